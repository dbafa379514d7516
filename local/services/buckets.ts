/**
 * Buckets in memory with the rules of S3 that matter here: versions and delete markers, conditional writes, lists in the
 * order of UTF-8 bytes, and an event for each change. What is put is there at once for all, as in S3.
 */

import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type AbortMultipartUploadCommandInput,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  DeleteObjectCommand,
  type DeleteObjectCommandInput,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  type HeadObjectCommandInput,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  NoSuchBucket,
  NotFound,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3ServiceException,
  UploadPartCommand,
  type UploadPartCommandInput,
} from '@aws-sdk/client-s3';
import { bodyOf, bytesOf, described } from './bucket-bodies.ts';
import { failedCondition, noSuchKey, refused, refuseWrongKey } from './bucket-errors.ts';
import { type BucketEvent, type EventName, sequencerOf } from './bucket-events.ts';
import { listObjects, listVersions } from './bucket-listing.ts';
import { Uploads } from './multipart.ts';
import { type Command, type Now, type Operation, Service } from './service.ts';
import { type Version, Versions } from './versions.ts';

export type { Version } from './versions.ts';

/** A change of what is stored. */
export type BucketChange =
  | { readonly kind: 'put'; readonly bucket: string; readonly version: Version }
  | { readonly kind: 'removed'; readonly bucket: string; readonly key: string; readonly versionId: string };

export interface BucketsOptions {
  readonly now?: Now;
  /** The buckets that there are, by name; without it each exists as soon as it is asked, without versions. */
  readonly buckets?: Readonly<Record<string, { readonly versioned: boolean }>>;
}

/** S3 User Guide, "Working with object metadata". */
const MAX_METADATA_BYTES = 2048;

export class Buckets extends Service {
  /** Told of each event, once and at once; who is told may deliver it late, twice or never. */
  onEvent: (event: BucketEvent) => void = () => {};
  /** Told of each change, after it. */
  onChange: (change: BucketChange) => void = () => {};
  protected override readonly operations: ReadonlyMap<Command['constructor'], Operation>;
  /** Objects that are being written part by part. */
  readonly uploads = new Uploads();
  private readonly buckets = new Map<string, Versions>();
  private readonly isOpen: boolean;
  private readonly now: Now;
  private count = 0;

  constructor({ now = Date.now, buckets }: BucketsOptions = {}) {
    super();
    this.now = now;
    this.isOpen = buckets === undefined;
    for (const [name, { versioned }] of Object.entries(buckets ?? {})) this.buckets.set(name, new Versions(versioned));
    this.operations = new Map<Command['constructor'], Operation>([
      [GetObjectCommand, { name: 'GetObject', act: (input: GetObjectCommandInput) => this.get(input) }],
      [HeadObjectCommand, { name: 'HeadObject', act: (input: HeadObjectCommandInput) => this.head(input) }],
      [PutObjectCommand, { name: 'PutObject', act: (input: PutObjectCommandInput) => this.put(input) }],
      [DeleteObjectCommand, { name: 'DeleteObject', act: (input: DeleteObjectCommandInput) => this.delete(input) }],
      ...this.writtenByPart(),
      [
        ListObjectsV2Command,
        {
          name: 'ListObjectsV2',
          act: (input: ListObjectsV2CommandInput) => listObjects(this.bucket(input.Bucket), input),
        },
      ],
      [
        ListObjectVersionsCommand,
        {
          name: 'ListObjectVersions',
          act: (input: ListObjectVersionsCommandInput) => listVersions(this.bucket(input.Bucket), input),
        },
      ],
    ]);
  }

  private writtenByPart(): [Command['constructor'], Operation][] {
    const { uploads } = this;
    const begin = (input: CreateMultipartUploadCommandInput) => uploads.begin(input);
    const part = (input: UploadPartCommandInput) => uploads.part(input, bytesOf(input.Body));
    const end = (input: CompleteMultipartUploadCommandInput) => {
      const { bytes, contentType } = uploads.end(input);
      return this.put({ Bucket: input.Bucket, Key: input.Key, Body: bytes, ContentType: contentType });
    };
    const drop = (input: AbortMultipartUploadCommandInput) => uploads.drop(input);
    return [
      [CreateMultipartUploadCommand, { name: 'CreateMultipartUpload', act: begin }],
      [UploadPartCommand, { name: 'UploadPart', act: part }],
      [CompleteMultipartUploadCommand, { name: 'CompleteMultipartUpload', act: end }],
      [AbortMultipartUploadCommand, { name: 'AbortMultipartUpload', act: drop }],
    ];
  }

  /** All versions of a bucket; throws where there is no such bucket. */
  bucket(name: string | undefined): Versions {
    const found = this.buckets.get(name ?? '');
    if (found !== undefined) return found;
    if (!this.isOpen)
      throw new NoSuchBucket({ message: 'The specified bucket does not exist', $metadata: { httpStatusCode: 404 } });
    const made = new Versions(false);
    this.buckets.set(name ?? '', made);
    return made;
  }

  /** The names of all buckets. */
  names(): string[] {
    return [...this.buckets.keys()];
  }

  /** What the service does by a life-cycle rule: the newest version gets a delete marker, or goes where there are no versions. */
  expire(bucket: string, key: string): void {
    const versions = this.bucket(bucket);
    const newest = versions.newest(key);
    if (newest === undefined || newest.bytes === null) return;
    if (versions.isVersioned) this.add(bucket, this.marker(key), 'LifecycleExpiration:DeleteMarkerCreated');
    else this.remove(bucket, newest, 'LifecycleExpiration:Delete');
  }

  /** Makes a change again, as it was: how a state is restored. It is told to nobody. */
  redo(change: BucketChange): void {
    switch (change.kind) {
      case 'put':
        this.bucket(change.bucket).add(change.version);
        return;
      case 'removed':
        this.bucket(change.bucket).remove(change.key, change.versionId);
        return;
      default:
        change satisfies never;
    }
  }

  private put(input: PutObjectCommandInput): object {
    const { Bucket = '', Key = '', Body, Metadata = {}, IfNoneMatch, IfMatch, ContentType } = input;
    const versions = this.bucket(Bucket);
    refuseWrongKey(Key);
    const size = Object.entries(Metadata).reduce(
      (sum, [name, value]) => sum + name.length + Buffer.byteLength(value),
      0,
    );
    if (size > MAX_METADATA_BYTES)
      throw refused('MetadataTooLarge', 400, 'Your metadata headers exceed the maximum allowed metadata size.');
    const newest = versions.newest(Key);
    const there = newest?.bytes === null ? undefined : newest;
    if (IfNoneMatch === '*' && there !== undefined) throw failedCondition();
    if (IfMatch !== undefined && there === undefined) throw noSuchKey(Key);
    if (IfMatch !== undefined && there?.etag !== IfMatch) throw failedCondition();
    const bytes = bytesOf(Body);
    const version: Version = {
      key: Key,
      versionId: this.versionId(versions),
      bytes,
      etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
      lastModified: this.seconds(),
      contentType: ContentType ?? 'application/octet-stream',
      metadata: Object.fromEntries(Object.entries(Metadata).map(([name, value]) => [name.toLowerCase(), value])),
    };
    this.add(Bucket, version, 'ObjectCreated:Put');
    return { ETag: version.etag, ...(versions.isVersioned && { VersionId: version.versionId }) };
  }

  private get(input: GetObjectCommandInput): object {
    const version = this.found(input);
    return { ...described(version, this.bucket(input.Bucket).isVersioned), Body: bodyOf(version.bytes) };
  }

  /** An answer to HEAD has no body, and so no name of an error. */
  private head(input: HeadObjectCommandInput): object {
    try {
      return described(this.found(input), this.bucket(input.Bucket).isVersioned);
    } catch (error) {
      if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 404) throw error;
      throw new NotFound({ message: 'NotFound', $metadata: { httpStatusCode: 404 } });
    }
  }

  private delete({ Bucket = '', Key = '', VersionId }: DeleteObjectCommandInput): object {
    const versions = this.bucket(Bucket);
    refuseWrongKey(Key);
    if (VersionId !== undefined && versions.isVersioned) {
      const version = versions.of(Key).find(({ versionId }) => versionId === VersionId);
      // One that is not there is no error.
      if (version !== undefined) this.remove(Bucket, version, 'ObjectRemoved:Delete');
      return { VersionId, ...(version?.bytes === null && { DeleteMarker: true }) };
    }
    if (versions.isVersioned) {
      const marker = this.marker(Key);
      this.add(Bucket, marker, 'ObjectRemoved:DeleteMarkerCreated');
      return { DeleteMarker: true, VersionId: marker.versionId };
    }
    const newest = versions.newest(Key);
    if (newest !== undefined) this.remove(Bucket, newest, 'ObjectRemoved:Delete');
    return {};
  }

  /** The version that a request names, or the newest one. */
  private found({ Bucket, Key = '', VersionId }: GetObjectCommandInput): Version & { readonly bytes: Uint8Array } {
    const versions = this.bucket(Bucket);
    const version =
      VersionId === undefined
        ? versions.newest(Key)
        : versions.of(Key).find(({ versionId }) => versionId === VersionId);
    if (version === undefined) {
      throw VersionId === undefined
        ? noSuchKey(Key)
        : refused('NoSuchVersion', 404, 'The specified version does not exist.');
    }
    const { bytes } = version;
    if (bytes !== null) return { ...version, bytes };
    // A marker that is asked for by its id is no object (S3 User Guide, "Working with delete markers").
    throw VersionId === undefined
      ? noSuchKey(Key)
      : refused('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.');
  }

  private marker(key: string): Version {
    const versionId = this.versionId(null);
    return { key, versionId, bytes: null, etag: '', lastModified: this.seconds(), contentType: '', metadata: {} };
  }

  private add(bucket: string, version: Version, name: EventName): void {
    this.bucket(bucket).add(version);
    this.onChange({ kind: 'put', bucket, version });
    this.tell(bucket, version, name);
  }

  private remove(bucket: string, version: Version, name: EventName): void {
    const { key, versionId } = version;
    this.bucket(bucket).remove(key, versionId);
    this.onChange({ kind: 'removed', bucket, key, versionId });
    this.tell(bucket, version, name);
  }

  private tell(bucket: string, { key, versionId, bytes, etag }: Version, name: EventName): void {
    this.onEvent({
      name,
      bucket,
      key,
      versionId: this.bucket(bucket).isVersioned ? versionId : null,
      size: bytes?.length ?? null,
      etag: etag === '' ? null : etag.replaceAll('"', ''),
      at: this.now(),
      sequencer: sequencerOf(this.now(), ++this.count),
    });
  }

  /** Ids say nothing of the order in which they were made. */
  private versionId(versions: Versions | null): string {
    if (versions?.isVersioned === false) return 'null';
    return createHash('sha256')
      .update(`${++this.count} ${this.now()}`)
      .digest('base64url')
      .slice(0, 32);
  }

  /** S3 keeps whole seconds. */
  private seconds(): number {
    return Math.floor(this.now() / 1000) * 1000;
  }
}
