import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../shared/clip/revision.ts';
import {
  type CurrentFile,
  creation,
  isSettled,
  type KnownFile,
  mayCome,
  removal,
} from '../../../shared/sweep/judge.ts';

const lastModified = '2026-01-02T03:04:05.000Z';
const file: CurrentFile = { bucket: 'inbox', key: 'a.txt', versionId: 'v2', lastModified, size: 3 };
const revision = revisionOf({ sequencer: '0055AED6DCD90281E5', lastModified, versionId: 'v2' });
const clip: KnownFile = { revision, versionId: 'v2', removed: false, isComplete: true, outcome: null };

describe('a file has its receipt', () => {
  it.each<[why: string, known: Partial<KnownFile> | null, expected: boolean, of?: Partial<CurrentFile>]>([
    ['its clip is all there', {}, true],
    ['there is nothing of its key', null, false],
    ['its clip lacks the text, which is written last', { isComplete: false }, false],
    ['the clip is of another version', { versionId: 'v1' }, false],
    ['it holds no clip and was refused', { removed: true, isComplete: false, outcome: 'refused' }, true],
    ['it holds several clips', { removed: true, isComplete: false, outcome: 'partial' }, true],
    ['it was to hold several and was cut off', { removed: true, isComplete: false }, false],
    ['its receipt was closed, and it is there again', { removed: true, outcome: 'removed' }, false],
    ['without versions: stored when it was made', { versionId: '' }, true, { versionId: '' }],
    [
      'without versions: replaced later',
      { versionId: '' },
      false,
      { versionId: '', lastModified: '2026-01-02T03:04:06.000Z' },
    ],
  ])('%s', (_, known, expected, of = {}) => {
    expect(isSettled({ ...file, ...of }, known === null ? null : { ...clip, ...known })).toBe(expected);
  });
});

it('gives a lost version the next place after what is stored, and the time at which it was made', () => {
  const older = {
    ...clip,
    revision: revisionOf({ sequencer: '0F', lastModified: '2030-01-01T00:00:00.000Z', versionId: 'z' }),
  };
  const change = creation(file, older);
  expect(revisionOf(change.file) > older.revision).toBe(true);
  expect(change).toMatchObject({ kind: 'created', file: { lastModified, receivedAt: lastModified, versionId: 'v2' } });
});

it('lets a lost delete order itself behind what is stored, with or without a marker', () => {
  for (const marker of [null, { versionId: 'm1', lastModified }]) {
    const change = removal({ bucket: 'inbox', key: 'a.txt', revision, marker });
    expect(change).toMatchObject({ kind: 'removed', marker: true });
    expect(revisionOf(change.file) > revision).toBe(true);
  }
});

describe('the event may still come', () => {
  const now = new Date('2026-01-02T03:19:05.000Z');
  it.each<[why: string, emptyAt: string | null, expected: boolean, now?: Date]>([
    ['within a quarter of an hour', null, true, new Date(now.getTime() - 1)],
    ['not after it', null, false],
    ['where the queues were empty in the second in which it was made', '2026-01-02T03:04:05.900Z', true],
    ['not where they were empty after it', '2026-01-02T03:04:06.000Z', false],
  ])('%s', (_, emptyAt, expected, at = now) => {
    expect(mayCome(lastModified, at, emptyAt === null ? null : new Date(emptyAt))).toBe(expected);
  });
});
