import { expect, test } from 'vitest';
import { durationOf, minuteOf, timeOf } from '../../../cli/terminal/time.ts';

test('an instant says its zone, to the second or the minute', () => {
  expect(timeOf('2026-01-02T03:04:05.678Z')).toBe('2026-01-02 03:04:05 UTC');
  expect(minuteOf('2026-01-02T03:04:05.678Z')).toBe('2026-01-02 03:04 UTC');
});

test.each([
  [0, '0.0 s'],
  [1_234, '1.2 s'],
  [12_345, '12 s'],
  [119_000, '119 s'],
  [120_000, '2 min'],
  [7_199_000, '120 min'],
  [7_200_000, '2 h'],
  [172_800_000, '2 days'],
])('%i ms are %s', (milliseconds, shown) => {
  expect(durationOf(milliseconds)).toBe(shown);
});
