import { expect, test } from 'vitest';
import { retryAfter } from '../../../shared/embed/index.ts';

const NOW = new Date('2026-01-02T03:00:00.000Z');

test.each<[header: string | undefined, at: string | null]>([
  ['120', '2026-01-02T03:02:00.000Z'],
  [' 0 ', '2026-01-02T03:00:00.000Z'],
  ['Fri, 02 Jan 2026 05:00:00 GMT', '2026-01-02T05:00:00.000Z'],
  ['Friday, 02-Jan-26 05:00:00 GMT', null],
  ['Thu, 01 Jan 2026 05:00:00 GMT', null],
  ['-5', null],
  ['1e9', null],
  ['soon', null],
  ['', null],
  [undefined, null],
])('%s → %s', (header, at) => {
  const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
  expect(retryAfter({ kind: 'response', headers }, NOW)?.toISOString() ?? null).toBe(at);
});

test('no answer says nothing', () => {
  expect(retryAfter({ kind: 'failed' }, NOW)).toBeNull();
});
