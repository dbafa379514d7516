import { expect, it } from 'vitest';
import { isLate } from '../../../shared/clip/news.ts';

it.each([
  ['now', '2026-01-09T00:00:00.000Z', false],
  ['seven days ago, to the millisecond', '2026-01-02T00:00:00.000Z', false],
  ['a millisecond longer ago', '2026-01-01T23:59:59.999Z', true],
  ['later, by a clock that is ahead', '2026-01-10T00:00:00.000Z', false],
])('a file that was received %s', (_, receivedAt, expected) => {
  expect(isLate(receivedAt, new Date('2026-01-09T00:00:00.000Z'), 7)).toBe(expected);
});
