import { expect, test } from 'vitest';
import { remembered } from '../../../shared/document/remembered.ts';

test('what was made of the latest is made once; of another it is made anew', () => {
  let times = 0;
  const lengthOf = remembered((list: readonly string[]) => [++times, list.length]);
  const [one, other] = [['a'], ['b', 'c']];
  expect(lengthOf(one)).toEqual([1, 1]);
  expect(lengthOf(one)).toEqual([1, 1]);
  expect(lengthOf(other)).toEqual([2, 2]);
  expect(lengthOf(one)).toEqual([3, 1]);
});

test('one function may ask itself for another', () => {
  interface Nested {
    readonly inner: Nested | null;
  }
  const depthOf: (nested: Nested) => number = remembered(({ inner }: Nested) => (inner ? depthOf(inner) + 1 : 1));
  const nested = { inner: { inner: { inner: null } } };
  expect(depthOf(nested)).toBe(3);
  expect(depthOf(nested)).toBe(3);
});
