/** Calendars other than the Gregorian that dates are written in. */
export type Calendar = 'persian' | 'islamic' | 'hebrew' | 'ethiopic' | 'buddhist' | 'minguo' | 'japanese';

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Calendars with months of their own: name in ICU, Gregorian year in which year 0 began, mean lengths in days. */
const OWN = {
  persian: { id: 'persian', epoch: 621.22, year: 365.2422, month: 30.5 },
  // The calendar of Saudi Arabia; other countries may begin a month a day earlier or later.
  islamic: { id: 'islamic-umalqura', epoch: 621.54, year: 354.367, month: 29.53 },
  hebrew: { id: 'hebrew', epoch: -3760.32, year: 365.2468, month: 29.53 },
  ethiopic: { id: 'ethiopic', epoch: 7.654, year: 365.25, month: 30 },
} as const;
/** Calendars that count months differently from the Gregorian. */
export type OwnCalendar = keyof typeof OWN;
/** The calendar that a month belongs to: `gregory` for Gregorian months, whatever the years are counted from. */
export type MonthCalendar = 'gregory' | OwnCalendar;

/** Years to add to a year of these calendars, whose months are the Gregorian ones. */
const YEARS = { buddhist: -543, minguo: 1911 } as const;

const MS_A_DAY = 86_400_000;

/**
 * A day of another calendar as a Gregorian one, by the runtime's own calendars; null where it does not exist. Months
 * count as in `monthsOf`; a Japanese year must have been added to its era already.
 */
export function gregorianDay(calendar: Calendar, year: number, month: number, day: number): Day | null {
  if (calendar === 'japanese') return { year, month, day };
  if (calendar === 'buddhist' || calendar === 'minguo') return { year: year + YEARS[calendar], month, day };
  const span = monthOf(calendar, year, month);
  if (span === null || day < 1 || day > span.days) return null;
  const date = new Date((span.start + day - 1) * MS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

interface Span {
  /** Days since 1970. */
  readonly start: number;
  readonly days: number;
}

/** When a month begins and how long it is. */
function monthOf(calendar: OwnCalendar, year: number, month: number): Span | null {
  const key = `${calendar} ${year} ${month}`;
  const known = SPANS.get(key);
  if (known !== undefined) return known;
  const span = findMonth(calendar, year, month);
  if (SPANS.size >= MOST_SPANS) SPANS.clear();
  SPANS.set(key, span);
  return span;
}

const SPANS = new Map<string, Span | null>();
const MOST_SPANS = 1000;

function findMonth(calendar: OwnCalendar, year: number, month: number): Span | null {
  const name = monthsOf(calendar)[month - 1];
  const { epoch, year: ofYear, month: ofMonth } = OWN[calendar];
  const guess = Math.round((epoch - 1970) * 365.2425 + year * ofYear + (month - 1) * ofMonth) + 2;
  for (const step of STEPS) {
    const day = guess + step * 28;
    const seen = dayAt(calendar, day);
    if (seen.year !== year || seen.month !== name) continue;
    const start = day - seen.day + 1;
    const days = LENGTHS.find((length) => dayAt(calendar, start + length).day === 1);
    return days === undefined ? null : { start, days };
  }
  return null;
}

/** Hebrew leap months are counted last, though they lie in the middle of the year. */
const STEPS = [0, -1, 1, -2, 2, -3, 3, -4, -5, -6, -7, -8, -9];
const LENGTHS = [29, 30, 31, 5, 6];

interface Seen {
  readonly year: number;
  readonly month: string;
  readonly day: number;
}

function dayAt(calendar: OwnCalendar, daysSince1970: number): Seen {
  const parts = formatOf(calendar).formatToParts(daysSince1970 * MS_A_DAY);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { year: Number(of('year')), month: of('month'), day: Number(of('day')) };
}

function formatOf(calendar: OwnCalendar): Intl.DateTimeFormat {
  const known = FORMATS.get(calendar);
  if (known) return known;
  const format = new Intl.DateTimeFormat(`en-u-ca-${OWN[calendar].id}-nu-latn`, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  FORMATS.set(calendar, format);
  return format;
}

const FORMATS = new Map<OwnCalendar, Intl.DateTimeFormat>();

/** English names of a calendar's months, in order; months that only leap years have come last. */
export function monthsOf(calendar: OwnCalendar): readonly string[] {
  const known = MONTHS.get(calendar);
  if (known) return known;
  const names = [...new Set(samples(`en-u-ca-${OWN[calendar].id}`, { month: 'long' }, calendar).map(([name]) => name))];
  MONTHS.set(calendar, names);
  return names;
}

const MONTHS = new Map<OwnCalendar, readonly string[]>();

/** Names of a calendar's months in a locale, each with a day in that month; sampled over two years, one with a leap month. */
export function samples(
  locale: string,
  form: Intl.DateTimeFormatOptions,
  calendar: OwnCalendar,
): [name: string, daysSince1970: number][] {
  const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' });
  return Array.from({ length: SAMPLES }, (_, index) => {
    const day = FIRST_SAMPLE[calendar] + index * 10;
    const name = format.formatToParts(day * MS_A_DAY).find(({ type }) => type === 'month')?.value ?? '';
    return [name, day];
  });
}

/** Ten days apart, over two years. */
const SAMPLES = 74;
/** A few days into the first month of 1396, 1438, 5775 (no leap year, before 5776, which is one) and 2009. */
const FIRST_SAMPLE: Readonly<Record<OwnCalendar, number>> = {
  persian: Date.UTC(2017, 2, 25) / MS_A_DAY,
  islamic: Date.UTC(2016, 9, 6) / MS_A_DAY,
  hebrew: Date.UTC(2014, 8, 28) / MS_A_DAY,
  ethiopic: Date.UTC(2016, 8, 14) / MS_A_DAY,
};

/** The month of a calendar, from 1, in which a day lies. */
export function monthAt(calendar: OwnCalendar, daysSince1970: number): number {
  return monthsOf(calendar).indexOf(dayAt(calendar, daysSince1970).month) + 1;
}
