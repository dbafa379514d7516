/** What S3 refuses, as the SDK throws it. */
import { NoSuchKey, S3ServiceException } from '@aws-sdk/client-s3';

/** S3 User Guide, "Naming Amazon S3 objects". */
const MAX_KEY_BYTES = 1024;

/** The refusal that S3 gives this name, with its status. */
export function refused(name: string, httpStatusCode: number, message: string): S3ServiceException {
  return new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode }, message });
}

/** Of a write whose `IfMatch` or `IfNoneMatch` does not hold. */
export const failedCondition = () =>
  refused('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');

/** Of a key without an object. */
export const noSuchKey = (key: string): NoSuchKey =>
  new NoSuchKey({ message: `The specified key does not exist: ${key}`, $metadata: { httpStatusCode: 404 } });

/** Throws where S3 takes no object with this key. */
export function refuseWrongKey(key: string): void {
  if (key === '') throw refused('InvalidRequest', 400, 'Empty value provided for input HTTP label: Key.');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw refused('KeyTooLongError', 400, 'Your key is too long');
}
