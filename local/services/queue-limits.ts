/** Limits of SQS ("Amazon SQS message quotas"; API Reference, "SendMessage", "SendMessageBatch"). */
import { SQSServiceException } from '@aws-sdk/client-sqs';

const MAX_BODY_BYTES = 1024 * 1024;
/** Of all bodies of a batch together. */
export const MAX_BATCH_BYTES = MAX_BODY_BYTES;
const MAX_ENTRIES = 10;
/** What XML 1.0 has no place for. */
const NOT_ALLOWED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

export function refuseWrongBody(body: string): void {
  if (body === '') throw refused('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    throw refused(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${MAX_BODY_BYTES} bytes.`,
    );
  }
  if (NOT_ALLOWED.test(body)) {
    throw refused(
      'InvalidMessageContents',
      'Invalid characters found. Valid characters are: #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
}

export function refuseWrongBatch(entries: readonly { readonly Id: string | undefined }[]): void {
  if (entries.length === 0) throw refused('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > MAX_ENTRIES) {
    throw refused(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map(({ Id = '' }) => Id);
  if (ids.some((id) => !/^[\w-]{1,80}$/.test(id))) {
    throw refused(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores.',
    );
  }
  if (new Set(ids).size < ids.length) throw refused('BatchEntryIdsNotDistinct', 'Id repeated.');
}

export const refused = (name: string, message: string): SQSServiceException =>
  new SQSServiceException({ name, $fault: 'client', $metadata: {}, message });
