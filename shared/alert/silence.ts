/** Whether it is unusual that nothing arrives. */

const HOUR_MS = 60 * 60 * 1000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** Weeks that say what is usual, and how many of them must be known: before, nothing is unusual. */
const WEEKS = 8;
const LEAST_WEEKS = 4;
/** It is unusual that nothing arrived for twice as long as it ever did at this weekday and hour, and two hours more. */
const FACTOR = 2;
const MORE_HOURS = 2;

export interface Silence {
  /** The last hour in which something arrived, `2026-11-26T07`. */
  readonly since: string;
  readonly hours: number;
}

/**
 * Compares how long nothing arrived with how long nothing had at the same weekday and hour (UTC) of the eight weeks before.
 * Once it is unusual it stays so until something arrives: a night in which silence is usual ends no alarm. Null: all is as
 * usual, or fewer than four weeks are known.
 *
 * @param arrived the hours in which something arrived, in any order.
 */
export function silenceOf(arrived: readonly string[], now: Date): Silence | null {
  const hours = [...new Set(arrived)].map(startOf).sort((one, other) => one - other);
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return null;
  for (let at = last + HOUR_MS; at <= now.getTime(); at += HOUR_MS) {
    const known = Array.from({ length: WEEKS }, (_, i) => at - (i + 1) * WEEK_MS).filter((week) => week > first);
    if (known.length < LEAST_WEEKS) continue;
    const usual = Math.max(...known.map((week) => hoursSince(hours, week)));
    if ((at - last) / HOUR_MS > FACTOR * usual + MORE_HOURS) {
      return { since: new Date(last).toISOString().slice(0, 13), hours: Math.floor((now.getTime() - last) / HOUR_MS) };
    }
  }
  return null;
}

/**
 * How many clips usually arrive in a time such as this one: the median of the same hours of the eight weeks before; null
 * where fewer than four of them are known.
 *
 * @param clips the clips of each hour, `2026-11-26T07`.
 */
export function usualArrivals(clips: ReadonlyMap<string, number>, from: Date, to: Date): number | null {
  const hours = [...clips].map(([hour, count]) => ({ at: startOf(hour), count }));
  const first = Math.min(...hours.map(({ at }) => at));
  const sums = Array.from({ length: WEEKS }, (_, i) => (i + 1) * WEEK_MS)
    .filter((past) => from.getTime() - past >= first)
    .map((past) => {
      const isIn = (at: number) => at >= from.getTime() - past && at < to.getTime() - past;
      return hours.reduce((sum, { at, count }) => (isIn(at) ? sum + count : sum), 0);
    })
    .sort((one, other) => one - other);
  return sums.length < LEAST_WEEKS ? null : (sums[Math.floor((sums.length - 1) / 2)] ?? null);
}

/** Hours from the last one at this time in which something arrived. */
function hoursSince(hours: readonly number[], at: number): number {
  const last = hours.findLast((hour) => hour <= at);
  return last === undefined ? 0 : (at - last) / HOUR_MS;
}

const startOf = (hour: string): number => Date.parse(`${hour}:00:00.000Z`);
