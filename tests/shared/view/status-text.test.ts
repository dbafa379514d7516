import { expect, it } from 'vitest';
import type { CheckStatus } from '../../../shared/contract/clip.ts';
import { howChecked } from '../../../shared/view/status-text.ts';

const seen = { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 };

it.each<[status: CheckStatus, how: ReturnType<typeof howChecked>]>([
  ['playable', 'checked'],
  ['unknown', 'tried'],
  ['blocked', null],
  ['invalid', null],
])('the time of a check that found it %s: %s', (status, how) => {
  expect(howChecked({ status, reason: 'why', seen, checkedAt: '2026-01-01T00:00:00.000Z', nextCheckAt: null })).toBe(
    how,
  );
});
