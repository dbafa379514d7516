import { era } from './era.ts';
import { dayFirst, monthFirst, severalDays, yearAndMonth, yearFirst } from './named.ts';
import { monthInNumbers, numbersOnly, severalInNumbers, yearAndMonthInNumbers, yearMonthDay } from './numeric.ts';
import type { ParsedDate } from './parsed-date.ts';
import type { TokenCursor } from './token-cursor.ts';

/** A way of writing dates: reads one from where the cursor stands, up to where it then stands. */
export type Pattern = (cursor: TokenCursor) => ParsedDate | null;

/** The ways that begin with a number; the first that fits at a place counts. */
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

/** The ways that begin with a word. */
export const FROM_WORD: readonly Pattern[] = [era, (cursor) => monthFirst(cursor, true)];
