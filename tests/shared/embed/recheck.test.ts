import { describe, expect, test } from 'vitest';
import type { Embed } from '../../../shared/contract/clip.ts';
import {
  type Breaker,
  CLOSED,
  type HostSignal,
  hostSignal,
  type ProbeResult,
  recheck,
  recordAttempt,
  type WatchState,
  withoutProbe,
} from '../../../shared/embed/index.ts';
import { answered } from '../../support/fake/provider-responses.ts';

const HOUR = 60 * 60 * 1000;
const START = Date.parse('2026-01-01T00:00:00Z');
const NOW = new Date(START + 10 * HOUR);
const embed: Embed = { provider: 'direct', videoId: 'a.example/1.mp4', url: 'https://a.example/1.mp4' };

const before: WatchState = recordAttempt(
  null,
  {
    status: 'playable',
    reason: 'file-ok',
    seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 1 },
    checkedAt: new Date(START).toISOString(),
  },
  'me',
);
const video = { id: 'me', seed: 'round', embed, state: before };
const plays = answered(embed, 200, 'x', { headers: { 'content-type': 'video/mp4' } });
const missing = answered(embed, 404, '');

describe('what an attempt says of the host', () => {
  test.each<[why: string, status: 'playable' | 'gone' | 'unknown' | 'blocked', reason: string, HostSignal]>([
    ['it plays', 'playable', 'file-ok', 'answered'],
    ['the server fails', 'unknown', 'server-error', 'failed'],
    ['a wall', 'unknown', 'bot-wall', 'failed'],
    ['nothing came in time', 'unknown', 'timeout', 'failed'],
    ['an unreadable response is the video’s own', 'unknown', 'not-json', 'answered'],
    ['our own rules refuse the address', 'blocked', 'timeout', 'answered'],
    ['news that it is gone', 'gone', 'not-found', 'gone'],
  ])('%s: %s %s', (_, status, reason, signal) => {
    expect(hostSignal({ status, reason }, false)).toBe(signal);
  });

  test('a video known to be gone is no news', () => {
    expect(hostSignal({ status: 'gone', reason: 'not-found' }, true)).toBe('answered');
  });
});

describe('a probe', () => {
  const afterProbe = (result: ProbeResult, breaker: Breaker = CLOSED) => recheck(video, result, breaker, NOW, []);

  test('changes the video as the schedule says, and counts for its host', () => {
    const { state, attempt, breaker } = afterProbe(plays);
    expect(state.check).toMatchObject({ status: 'playable', playedAt: NOW.toISOString() });
    expect(attempt).toEqual({ embed: 'me', signal: 'answered', at: NOW.getTime(), retryAt: 0 });
    expect(breaker.recent).toEqual([{ embed: 'me', signal: 'answered' }]);
  });

  test('that is told when to come back holds the host and the video until then', () => {
    const { state, breaker } = afterProbe(answered(embed, 429, '', { headers: { 'retry-after': '86400' } }));
    const then = NOW.getTime() + 24 * HOUR;
    expect(breaker.openUntil).toBe(then);
    expect(Date.parse(state.check.nextCheckAt ?? '')).toBe(then);
  });

  test('of the tenth video in a row that is gone blames the host, not the video', () => {
    const recent = Array.from({ length: 9 }, (_, i) => ({ embed: `other ${i}`, signal: 'gone' as const }));
    expect(afterProbe(missing).state.check).toMatchObject({ status: 'playable', confirmations: [{}] });
    expect(afterProbe(missing, { ...CLOSED, recent }).state.check).toMatchObject({
      status: 'unknown',
      reason: 'provider-failing',
    });
  });
});

describe('without a probe, the video', () => {
  const until = (hours: number, trips: number): Breaker => ({
    ...CLOSED,
    openUntil: NOW.getTime() + hours * HOUR,
    trips,
  });
  const reasonAfter = (breaker: Breaker) => withoutProbe(video, breaker, NOW)?.check.reason ?? null;

  test.each<[why: string, breaker: Breaker, reason: string | null]>([
    ['is unknown while its host fails', until(1, 1), 'provider-failing'],
    ['stays as it was, but due later, while its host wants a long rest', until(1, 0), 'file-ok'],
    ['stays due where the rest is short', until(0.1, 0), null],
    ['stays due where another run probes the host', until(-1, 1), null],
    ['stays due where time ran out', CLOSED, null],
  ])('%s', (_, breaker, reason) => {
    expect(reasonAfter(breaker)).toBe(reason);
  });
});
