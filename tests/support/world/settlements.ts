/** What settling a result starts from: rows that are stored, files that hold several clips, and when it happens. */

import type { CurrentRow } from '../../../shared/clip/current-row.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { UNREAD_REASON } from '../../../shared/clip/receipt.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import type { Receipt } from '../../../shared/contract/clip.ts';
import type { Part, Result } from '../../../shared/contract/message.ts';
import { clipResult, fileVersion, removed } from './results.ts';

export const now = new Date('2026-01-02T03:04:06.000Z');
export const clipId = clipIdOf('inbox', 'clips/seed.txt');
export const warnings = [{ code: 'date-missing' as const, message: 'No date was found.' }];

/** What is stored: the row of a version of the key. */
export const row = (version: number, more: Partial<CurrentRow> = {}): CurrentRow => ({
  revision: revisionOf(fileVersion(version)),
  versionId: `v${version}`,
  story: `story-${version}`,
  ...more,
});
export const tombstone = (version: number, more: Partial<CurrentRow> = {}) =>
  row(version, { removed: true, story: undefined, ...more });
export const stored = (version: number, outcome: Receipt['outcome'] = 'parsed'): Receipt => ({
  bucket: 'inbox',
  key: 'clips/seed.txt',
  versionId: `v${version}`,
  outcome,
  reason: null,
  receivedAt: '2026-01-02T03:04:05.000Z',
  settledAt: '2026-01-02T03:04:05.000Z',
});

/** A clip that is all there: its row is its receipt. */
export const complete = (version: number) => row(version, { receipt: stored(version), isComplete: true });

/** A part; one whose name ends in `!` was refused, one that ends in `?` has a warning. */
export function part(name: string): Part {
  if (name.endsWith('!')) return { kind: 'refused', part: name, reason: 'It is a JPEG picture.' };
  const { clip, checks, text, story } = clipResult(1);
  return {
    kind: 'clip',
    part: name,
    clip: { ...clip, part: name, warnings: name.endsWith('?') ? warnings : [] },
    checks,
    text,
    story,
  };
}
export const several = (version: number, ...names: string[]): Extract<Result, { kind: 'several' }> => ({
  kind: 'several',
  file: fileVersion(version),
  parts: names.map(part),
  namesVersion: 1,
});
export const superseded: Result = { kind: 'superseded', file: fileVersion(2), reason: UNREAD_REASON };
export const versionRemoved = (version: number): Result => ({ ...removed(version), marker: false }) as Result;
