/**
 * What came back from an address, and whether it gets no mail for it.
 *
 * SES reports at least once and in any order, so what is kept is the latest of each kind: adding a report twice, or two
 * reports the other way round, gives the same history.
 */
import * as z from 'zod/mini';

const instant = z.iso.datetime();

const Report = z.object({
  /** When it happened, by SES's clock. */
  at: instant,
  /** What the mail server or the provider said, without personal data. */
  detail: z.string(),
});
type Report = z.infer<typeof Report>;

/** One thing that came back from an address. */
export type Feedback = Report & {
  /**
   * `hard-bounce`: there is no such mailbox, or it takes no mail of ours. `soft-bounce`: SES tried for hours in vain.
   * `complaint`: the reader called it spam. `delivery`: its mail server took the mail. `hook-ended`: the host of a web hook
   * or chat said that there is none any more, or took nothing for three days.
   */
  readonly kind: 'hard-bounce' | 'soft-bounce' | 'complaint' | 'delivery' | 'hook-ended';
};

export const AddressHistory = z.object({
  hardBounce: z.optional(Report),
  complaint: z.optional(Report),
  hookEnded: z.optional(Report),
  /** The latest of each day (UTC), in order. */
  softBounces: z.array(Report),
  deliveredAt: z.optional(instant),
  /** When an administrator last said that the address may have mail again: what happened before does not count. */
  releasedAt: z.optional(instant),
});
export type AddressHistory = z.infer<typeof AddressHistory>;

/** Why an address gets no mail, or a web hook nothing, since when, and what was said last. */
export interface Verdict {
  readonly reason: 'hard-bounce' | 'soft-bounces' | 'complaint' | 'hook-ended';
  readonly suppressedAt: string;
  readonly detail: string;
}

export const NO_HISTORY: AddressHistory = { softBounces: [] };

/**
 * Days with a soft bounce after which an address gets no mail. A day counts once, as in GNU Mailman (list administration
 * manual, "Bounce Processing"). Few suffice, since SES reports a soft bounce only after trying for hours (SES API
 * reference, "EventDestination").
 */
const SOFT_DAYS = 3;
/** A soft bounce is stale after so many days without another one. Mailman has 7; a weekly digest bounces every 7 days. */
const STALE_DAYS = 14;
/** Days that are kept: a verdict needs only the last few. */
const KEPT_DAYS = 10;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The history with this feedback in it. */
export function withFeedback(history: AddressHistory, { kind, at, detail }: Feedback): AddressHistory {
  const report = { at, detail };
  switch (kind) {
    case 'hard-bounce':
      return { ...history, hardBounce: later(history.hardBounce, report) };
    case 'complaint':
      return { ...history, complaint: later(history.complaint, report) };
    case 'hook-ended':
      return { ...history, hookEnded: later(history.hookEnded, report) };
    case 'soft-bounce':
      return { ...history, softBounces: latestOfDays([...history.softBounces, report]) };
    case 'delivery':
      return { ...history, deliveredAt: laterInstant(history.deliveredAt, at) };
    default:
      return kind satisfies never;
  }
}

/** The history of an address that may have mail again from `at` on. */
export function released(history: AddressHistory, at: string): AddressHistory {
  return { ...history, releasedAt: laterInstant(history.releasedAt, at) };
}

/** Why the address gets no mail; null where it gets it. */
export function verdictOn(history: AddressHistory): Verdict | null {
  const { complaint, hardBounce, hookEnded, softBounces, deliveredAt = '', releasedAt = '' } = history;
  const counts = (report: Report | undefined): report is Report =>
    report !== undefined && isAfter(report.at, releasedAt);
  if (counts(complaint)) return { reason: 'complaint', suppressedAt: complaint.at, detail: complaint.detail };
  if (counts(hardBounce)) return { reason: 'hard-bounce', suppressedAt: hardBounce.at, detail: hardBounce.detail };
  if (counts(hookEnded)) return { reason: 'hook-ended', suppressedAt: hookEnded.at, detail: hookEnded.detail };
  const row = softBounces.filter((report) => counts(report) && isAfter(report.at, deliveredAt));
  const last = row.find((_, i) => isRunEnd(row, i));
  return last === undefined ? null : { reason: 'soft-bounces', suppressedAt: last.at, detail: last.detail };
}

/** When anything last happened. */
export function lastChange(history: AddressHistory): string {
  const { complaint, hardBounce, hookEnded, softBounces, deliveredAt, releasedAt } = history;
  const all = [complaint?.at, hardBounce?.at, hookEnded?.at, softBounces.at(-1)?.at, deliveredAt, releasedAt];
  return all.reduce<string>((last, at) => laterInstant(at, last), '1970-01-01T00:00:00.000Z');
}

/** Whether the soft bounce here is the last of enough in a row, none of them stale when the next one came. */
function isRunEnd(bounces: readonly Report[], end: number): boolean {
  const run = bounces.slice(Math.max(0, end + 1 - SOFT_DAYS), end + 1);
  const isFresh = run.every((report, i) => {
    const before = run[i - 1];
    return before === undefined || Date.parse(report.at) - Date.parse(before.at) <= STALE_DAYS * DAY_MS;
  });
  return run.length === SOFT_DAYS && isFresh;
}

function latestOfDays(reports: readonly Report[]): Report[] {
  const days = new Map<string, Report>();
  for (const report of reports) {
    const day = report.at.slice(0, 10);
    days.set(day, later(days.get(day), report));
  }
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(-KEPT_DAYS)
    .map(([, report]) => report);
}

/** The later of two reports; of two at one instant the one whose text comes last, whichever is known first. */
function later(known: Report | undefined, report: Report): Report {
  if (known === undefined || isAfter(report.at, known.at)) return report;
  return report.at === known.at && report.detail > known.detail ? report : known;
}

function laterInstant(known: string | undefined, at: string): string {
  return known === undefined || isAfter(at, known) ? at : known;
}

/** Instants of one form (UTC, with milliseconds) compare as texts. An empty one is before all. */
const isAfter = (at: string, other: string): boolean => at > other;
