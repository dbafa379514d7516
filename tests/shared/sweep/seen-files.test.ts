import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { SeenFiles } from '../../../shared/sweep/seen-files.ts';
import { isIn, nextSlice } from '../../../shared/sweep/slice.ts';

const id = (i: number, kind = 'file') => clipIdOf('inbox', `${kind}-${i}.txt`);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('the files that were seen', () => {
  it('have every one that was added, also after they were stored and read', () =>
    fc.assert(
      fc.property(fc.integer(), fc.uniqueArray(fc.nat(), { maxLength: 200 }), (salt, files) => {
        const seen = SeenFiles.none(salt);
        for (const i of files) seen.add(id(i));
        const read = SeenFiles.fromBytes(seen.toBytes());
        expect(files.every((i) => read.has(id(i)))).toBe(true);
      }),
    ));

  it('go on where they were stored', () => {
    const whole = SeenFiles.none(7);
    let parts = SeenFiles.none(7);
    for (const i of upTo(20_000)) {
      whole.add(id(i));
      parts.add(id(i));
      if (i % 5000 === 0) parts = SeenFiles.fromBytes(parts.toBytes());
    }
    expect(parts.toBytes()).toEqual(whole.toBytes());
  });

  it('take two to four bytes a file, and few other files for seen ones', () => {
    const seen = SeenFiles.none(1);
    for (const i of upTo(100_000)) seen.add(id(i));
    expect(seen.toBytes().length).toBeLessThan(400_000);
    expect(upTo(100_000).filter((i) => seen.has(id(i, 'other'))).length).toBeLessThan(300);
  });

  it('mistake other files under another salt, so that the next sweep finds what this one missed', () => {
    const mistaken = [1, 2].map((salt) => {
      const seen = SeenFiles.none(salt);
      for (const i of upTo(50_000)) seen.add(id(i));
      return new Set(upTo(100_000).filter((i) => seen.has(id(i, 'other'))));
    });
    const [first = new Set<number>(), second = new Set<number>()] = mistaken;
    expect(first.size).toBeGreaterThan(0);
    expect(first.intersection(second).size).toBeLessThanOrEqual(2);
  });

  it('are none at first', () => {
    expect(SeenFiles.none(1).has(id(1))).toBe(false);
    expect(SeenFiles.fromBytes(SeenFiles.none(1).toBytes()).has(id(1))).toBe(false);
  });
});

describe('the slices of an archive', () => {
  it.each([
    ['no files', 0, 1],
    ['ten million files, in one sweep', 10_000_000, 1],
    ['a hundred million, in four', 100_000_000, 4],
  ])('%s', (_, files, of) => expect(nextSlice(null, files)).toEqual({ slice: 0, of }));

  it('come in turn, and every clip is in one of them', () => {
    let slice = nextSlice(null, 100_000_000);
    const slices = upTo(slice.of).map(() => {
      const now = slice;
      slice = nextSlice(slice, 100_000_000);
      return now;
    });
    for (const i of upTo(100)) expect(slices.filter((one) => isIn(one, id(i)))).toHaveLength(1);
  });
});
