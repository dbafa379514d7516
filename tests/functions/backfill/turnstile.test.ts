import { expect, it } from 'vitest';
import { Turnstile } from '../../../functions/backfill/turnstile.ts';

it('lets so many in at once, in the order in which they came, and those after one that fails', async () => {
  const turnstile = new Turnstile(2);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  const calls = Array.from({ length: 9 }, (_, i) =>
    turnstile.pass(async () => {
      order.push(i);
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
      if (i % 3 === 0) throw new Error(`${i}`);
      return i;
    }),
  );
  const ends = await Promise.allSettled(calls);
  expect(ends.map(({ status }) => status === 'fulfilled')).toEqual([
    false,
    true,
    true,
    false,
    true,
    true,
    false,
    true,
    true,
  ]);
  expect([most, inside, order]).toEqual([2, 0, [0, 1, 2, 3, 4, 5, 6, 7, 8]]);
});
