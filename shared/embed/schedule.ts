/**
 * The status of a video after one more attempt, and the time of its next check.
 *
 * `gone` takes two attempts at least an hour apart that both say so; until then the status stays as it was. An attempt
 * that showed nothing of the video (a wall, a rate limit, a server error, a time-out, a failed name lookup, an address
 * that our rules refuse) neither confirms nor clears it.
 */
import { createHash } from 'node:crypto';
import type { Check, CheckStatus, StatusChange } from '../contract/clip.ts';
import type { Attempt } from './judge.ts';
import { NOT_ASKED } from './provider.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** What is known of a video: its last check, and its statuses over time, the oldest first. */
export interface WatchState {
  readonly check: Check;
  readonly history: readonly StatusChange[];
}

/** Changes kept for each video. */
const MAX_HISTORY = 50;
/** Two attempts that far apart are independent. */
const CONFIRMS_AFTER = HOUR;
/** Limit on the delay that a host may ask for. */
const MAX_DELAY = 7 * DAY;
/** Share of each interval that may be added to it, the same for the same seed: batches of videos part from each other. */
const JITTER = 0.2;
/** For a video that nobody can be asked about: a later version of this program may know a way. */
const NO_CHECK_INTERVAL = 28 * DAY;

/** The interval between checks while the status has lasted less than `lasted`. */
type Step = readonly [lasted: number, interval: number];

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
const STEPS: Readonly<Record<CheckStatus, readonly Step[]>> = {
  playable: SCHEDULE,
  unknown: [[6 * HOUR, HOUR], ...SCHEDULE],
  restricted: LATER,
  'not-embeddable': LATER,
  // Removed videos are sometimes restored.
  gone: RARELY,
  blocked: RARELY,
  invalid: [],
};

/** Where nobody waits for news of the video: half as many checks in its first year. */
const SPARSE: readonly Step[] = [[DAY, 12 * HOUR], [7 * DAY, 2 * DAY], ...RARELY];
const UNFOLLOWED_STEPS: typeof STEPS = {
  ...STEPS,
  playable: SPARSE,
  unknown: [[6 * HOUR, HOUR], ...SPARSE],
  restricted: RARELY,
  'not-embeddable': RARELY,
};

/** The check of a video that has not been checked before: the attempt itself, and when it is due again. */
export function firstCheck(attempt: Attempt, seed: string): Check {
  return { ...attempt, nextCheckAt: recordAttempt(null, attempt, seed).check.nextCheckAt };
}

/**
 * What is known after an attempt; one that is no later than the last, or was not made yet, changes nothing. `seed` sets the jitter of the
 * interval: videos of one seed stay together. The next check is not before `notBefore`, the time that the host asked for,
 * and comes later where nobody follows the clip.
 */
export function recordAttempt(
  before: WatchState | null,
  attempt: Attempt,
  seed: string,
  notBefore: Date | null = null,
  isFollowed = true,
): WatchState {
  if (before !== null && (attempt.checkedAt <= before.check.checkedAt || attempt.reason === NOT_ASKED)) return before;
  const state = nextStatus(before?.check ?? null, attempt);
  const history = withChange(before, { at: attempt.checkedAt, status: state.status, reason: state.reason });
  const playedAt = attempt.status === 'playable' ? attempt.checkedAt : before?.check.playedAt;
  const steps = (isFollowed ? STEPS : UNFOLLOWED_STEPS)[state.status];
  const interval = intervalAfter(attempt, state, { steps, history, hasPlayed: playedAt !== undefined });
  return {
    check: {
      ...state,
      seen: mergeSeen(attempt, before?.check ?? null),
      checkedAt: attempt.checkedAt,
      nextCheckAt: interval === null ? null : nextCheckAt(attempt, interval, seed, notBefore),
      ...(playedAt !== undefined && { playedAt }),
    },
    history,
  };
}

/**
 * The state of a video that was not asked about, because its provider fails as a whole: `unknown`, unless it is gone.
 * It is due within the hour after the provider is tried again, so that its videos do not all come at once.
 */
export function suspend(before: WatchState, now: Date, until: Date, seed: string): WatchState {
  const isGone = before.check.status === 'gone';
  const status = isGone ? 'gone' : 'unknown';
  const reason = isGone ? before.check.reason : 'provider-failing';
  const change: StatusChange = { at: now.toISOString(), status, reason };
  const { check } = postpone(before, until, seed);
  return { check: { ...check, status, reason }, history: withChange(before, change) };
}

/** The same state, due within the hour after `until`. */
export function postpone(before: WatchState, until: Date, seed: string): WatchState {
  const nextCheckAt = new Date(until.getTime() + jitterOf(seed) * HOUR).toISOString();
  return { check: { ...before.check, nextCheckAt }, history: before.history };
}

/** The news in the last change: the video is `gone`, or `back` after it was gone. */
export function lastTransition(history: readonly StatusChange[]): 'gone' | 'back' | null {
  const [last, ...earlier] = history.toReversed();
  if (last?.status === 'gone') return 'gone';
  if (last?.status !== 'playable') return null;
  const previous = earlier.find(({ status }) => status === 'gone' || status === 'playable');
  return previous?.status === 'gone' ? 'back' : null;
}

type StatusState = Pick<Check, 'status' | 'reason' | 'confirmations'>;

function nextStatus(before: Check | null, { status, reason, checkedAt }: Attempt): StatusState {
  switch (status) {
    case 'gone':
      return confirmGone(before, { at: checkedAt, reason });
    case 'unknown':
    case 'blocked':
      return before?.status === 'gone' ? statusState(before) : { ...statusState(before), status, reason };
    case 'playable':
    case 'restricted':
    case 'not-embeddable':
    case 'invalid':
      return { status, reason };
    default:
      return status satisfies never;
  }
}

function confirmGone(before: Check | null, confirmation: { at: string; reason: string }): StatusState {
  if (before?.status === 'gone') return statusState(before);
  const [first] = before?.confirmations ?? [];
  if (first !== undefined && Date.parse(confirmation.at) - Date.parse(first.at) >= CONFIRMS_AFTER) {
    return { status: 'gone', reason: confirmation.reason, confirmations: [first, confirmation] };
  }
  const confirmations = [first ?? confirmation];
  if (before === null || before.status === 'unknown') {
    return { status: 'unknown', reason: 'gone-unconfirmed', confirmations };
  }
  return { status: before.status, reason: before.reason, confirmations };
}

function statusState(check: Check | null): StatusState {
  const { status = 'unknown', reason = 'no-check', confirmations } = check ?? {};
  return { status, reason, ...(confirmations !== undefined && { confirmations }) };
}

/** Title, uploader, length and still outlive the video: the last known ones fill what an attempt did not show. */
function mergeSeen({ status, seen }: Attempt, before: Check | null): Check['seen'] {
  if (before === null) return seen;
  const { httpStatus: _, finalUrl: __, tookMs: ___, redirects: ____, ...facts } = before.seen;
  // The page that says that there is no such video has a title too.
  const title = status === 'playable' ? (seen.title ?? facts.title) : (facts.title ?? seen.title);
  return { ...facts, ...seen, title };
}

function withChange(before: WatchState | null, change: StatusChange): StatusChange[] {
  const history = before === null ? [] : historyOf(before);
  return history.at(-1)?.status === change.status ? history : [...history, change].slice(-MAX_HISTORY);
}

/** Rows of an earlier version have no history: it begins with their check. */
function historyOf({ check, history }: WatchState): StatusChange[] {
  const { status, reason, checkedAt } = check;
  return history.length > 0 ? [...history] : [{ at: checkedAt, status, reason }];
}

/** Milliseconds to the next check; null: there is none. */
function intervalAfter(
  attempt: Attempt,
  { status }: StatusState,
  { steps, history, hasPlayed }: { steps: readonly Step[]; history: readonly StatusChange[]; hasPlayed: boolean },
): number | null {
  if (attempt.status === 'gone' && status !== 'gone') return CONFIRMS_AFTER;
  if (attempt.reason === NOT_ASKED) return 0;
  if (attempt.reason === 'no-check') return NO_CHECK_INTERVAL;
  // An address that our rules refuse is asked again only if a video has played there.
  if (status === 'blocked' && !hasPlayed) return null;
  const lasted = Date.parse(attempt.checkedAt) - Date.parse(history.at(-1)?.at ?? attempt.checkedAt);
  return steps.find(([limit]) => lasted < limit)?.[1] ?? null;
}

function nextCheckAt({ checkedAt }: Attempt, interval: number, seed: string, notBefore: Date | null): string {
  const from = Date.parse(checkedAt);
  const due = from + interval * (1 + JITTER * jitterOf(seed));
  const allowed = Math.min(notBefore?.getTime() ?? 0, from + MAX_DELAY);
  return new Date(Math.max(due, allowed)).toISOString();
}

/** A number from 0 up to 1, the same for the same seed. */
function jitterOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) / 2 ** 32;
}
