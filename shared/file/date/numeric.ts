/** Dates in numbers alone, in every order of day, month and year. Each function reads one way of writing. */
import { DAY_UNITS, inBrackets, minguo } from './era.ts';
import { calendarOf, dateInCalendar, dateInNumbers, type ParsedDate, writtenContextOf } from './parsed-date.ts';
import { TO, toSecond } from './range.ts';
import type { TokenCursor, Year } from './token-cursor.ts';

const SEPARATORS = new Set(['-', '/', '.', '‐', '‑', '–', '٫', '،', '|']);
const AFTER_YEAR = new Set([...SEPARATORS, '年', '년', 'оны']);
const AFTER_MONTH = new Set([...SEPARATORS, '月', '월']);
const MONGOLIAN = ['-', 'р', 'сарын'];
const DOT = new Set(['.', '/']);
const SLASH = new Set(['/']);
const MINUS = new Set(['-']);
const NORDIC = new Set(['da', 'no', 'sv', 'fi', 'is']);
const DASH = new Set(['-', '/']);

/** 2017-02-15, 2017/2/15, 2017年2月15日, 2017년 2월 15일, 2017年(平成29年)2月15日, 2017 оны 2-р сарын 15, 106年2月15日 */
export function yearMonthDay(cursor: TokenCursor): ParsedDate | null {
  const start = cursor.next;
  const year = cursor.year() ?? minguo(cursor);
  const unit = year && cursor.sign(AFTER_YEAR);
  if (!year || unit === null || (year.calendar === 'minguo' && unit !== '年')) return null;
  if (unit === '年') inBrackets(cursor);
  const month = cursor.small();
  if (month === null) return null;
  const sign = cursor.signs(MONGOLIAN) ? '-' : cursor.sign(AFTER_MONTH);
  const day = sign === null ? null : cursor.small();
  if (sign !== null && day !== null) {
    cursor.sign(DAY_UNITS);
    return dateInCalendar(calendarOf(year, writtenContextOf(cursor, start)), year.year, month, day);
  }
  const alone = sign === '月' || sign === '월';
  return alone && cursor.tokens[cursor.next]?.number == null ? { kind: 'month', year: year.year, month } : null;
}

/** 15.02.2017, 15/2/17, 15-2-2017, 26 | 01 | 2022, ۹۶/۲/۱۵, 12.–14.05.2019 */
export function numbersOnly(cursor: TokenCursor): ParsedDate | null {
  const start = cursor.next;
  const first = cursor.small();
  if (first === null) return null;
  const from = cursor.next;
  const alone = numbers(cursor, start, first) ?? danish(cursor, from, first);
  if (alone) return alone;
  cursor.goTo(from);
  return toSecond(cursor) ? numbers(cursor, start, first) : null;
}

/** 12.05. – 14.05.2019 */
export function severalInNumbers(cursor: TokenCursor): ParsedDate | null {
  const first = cursor.small();
  const second = first !== null && cursor.sign(DOT) ? cursor.small() : null;
  if (first === null || second === null) return null;
  cursor.sign(DOT);
  if (cursor.sign(TO) === null) return null;
  const start = cursor.next;
  const day = cursor.small();
  const last = day === null ? null : numbers(cursor, start, day);
  return last?.kind === 'unordered' ? { ...last, first, second } : null;
}

/** 02/2017 */
export function monthInNumbers(cursor: TokenCursor): ParsedDate | null {
  const month = cursor.small();
  const year = month !== null && cursor.sign(SEPARATORS) ? cursor.year() : null;
  return month === null || month < 1 || month > 12 || !year ? null : { kind: 'month', year: year.year, month };
}

/** 2017-02 */
export function yearAndMonthInNumbers(cursor: TokenCursor): ParsedDate | null {
  const year = cursor.year();
  const month = year && cursor.sign(DASH) ? cursor.small() : null;
  return !year || month === null || month < 1 || month > 12 ? null : { kind: 'month', year: year.year, month };
}

/** 5/6-2017, 5/6 2017: day first, as they write in the Nordic countries. */
function danish(cursor: TokenCursor, from: number, day: number): ParsedDate | null {
  cursor.goTo(from);
  const month = cursor.sign(SLASH) === null ? null : cursor.small();
  if (month === null || month > 12) return null;
  if (cursor.sign(MINUS) === null && !cursor.languages.some((language) => NORDIC.has(language))) return null;
  const year = cursor.year();
  return year && { kind: 'day', year: year.year, month, day };
}

/** The rest of 15.02.2017, behind its first number. */
function numbers(cursor: TokenCursor, start: number, first: number): ParsedDate | null {
  const separator = cursor.sign(SEPARATORS);
  const second = separator === null ? null : cursor.small();
  if (separator === null || second === null || cursor.sign(new Set([separator])) === null) return null;
  const year = cursor.year('anywhere');
  if (year) {
    if (!isPossible(first, second, year.short)) return persianShort(cursor, start, first, second, year);
    return dateInNumbers(year, first, second, separator, writtenContextOf(cursor, start));
  }
  return null;
}

/** Whether day and month may be meant: a date that does not exist is reported later, unless no order makes sense. */
function isPossible(first: number, second: number, short: boolean): boolean {
  const [less, more] = first < second ? [first, second] : [second, first];
  return short ? less >= 1 && less <= 12 && more <= 31 : less <= 12 || more <= 31;
}

/** ۹۶/۲/۱۵: Persian years may have two digits too, and come first. */
function persianShort(cursor: TokenCursor, start: number, year: number, month: number, last: Year): ParsedDate | null {
  const { written } = writtenContextOf(cursor, start);
  if (!last.short || year < 50 || month > 12 || last.year > 31 || !/[۰-۹]/.test(written)) return null;
  return dateInCalendar('persian', 1300 + year, month, last.year);
}
