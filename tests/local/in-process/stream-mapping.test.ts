/** What Lambda does between the stream of the table and a function, with records that fail. */
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamMapping } from '../../../local/in-process/stream-mapping.ts';
import type { Change } from '../../../local/services/table/index.ts';

const change = (number: number, kind = 'mention'): Change => ({
  eventName: 'INSERT',
  key: `${number}`,
  old: null,
  new: { pk: 'p', sk: `${number}`, kind },
  at: 0,
  number,
  isExpiry: false,
});
const sk = ({ dynamodb }: DynamoDBRecord) => Number(dynamodb?.NewImage?.sk?.S);

/** Plays records of which some always fail; resolves when all are passed. */
async function play(count: number, bad: ReadonlySet<number>, batchSize: number) {
  const seen: number[][] = [];
  const aside: number[] = [];
  const passed: number[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const mapping = new StreamMapping({
    patterns: [{ dynamodb: { NewImage: { kind: { S: ['mention'] } } } }],
    batchSize,
    windowSeconds: 0,
    retryAttempts: 0,
    invoke: async ({ Records }) => {
      const numbers = Records.map(sk);
      seen.push(numbers);
      if (numbers.some((number) => bad.has(number))) throw new Error('bad');
    },
    setAside: async (records) => void aside.push(...records.map(sk)),
    onPassed: (number) => {
      passed.push(number);
      if (number === count) resolve();
    },
  });
  for (let number = 1; number <= count; number++) mapping.offer(change(number));
  mapping.offer(change(count + 1, 'earlier-mention'));
  await done;
  await mapping.stop();
  return { seen, aside, passed, waiting: mapping.waiting().length };
}

describe('a mapping of the stream', () => {
  it('hands over each record in order, those that always fail alone at last, and sets only them aside', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 20 })),
        fc.integer({ min: 1, max: 8 }),
        async (count, bad, batchSize) => {
          const failing = new Set(bad.filter((number) => number <= count));
          const { seen, aside, passed, waiting } = await play(count, failing, batchSize);
          const delivered = seen.filter((numbers) => !numbers.some((number) => failing.has(number))).flat();
          expect(delivered).toEqual(
            Array.from({ length: count }, (_, i) => i + 1).filter((number) => !failing.has(number)),
          );
          expect(aside).toEqual([...failing].sort((a, b) => a - b));
          expect(passed).toEqual([...passed].sort((a, b) => a - b));
          expect(waiting).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('hands over after a restart only what was not passed', () => {
    const mapping = new StreamMapping({
      patterns: [{ eventName: ['INSERT'] }],
      batchSize: 10,
      windowSeconds: 300,
      retryAttempts: 0,
      invoke: async () => {},
      setAside: async () => {},
      onPassed: () => {},
    });
    for (const number of [1, 2, 3]) mapping.offer(change(number));
    mapping.forget(2);
    expect(mapping.waiting().map(({ number }) => number)).toEqual([3]);
    return mapping.stop();
  });
});
