/** Ranges of days, of which the first counts: 12–14 May 2019. */
import type { TokenCursor } from './token-cursor.ts';

/** Between the first and the last day of a range. */
export const TO: ReadonlySet<string> = new Set(
  '- – — ‑ / & bis to au al a до по и and und et y e i och og en ja ve و تا إلى até'.split(' '),
);
const ORDINAL = new Set(['.', 'th', 'st', 'nd', 'rd', 'º', 'er']);

/** Steps over the last day of a range: "–14" in "12–14 May 2019". */
export function toSecond(cursor: TokenCursor): boolean {
  cursor.sign(ORDINAL);
  return cursor.sign(TO) !== null && cursor.small() !== null;
}
