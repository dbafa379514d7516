/** Times for people. */

/** An instant to the second: `2026-01-02 03:04:05 UTC`. */
export const timeOf = (instant: string): string => `${toLength(instant, 19)} UTC`;

/** An instant to the minute, for lists: `2026-01-02 03:04 UTC`. */
export const minuteOf = (instant: string): string => `${toLength(instant, 16)} UTC`;

const toLength = (instant: string, length: number): string =>
  new Date(instant).toISOString().slice(0, length).replace('T', ' ');

const UNITS = [
  ['s', 1000],
  ['min', 60],
  ['h', 60],
  ['days', 24],
] as const;

/** How long something took, in the largest unit of which it is two or more: `0.4 s`, `12 s`, `3 min`, `30 h`. */
export function durationOf(milliseconds: number): string {
  let [shown, amount]: [string, number] = ['s', milliseconds];
  for (const [unit, size] of UNITS) {
    if (unit !== 's' && amount / size < 2) break;
    [shown, amount] = [unit, amount / size];
  }
  const digits = shown === 's' && amount < 10 ? 1 : 0;
  return `${amount.toFixed(digits)} ${shown}`;
}
