import { expect, test } from 'vitest';
import { silenceOf, usualArrivals } from '../../../shared/alert/silence.ts';

const HOUR_MS = 3_600_000;
/** Thursday. */
const NOW = new Date('2026-11-26T12:30:00.000Z');
const hour = (at: number) => new Date(at).toISOString().slice(0, 13);

/** The hours of so many weeks up to an instant in which files arrive. */
function hoursOf(weeks: number, isIn: (at: Date) => boolean, until: Date): string[] {
  const found: string[] = [];
  for (let at = Date.parse('2026-11-26T12:00Z') - weeks * 168 * HOUR_MS; at <= until.getTime(); at += HOUR_MS) {
    if (isIn(new Date(at))) found.push(hour(at));
  }
  return found;
}
const always = () => true;
const officeHours = (at: Date) => at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 8 && at.getUTCHours() < 18;
const mondays = (at: Date) => at.getUTCDay() === 1 && at.getUTCHours() === 9;

test.each<{ why: string; weeks?: number; isIn: (at: Date) => boolean; until: string; now?: string; silent: boolean }>([
  { why: 'files every hour, the last one just now', isIn: always, until: '2026-11-26T12:00Z', silent: false },
  { why: 'files every hour, none for two', isIn: always, until: '2026-11-26T10:00Z', silent: false },
  { why: 'files every hour, none for three', isIn: always, until: '2026-11-26T09:00Z', silent: true },
  {
    why: 'at night, where nothing ever comes',
    isIn: officeHours,
    until: '2026-11-26T17:00Z',
    now: '2026-11-27T06:30Z',
    silent: false,
  },
  {
    why: 'on Sunday, where nothing ever comes',
    isIn: officeHours,
    until: '2026-11-27T17:00Z',
    now: '2026-11-29T20:30Z',
    silent: false,
  },
  {
    why: 'on a working day, three hours after work begins',
    isIn: officeHours,
    until: '2026-11-25T17:00Z',
    silent: true,
  },
  {
    why: 'in the night after a silent day: it has not ended',
    isIn: officeHours,
    until: '2026-11-25T17:00Z',
    now: '2026-11-27T02:30Z',
    silent: true,
  },
  { why: 'once a week, and this week too', isIn: mondays, until: '2026-11-23T09:00Z', silent: false },
  { why: 'once a week, and not this week', isIn: mondays, until: '2026-11-16T09:00Z', silent: true },
  { why: 'three weeks are known: too few', weeks: 3, isIn: always, until: '2026-11-26T02:00Z', silent: false },
  { why: 'nothing is known', isIn: () => false, until: '2026-11-26T02:00Z', silent: false },
])('$why', ({ weeks = 9, isIn, until, now = NOW.toISOString(), silent }) => {
  const found = silenceOf(hoursOf(weeks, isIn, new Date(until)), new Date(now));
  expect(found !== null).toBe(silent);
});

test('says since when, in whole hours', () => {
  expect(silenceOf(hoursOf(9, always, new Date('2026-11-26T06:00Z')), NOW)).toEqual({
    since: '2026-11-26T06',
    hours: 6,
  });
});

test.each<{ why: string; weeks: readonly number[]; usual: number | null }>([
  { why: 'the median of eight weeks', weeks: [1, 9, 2, 8, 3, 7, 4, 6], usual: 4 },
  { why: 'one week of a flood changes little', weeks: [5, 5, 5, 5000], usual: 5 },
  { why: 'three weeks are too few', weeks: [5, 5, 5], usual: null },
  { why: 'none', weeks: [], usual: null },
])('what is usual: $why', ({ weeks, usual }) => {
  const from = new Date('2026-11-25T07:00Z');
  const hours = weeks.map((count, i): [string, number] => [hour(from.getTime() - (i + 1) * 168 * HOUR_MS), count]);
  expect(usualArrivals(new Map(hours), from, new Date('2026-11-26T07:00Z'))).toBe(usual);
});
