import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duePages, PAGE_SIZE } from '../../../shared/embed/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date('2026-03-01T12:00:20.000Z');
const after = (hours: number) => new Date(NOW.getTime() + hours * HOUR).toISOString();
const video = (hours: number, provider = 'youtube') => ({ provider, dueAt: after(hours) });

test.each<[why: string, hours: number[], pages: [dueAt: string, count: number][]]>([
  ['nothing', [], []],
  ['far ahead: the next full hour', [24], [['2026-03-02T13:00:00.000Z', 1]]],
  ['far ahead, in one hour: one page', [24, 24.5, 24.9], [['2026-03-02T13:00:00.000Z', 3]]],
  [
    'far ahead, on both sides of an hour',
    [24, 25],
    [
      ['2026-03-02T13:00:00.000Z', 1],
      ['2026-03-02T14:00:00.000Z', 1],
    ],
  ],
  ['near, within minutes: when the last is due', [1, 1.01, 1.02], [[after(1.02), 3]]],
  [
    'near, but not together',
    [1, 1.5],
    [
      [after(1), 1],
      [after(1.5), 1],
    ],
  ],
  ['now', [0], [[after(0), 1]]],
  [
    'more than a page holds',
    Array.from({ length: PAGE_SIZE + 1 }, () => 30),
    [
      ['2026-03-02T19:00:00.000Z', PAGE_SIZE],
      ['2026-03-02T19:00:00.000Z', 1],
    ],
  ],
])('%s', (_, hours, expected) => {
  const pages = duePages(
    hours.map((one) => video(one)),
    NOW,
  );
  expect(pages.map(({ dueAt, items }) => [dueAt, items.length])).toEqual(expected);
});

test('each item stands on one page, of its provider, never early, at most an hour late and by minutes where it is near', () => {
  const item = fc.record({
    provider: fc.constantFrom('youtube', 'vimeo'),
    dueAt: fc.double({ min: -1, max: 500, noNaN: true }).map(after),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 100 }), (items) => {
      const pages = duePages(items, NOW);
      expect(new Set(pages.flatMap((page) => page.items))).toEqual(new Set(items));
      expect(pages.flatMap((page) => page.items)).toHaveLength(items.length);
      for (const page of pages) {
        expect(page.items.length).toBeLessThanOrEqual(PAGE_SIZE);
        for (const { provider, dueAt } of page.items) {
          expect(provider).toBe(page.provider);
          const late = Date.parse(page.dueAt) - Date.parse(dueAt);
          const isFar = Date.parse(dueAt) - NOW.getTime() >= 12 * HOUR;
          expect(late).toBeGreaterThanOrEqual(0);
          expect(late).toBeLessThan(isFar ? HOUR : 10 * MINUTE);
        }
      }
    }),
  );
});
