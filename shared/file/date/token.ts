/** A word, a number or a sign in a text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** In the form of `wordKey`; digits of any script as ASCII. */
  readonly text: string;
  /** The value of digits; null for anything else. */
  readonly number: number | null;
}

/** Chinese numerals, where "year", "month" or "day" follows; the era's first year has a word of its own. */
const NUMERALS = '[〇零一二三四五六七八九十廿卅元]{1,6}(?=[年月日号號])';
/** Chinese and Japanese write no spaces, so that each character is a token; Korean units stand behind digits. */
const TOKEN = new RegExp(
  `\\p{Nd}+|${NUMERALS}|\\p{Script=Han}|(?<=\\p{Nd})[년월일]|[\\p{L}\\p{M}\\u200c]+|[^\\s\\p{Cf}]`,
  'gu',
);
/** Every date has digits. */
const DIGITS = new RegExp(`\\p{Nd}+|${NUMERALS}`, 'gu');
const HAS_DIGIT = new RegExp(`\\p{Nd}|${NUMERALS}`, 'u');
/** Ranges with all digits, and what stands behind numerals. Most texts have none of them, as is found in a sixth of the time. */
const MAY_HAVE_DIGIT = /[0-9\u0660-\u1c59年月日号號\ua620-\uffff]/;

/** Whether a text may hold a date at all. */
export function hasDigit(text: string): boolean {
  return MAY_HAVE_DIGIT.test(text) && HAS_DIGIT.test(text);
}

/** Characters that a date may extend from its digits: the name of its month and a few small words. */
const REACH = 48;

/** The ranges [from, to) of `text` around digits, in order and not overlapping; a lone small number is no date. */
export function* nearDigits(text: string): Generator<[from: number, to: number]> {
  let [from, to, enough] = [-1, -1, false];
  for (const { 0: digits, index } of text.matchAll(DIGITS)) {
    const apart = from < 0 || index - REACH > to;
    if (apart) {
      if (enough) yield [from, to];
      from = atWord(text, Math.max(index - REACH, to + 1, 0));
    }
    enough = !apart || digits.length > 2;
    to = Math.min(text.length, index + digits.length + REACH);
  }
  if (enough) yield [from, to];
}

/** The next place that is not inside a word. */
function atWord(text: string, from: number): number {
  let at = from;
  while (at > 0 && at < from + REACH && /[\p{L}\p{M}\p{Cs}]/u.test(text.charAt(at - 1))) at++;
  return at;
}

export function tokensOf(text: string, from: number, to: number): Token[] {
  const part = text.slice(from, to);
  const plain = /^[\t-~]*$/.test(part);
  const tokens: Token[] = [];
  for (const { 0: raw, index } of part.matchAll(plain ? PLAIN : TOKEN)) {
    const start = from + index;
    const digits = plain ? plainDigits(raw) : digitsOf(raw);
    const number = digits === null || digits.length > 8 ? null : Number(digits);
    const word = digits ?? (plain ? raw.toLowerCase() : wordKey(raw));
    tokens.push({ start, end: start + raw.length, raw, text: word, number });
  }
  return tokens;
}

/** The same for ASCII, in a third of the time. */
const PLAIN = /[0-9]+|[A-Za-z]+|[!-~]/g;

function plainDigits(raw: string): string | null {
  const first = raw.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 ? raw : null;
}

/** Marks that people leave out. Those of Indic scripts and Thai are vowels that tell months apart, and stay. */
const MARKS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u09bc\u200b-\u200f]/gu;

/** The dotless i, and the Arabic letters that Persian is also typed with, as those of the names. */
const SAME_LETTERS: Readonly<Record<string, string>> = { ı: 'i', ي: 'ی', ى: 'ی', ك: 'ک' };

/** A word in the form in which date words are compared: lower case, without marks. */
export function wordKey(word: string): string {
  if (/^[ -~]*$/.test(word)) return word.toLowerCase();
  const bare = word.toLowerCase().normalize('NFD').replace(MARKS, '').normalize('NFC');
  return bare.replace(/[ıيىك]/g, (letter) => SAME_LETTERS[letter] ?? letter);
}

/** Digits of any script, or Chinese numerals, as ASCII digits; null for anything else. */
function digitsOf(raw: string): string | null {
  if (/^[0-9]+$/.test(raw)) return raw;
  if (/^\p{Nd}/u.test(raw)) return [...raw].map((digit) => String(digitOf(digit.codePointAt(0) ?? 0))).join('');
  if (/^[〇零一二三四五六七八九十廿卅]{1,6}$/u.test(raw)) return numeralOf(raw);
  return raw === '元' ? '1' : null;
}

/** Decimal digits of every script come in runs of ten that begin with zero. */
function digitOf(codePoint: number): number {
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && codePoint - zero < 9) zero--;
  return codePoint - zero;
}

/** 二〇一七 → 2017, 十五 → 15, 廿三 → 23. */
function numeralOf(raw: string): string {
  const tens = /^(.?)([十廿卅])(.?)$/u.exec(raw);
  const digit = (numeral: string) => '〇一二三四五六七八九'.indexOf(numeral.replace('零', '〇'));
  if (!tens) return [...raw].map(digit).join('');
  const [, before = '', ten = '', after = ''] = tens;
  const factor = before === '' ? '十廿卅'.indexOf(ten) + 1 : digit(before);
  return String(10 * factor + (after === '' ? 0 : digit(after)));
}
