/** Names of months in some ninety languages and five calendars, from CLDR by `Intl`. */
import { type MonthCalendar, monthAt, type OwnCalendar, samples } from './convert.ts';
import { monthByAlias } from './month-aliases.ts';
import { wordKey } from './token.ts';

/**
 * Languages that month names are known in. The names are CLDR's, by `Intl`; a row is all that a language takes.
 * Arabic has three sets of month names, German two.
 */
const LOCALES: readonly string[] =
  'en fr de de-AT es it pt nl tr ru uk pl cs sk hu ro bg sr sr-Latn hr bs sl mk be el sv da nb fi et lv lt is ga cy sq ca gl eu ar ar-LB ar-DZ fa ur ps ku he hi mr ne bn pa gu ta te kn ml si th lo km my id ms fil vi ka hy az kk uz uz-Cyrl ky tg tk mn sw af ku am lb fy'.split(
    ' ',
  );
/** The locales in which the months of the other calendars have names. */
const OWN_LOCALES: Readonly<Record<OwnCalendar, readonly string[]>> = {
  persian: ['fa', 'ps', 'en'],
  islamic: ['ar', 'fa', 'ur', 'tr', 'en', 'id', 'ms', 'fr', 'az', 'bn', 'he', 'ru', 'sq', 'bs'],
  hebrew: ['he', 'en', 'fr', 'ru'],
  ethiopic: ['am', 'ti'],
};

/** By locale, built when a date first needs it: all together take some 60 ms. */
const CACHE = new Map<string, ReadonlyMap<string, number>>();

/**
 * The month (from 1) that these words, in the form of `wordKey`, name; null where they name none. Languages in `first`
 * are looked up before the others, or alone where it is not `sure` that the words are part of a date.
 */
export function monthOf(
  words: string,
  first: readonly string[],
  calendar: MonthCalendar = 'gregory',
  sure = true,
): number | null {
  const key = `${calendar}${sure ? '!' : '?'}${first.length === 1 ? first[0] : first.join()} ${words}`;
  const known = LOOKED_UP.get(key);
  if (known !== undefined) return known;
  const month = lookUp(words, first, calendar, sure) ?? inflected(words, first, calendar, sure);
  if (LOOKED_UP.size >= MOST_LOOKED_UP) LOOKED_UP.clear();
  LOOKED_UP.set(key, month);
  return month;
}

/** Words next to numbers repeat, and a look-up in ninety languages is slow; bounded, since a warm function stays alive. */
const LOOKED_UP = new Map<string, number | null>();
const MOST_LOOKED_UP = 4000;

/** Hebrew writes "in April" as one word, Persian "month" behind its name, and "شباط/فبراير" names one month twice. */
function inflected(words: string, first: readonly string[], calendar: MonthCalendar, sure: boolean): number | null {
  if (/^[בל]./u.test(words)) return lookUp(words.slice(1), first, calendar, sure);
  if (words.length > 4 && words.endsWith('ماه')) return lookUp(words.slice(0, -3).trim(), first, calendar, sure);
  const [one = '', two = '', three] = words.split(' ');
  if (two === '') return null;
  const month = three === undefined ? lookUp(one, first, calendar, sure) : null;
  return month !== null && lookUp(two, first, calendar, sure) === month ? month : null;
}

function lookUp(words: string, first: readonly string[], calendar: MonthCalendar, sure: boolean): number | null {
  const other = monthByAlias(words, calendar);
  if (other !== undefined) return other;
  if (calendar !== 'gregory') {
    for (const locale of OWN_LOCALES[calendar]) {
      const month = ownMonths(locale, calendar).get(words);
      if (month !== undefined) return month;
    }
    return null;
  }
  for (const locale of localesFor(words, first, sure)) {
    const month = monthsIn(locale).get(words);
    if (month !== undefined) return month;
  }
  return null;
}

/** The locales of these languages, and English. */
export function localesOf(languages: readonly string[]): readonly string[] {
  return [...languages, 'en'].flatMap((language) => BY_LANGUAGE.get(language) ?? []);
}

/** All locales whose names are in the script of these words. */
export function localesInScriptOf(words: string): readonly string[] {
  const script = scriptOf(words);
  return LOCALES.filter((locale) => scriptsOf(locale) === script);
}

const BY_LANGUAGE = Map.groupBy(LOCALES, primary);

/** The first three letters of all Latin and Cyrillic month names: other words need not be looked up in fifty languages. */
const BEGINNINGS = new Set(
  'abe abr abu ada adr ag ago agu aib aou api apr ara aug avg avq avr awg aws aza bal bea ber bir bre brf cer chw cot cvc cvn cze dec dei dek des det dez dfo dhj dic dis dub ean ebr eka eki elo ene eyl fea feb fev few geg gen giu gln gor gru gul gus haz hei hel hez huh hul hun hyd hzr ian iln ilo ion ira iui iul iun iyl iyn iyu jaa jan jou jui jul jun juu kas kes kol kor kov kve kwi lap led lie lip lis lok lug lun lut maa mac mae mag mai maj mar maw may mea med mee meh mei mfo mij mjd mrt nen nis nob noi nol nov noy nsn oca oct ogo okt ots ott out ozu paz peb pri pro qer rbn reb rha rij rug ruj sam sau sbt sen sep set shk sht sib sie sij spa srp stu sty sub svi syy sze tac tam tbx teb tem tet tha thg tir tou tra trm uno urr urt uzt vas vee vel wrz xan xul xun yan zar авг апр ара арв ақп бер вер гру гур дек дец дол дөр есд жел жні жов зур июл июн кас кві кра лип лис лют ліп ліс маи мам мар мау мая мај наи нау нов ное ноя нэг окт сак сен сеп сер сне сту січ сәу тав там тра феб фев хое чер чэр шіл юли юни янв яну јан јул јун қаз қар қаң қыр'.split(
    ' ',
  ),
);

function* localesFor(words: string, first: readonly string[], sure: boolean): Generator<string> {
  const asked = new Set(['en', ...first.flatMap((language) => BY_LANGUAGE.get(language) ?? [])]);
  const preferred = LOCALES.filter((locale) => asked.has(locale));
  yield* preferred;
  const script = scriptOf(words);
  if (!sure || ((script === 'Latn' || script === 'Cyrl') && !BEGINNINGS.has(words.slice(0, 3)))) return;
  for (const locale of LOCALES) if (!preferred.includes(locale) && scriptsOf(locale) === script) yield locale;
}

function primary(locale: string): string {
  const language = locale.split('-')[0] ?? locale;
  return language === 'nb' ? 'no' : language;
}

const SCRIPTS = [
  ['Latn', 'Latin'],
  ['Cyrl', 'Cyrillic'],
  ['Arab', 'Arabic'],
  ['Grek', 'Greek'],
  ['Hebr', 'Hebrew'],
  ['Deva', 'Devanagari'],
].map(([code, script]) => ({ code, letters: new RegExp(`\\p{Script=${script}}`, 'u') }));

function scriptOf(words: string): string {
  return SCRIPTS.find(({ letters }) => letters.test(words))?.code ?? 'other';
}

/** The script that a language's months are written in, without building their names. */
function scriptsOf(locale: string): string {
  const known = SCRIPT_OF.get(locale);
  if (known !== undefined) return known;
  const code = new Intl.Locale(locale).maximize().script;
  const script = SCRIPTS.some((row) => row.code === code) ? (code ?? '') : 'other';
  SCRIPT_OF.set(locale, script);
  return script;
}

const SCRIPT_OF = new Map<string, string>();

/** Inside a date many languages inflect the name of the month, some only in a complete one. */
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'long', day: 'numeric' },
  { dateStyle: 'long' },
  { month: 'short' },
  { month: 'short', day: 'numeric' },
  { dateStyle: 'medium' },
];

function monthsIn(locale: string): ReadonlyMap<string, number> {
  const known = CACHE.get(locale);
  if (known) return known;
  const months = new Map<string, number>();
  for (const form of FORMS) {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...form, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(Date.UTC(2020, month - 1, 15));
      const at = parts.findIndex(({ type }) => type === 'month');
      const name = parts[at]?.value ?? '';
      add(months, name, month);
      // Basque and others have an ending behind the name: "otsaila" "ren ".
      const ending = /^\p{L}+/u.exec(parts[at + 1]?.value ?? '');
      if (ending) add(months, `${name}${ending[0]}`, month);
    }
  }
  CACHE.set(locale, months);
  return months;
}

const OWN_CACHE = new Map<string, ReadonlyMap<string, number>>();

function ownMonths(locale: string, calendar: OwnCalendar): ReadonlyMap<string, number> {
  const key = `${locale} ${calendar}`;
  const known = OWN_CACHE.get(key);
  if (known) return known;
  const months = new Map<string, number>();
  const id = calendar === 'islamic' ? 'islamic-umalqura' : calendar;
  for (const month of ['long', 'short'] as const) {
    for (const form of [{ month }, { month, day: 'numeric' }] as const) {
      for (const [name, day] of samples(`${locale}-u-ca-${id}-nu-latn`, form, calendar)) {
        add(months, name, monthAt(calendar, day));
      }
    }
  }
  OWN_CACHE.set(key, months);
  return months;
}

/** Some languages have only numbers for short months. */
function add(months: Map<string, number>, name: string, month: number): void {
  const words = wordsOf(wordKey(name));
  if (/\p{L}/u.test(words) && !months.has(words)) months.set(words, month);
}

/** Names as they are looked up: letters and digits only, one space between words. */
export function wordsOf(key: string): string {
  return (key.match(/\p{Nd}+|[\p{L}\p{M}\u200c]+/gu) ?? []).join(' ');
}
