import { expect, it } from 'vitest';
import { CheckStatus } from '../../../shared/contract/clip.ts';
import { howChecked, videoState } from '../../../shared/view/status-text.ts';

const seen = { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 };

it.each(CheckStatus.options)('of videos that are %s only one that is gone is called gone', (status) => {
  const words = videoState({ status, reason: 'why', seen, checkedAt: '2026-01-01T00:00:00.000Z', nextCheckAt: null });
  expect(/\bgone\b/.test(words)).toBe(status === 'gone');
});

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

it('one that was not checked says so', () => {
  expect(videoState(null)).toBe('has not been checked yet');
});
