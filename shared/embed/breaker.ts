/**
 * A breaker for each host that is asked about videos. It opens when the host fails as a whole, so that its videos are
 * not called anything for it; after a while one attempt is let through, and closes it or opens it for twice as long.
 */

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/**
 * What an attempt showed of its host: it answered, it failed (no answer, a server error, a wall, a rate limit), or it
 * said `gone` of a video that was not known to be.
 */
export type HostSignal = 'answered' | 'failed' | 'gone';

export interface Breaker {
  /** The latest attempts, the oldest first. */
  readonly recent: readonly { readonly embed: string; readonly signal: HostSignal }[];
  /** Milliseconds of the epoch; the host is not asked before. 0: it may be asked. */
  readonly openUntil: number;
  /** Times it opened without having closed; 0: it is closed. */
  readonly trips: number;
  /** Since when the host says `gone` of everything; 0: it does not. */
  readonly allGoneSince: number;
}

export const CLOSED: Breaker = { recent: [], openUntil: 0, trips: 0, allGoneSince: 0 };

const RECENT = 10;
/** So many failures one after another, or so many of the recent ones, from more than one video. */
const IN_A_ROW = 3;
const OF_RECENT = 5;
const FIRST_PAUSE = 15 * MINUTE;
const LONGEST_PAUSE = 6 * HOUR;
/** A host that suddenly has no video left is more likely ill than empty; after so long it is believed. */
const DOUBTED_FOR = 6 * HOUR;
/** What a host may ask for by `Retry-After`. */
const LONGEST_HOLD = 24 * HOUR;

/** `closed`: ask. `probing`: let one attempt through. `open`: the host fails. `held`: it asked to be left alone. */
export function stateOf(breaker: Breaker, now: number): 'closed' | 'probing' | 'open' | 'held' {
  if (breaker.openUntil > now) return breaker.trips > 0 ? 'open' : 'held';
  return breaker.trips > 0 ? 'probing' : 'closed';
}

/** The breaker after an attempt; `retryAt` is when the host wants to be asked again, 0 where it did not say. */
export function afterAttempt(
  breaker: Breaker,
  attempt: { readonly embed: string; readonly signal: HostSignal; readonly retryAt: number },
  now: number,
): Breaker {
  const { embed, signal } = attempt;
  const recent = [...breaker.recent, { embed, signal }].slice(-RECENT);
  const isAllGone = recent.length === RECENT && isFromMany(recent, 'gone', RECENT, RECENT);
  const allGoneSince = signal === 'answered' ? 0 : breaker.allGoneSince || (isAllGone ? now : 0);
  const next = { ...breaker, recent, allGoneSince };
  const isFailure = signal === 'failed' || (signal === 'gone' && doubtsGone(next, now));
  if (!isFailure) return breaker.trips > 0 ? { ...CLOSED, allGoneSince } : next;
  const hasFailed =
    breaker.trips > 0 ||
    isAllGone ||
    isFromMany(recent.slice(-IN_A_ROW), 'failed', IN_A_ROW) ||
    isFromMany(recent, 'failed', OF_RECENT);
  const held = Math.min(attempt.retryAt, now + LONGEST_HOLD);
  if (!hasFailed) return { ...next, openUntil: Math.max(breaker.openUntil, held) };
  // Attempts that were under way when it opened say nothing more.
  const trips = stateOf(breaker, now) === 'open' ? breaker.trips : breaker.trips + 1;
  const pause = Math.min(FIRST_PAUSE * 2 ** (trips - 1), LONGEST_PAUSE);
  return { ...next, trips, openUntil: Math.max(now + pause, held) };
}

/** Whether the host is not believed when it says that a video is gone. */
export function doubtsGone({ allGoneSince }: Breaker, now: number): boolean {
  return allGoneSince > 0 && now - allGoneSince < DOUBTED_FOR;
}

function isFromMany(recent: Breaker['recent'], signal: HostSignal, times: number, embeds = 2): boolean {
  const such = recent.filter((one) => one.signal === signal);
  return such.length >= times && new Set(such.map(({ embed }) => embed)).size >= embeds;
}
