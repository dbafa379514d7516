/** The bucket that its contract is about. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  type ListObjectsV2CommandOutput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import type { Client } from './contract.ts';

/** A folder of a bucket with versions, and of one without, that only one case writes. */
export class BucketSubject {
  readonly folder: string;
  private readonly client: Client;
  private readonly Bucket: string;

  constructor(client: Client, bucket: string, folder: string) {
    this.client = client;
    this.Bucket = bucket;
    this.folder = folder;
  }

  async put(key: string, Body: string | Uint8Array, more: Partial<PutObjectCommandInput> = {}) {
    const answer = await this.client.send(new PutObjectCommand({ ...this.object(key), Body, ...more }));
    return answer as { ETag: string; VersionId?: string };
  }

  /** The text of an object. */
  async text(key: string, VersionId?: string): Promise<string> {
    const answer = await this.client.send(new GetObjectCommand({ ...this.object(key), VersionId }));
    return (await (answer as GetObjectCommandOutput).Body?.transformToString()) ?? '';
  }

  async head(key: string, VersionId?: string) {
    return (await this.client.send(new HeadObjectCommand({ ...this.object(key), VersionId }))) as {
      ContentLength: number;
      ETag: string;
      Metadata: object;
      ContentType: string;
      LastModified: Date;
      VersionId?: string;
    };
  }

  async delete(key: string, VersionId?: string) {
    return (await this.client.send(new DeleteObjectCommand({ ...this.object(key), VersionId }))) as {
      DeleteMarker?: boolean;
      VersionId?: string;
    };
  }

  async list(more: Partial<ListObjectsV2CommandInput> = {}) {
    const answer = await this.client.send(
      new ListObjectsV2Command({ Bucket: this.Bucket, Prefix: this.folder, ...more }),
    );
    const {
      Contents = [],
      CommonPrefixes = [],
      NextContinuationToken,
      IsTruncated,
    } = answer as ListObjectsV2CommandOutput;
    return {
      keys: Contents.map(({ Key = '' }) => Key.slice(this.folder.length)),
      folders: CommonPrefixes.map(({ Prefix = '' }) => Prefix.slice(this.folder.length)),
      next: NextContinuationToken,
      isTruncated: IsTruncated,
    };
  }

  /** Versions and markers in the order in which they are listed, each kind by itself. */
  async versions(more: Partial<ListObjectVersionsCommandInput> = {}) {
    const list = new ListObjectVersionsCommand({ Bucket: this.Bucket, Prefix: this.folder, ...more });
    return (await this.client.send(list)) as ListObjectVersionsCommandOutput;
  }

  private object(key: string) {
    return { Bucket: this.Bucket, Key: `${this.folder}${key}` };
  }
}
