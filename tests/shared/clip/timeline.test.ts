import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BucketSize,
  bucketOf,
  bucketsIn,
  lastDayOf,
  MAX_BUCKETS,
  type Range,
  rangeOf,
  timelineOf,
} from '../../../shared/clip/timeline.ts';

describe('the bucket of a day', () => {
  it.each<[string, BucketSize, string, why: string]>([
    ['2017-02-15', 'day', '2017-02-15', 'a day is its own'],
    ['2017-02-15', 'week', '2017-02-13', 'a Wednesday'],
    ['2017-02-13', 'week', '2017-02-13', 'a Monday begins it'],
    ['2017-02-19', 'week', '2017-02-13', 'a Sunday ends it'],
    ['2021-01-01', 'week', '2020-12-28', 'the first week of a year may begin in the year before: 2020-W53'],
    ['2019-12-30', 'week', '2019-12-30', 'and the last days of a year may be of the next one: 2020-W01'],
    ['2024-03-01', 'week', '2024-02-26', 'over a leap day'],
    ['2024-02-29', 'month', '2024-02-01', 'a leap day'],
    ['2017-12-31', 'month', '2017-12-01', 'the last day of a year'],
    ['0001-01-01', 'week', '0001-01-01', 'the first day of all was a Monday'],
    ['9999-12-31', 'month', '9999-12-01', 'the last day of all'],
  ])('%s by %s: %s (%s)', (day, size, first) => expect(bucketOf(day, size)).toBe(first));
});

it.each<[string, BucketSize, string, why: string]>([
  ['2017-02-15', 'day', '2017-02-15', 'a day is its own'],
  ['2017-02-13', 'week', '2017-02-19', 'a Sunday'],
  ['2020-12-28', 'week', '2021-01-03', 'over the end of a year'],
  ['2024-02-01', 'month', '2024-02-29', 'of a leap year'],
  ['2017-12-01', 'month', '2017-12-31', 'of a year'],
])('the bucket that begins on %s, by %s, ends on %s: %s', (first, size, last) =>
  expect(lastDayOf(first, size)).toBe(last),
);

describe('the buckets of a range', () => {
  it.each<[Range, BucketSize, string[], why: string]>([
    [{ from: '2017-02-15', to: '2017-02-15' }, 'day', ['2017-02-15'], 'both ends are in it'],
    [{ from: '2024-02-28', to: '2024-03-01' }, 'day', ['2024-02-28', '2024-02-29', '2024-03-01'], 'a leap day'],
    [{ from: '2023-02-28', to: '2023-03-01' }, 'day', ['2023-02-28', '2023-03-01'], 'none in another year'],
    [{ from: '2020-12-31', to: '2021-01-05' }, 'week', ['2020-12-28', '2021-01-04'], 'weeks across years'],
    [
      { from: '2023-12-31', to: '2024-02-01' },
      'month',
      ['2023-12-01', '2024-01-01', '2024-02-01'],
      'months across years',
    ],
    [{ from: '9999-12-30', to: '9999-12-31' }, 'day', ['9999-12-30', '9999-12-31'], 'the last days of all'],
  ])('%o by %s', (range, size, days) => expect(bucketsIn(range, size)).toEqual(days));

  it('are refused when there are too many of them', () => {
    expect(bucketsIn({ from: '2000-01-01', to: '2003-01-04' }, 'day')).toHaveLength(MAX_BUCKETS);
    expect(bucketsIn({ from: '2000-01-01', to: '2003-01-05' }, 'day')).toBeNull();
    expect(bucketsIn({ from: '0001-01-01', to: '9999-12-31' }, 'month')).toBeNull();
  });

  it('follow each other without a gap, and every day of the range is in one of them', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.nat(200), fc.constantFrom('day', 'week', 'month'), (from, length, size) => {
        const all = Array.from({ length: length + 1 }, (_, i) =>
          new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10),
        );
        const buckets = bucketsIn({ from, to: all.at(-1) ?? from }, size);
        expect(buckets).toEqual([...new Set(all.map((day) => bucketOf(day, size)))]);
        const counts = all.map((day) => ({ day, clips: 1, mentions: 2 }));
        const items = timelineOf(counts, buckets ?? [], size);
        expect(items.map(({ day }) => day)).toEqual(buckets);
        expect(items.reduce((sum, { clips }) => sum + clips, 0)).toBe(all.length);
        expect(items.every(({ clips, mentions }) => clips > 0 && mentions === 2 * clips)).toBe(true);
      }),
    );
  });
});

describe('a range without an end', () => {
  const counted = { from: '2017-02-15', to: '2017-03-20' };
  it.each<[Partial<Range>, Range | null, BucketSize, Range | null, why: string]>([
    [{}, counted, 'day', counted, 'is that of what is counted'],
    [{}, null, 'day', null, 'is none where nothing is'],
    [{}, { from: '2000-01-01', to: '2017-03-20' }, 'day', { from: '2016-03-20', to: '2017-03-20' }, 'a year of days'],
    [
      {},
      { from: '2000-01-01', to: '2017-03-20' },
      'month',
      { from: '2000-01-01', to: '2017-03-20' },
      'or more, by month',
    ],
    [
      { from: '2017-03-01' },
      counted,
      'day',
      { from: '2017-03-01', to: '2017-03-20' },
      'ends with the last day counted',
    ],
    [{ from: '2018-01-01' }, counted, 'day', { from: '2018-01-01', to: '2018-01-01' }, 'or with its own'],
    [
      { to: '2017-03-01' },
      counted,
      'day',
      { from: '2017-02-15', to: '2017-03-01' },
      'begins with the first day counted',
    ],
    [{ to: '2016-01-01' }, counted, 'day', { from: '2016-01-01', to: '2016-01-01' }, 'or with its own'],
    [{ from: '2016-01-01', to: '2016-01-02' }, null, 'day', { from: '2016-01-01', to: '2016-01-02' }, 'has both'],
  ])('%o of %o by %s: %o (%s)', (given, counted, size, range) => expect(rangeOf(given, counted, size)).toEqual(range));
});

it('days outside of the buckets are not counted', () => {
  const counts = [
    { day: '2017-02-14', clips: 1, mentions: 1 },
    { day: '2017-02-15', clips: 1, mentions: 1 },
    { day: '2017-02-15', clips: 2, mentions: 5 },
  ];
  expect(timelineOf(counts, ['2017-02-15', '2017-02-16'], 'day')).toEqual([
    { day: '2017-02-15', clips: 3, mentions: 6 },
    { day: '2017-02-16', clips: 0, mentions: 0 },
  ]);
});
