/** Buckets in memory with the rules of S3 that this project relies on: versions by id, and conditional writes. */
import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';

export class FakeBuckets {
  /** `bucket/key` and, of a version, `bucket/key?versionId`. */
  readonly objects = new Map<string, Buffer>();
  /** What was said at upload, by the same keys. */
  readonly metadata = new Map<string, Readonly<Record<string, string>>>();
  readonly client = mockClient(S3Client);
  /** Called before each deletion; throw to let it fail. */
  beforeDelete: () => void = () => {};

  constructor() {
    this.client.on(GetObjectCommand).callsFake(({ Bucket, Key, VersionId }: GetObjectCommand['input']) => {
      const id = `${Bucket}/${Key}${VersionId ? `?${VersionId}` : ''}`;
      const bytes = this.objects.get(id);
      if (bytes === undefined) throw new NoSuchKey({ message: 'no such key', $metadata: {} });
      return {
        Body: {
          transformToByteArray: async () => new Uint8Array(bytes),
          transformToString: async () => bytes.toString(),
          destroy: () => {},
        },
        ContentLength: bytes.length,
        ETag: etagOf(bytes),
        LastModified: new Date('2026-01-02T03:04:05Z'),
        Metadata: this.metadata.get(id) ?? {},
      };
    });
    // A thousand keys a page, as S3 has them.
    this.client
      .on(ListObjectsV2Command)
      .callsFake(({ Bucket, Prefix, ContinuationToken = '' }: ListObjectsV2Command['input']) => {
        const keys = [...this.objects.keys()]
          .filter((id) => id.startsWith(`${Bucket}/${Prefix}`))
          .map((id) => id.slice(`${Bucket}/`.length))
          .filter((key) => key > ContinuationToken)
          .sort();
        const page = keys.slice(0, 1000);
        const last = page.at(-1);
        return {
          Contents: page.map((Key) => ({ Key })),
          ...(keys.length > page.length && { NextContinuationToken: last }),
        };
      });
    this.client.on(DeleteObjectCommand).callsFake(({ Bucket, Key }: DeleteObjectCommand['input']) => {
      this.beforeDelete();
      this.objects.delete(`${Bucket}/${Key}`);
      return {};
    });
    this.client
      .on(PutObjectCommand)
      .callsFake(({ Bucket, Key, Body, IfNoneMatch, IfMatch }: PutObjectCommand['input']) => {
        const there = this.objects.get(`${Bucket}/${Key}`);
        const isRefused =
          IfNoneMatch === '*' ? there !== undefined : IfMatch !== undefined && (!there || etagOf(there) !== IfMatch);
        if (isRefused) throw new S3ServiceException({ name: 'PreconditionFailed', $fault: 'client', $metadata: {} });
        this.objects.set(`${Bucket}/${Key}`, Buffer.from(Body as Uint8Array));
        return {};
      });
  }
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
