/** What happened in the inbox: each change of a key, in their order. */
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { type BucketEvent, eventMessage } from '../../local/services/bucket-events.ts';
import type { Buckets } from '../../local/services/buckets.ts';
import { type Content, fileOf, type KeyName } from './content.ts';

/** A version that was put, a delete marker, or the deletion of a version. */
export interface Change {
  readonly key: KeyName;
  readonly kind: 'put' | 'marker' | 'version-deleted';
  readonly versionId: string;
  /** Of the version that was put or deleted. */
  readonly content: Content | null;
  /** Milliseconds of the epoch. */
  readonly at: number;
  /** The message of S3 about it. */
  readonly message: string;
}

export class Inbox {
  readonly changes: Change[] = [];
  private readonly buckets: Buckets;
  private event: BucketEvent | null = null;

  constructor(buckets: Buckets) {
    this.buckets = buckets;
    buckets.onEvent = (event) => {
      if (event.bucket === 'inbox') this.event = event;
    };
  }

  async put(key: KeyName, content: Content): Promise<Change> {
    const Body = fileOf(content);
    await this.buckets.send(new PutObjectCommand({ Bucket: 'inbox', Key: key, Body }));
    return this.noted(key, 'put', content);
  }

  /** Puts a file that no step knows; answers the message of S3 about it. */
  async putFile(key: string, Body: string): Promise<string> {
    await this.buckets.send(new PutObjectCommand({ Bucket: 'inbox', Key: key, Body }));
    if (this.event === null) throw new Error(`S3 told nothing of ${key}.`);
    return eventMessage(this.event);
  }

  /** A delete without a version: a marker, and the versions stay. */
  async remove(key: KeyName): Promise<Change> {
    await this.buckets.send(new DeleteObjectCommand({ Bucket: 'inbox', Key: key }));
    return this.noted(key, 'marker', null);
  }

  /** Deletes the newest version but `back` that is there; null where there is none. */
  async removeVersion(key: KeyName, back: number): Promise<Change | null> {
    const there = this.buckets
      .bucket('inbox')
      .of(key)
      .filter(({ bytes }) => bytes !== null);
    const version = there[back];
    if (version === undefined) return null;
    const { versionId } = version;
    await this.buckets.send(new DeleteObjectCommand({ Bucket: 'inbox', Key: key, VersionId: versionId }));
    const put = this.changes.find((one) => one.versionId === versionId);
    return this.noted(key, 'version-deleted', put?.content ?? null);
  }

  /** The put that S3 gives for a key now; null where there is none. */
  newest(key: KeyName): Change | null {
    const newest = this.buckets.bucket('inbox').newest(key);
    if (newest === undefined || newest.bytes === null) return null;
    return this.changes.find(({ kind, versionId }) => kind === 'put' && versionId === newest.versionId) ?? null;
  }

  private noted(key: KeyName, kind: Change['kind'], content: Content | null): Change {
    const { event } = this;
    if (event?.versionId == null) throw new Error(`S3 told nothing of a change of ${key}.`);
    const change = { key, kind, versionId: event.versionId, content, at: event.at, message: eventMessage(event) };
    this.changes.push(change);
    return change;
  }
}
