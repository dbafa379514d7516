/** Objects that are written part by part (S3 User Guide, "Uploading and copying objects using multipart upload"). */
import { createHash } from 'node:crypto';
import type {
  AbortMultipartUploadCommandInput,
  CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommandInput,
  UploadPartCommandInput,
} from '@aws-sdk/client-s3';
import { refused } from './bucket-errors.ts';

const MAX_PARTS = 10_000;

interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string | undefined;
  readonly parts: Map<number, { readonly bytes: Uint8Array; readonly etag: string }>;
}

/** Uploads on their way. What is finished is put by `put`; there is no object before. */
export class Uploads {
  /** Bytes of a part that is not the last (S3 User Guide, "Amazon S3 multipart upload limits"). */
  minPartBytes = 5 * 1024 * 1024;
  private readonly uploads = new Map<string, Upload>();
  private count = 0;

  /** How many are on their way: a bill for storage that nobody sees. */
  get size(): number {
    return this.uploads.size;
  }

  begin({ Bucket = '', Key = '', ContentType }: CreateMultipartUploadCommandInput): object {
    const UploadId = `upload-${++this.count}`;
    this.uploads.set(UploadId, { bucket: Bucket, key: Key, contentType: ContentType, parts: new Map() });
    return { Bucket, Key, UploadId };
  }

  part(input: UploadPartCommandInput, bytes: Uint8Array): object {
    const { PartNumber = 0 } = input;
    if (PartNumber < 1 || PartNumber > MAX_PARTS) {
      throw refused('InvalidArgument', 400, `Part number must be an integer between 1 and ${MAX_PARTS}`);
    }
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    this.found(input).parts.set(PartNumber, { bytes, etag });
    return { ETag: etag };
  }

  /** The object that the parts make; the upload is over. */
  end(input: CompleteMultipartUploadCommandInput): { bytes: Uint8Array; contentType: string | undefined } {
    const { parts, contentType } = this.found(input);
    const listed = input.MultipartUpload?.Parts ?? [];
    if (listed.length === 0) throw refused('MalformedXML', 400, 'You must specify at least one part');
    const bytes = listed.map(({ PartNumber = 0, ETag }, i) => {
      const part = parts.get(PartNumber);
      if (part === undefined || part.etag !== ETag) {
        throw refused('InvalidPart', 400, 'One or more of the specified parts could not be found.');
      }
      if (i < listed.length - 1 && part.bytes.length < this.minPartBytes) {
        throw refused('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size');
      }
      return part.bytes;
    });
    this.uploads.delete(input.UploadId ?? '');
    return { bytes: Buffer.concat(bytes), contentType };
  }

  drop(input: AbortMultipartUploadCommandInput): object {
    this.found(input);
    this.uploads.delete(input.UploadId ?? '');
    return {};
  }

  private found({ Bucket, Key, UploadId = '' }: AbortMultipartUploadCommandInput): Upload {
    const upload = this.uploads.get(UploadId);
    if (upload !== undefined && upload.bucket === Bucket && upload.key === Key) return upload;
    throw refused('NoSuchUpload', 404, 'The specified upload does not exist.');
  }
}
