/**
 * Ten of the largest files at once: each takes several runs, and all of them one queue, whose messages are dead letters after
 * so many receives. Time is virtual: it is what the requests to the table take.
 */
import { createHash } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { receiptsByOutcome } from '../../../functions/aws/table/file/receipts.ts';
import { packFast } from '../../../functions/aws/table/packed.ts';
import { handler } from '../../../functions/store/handler.ts';
import { MAX_RESULT_BYTES } from '../../../shared/clip/limits.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { queueRules, queues } from '../../../shared/triggers.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeQueues } from '../../support/fake/queues.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { clipResult, fileVersion, removed } from '../../support/world/results.ts';

packFast();

const { timeoutSeconds } = queues.results;
const { maxReceives, visibilityFactor, batchSize } = queueRules;
const FILES = batchSize;
/** So that a file takes four runs by itself, and ten files take thirty. */
const CLIPS = 150;
const REQUEST_MS = 60;

let clock: number;
let table: FakeTable;
let buckets: FakeBuckets;
let sqs: FakeQueues;

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table', NEWS_DAYS: '7', ARCHIVE_BUCKET: 'archive' });
  Object.assign(process.env, { STORY_SIMILARITY: '1', SEARCH_WORDS: '0' });
  for (const level of ['info', 'error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
  vi.spyOn(Date, 'now').mockImplementation(() => clock);
});
afterEach(() => vi.restoreAllMocks());

function begin(seed: number): void {
  clock = Date.parse('2026-01-02T03:04:06.000Z');
  table = new FakeTable();
  buckets = new FakeBuckets();
  sqs = new FakeQueues({ now: () => clock });
  sqs.create('dead');
  const deadLetter = { queue: 'dead', maxReceives };
  sqs.create('results', { visibilitySeconds: visibilityFactor * timeoutSeconds, deadLetter });
  // SQS promises no order.
  const rank = (messageId: string) => createHash('md5').update(`${seed} ${clock} ${messageId}`).digest('hex');
  sqs.pick = (visible) => visible.toSorted((a, b) => (rank(a.messageId) < rank(b.messageId) ? -1 : 1))[0];
}

function fileOf(n: number): Result {
  const { file: _, namesVersion, ...clip } = clipResult(1, { checks: [], clip: { embeds: [], mentions: [] } });
  const parts = Array.from({ length: CLIPS }, (_, i) => ({
    ...clip,
    part: `${i}`,
    clip: { ...clip.clip, part: `${i}` },
  }));
  return { kind: 'several', file: fileVersion(1, `${n}.zip`), parts, namesVersion };
}

/** In the message itself, or as a claim of so many bytes. */
function send(result: Result, bytes: number | null): void {
  const body = JSON.stringify(result);
  if (bytes === null) sqs.deliver('results', body);
  else {
    const claim = `claims/${result.file.key}.json`;
    buckets.objects.set(`archive/${claim}`, Buffer.from(body));
    sqs.deliver('results', JSON.stringify({ claim, bytes }));
  }
}

/** One run: killed at its time limit, or before, in which case nothing of its report is known. */
async function run(killedAfterMs: number): Promise<void> {
  const batch = sqs.take('results', batchSize);
  const end = clock + Math.min(killedAfterMs, timeoutSeconds * 1000);
  table.beforeRequest = () => {
    clock += REQUEST_MS;
    if (clock > end) throw new Error('killed');
  };
  const records = batch.map(
    ({ messageId, body, handle, receives }): SQSRecord => ({
      messageId,
      body,
      receiptHandle: handle,
      eventSourceARN: sqs.arn('results'),
      eventSource: 'aws:sqs',
      awsRegion: 'us-east-1',
      md5OfBody: '',
      messageAttributes: {},
      attributes: {
        ApproximateReceiveCount: `${receives}`,
        SentTimestamp: '0',
        SenderId: '',
        ApproximateFirstReceiveTimestamp: '0',
      },
    }),
  );
  // What the fakes were asked is of no use here, and much.
  for (const { client } of [table, buckets, sqs]) client.resetHistory();
  const { batchItemFailures } = await handler({ Records: records });
  if (clock > end) return;
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const message of batch) if (!failed.has(message.messageId)) sqs.finish('results', message);
}

/** Runs until the queue is empty; answers their number. `kills`: after how many milliseconds a run is killed, in its turn. */
async function drain(kills: readonly (number | null)[]): Promise<number> {
  for (let runs = 0; runs < 400; runs++) {
    const next = sqs.nextVisible('results');
    if (next === null) return runs;
    clock = Math.max(clock, next);
    await run(kills[runs] ?? Number.POSITIVE_INFINITY);
  }
  throw new Error('It does not end.');
}

async function parsed(): Promise<number> {
  const { items } = await receiptsByOutcome({ outcome: 'parsed', limit: 10_000, position: null });
  return items.filter(({ part }) => part === undefined).length;
}

const seed = fc.nat();
/** How the results come: in their messages, or claimed, one of which fills the memory, or three do. */
const sizes = fc.constantFrom(null, MAX_RESULT_BYTES, Math.floor(MAX_RESULT_BYTES / 3));

it('alone a file takes four runs', async () => {
  begin(1);
  send(fileOf(0), null);
  expect(await drain([])).toBe(4);
  expect(await parsed()).toBe(1);
});

it('ten at once end before any of them is a dead letter, whatever their order', async () => {
  await fc.assert(
    fc.asyncProperty(seed, sizes, async (seed, bytes) => {
      begin(seed);
      for (let n = 0; n < FILES; n++) send(fileOf(n), bytes);
      expect(await drain([])).toBeGreaterThan(maxReceives);
      expect(sqs.messages('dead')).toEqual([]);
      expect(await parsed()).toBe(FILES);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

it('also where messages come twice, and runs are killed', async () => {
  const kill = fc.option(fc.integer({ min: 0, max: timeoutSeconds * 1000 }), { freq: 3 });
  const kills = fc.array(kill, { maxLength: 20 }).filter((all) => all.filter((one) => one !== null).length <= 6);
  await fc.assert(
    fc.asyncProperty(seed, sizes, kills, async (seed, bytes, kills) => {
      begin(seed);
      for (let n = 0; n < FILES; n++) send(fileOf(n), bytes);
      for (let n = 0; n < 3; n++) send(fileOf(n), bytes);
      await drain(kills);
      expect(sqs.messages('dead')).toEqual([]);
      expect(await parsed()).toBe(FILES);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

it('ten that are deleted at once, too', async () => {
  begin(1);
  for (let n = 0; n < FILES; n++) send(fileOf(n), null);
  await drain([]);
  for (let n = 0; n < FILES; n++) send({ ...removed(2), file: fileVersion(2, `${n}.zip`) }, null);
  await drain([]);
  expect(sqs.messages('dead')).toEqual([]);
  expect(await parsed()).toBe(0);
});

it('one that cannot be stored is a dead letter as before, and holds up no other', async () => {
  begin(1);
  for (let n = 0; n < FILES - 1; n++) send(fileOf(n), MAX_RESULT_BYTES);
  sqs.deliver('results', '{"kind":"clip"}');
  await drain([]);
  expect(sqs.messages('dead')).toMatchObject([{ body: '{"kind":"clip"}', receives: maxReceives }]);
  expect(await parsed()).toBe(FILES - 1);
});
