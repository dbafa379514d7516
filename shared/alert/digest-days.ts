/** The days that a digest is about, and those that it compares. */
import { dayAt } from './when.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** What a digest covers: instants, and how long it usually is. */
export interface Covered {
  readonly from: Date;
  readonly to: Date;
  readonly cadence: 'daily' | 'weekly';
}

export interface CoveredDays {
  readonly first: string;
  readonly last: string;
  /** Some hours of a day, since somebody asked, or it is the first digest: those are to be named. */
  readonly isPart: boolean;
  /** A day or a week, as the digest usually covers: what can be compared with another one. */
  readonly isWhole: boolean;
}

/**
 * Of a whole day or week the days that lie in it for the most part: `07:00` on the 25th to `07:00` on the 26th is the 25th, and
 * from `20:00` to `20:00` the 26th. Of any other time all days that it touches. `dayOf`: the reader's day at an instant.
 */
export function coveredDays({ from, to, cadence }: Covered, dayOf: (at: Date) => string): CoveredDays {
  const usual = cadence === 'weekly' ? 7 * DAY_MS : DAY_MS;
  const length = to.getTime() - from.getTime();
  // Days on which clocks change are an hour longer or shorter.
  const isWhole = Math.abs(length - usual) <= 2 * HOUR_MS;
  const margin = isWhole ? DAY_MS / 2 : 0;
  const first = dayOf(new Date(from.getTime() + margin));
  const last = [first, dayOf(new Date(to.getTime() - margin - 1))].sort().at(-1) ?? first;
  return { first, last, isWhole, isPart: !isWhole && (first === last || length < DAY_MS) };
}

export interface DigestDays {
  readonly from: string;
  readonly to: string;
  /** The last seven days, which end with the last of the period, the oldest first. */
  readonly week: readonly string[];
  /** The days of the period a week before. */
  readonly before: { readonly from: string; readonly to: string };
}

/** `2026-11-25T06:00Z` to `2026-11-26T06:00Z` in Berlin: 25 November, the week from the 19th to the 25th, and 18 November. */
export function digestDays(covered: Covered, timeZone: string): DigestDays {
  const { first, last } = coveredDays(covered, (at) => dayAt(timeZone, at));
  return {
    from: first,
    to: last,
    week: Array.from({ length: 7 }, (_, i) => plus(last, i - 6)),
    before: { from: plus(first, -7), to: plus(last, -7) },
  };
}

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
