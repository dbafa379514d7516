import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_ATTEMPTS, nextAttempt } from '../../../../shared/alert/ways/retries.ts';

const now = new Date('2026-03-01T12:00:00Z');
const wait = (attempt: number, asked: Date | null = null) =>
  Number(nextAttempt('key', attempt, now, asked)?.getTime()) - now.getTime();

describe('attempts', () => {
  test.each([
    [1, '5 s', 5_000],
    [2, '5 min', 300_000],
    [3, '30 min', 1_800_000],
    [4, '2 h', 7_200_000],
    [5, '5 h', 18_000_000],
    [6, '10 h', 36_000_000],
    [7, '14 h', 50_400_000],
    [8, '20 h', 72_000_000],
    [9, '24 h', 86_400_000],
  ])('after number %i there is a wait of %s, longer by up to a fifth', (attempt, _, delay) => {
    expect(wait(attempt)).toBeGreaterThanOrEqual(delay);
    expect(wait(attempt)).toBeLessThanOrEqual(delay * 1.2);
  });

  test('end', () => {
    expect(nextAttempt('key', MOST_ATTEMPTS, now, null)).toBeNull();
    expect(nextAttempt('key', MOST_ATTEMPTS + 5, now, null)).toBeNull();
  });

  test('of different deliveries do not come together; those of one are always at the same time', () => {
    const times = Array.from({ length: 100 }, (_, i) => nextAttempt(`key ${i}`, 3, now, null)?.getTime());
    expect(new Set(times).size).toBeGreaterThan(90);
    expect(nextAttempt('key 1', 3, now, null)).toEqual(nextAttempt('key 1', 3, now, null));
  });
});

describe('Retry-After', () => {
  const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test('counts where it is longer than the schedule, for a day at most', () => {
    expect(wait(1, inSeconds(60))).toBe(60_000);
    expect(wait(2, inSeconds(60))).toBeGreaterThanOrEqual(300_000);
    expect(wait(1, inSeconds(30 * 86_400))).toBe(86_400_000);
  });

  test('never brings an attempt forward, and never one after the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_ATTEMPTS - 1 }), fc.integer({ min: -1000, max: 200_000 }), (n, s) => {
        expect(wait(n, inSeconds(s))).toBeGreaterThanOrEqual(wait(n));
      }),
    );
    expect(nextAttempt('key', MOST_ATTEMPTS, now, inSeconds(60))).toBeNull();
  });
});
