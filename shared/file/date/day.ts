import { fold } from '../fold.ts';
import { monthOf } from './calendar.ts';

/** How a date is written: complete, with day and month in an order that the file does not settle, or without a day. */
export type Reading =
  | { kind: 'day'; year: number; month: number; day: number }
  | { kind: 'unordered'; year: number; first: number; second: number; separator: string }
  | { kind: 'month'; year: number; month: number };

export interface DayMention {
  readonly start: number;
  readonly end: number;
  readonly reading: Reading;
}

interface Token {
  readonly start: number;
  readonly end: number;
  /** Folded; digits of any script as ASCII. */
  readonly text: string;
  /** For digits their number, otherwise null. */
  readonly number: number | null;
}

/** Dates written in `text`, in order; months are looked up in `languages` first. Whether the day exists is not judged. */
export function daysIn(text: string, languages: readonly string[]): DayMention[] {
  const tokens = tokensOf(text);
  if (!tokens.some(({ number }) => number !== null)) return [];
  const mentions: DayMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    // Every date begins with a number, or with a month that a number follows.
    if (!tokens.slice(at, at + 6).some(({ number }) => number !== null)) continue;
    const match = PATTERNS.map((pattern) => pattern(new Cursor(tokens, at, languages))).find(
      (result) => result !== null,
    );
    const [first, last] = [tokens[at], match && tokens[match.next - 1]];
    if (!match || !first || !last) continue;
    const next = behindYear(tokens, match.next);
    mentions.push({ start: first.start, end: tokens[next - 1]?.end ?? last.end, reading: match.reading });
    at = next - 1;
  }
  return mentions;
}

/** Words for "year" and "day" that some languages put behind a date belong to it, with their full stop. */
const YEAR_WORDS = new Set('г год года р рік року d m м ж й th'.split(' ').map(fold));

function behindYear(tokens: readonly Token[], next: number): number {
  if (!YEAR_WORDS.has(tokens[next]?.text ?? '')) return next;
  return tokens[next + 1]?.text === '.' ? next + 2 : next + 1;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\p{Nd}+|[\p{L}\p{M}\u200c]+|\S/gu)].map(({ 0: raw, index }) => {
    const digits = /^\p{Nd}+$/u.test(raw) ? ascii(raw) : null;
    return {
      start: index,
      end: index + raw.length,
      text: digits ?? fold(raw),
      number: digits === null || digits.length > 8 ? null : Number(digits),
    };
  });
}

/** Decimal digits of every script come in runs of ten that begin with zero. */
function ascii(digits: string): string {
  return [...digits].map((digit) => (digit <= '9' ? digit : String(digitOf(digit.codePointAt(0) ?? 0)))).join('');
}

function digitOf(codePoint: number): number {
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && codePoint - zero < 9) zero--;
  return codePoint - zero;
}

/** Words and signs that stand inside a date and mean nothing: articles, ordinal endings, "year", "day". */
const FILLERS = new Set(
  fold(
    ". , ' ’ - – / º ª ° de del d des of the di do da den st nd rd th er re e eme го е й ый ого й та ти г год года р року рік m d gada gads ko aren a o an le ngay nam tahun سنة عام من شهر سال م в у ב la lo den ter ei η ης ος",
  ).split(' '),
);
/** "15. de março de 2017" has three in a row at most. */
const MOST_FILLERS = 3;

class Cursor {
  readonly #tokens: readonly Token[];
  readonly #languages: readonly string[];
  #at: number;

  constructor(tokens: readonly Token[], at: number, languages: readonly string[]) {
    this.#tokens = tokens;
    this.#at = at;
    this.#languages = languages;
  }

  get next(): number {
    return this.#at;
  }

  #take<T>(value: T | null): T | null {
    if (value !== null) this.#at++;
    return value;
  }

  /** A number of one or two digits that a day or month may be. */
  small(): number | null {
    const token = this.#tokens[this.#at];
    return this.#take(token && token.number !== null && token.text.length <= 2 ? token.number : null);
  }

  /** A year of four digits, or of two where `short` allows it and nothing says that it is a time. */
  year(short = false): number | null {
    const token = this.#tokens[this.#at];
    if (!token || token.number === null) return null;
    if (token.text.length === 4 && token.number >= 1000) return this.#take(token.number);
    const after = this.#tokens[this.#at + 1]?.text;
    const fits = short && token.text.length === 2 && !(after !== undefined && [':', 'h', 'uhr', '%'].includes(after));
    return this.#take(fits ? 2000 + token.number : null);
  }

  sign(...signs: readonly string[]): string | null {
    const text = this.#tokens[this.#at]?.text;
    return this.#take(text !== undefined && signs.includes(text) ? text : null);
  }

  month(): number | null {
    const [one, two] = [this.#tokens[this.#at], this.#tokens[this.#at + 1]];
    if (!one || !/\p{L}/u.test(one.text)) return null;
    // Hebrew writes "in April" as one word.
    const bare = one.text.startsWith('ב') ? monthOf(one.text.slice(1), this.#languages) : null;
    const month = monthOf(one.text, this.#languages) ?? bare;
    if (month !== null || !two || !/[\p{L}\p{N}]/u.test(two.text)) return this.#take(month);
    const both = monthOf(`${one.text} ${two.text}`, this.#languages);
    if (both !== null) this.#at += 2;
    return both;
  }

  /** Steps over fillers; always succeeds. */
  fill(): true {
    for (let i = 0; i < MOST_FILLERS && FILLERS.has(this.#tokens[this.#at]?.text ?? '\n'); i++) this.#at++;
    return true;
  }

  done(reading: Reading): { reading: Reading; next: number } {
    return { reading, next: this.#at };
  }
}

type Pattern = (cursor: Cursor) => { reading: Reading; next: number } | null;

const SEPARATORS = ['-', '/', '.', '‐', '‑', '–'];

/** One row for each way of writing a date; the first that fits at a place counts. */
const PATTERNS: readonly Pattern[] = [
  // 2017-02-15, 2017/2/15, 2017年2月15日, 2017년 2월 15일
  (cursor) => {
    const year = cursor.year();
    const separator = year === null ? null : cursor.sign(...SEPARATORS, '年', '년');
    const month = separator === null ? null : cursor.small();
    const second = month === null ? null : cursor.sign(...SEPARATORS, '月', '월');
    const day = second === null ? null : cursor.small();
    if (year === null || month === null || second === null) return null;
    cursor.sign('日', '일', '号', '號');
    if (day !== null) return cursor.done({ kind: 'day', year, month, day });
    return second === '月' || second === '월' ? cursor.done({ kind: 'month', year, month }) : null;
  },
  // 15.02.2017, 15/2/17, 15-2-2017
  (cursor) => {
    const first = cursor.small();
    const separator = first === null ? null : cursor.sign(...SEPARATORS);
    const second = separator === null ? null : cursor.small();
    const year = second !== null && separator !== null && cursor.sign(separator) ? cursor.year(true) : null;
    return first === null || separator === null || second === null || year === null
      ? null
      : cursor.done({ kind: 'unordered', year, first, second, separator });
  },
  // 15 February 2017, 1er avril 2019, 15. března 2018, 12 تشرين الأول ٢٠١٨, 15-Feb-17
  (cursor) => {
    const day = cursor.small();
    const month = day !== null && cursor.fill() ? cursor.month() : null;
    const year = month !== null && cursor.fill() ? cursor.year(true) : null;
    return day === null || month === null || year === null ? null : cursor.done({ kind: 'day', year, month, day });
  },
  // 2019. április 1., 2019 m. balandžio 1 d.
  (cursor) => {
    const year = cursor.year();
    const month = year !== null && cursor.fill() ? cursor.month() : null;
    const day = month !== null && cursor.fill() ? cursor.small() : null;
    return year === null || month === null || day === null ? null : cursor.done({ kind: 'day', year, month, day });
  },
  // 2019. gada 1. aprīlis
  (cursor) => {
    const year = cursor.year();
    const day = year !== null && cursor.fill() ? cursor.small() : null;
    const month = day !== null && cursor.fill() ? cursor.month() : null;
    return year === null || month === null || day === null ? null : cursor.done({ kind: 'day', year, month, day });
  },
  // February 15, 2017
  (cursor) => {
    const month = cursor.month();
    const day = month !== null && cursor.fill() ? cursor.small() : null;
    const year = day !== null && cursor.fill() ? cursor.year() : null;
    return year === null || month === null || day === null ? null : cursor.done({ kind: 'day', year, month, day });
  },
  // February 2017
  (cursor) => {
    const month = cursor.month();
    const year = month !== null && cursor.fill() ? cursor.year() : null;
    return year === null || month === null ? null : cursor.done({ kind: 'month', year, month });
  },
  // 02/2017
  (cursor) => {
    const month = cursor.small();
    const year = month !== null && cursor.sign(...SEPARATORS) ? cursor.year() : null;
    return month === null || month > 12 || year === null ? null : cursor.done({ kind: 'month', year, month });
  },
  // 2017. február
  (cursor) => {
    const year = cursor.year();
    const month = year !== null && cursor.fill() ? cursor.month() : null;
    return year === null || month === null ? null : cursor.done({ kind: 'month', year, month });
  },
];
