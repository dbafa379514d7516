/** A language and a time zone: counts, lists, days and times as a reader writes them. */
import type { Language, Weekday } from '../contract/subscription.ts';
import { fill } from './fill.ts';
import type { Side } from './side.ts';
import { type Plural, WORDS, type Words } from './words/index.ts';

/** British English, for days before months; Arabic with the digits that links and time codes have. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr',
  de: 'de',
  es: 'es',
  ar: 'ar-u-nu-latn',
  ru: 'ru',
};

/** English locales in the order in which they are asked for the short name of a zone; each knows its own region's (CLDR). */
const ZONE_LOCALES = ['en-GB', 'en-US', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN'];

/** A part of a list: an item, or words of ours between two of them. */
export interface ListPart {
  readonly text: string;
  readonly isItem: boolean;
}

export interface Voice {
  readonly language: Language;
  readonly side: Side;
  readonly words: Words;
  /** `3 clips`, `20,000+ clips` */
  readonly count: (forms: Plural, n: number, isMore?: boolean) => string;
  readonly number: (n: number) => string;
  /** `46%`, of a part of 1. */
  readonly percent: (part: number) => string;
  /** All of them: `Mara Lind, Lake City and Randa Kassis` */
  readonly list: (items: readonly string[]) => string;
  /** The first ones, and the number of the others: `Mara Lind, Lake City and 3 more` */
  readonly some: (items: readonly string[], shown?: number) => string;
  /** The same in parts: the items, and what stands between them. */
  readonly partsOfSome: (items: readonly string[], shown?: number) => ListPart[];
  /** `15 February 2017`, of a calendar day `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  /** `February 2017`, of a calendar day. */
  readonly month: (day: string) => string;
  /** `Wednesday, 15 February 2017`, of a calendar day. */
  readonly fullDay: (day: string) => string;
  /** `25 November`, of a calendar day. */
  readonly shortDay: (day: string) => string;
  /** `Wednesday 25 November`, of a calendar day. */
  readonly weekdayAndDay: (day: string) => string;
  /** `16–22 November`, of two calendar days. */
  readonly days: (from: string, to: string) => string;
  /** `26 November, 07:00–10:00`, of two instants. */
  readonly times: (from: string, to: string) => string;
  readonly weekdayOf: (day: string) => string;
  readonly weekday: (weekday: Weekday) => string;
  /** The calendar day in the reader's zone at an instant. */
  readonly dayAt: (instant: string) => string;
  /** `25 November 2026 at 15:01 CET` */
  readonly moment: (instant: string) => string;
  /** `26 November 2026 at 13:26 and 14:56 UTC`, a day once, of instants in order. */
  readonly moments: (instants: readonly string[]) => string;
  /** `Friday 27 November at 07:00 CET` */
  readonly appointment: (instant: string) => string;
  /** `07:00 CET`, with the zone's name as of an instant. */
  readonly hour: (hour: number, instant: string) => string;
  /** `French`, for a BCP-47 tag; the tag itself if the language has no name. */
  readonly languageName: (tag: string) => string;
  /** With a capital letter at the beginning. */
  readonly capital: (text: string) => string;
}

const voices = new Map<string, Voice>();

/** The voice of a language in an IANA time zone. Made once: formatters of `Intl` are slow to make. */
export function voiceOf(language: Language, timeZone: string): Voice {
  const key = `${language} ${timeZone}`;
  const known = voices.get(key);
  if (known !== undefined) return known;
  const made = makeVoice(language, timeZone);
  voices.set(key, made);
  return made;
}

function makeVoice(language: Language, timeZone: string): Voice {
  const words = WORDS[language];
  const locale = LOCALES[language];
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const dated = (format: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...format });
  const day = dated({ dateStyle: 'long' });
  const month = dated({ year: 'numeric', month: 'long' });
  const fullDay = dated({ dateStyle: 'full' });
  const shortDay = dated({ day: 'numeric', month: 'long' });
  const weekdayAndDay = dated({ weekday: 'long', day: 'numeric', month: 'long' });
  const weekday = dated({ weekday: 'long' });
  const moment = dated({ timeZone, dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' });
  const appointment = dated({
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const times = dated({
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const localDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const zoneName = zoneNames(timeZone);
  const number = (n: number) => numbers.format(n);
  const moments = (instants: readonly string[]): string => {
    const days = Map.groupBy(
      instants.map((one) => new Date(one)),
      (at) => `${localDay.format(at)} ${zoneName(at)}`,
    );
    const texts = [...days.values()].map((ofDay) => {
      const parts = ofDay.map((at) => moment.formatToParts(at));
      const from = parts[0]?.findIndex(({ type }) => type === 'hour') ?? -1;
      const to = parts[0]?.findIndex(({ type }) => type === 'minute') ?? -1;
      const text = (some: readonly Intl.DateTimeFormatPart[] = []) => some.map(({ value }) => value).join('');
      const times = lists.format(new Set(parts.map((one) => text(one.slice(from, to + 1)))));
      const zone = ofDay.slice(0, 1).map(zoneName).join('');
      return `${text(parts[0]?.slice(0, from))}${times}${text(parts[0]?.slice(to + 1))} ${zone}`;
    });
    return lists.format(texts);
  };
  const count = (forms: Plural, n: number, isMore = false) =>
    fill(forms[rules.select(n)] ?? forms.other, { n: `${number(n)}${isMore ? '+' : ''}` });
  const partsOfSome = (items: readonly string[], shown = 2): ListPart[] => {
    if (items.length <= shown) {
      return lists.formatToParts(items).map(({ type, value }) => ({ text: value, isItem: type === 'element' }));
    }
    const kept = items
      .slice(0, shown)
      .flatMap((text, i) => [...(i === 0 ? [] : [{ text: words.comma, isItem: false }]), { text, isItem: true }]);
    return [...kept, { text: ` ${count(words.count.more, items.length - shown)}`, isItem: false }];
  };

  return {
    language,
    side: words.side,
    words,
    count,
    number,
    percent: (part) => percents.format(part),
    list: (items) => lists.format(items),
    some: (items, shown) =>
      partsOfSome(items, shown)
        .map(({ text }) => text)
        .join(''),
    partsOfSome,
    day: (one) => day.format(new Date(one)),
    month: (one) => month.format(new Date(one)),
    fullDay: (one) => fullDay.format(new Date(one)),
    shortDay: (one) => shortDay.format(new Date(one)),
    weekdayAndDay: (one) => weekdayAndDay.format(new Date(one)),
    days: (from, to) => shortDay.formatRange(new Date(from), new Date(to)),
    times: (from, to) => times.formatRange(new Date(from), new Date(to)),
    weekdayOf: (one) => weekday.format(new Date(one)),
    // The first of January 2024 was a Monday.
    weekday: (one) => weekday.format(new Date(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(one)))),
    dayAt: (instant) => localDay.format(new Date(instant)),
    moment: (instant) => `${moment.format(new Date(instant))} ${zoneName(new Date(instant))}`,
    moments,
    appointment: (instant) => `${appointment.format(new Date(instant))} ${zoneName(new Date(instant))}`,
    hour: (hour, instant) => `${String(hour).padStart(2, '0')}:00 ${zoneName(new Date(instant))}`,
    languageName: (tag) => nameOfLanguage(tag, languages),
    capital: (text) => `${text.charAt(0).toLocaleUpperCase(locale)}${text.slice(1)}`,
  };
}

const WEEKDAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The short name of a zone at an instant: `CET`, `EDT`; `GMT+3` where no English locale has one. */
function zoneNames(timeZone: string): (at: Date) => string {
  const formats: Intl.DateTimeFormat[] = [];
  const nameIn = (i: number, at: Date) => {
    formats[i] ??= new Intl.DateTimeFormat(ZONE_LOCALES[i], { timeZone, timeZoneName: 'short' });
    return formats[i].formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  };
  return (at) => {
    for (const i of ZONE_LOCALES.keys()) {
      const name = nameIn(i, at);
      if (!/\d/.test(name)) return name;
    }
    return nameIn(0, at);
  };
}

/** A tag of a file may be anything; `Intl` throws for what is no tag. */
function nameOfLanguage(tag: string, languages: Intl.DisplayNames): string {
  return /^[a-z]{2,3}$/.test(tag) ? (languages.of(tag) ?? tag) : tag;
}
