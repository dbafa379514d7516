import { expect, test } from 'vitest';
import { expectLinear } from '../support/growth.ts';

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
  await expect(expectLinear(pairs, ofLength, 12_000)).rejects.toThrow('cost of one long input');
});
