/**
 * The functions over services in memory, joined as the stack joins them. Counts what AWS would bill: units of the table,
 * requests to S3 and SQS, mails, runs, log lines. It has a clock of its own; no network is asked.
 */
import { mock } from 'node:test';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AttributeValue, DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import type { LambdaEvent } from 'hono/aws-lambda';
import { createToken } from '../../../functions/aws/table/tokens.ts';
import { compileTracked } from '../../../functions/compile/compile.ts';
import type { Fetch } from '../../../functions/net/fetch.ts';
import { createIsFollowed } from '../../../functions/recheck/followed.ts';
import { recheckRound } from '../../../functions/recheck/round.ts';
import { rows } from '../../../shared/wiring.ts';
import { FakeBuckets } from '../fake-bucket.ts';
import { FakeParameters } from '../fake-parameters.ts';
import { type Change, FakeTable } from '../fake-table.ts';
import type { Units } from '../request-units.ts';
import type { Row } from '../table-expression.ts';
import { SITE } from './seed-clip.ts';

Object.assign(process.env, {
  TABLE_NAME: 'table',
  INBOX_BUCKET: 'inbox',
  ARCHIVE_BUCKET: 'archive',
  RESULTS_QUEUE_URL: 'results',
  SENDER_ADDRESS: 'alerts@example.org',
  SITE_ORIGINS: SITE,
  API_URL: 'https://api.example.org',
  PUBLIC_READ: 'false',
  SIGNING_KEYS_PARAMETER: '/signing-keys',
});
// They read their settings when they start.
const [parse, store, alert, api, backfill] = await Promise.all([
  import('../../../functions/parse/handler.ts'),
  import('../../../functions/store/handler.ts'),
  import('../../../functions/alert/handler.ts'),
  import('../../../functions/api/handler.ts'),
  import('../../../functions/backfill/handler.ts'),
]);

/** What was billed. */
export interface Counted extends Units {
  readonly objectPuts: number;
  readonly objectGets: number;
  /** Messages sent, each of up to 64 KB. */
  readonly messages: number;
  readonly mails: number;
  readonly logBytes: number;
}

const START = Date.parse('2026-03-02T10:00:00.000Z');
let clock = START;

export class MemoryStack {
  readonly table = new FakeTable();
  readonly buckets = new FakeBuckets();
  private readonly sqs = mockClient(SQSClient);
  private readonly ses = mockClient(SESv2Client);
  private token = '';
  private logBytes = 0;

  /** Runs `work` with a stack of its own, at a time after that of every stack before it, and without its log. */
  static async run<T>(work: (stack: MemoryStack) => Promise<T>): Promise<T> {
    // Functions remember for a while what they read: none of it is from an earlier stack.
    clock += 24 * 60 * 60 * 1000;
    mock.timers.enable({ apis: ['Date'], now: clock });
    const stack = new MemoryStack();
    const log = (['info', 'warn', 'error'] as const).map((level) =>
      mock.method(console, level, (line: object) => stack.written(level, line)),
    );
    try {
      return await work(stack);
    } finally {
      for (const method of log) method.mock.restore();
      mock.timers.reset();
    }
  }

  private constructor() {
    new FakeParameters();
    this.sqs.on(SendMessageCommand).resolves({});
    this.ses.on(SendEmailCommand).resolves({ MessageId: 'm' });
  }

  /** A line of the log, with what Lambda adds to it. */
  private written(level: string, line: object): void {
    const added = { timestamp: new Date(), level, requestId: 'r'.repeat(36) };
    this.logBytes += Buffer.byteLength(JSON.stringify({ ...added, ...line }));
  }

  /** Lets time pass. */
  async wait(milliseconds: number): Promise<void> {
    clock += milliseconds;
    mock.timers.setTime(clock);
  }

  /** What `work` is billed. */
  async count(work: () => Promise<unknown>): Promise<Counted> {
    for (const client of [this.buckets.client, this.sqs, this.ses]) client.resetHistory();
    this.logBytes = 0;
    const units = await this.table.measure(work);
    return {
      ...units,
      objectPuts: this.buckets.client.commandCalls(PutObjectCommand).length,
      objectGets: this.buckets.client.commandCalls(GetObjectCommand).length,
      messages: this.sqs.commandCalls(SendMessageCommand).length,
      mails: this.ses.commandCalls(SendEmailCommand).length,
      logBytes: this.logBytes,
    };
  }

  /** The parse function on these files in one batch; answers the results it sent. */
  async parse(files: readonly { key: string; text: string }[], version = 1): Promise<string[]> {
    const before = this.sqs.commandCalls(SendMessageCommand).length;
    const records = files.map(({ key, text }, i) => {
      this.buckets.objects.set(`inbox/${key}?v${version}`, Buffer.from(text));
      return message(`m${i}`, s3Event(key, version));
    });
    succeeded(await parse.handler({ Records: records }));
    const sent = this.sqs.commandCalls(SendMessageCommand).slice(before);
    return sent.map(({ args: [{ input }] }) => input.MessageBody ?? '');
  }

  /** The store function on these results in one batch. */
  async store(bodies: readonly string[]): Promise<void> {
    succeeded(await store.handler({ Records: bodies.map((body, i) => message(`m${i}`, body)) }));
  }

  /** The alert function on the new mentions since this place of the stream, in one batch. */
  async alert(since: number): Promise<void> {
    const records = this.table.stream.slice(since).filter(isNewMention).map(streamRecord);
    await alert.handler({ Records: records });
  }

  /** A round of rechecks in which every video answers so. */
  recheck(answer: Awaited<ReturnType<Fetch>>): ReturnType<typeof recheckRound> {
    return recheckRound({
      fetch: async () => answer,
      siteOrigins: [SITE],
      now: () => new Date(),
      isFollowed: createIsFollowed(Date.now),
      keepStill: async () => null,
      clock: {
        now: () => Date.now(),
        wait: async (milliseconds, signal) => {
          await new Promise(setImmediate);
          if (!signal.aborted) await this.wait(milliseconds);
        },
      },
    });
  }

  /** The compile function, which stores the names as they are now. */
  async compile(): Promise<void> {
    await compileTracked({}, { now: () => new Date(), runId: 'run' });
  }

  /** A run of the back-fill. */
  async backfill(): Promise<void> {
    await backfill.handler();
  }

  /** A GET request to the API, with a token. */
  async get(path: string, query: string): Promise<unknown> {
    this.token ||= (await createToken(['read'], 'cost')).clear;
    const { statusCode, body } = await api.handler(httpEvent(path, query, this.token));
    if (statusCode !== 200) throw new Error(`GET ${path}?${query}: ${statusCode} ${body}`);
    return JSON.parse(body);
  }
}

function succeeded({ batchItemFailures }: { batchItemFailures: readonly object[] }): void {
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records of the batch failed.`);
}

function s3Event(key: string, version: number): string {
  const object = { key: encodeURIComponent(key), size: 2600, versionId: `v${version}`, sequencer: `00${version}` };
  const s3 = { bucket: { name: 'inbox' }, object };
  const record = { eventVersion: '2.1', eventName: 'ObjectCreated:Put', eventTime: new Date().toISOString(), s3 };
  return JSON.stringify({ Records: [record] });
}

function message(messageId: string, body: string): SQSRecord {
  const now = String(Date.now());
  return {
    messageId,
    body,
    receiptHandle: messageId,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: now,
      SenderId: 's',
      ApproximateFirstReceiveTimestamp: now,
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:1:queue',
    awsRegion: 'us-east-1',
  };
}

/** As the filter of the mapping in `infra/alert.ts`. */
const isNewMention = ({ eventName, new: row }: Change): boolean => eventName === 'INSERT' && row?.kind === rows.mention;

function streamRecord({ eventName, new: row }: Change): DynamoDBRecord {
  return { eventName, dynamodb: { NewImage: attributes(row ?? {}) } };
}

const attributes = (row: Row): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, attribute(value)]));

function attribute(value: unknown): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  return Array.isArray(value) ? { L: value.map(attribute) } : { M: attributes(value as Row) };
}

function httpEvent(path: string, rawQueryString: string, token: string): LambdaEvent {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString,
    headers: { host: 'api.example', authorization: `Bearer ${token}` },
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: '1',
      apiId: 'api',
      authentication: null,
      authorizer: {},
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'cost' },
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  };
}
