import { fold } from '../fold.ts';

/**
 * Languages that month names are known in. The names are CLDR's, by `Intl`; a row is all that a language takes.
 * Arabic has three sets of month names, German two.
 */
const LOCALES: readonly string[] =
  'en fr de de-AT es it pt nl tr ru uk pl cs sk hu ro bg sr sr-Latn hr sl mk be el sv da nb fi et lv lt is ga cy sq ca gl eu ar ar-LB ar-DZ fa ur ps he hi mr ne bn ta te th id ms fil vi ka hy az kk uz ky mn sw af ku am'.split(
    ' ',
  );
/** Spellings in use that CLDR does not have. */
const OTHERS: ReadonlyMap<string, number> = new Map([
  ['sept', 9],
  ['febr', 2],
  ['setiembre', 9],
  ['mrz', 3],
  ['maerz', 3],
  ['avr', 4],
  // Slovenian in a date.
  ...'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra'
    .split(' ')
    .map((name, index): [string, number] => [name, index + 1]),
]);

interface Names {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
}

/** Built per language when a date first needs it: all of them together take some 30 ms. */
const CACHE = new Map<string, Names>();

/** The month (1 to 12) that folded words name; languages in `first` are asked before the others. */
export function monthOf(words: string, first: readonly string[]): number | null {
  const key = `${first.join()} ${words}`;
  const known = LOOKED_UP.get(key);
  if (known !== undefined) return known;
  const month = lookUp(words, first);
  if (LOOKED_UP.size >= MOST_LOOKED_UP) LOOKED_UP.clear();
  LOOKED_UP.set(key, month);
  return month;
}

/** Words beside numbers repeat, and asking seventy languages takes long; a warm function must not grow, though. */
const LOOKED_UP = new Map<string, number | null>();
const MOST_LOOKED_UP = 2000;

function lookUp(words: string, first: readonly string[]): number | null {
  const other = OTHERS.get(words);
  if (other !== undefined) return other;
  for (const locale of localesFor(words, first)) {
    const month = namesIn(locale).months.get(words);
    if (month !== undefined) return month;
  }
  return null;
}

/** Whether a folded word is a day of the week in one of these languages, or in English. */
export function isWeekday(word: string, languages: readonly string[]): boolean {
  return [...languages, 'en'].some((language) =>
    LOCALES.some((locale) => primary(locale) === language && namesIn(locale).weekdays.has(word)),
  );
}

function* localesFor(words: string, first: readonly string[]): Generator<string> {
  const preferred = LOCALES.filter((locale) => first.includes(primary(locale)) || locale === 'en');
  yield* preferred;
  const script = scriptOf(words);
  for (const locale of LOCALES) if (!preferred.includes(locale) && scriptsOf(locale) === script) yield locale;
}

function primary(locale: string): string {
  const language = locale.split('-')[0] ?? locale;
  return language === 'nb' ? 'no' : language;
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Arabic', 'Greek', 'Hebrew', 'Devanagari'].map(
  (script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const,
);

function scriptOf(words: string): string {
  return SCRIPTS.find(([, letters]) => letters.test(words))?.[0] ?? 'other';
}

/** The script that a language's months are written in, without building their names. */
function scriptsOf(locale: string): string {
  const script = new Intl.Locale(locale).maximize().script ?? '';
  return (
    { Latn: 'Latin', Cyrl: 'Cyrillic', Arab: 'Arabic', Grek: 'Greek', Hebr: 'Hebrew', Deva: 'Devanagari' }[script] ??
    'other'
  );
}

/** Inside a date many languages inflect the name of the month, some only in a complete one. */
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'long', day: 'numeric' },
  { dateStyle: 'long' },
  { month: 'short' },
  { month: 'short', day: 'numeric' },
  { dateStyle: 'medium' },
];

function namesIn(locale: string): Names {
  const known = CACHE.get(locale);
  if (known) return known;
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const form of FORMS) {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...form, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const name =
        format.formatToParts(Date.UTC(2020, month - 1, 15)).find(({ type }) => type === 'month')?.value ?? '';
      const words = wordsOf(name);
      // Some languages have only numbers for short months.
      if (/\p{L}/u.test(words) && !months.has(words)) months.set(words, month);
    }
  }
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    for (let day = 1; day <= 7; day++) weekdays.add(wordsOf(format.format(Date.UTC(2020, 1, day))));
  }
  const names = { months, weekdays };
  CACHE.set(locale, names);
  return names;
}

/** Names as they are looked up: folded, letters and digits only, one space between words. */
function wordsOf(name: string): string {
  return (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
