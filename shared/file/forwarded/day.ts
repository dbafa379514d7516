import { daysIn } from '../date/day.ts';

/** Languages in which the label of a day says that the day is written before the month. */
const DAY_FIRST_LABELS = (languages: readonly string[]) => languages.length > 0 && !languages.includes('en');

/**
 * The day in a header line: `YYYY-MM-DD` where its order is certain, else as written. A mail is sent before the one that
 * forwards it (`outer`, YYYY-MM-DD), and a clock with AM and PM comes with the month first.
 */
export function dayOfHeader(text: string, languages: readonly string[], outer: string | null): string {
  const [mention] = daysIn(text, languages);
  if (!mention) return text;
  const { date } = mention;
  if (date.kind === 'day') return iso(date.year, date.month, date.day);
  if (date.kind !== 'unordered' || date.order !== undefined) return text;
  const { year, first, second } = date;
  const orders = [
    [first, second],
    [second, first],
  ] as const;
  const possible = orders.filter(([day, month]) => {
    if (month > 12 || day > 31) return false;
    return outer === null || iso(year, month, day) <= next(outer);
  });
  const monthFirst = /\d\s?[ap]\.?m\b/i.test(text) && languages.includes('en');
  const [only] = possible.length === 1 ? possible : [];
  const order = only ?? (monthFirst ? orders[1] : DAY_FIRST_LABELS(languages) ? orders[0] : null);
  if (order === null || !possible.includes(order)) return text;
  return iso(year, order[1], order[0]);
}

/** A day later, since two mails may be a time zone apart. */
function next(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? '9999-12-31' : new Date(time + 86_400_000).toISOString().slice(0, 10);
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
