/** What a bucket holds now, version by version: for comparing it with the table. */
import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import type { CurrentFile } from '../../shared/sweep/judge.ts';
import { s3 } from './clients/s3.ts';

/** Where a listing goes on. */
export interface ListingPosition {
  readonly key: string;
  readonly versionId: string | null;
}

export interface FilePage {
  readonly files: readonly CurrentFile[];
  /** Null at the end of the bucket. */
  readonly next: ListingPosition | null;
}

/**
 * The current versions among the next thousand versions and delete markers of a bucket, or of a prefix in it, by key. Listings are strongly
 * consistent (S3 guide, "Amazon S3 data consistency model").
 */
export async function listCurrentFiles(bucket: string, from: ListingPosition | null, prefix = ''): Promise<FilePage> {
  const answer = await s3().send(
    new ListObjectVersionsCommand({
      Bucket: bucket,
      // Keys may have characters that XML cannot.
      EncodingType: 'url',
      ...(prefix !== '' && { Prefix: prefix }),
      ...(from !== null && { KeyMarker: from.key }),
      ...(from?.versionId && { VersionIdMarker: from.versionId }),
    }),
  );
  const { IsTruncated, NextKeyMarker, NextVersionIdMarker } = answer;
  return {
    files: currentFiles(bucket, answer),
    next:
      IsTruncated === true && NextKeyMarker !== undefined
        ? { key: decoded(NextKeyMarker, answer), versionId: NextVersionIdMarker ?? null }
        : null,
  };
}

/** What a key is now: a file, or the marker that a delete left; null where there is nothing. */
export type LatestOfKey =
  | { readonly kind: 'file'; readonly file: CurrentFile }
  | { readonly kind: 'marker'; readonly versionId: string; readonly lastModified: string };

/** The newest version of a key, a delete marker included. The read is strongly consistent. */
export async function latestOfKey(bucket: string, key: string): Promise<LatestOfKey | null> {
  // Of all keys that begin with this one it is the first, and of its versions the newest.
  const answer = await s3().send(
    new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, MaxKeys: 1, EncodingType: 'url' }),
  );
  const file = currentFiles(bucket, answer).find((one) => one.key === key);
  if (file !== undefined) return { kind: 'file', file };
  const marker = (answer.DeleteMarkers ?? []).find(
    ({ Key = '', IsLatest }) => IsLatest === true && decoded(Key, answer) === key,
  );
  if (marker === undefined) return null;
  return { kind: 'marker', versionId: versionIdOf(marker.VersionId), lastModified: timeOf(marker.LastModified) };
}

function currentFiles(bucket: string, answer: ListObjectVersionsCommandOutput): CurrentFile[] {
  return (answer.Versions ?? [])
    .filter(({ IsLatest }) => IsLatest === true)
    .map(({ Key = '', VersionId, LastModified, Size = 0 }) => ({
      bucket,
      key: decoded(Key, answer),
      versionId: versionIdOf(VersionId),
      lastModified: timeOf(LastModified),
      size: Size,
    }));
}

/** The SDK leaves keys as they came. An emulator may not encode them, and then does not say that it did. */
function decoded(key: string, { EncodingType }: ListObjectVersionsCommandOutput): string {
  return EncodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
}

/** `null` is the id of a version that was made while the bucket kept none (S3 guide, "Working with S3 Versioning"). */
function versionIdOf(id: string | undefined): string {
  return id === undefined || id === 'null' ? '' : id;
}

const timeOf = (time: Date | undefined): string => (time ?? new Date(0)).toISOString();
