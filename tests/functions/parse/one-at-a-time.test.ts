import { DeleteMessageBatchCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FailedRecord } from '../../../functions/aws/redelivery.ts';
import { isLarge, OneAtATime } from '../../../functions/parse/one-at-a-time.ts';

const sqs = mockClient(SQSClient);
/** What happened, in order. */
let log: string[];

beforeEach(() => {
  log = [];
  sqs.reset();
  sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: 'ingest-url' });
  sqs.on(DeleteMessageBatchCommand).callsFake(({ Entries }) => {
    log.push(`forget ${Entries.map(({ Id }: { Id: string }) => Id)}`);
    return {};
  });
});

function recordOf(messageId: string, receives = 1): FailedRecord {
  const attributes = {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: '0',
    SenderId: '',
    ApproximateFirstReceiveTimestamp: '0',
  };
  return { messageId, receiptHandle: messageId, attributes, eventSourceARN: 'arn:aws:sqs:eu-west-1:1:ingest' };
}

/** Work that shows when it begins and ends. */
const work = (name: string) => async () => {
  log.push(`${name} begins`);
  await new Promise(setImmediate);
  log.push(`${name} ends`);
};

/** A record whose file is costly, and whose result is sent a while after it was read. */
const costly = (turns: OneAtATime, record: FailedRecord) =>
  turns.settle(record, async (alone) => {
    await alone(work(record.messageId));
    await new Promise(setImmediate);
    log.push(`${record.messageId} sent`);
  });

describe('costly files of a run', () => {
  it('begin when the light ones are settled and have left the queue, each alone', async () => {
    const [light, failing, a, b] = [recordOf('light'), recordOf('failing'), recordOf('a'), recordOf('b')];
    const turns = new OneAtATime([a, light, b, failing], () => 0);
    const slow = Promise.withResolvers<void>();
    const both = Promise.all([costly(turns, a), costly(turns, b)]);
    const failed = turns.settle(failing, async () => Promise.reject(new Error('no event')));
    const read = turns.settle(light, () => slow.promise);
    await expect(failed).rejects.toThrow('no event');
    await new Promise(setImmediate);
    expect(log).toEqual([]);
    slow.resolve();
    await Promise.all([read, both]);
    expect(log.filter((line) => !line.endsWith('sent'))).toEqual([
      'forget light',
      'a begins',
      'a ends',
      'b begins',
      'b ends',
    ]);
  });

  it('that came before are sent, and have left the queue, before the next begins', async () => {
    const [a, b] = [recordOf('a', 2), recordOf('b', 3)];
    const turns = new OneAtATime([b, a]);
    await Promise.all([costly(turns, b), costly(turns, a)]);
    expect(log).toEqual(['a begins', 'a ends', 'a sent', 'forget a', 'b begins', 'b ends', 'b sent']);
  });

  it('go on behind one that fails, which stays in the queue', async () => {
    const [a, b] = [recordOf('a', 2), recordOf('b', 3)];
    const turns = new OneAtATime([a, b]);
    const failed = turns.settle(a, async () => Promise.reject(new Error('gone')));
    const read = costly(turns, b);
    await expect(failed).rejects.toThrow('gone');
    await read;
    expect(log).toEqual(['b begins', 'b ends', 'b sent']);
  });

  it('are read though the queue deletes nothing: the run ends as any other', async () => {
    sqs.on(DeleteMessageBatchCommand).rejects(new Error('throttled'));
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const [light, a] = [recordOf('light'), recordOf('a')];
    const turns = new OneAtATime([light, a]);
    await Promise.all([turns.settle(light, async () => {}), costly(turns, a)]);
    expect(log).toEqual(['a begins', 'a ends', 'a sent']);
    expect(warn).toHaveBeenCalledOnce();
  });

  it.each([1, 2])('take turns also where a message names several files, received %i times', async (receives) => {
    const [a, b] = [recordOf('a', receives), recordOf('b', receives)];
    const turns = new OneAtATime([a, b]);
    const two = turns.settle(a, async (alone) => {
      await alone(work('a1'));
      await alone(work('a2'));
    });
    await Promise.all([two, costly(turns, b)]);
    const reads = log.filter((line) => /(begins|ends)$/.test(line)).map((line) => line.split(' ')[0]);
    expect(reads).toHaveLength(6);
    for (let i = 0; i < reads.length; i += 2) expect(reads[i]).toBe(reads[i + 1]);
  });
});

/** Runs until nothing is left but files that end the process; the files read, and the runs that it took. */
async function runsUntilRead(honest: number, deadly: number, seed: number) {
  let state = seed;
  // A generator after Park and Miller: the same runs for the same seed.
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const isDeadly = (id: string) => id.startsWith('bomb');
  const receives = new Map<string, number>();
  for (let i = 0; i < deadly; i++) receives.set(`bomb${i}`, 0);
  for (let i = 0; i < honest; i++) receives.set(`file${i}`, 0);
  let runs = 0;
  while ([...receives.keys()].some((id) => !isDeadly(id)) && runs < 50) {
    runs++;
    // The queue gives them in the same order each time.
    const records = [...receives].map(([id, times]) => recordOf(id, times + 1));
    for (const { messageId, attributes } of records)
      receives.set(messageId, Number(attributes.ApproximateReceiveCount));
    const turns = new OneAtATime(records, random);
    const died = Promise.withResolvers<void>();
    const read = records.map((record) =>
      turns.settle(record, async (alone) => {
        await alone(async () => {
          if (!isDeadly(record.messageId)) return;
          died.resolve();
          // What ends the process lets nothing else go on.
          await new Promise(() => {});
        });
        await new Promise(setImmediate);
      }),
    );
    await Promise.race([died.promise, Promise.all(read)]);
    for (const { args } of sqs.commandCalls(DeleteMessageBatchCommand)) {
      for (const { Id } of args[0].input.Entries ?? []) receives.delete(Id ?? '');
    }
    sqs.resetHistory();
  }
  return runs;
}

describe('a file that ends the process', () => {
  it('leaves the nine beside it to be read before they are dead letters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2_147_483_646 }), async (seed) => {
        expect(await runsUntilRead(9, 1, seed)).toBeLessThan(20);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe('a file is large', () => {
  it.each([
    [0, false, 'the size is not known'],
    [1024 * 1024, false, 'some of these fit side by side'],
    [1024 * 1024 + 1, true, 'ten at once may not fit'],
    [64 * 1024 * 1024, true, 'ten at once do not fit'],
  ])('%i bytes: %s, %s', (size, large) => {
    expect(isLarge(size)).toBe(large);
  });
});
