/**
 * A circuit breaker for each host. It opens when the host fails as a whole, so that its videos are not blamed; after a
 * pause one attempt is let through, which closes it or opens it for twice as long.
 */
import type { Check } from '../contract/clip.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/**
 * What an attempt says of its host: it answered, it failed (no answer, a server error, a wall, a rate limit), or it
 * reported a video as gone that was not known to be.
 */
export type HostSignal = 'answered' | 'failed' | 'gone';

/** Check reasons that count as a failure of the host, not of the video. */
const HOST_FAILURES = new Set([
  'dns-failed',
  'timeout',
  'tls-failed',
  'connection-failed',
  'bad-answer',
  'server-error',
  'rate-limited',
  'bot-wall',
  'consent-page',
]);

/** The signal in an attempt on a video; `wasGone`: the video was known to be gone before. */
export function hostSignal({ status, reason }: Pick<Check, 'status' | 'reason'>, wasGone: boolean): HostSignal {
  if (status === 'gone' && !wasGone) return 'gone';
  return status === 'unknown' && HOST_FAILURES.has(reason) ? 'failed' : 'answered';
}

/** An attempt as a breaker counts it. */
export interface HostAttempt {
  /** Id of the video. */
  readonly embed: string;
  readonly signal: HostSignal;
  /** Milliseconds of the epoch: when it was made, and when the host wants to be asked again (0: it did not say). */
  readonly at: number;
  readonly retryAt: number;
}

export interface Breaker {
  /** The latest attempts, the oldest first. */
  readonly recent: readonly Pick<HostAttempt, 'embed' | 'signal'>[];
  /** Milliseconds of the epoch; the host is not asked before. 0: it may be asked. */
  readonly openUntil: number;
  /** Times it opened without having closed; 0: it is closed. */
  readonly trips: number;
  /** Since when the host reports every video as gone; 0: it does not. */
  readonly allGoneSince: number;
}

export const CLOSED: Breaker = { recent: [], openUntil: 0, trips: 0, allGoneSince: 0 };

const RECENT = 10;
/** It opens at that many failures in a row, or among the recent attempts, of more than one video. */
const IN_A_ROW = 3;
const OF_RECENT = 5;
const FIRST_PAUSE = 15 * MINUTE;
const LONGEST_PAUSE = 6 * HOUR;
/** A host that suddenly has no video left is more likely broken than empty; after that long it is believed. */
const DOUBTED_FOR = 6 * HOUR;
/** Limit on what a host may ask for by `Retry-After`. */
const LONGEST_HOLD = 24 * HOUR;

/** `closed`: ask. `probing`: let one attempt through. `open`: the host fails. `held`: it asked to be left alone. */
export function stateOf(breaker: Breaker, now: number): 'closed' | 'probing' | 'open' | 'held' {
  if (breaker.openUntil > now) return breaker.trips > 0 ? 'open' : 'held';
  return breaker.trips > 0 ? 'probing' : 'closed';
}

/** The breaker after an attempt. */
export function afterAttempt(breaker: Breaker, { embed, signal, at, retryAt }: HostAttempt): Breaker {
  const recent = [...breaker.recent, { embed, signal }].slice(-RECENT);
  const isAllGone = recent.length === RECENT && isFromMany(recent, 'gone', RECENT, RECENT);
  const allGoneSince = signal === 'answered' ? 0 : breaker.allGoneSince || (isAllGone ? at : 0);
  const next = { ...breaker, recent, allGoneSince };
  const isFailure = signal === 'failed' || (signal === 'gone' && doubtsGone(next, at));
  if (!isFailure) return breaker.trips > 0 ? { ...CLOSED, allGoneSince } : next;
  const hasFailed =
    breaker.trips > 0 ||
    isAllGone ||
    isFromMany(recent.slice(-IN_A_ROW), 'failed', IN_A_ROW) ||
    isFromMany(recent, 'failed', OF_RECENT);
  const held = Math.min(retryAt, at + LONGEST_HOLD);
  if (!hasFailed) return { ...next, openUntil: Math.max(breaker.openUntil, held) };
  // Attempts that were in flight when it opened do not count again.
  const trips = stateOf(breaker, at) === 'open' ? breaker.trips : breaker.trips + 1;
  const pause = Math.min(FIRST_PAUSE * 2 ** (trips - 1), LONGEST_PAUSE);
  return { ...next, trips, openUntil: Math.max(at + pause, held) };
}

/** Whether the host is not believed when it reports a video as gone. */
export function doubtsGone({ allGoneSince }: Breaker, now: number): boolean {
  return allGoneSince > 0 && now - allGoneSince < DOUBTED_FOR;
}

function isFromMany(recent: Breaker['recent'], signal: HostSignal, times: number, embeds = 2): boolean {
  const matching = recent.filter((one) => one.signal === signal);
  return matching.length >= times && new Set(matching.map(({ embed }) => embed)).size >= embeds;
}
