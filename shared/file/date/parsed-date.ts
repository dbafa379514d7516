import { type Calendar, gregorianDay } from './convert.ts';
import type { TokenCursor, Year } from './token-cursor.ts';

/**
 * How a date is written: complete, with day and month in an order that the file does not settle, without a day, or as
 * a day that its calendar does not have. What another calendar than the Gregorian says is converted and marked.
 */
export type ParsedDate =
  | { kind: 'day'; year: number; month: number; day: number; calendar?: Calendar }
  | { kind: 'unordered'; year: number; first: number; second: number; separator: string }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'impossible'; year: number; written: string; calendar: Calendar };

/** What is known about the text around a date. */
export interface WrittenContext {
  readonly languages: readonly string[];
  /** The date itself, for its digits. */
  readonly written: string;
}

/** The setting of what a cursor has read since it stood at `start`. */
export function contextOf({ tokens, next, languages }: TokenCursor, start: number): WrittenContext {
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

/** A complete date whose order is known. */
export function dateInCalendar(calendar: Calendar | null, year: number, month: number, day: number): ParsedDate {
  if (calendar === null) return { kind: 'day', year, month, day };
  const date = gregorianDay(calendar, year, month, day);
  if (date) return { kind: 'day', ...date, calendar };
  return { kind: 'impossible', year, written: `${year}-${month}-${day}`, calendar };
}

/** A Gregorian year of two digits is of this century; Thai ones, which count from Buddha, are so too. */
function fullYear({ year, short }: Year, setting: WrittenContext): { year: number; calendar: Calendar | null } | null {
  if (!short) return null;
  const thai = year > 40 && isThai(setting.languages, setting.written);
  return thai ? { year: 2500 + year, calendar: 'buddhist' } : { year: 2000 + year, calendar: null };
}

/** A date with the name of a Gregorian month, whose year may be Buddhist. */
export function dateWithMonthName(year: Year, month: number, day: number, setting: WrittenContext): ParsedDate {
  const full = fullYear(year, setting);
  if (full) return dateInCalendar(full.calendar, full.year, month, day);
  const buddhist =
    year.calendar === 'buddhist' ||
    (year.calendar === null && within(year.year, 'buddhist') && isThai(setting.languages, setting.written));
  return dateInCalendar(buddhist ? 'buddhist' : null, year.year, month, day);
}

/** A date in numbers whose year stands last: day first where only that is possible, or the calendar is not Gregorian. */
export function dateInNumbers(
  year: Year,
  first: number,
  second: number,
  separator: string,
  setting: WrittenContext,
): ParsedDate {
  const full = fullYear(year, setting) ?? { year: year.year, calendar: calendarOf(year, setting) };
  if (full.calendar === null) return { kind: 'unordered', year: full.year, first, second, separator };
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return dateInCalendar(full.calendar, full.year, month, day);
}
