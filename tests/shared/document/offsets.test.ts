import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Offsets } from '../../../shared/document/offsets.ts';

/** Where the characters of a text stand, and the end of the last: side by side, or some characters of mark-up further on. */
const places = fc
  .tuple(
    fc.nat(1000),
    fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.nat(9)), { minLength: 1, maxLength: 60 }),
  )
  .map(([start, steps]) => Uint32Array.from([start, ...steps.map((_, i) => start + sum(steps.slice(0, i + 1)))]));

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe('offsets of a text', () => {
  test('are those of its characters, and the end of the last', () => {
    fc.assert(
      fc.property(places, (given) => {
        const offsets = Offsets.of(given);
        expect(Array.from(given, (_, index) => offsets.at(index))).toEqual([...given]);
      }),
    );
  });

  test('of a part are those of the whole, from there on', () => {
    fc.assert(
      fc.property(places, fc.nat(), (given, number) => {
        const from = number % given.length;
        const part = Offsets.of(given).startingAt(from);
        expect(Array.from(given.slice(from), (_, index) => part.at(index))).toEqual([...given.slice(from)]);
      }),
    );
  });

  test('of a text that stands in the source as it is follow from its start', () => {
    const offsets = Offsets.from(7);
    expect([offsets.at(0), offsets.at(5)]).toEqual([7, 12]);
  });
});
