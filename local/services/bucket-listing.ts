/** Pages of a bucket's objects and versions (API Reference, "ListObjectsV2", "ListObjectVersions"). */
import type { ListObjectsV2CommandInput, ListObjectVersionsCommandInput } from '@aws-sdk/client-s3';
import type { Version, Versions } from './versions.ts';

const MOST = 1000;
/** Sorts after every key that begins as what is before it. */
const LAST = '\u{10FFFF}';

/** The newest versions, without those that are deleted; with `Delimiter`, what lies in a folder is one prefix. */
export function listObjects(versions: Versions, input: ListObjectsV2CommandInput): object {
  const { Prefix = '', Delimiter = '', StartAfter = '', ContinuationToken } = input;
  const most = Math.min(MOST, input.MaxKeys ?? MOST);
  const after = ContinuationToken === undefined ? StartAfter : Buffer.from(ContinuationToken, 'base64url').toString();
  const Contents: object[] = [];
  const prefixes: string[] = [];
  let last = '';
  let isTruncated = false;
  for (const version of current(versions, Prefix, after)) {
    const { key } = version;
    const folder = folderOf(key, Prefix, Delimiter);
    // The folder stands in the list, or was the end of the page before.
    if (folder !== null && (folder === prefixes.at(-1) || after === `${folder}${LAST}`)) continue;
    isTruncated = Contents.length + prefixes.length === most;
    if (isTruncated) break;
    if (folder === null) Contents.push(entryOf(version));
    else prefixes.push(folder);
    last = folder === null ? key : `${folder}${LAST}`;
  }
  return {
    Name: input.Bucket,
    Prefix,
    KeyCount: Contents.length + prefixes.length,
    MaxKeys: most,
    IsTruncated: isTruncated,
    ...(Contents.length > 0 && { Contents }),
    ...(prefixes.length > 0 && { CommonPrefixes: prefixes.map((folder) => ({ Prefix: folder })) }),
    ...(isTruncated && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
  };
}

/** The newest version of each key that is not deleted. */
function* current(versions: Versions, prefix: string, after: string): Generator<Version> {
  for (const key of versions.keys(prefix, after)) {
    const newest = versions.newest(key);
    if (newest !== undefined && newest.bytes !== null) yield newest;
  }
}

function folderOf(key: string, prefix: string, delimiter: string): string | null {
  if (delimiter === '') return null;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? null : key.slice(0, end + delimiter.length);
}

/** All versions and delete markers: keys in order, the versions of one from the newest to the oldest. */
export function listVersions(versions: Versions, input: ListObjectVersionsCommandInput): object {
  const { Prefix = '', KeyMarker = '', VersionIdMarker } = input;
  const most = Math.min(MOST, input.MaxKeys ?? MOST);
  const Versions: object[] = [];
  const DeleteMarkers: object[] = [];
  let last: Version | undefined;
  for (const version of following(versions, Prefix, KeyMarker, VersionIdMarker)) {
    if (Versions.length + DeleteMarkers.length === most) {
      return {
        ...page(input, most, Versions, DeleteMarkers),
        IsTruncated: true,
        NextKeyMarker: keyIn(input, last?.key ?? ''),
        NextVersionIdMarker: last?.versionId,
      };
    }
    const { versionId, bytes } = version;
    const IsLatest = versions.newest(version.key) === version;
    const shown = { ...entryOf(version), Key: keyIn(input, version.key), VersionId: versionId, IsLatest };
    if (bytes === null) {
      const { ETag: _, Size: __, StorageClass: ___, ...marker } = shown;
      DeleteMarkers.push(marker);
    } else Versions.push(shown);
    last = version;
  }
  return { ...page(input, most, Versions, DeleteMarkers), IsTruncated: false };
}

function page(
  input: ListObjectVersionsCommandInput,
  most: number,
  Versions: object[],
  DeleteMarkers: object[],
): object {
  return {
    Name: input.Bucket,
    Prefix: input.Prefix ?? '',
    MaxKeys: most,
    ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
    ...(Versions.length > 0 && { Versions }),
    ...(DeleteMarkers.length > 0 && { DeleteMarkers }),
  };
}

/** A key as an answer has it: encoded as in a form, if that was asked for, since XML cannot have all characters. */
function keyIn({ EncodingType }: ListObjectVersionsCommandInput, key: string): string {
  return EncodingType === 'url' ? encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/') : key;
}

/** Versions after the markers: of the key itself those that are older than the marked one. */
function* following(
  versions: Versions,
  prefix: string,
  keyMarker: string,
  versionMarker: string | undefined,
): Generator<Version> {
  if (versionMarker !== undefined) {
    const own = versions.of(keyMarker);
    yield* own.slice(own.findIndex(({ versionId }) => versionId === versionMarker) + 1);
  }
  for (const key of versions.keys(prefix, keyMarker)) yield* versions.of(key);
}

function entryOf({ key, etag, bytes, lastModified }: Version) {
  return {
    Key: key,
    ETag: etag,
    Size: bytes?.length ?? 0,
    LastModified: new Date(lastModified),
    StorageClass: 'STANDARD',
  };
}
