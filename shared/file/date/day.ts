/** Finds the dates written in a text, in any of some ninety languages and eight calendars. */
import type { DayMention, ParsedDate } from './parsed-date.ts';
import { FROM_NUMBER, FROM_WORD, type Pattern } from './patterns.ts';
import { hasDigit, nearDigits, type Token, tokensOf } from './token.ts';
import { isYearWord, TokenCursor } from './token-cursor.ts';
import { weekdayBeside } from './weekday-and-time.ts';

export type { DayMention, Order, ParsedDate } from './parsed-date.ts';
export { hasDigit } from './token.ts';

/**
 * Dates written in `text`, in order; months are looked up in `languages` first. A range gives its first day; a day that
 * is written in two calendars gives the Gregorian date. Whether a Gregorian day exists is not checked.
 */
export function daysIn(text: string, languages: readonly string[]): DayMention[] {
  if (!hasDigit(text)) return [];
  const mentions: DayMention[] = [];
  for (const [from, to] of nearDigits(text)) mentions.push(...daysAmong(tokensOf(text, from, to), languages));
  const days = mentions.length > 1 ? inOneCalendar(text, mentions) : mentions;
  return days.map((mention) => ({ ...mention, date: withOrder(text, mention, languages) }));
}

/** A date in numbers with the order that the weekday beside it leaves; one that fits neither or both orders says nothing. */
function withOrder(text: string, mention: DayMention, languages: readonly string[]): ParsedDate {
  const { date } = mention;
  if (date.kind !== 'unordered' || date.first > 12 || date.second > 12 || date.first === date.second) return date;
  const weekday = weekdayBeside(text, mention, languages);
  const isOn = (day: number, month: number) => new Date(daysOf(date.year, month, day) * DAY_MS).getUTCDay() === weekday;
  const [dayFirst, monthFirst] = [isOn(date.first, date.second), isOn(date.second, date.first)];
  return dayFirst === monthFirst ? date : { ...date, order: dayFirst ? 'day-first' : 'month-first' };
}

function daysAmong(tokens: readonly Token[], languages: readonly string[]): DayMention[] {
  const mentions: DayMention[] = [];
  const cursor = new TokenCursor(tokens, 0, languages);
  const next = nextNumbers(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const patterns = token && patternsAt(tokens, next, at);
    if (!patterns) continue;
    for (const pattern of patterns) {
      cursor.goTo(at);
      const date = pattern(cursor);
      if (!date || isPartOfMore(tokens, at, cursor.next)) continue;
      const end = behindYear(tokens, cursor.next);
      mentions.push({ start: token.start, end: tokens[end - 1]?.end ?? token.end, date });
      at = end - 1;
      break;
    }
  }
  return mentions;
}

/** At most so many tokens before the first number of a date, and between two of its numbers. */
const MOST_BETWEEN_NUMBERS = 11;

/** For each token the index of the next number, itself included; the number of tokens where there is none. */
function nextNumbers(tokens: readonly Token[]): Uint32Array {
  const next = new Uint32Array(tokens.length + 1).fill(tokens.length);
  for (let at = tokens.length - 1; at >= 0; at--) next[at] = tokens[at]?.number == null ? (next[at + 1] ?? 0) : at;
  return next;
}

/** The patterns that the numbers from here on allow; null for most words and numbers. */
function patternsAt(tokens: readonly Token[], next: Uint32Array, at: number): readonly Pattern[] | null {
  const number = next[at] ?? tokens.length;
  const second = next[number + 1] ?? tokens.length;
  const long = (tokens[number]?.text.length ?? 0) > 2;
  if (number - at > MOST_BETWEEN_NUMBERS) return null;
  // A month and its year have one number; all other dates have two.
  const two = second < tokens.length && second - number <= MOST_BETWEEN_NUMBERS;
  if (!two && !long) return null;
  if (number === at) return FROM_NUMBER;
  return LETTER.test(tokens[at]?.text ?? '') ? FROM_WORD : null;
}

const LETTER = /^\p{L}/u;

/** Past words for "year" and "day" that some languages write after a date, with their full stop. */
function behindYear(tokens: readonly Token[], next: number): number {
  const word = tokens[next];
  if (!word || !isYearWord(word)) return next;
  return tokens[next + 1]?.text === '.' ? next + 2 : next + 1;
}

/** Words before numbers that are not dates. */
const NUMBERED = new Set(
  'v ver vers version versión versione versão wersja verze версия версії الإصدار tel phone fax ip isbn §'.split(' '),
);

/** Whether numbers continue on either side: a version, a telephone number or the like. */
function isPartOfMore(tokens: readonly Token[], at: number, next: number): boolean {
  const [first, last] = [tokens[at], tokens[next - 1]];
  if (!first || !last) return false;
  if (first.number !== null && first.text.length < 4) {
    const [number, sign] = [tokens[at - 2], tokens[at - 1]];
    if (sign && sign.end === first.start && /\p{Script=Latin}$/u.test(sign.text)) return !isGlued(sign, last);
    if (isJoined(number, sign, first)) return true;
    if (NUMBERED.has(sign?.text ?? '') || (sign?.text === '.' && NUMBERED.has(number?.text ?? ''))) return true;
  }
  const [sign, number, colon] = tokens.slice(next, next + 3);
  if (last.number === null || !isJoined(last, sign, number)) return false;
  // A time or another day may follow, and so may the rest of a URL path.
  return colon?.text !== ':' && (sign?.text !== '/' || first.text.length < 4);
}

/** Whether a date is whole though a word stands directly before it: a name, its mark-up gone, as in `Meier3.11.2023`. */
function isGlued({ text }: Token, last: Token): boolean {
  return text.length > LONGEST_UNIT && !NUMBERED.has(text) && last.text.length === 4;
}

/** Units and marks of versions before numbers are shorter than names. */
const LONGEST_UNIT = 3;

/** Whether a sign joins two numbers without space: 3.4, 3-4. */
function isJoined(one: Token | undefined, sign: Token | undefined, two: Token | undefined): boolean {
  if (!one || !sign || !two || one.number === null || two.number === null) return false;
  return one.end === sign.start && sign.end === two.start && ['.', ',', '-', '/', ':', '+'].includes(sign.text);
}

/** At most so many characters between the two ways of writing one day: " هـ الموافق ", " / ". */
const MOST_BETWEEN = 24;
/** Lunar calendars may begin a month a day or two earlier or later. */
const MOST_DAYS_APART = 2;

/** Merges two mentions of one day in two calendars. */
function inOneCalendar(text: string, mentions: readonly DayMention[]): DayMention[] {
  const merged: DayMention[] = [];
  for (const mention of mentions) {
    const last = merged.at(-1);
    const both =
      last && mention.start - last.end <= MOST_BETWEEN && !text.slice(last.end, mention.start).includes('\n');
    const date = both ? sameDay(last.date, mention.date) : null;
    if (last && date) merged[merged.length - 1] = { start: last.start, end: closed(text, last.end, mention), date };
    else merged.push(mention);
  }
  return merged;
}

/** The end of a mention, with the bracket that was opened before it. */
function closed(text: string, from: number, { start, end }: DayMention): number {
  return text.slice(from, start).includes('(') && text.charAt(end) === ')' ? end + 1 : end;
}

/** The Gregorian one of two dates of the same day, of which the other was converted; null where they differ. */
function sameDay(one: ParsedDate, two: ParsedDate): ParsedDate | null {
  const [gregorian, other] = isConverted(one) ? [two, one] : [one, two];
  if (isConverted(gregorian) || !isConverted(other)) return null;
  if (other.kind === 'impossible') return gregorian.kind === 'month' ? null : gregorian;
  if (other.kind !== 'day') return null;
  const known = daysOf(other.year, other.month, other.day);
  const apart = (month: number, day: number, year: number) => Math.abs(daysOf(year, month, day) - known);
  if (gregorian.kind === 'day')
    return apart(gregorian.month, gregorian.day, gregorian.year) <= MOST_DAYS_APART ? gregorian : null;
  if (gregorian.kind !== 'unordered') return null;
  const { year, first, second } = gregorian;
  for (const [day, month] of [
    [first, second],
    [second, first],
  ] as const) {
    if (apart(month, day, year) <= MOST_DAYS_APART) return { kind: 'day', year, month, day };
  }
  return null;
}

function isConverted(date: ParsedDate): boolean {
  return date.kind === 'impossible' || (date.kind === 'day' && date.calendar !== undefined);
}

function daysOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

const DAY_MS = 86_400_000;
