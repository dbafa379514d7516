/** Objects that are written part by part, in any number of runs. A part but the last has 5 MB at least (S3 quotas). */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { s3 } from './clients/s3.ts';

export interface PartialObject {
  readonly bucket: string;
  readonly key: string;
  readonly upload: string;
}

/** Begins an object; answers the id of the upload. */
export async function beginObject(bucket: string, key: string, contentType: string): Promise<string> {
  const begin = new CreateMultipartUploadCommand({ Bucket: bucket, Key: key, ContentType: contentType });
  const { UploadId } = await s3().send(begin);
  if (UploadId === undefined) throw new Error('S3 began an upload and did not say which.');
  return UploadId;
}

/** Writes the part with this number, from 1 on, in the place of one with the same number; answers its entity tag. */
export async function putPart(object: PartialObject, number: number, body: Uint8Array): Promise<string> {
  const { ETag } = await s3().send(new UploadPartCommand({ ...named(object), PartNumber: number, Body: body }));
  if (ETag === undefined) throw new Error('S3 took a part and did not say its tag.');
  return ETag;
}

/** Makes the parts with these tags, in their order, an object; one that an earlier try has made stays. */
export async function endObject(object: PartialObject, tags: readonly string[]): Promise<void> {
  const Parts = tags.map((ETag, i) => ({ ETag, PartNumber: i + 1 }));
  try {
    await s3().send(new CompleteMultipartUploadCommand({ ...named(object), MultipartUpload: { Parts } }));
  } catch (error) {
    // Nothing else ends an upload within a week.
    if (!(error instanceof Error) || error.name !== 'NoSuchUpload') throw error;
  }
}

/** Throws the parts away. */
export async function dropObject(object: PartialObject): Promise<void> {
  await s3().send(new AbortMultipartUploadCommand(named(object)));
}

const named = ({ bucket, key, upload }: PartialObject) => ({ Bucket: bucket, Key: key, UploadId: upload });
