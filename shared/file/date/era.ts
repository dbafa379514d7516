/** Dates of the Far East with an era: Japanese years, and those of the Republic of China (Minguo). */
import type { ParsedDate } from './parsed-date.ts';
import type { TokenCursor, Year } from './token-cursor.ts';

const YEAR = new Set(['年']);
const BEHIND_YEAR = new Set(['年', '.', '/', '-']);
const BEHIND_MONTH = new Set(['月', '.', '/', '-']);
/** Chinese, Japanese and Korean words for "day" behind its number. */
export const DAY_UNITS: ReadonlySet<string> = new Set(['日', '일', '号', '號']);

/** 106年: the years of the Republic of China, where three digits stand before "year". */
export function minguo(cursor: TokenCursor): Year | null {
  const token = cursor.tokens[cursor.next];
  if (token?.number == null || token.text.length !== 3 || cursor.tokens[cursor.next + 1]?.text !== '年') return null;
  if (token.number < 70 || token.number > 160) return null;
  cursor.goTo(cursor.next + 1);
  return { year: token.number, calendar: 'minguo', short: false };
}

/** Steps over a year of another calendar in brackets; gives the number of four digits in it, if any. */
export function inBrackets(cursor: TokenCursor): number | null {
  const from = cursor.next;
  if (cursor.sign(OPENING) === null) return null;
  let year: number | null = null;
  for (let i = 0; i < MOST_IN_BRACKETS; i++) {
    const token = cursor.tokens[cursor.next];
    if (token === undefined) break;
    cursor.goTo(cursor.next + 1);
    if (CLOSING.has(token.text)) {
      cursor.sign(YEAR);
      return year;
    }
    if (token.number !== null && token.text.length === 4) year = token.number;
  }
  cursor.goTo(from);
  return null;
}

const MOST_IN_BRACKETS = 6;
const OPENING = new Set(['(', '（', '[']);
const CLOSING = new Set([')', '）', ']']);

/** Japanese eras by name and initial, with the Gregorian year before their first. */
const ERAS = [
  { name: '令和', initial: 'r', before: 2018 },
  { name: '平成', initial: 'h', before: 1988 },
  { name: '昭和', initial: 's', before: 1925 },
  { name: '大正', initial: 't', before: 1911 },
  { name: '明治', initial: 'm', before: 1867 },
];

/** 令和3年2月15日, 民國106年2月15日, 民國106/2/15, 平成29年(2017年)2月15日, H29.2.15 */
export function era(cursor: TokenCursor): ParsedDate | null {
  const year = eraYear(cursor);
  const token = cursor.tokens[cursor.next];
  if (!year || token?.number == null || token.text.length > 3) return null;
  cursor.goTo(cursor.next + 1);
  const unit = cursor.sign(BEHIND_YEAR) ?? '';
  const given = inBrackets(cursor);
  if (unit === '') cursor.sign(YEAR);
  const month = cursor.small();
  const day = month !== null && cursor.sign(BEHIND_MONTH) !== null ? cursor.small() : null;
  if (month === null || day === null) return null;
  cursor.sign(DAY_UNITS);
  if (given !== null) return { kind: 'day', year: given, month, day };
  return { kind: 'day', year: year.before + token.number, month, day, calendar: year.calendar };
}

function eraYear(cursor: TokenCursor): { before: number; calendar: 'japanese' | 'minguo' } | null {
  const [token, following] = [cursor.tokens[cursor.next], cursor.tokens[cursor.next + 1]];
  const name = `${token?.text}${following?.text}`;
  const joined = token?.end === following?.start && following?.number !== null;
  if (name === '民國' || name === '民国') {
    cursor.goTo(cursor.next + 2);
    return { before: 1911, calendar: 'minguo' };
  }
  const named = ERAS.find((era) => era.name === name);
  const short = joined && cursor.languages.includes('ja') ? ERAS.find(({ initial }) => initial === token?.text) : null;
  const found = named ?? short;
  if (!found) return null;
  cursor.goTo(cursor.next + (named ? 2 : 1));
  return { before: found.before, calendar: 'japanese' };
}
