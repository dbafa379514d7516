import { expect, test } from 'vitest';
import { arrivalsIn, sumOf } from '../../../shared/clip/arrivals.ts';
import type { Receipt } from '../../../shared/contract/clip.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { clipResult, fileVersion, refused, removed } from '../../support/world/results.ts';

const now = new Date('2026-11-26T07:00:00.000Z');
const receipt = (outcome: Receipt['outcome'], settledAt = now): Receipt => {
  const { bucket, key, versionId, receivedAt } = fileVersion();
  return { bucket, key, versionId, receivedAt, outcome, reason: null, settledAt: settledAt.toISOString() };
};
const { clip, checks, text, story } = clipResult();
const several = (clips: number, refusals: number): Result => ({
  kind: 'several',
  file: fileVersion(),
  namesVersion: 1,
  parts: [
    ...Array.from({ length: clips }, (_, i) => ({ kind: 'clip' as const, part: `c${i}`, clip, checks, text, story })),
    ...Array.from({ length: refusals }, (_, i) => ({ kind: 'refused' as const, part: `r${i}`, reason: 'Empty.' })),
  ],
});
const counts = (parsed: number, partial: number, refused: number) => ({ parsed, partial, refused });

test.each<{ why: string; result: Result; receipt: Receipt | null; arrived: object }>([
  { why: 'a clip', result: clipResult(), receipt: receipt('parsed'), arrived: counts(1, 0, 0) },
  { why: 'a clip with warnings', result: clipResult(), receipt: receipt('partial'), arrived: counts(0, 1, 0) },
  { why: 'a file that was refused', result: refused(1), receipt: receipt('refused'), arrived: counts(0, 0, 1) },
  { why: 'each clip of a file', result: several(3, 0), receipt: receipt('parsed'), arrived: counts(3, 0, 0) },
  { why: 'what is no clip among them', result: several(3, 2), receipt: receipt('partial'), arrived: counts(0, 3, 2) },
  {
    why: 'a file of which nothing is a clip',
    result: several(0, 2),
    receipt: receipt('refused'),
    arrived: counts(0, 0, 2),
  },
  {
    why: 'nothing, where a newer version was read first',
    result: clipResult(),
    receipt: receipt('superseded'),
    arrived: counts(0, 0, 0),
  },
  {
    why: 'nothing, if it was settled before',
    result: clipResult(),
    receipt: receipt('parsed', new Date(0)),
    arrived: counts(0, 0, 0),
  },
  { why: 'nothing, where a file is deleted', result: removed(1), receipt: null, arrived: counts(0, 0, 0) },
])('counts $why', ({ result, receipt, arrived }) => {
  expect(arrivalsIn(result, receipt, now)).toEqual(arrived);
});

test('sums', () => {
  expect(sumOf([])).toEqual({ ...counts(0, 0, 0), gone: 0, back: 0 });
  const videos = { gone: 1, back: 2 };
  expect(sumOf([counts(1, 2, 3), counts(10, 20, 30), videos])).toEqual({ ...counts(11, 22, 33), ...videos });
});
