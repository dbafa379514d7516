/** The day of the week and the time written next to a date. */
import { foldMarks } from '../../language/fold.ts';
import type { DayMention } from './parsed-date.ts';
import { isWeekday, weekdayAmong, weekdayOfLetter } from './weekdays.ts';

/** Characters that a weekday and a time may extend. */
const REACH = 60;

/**
 * The range of a date with the weekday and the time of day next to it, as [from, to).
 *
 * `Ova Haber, Çarşamba 15 Şubat 2017, 14:30` → all from `Çarşamba` on.
 */
export function withWeekdayAndTime(
  text: string,
  { start, end }: DayMention,
  languages: readonly string[],
): [from: number, to: number] {
  let [from, to] = [start, end];
  // Either may come first.
  for (let round = 0; round < 2; round++) {
    from -= lengthBefore(text.slice(Math.max(0, from - REACH), from), languages);
    to += lengthBehind(text.slice(to, to + REACH), languages);
  }
  return [from, to];
}

const TIME =
  '(?<![\\p{Nd}.:])\\p{Nd}{1,2}[:.h]\\p{Nd}{2}(?::\\p{Nd}{2}(?:[.,]\\p{Nd}{1,9})?)?(?![\\p{Nd}.:]\\p{Nd})(?:\\s?[ap]\\.?m\\b\\.?)?(?:\\s?(?:Z|Uhr|hrs?|น\\.|ч\\.|(?:UTC|GMT)?[+-]\\p{Nd}{2}:?\\p{Nd}{2}|\\(?(?:UTC|GMT)[+-]?\\p{Nd}{0,2}\\)?|[A-Z]{2,4}T|UTC)(?![\\p{L}\\p{N}]))?';
/** A word such as "at" before the time. */
const AT = '(?:\\p{L}{1,5}\\.?\\s{1,3})?';
const TIME_BEHIND = new RegExp(`^(?:T|[\\s,،;|·•–—-]{0,4}${AT})${TIME}`, 'iu');
const TIME_BEFORE = new RegExp(`${TIME}[\\s,،;|·•–—-]{0,4}$`, 'iu');

function lengthBehind(text: string, languages: readonly string[]): number {
  const time = TIME_BEHIND.exec(text);
  if (time) return time[0].length;
  const han = HAN_BEHIND.exec(text);
  if (han) return han[0].length;
  const lead = /^[\s,،(]{0,3}/u.exec(text)?.[0].length ?? 0;
  const words = [...text.slice(lead).matchAll(WORD)].slice(0, MOST_WORDS);
  for (const last of words.toReversed()) {
    const stop = lead + last.index + last[0].length;
    if (lead > 0 && isDayName(text.slice(lead, stop), languages)) return text.charAt(stop) === ')' ? stop + 1 : stop;
  }
  return 0;
}

function lengthBefore(text: string, languages: readonly string[]): number {
  const time = TIME_BEFORE.exec(text);
  if (time) return text.length - time.index;
  const bare = text.replace(/[\s,،.]{1,3}$/u, '');
  const words = [...bare.matchAll(WORD)].slice(-MOST_WORDS);
  for (const { index } of words) if (isDayName(bare.slice(index), languages)) return text.length - index;
  return 0;
}

/** "Thứ Tư" and "יום רביעי" are two words. */
const MOST_WORDS = 2;
const WORD = /[\p{L}\p{M}\u200c'’-]+/gu;
/** (水), 水曜日, 星期三, 周三, (수). */
const HAN_BEHIND =
  /^\s{0,2}[（([]?(?:星期|礼拜|禮拜|[周週])?[一二三四五六日天月火水木金土월화수목금토일](?:曜日?|요일)?[）)\]](?!\p{L})|^\s{0,2}(?:星期|礼拜|禮拜|[周週])[一二三四五六日天]|^\s{0,2}[月火水木金土日]曜日?/u;

function isDayName(text: string, languages: readonly string[]): boolean {
  return isWeekday(lettersOf(text), languages);
}

function lettersOf(text: string): string {
  return foldMarks(text).replace(/[^\p{L}\p{M}]/gu, '');
}

/**
 * The weekday, from 0 for Sunday, in front of a date or else behind it, perhaps with a time or a short word in between:
 * `Wed, 05/03/2023`, `Freitag, den 07/04/2017`, `04/07/2017 (Friday)`. Null where there is none.
 */
export function weekdayBeside(text: string, { start, end }: DayMention, languages: readonly string[]): number | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  return weekdayAtEnd(before.slice(0, TIME_BEFORE.exec(before)?.index), languages) ?? weekdayAtStart(after, languages);
}

/** Signs between a weekday and its date; a sentence ends with none of them. */
const GAP_BEFORE = /[\s,،.:|·•–—([/-]{0,6}$/u;
const GAP_BEHIND = /^[\s,،.|·•–—(（[/-]{0,6}/u;
const LETTER_BEHIND = /^\s{0,2}[(（[](\p{L})[)）\]]/u;
/** Such as "den", "le" or "the" in front of a date. */
const LONGEST_ARTICLE = 4;

function weekdayAtEnd(text: string, languages: readonly string[]): number | null {
  const words = [...text.replace(GAP_BEFORE, '').matchAll(WORD)].slice(-MOST_WORDS - 1);
  const last = words.at(-1);
  const gap = last ? text.slice(last.index + last[0].length) : '';
  if (!last || !GAP_BEFORE.test(gap)) return null;
  const isArticle = last[0].length <= LONGEST_ARTICLE && gap.trim() === '';
  const ends = isArticle ? [words.slice(0, -1), words] : [words];
  return weekdayIn((length) => ends.map((end) => end.slice(-length)), languages);
}

function weekdayAtStart(text: string, languages: readonly string[]): number | null {
  const rest = text.slice(TIME_BEHIND.exec(text)?.[0].length ?? 0);
  const letter = weekdayOfLetter(LETTER_BEHIND.exec(rest)?.[1] ?? '');
  if (letter !== null) return letter;
  const lead = GAP_BEHIND.exec(rest)?.[0].length ?? 0;
  const words = [...rest.matchAll(WORD)].slice(0, MOST_WORDS);
  // In front of another date it belongs to that one.
  if (words[0]?.index !== lead || BEFORE_DATE.test(rest.slice(lead))) return null;
  return weekdayIn((length) => [words.slice(0, length)], languages);
}

/** Names of two words come before those of one: the first of "Thứ Tư" would be an English Thursday. */
function weekdayIn(
  wordsOf: (length: number) => readonly (readonly RegExpExecArray[])[],
  languages: readonly string[],
): number | null {
  const [two = [], one = []] = [MOST_WORDS, 1].map((length) =>
    wordsOf(length).flatMap((words) => (words.length === length ? [lettersOf(words.join(''))] : [])),
  );
  return weekdayAmong(two, languages) ?? weekdayAmong(one, languages);
}

const BEFORE_DATE = /^\p{L}[\p{L}\p{M}.,\s]{0,30}\p{Nd}{1,2}[./-]\p{Nd}/u;
