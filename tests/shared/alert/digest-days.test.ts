import { describe, expect, test } from 'vitest';
import { digestDays } from '../../../shared/alert/digest-days.ts';
import { periodOf } from '../../../shared/alert/digest-period.ts';
import type { Language } from '../../../shared/contract/subscription.ts';
import { voiceOf } from '../../../shared/view/voice.ts';

interface Row {
  readonly why: string;
  readonly from: string;
  readonly to: string;
  readonly cadence?: 'daily' | 'weekly';
  readonly timeZone: string;
  /** First and last day of the period, and those a week before. */
  readonly days: readonly string[];
  /** In the heading, in English. */
  readonly head: string;
}

describe('the days of a digest', () => {
  test.each<Row>([
    {
      why: 'a day, at seven in Berlin',
      ...{ from: '2026-11-25T06:00Z', to: '2026-11-26T06:00Z', timeZone: 'Europe/Berlin' },
      days: ['2026-11-25', '2026-11-25', '2026-11-18', '2026-11-18'],
      head: '25 November',
    },
    {
      why: 'days of the zone',
      ...{ from: '2026-11-24T20:00Z', to: '2026-11-25T20:00Z', timeZone: 'Asia/Tokyo' },
      days: ['2026-11-25', '2026-11-25', '2026-11-18', '2026-11-18'],
      head: '25 November',
    },
    {
      why: 'a day that ends in the evening is that day, not the one on which it began',
      ...{ from: '2026-11-25T20:00Z', to: '2026-11-26T20:00Z', timeZone: 'UTC' },
      days: ['2026-11-26', '2026-11-26', '2026-11-19', '2026-11-19'],
      head: '26 November',
    },
    {
      why: 'from noon to noon, with an hour less',
      ...{ from: '2026-03-28T11:00Z', to: '2026-03-29T10:00Z', timeZone: 'Europe/Berlin' },
      days: ['2026-03-29', '2026-03-29', '2026-03-22', '2026-03-22'],
      head: '29 March',
    },
    {
      why: 'a week',
      ...{ from: '2026-11-16T07:00Z', to: '2026-11-23T07:00Z', timeZone: 'UTC', cadence: 'weekly' },
      days: ['2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
      head: '16 – 22 November',
    },
    {
      why: 'a week over the end of a month',
      ...{ from: '2026-11-26T07:00Z', to: '2026-12-03T07:00Z', timeZone: 'UTC', cadence: 'weekly' },
      days: ['2026-11-26', '2026-12-02', '2026-11-19', '2026-11-25'],
      head: '26 November – 2 December',
    },
    {
      why: 'a part of a week, since somebody asked: with the day on which it was asked',
      ...{ from: '2026-11-24T09:00Z', to: '2026-11-26T10:00Z', timeZone: 'UTC', cadence: 'weekly' },
      days: ['2026-11-24', '2026-11-26', '2026-11-17', '2026-11-19'],
      head: '24 – 26 November',
    },
    {
      why: 'some hours of a day, since somebody asked',
      ...{ from: '2026-11-26T07:00Z', to: '2026-11-26T10:00Z', timeZone: 'UTC' },
      days: ['2026-11-26', '2026-11-26', '2026-11-19', '2026-11-19'],
      head: '26 November, 07:00–10:00',
    },
    {
      why: 'some hours of a weekly one',
      ...{ from: '2026-11-26T07:00Z', to: '2026-11-26T10:00Z', timeZone: 'UTC', cadence: 'weekly' },
      days: ['2026-11-26', '2026-11-26', '2026-11-19', '2026-11-19'],
      head: '26 November, 07:00–10:00',
    },
    {
      why: 'the first one, subscribed at noon',
      ...{ from: '2026-11-26T11:00Z', to: '2026-11-27T06:00Z', timeZone: 'Europe/Berlin' },
      days: ['2026-11-26', '2026-11-27', '2026-11-19', '2026-11-20'],
      head: '26 November at 12:00 – 27 November at 07:00',
    },
    {
      why: 'days without a timer',
      ...{ from: '2026-11-26T07:00Z', to: '2026-11-29T12:00Z', timeZone: 'UTC' },
      days: ['2026-11-26', '2026-11-29', '2026-11-19', '2026-11-22'],
      head: '26 – 29 November',
    },
    {
      why: 'a moment',
      ...{ from: '2026-11-26T07:00Z', to: '2026-11-26T07:00Z', timeZone: 'UTC' },
      days: ['2026-11-26', '2026-11-26', '2026-11-19', '2026-11-19'],
      head: '26 November at 07:00',
    },
  ])('$why', ({ from, to, cadence = 'daily', timeZone, days, head }: Row) => {
    const found = digestDays({ from: new Date(from), to: new Date(to), cadence }, timeZone);
    expect([found.from, found.to, found.before.from, found.before.to]).toEqual(days);
    expect(found.week).toHaveLength(7);
    expect(found.week.at(-1)).toBe(found.to);
    const { short } = periodOf({ from, to, cadence }, voiceOf('en', timeZone));
    expect(short.replaceAll(/[\u2009\u202f\u00a0]/g, ' ')).toBe(head);
  });
});

test.each<[Language, string, string]>([
  ['fr', '16–22 novembre', '26 novembre, 08:00 – 11:00'],
  ['de', '16.–22. November', '26. November, 08:00–11:00 Uhr'],
  ['es', '16–22 de noviembre', '26 de noviembre, 8:00–11:00'],
  ['ar', '16–22 نوفمبر', '26 نوفمبر، 08:00–11:00'],
  ['ru', '16–22 ноября', '26 ноября, 08:00–11:00'],
])('in %s', (language, week, hours) => {
  const voice = voiceOf(language, 'Europe/Berlin');
  const shown = [
    periodOf({ from: '2026-11-16T06:00Z', to: '2026-11-23T06:00Z', cadence: 'weekly' }, voice).short,
    periodOf({ from: '2026-11-26T07:00Z', to: '2026-11-26T10:00Z', cadence: 'daily' }, voice).short,
  ];
  expect(shown.map((text) => text.replaceAll(/[\u2009\u202f\u00a0]/g, ' '))).toEqual([week, hours]);
});
