/** The days of a column of dates: one order of day and month holds for all its rows. */
import { daysIn, type ParsedDate } from '../../date/day.ts';

const ISO = /^\s{0,9}\d{4}-?\d{2}-?\d{2}(?!\d)/;
/** A day as spreadsheets count it, 1954 to 2119. */
const SERIAL = /^\s{0,9}([2-7]\d{4})(?:[.,]\d{1,12})?\s{0,9}$/;
/** Seconds or milliseconds since 1970, from 2001 on. */
const EPOCH = /^\s{0,9}(1\d{9})(\d{3})?\s{0,9}$/;
/** A date stands at the beginning; a time or a zone may follow. */
const LONGEST = 60;
const MS_PER_DAY = 86_400_000;
/** Day 0 of spreadsheets, for all days from March 1900 on (ECMA-376, part 1, 18.17.4.1). */
const FIRST_SERIAL = Date.UTC(1899, 11, 30);

/**
 * Each cell as YYYY-MM-DD where the day is certain, else as it is: a number of days as spreadsheets count them, seconds
 * since 1970 (the day in UTC), and days and months in the order that the head gives (`dd/mm/yyyy`), or that one of the
 * cells proves by a number over 12, or else a date in the notes above the list.
 */
export function settledDays(head: string, cells: readonly string[], above = ''): string[] {
  const dates = cells.map(dateIn);
  const order = orderIn(head) ?? provenOrder(dates) ?? provenOrder(daysIn(above, []).map(({ date }) => date));
  return cells.map((cell, index) => {
    if (ISO.test(cell)) return cell;
    const counted = countedDay(cell);
    if (counted !== null) return counted;
    const date = dates[index];
    if (date?.kind !== 'unordered' || order === null) return cell;
    const [month, day] = order === 'month-first' ? [date.first, date.second] : [date.second, date.first];
    return `${date.year}-${pad(month)}-${pad(day)}`;
  });
}

const LONGEST_DAY = 40;

/** Whether a text may be a day: not a time of day, nor a mere number. */
export function isDay(text: string): boolean {
  if (text.length > LONGEST_DAY || /^\s*\p{Nd}{1,2}[:.h]\p{Nd}{2}\s*$/u.test(text)) return false;
  return /\p{Nd}/u.test(text) && /[\p{L}./-]/u.test(text);
}

function dateIn(cell: string): ParsedDate | null {
  return daysIn(cell.slice(0, LONGEST), [])[0]?.date ?? null;
}

function countedDay(cell: string): string | null {
  const serial = SERIAL.exec(cell)?.[1];
  if (serial !== undefined) return dayOf(FIRST_SERIAL + Number(serial) * MS_PER_DAY);
  const [, seconds] = EPOCH.exec(cell) ?? [];
  return seconds === undefined ? null : dayOf(Number(seconds) * 1000);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

type Order = 'day-first' | 'month-first';

/** `Date (DD/MM/YYYY)` */
function orderIn(head: string): Order | null {
  if (/\bdd?[\s./-]{1,3}mm?[\s./-]{1,3}yy/i.test(head)) return 'day-first';
  return /\bmm?[\s./-]{1,3}dd?[\s./-]{1,3}yy/i.test(head) ? 'month-first' : null;
}

/** The order that a number over 12 proves in one row or more; null where rows prove different ones. */
function provenOrder(dates: readonly (ParsedDate | null)[]): Order | null {
  const proven = new Set(
    dates.flatMap((date): Order[] => {
      if (date?.kind !== 'unordered') return [];
      if (date.first > 12 && date.second <= 12) return ['day-first'];
      return date.second > 12 && date.first <= 12 ? ['month-first'] : [];
    }),
  );
  const [only] = proven;
  return proven.size === 1 && only !== undefined ? only : null;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
