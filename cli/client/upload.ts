/** Uploads files to the inbox concurrently, except those that it has already. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import pMap from 'p-map';
import type { UploadMetadata } from '../../shared/contract/clip.ts';
import { errorMessage, Failure } from '../failure.ts';
import { fileErrorMessage } from '../input/file-error.ts';
import type { FileToUpload } from '../input/inbox-files.ts';

/** After this many failures in a row the cause is not a file but credentials, network or bucket. */
const FAILURES_IN_A_ROW = 5;

/** The result of one upload. */
export type UploadResult =
  | { readonly kind: 'uploaded' | 'unchanged'; readonly file: string; readonly key: string; readonly versionId: string }
  | { readonly kind: 'failed'; readonly file: string; readonly key: string | null; readonly reason: string };

export interface UploadOptions {
  readonly bucket: string;
  readonly concurrency: number;
  /** Also upload files that the inbox has already. */
  readonly again: boolean;
  /** Object metadata of every file; empty leaves those of the objects as they are. */
  readonly meta: UploadMetadata;
  readonly onUploaded: () => void;
}

/**
 * Uploads files; returns results in their order. A file whose object has the same content, and the same metadata if any
 * are given, is `unchanged` and not uploaded, so that an interrupted run can be repeated. A file that cannot be read or uploaded does not stop the others.
 */
export async function upload(files: readonly FileToUpload[], options: UploadOptions): Promise<UploadResult[]> {
  let failuresInARow = 0;
  const uploadOne = async (entry: FileToUpload): Promise<UploadResult> => {
    if (entry.kind === 'unreadable') return { kind: 'failed', file: entry.file, key: null, reason: entry.reason };
    const { file, key } = entry;
    let bytes: Uint8Array;
    try {
      bytes = await readFile(file);
    } catch (error) {
      return { kind: 'failed', file, key, reason: fileErrorMessage(error) };
    }
    try {
      const sent = await send(key, bytes, options);
      failuresInARow = 0;
      options.onUploaded();
      return { ...sent, file, key };
    } catch (cause) {
      const reason = `could not be uploaded to ${options.bucket}: ${errorMessage(cause)}`;
      if (++failuresInARow < FAILURES_IN_A_ROW) return { kind: 'failed', file, key, reason };
      throw new Failure(
        `${file} ${reason} (${FAILURES_IN_A_ROW} failures in a row). Run the same command again to continue`,
        1,
        { cause },
      );
    }
  };
  return pMap(files, uploadOne, { concurrency: options.concurrency });
}

async function send(
  key: string,
  bytes: Uint8Array,
  { bucket, again, meta }: UploadOptions,
): Promise<{ kind: 'uploaded' | 'unchanged'; versionId: string }> {
  const { putObject } = await import('../../functions/aws/bucket.ts');
  const there = again ? null : await look(bucket, key);
  if (there && hasContent(there, bytes) && (await hasMetadata(there, meta))) {
    return { kind: 'unchanged', versionId: there.versionId ?? '' };
  }
  const { versionId } = await putObject(bucket, key, bytes, 'application/octet-stream', meta);
  return { kind: 'uploaded', versionId: versionId ?? '' };
}

type StoredObject = NonNullable<Awaited<ReturnType<typeof look>>>;

function hasContent({ size, etag }: StoredObject, bytes: Uint8Array): boolean {
  return size === bytes.length && etag === createHash('md5').update(bytes).digest('hex');
}

async function hasMetadata({ metadata }: StoredObject, meta: UploadMetadata): Promise<boolean> {
  if (Object.keys(meta).length === 0) return true;
  const { uploadMetadataIn } = await import('../../shared/file/index.ts');
  return isDeepStrictEqual(uploadMetadataIn(metadata), uploadMetadataIn(meta));
}

/** S3 answers 403 to credentials that may write but not read: the object is then treated as missing. */
async function look(
  bucket: string,
  key: string,
): ReturnType<typeof import('../../functions/aws/bucket.ts').headObject> {
  const { headObject } = await import('../../functions/aws/bucket.ts');
  try {
    return await headObject(bucket, key);
  } catch (error) {
    if (statusOf(error) === 403) return null;
    throw error;
  }
}

function statusOf(error: unknown): unknown {
  if (!(error instanceof Error && '$metadata' in error)) return undefined;
  const about = error.$metadata;
  return typeof about === 'object' && about !== null && 'httpStatusCode' in about ? about.httpStatusCode : undefined;
}
