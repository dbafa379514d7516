/**
 * Watching a video: what is known of it after one more attempt, and when the next one is due.
 *
 * Only what a provider says of the video counts. `gone` takes two attempts at least an hour apart that both say so;
 * until then the status stays what it was. An attempt that saw nothing of the video (a wall, a rate limit, a server
 * error, a time-out, a name that does not resolve, an address our rules refuse) neither confirms nor un-proves.
 */
import { createHash } from 'node:crypto';
import type { Check, CheckStatus, StatusChange } from '../contract/clip.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** What is known of a video: the last check, and the statuses it took on, the oldest first. */
export interface WatchState {
  readonly check: Check;
  readonly history: readonly StatusChange[];
}

/** Changes kept for each video. */
const MAX_HISTORY = 50;
/** Two attempts that say `gone` are independent when they are so far apart. */
const CONFIRMS_AFTER = HOUR;
/** A host that asks to be left alone is obeyed for so long at most. */
const MAX_DELAY = 7 * DAY;
/** Up to a fifth is added to each interval, always the same for one video: what came together drifts apart. */
const JITTER = 0.2;

type Step = readonly [lasted: number, every: number];

/** How often a video is asked about while its status has lasted so long: hours, then days, then weeks. */
const SCHEDULE: readonly Step[] = [
  [DAY, 6 * HOUR],
  [7 * DAY, DAY],
  [28 * DAY, 4 * DAY],
  [91 * DAY, 7 * DAY],
  [Number.POSITIVE_INFINITY, 14 * DAY],
];
const LATER: readonly Step[] = [[91 * DAY, 7 * DAY], ...SCHEDULE.slice(-1)];
const RARELY: readonly Step[] = [
  [28 * DAY, 7 * DAY],
  [Number.POSITIVE_INFINITY, 28 * DAY],
];
const AGAIN: Readonly<Record<CheckStatus, readonly Step[]>> = {
  playable: SCHEDULE,
  unknown: [[6 * HOUR, HOUR], ...SCHEDULE],
  restricted: LATER,
  'not-embeddable': LATER,
  // The dead come back now and then.
  gone: RARELY,
  blocked: RARELY,
  invalid: [],
};

/**
 * What is known after an attempt (`judge`'s check of it). An attempt no later than the last one tells nothing new.
 * `seed` is the video's own id: it sets its jitter. Not before `notBefore` is the host to be asked again.
 */
export function recordAttempt(
  kept: WatchState | null,
  attempt: Check,
  seed: string,
  notBefore: Date | null = null,
): WatchState {
  if (kept !== null && attempt.checkedAt <= kept.check.checkedAt) return kept;
  const standing = nextStatus(kept?.check ?? null, attempt);
  const history = noted(kept, { at: attempt.checkedAt, status: standing.status, reason: standing.reason });
  const playedAt = attempt.status === 'playable' ? attempt.checkedAt : kept?.check.playedAt;
  const every = intervalOf(standing, attempt, history, playedAt !== undefined);
  return {
    check: {
      ...standing,
      seen: seenIn(attempt, kept?.check ?? null),
      checkedAt: attempt.checkedAt,
      nextCheckAt: every === null ? null : nextAt(Date.parse(attempt.checkedAt), every, seed, notBefore),
      ...(playedAt !== undefined && { playedAt }),
    },
    history,
  };
}

/**
 * What is known of a video that was not asked about, because its provider fails as a whole: `unknown`, unless it is
 * gone. It is due when the provider is tried again, and the hour after it, so that they do not all come at once.
 */
export function suspend(kept: WatchState, now: Date, until: Date, seed: string): WatchState {
  const isGone = kept.check.status === 'gone';
  const status = isGone ? 'gone' : 'unknown';
  const reason = isGone ? kept.check.reason : 'provider-failing';
  const change: StatusChange = { at: now.toISOString(), status, reason };
  const { check } = postpone(kept, until, seed);
  return { check: { ...check, status, reason }, history: noted(kept, change) };
}

/** The same, due in the hour after `until`. */
export function postpone(kept: WatchState, until: Date, seed: string): WatchState {
  const nextCheckAt = new Date(until.getTime() + shareOf(seed) * HOUR).toISOString();
  return { check: { ...kept.check, nextCheckAt }, history: kept.history };
}

/** What the last change is to those who follow a video: it is `gone`, or `back` after it was. */
export function lastTransition(history: readonly StatusChange[]): 'gone' | 'back' | null {
  const [last, ...before] = history.toReversed();
  if (last?.status === 'gone') return 'gone';
  if (last?.status !== 'playable') return null;
  const settled = before.find(({ status }) => status === 'gone' || status === 'playable');
  return settled?.status === 'gone' ? 'back' : null;
}

type StatusState = Pick<Check, 'status' | 'reason' | 'confirmations'>;

function nextStatus(kept: Check | null, { status, reason, checkedAt }: Check): StatusState {
  if (status === 'gone') return nextStatusAfterGone(kept, { at: checkedAt, reason });
  if (status !== 'unknown' && status !== 'blocked') return { status, reason };
  if (kept?.status === 'gone') return stateOfCheck(kept);
  return { ...stateOfCheck(kept), status, reason };
}

function nextStatusAfterGone(kept: Check | null, said: { at: string; reason: string }): StatusState {
  if (kept?.status === 'gone') return stateOfCheck(kept);
  const [first] = kept?.confirmations ?? [];
  if (first !== undefined && Date.parse(said.at) - Date.parse(first.at) >= CONFIRMS_AFTER) {
    return { status: 'gone', reason: said.reason, confirmations: [first, said] };
  }
  const confirmations = [first ?? said];
  if (kept === null || kept.status === 'unknown') {
    return { status: 'unknown', reason: 'gone-unconfirmed', confirmations };
  }
  return { status: kept.status, reason: kept.reason, confirmations };
}

function stateOfCheck(check: Check | null): StatusState {
  const { status = 'unknown', reason = 'no-check', confirmations } = check ?? {};
  return { status, reason, ...(confirmations !== undefined && { confirmations }) };
}

/** Title, uploader, length and still outlive the video: they are kept where an attempt did not show them. */
function seenIn({ status, seen }: Check, kept: Check | null): Check['seen'] {
  if (kept === null) return seen;
  const { httpStatus: _, finalUrl: __, tookMs: ___, redirects: ____, ...facts } = kept.seen;
  // The page that says that there is no such video has a title too.
  const title = status === 'playable' ? (seen.title ?? facts.title) : (facts.title ?? seen.title);
  return { ...facts, ...seen, title };
}

function noted(kept: WatchState | null, change: StatusChange): StatusChange[] {
  const history = kept === null ? [] : historyOf(kept);
  return history.at(-1)?.status === change.status ? history : [...history, change].slice(-MAX_HISTORY);
}

/** Rows of an earlier version have none. */
function historyOf({ check, history }: WatchState): StatusChange[] {
  const { status, reason, checkedAt } = check;
  return history.length > 0 ? [...history] : [{ at: checkedAt, status, reason }];
}

function intervalOf(
  { status }: StatusState,
  attempt: Check,
  history: readonly StatusChange[],
  hasPlayed: boolean,
): number | null {
  if (attempt.status === 'gone' && status !== 'gone') return CONFIRMS_AFTER;
  // Nobody to ask: a later version of this program may know whom.
  if (attempt.reason === 'no-check') return 28 * DAY;
  // An address our rules refuse is never asked again, unless there has been a video behind it.
  if (status === 'blocked' && !hasPlayed) return null;
  const lasted = Date.parse(attempt.checkedAt) - Date.parse(history.at(-1)?.at ?? attempt.checkedAt);
  return AGAIN[status].find(([until]) => lasted < until)?.[1] ?? null;
}

function nextAt(from: number, every: number, seed: string, notBefore: Date | null): string {
  const due = from + every * (1 + JITTER * shareOf(seed));
  const asked = Math.min(notBefore?.getTime() ?? 0, from + MAX_DELAY);
  return new Date(Math.max(due, asked)).toISOString();
}

/** A share from 0 up to 1, the same for the same seed. */
function shareOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) / 2 ** 32;
}
