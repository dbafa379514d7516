import { describe, expect, test } from 'vitest';
import {
  afterAttempt,
  type Breaker,
  CLOSED,
  doubtsGone,
  type HostSignal,
  stateOf,
} from '../../../shared/embed/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A host on a virtual clock: a letter is an attempt (a: answered, f: failed, g: gone), each on a video of its own. */
function host(embedOf = (i: number) => `video ${i}`) {
  let now = Date.parse('2026-01-01T00:00:00Z');
  let breaker: Breaker = CLOSED;
  let count = 0;
  const SIGNALS: Record<string, HostSignal> = { a: 'answered', f: 'failed', g: 'gone' };
  return {
    sees(letters: string, retryAfter = 0) {
      for (const letter of letters) {
        const signal = SIGNALS[letter] ?? 'answered';
        const retryAt = retryAfter === 0 ? 0 : now + retryAfter;
        breaker = afterAttempt(breaker, { embed: embedOf(count++), signal, at: now, retryAt });
      }
      return this;
    },
    waits(milliseconds: number) {
      now += milliseconds;
      return this;
    },
    state: () => stateOf(breaker, now),
    rest: () => (breaker.openUntil - now) / MINUTE,
    doubts: () => doubtsGone(breaker, now),
    breaker: () => breaker,
  };
}

describe('opens', () => {
  test.each<[why: string, letters: string, state: string]>([
    ['nothing yet', '', 'closed'],
    ['all is well', 'aaaaaaaaaaaa', 'closed'],
    ['one failure', 'aaf', 'closed'],
    ['two failures', 'ff', 'closed'],
    ['three in a row', 'fff', 'open'],
    ['three, not in a row', 'fafaf', 'closed'],
    ['five of the last ten', 'fafafafaf', 'open'],
    ['four of the last ten', 'fafafafaa', 'closed'],
    ['old failures are forgotten', 'ffaaaaaaaaaaff', 'closed'],
    ['some videos gone', 'agagagagggggg', 'closed'],
    ['nine gone, all there were', 'ggggggggg', 'closed'],
    ['ten gone one after another', 'gggggggggg', 'open'],
  ])('%s: %s', (_, letters, state) => {
    expect(host().sees(letters).state()).toBe(state);
  });

  test('not for one video that fails again and again', () => {
    expect(
      host(() => 'the same')
        .sees('ffffffff')
        .state(),
    ).toBe('closed');
    expect(
      host(() => 'the same')
        .sees('gggggggggggg')
        .state(),
    ).toBe('closed');
  });
});

describe('once open', () => {
  test('lets one attempt through after a quarter of an hour; it closes or opens it for twice as long, six hours at most', () => {
    const it = host().sees('fff');
    expect([it.state(), it.rest()]).toEqual(['open', 15]);
    expect(it.waits(15 * MINUTE - 1).state()).toBe('open');
    expect(it.waits(1).state()).toBe('probing');
    const rests = Array.from({ length: 7 }, () => {
      it.sees('f');
      const rest = it.rest();
      it.waits(rest * MINUTE);
      return rest;
    });
    expect(rests).toEqual([30, 60, 120, 240, 360, 360, 360]);
    expect(it.sees('a').state()).toBe('closed');
    expect(it.breaker()).toEqual(CLOSED);
    expect(it.sees('ff').state()).toBe('closed');
  });

  test('attempts that were under way do not make it wait longer', () => {
    const it = host().sees('fffff');
    expect([it.state(), it.rest()]).toEqual(['open', 15]);
  });
});

describe('a host that wants rest', () => {
  test('gets it after one answer, a day at most', () => {
    const it = host().sees('f', 5 * MINUTE);
    expect([it.state(), it.rest()]).toEqual(['held', 5]);
    expect(it.waits(5 * MINUTE).state()).toBe('closed');
    expect(
      host()
        .sees('f', 1000 * HOUR)
        .rest(),
    ).toBe(24 * 60);
  });

  test('and when it fails as well, the longer of the two', () => {
    expect(
      host()
        .sees('fff', 2 * HOUR)
        .rest(),
    ).toBe(120);
    expect(host().sees('fff', MINUTE).rest()).toBe(15);
  });
});

describe('a host that suddenly has no video left', () => {
  test('is doubted for six hours, then believed', () => {
    const it = host().sees('gggggggggg');
    expect([it.state(), it.doubts()]).toEqual(['open', true]);
    for (let hours = 0; hours < 6; hours += 0.25) {
      it.waits(0.25 * HOUR);
      if (it.state() === 'probing' && hours < 5.5) it.sees('g');
    }
    expect(it.waits(HOUR).doubts()).toBe(false);
    expect(it.waits(6 * HOUR).state()).toBe('probing');
    expect(it.sees('g').state()).toBe('closed');
    expect(it.sees('gggggggggggg').state()).toBe('closed');
  });

  test('is believed at once when another video answers, and not doubted on its account', () => {
    const it = host().sees('gggggggggg').waits(HOUR).sees('a');
    expect([it.state(), it.doubts()]).toEqual(['closed', false]);
  });
});
