/** How many files arrived, by what became of them: a file of several clips counts as its clips. */
import type { DayArrivals } from '../contract/api.ts';
import type { Receipt } from '../contract/clip.ts';
import type { Result } from '../contract/message.ts';

/** Files whose fields were read, wholly or in part, and files that were refused. */
export interface Arrivals {
  readonly parsed: number;
  readonly partial: number;
  readonly refused: number;
}

const NO_ARRIVALS: Arrivals = { parsed: 0, partial: 0, refused: 0 };

/**
 * What a result adds, that was settled at `now`: nothing if it had been settled before, if the file was deleted, or if
 * another version has taken its place.
 */
export function arrivalsIn(result: Result, receipt: Receipt | null, now: Date): Arrivals {
  if (receipt === null || receipt.settledAt !== now.toISOString()) return NO_ARRIVALS;
  switch (receipt.outcome) {
    case 'parsed':
    case 'partial':
    case 'refused': {
      if (result.kind !== 'several') return { ...NO_ARRIVALS, [receipt.outcome]: 1 };
      const refused = result.parts.filter(({ kind }) => kind === 'refused').length;
      const arrivals: Arrivals = { ...NO_ARRIVALS, [receipt.outcome]: result.parts.length - refused };
      return { ...arrivals, refused };
    }
    case 'superseded':
    case 'removed':
      return NO_ARRIVALS;
    default:
      return receipt.outcome satisfies never;
  }
}

/** What is counted of an hour: also videos that went away, and that play again. */
export interface HourCounts extends Arrivals {
  readonly gone: number;
  readonly back: number;
}

export const NO_COUNTS: HourCounts = { ...NO_ARRIVALS, gone: 0, back: 0 };

export const sumOf = (all: Iterable<Partial<HourCounts>>): HourCounts =>
  [...all].reduce<HourCounts>(
    (sum, { parsed = 0, partial = 0, refused = 0, gone = 0, back = 0 }) => ({
      parsed: sum.parsed + parsed,
      partial: sum.partial + partial,
      refused: sum.refused + refused,
      gone: sum.gone + gone,
      back: sum.back + back,
    }),
    NO_COUNTS,
  );

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day so many days after another, or before it, `YYYY-MM-DD`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, day.length);

/** The sum of each day from `from` to `to`, empty ones too; `hours` are by `2026-11-26T07`, in UTC. */
export function arrivalsByDay(
  hours: ReadonlyMap<string, HourCounts>,
  { from, to }: { readonly from: string; readonly to: string },
): DayArrivals[] {
  const days: DayArrivals[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) {
    const ofDay = [...hours].flatMap(([hour, counts]) => (hour.startsWith(day) ? [counts] : []));
    days.push({ day, ...sumOf(ofDay) });
  }
  return days;
}
