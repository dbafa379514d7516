/** The ways of writing dates, in the order in which they are tried. */
import { era } from './era.ts';
import { dayFirst, monthFirst, severalDays, yearAndMonth, yearFirst } from './named.ts';
import { monthInNumbers, numbersOnly, severalInNumbers, yearAndMonthInNumbers, yearMonthDay } from './numeric.ts';
import type { ParsedDate } from './parsed-date.ts';
import type { TokenCursor } from './token-cursor.ts';

/** A way of writing dates: reads one at the cursor and leaves the cursor behind it; null where there is none. */
export type Pattern = (cursor: TokenCursor) => ParsedDate | null;

/** Patterns that begin with a number, in the order in which they are tried; the first that matches counts. */
export const FROM_NUMBER: readonly Pattern[] = [
  yearMonthDay,
  numbersOnly,
  severalInNumbers,
  dayFirst,
  severalDays,
  yearFirst,
  monthInNumbers,
  yearAndMonthInNumbers,
  yearAndMonth,
];

/** Patterns that begin with a word. */
export const FROM_WORD: readonly Pattern[] = [era, (cursor) => monthFirst(cursor, true)];
