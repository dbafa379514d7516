import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddressHistory,
  type Feedback,
  lastChange,
  NO_HISTORY,
  released,
  verdictOn,
  withFeedback,
} from '../../../shared/feedback/address-history.ts';

type Event = Feedback | { readonly kind: 'release'; readonly at: string };

/** An event on a day of November 2026, at an hour. */
const on = (day: number, kind: Event['kind'], hour = 8, detail = 'said so'): Event => {
  const at = `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
  return kind === 'release' ? { kind, at } : { kind, at, detail };
};

const after = (events: readonly Event[]): AddressHistory =>
  events.reduce<AddressHistory>(
    (history, event) => (event.kind === 'release' ? released(history, event.at) : withFeedback(history, event)),
    NO_HISTORY,
  );

describe('an address', () => {
  test.each<[why: string, events: Event[], reason: string | null, since?: number]>([
    ['of which nothing came back gets mail', [], null],
    ['whose mailbox does not exist gets none', [on(3, 'hard-bounce')], 'hard-bounce', 3],
    ['whose reader complained gets none', [on(3, 'complaint')], 'complaint', 3],
    [
      'with both: the complaint is said, since it weighs more',
      [on(3, 'complaint'), on(4, 'hard-bounce')],
      'complaint',
      3,
    ],
    [
      'that took a mail after a hard bounce gets none: another mail of the same minute',
      [on(3, 'hard-bounce'), on(4, 'delivery')],
      'hard-bounce',
      3,
    ],
    ['that is a web hook which has ended gets nothing', [on(3, 'hook-ended')], 'hook-ended', 3],
    ['a web hook that was released gets all again', [on(3, 'hook-ended'), on(4, 'release')], null],
    ['with one soft bounce gets mail', [on(3, 'soft-bounce')], null],
    ['with soft bounces on two days gets mail', [on(3, 'soft-bounce'), on(4, 'soft-bounce')], null],
    [
      'with many soft bounces on one day gets mail: one outage',
      [8, 9, 10, 11].map((hour) => on(3, 'soft-bounce', hour)),
      null,
    ],
    ['with soft bounces on three days gets none', [3, 4, 5].map((day) => on(day, 'soft-bounce')), 'soft-bounces', 5],
    ['three weekly digests count too', [1, 8, 15].map((day) => on(day, 'soft-bounce')), 'soft-bounces', 15],
    ['fifteen days without one begin anew', [1, 16, 17].map((day) => on(day, 'soft-bounce')), null],
    [
      'that took a mail in between gets mail',
      [...[3, 4, 6].map((day) => on(day, 'soft-bounce')), on(5, 'delivery')],
      null,
    ],
    [
      'three days after the last delivery count',
      [...[3, 5, 6, 7].map((day) => on(day, 'soft-bounce')), on(4, 'delivery')],
      'soft-bounces',
      7,
    ],
    [
      'a delivery later on the same day clears it',
      [...[3, 4, 5].map((day) => on(day, 'soft-bounce')), on(5, 'delivery', 9)],
      null,
    ],
    [
      'a delivery earlier on the same day does not',
      [...[3, 4, 5].map((day) => on(day, 'soft-bounce')), on(3, 'delivery', 7)],
      'soft-bounces',
      5,
    ],
    ['once the row is full it stays full', [3, 4, 5, 25].map((day) => on(day, 'soft-bounce')), 'soft-bounces', 5],
    ['that was released gets mail', [on(3, 'hard-bounce'), on(3, 'complaint'), on(4, 'release')], null],
    ['feedback from before its release says nothing', [on(4, 'release'), on(3, 'complaint')], null],
    [
      'feedback from after its release does',
      [on(3, 'hard-bounce'), on(4, 'release'), on(5, 'hard-bounce')],
      'hard-bounce',
      5,
    ],
  ])('%s', (_, events, reason, since) => {
    const verdict = verdictOn(after(events));
    expect(verdict?.reason ?? null).toBe(reason);
    if (since !== undefined) expect(verdict?.suppressedAt).toMatch(new RegExp(`^2026-11-0?${since}T`));
  });
});

const event: fc.Arbitrary<Event> = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom<Event['kind'][]>(
      ...(['hard-bounce', 'soft-bounce', 'soft-bounce', 'complaint', 'delivery', 'hook-ended', 'release'] as const),
    ),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('full', 'unknown user'),
  )
  .map((parts) => on(...parts));

test('the same events in any order, and any of them again, give the same history', () => {
  const shuffled = fc
    .array(event, { maxLength: 40 })
    .chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
    );
  fc.assert(
    fc.property(shuffled, ([events, again]) => {
      expect(after(again)).toEqual(after(events));
    }),
  );
});

test('a released address gets mail until something new comes back', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const history = after(events);
      expect(verdictOn(released(history, lastChange(history)))).toBeNull();
    }),
  );
});

test('a history stays small, whatever comes back', () => {
  const years = Array.from({ length: 3000 }, (_, day) => ({
    kind: 'soft-bounce' as const,
    at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    detail: 'full',
  }));
  expect(after(years).softBounces).toHaveLength(10);
});
