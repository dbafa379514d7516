/** What follows from one recheck, for the video and for the breaker of its host. */
import type { Embed } from '../contract/clip.ts';
import { afterAttempt, type Breaker, doubtsGone, type HostAttempt, hostSignal, stateOf } from './breaker.ts';
import { judge } from './judge.ts';
import type { ProbeResult, Sites } from './provider.ts';
import { retryAfter } from './retry-after.ts';
import { postpone, recordAttempt, suspend, type WatchState } from './schedule.ts';

/** A video that is due. The breaker tells videos apart by `id`; those with the same `seed` come due together again. */
export interface DueVideo {
  readonly id: string;
  readonly seed: string;
  readonly embed: Embed;
  readonly state: WatchState;
}

/** A host that wants a shorter rest than this is left for a later run. */
const SHORT_REST_MS = 10 * 60 * 1000;

/**
 * The state of the video after a probe, and the same where nobody follows its clip: only the next check differs. The
 * attempt as its host's breaker counts it, and the breaker after it.
 */
export function recheck(
  { id, seed, embed, state }: DueVideo,
  result: ProbeResult,
  before: Breaker,
  now: Date,
  sites: Sites,
): {
  readonly state: WatchState;
  readonly unfollowed: WatchState;
  readonly attempt: HostAttempt;
  readonly breaker: Breaker;
} {
  const judged = judge(embed, result, now, sites);
  const retryAt = retryAfter(result, now);
  const signal = hostSignal(judged, state.check.status === 'gone');
  const attempt: HostAttempt = { embed: id, signal, at: now.getTime(), retryAt: retryAt?.getTime() ?? 0 };
  const breaker = afterAttempt(before, attempt);
  const isDoubted = signal === 'gone' && doubtsGone(breaker, now.getTime());
  const after = (isFollowed: boolean) =>
    isDoubted
      ? suspend(state, now, new Date(breaker.openUntil), seed)
      : recordAttempt(state, judged, seed, retryAt, isFollowed);
  return { state: after(true), unfollowed: after(false), attempt, breaker };
}

/** The state of a video whose host was not asked; null where it stays due, for a later run. */
export function withoutProbe({ seed, state }: DueVideo, breaker: Breaker, now: Date): WatchState | null {
  const until = new Date(breaker.openUntil);
  const hostState = stateOf(breaker, now.getTime());
  switch (hostState) {
    case 'open':
      return suspend(state, now, until, seed);
    case 'held':
      return until.getTime() - now.getTime() > SHORT_REST_MS ? postpone(state, until, seed) : null;
    case 'closed':
    case 'probing':
      return null;
    default:
      return hostState satisfies never;
  }
}
