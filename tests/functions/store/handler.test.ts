import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { proofKey } from '../../../functions/aws/archived.ts';
import { arrivalsByHour } from '../../../functions/aws/table/file/arrivals.ts';
import { receiptsByOutcome } from '../../../functions/aws/table/file/receipts.ts';
import { handler } from '../../../functions/store/handler.ts';
import { sumOf } from '../../../shared/clip/arrivals.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { MAX_RESULT_BYTES } from '../../../shared/clip/limits.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { queues } from '../../../shared/triggers.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { clipResult, fileVersion, refused, removed } from '../../support/world/results.ts';

const s3 = mockClient(S3Client);
let table: FakeTable;

const record = (messageId: string, body: string, receives = 1) =>
  ({ messageId, body, attributes: { ApproximateReceiveCount: `${receives}` } }) as SQSRecord;
const parsedKeys = async () => {
  const { items } = await receiptsByOutcome({ outcome: 'parsed', limit: 10, position: null });
  return items.map(({ key }) => key).sort();
};
const deliver = (...bodies: string[]) => handler({ Records: bodies.map((body, i) => record(`m${i}`, body)) });

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  process.env.NEWS_DAYS = '7';
  process.env.ARCHIVE_BUCKET = 'archive';
  process.env.STORY_SIMILARITY = '0.8';
  process.env.SEARCH_WORDS = '6';
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  table = new FakeTable();
  s3.reset();
  s3.on(PutObjectCommand).resolves({});
  mockClient(SQSClient);
});

it('settles each result of a batch', async () => {
  const other = clipResult(1, { file: fileVersion(1, 'other.txt') });
  expect(await deliver(JSON.stringify(clipResult(1)), JSON.stringify(other))).toEqual({ batchItemFailures: [] });
  expect(await parsedKeys()).toEqual(['clips/seed.txt', 'other.txt']);
});

it('counts what arrived, each file once, in one write for a batch', async () => {
  const now = new Date();
  const arrived = async () => [...(await arrivalsByHour(now, new Date())).values()];
  const other = clipResult(1, { file: fileVersion(1, 'other.txt') });
  const bodies = [clipResult(1), other, { ...refused(1), file: fileVersion(1, 'picture.jpg') }].map((one) =>
    JSON.stringify(one),
  );
  await deliver(...bodies);
  expect(sumOf(await arrived())).toMatchObject({ parsed: 2, partial: 0, refused: 1 });
  expect(table.stream.filter((change) => change.new?.kind === 'arrivals')).toHaveLength(1);
  await deliver(...bodies);
  expect(sumOf(await arrived()), 'delivered again').toMatchObject({ parsed: 2, partial: 0, refused: 1 });
});

it('a batch whose files could not be counted is stored, and told of', async () => {
  table.beforeRequest = (_, operation) => {
    if (operation === 'Update' && table.ofKind('text').length > 0) throw new Error('DynamoDB is away');
  };
  expect(await deliver(JSON.stringify(clipResult(1)))).toEqual({ batchItemFailures: [] });
  expect(console.error).toHaveBeenCalledWith(
    expect.objectContaining({ message: 'files that arrived were not counted' }),
  );
});

it('fetches a result that came by claim', async () => {
  const body = JSON.stringify(clipResult(1));
  s3.on(GetObjectCommand, { Bucket: 'archive', Key: 'claims/x.json' }).callsFake(() => ({
    Body: { transformToString: async () => body },
  }));
  await deliver('{"claim":"claims/x.json"}');
  expect(table.ofKind('clip')).toHaveLength(1);
});

it.each<[why: string, bytes: number | undefined, atOnce: number]>([
  ['small ones side by side', 300_000, 4],
  ['two of half the room', 16_000_000, 2],
  ['one that fills the room alone', 32_000_000, 1],
  ['one of an earlier release, which says no size, alone', undefined, 1],
])('holds claimed results in memory as far as they fit: %s', async (_, bytes, atOnce) => {
  let [open, most] = [0, 0];
  s3.on(GetObjectCommand).callsFake(async ({ Key }) => {
    most = Math.max(most, ++open);
    await new Promise(setImmediate);
    open -= 1;
    const body = JSON.stringify(clipResult(1, { file: fileVersion(1, Key) }));
    return { Body: { transformToString: async () => body } };
  });
  await deliver(...[1, 2, 3, 4].map((i) => JSON.stringify({ claim: `claims/${i}.json`, bytes })));
  expect([most, table.ofKind('clip').length]).toEqual([atOnce, 4]);
});

it('puts a text too long for a row into the archive', async () => {
  await deliver(JSON.stringify(clipResult(1, { text: 'ä'.repeat(200_000) })));
  const [put] = s3.commandCalls(PutObjectCommand);
  expect(put?.args[0].input).toMatchObject({
    Bucket: 'archive',
    Key: expect.stringMatching(/^texts\/[0-9a-f]{32}\/[0-9A-F]+#2026-01-02T03:04:05\.000Z#v1\.txt$/),
  });
  expect(table.ofKind('text')).toMatchObject([{ archived: put?.args[0].input.Key }]);
});

describe('what the archive holds of a clip', () => {
  const long = (version: number, overrides = {}) =>
    clipResult(version, { text: `${version} ${'ä'.repeat(200_000)}`, ...overrides });
  const clipId = clipIdOf('inbox', 'clips/seed.txt');
  let buckets: FakeBuckets;
  const kept = () => [...buckets.objects.keys()].map((key) => key.replace(/^archive\/(\w+)\/.*/, '$1'));

  /** A clip with a long text and the still of its video. */
  async function storeLong() {
    buckets = new FakeBuckets();
    await deliver(JSON.stringify(long(1)));
    const [embed] = long(1).clip.embeds;
    if (embed === undefined) throw new Error('The clip has no video.');
    const still = proofKey(clipId, embed, { bytes: Buffer.from('picture'), extension: 'jpg' });
    buckets.objects.set(`archive/${still}`, Buffer.from('picture'));
    expect(kept()).toEqual(['proofs', 'texts']);
  }

  it.each<[what: string, next: Result, left: string[]]>([
    ['goes when its file is deleted', removed(2), []],
    ['goes when a version is refused', refused(2), []],
    ['the old text goes when a new version has a short one', clipResult(2), ['proofs']],
    ['the old text goes when a new version has a long one', long(2), ['proofs', 'texts']],
    [
      'the still goes when a new version is without the video',
      long(2, { checks: [], clip: { embeds: [] } }),
      ['texts'],
    ],
    ['stays where an older version comes late', { ...clipResult(1), file: fileVersion(0) }, ['proofs', 'texts']],
  ])('%s', async (_, next, left) => {
    await storeLong();
    expect(await deliver(JSON.stringify(next))).toEqual({ batchItemFailures: [] });
    expect(kept()).toEqual(left);
    expect(await deliver(JSON.stringify(next)), 'again').toEqual({ batchItemFailures: [] });
    expect(kept()).toEqual(left);
  });

  it('goes with the next delivery after a crash at any deletion', async () => {
    for (let crash = 1; crash <= 2; crash++) {
      table = new FakeTable();
      await storeLong();
      let deletions = 0;
      buckets.beforeDelete = () => {
        if (++deletions === crash) throw new Error('crash');
      };
      expect((await deliver(JSON.stringify(removed(2)))).batchItemFailures).toHaveLength(1);
      await deliver(JSON.stringify(removed(2)));
      expect(kept()).toEqual([]);
    }
  });
});

it('reports what it cannot read or write, and only that', async () => {
  table.beforeRequest = (request) => {
    if (request === 1) throw new Error('ProvisionedThroughputExceededException');
  };
  const good = JSON.stringify(clipResult(1, { file: fileVersion(1, 'good.txt') }));
  const answer = await deliver(JSON.stringify(clipResult(1)), good, '{"kind":"clip"}', 'poison');
  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m0', 'm2', 'm3']);
  expect(await parsedKeys()).toEqual(['good.txt']);
});

it('begins no clip of a file with many when half of its time is over; the next delivery does, and the neighbours are stored', async () => {
  new FakeBuckets();
  const { file, namesVersion, ...clip } = clipResult(1);
  const parts = ['a', 'b', 'c'].map((part) => ({ ...clip, part }));
  const several = JSON.stringify({ kind: 'several', file, namesVersion, parts });
  const begun = Date.now();
  const clock = vi
    .spyOn(Date, 'now')
    .mockReturnValueOnce(begun)
    .mockReturnValue(begun + 15_001);
  const good = JSON.stringify(clipResult(1, { file: fileVersion(1, 'good.txt') }));
  const answer = await deliver(several, good);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm0' }]);
  expect(await parsedKeys()).toEqual(['good.txt']);
  clock.mockRestore();
  expect(await deliver(several)).toEqual({ batchItemFailures: [] });
  expect(await parsedKeys()).toHaveLength(5);
});

it('a result that waits for room is not begun late; who waited for the most runs goes first', async () => {
  const buckets = new FakeBuckets();
  const claim = (key: string, receives: number) => {
    buckets.objects.set(
      `archive/claims/${key}`,
      Buffer.from(JSON.stringify(clipResult(1, { file: fileVersion(1, key) }))),
    );
    return record(key, JSON.stringify({ claim: `claims/${key}`, bytes: MAX_RESULT_BYTES }), receives);
  };
  const small = record('small', JSON.stringify(clipResult(1, { file: fileVersion(1, 'small') })));
  const begun = Date.now();
  let clock = begun;
  const now = vi.spyOn(Date, 'now').mockImplementation(() => clock);
  table.beforeRequest = (_, operation) => {
    if (operation === 'Put') clock = begun + 10_001;
  };
  const answer = await handler({ Records: [claim('new', 1), claim('old', 3), small] });
  now.mockRestore();
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'new' }] });
  expect(await parsedKeys()).toEqual(['old', 'small']);
  expect(console.error).not.toHaveBeenCalled();
});

it('has time left for what it has begun', () => {
  expect(queues.results.timeoutSeconds).toBeGreaterThanOrEqual(30);
});
