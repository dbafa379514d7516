import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DigestTimes, dayAt, nextDigest, quietUntil } from '../../../shared/alert/when.ts';
import type { Weekday } from '../../../shared/contract/subscription.ts';

const HOUR_MS = 60 * 60 * 1000;
const daily = (timeZone: string, hour: number): DigestTimes => ({ cadence: 'daily', timeZone, hour });

const digests: readonly { why: string; times: DigestTimes; after: string; due: readonly string[] }[] = [
  {
    why: 'seven o’clock UTC unless given',
    times: { cadence: 'daily' },
    after: '2026-11-26T06:59:59Z',
    due: ['2026-11-26T07:00Z'],
  },
  { why: 'strictly later', times: { cadence: 'daily' }, after: '2026-11-26T07:00Z', due: ['2026-11-27T07:00Z'] },
  {
    why: 'Monday unless given',
    times: { cadence: 'weekly' },
    after: '2026-11-26T12:00Z',
    due: ['2026-11-30T07:00Z', '2026-12-07T07:00Z'],
  },
  {
    why: 'a weekday of the zone, not of UTC',
    times: { cadence: 'weekly', weekday: 'tuesday', hour: 3, timeZone: 'Asia/Tokyo' },
    after: '2026-11-26T00:00Z',
    due: ['2026-11-30T18:00Z'],
  },
  {
    why: 'Berlin in spring: 2 o’clock is left out',
    times: daily('Europe/Berlin', 2),
    after: '2026-03-28T00:00Z',
    due: ['2026-03-28T01:00Z', '2026-03-29T01:00Z', '2026-03-30T00:00Z'],
  },
  {
    why: 'Berlin in autumn: 2 o’clock comes twice, told once',
    times: daily('Europe/Berlin', 2),
    after: '2026-10-24T12:00Z',
    due: ['2026-10-25T00:00Z', '2026-10-26T01:00Z'],
  },
  {
    why: 'Berlin in autumn: after the first 2 o’clock, before the second',
    times: daily('Europe/Berlin', 2),
    after: '2026-10-25T00:30Z',
    due: ['2026-10-26T01:00Z'],
  },
  {
    why: 'New York in spring: 2 o’clock is left out',
    times: daily('America/New_York', 2),
    after: '2026-03-08T00:00-05:00',
    due: ['2026-03-08T03:00-04:00', '2026-03-09T02:00-04:00'],
  },
  {
    why: 'New York in autumn: 1 o’clock comes twice',
    times: daily('America/New_York', 1),
    after: '2026-10-31T12:00-04:00',
    due: ['2026-11-01T01:00-04:00', '2026-11-02T01:00-05:00'],
  },
  {
    why: 'Lord Howe in spring: half an hour from 2 o’clock is left out',
    times: daily('Australia/Lord_Howe', 2),
    after: '2026-10-03T12:00+10:30',
    due: ['2026-10-04T02:30+11:00', '2026-10-05T02:00+11:00'],
  },
  {
    why: 'Lord Howe in autumn: half an hour comes twice, 2 o’clock once',
    times: daily('Australia/Lord_Howe', 2),
    after: '2026-04-04T12:00+11:00',
    due: ['2026-04-05T02:00+10:30', '2026-04-06T02:00+10:30'],
  },
  {
    why: 'Kathmandu is three quarters of an hour off',
    times: daily('Asia/Kathmandu', 7),
    after: '2026-11-26T00:00Z',
    due: ['2026-11-26T01:15Z'],
  },
  {
    why: 'Cairo in spring: the day begins at 1 o’clock',
    times: daily('Africa/Cairo', 0),
    after: '2026-04-23T12:00+02:00',
    due: ['2026-04-24T01:00+03:00', '2026-04-25T00:00+03:00'],
  },
  {
    why: 'Cairo in autumn: 23 o’clock comes twice',
    times: daily('Africa/Cairo', 23),
    after: '2026-10-29T12:00+03:00',
    due: ['2026-10-29T23:00+03:00', '2026-10-30T23:00+02:00'],
  },
  {
    why: 'Nuuk in spring: the hour that is left out is the last of the day',
    times: daily('America/Nuuk', 23),
    after: '2026-03-27T12:00-02:00',
    due: ['2026-03-27T23:00-02:00', '2026-03-29T00:00-01:00', '2026-03-29T23:00-01:00'],
  },
  {
    why: 'Samoa left out 30 December 2011',
    times: daily('Pacific/Apia', 7),
    after: '2011-12-29T00:00-10:00',
    due: ['2011-12-29T07:00-10:00', '2011-12-31T07:00+14:00'],
  },
  {
    why: 'Samoa, weekly on the Friday that was left out',
    times: { cadence: 'weekly', weekday: 'friday', timeZone: 'Pacific/Apia' },
    after: '2011-12-29T00:00-10:00',
    due: ['2011-12-31T00:00+14:00', '2012-01-06T07:00+14:00'],
  },
];

test.each(digests)('next digest: $why', ({ times, after, due }) => {
  let at = new Date(after);
  const found = due.map(() => {
    at = nextDigest(times, at);
    return at.toISOString();
  });
  expect(found).toEqual(due.map((instant) => new Date(instant).toISOString()));
});

/** Zones with all that clocks do; `mostHours`: the longest day, in which clocks are put back. */
const zones = [
  { timeZone: 'UTC', mostHours: 24 },
  { timeZone: 'Europe/Berlin', mostHours: 25 },
  { timeZone: 'America/New_York', mostHours: 25 },
  { timeZone: 'Australia/Lord_Howe', mostHours: 24.5 },
  { timeZone: 'Asia/Kathmandu', mostHours: 24 },
  { timeZone: 'Africa/Cairo', mostHours: 25 },
  { timeZone: 'Africa/Casablanca', mostHours: 25 },
  { timeZone: 'Antarctica/Troll', mostHours: 26 },
] as const;
const zone = fc.constantFrom(...zones);
const instant = fc.date({ min: new Date('2001-01-01'), max: new Date('2037-01-01'), noInvalidDate: true });
const hour = fc.integer({ min: 0, max: 23 });
const weekday = fc.constantFrom<Weekday>('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday');

test('a daily digest comes once on each day, within a day of the one before', () => {
  const once = fc.property(zone, hour, instant, ({ timeZone, mostHours }, hour, start) => {
    let at = start;
    for (let i = 0; i < 5; i++) {
      const due = nextDigest(daily(timeZone, hour), at);
      expect(due.getTime()).toBeGreaterThan(at.getTime());
      expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(mostHours * HOUR_MS);
      if (i > 0) expect(dayAt(timeZone, due)).toBe(dayAfter(dayAt(timeZone, at)));
      at = due;
    }
  });
  fc.assert(once, { numRuns: 300 });
});

test('a weekly digest comes on its weekday, within a week and an hour or two', () => {
  const once = fc.property(zone, hour, weekday, instant, ({ timeZone, mostHours }, hour, weekday, start) => {
    const first = nextDigest({ cadence: 'weekly', timeZone, hour, weekday }, start);
    const second = nextDigest({ cadence: 'weekly', timeZone, hour, weekday }, first);
    expect(first.getTime()).toBeGreaterThan(start.getTime());
    for (const [from, to] of [
      [start, first],
      [first, second],
    ] as const) {
      expect(to.getTime() - from.getTime()).toBeLessThanOrEqual((6 * 24 + mostHours) * HOUR_MS);
    }
    expect(nameOf(timeZone, first)).toBe(weekday);
  });
  fc.assert(once, { numRuns: 300 });
});

test('the moment that is asked about changes nothing until the digest is due', () => {
  const same = fc.property(
    zone,
    hour,
    instant,
    fc.double({ min: 0, max: 1, noNaN: true }),
    ({ timeZone }, hour, start, part) => {
      const due = nextDigest(daily(timeZone, hour), start);
      const between = new Date(start.getTime() + Math.floor(part * (due.getTime() - 1 - start.getTime())));
      expect(nextDigest(daily(timeZone, hour), between)).toEqual(due);
    },
  );
  fc.assert(same, { numRuns: 300 });
});

const night = { from: '22:00', to: '06:30' };
const quiet: readonly {
  why: string;
  timeZone?: string;
  quietHours?: typeof night;
  now: string;
  until: string | null;
}[] = [
  { why: 'without quiet hours never', now: '2026-11-26T23:00Z', until: null },
  { why: 'before midnight', quietHours: night, now: '2026-11-26T23:00Z', until: '2026-11-27T06:30Z' },
  { why: 'after midnight', quietHours: night, now: '2026-11-27T01:00Z', until: '2026-11-27T06:30Z' },
  { why: 'as they begin', quietHours: night, now: '2026-11-26T22:00Z', until: '2026-11-27T06:30Z' },
  { why: 'as they end', quietHours: night, now: '2026-11-27T06:30Z', until: null },
  {
    why: 'by day',
    quietHours: { from: '12:00', to: '14:00' },
    now: '2026-11-27T13:59:59Z',
    until: '2026-11-27T14:00Z',
  },
  {
    why: 'never, if they end as they begin',
    quietHours: { from: '12:00', to: '12:00' },
    now: '2026-11-27T12:00Z',
    until: null,
  },
  {
    why: 'in the zone',
    timeZone: 'Asia/Kathmandu',
    quietHours: night,
    now: '2026-11-26T17:00Z',
    until: '2026-11-27T06:30+05:45',
  },
  {
    why: 'a night that clocks make an hour shorter',
    timeZone: 'Europe/Berlin',
    quietHours: night,
    now: '2026-03-28T22:00Z',
    until: '2026-03-29T04:30Z',
  },
  {
    why: 'a night that clocks make an hour longer',
    timeZone: 'Europe/Berlin',
    quietHours: night,
    now: '2026-10-24T22:00Z',
    until: '2026-10-25T05:30Z',
  },
  {
    why: 'the end is left out: as clocks are put forward',
    timeZone: 'Europe/Berlin',
    quietHours: { from: '22:00', to: '02:30' },
    now: '2026-03-29T00:30Z',
    until: '2026-03-29T01:00Z',
  },
  {
    why: 'the end comes twice: the first time',
    timeZone: 'Europe/Berlin',
    quietHours: { from: '22:00', to: '02:30' },
    now: '2026-10-25T00:00Z',
    until: '2026-10-25T00:30Z',
  },
  {
    why: 'the end comes twice: over after the first',
    timeZone: 'Europe/Berlin',
    quietHours: { from: '22:00', to: '02:30' },
    now: '2026-10-25T01:15Z',
    until: null,
  },
  {
    why: 'the beginning comes twice: quiet from the first',
    timeZone: 'Europe/Berlin',
    quietHours: { from: '02:30', to: '06:00' },
    now: '2026-10-25T01:15Z',
    until: '2026-10-25T05:00Z',
  },
  {
    why: 'all of them are left out',
    timeZone: 'Europe/Berlin',
    quietHours: { from: '02:15', to: '02:45' },
    now: '2026-03-29T01:00Z',
    until: null,
  },
];

test.each(quiet)('quiet hours: $why', ({ timeZone, quietHours, now, until }) => {
  const found = quietUntil({ timeZone, quietHours }, new Date(now));
  expect(found?.toISOString() ?? null).toBe(until === null ? null : new Date(until).toISOString());
});

test('quiet hours end, and not as they are over', () => {
  const time = fc
    .tuple(hour, fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const ends = fc.property(zone, time, time, instant, ({ timeZone, mostHours }, from, to, now) => {
    const subscription = { timeZone, quietHours: { from, to } };
    const until = quietUntil(subscription, now);
    if (until === null) return;
    expect(until.getTime()).toBeGreaterThan(now.getTime());
    expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(mostHours * HOUR_MS);
    expect(quietUntil(subscription, until)).toBeNull();
  });
  fc.assert(ends, { numRuns: 500 });
});

const dayAfter = (day: string): string => new Date(Date.parse(day) + 24 * HOUR_MS).toISOString().slice(0, 10);
const nameOf = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' }).format(at).toLowerCase();
