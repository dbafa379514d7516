/** Judges a date: does the day exist, is it in the past, which number is the month. */
import type { Evidence, Warning } from '../../contract/clip.ts';
import type { Order, ParsedDate } from '../date/day.ts';

/** A date that may be the day of publication. */
export interface DateClue {
  readonly date: ParsedDate;
  readonly evidence: Evidence;
  /** Whether an impossible date gives a warning, instead of being passed over. */
  readonly firm: boolean;
  readonly kind: ClueKind;
  /** The hour of an instant in UTC, which was perhaps another day where it was written; null for a day as written there. */
  readonly utcHour: number | null;
}

/**
 * What a clue is: stated by people; declared in a page's head as the day of publication, under a vague name, or as that of the
 * last change; shown beside the headline; in an address; or anything else.
 */
export type ClueKind = 'stated' | 'published' | 'vague' | 'changed' | 'shown' | 'address' | 'other';

/** What is known of the whole file when a date is judged. */
export interface ClueContext {
  /** YYYY-MM-DD */
  readonly today: string;
  /** Whether the month is written before the day. */
  readonly american: boolean;
  /** Days that the file also has in an unambiguous form, as YYYY-MM-DD. */
  readonly known: ReadonlySet<string>;
  /** The order of day and month in other dates of the file; null where none tells. */
  readonly order: Order | null;
}

export type DateVerdict = { kind: 'day'; value: string; warning: Warning | null } | { kind: 'none'; warning: Warning };

/** The day that a date means, or why it cannot be the day of publication. */
export function judge(date: ParsedDate, context: ClueContext): DateVerdict {
  const { today } = context;
  if (date.kind === 'month') {
    return none('date-incomplete', `Only the month ${date.year}-${pad(date.month)} is given. Add the day.`);
  }
  if (date.kind === 'impossible') {
    return none('date-invalid', `There is no day ${date.written} (${date.calendar}). Correct the date.`);
  }
  const { year, month, day, ambiguous } = ordered(date, context);
  const value = written(year, month, day);
  if (!exists(year, month, day) || UNSET.has(value)) {
    return none('date-invalid', `There is no day ${value}. Correct the date.`);
  }
  if (value < FIRST_NEWSPAPER) {
    return none('date-invalid', `${value} lies before there were newspapers. Correct the date.`);
  }
  if (value > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`) {
    return none('date-invalid', `${value} lies far in the future. Correct the date.`);
  }
  if (ambiguous) {
    const message = `Day and month could be the other way round; read as ${value}. Write the month as a word.`;
    return { kind: 'day', value, warning: { code: 'date-ambiguous', message } };
  }
  const calendar = date.kind === 'day' ? date.calendar : undefined;
  const message = `The date is of another calendar (${calendar}); it is ${value} in ours.`;
  return { kind: 'day', value, warning: calendar ? { code: 'date-converted', message } : null };
}

/** The _Relation_ of Strasbourg. What lies before is a typing error (0017) or the zero of a clock (1601, in Windows). */
const FIRST_NEWSPAPER = '1605-01-01';

/** Days that programs write where nobody set one. */
const UNSET = new Set(['1970-01-01', '1969-12-31', '0001-01-01', '1900-01-01', '1899-12-30', '1899-12-31']);

function none(code: Warning['code'], message: string): DateVerdict {
  return { kind: 'none', warning: { code, message } };
}

/**
 * Day and month in their order: the only possible one, that of the weekday beside them, that in which the file has the same
 * day unmistakably, or that of other such dates in it; else day first, as nearly everywhere, unless the page is American.
 */
function ordered(
  date: Extract<ParsedDate, { kind: 'day' | 'unordered' }>,
  { american, known, order: ofOthers }: ClueContext,
): { year: number; month: number; day: number; ambiguous: boolean } {
  if (date.kind === 'day') return { ...date, ambiguous: false };
  const { year, first, second } = date;
  const settled = orderOf(date) ?? orderIn(date, known) ?? ofOthers;
  const [day, month] =
    (settled ?? (american ? 'month-first' : 'day-first')) === 'day-first' ? [first, second] : [second, first];
  return { year, month, day, ambiguous: settled === null && !american && first !== second };
}

type Unordered = Extract<ParsedDate, { kind: 'unordered' }>;

/** The order that a date itself leaves no doubt of. Nobody writes the month first with dots. */
function orderOf({ first, second, separator, order }: Unordered): Order | null {
  if (second > 12) return 'month-first';
  if (first > 12) return 'day-first';
  return order ?? (separator === '.' ? 'day-first' : null);
}

function orderIn({ year, first, second }: Unordered, known: ReadonlySet<string>): Order | null {
  const [dayFirst, monthFirst] = [known.has(written(year, second, first)), known.has(written(year, first, second))];
  return dayFirst === monthFirst ? null : dayFirst ? 'day-first' : 'month-first';
}

/** The order of the dates with slashes or hyphens whose order is certain; null where there are none, or they differ. */
export function orderAmong(clues: readonly DateClue[]): Order | null {
  const orders = new Set(
    clues.flatMap(({ date }) => (date.kind === 'unordered' && date.separator !== '.' ? (orderOf(date) ?? []) : [])),
  );
  const [order] = orders;
  return orders.size === 1 ? (order ?? null) : null;
}

/** The days of dates whose order is certain, as YYYY-MM-DD. */
export function daysKnown(clues: readonly DateClue[]): ReadonlySet<string> {
  return new Set(
    clues.flatMap(({ date }) => {
      if (date.kind === 'day') return [written(date.year, date.month, date.day)];
      const order = date.kind === 'unordered' ? orderOf(date) : null;
      if (date.kind !== 'unordered' || order === null) return [];
      const [day, month] = order === 'day-first' ? [date.first, date.second] : [date.second, date.first];
      return [written(date.year, month, day)];
    }),
  );
}

/** Days from 1970 to a day, YYYY-MM-DD. */
export function daysOf(day: string): number {
  return Date.parse(day) / 86_400_000;
}

/** The hour of an instant in UTC (`2020-01-03T09:48:24Z`, `Jan 3, 2020 9:48 GMT`); null for a time without zone or of another. */
export function utcHourIn(text: string): number | null {
  const hour = /(?:T|\s)(\d{1,2}):\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]00:?00)\s{0,9}$/i.exec(
    text.slice(-60),
  )?.[1];
  return hour === undefined ? null : Number(hour);
}

function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** Whether the Gregorian calendar has the day. */
export function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
