/** Buckets in memory, in the place of the SDK's client; each exists as soon as it is asked, without versions of its own. */
import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { Buckets, type Version } from '../../../local/services/buckets.ts';

const WRITTEN = Date.parse('2026-01-02T03:04:05Z');

export class FakeBuckets extends Buckets {
  readonly client = mockClient(S3Client);
  /** `bucket/key` and, of a version, `bucket/key?versionId`. */
  readonly objects = new Objects(this);
  /** What was said at upload, by the same keys; the object has to be there. */
  readonly metadata = {
    set: (id: string, metadata: Readonly<Record<string, string>>) => this.objects.describe(id, metadata),
  };
  /** Called before each deletion; throw to let it fail. */
  beforeDelete: () => void = () => {};

  constructor() {
    super({ now: () => WRITTEN });
    this.beforeRequest = (_, operation) => {
      if (operation === 'DeleteObject') this.beforeDelete();
    };
    const { client } = this;
    client.on(GetObjectCommand).callsFake((input) => this.send(new GetObjectCommand(input)));
    client.on(HeadObjectCommand).callsFake((input) => this.send(new HeadObjectCommand(input)));
    client.on(PutObjectCommand).callsFake((input) => this.send(new PutObjectCommand(input)));
    client.on(CreateMultipartUploadCommand).callsFake((input) => this.send(new CreateMultipartUploadCommand(input)));
    client.on(UploadPartCommand).callsFake((input) => this.send(new UploadPartCommand(input)));
    client
      .on(CompleteMultipartUploadCommand)
      .callsFake((input) => this.send(new CompleteMultipartUploadCommand(input)));
    client.on(AbortMultipartUploadCommand).callsFake((input) => this.send(new AbortMultipartUploadCommand(input)));
    client.on(DeleteObjectCommand).callsFake((input) => this.send(new DeleteObjectCommand(input)));
    client.on(ListObjectsV2Command).callsFake((input) => this.send(new ListObjectsV2Command(input)));
    client.on(ListObjectVersionsCommand).callsFake((input) => this.send(new ListObjectVersionsCommand(input)));
  }
}

/** The objects of all buckets as a map of bytes. */
class Objects {
  private readonly buckets: Buckets;

  constructor(buckets: Buckets) {
    this.buckets = buckets;
  }

  get(id: string): Buffer | undefined {
    const bytes = this.find(id)?.bytes;
    return bytes == null ? undefined : Buffer.from(bytes);
  }

  set(id: string, bytes: Uint8Array): void {
    const { bucket, key, versionId } = partsOf(id);
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    const described = { contentType: 'application/octet-stream', lastModified: WRITTEN, metadata: {} };
    this.buckets.bucket(bucket).add({ key, versionId, bytes: new Uint8Array(bytes), etag, ...described });
  }

  describe(id: string, metadata: Readonly<Record<string, string>>): void {
    const version = this.find(id);
    if (version === undefined) throw new Error(`There is no ${id}.`);
    Object.assign(version, { metadata });
  }

  delete(id: string): void {
    const { bucket, key, versionId } = partsOf(id);
    this.buckets.bucket(bucket).remove(key, versionId);
  }

  clear(): void {
    for (const name of this.buckets.names()) this.buckets.bucket(name).clear();
  }

  keys(): string[] {
    return this.buckets.names().flatMap((name) => {
      const bucket = this.buckets.bucket(name);
      return [...bucket.keys()].flatMap((key) => bucket.of(key).map((version) => idOf(name, version)));
    });
  }

  private find(id: string): Version | undefined {
    const { bucket, key, versionId } = partsOf(id);
    return this.buckets
      .bucket(bucket)
      .of(key)
      .find((version) => version.versionId === versionId);
  }
}

const idOf = (bucket: string, { key, versionId }: Version): string =>
  `${bucket}/${key}${versionId === 'null' ? '' : `?${versionId}`}`;

function partsOf(id: string): { bucket: string; key: string; versionId: string } {
  const slash = id.indexOf('/');
  const mark = id.lastIndexOf('?');
  const end = mark < 0 ? id.length : mark;
  return {
    bucket: id.slice(0, slash),
    key: id.slice(slash + 1, end),
    versionId: mark < 0 ? 'null' : id.slice(mark + 1),
  };
}
