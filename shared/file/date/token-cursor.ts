/** Reads numbers, years, signs and words along the tokens of a text. */
import { type Token, wordKey } from './token.ts';

/** A year as written, and the calendar that a word next to it names. */
export interface Year {
  readonly year: number;
  readonly calendar: CalendarName | null;
  /** Two digits. */
  readonly short: boolean;
}
export type CalendarName = 'gregory' | 'persian' | 'islamic' | 'hebrew' | 'buddhist' | 'minguo' | 'japanese';

/** Words and signs inside a date that carry no meaning: articles, ordinal endings, "year", "day", "month". */
const FILLERS = new Set(
  wordKey(
    ". , ، ’ ' ׳ ॰ - ‐ – / º ª ° de del d of the di do da den die der st nd rd th er re e eme го е й ый ого й та ти г год года р року рік m mh d gada gads ko aren a an o le ngay nam tahun سنة عام من شهر سال ماه م لعام لسنة в у ב la lo ter el η ης ος του day dia dias mes ano mois ( ) жылғы жыл жылы ж оны yil yili का के की साल วันที่ เดือน ปี թ",
  ).split(' '),
);
/** "15 dias do mês de março de 2017" has three in a row; "2017(e)ko" four. */
const MOST_FILLERS = 4;
/** Names of months have three words at most: "Rabi al-Awwal". */
export const MOST_WORDS = 3;
const APOSTROPHES = new Set(["'", '’', '‘', '`', '´']);

/** A position in a list of tokens. Each method reads one thing there and moves on, or gives null or false and stays. */
export class TokenCursor {
  readonly tokens: readonly Token[];
  readonly languages: readonly string[];
  #at: number;

  constructor(tokens: readonly Token[], at: number, languages: readonly string[]) {
    this.tokens = tokens;
    this.languages = languages;
    this.#at = at;
  }

  get next(): number {
    return this.#at;
  }

  goTo(at: number): void {
    this.#at = at;
  }

  #take<T>(value: T | null): T | null {
    if (value !== null) this.#at++;
    return value;
  }

  /** A number of one or two digits: a day or a month. */
  small(): number | null {
    const token = this.tokens[this.#at];
    return this.#take(token && token.number !== null && token.text.length <= 2 ? token.number : null);
  }

  sign(signs: ReadonlySet<string>): string | null {
    const text = this.tokens[this.#at]?.text;
    return this.#take(text !== undefined && signs.has(text) ? text : null);
  }

  /** Several tokens in a row, each one of the words in its place. */
  signs(row: readonly string[]): boolean {
    for (const [index, text] of row.entries()) if (this.tokens[this.#at + index]?.text !== text) return false;
    this.#at += row.length;
    return true;
  }

  /** Steps over fillers. */
  fill(): void {
    for (let i = 0; i < MOST_FILLERS && FILLERS.has(this.tokens[this.#at]?.text ?? '\n'); i++) this.#at++;
  }

  /** A year of four digits, or of two where `short` allows it and what follows does not rule it out. */
  year(short: 'never' | 'set-off' | 'anywhere' = 'never'): Year | null {
    const from = this.#at;
    const before = this.#markBefore();
    const apostrophe = this.sign(APOSTROPHES) !== null || isApostrophe(this.tokens[this.#at - 1]);
    const token = this.tokens[this.#at];
    const number = token?.number ?? null;
    const long = token?.text.length === 4 && number !== null && number >= 1000 && isYear(number);
    const two = token?.text.length === 2 && this.#isShort(short, apostrophe);
    if (number === null || !(long || two) || this.#isPartOfNumber()) {
      this.#at = from;
      return null;
    }
    this.#at++;
    const calendar = this.#markBehind() ?? before;
    return { year: number, calendar, short: !long };
  }

  #isShort(short: 'never' | 'set-off' | 'anywhere', apostrophe: boolean): boolean {
    if (apostrophe) return true;
    if (short === 'never') return false;
    const after = this.tokens[this.#at + 1];
    if (after !== undefined && NO_YEAR.has(after.text)) return false;
    const before = this.tokens[this.#at - 1];
    const joined = before !== undefined && JOINING.has(before.text);
    return short === 'anywhere' || joined || after === undefined || !/^\p{L}/u.test(after.text) || isYearWord(after);
  }

  /** Whether the number continues, as in 2017,500 or 17.4; a time may follow directly. */
  #isPartOfNumber(): boolean {
    const [number, sign, rest, colon] = this.tokens.slice(this.#at, this.#at + 4);
    if (!number || !sign || !rest || rest.number === null || colon?.text === ':') return false;
    if (sign.start !== number.end || rest.start !== sign.end) return false;
    if (number.text.length === 2) return DECIMAL.has(sign.text);
    return THOUSANDS.has(sign.text) && rest.text.length === 3;
  }

  /** Steps over a time and its zone, as in "Feb 15 14:30:00 +0000 2017". */
  time(): boolean {
    const from = this.#at;
    for (let parts = 0; parts < 3; parts++) {
      const sign = parts === 0 || this.signs(COLON);
      const token = this.tokens[this.#at];
      if (!sign || token?.number == null || token.text.length > 2) break;
      this.#at++;
      if (parts === 0) continue;
      const zone = this.tokens[this.#at];
      if (zone !== undefined && /^[a-z]{2,5}$/.test(zone.text)) this.#at++;
      else if (zone !== undefined && (zone.text === '+' || zone.text === '-')) this.#at += 2;
      if (this.tokens[this.#at]?.text.length === 4) return true;
    }
    this.#at = from;
    return false;
  }

  #markBefore(): CalendarName | null {
    for (const { words, mark } of MARKS_BEFORE.get(this.tokens[this.#at]?.text ?? '') ?? []) {
      if (this.signs(words)) return mark;
    }
    return null;
  }

  #markBehind(): CalendarName | null {
    const from = this.#at;
    this.sign(BEFORE_MARK);
    for (const { words, mark } of MARKS_BEHIND.get(this.tokens[this.#at]?.text ?? '') ?? []) {
      if (!this.signs(words)) continue;
      this.sign(BEHIND_MARK);
      return mark;
    }
    this.#at = from;
    return null;
  }

  /** Steps over the next word of a month name that began at `from`, and signs in it. "tháng 2" has two words. */
  word(from: number): boolean {
    let at = this.#at;
    while (at > from && IN_NAMES.has(this.tokens[at]?.text ?? '')) at++;
    const token = this.tokens[at];
    const numbered = at > from && token?.number != null && NUMBERED_MONTHS.has(this.tokens[at - 1]?.text ?? '');
    if (token === undefined || !(numbered || (token.number === null && LETTER.test(token.text)))) return false;
    this.#at = at + 1;
    return true;
  }

  /** The words from `from` up to here, as months are looked up. */
  textFrom(from: number): string {
    const words = this.tokens.slice(from, this.#at).filter(({ text }) => !IN_NAMES.has(text));
    return words.map(({ text }) => text).join(' ');
  }
}

const LETTER = /^\p{L}/u;
/** Vietnamese for "month", short too. */
const NUMBERED_MONTHS = new Set(['thang', 'thg']);
/** Signs inside month names that are ignored: "ก.พ.", "Rabiʻ al-Awwal", "شباط/فبراير". */
const IN_NAMES = new Set(['.', '-', "'", '’', 'ʻ', 'ʼ', '׳', '/', '(', ')']);

function isApostrophe(token: Token | undefined): boolean {
  return token !== undefined && APOSTROPHES.has(token.text);
}

/** Of the calendars that are known: Gregorian, Persian, Islamic, Buddhist, Hebrew. */
function isYear(number: number): boolean {
  return number < 2700 || (number > 5600 && number < 5900);
}

/** Words for "year" and "day" that some languages write after a date. */
const YEAR_WORDS = new Set('г год года р r року рік d m ж й th ء a'.split(' ').map(wordKey));

export function isYearWord(token: Token): boolean {
  return YEAR_WORDS.has(token.text);
}

const DECIMAL = new Set(['.', ',', '٫', '٬']);
const THOUSANDS = new Set([',', '٬']);
const COLON = [':'];
/** A number of two digits before one of these is no year. */
const NO_YEAR = new Set(['h', 'uhr', '%', ':', '°', '€', '$', '£']);
const JOINING = new Set(['-', '.', '/', '‐', '‑']);

/** By their first word. */
function marks(
  rows: readonly (readonly [words: string, mark: CalendarName])[],
): ReadonlyMap<string, readonly { words: readonly string[]; mark: CalendarName }[]> {
  const split = rows.map(([words, mark]) => ({ words: words.split(' ').map(wordKey), mark }));
  return Map.groupBy(split, ({ words }) => words[0] ?? '');
}

const BEFORE_MARK = new Set(['.', '/', '(']);
const BEHIND_MARK = new Set(['.', ')']);
const MARKS_BEFORE = marks([
  ['พ . ศ .', 'buddhist'],
  ['พุทธศักราช', 'buddhist'],
  ['ค . ศ .', 'gregory'],
  ['คริสต์ศักราช', 'gregory'],
  ['ap', 'persian'],
  ['ah', 'islamic'],
  ['hicri', 'islamic'],
]);
const MARKS_BEHIND = marks([
  ['ه . ش', 'persian'],
  ['ه ش', 'persian'],
  ['هجري شمسي', 'persian'],
  ['هجری شمسی', 'persian'],
  ['هجري قمري', 'islamic'],
  ['هجری قمری', 'islamic'],
  ['خورشیدی', 'persian'],
  ['شمسی', 'persian'],
  ['ه . ق', 'islamic'],
  ['ه ق', 'islamic'],
  ['هجرية', 'islamic'],
  ['هجري', 'islamic'],
  ['هجری', 'islamic'],
  ['ش', 'persian'],
  ['ق', 'islamic'],
  ['ه', 'islamic'],
  ['ھ', 'islamic'],
  ['ہجری', 'islamic'],
  ['a . h', 'islamic'],
  ['ah', 'islamic'],
  ['ap', 'persian'],
  ['sh', 'persian'],
  ['be', 'buddhist'],
  ['b . e', 'buddhist'],
  ['ميلادية', 'gregory'],
  ['ميلادي', 'gregory'],
  ['میلادی', 'gregory'],
  ['م', 'gregory'],
  ['عیسوی', 'gregory'],
  ['ء', 'gregory'],
]);
