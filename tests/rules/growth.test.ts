import { afterAll, describe, expect, test } from 'vitest';
import { expectDoubling, stepCounter } from '../support/steps/doubling.ts';
import { expectLinear } from '../support/steps/growth.ts';

const ofLength = (length: number) => Array.from({ length }, (_, i) => i);

test('work in proportion to its input is linear', async () => {
  await expectLinear((list) => list.toSorted((a, b) => b - a), ofLength, 400_000);
});

test('work on every pair is not', async () => {
  const pairs = (list: readonly number[]) => {
    let sum = 0;
    for (const one of list) for (const other of list) sum += one ^ other;
    return sum;
  };
  // So long that what the account of CPU time is off by is little beside it.
  await expect(expectLinear(pairs, ofLength, 30_000)).rejects.toThrow('cost of one long input');
});

describe('steps that are counted', () => {
  const counter = stepCounter();
  afterAll(() => counter.end());

  test.each(['one pass', 'sorting'])('double with the input: %s', async (what) => {
    await expectDoubling(counter, what, 2000);
  });

  test.each([
    ['every pair', 'most in pairs in file:'],
    ['marks in a library of Markdown', '/node_modules/micromark'],
  ])('do more: %s', async (what, dearest) => {
    const growth = expectDoubling(counter, what, 100);
    await expect(growth).rejects.toThrow('times with a doubled input');
    await expect(growth).rejects.toThrow(dearest);
  });

  test('are the same each time', async () => {
    const counts = [await counter.stepsOf('sorting', 1000), await counter.stepsOf('sorting', 1000)];
    expect(counts[0]).toEqual(counts[1]);
  });
});
