import { expect, test } from 'vitest';
import { digestDays } from '../../../shared/alert/digest-days.ts';

test.each([
  {
    why: 'a day, at seven in Berlin',
    from: '2026-11-25T06:00Z',
    to: '2026-11-26T06:00Z',
    timeZone: 'Europe/Berlin',
    days: ['2026-11-25', '2026-11-25', '2026-11-18', '2026-11-18'],
  },
  {
    why: 'days of the zone',
    from: '2026-11-24T20:00Z',
    to: '2026-11-25T20:00Z',
    timeZone: 'Asia/Tokyo',
    days: ['2026-11-25', '2026-11-25', '2026-11-18', '2026-11-18'],
  },
  {
    why: 'a week',
    from: '2026-11-16T07:00Z',
    to: '2026-11-23T07:00Z',
    timeZone: 'UTC',
    days: ['2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
  },
  {
    why: 'some hours, since somebody asked',
    from: '2026-11-25T07:00Z',
    to: '2026-11-25T12:00Z',
    timeZone: 'UTC',
    days: ['2026-11-25', '2026-11-25', '2026-11-18', '2026-11-18'],
  },
])('$why', ({ from, to, timeZone, days }) => {
  const found = digestDays(new Date(from), new Date(to), timeZone);
  expect([found.from, found.to, found.before.from, found.before.to]).toEqual(days);
  expect(found.week).toHaveLength(7);
  expect(found.week.at(-1)).toBe(found.to);
});
