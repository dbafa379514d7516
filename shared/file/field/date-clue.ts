import type { Evidence, Warning } from '../../contract.ts';
import type { Reading } from '../date/day.ts';

/** What may tell the day of publication. */
export interface DateClue {
  readonly reading: Reading;
  readonly evidence: Evidence;
  /** Whether a day that is none is to be told here, instead of looking further. */
  readonly firm: boolean;
}

export type Verdict = { kind: 'day'; value: string; warning: Warning | null } | { kind: 'none'; warning: Warning };

/** Whether a reading is a day of the calendar that a clip may have, today being `today` (YYYY-MM-DD). */
export function judge(reading: Reading, american: boolean, today: string): Verdict {
  if (reading.kind === 'month') {
    const written = `${reading.year}-${pad(reading.month)}`;
    return none('date-incomplete', `Only the month ${written} is given. Add the day.`);
  }
  const { year, month, day, ambiguous } = ordered(reading, american);
  const value = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  if (!exists(year, month, day) || UNSET.has(value)) {
    return none('date-invalid', `There is no day ${value}. Correct the date.`);
  }
  if (value > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`) {
    return none('date-invalid', `${value} lies far in the future. Correct the date.`);
  }
  const warning: Warning = {
    code: 'date-ambiguous',
    message: `Day and month could be the other way round; read as ${value}. Write the month as a word.`,
  };
  return { kind: 'day', value, warning: ambiguous ? warning : null };
}

/** What programs write for a day that nobody set. */
const UNSET = new Set(['1970-01-01', '1969-12-31', '0001-01-01', '1900-01-01', '1899-12-30', '1899-12-31']);

function none(code: Warning['code'], message: string): Verdict {
  return { kind: 'none', warning: { code, message } };
}

/** Day first, as nearly everywhere, unless only the other order is possible or the page is American. */
function ordered(
  reading: Exclude<Reading, { kind: 'month' }>,
  american: boolean,
): { year: number; month: number; day: number; ambiguous: boolean } {
  if (reading.kind === 'day') return { ...reading, ambiguous: false };
  const { year, first, second, separator } = reading;
  const monthFirst = second > 12 || (american && first <= 12);
  const [day, month] = monthFirst ? [second, first] : [first, second];
  // Nobody writes the month first with dots.
  return {
    year,
    month,
    day,
    ambiguous: !american && separator !== '.' && first <= 12 && second <= 12 && first !== second,
  };
}

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
