/** What the patterns make of the numbers and words of a date: which calendar, which century, which order. */
import { type Calendar, gregorianDay } from './convert.ts';
import type { TokenCursor, Year } from './token-cursor.ts';

/**
 * A date as written: complete (`day`), with day and month in an order that only a weekday beside it or the rest of the file can
 * tell (`unordered`), without a day (`month`), or a
 * day that its calendar does not have (`impossible`). Dates of other calendars are converted; `calendar` names theirs.
 */
export type ParsedDate =
  | { kind: 'day'; year: number; month: number; day: number; calendar?: Calendar }
  | { kind: 'unordered'; year: number; first: number; second: number; separator: string; order?: Order }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'impossible'; year: number; written: string; calendar: Calendar };

/** A date with its place in a text. */
export interface DayMention {
  readonly start: number;
  readonly end: number;
  readonly date: ParsedDate;
}

/** Which of two numbers is the day. */
export type Order = 'day-first' | 'month-first';

/** What is known about the text around a date. */
export interface WrittenContext {
  readonly languages: readonly string[];
  /** The date itself, for its digits. */
  readonly written: string;
}

/** The context of the tokens that a cursor has read from `start` on. */
export function writtenContextOf({ tokens, next, languages }: TokenCursor, start: number): WrittenContext {
  const written = tokens.slice(start, next).map(({ raw }) => raw);
  return { languages, written: written.join('') };
}

/** Years of each calendar in which clips can have appeared, about 1900 to 2070. */
const SPANS = { persian: [1279, 1449], islamic: [1318, 1492], buddhist: [2443, 2613] } as const;

function within(year: number, calendar: keyof typeof SPANS): boolean {
  return year >= SPANS[calendar][0] && year <= SPANS[calendar][1];
}

/** The calendar that a date all in numbers is written in. */
export function calendarOf({ year, calendar }: Year, { languages, written }: WrittenContext): Calendar | null {
  if (calendar !== null) return calendar === 'gregory' ? null : calendar;
  if (within(year, 'buddhist')) return isThai(languages, written) ? 'buddhist' : null;
  if (!within(year, 'persian') && !within(year, 'islamic')) return null;
  if (/[۰-۹]/.test(written) || languages.some((language) => ['fa', 'ps'].includes(language))) return 'persian';
  if (/[٠-٩]/.test(written) || languages.includes('ar')) return 'islamic';
  // From 1990 on the two do not overlap: 1369 to 1410 is Persian, the Islamic years begin with 1410.
  if (year < 1369) return null;
  return year < 1410 ? 'persian' : 'islamic';
}

function isThai(languages: readonly string[], written: string): boolean {
  return languages.includes('th') || /\p{Script=Thai}/u.test(written);
}

/** A complete date whose order is known: `day`, or `impossible` where the calendar does not have it. */
export function dateInCalendar(calendar: Calendar | null, year: number, month: number, day: number): ParsedDate {
  if (calendar === null) return { kind: 'day', year, month, day };
  const date = gregorianDay(calendar, year, month, day);
  if (date) return { kind: 'day', ...date, calendar };
  return { kind: 'impossible', year, written: `${year}-${month}-${day}`, calendar };
}

/** The year that two digits stand for: of this century, or of the Thai one (Buddhist era); null for a year of four. */
function fullYear({ year, short }: Year, context: WrittenContext): { year: number; calendar: Calendar | null } | null {
  if (!short) return null;
  const thai = year > 40 && isThai(context.languages, context.written);
  return thai ? { year: 2500 + year, calendar: 'buddhist' } : { year: 2000 + year, calendar: null };
}

/** A date with the name of a Gregorian month, whose year may be Buddhist. */
export function dateWithMonthName(year: Year, month: number, day: number, context: WrittenContext): ParsedDate {
  const full = fullYear(year, context);
  if (full) return dateInCalendar(full.calendar, full.year, month, day);
  const buddhist =
    year.calendar === 'buddhist' ||
    (year.calendar === null && within(year.year, 'buddhist') && isThai(context.languages, context.written));
  return dateInCalendar(buddhist ? 'buddhist' : null, year.year, month, day);
}

/** A date in numbers whose year is last: of unknown order if Gregorian, else day first unless only month first is possible. */
export function dateInNumbers(
  year: Year,
  first: number,
  second: number,
  separator: string,
  context: WrittenContext,
): ParsedDate {
  const full = fullYear(year, context) ?? { year: year.year, calendar: calendarOf(year, context) };
  if (full.calendar === null) return { kind: 'unordered', year: full.year, first, second, separator };
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return dateInCalendar(full.calendar, full.year, month, day);
}
