/** Dates with the name of a month, in every order of day, month and year. Each function reads one way of writing. */
import { monthOf } from './calendar.ts';
import type { MonthCalendar } from './convert.ts';
import { dateInCalendar, dateWithMonthName, type ParsedDate, writtenContextOf } from './parsed-date.ts';
import { TO, toSecond } from './range.ts';
import { MOST_WORDS, type TokenCursor, type Year } from './token-cursor.ts';

/** 15:e februari, 1:a maj */
const SWEDISH = [
  [':', 'e'],
  [':', 'a'],
] as const;
const COMMA = new Set(['.', ',']);

/** 15 February 2017, 1er avril 2019, 15. března 2018, 12 تشرين الأول ٢٠١٨, 15-Feb-17, 15.II.2017, 12–14 May 2019 */
export function dayFirst(cursor: TokenCursor): ParsedDate | null {
  const start = cursor.next;
  const day = cursor.small();
  if (day === null) return null;
  const from = cursor.next;
  const alone = dayMonthYear(cursor, start, day);
  if (alone) return alone;
  cursor.goTo(from);
  return toSecond(cursor) ? dayMonthYear(cursor, start, day) : null;
}

/** 30 April – 2 May 2019 */
export function severalDays(cursor: TokenCursor): ParsedDate | null {
  const day = cursor.small();
  if (day === null) return null;
  cursor.fill();
  return named(cursor, () => {
    cursor.sign(COMMA);
    if (cursor.sign(TO) === null) return null;
    const start = cursor.next;
    const second = cursor.small();
    return upTo(second === null ? null : dayMonthYear(cursor, start, second), day);
  });
}

/** 2019. április 1., 2019 m. balandžio 1 d., 2019. gada 1. aprīlis */
export function yearFirst(cursor: TokenCursor): ParsedDate | null {
  const start = cursor.next;
  const year = cursor.year();
  if (!year) return null;
  cursor.fill();
  const from = cursor.next;
  const first = cursor.small();
  if (first !== null) {
    cursor.fill();
    return named(cursor, () => ({
      year,
      date: (month) => dateWithMonthName(year, month, first, writtenContextOf(cursor, start)),
      day: first,
    }));
  }
  cursor.goTo(from);
  return named(cursor, () => {
    cursor.fill();
    const day = cursor.small();
    return day === null
      ? null
      : { year, day, date: (month) => dateWithMonthName(year, month, day, writtenContextOf(cursor, start)) };
  });
}

/** 2017. február */
export function yearAndMonth(cursor: TokenCursor): ParsedDate | null {
  const year = cursor.year();
  if (!year) return null;
  cursor.fill();
  return named(cursor, () => ({ year, date: (month) => ({ kind: 'month', year: year.year, month }) }));
}

/** February 15, 2017, Feb. 15, '17, May 12–14, 2019, February 2017; with `several` also the first day of a range whose last day has the year. */
export function monthFirst(cursor: TokenCursor, several: boolean): ParsedDate | null {
  const start = cursor.next;
  return named(cursor, () => {
    cursor.fill();
    const day = cursor.small();
    const from = cursor.next;
    cursor.fill();
    const alone = cursor.year();
    if (day === null) return alone && { year: alone, date: (month) => ({ kind: 'month', year: alone.year, month }) };
    const year = alone ?? behindTime(cursor, from) ?? (several ? behindSecond(cursor, from) : null);
    if (year)
      return { year, day, date: (month) => dateWithMonthName(year, month, day, writtenContextOf(cursor, start)) };
    cursor.goTo(from);
    return several && cursor.sign(TO) !== null ? upTo(monthFirst(cursor, false), day) : null;
  });
}

/** The year in "14:30:00 UTC 2017". */
function behindTime(cursor: TokenCursor, from: number): Year | null {
  cursor.goTo(from);
  return cursor.time() ? cursor.year() : null;
}

/** The year in "–14, 2019". */
function behindSecond(cursor: TokenCursor, from: number): Year | null {
  cursor.goTo(from);
  if (!toSecond(cursor)) return null;
  cursor.fill();
  return cursor.year();
}

/** The first day of a range whose last day is known. */
function upTo(last: ParsedDate | null, day: number): Surroundings | null {
  if (last?.kind !== 'day' || last.calendar !== undefined) return null;
  return { year: { year: last.year, calendar: 'gregory', short: false }, date: (month) => before(last, month, day) };
}

/** What surrounds the name of a month: its year, and what the date is once the month is known. */
interface Surroundings {
  readonly year: Year;
  /** Where the day is known, the date in a calendar that counts months differently is converted. */
  readonly day?: number;
  readonly date: (month: number) => ParsedDate;
}

/** A date with the name of a month. What follows the name is read first: looking a name up in all languages is slow. */
function named(cursor: TokenCursor, around: () => Surroundings | null): ParsedDate | null {
  const from = cursor.next;
  const roman = romanMonth(cursor);
  if (roman !== null) {
    const found = around();
    if (found && !found.year.short) return found.date(roman);
    cursor.goTo(from);
  }
  for (let words = 1; words <= MOST_WORDS && cursor.word(from); words++) {
    const next = cursor.next;
    const found = around();
    const date = found && dateAround(cursor, from, next, found);
    if (date) return date;
    cursor.goTo(next);
  }
  return null;
}

/** The date that the month name in [from, next) and its surroundings make. Leaves the cursor behind both. */
function dateAround(
  cursor: TokenCursor,
  from: number,
  next: number,
  { year, day, date }: Surroundings,
): ParsedDate | null {
  const end = cursor.next;
  cursor.goTo(next);
  const name = cursor.textFrom(from);
  cursor.goTo(end);
  for (const calendar of calendarsOf(year)) {
    const month = monthOf(name, cursor.languages, calendar, !year.short);
    if (month === null) continue;
    if (calendar === 'gregory') return date(month);
    if (day === undefined) return { kind: 'month', year: year.year, month };
    return dateInCalendar(calendar, year.year, month, day);
  }
  return null;
}

/** The calendars that have this year around the present. */
function calendarsOf({ year, calendar }: Year): readonly MonthCalendar[] {
  if (calendar === 'persian' || calendar === 'islamic' || calendar === 'hebrew') return [calendar];
  if (year > 1200 && year < 1500) return ['persian', 'islamic', 'gregory'];
  if (year > 5600) return ['hebrew'];
  return ['gregory', 'ethiopic'];
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** 15.II.2017, 15 II 2017 */
function romanMonth(cursor: TokenCursor): number | null {
  const month = ROMAN.indexOf(cursor.tokens[cursor.next]?.raw ?? '') + 1;
  if (month === 0) return null;
  cursor.goTo(cursor.next + 1);
  return month;
}

function dayMonthYear(cursor: TokenCursor, start: number, day: number): ParsedDate | null {
  if (!cursor.signs(SWEDISH[0]) && !cursor.signs(SWEDISH[1])) cursor.fill();
  return named(cursor, () => {
    cursor.fill();
    const year = cursor.year('set-off');
    return year && { year, day, date: (month) => dateWithMonthName(year, month, day, writtenContextOf(cursor, start)) };
  });
}

function before(last: { year: number; month: number }, month: number, day: number): ParsedDate {
  return { kind: 'day', year: month > last.month ? last.year - 1 : last.year, month, day };
}
