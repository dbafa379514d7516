/** Where in the readable text the value of a field stands: its evidence counts characters of the file, which has mark-up too. */
import { type Clip, FIELDS, type Field } from '../../../../shared/contract/clip.ts';

export interface FieldPlace {
  readonly field: Field;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/** In order and apart. A value from outside the text, or one that stands there in other words, has no place. */
export function placesOfFields(text: string, clip: Pick<Clip, Field | 'evidence'>): FieldPlace[] {
  const found = FIELDS.flatMap((field): FieldPlace[] => {
    const evidence = clip.evidence[field];
    const value = clip[field];
    if (evidence === undefined || evidence.start === evidence.end || value === null) return [];
    const range = rangeOf(field, value, evidence.end - evidence.start, text);
    return range === null ? [] : [{ field, ...range }];
  });
  const kept: FieldPlace[] = [];
  for (const place of found.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  }
  return kept;
}

function rangeOf(field: Field, value: string, length: number, text: string) {
  switch (field) {
    case 'title':
    case 'outlet':
      return found(text, value);
    case 'summary': {
      // Its first line is a place enough to lead to.
      const [line = ''] = value.split('\n');
      return found(text, line);
    }
    case 'publishedOn':
      return dayIn(text, value, length);
    case 'language':
      return null;
    default:
      return field satisfies never;
  }
}

function found(text: string, value: string) {
  const start = value === '' ? -1 : text.indexOf(value);
  return start < 0 ? null : { start, end: start + value.length };
}

/** Zero of the digits that files write days with: Latin, Arabic, Persian. */
const ZEROS = ['0', '٠', '۰'].map((zero) => zero.charCodeAt(0));

/** The words of a day: as many units as its evidence has, with the year at one end, and with the day of the month. */
function dayIn(text: string, day: string, length: number) {
  const [year = '', , date = ''] = day.split('-');
  for (const zero of ZEROS) {
    const written = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
    const [inYear, inDay] = [written(year), written(String(Number(date)))];
    for (let at = text.indexOf(inYear); at >= 0; at = text.indexOf(inYear, at + 1)) {
      for (const start of [at + inYear.length - length, at]) {
        const words = text.slice(Math.max(0, start), start + length);
        if (start >= 0 && isWhole(text, start, start + length) && words.includes(inDay))
          return { start, end: start + length };
      }
    }
  }
  return null;
}

/** Whether no letter or digit goes on over the ends. */
function isWhole(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]{2}/u.test(`${text.slice(start - 1, start + 1)} ${text.slice(end - 1, end + 1)}`);
}
