/** Turns of mails: whatever environments Lambda takes, freezes and wakes, SES is not sent more than it takes. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Run } from '../../../functions/send/outcome.ts';
import { createTurns } from '../../../functions/send/turns.ts';
import { queues } from '../../../shared/triggers.ts';
import { VirtualTime } from '../../support/world/virtual-time.ts';

const START = Date.parse('2026-11-26T12:00:00.000Z');
const RUN_MS = 40_000;
const SLOTS = queues.mail.mostRuns();

afterEach(() => void vi.useRealTimers());

const runUntil = (until: number): Run => ({ id: '', now: () => new Date(), until: new Date(until) });

/** A run: after so long, in this environment (or the next that is free), with so many mails. */
const aRun = fc.record({
  after: fc.integer({ min: 0, max: 3000 }),
  environment: fc.nat(5),
  mails: fc.integer({ min: 0, max: 6 }),
});

test('at any time no more mails than the rate allows, and one for each run that may go on at once', async () => {
  const places = fc.array(fc.array(aRun, { minLength: 1, maxLength: 12 }), { minLength: SLOTS, maxLength: SLOTS });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(1, 14, 50), places, async (rate, slots) => {
      const time = new VirtualTime(START);
      const sent: number[] = [];
      // More than there are runs at once: those of the web hooks are of the same function.
      const environments = Array.from({ length: 6 }, () =>
        createTurns(
          async () => rate,
          () => time.now(),
          (milliseconds) => time.wait(milliseconds),
        ),
      );
      const busy = new Set<number>();
      const slot = async (runs: readonly { after: number; environment: number; mails: number }[]) => {
        for (const { after, environment, mails } of runs) {
          await time.wait(after);
          const i = [environment, 0, 1, 2, 3, 4, 5].find((one) => !busy.has(one)) ?? 0;
          busy.add(i);
          const run = runUntil(time.now() + RUN_MS);
          const turns = Array.from({ length: mails }, async () => {
            if ((await environments[i]?.next(run)) === true) sent.push(time.now());
          });
          await Promise.all(turns);
          busy.delete(i);
        }
      };
      await time.pass(Promise.all(slots.map(slot)));
      expect(sent).toHaveLength(slots.flat().reduce((sum, { mails }) => sum + mails, 0));
      for (const from of sent) {
        for (const to of sent.filter((one) => one >= from)) {
          const within = sent.filter((one) => one >= from && one <= to).length;
          expect(within).toBeLessThanOrEqual((rate * (to - from)) / 1000 + SLOTS + 1e-6);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a mail whose turn is after the end of the run has none in it', async () => {
  const turns = createTurns(
    async () => 1,
    () => START,
    async () => undefined,
  );
  const run = runUntil(START + 5000);
  // Two seconds apart, since another run may send as many.
  expect([await turns.next(run), await turns.next(run), await turns.next(run)]).toEqual([true, true, false]);
});
