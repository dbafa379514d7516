/** What Lambda does between a queue and a function, with messages that fail. */
import type { SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { QueueMapping } from '../../../local/in-process/queue-mapping.ts';
import { Queues } from '../../../local/services/queues.ts';

let now: number;
let queues: Queues;
let runs: string[][];
/** Resolves after so many runs. */
let ran: (count: number) => Promise<void>;

beforeEach(() => {
  now = Date.parse('2026-01-02T03:04:05Z');
  queues = new Queues({ now: () => now });
  queues.create('dead');
  queues.create('q', { visibilitySeconds: 30, deadLetter: { queue: 'dead', maxReceives: 2 } });
});

function mappingOf(answer: (bodies: string[], event: SQSEvent) => unknown, mostRuns = 1): QueueMapping {
  runs = [];
  const waiting: { count: number; done: () => void }[] = [];
  ran = (count) => new Promise((done) => waiting.push({ count, done }));
  const mapping: QueueMapping = new QueueMapping({
    queues,
    queue: 'q',
    batchSize: 10,
    mostRuns,
    invoke: async (event) => {
      const bodies = event.Records.map(({ body }) => body);
      runs.push(bodies);
      setImmediate(() => {
        for (const { count, done } of waiting) if (runs.length >= count) setImmediate(done);
      });
      return answer(bodies, event);
    },
  });
  return mapping;
}

const left = () => queues.messages('q').map(({ body }) => body);

describe('a mapping of a queue', () => {
  it('hands over ten at a time and deletes what did not fail', async () => {
    const mapping = mappingOf(() => ({ batchItemFailures: [] }));
    for (let i = 0; i < 12; i++) queues.deliver('q', `${i}`);
    const done = ran(2);
    mapping.wake();
    await done;
    expect(runs.map((run) => run.length)).toEqual([10, 2]);
    await mapping.stop();
    expect(left()).toEqual([]);
  });

  it.each<[why: string, answer: (bodies: string[], event: SQSEvent) => unknown, left: string[]]>([
    [
      'the reported message',
      (_, { Records }) => ({ batchItemFailures: [{ itemIdentifier: Records[1]?.messageId }] }),
      ['b'],
    ],
    ['all, where the function throws', () => Promise.reject(new Error('no')), ['a', 'b', 'c']],
    [
      'all, where a reported id is none of the batch',
      () => ({ batchItemFailures: [{ itemIdentifier: 'other' }] }),
      ['a', 'b', 'c'],
    ],
    ['none, where it reports nothing', () => null, []],
  ])('keeps %s', async (_, answer, expected) => {
    const mapping = mappingOf(answer);
    for (const body of ['a', 'b', 'c']) queues.deliver('q', body);
    const done = ran(1);
    mapping.wake();
    await done;
    await mapping.stop();
    expect(left()).toEqual(expected);
  });

  it('gives a message that keeps failing to the dead letters', async () => {
    for (let i = 0; i < 2; i++) {
      const mapping = mappingOf(() => Promise.reject(new Error('no')));
      if (i === 0) queues.deliver('q', 'poison');
      const done = ran(1);
      mapping.wake();
      await done;
      await mapping.stop();
      now += 31_000;
    }
    const last = mappingOf(() => null);
    expect(queues.take('q', 10)).toEqual([]);
    await last.stop();
    expect(queues.messages('dead').map(({ body, receives }) => [body, receives])).toEqual([['poison', 2]]);
  });

  it('runs no more batches at once than it may', async () => {
    let atOnce = 0;
    let most = 0;
    const mapping = mappingOf(async () => {
      most = Math.max(most, ++atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return null;
    }, 2);
    for (let i = 0; i < 50; i++) queues.deliver('q', `${i}`);
    const done = ran(5);
    mapping.wake();
    await done;
    await mapping.stop();
    expect(most).toBe(2);
    expect(left()).toEqual([]);
  });
});
