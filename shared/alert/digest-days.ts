/** The days that a digest compares. */
import { dayAt } from './when.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface DigestDays {
  /** The days of the period, in the reader's zone: those on which it began, up to the day before it ended. */
  readonly from: string;
  readonly to: string;
  /** The last seven of them, or the seven that end with them, the oldest first. */
  readonly week: readonly string[];
  /** The same days a week before. */
  readonly before: { readonly from: string; readonly to: string };
}

/**
 * `2026-11-25T06:00Z` to `2026-11-26T06:00Z` in Berlin: 25 November, the week from the 19th to the 25th, and 18 November. A period
 * that ends on the day on which it began is about that day.
 */
export function digestDays(from: Date, to: Date, timeZone: string): DigestDays {
  const first = dayAt(timeZone, from);
  const last = [first, plus(dayAt(timeZone, to), -1)].sort().at(-1) ?? first;
  return {
    from: first,
    to: last,
    week: Array.from({ length: 7 }, (_, i) => plus(last, i - 6)),
    before: { from: plus(first, -7), to: plus(last, -7) },
  };
}

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
