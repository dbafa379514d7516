/** Names of the days of the week in the languages of `calendar.ts`, from CLDR by `Intl`. */
import { foldMarks } from '../../language/fold.ts';
import { localesInScriptOf, localesOf, wordsOf } from './calendar.ts';
import { wordKey } from './token.ts';

/** Whether a folded word is a day of the week in one of these languages, or in English. */
export function isWeekday(word: string, languages: readonly string[]): boolean {
  return weekdayIn(word, localesOf(languages)) !== null;
}

/**
 * The day of the week, from 0 for Sunday, that the first of these folded words names that names one: in one of these languages
 * or in English, else in any language of its script, unless they differ. Null where none does.
 */
export function weekdayAmong(words: readonly string[], languages: readonly string[]): number | null {
  const locales = localesOf(languages);
  for (const word of words) {
    const day = weekdayIn(word, locales);
    if (day !== null) return day;
  }
  for (const word of words) {
    const day = weekdayAnywhere(word);
    if (day !== null) return day;
  }
  return null;
}

/** Shorter words are weekdays in too many languages: `do`, `to`, `di`. */
const SHORTEST_ANYWHERE = 3;

function weekdayAnywhere(word: string): number | null {
  if (word.length < SHORTEST_ANYWHERE) return null;
  const days = new Set(localesInScriptOf(word).flatMap((locale) => weekdaysIn(locale).get(word) ?? []));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

function weekdayIn(word: string, locales: readonly string[]): number | null {
  for (const locale of locales) {
    const day = weekdaysIn(locale).get(word);
    if (day !== undefined) return day;
  }
  return ALIASES.get(word) ?? null;
}

/** One letter for each day, from Sunday on, as Japanese and Korean write it in brackets: `(金)`, `(금)`. */
const LETTERS = ['日月火水木金土', '일월화수목금토'];

/** The weekday of a single letter in brackets; null where it is none. */
export function weekdayOfLetter(letter: string): number | null {
  const day = Math.max(...LETTERS.map((letters) => letters.indexOf(letter)));
  return day < 0 || letter.length !== 1 ? null : day;
}

/** English and German ways of writing that CLDR does not have, and languages whose months have no names. */
const ALIASES: ReadonlyMap<string, number> = new Map([
  ...Object.entries({ tues: 2, weds: 3, thur: 4, thurs: 4, sonnabend: 6 }),
  ...[...'日月火水木金土'].flatMap((letter, day) => ['曜日', '曜'].map((end) => [letter + end, day] as const)),
  ...[...'일월화수목금토'].map((letter, day) => [`${letter}요일`, day] as const),
  ...['星期', '礼拜', '禮拜', '周', '週'].flatMap((start) =>
    [...'日一二三四五六天'].map((letter, day) => [start + letter, day % 7] as const),
  ),
]);

function weekdaysIn(locale: string): ReadonlyMap<string, number> {
  const known = CACHE.get(locale);
  if (known) return known;
  const days = new Map<string, number>();
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    for (let day = 0; day < 7; day++) {
      for (const key of keysOf(format.format(SUNDAY + day * DAY_MS))) if (!days.has(key)) days.set(key, day);
    }
  }
  CACHE.set(locale, days);
  return days;
}

const CACHE = new Map<string, ReadonlyMap<string, number>>();
const SUNDAY = Date.UTC(2020, 1, 2);
const DAY_MS = 86_400_000;

/** The forms in which a name is looked up. Portuguese leaves out what follows the hyphen. */
function keysOf(name: string): string[] {
  const names = [name, name.split('-')[0] ?? name].flatMap((form) => [foldMarks(form), wordKey(form)]);
  return names.map(wordsOf).flatMap((words) => [words, words.replaceAll(' ', '')]);
}
