import type { Evidence } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { monthOf } from '../date/calendar.ts';
import { CLAIMS } from './date-claims.ts';
import type { DateClue } from './date-clue.ts';
import { addressesIn } from './url.ts';

const LONGEST = 2000;
/** Years since the web began. */
const YEAR = '(199\\d|20\\d\\d)';
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const MONTH = '(0?[1-9]|1[0-2])';

/** Ways in which URLs contain a day, with the order of its parts and the share of pages for which it is right. */
const SHAPES: readonly (readonly [pattern: RegExp, order: 'ymd' | 'dmy', confidence: number])[] = [
  [new RegExp(`/${YEAR}/${MONTH}/${DAY}(?=/|$|[-_.])`), 'ymd', CLAIMS.addressPath],
  [new RegExp(`/${YEAR}/([a-z]{3,9})/${DAY}(?=/|$|[-_.])`, 'i'), 'ymd', CLAIMS.addressPath],
  [new RegExp(`[/_-]${YEAR}[-_]${MONTH}[-_]${DAY}(?!\\d)`), 'ymd', CLAIMS.addressDashes],
  [new RegExp(`[/_-]${YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=[/_.-]|$)`), 'ymd', CLAIMS.addressDigits],
  [new RegExp(`/${YEAR}/(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=[/_.-]|$)`), 'ymd', CLAIMS.addressDigits],
  [new RegExp(`[/_-](0[1-9]|[12]\\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]${YEAR}(?!\\d)`), 'dmy', CLAIMS.addressDayFirst],
  [/\/(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20\d\d)(?=[/_-]|$)/, 'dmy', CLAIMS.addressDayFirst],
];

/** The days in the addresses of a clip, as in `/2017/06/07/title`: in any that is given or that it declares. */
export function daysInAddresses(document: Document): DateClue[] {
  return addressesIn(document).flatMap(({ value, evidence }) => dayInPath(new URL(value).pathname, evidence) ?? []);
}

function dayInPath(path: string, evidence: Evidence): DateClue | null {
  for (const [pattern, order, confidence] of SHAPES) {
    const parts = pattern.exec(path.slice(0, LONGEST));
    if (!parts) continue;
    const [year, month, day] = (order === 'ymd' ? [1, 2, 3] : [3, 2, 1]).map((at) => parts[at] ?? '');
    const number = /\d/.test(month ?? '') ? Number(month) : monthOf((month ?? '').toLowerCase(), ['en']);
    if (number === null) continue;
    return {
      date: { kind: 'day', year: Number(year), month: number, day: Number(day) },
      evidence: { ...evidence, rule: 'address', confidence },
      firm: false,
      kind: 'address',
      utcHour: null,
    };
  }
  return null;
}
