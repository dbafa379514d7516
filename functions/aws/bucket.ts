/** Objects of the inbox and of the archive bucket. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { s3 } from './clients/s3.ts';

/** The outcome of reading one version of an object. */
export type VersionRead =
  | { kind: 'found'; bytes: Uint8Array; lastModified: string; metadata: Readonly<Record<string, string>> }
  | { kind: 'too-large'; size: number; lastModified: string }
  | { kind: 'gone' };

/**
 * Reads exactly the version named, not the latest; of an object over `maxBytes` nothing is read. A version that is no
 * longer there (deleted, expired, overwritten in an unversioned bucket) is `gone`, an ordinary outcome.
 */
export async function readVersion(
  bucket: string,
  key: string,
  versionId: string,
  maxBytes: number,
): Promise<VersionRead> {
  try {
    const answer = await s3().send(
      new GetObjectCommand({ Bucket: bucket, Key: key, ...(versionId && { VersionId: versionId }) }),
    );
    const lastModified = (answer.LastModified ?? new Date(0)).toISOString();
    const bytes = await readBody(answer, maxBytes);
    return bytes === null
      ? { kind: 'too-large', size: answer.ContentLength ?? 0, lastModified }
      : { kind: 'found', bytes, lastModified, metadata: answer.Metadata ?? {} };
  } catch (error) {
    if (isMissing(error)) return { kind: 'gone' };
    throw error;
  }
}

/** The bytes of an object; null, with nothing read, where there are more than `maxBytes`. */
export async function readBody(
  { Body, ContentLength = 0 }: Pick<GetObjectCommandOutput, 'Body' | 'ContentLength'>,
  maxBytes: number,
): Promise<Uint8Array | null> {
  if (ContentLength <= maxBytes) return (await Body?.transformToByteArray()) ?? new Uint8Array();
  // An unread stream holds its connection until it is destroyed.
  if (Body && 'destroy' in Body) Body.destroy();
  return null;
}

/**
 * Writes an object; answers the version it got, `null` in a bucket without versions. Metadata beyond ASCII is
 * percent-encoded: S3 takes no other (UserGuide, "Working with object metadata").
 */
export async function putObject(
  bucket: string,
  key: string,
  body: Uint8Array | string,
  contentType = 'application/octet-stream',
  metadata: Readonly<Record<string, string>> = {},
): Promise<{ versionId: string | null }> {
  const encoded = Object.entries(metadata).map(([name, value]) => [name, isAscii(value) ? value : encodeURI(value)]);
  const answer = await s3().send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: contentType,
      ...(encoded.length > 0 && { Metadata: Object.fromEntries(encoded) }),
    }),
  );
  return { versionId: answer.VersionId ?? null };
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/**
 * Size, tag and metadata of the latest version, or null where there is none. The tag of a simple upload is its MD5 in hex;
 * the metadata are as S3 has them, still encoded.
 */
export async function headObject(
  bucket: string,
  key: string,
): Promise<{ size: number; etag: string; versionId: string | null; metadata: Record<string, string> } | null> {
  try {
    const answer = await s3().send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return {
      size: answer.ContentLength ?? 0,
      etag: (answer.ETag ?? '').replaceAll('"', ''),
      versionId: answer.VersionId ?? null,
      metadata: answer.Metadata ?? {},
    };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The text of an object; throws where it is missing, since only keys we wrote ourselves are asked for. */
export async function readText(bucket: string, key: string): Promise<string> {
  const answer = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await answer.Body?.transformToString('utf-8')) ?? '';
}

/** The bytes of an object; throws where it is missing, since only keys we wrote ourselves are asked for. */
export async function readBytes(bucket: string, key: string): Promise<Uint8Array> {
  const answer = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
}

/** The keys that begin with `prefix`. */
export async function listKeys(bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const answer = await s3().send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    keys.push(...(answer.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    token = answer.NextContinuationToken;
  } while (token !== undefined);
  return keys;
}

/** Deletes an object of a bucket without versions; one that is not there is no error. */
export async function deleteObject(bucket: string, key: string): Promise<void> {
  await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/** A version can be missing by key or by version, or be a delete marker (405). */
function isMissing(error: unknown): boolean {
  if (error instanceof NoSuchKey || error instanceof NotFound) return true;
  const name = error instanceof Error ? error.name : '';
  return ['NoSuchKey', 'NoSuchVersion', 'NotFound', 'MethodNotAllowed'].includes(name);
}

/** Deletes one version of an object, so that nothing is left of it. */
export async function removeVersion(bucket: string, key: string, versionId: string): Promise<void> {
  await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
}
