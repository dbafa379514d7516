/** One clip with marked words and addresses on its way through all functions: none of them may reach a log. */

import { LambdaClient } from '@aws-sdk/client-lambda';
import { GetAccountCommand, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { createName, replaceName } from '../../functions/aws/table/name/names.ts';
import { createToken } from '../../functions/aws/table/tokens.ts';
import { compileTracked } from '../../functions/compile/compile.ts';
import { type HttpRequest, httpEvent } from '../support/cost/events.ts';
import { FakeBuckets } from '../support/fake/buckets.ts';
import { FakeParameters } from '../support/fake/parameters.ts';
import { FakeTable } from '../support/fake/table.ts';
import { follow } from '../support/world/follow.ts';

Object.assign(process.env, {
  TABLE_NAME: 'table',
  NEWS_DAYS: '7',
  INBOX_BUCKET: 'inbox',
  ARCHIVE_BUCKET: 'archive',
  STORY_SIMILARITY: '0.8',
  SEARCH_WORDS: '6',
  RESULTS_QUEUE_URL: 'results-url',
  HEAVY_QUEUE_URL: 'heavy-url',
  SENDER_ADDRESS: 'alerts@example.org',
  SITE_ORIGINS: 'https://example.org',
  AUDIT_DAYS: '365',
  PUBLIC_READ: 'false',
  API_URL: 'https://api.example.org',
  SIGNING_KEYS_PARAMETER: '/signing-keys',
  COMPILE_FUNCTION: 'compile',
});
vi.mock('../../functions/net/check.ts', () => ({ checkEmbeds: async () => [] }));

const WORD = 'Zyxoquent';
const PERSON = 'marked.person@private.example';
const FOLLOWER = 'marked.follower@private.example';
const MARKS = [WORD, WORD.toLowerCase(), PERSON, FOLLOWER, 'private.example'];
const FILE = `<h1>The ${WORD} treaty</h1>\n<p>Radio ${WORD}, 4 May 2020</p>\n<p>Ada Berg of ${WORD} wrote to ${PERSON}.</p>`;

const sqs = mockClient(SQSClient);
const ses = mockClient(SESv2Client);
mockClient(LambdaClient);
let table: FakeTable;
let buckets: FakeBuckets;
let logged: string[];

/** As the Lambda runtime writes it: with message, stack and own properties of every error. */
function write(...values: unknown[]): void {
  const replacer = (_: string, value: unknown) =>
    value instanceof Error
      ? { ...value, errorMessage: value.message, stackTrace: value.stack, cause: value.cause }
      : value;
  logged.push(JSON.stringify(values, replacer));
}

/** Runs a function; what it throws is logged, as Lambda does. */
async function run(work: () => Promise<unknown>): Promise<void> {
  await work().catch(write);
}

beforeEach(async () => {
  logged = [];
  for (const method of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation(write);
  }
  table = new FakeTable();
  buckets = new FakeBuckets();
  new FakeParameters();
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
  ses.on(GetAccountCommand).resolves({ SendQuota: { MaxSendRate: 14 } });
  await createName({ id: 'ada', name: 'Ada Berg', aliases: [] });
  await compile();
  await follow('press', { address: FOLLOWER });
});

const compile = () => compileTracked({}, { now: () => new Date(), runId: 'test' });

async function parse(...bodies: string[]) {
  const { handler } = await import('../../functions/parse/handler.ts');
  const attributes = { ApproximateReceiveCount: '1' };
  const record = { messageId: 'm', attributes, eventSourceARN: 'arn:aws:sqs:us-east-1:1:ingest' };
  await run(() => handler({ Records: bodies.map((body) => ({ ...record, body }) as SQSRecord) }));
}

async function store(...bodies: string[]) {
  const { handler } = await import('../../functions/store/handler.ts');
  await run(() => handler({ Records: bodies.map((body) => ({ messageId: 'm', body }) as SQSRecord) }));
}

async function alert() {
  const { handler } = await import('../../functions/alert/handler.ts');
  const Records: DynamoDBRecord[] = table.stream
    .filter(({ eventName, new: image }) => eventName === 'INSERT' && image?.kind === 'mention')
    .map(({ new: image }) => ({
      eventName: 'INSERT',
      dynamodb: {
        NewImage: Object.fromEntries(
          Object.entries(image ?? {}).flatMap(([name, value]) =>
            typeof value === 'string' ? [[name, { S: value }]] : [],
          ),
        ),
      },
    }));
  await run(() => handler({ Records }));
}

/** The mail queue gives the job about the follower to the send function. */
async function tell() {
  const { handler } = await import('../../functions/send/handler.ts');
  const body = JSON.stringify({ kind: 'news', recipient: FOLLOWER });
  await run(() => handler({ Records: [{ messageId: 'm', body }].map((record) => record as SQSRecord) }));
}

async function ask(method: HttpRequest['method'], path: string, body?: unknown) {
  const { handler } = await import('../../functions/api/handler.ts');
  const { clear } = await createToken(['admin'], 'test');
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const event = httpEvent({ method, path: rawPath, query: rawQueryString, body }, clear);
  let requests = 0;
  table.beforeRequest = () => {
    // The first one reads the token.
    if (++requests > 1) throw new Error('throttled');
  };
  await run(() => handler(event));
}

const s3Event = JSON.stringify({
  Records: [
    {
      eventVersion: '2.1',
      eventName: 'ObjectCreated:Put',
      eventTime: new Date().toISOString(),
      s3: { bucket: { name: 'inbox' }, object: { key: 'clip.html', size: 1, versionId: 'v1', sequencer: '0A' } },
    },
  ],
});

async function stored(): Promise<void> {
  buckets.objects.set('inbox/clip.html?v1', Buffer.from(FILE));
  await parse(s3Event);
  await store(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input.MessageBody ?? '');
}

const cases: [what: string, act: () => Promise<unknown>][] = [
  ['a clip is read and stored', stored],
  [
    'its follower gets a mail',
    async () => {
      await stored();
      await alert();
      await tell();
      expect(ses.commandCalls(SendEmailCommand)).toHaveLength(1);
    },
  ],
  [
    'its mail is refused',
    async () => {
      const refusal = new MessageRejected({ message: `Not verified: ${FOLLOWER}`, $metadata: {} });
      ses.on(SendEmailCommand).rejects(refusal);
      await stored();
      await alert();
      await tell();
    },
  ],
  [
    'its mail fails',
    async () => {
      ses.on(SendEmailCommand).rejects(new Error(`No route to ${FOLLOWER}`));
      await stored();
      await alert();
      await tell();
    },
  ],
  ['an event is not JSON', () => parse(`${WORD} ${PERSON}`)],
  [
    'the result cannot be sent',
    async () => {
      sqs.on(SendMessageCommand).rejects(new Error('throttled'));
      await stored();
    },
  ],
  ['a result is cut off', () => store(`{"kind":"clip","text":"${WORD} ${PERSON}`)],
  ['a result is not JSON', () => store(`${WORD} ${PERSON}`)],
  ['a result is of another shape', () => store(JSON.stringify({ kind: WORD, clip: { title: WORD, text: PERSON } }))],
  [
    'a claimed result is not JSON',
    () => {
      buckets.objects.set('archive/claims/1.json', Buffer.from(`${WORD} ${PERSON}`));
      return store('{"claim":"claims/1.json"}');
    },
  ],
  [
    'a row cannot be written',
    async () => {
      await stored();
      table.beforeRequest = () => Promise.reject(new Error(`Throughput exceeds the limit. ${PERSON}`));
      await store(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input.MessageBody ?? '');
    },
  ],
  [
    'the clip is matched again after a change of names',
    async () => {
      await stored();
      await replaceName({ id: 'ada', name: 'Ada Berg', aliases: [WORD] });
      await compile();
      vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
      const { handler } = await import('../../functions/backfill/handler.ts');
      await run(handler);
      vi.useRealTimers();
    },
  ],
  [
    'the clip cannot be matched again',
    async () => {
      await stored();
      await replaceName({ id: 'ada', name: 'Ada Berg', aliases: [WORD] });
      await compile();
      vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
      for (const [key, row] of table.rows)
        if (row.kind === 'clip') table.rows.set(key, { ...row, title: { WORD, PERSON } });
      const { handler } = await import('../../functions/backfill/handler.ts');
      await run(handler);
      vi.useRealTimers();
    },
  ],
];

test.each(cases)('%s', async (_, act) => {
  await act();
  expect(logged.length, 'something is logged').toBeGreaterThan(0);
  for (const mark of MARKS) expect(logged.join('\n')).not.toContain(mark);
});

test.each<[method: HttpRequest['method'], path: string, body?: unknown]>([
  ['GET', `/v1/clips?outlet=${WORD}`],
  ['GET', `/v1/receipts?key=${WORD}`],
  ['POST', '/v1/subscriptions', { address: FOLLOWER, nameIds: '*', cadence: 'instant', confirmed: true }],
  ['POST', '/v1/names', { id: 'a', name: WORD }],
])('the table fails at %s %s', async (method, path, body) => {
  await ask(method, path, body);
  expect(logged.length, 'something is logged').toBeGreaterThan(0);
  for (const mark of MARKS) expect(logged.join('\n')).not.toContain(mark);
});
