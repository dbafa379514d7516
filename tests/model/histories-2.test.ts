/** The other half of the histories (`histories-1.test.ts`). */
import { expect, it } from 'vitest';
import { checkHistories } from './check.ts';

it('250 more random histories end as the inbox, the names and the followers say', { timeout: 900_000 }, async () => {
  const { failure, ...sum } = await checkHistories({ seed: 2, runs: 250 });
  expect(failure).toBeNull();
  // Histories in which nothing happens would prove nothing.
  expect(sum.steps).toBeGreaterThan(2000);
  for (const kind of ['crash-before', 'crash-after', 'throttled', 'answer-lost', 'stalled']) {
    expect(sum.faults[kind], kind).toBeGreaterThan(5);
  }
});
