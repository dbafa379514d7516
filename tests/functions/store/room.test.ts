import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Room } from '../../../functions/store/room.ts';

/** Holds room for each of these, where each work takes a turn of the event loop; answers the most that was held at once, and the order. */
async function held(most: number, sizes: readonly number[]) {
  const room = new Room(most);
  const order: number[] = [];
  let [now, peak] = [0, 0];
  const works = sizes.map((bytes, i) =>
    room.hold(bytes, async () => {
      order.push(i);
      now += bytes;
      peak = Math.max(peak, now);
      await new Promise(setImmediate);
      now -= bytes;
      if (i % 3 === 0) throw new Error('failed');
    }),
  );
  const ends = await Promise.allSettled(works);
  return { order, peak, failed: ends.filter(({ status }) => status === 'rejected').length };
}

it.each<[why: string, sizes: number[], peak: number]>([
  ['all fit: all at once', [3, 3, 4], 10],
  ['two of three fit', [5, 5, 5], 10],
  ['one that is larger than all of it has it alone', [5, 99, 5], 99],
  ['what does not say how large it is has it alone', [5, 5, Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
  ['what takes none never waits', [99, 0, 0, 0], 99],
])('%s', async (_, sizes, peak) => {
  expect((await held(10, sizes)).peak).toBe(peak);
});

it('all is done, in its order, and never more at once than there is room for, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 10 })), async (sizes) => {
      const { order, peak, failed } = await held(10, sizes);
      expect(order).toEqual([...sizes.keys()]);
      expect(peak).toBeLessThanOrEqual(10);
      expect(failed).toBe(Math.ceil(sizes.length / 3));
    }),
  );
});
