/**
 * An inbox, the ingest queue and the table, in memory: files are put and deleted, their events are delivered or lost, and
 * a sweep mends what was lost. A file is read as its text says: `refused`, `parts a b`, else one clip.
 */
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { PurgeQueueCommand } from '@aws-sdk/client-sqs';
import { dynamo } from '../../../functions/aws/clients/dynamo.ts';
import { s3 } from '../../../functions/aws/clients/s3.ts';
import { sqs } from '../../../functions/aws/clients/sqs.ts';
import { replayFile } from '../../../functions/aws/table/replay/file.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { eventMessage } from '../../../local/services/bucket-events.ts';
import { Buckets } from '../../../local/services/buckets.ts';
import { Queues } from '../../../local/services/queues.ts';
import type { Command, Service } from '../../../local/services/service.ts';
import { Table } from '../../../local/services/table/index.ts';
import { type FileChange, fileChanges } from '../../../shared/clip/s3-event.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { clipResult, mention } from './results.ts';

const INBOX = 'inbox';
const START = Date.parse('2026-01-02T03:04:05.000Z');
const TENTH = 100;

/** Longer than an event may be on its way. */
export const LOST_AFTER = 60 * 60 * 1000;

export class InboxWorld {
  readonly table: Table;
  readonly buckets: Buckets;
  readonly queues: Queues;
  /** All keys that were ever put. */
  readonly keys = new Set<string>();
  /** Versions in a page of a listing. */
  pageSize = 3;
  /** The outlet that is found in a file. */
  outletOf = (_text: string): string | null => null;
  /** The names that are found in a file; null: those of a made clip. */
  namesOf = (_text: string): readonly string[] | null => null;
  private clock = START;
  private event = '';

  constructor({ isVersioned = true } = {}) {
    Object.assign(process.env, {
      TABLE_NAME: 'table',
      INBOX_BUCKET: INBOX,
      ARCHIVE_BUCKET: 'archive',
      INGEST_QUEUE_URL: 'ingest',
      HEAVY_QUEUE_URL: 'heavy',
      RESULTS_QUEUE_URL: 'results',
    });
    const now = () => this.clock;
    this.table = new Table({ now });
    this.buckets = new Buckets({
      now,
      buckets: { [INBOX]: { versioned: isVersioned }, archive: { versioned: false } },
    });
    this.queues = new Queues({ now });
    for (const name of ['ingest', 'heavy', 'results']) this.queues.create(name);
    this.buckets.onEvent = (event) => {
      this.event = eventMessage(event);
    };
    dynamo.use(sendingTo(this.table));
    sqs.use(sendingTo(this.queues));
    s3.use(sendingTo(this.buckets, (command) => this.inPages(command)));
  }

  now = (): Date => new Date(this.clock);

  /** Lets time pass. */
  wait(milliseconds: number): void {
    this.clock += milliseconds;
  }

  /** Before each request to any of the services. */
  beforeEach(act: () => void): void {
    for (const service of [this.table, this.buckets, this.queues]) service.beforeRequest = act;
  }

  /** Puts a version of a file; answers its event, which nobody has got yet. */
  put(key: string, text: string | Uint8Array): Promise<string> {
    this.keys.add(key);
    return this.change(new PutObjectCommand({ Bucket: INBOX, Key: key, Body: text }));
  }

  /** Deletes a key, with a marker where there are versions; answers the event. */
  remove(key: string): Promise<string> {
    return this.change(new DeleteObjectCommand({ Bucket: INBOX, Key: key }));
  }

  /** Deletes the newest version of a key, or its delete marker, for good; answers the event, empty where there is none. */
  removeNewest(key: string): Promise<string> {
    const { versionId = 'none' } = this.buckets.bucket(INBOX).newest(key) ?? {};
    return this.change(new DeleteObjectCommand({ Bucket: INBOX, Key: key, VersionId: versionId }));
  }

  /** The text of each current file. */
  current(): Map<string, string> {
    const inbox = this.buckets.bucket(INBOX);
    return new Map(
      [...inbox.keys()].flatMap((key) => {
        const { bytes = null } = inbox.newest(key) ?? {};
        return bytes === null ? [] : [[key, Buffer.from(bytes).toString()] as const];
      }),
    );
  }

  /** The messages that wait in the ingest queue. */
  queued(): string[] {
    return this.queues.messages('ingest').map(({ body }) => body);
  }

  /** Delivers events, which may be empty, to the parse and the store stage. */
  async deliver(...events: string[]): Promise<void> {
    for (const change of events.filter((event) => event !== '').flatMap(fileChanges)) {
      const settlement = { archiveText: async () => '', now: this.now() };
      const { replay } = change.file;
      if (replay === undefined) await settle(this.resultOf(change), settlement);
      else await replayFile(this.resultOf(change), replay, { ...settlement, readText: async () => '' });
    }
  }

  /** Delivers what waits in the ingest queue. */
  async deliverQueued(): Promise<void> {
    const bodies = this.queued();
    await this.queues.send(new PurgeQueueCommand({ QueueUrl: 'ingest' }));
    await this.deliver(...bodies);
  }

  /** A maker of copies of this world as it is now, without what is in the queue. */
  save(): () => InboxWorld {
    const inbox = this.buckets.bucket(INBOX);
    const versions = [...inbox.keys()].flatMap((key) => inbox.of(key).toReversed());
    const [rows, clock, keys] = [this.table.snapshot(), this.clock, [...this.keys]];
    return () => {
      const copy = new InboxWorld();
      copy.table.restore(rows);
      for (const version of versions) copy.buckets.bucket(INBOX).add(version);
      for (const key of keys) copy.keys.add(key);
      copy.clock = clock;
      return copy;
    };
  }

  private async change(command: Command): Promise<string> {
    this.wait(TENTH);
    this.event = '';
    await this.buckets.send(command);
    return this.event;
  }

  private inPages(command: Command): Command {
    return command instanceof ListObjectVersionsCommand
      ? new ListObjectVersionsCommand({ MaxKeys: this.pageSize, ...command.input })
      : command;
  }

  private resultOf(change: FileChange): Result {
    if (change.kind === 'removed') return change;
    const { file } = change;
    const versions = this.buckets.bucket(INBOX).of(file.key);
    const version = versions.find(({ versionId }) => versionId === (file.versionId || 'null'));
    if (version === undefined || version.bytes === null) return { kind: 'superseded', file, reason: 'It was gone.' };
    const text = Buffer.from(version.bytes).toString();
    const read = { ...file, lastModified: new Date(version.lastModified).toISOString() };
    if (text === 'refused') return { kind: 'refused', file: read, reason: 'It is a picture.' };
    const names = this.namesOf(text);
    const found = { outlet: this.outletOf(text), ...(names && { mentions: names.map(mention) }) };
    const result = clipResult(1, { file: read, text, story: text, clip: { title: text, ...found } });
    if (!text.startsWith('parts ')) return result;
    const { kind, clip, checks, story } = result;
    const parts = text.split(' ').slice(1);
    return {
      kind: 'several',
      file: read,
      parts: parts.map((part) => ({ kind, part, clip: { ...clip, part }, checks, text, story })),
      namesVersion: 1,
    };
  }
}

function sendingTo(service: Service, changed = (command: Command) => command): never {
  return { send: (command: Command) => service.send(changed(command)) } as never;
}
