/** Runs of the parse function: an inbox, a table and queues that tell what was sent to them. */
import { readFileSync } from 'node:fs';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { compileTracked } from '../../../functions/compile/compile.ts';
import { type FileChange, fileChanges } from '../../../shared/clip/s3-event.ts';
import { Result } from '../../../shared/contract/message.ts';
import { FakeTable } from '../fake/table.ts';

export const SEED = readFileSync('tests/fixtures/clips/astana-platform.txt');
const HEAVY_ARN = 'arn:aws:sqs:us-east-1:1:heavy-queue';
const AT = '2026-01-02T03:04:05.000Z';

/** In the place of checks of videos: nothing is known of any. */
export const checkEmbeds = async (embeds: readonly unknown[]) =>
  embeds.map(() => ({
    status: 'unknown',
    reason: 'dns-failed',
    seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 1 },
    checkedAt: AT,
    nextCheckAt: null,
  }));

/** The body of a message of S3. */
export function s3Message(key: string, { eventName = 'ObjectCreated:Put', size = 1 } = {}): string {
  const object = { key: encodeURIComponent(key).replaceAll('%20', '+'), size, versionId: 'v1', sequencer: '0A' };
  const record = { eventVersion: '2.1', eventName, eventTime: AT };
  return JSON.stringify({ Records: [{ ...record, s3: { bucket: { name: 'inbox' }, object } }] });
}

export class ParseRuns {
  readonly s3 = mockClient(S3Client);
  readonly sqs = mockClient(SQSClient);
  readonly table = new FakeTable();
  /** The inbox: key → bytes, and the object metadata of every file. */
  readonly inbox = new Map<string, Uint8Array>();
  metadata: Record<string, string> = {};
  /** Called with the key of a file of the inbox before it is read. */
  beforeRead: (key: string) => void = () => {};
  /** Objects of the archive bucket by key. */
  private readonly archive = new Map<string, Uint8Array>();
  private readonly handler: (event: SQSEvent) => Promise<SQSBatchResponse>;

  constructor(handler: (event: SQSEvent) => Promise<SQSBatchResponse>) {
    this.handler = handler;
    Object.assign(process.env, {
      TABLE_NAME: 'table',
      INBOX_BUCKET: 'inbox',
      ARCHIVE_BUCKET: 'archive',
      RESULTS_QUEUE_URL: 'results-url',
      HEAVY_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/1/heavy-queue',
      SITE_ORIGINS: 'https://example.org',
    });
    const { s3, sqs, archive } = this;
    sqs.on(SendMessageCommand).resolves({});
    sqs.on(SendMessageBatchCommand).resolves({});
    s3.on(PutObjectCommand).callsFake(({ Key, Body }) => {
      archive.set(Key, Body);
      return {};
    });
    s3.on(GetObjectCommand).callsFake(({ Bucket, Key, VersionId }) => this.objectOf(Bucket, Key, VersionId));
  }

  /** Follows Randa Kassis. */
  async follow(): Promise<void> {
    await createName({ id: 'randa-kassis', name: 'Randa Kassis', aliases: [] });
    await this.compile();
    this.s3.resetHistory();
  }

  async compile(): Promise<void> {
    await compileTracked({}, { now: () => new Date(), runId: 'test' });
  }

  /** A run on messages of the ingest queue. */
  deliver(...bodies: string[]): Promise<SQSBatchResponse> {
    return this.handler({ Records: bodies.map((body, i) => ({ ...RECORD, messageId: `m${i}`, body })) });
  }

  /** A run on one that was received so many times, from the ingest queue or that of heavy files. */
  receive(body: string, { receives = 1, isHeavy = false } = {}): Promise<SQSBatchResponse> {
    const attributes = { ...RECORD.attributes, ApproximateReceiveCount: String(receives) };
    return this.handler({ Records: [{ ...RECORD, body, attributes, eventSourceARN: isHeavy ? HEAVY_ARN : '' }] });
  }

  /** A run on messages of the ingest queue, each received so many times. */
  receiveAll(messages: readonly { readonly body: string; readonly receives: number }[]): Promise<SQSBatchResponse> {
    const Records = messages.map(({ body, receives }, i) => {
      const attributes = { ...RECORD.attributes, ApproximateReceiveCount: String(receives) };
      return { ...RECORD, messageId: `m${i}`, body, attributes };
    });
    return this.handler({ Records });
  }

  /** What was sent to the results queue. */
  sent(): unknown[] {
    return this.sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => {
      if (input.QueueUrl !== 'results-url') throw new Error(`sent to ${input.QueueUrl}`);
      return JSON.parse(input.MessageBody ?? '');
    });
  }

  results(): Result[] {
    return this.sent().map((body) => Result.parse(body));
  }

  /** Changes that were sent to the queue of heavy files. */
  handedOn(): FileChange[] {
    return this.sqs.commandCalls(SendMessageBatchCommand).flatMap(({ args: [{ input }] }) => {
      if (!input.QueueUrl?.endsWith('heavy-queue')) throw new Error(`sent to ${input.QueueUrl}`);
      return (input.Entries ?? []).flatMap(({ MessageBody = '' }) => fileChanges(MessageBody));
    });
  }

  private objectOf(bucket: string, key: string, versionId: string | undefined) {
    if (versionId !== (bucket === 'inbox' ? 'v1' : undefined)) throw new Error(`asked for version ${versionId}`);
    if (bucket === 'inbox') this.beforeRead(key);
    const bytes = (bucket === 'inbox' ? this.inbox : this.archive).get(key);
    if (bytes === undefined) throw new NoSuchKey({ message: 'gone', $metadata: {} });
    const Body = { transformToByteArray: async () => new Uint8Array(bytes), destroy: () => {} };
    return { Body, ContentLength: bytes.length, LastModified: new Date(AT), Metadata: this.metadata };
  }
}

const RECORD: SQSRecord = {
  messageId: '',
  receiptHandle: '',
  body: '',
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: '',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: 'us-east-1',
};
