import { describe, expect, it } from 'vitest';
import { asStored } from '../../../shared/clip/as-stored.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';
import { row } from '../../support/world/settlements.ts';

describe('the revision of a version that is stored already', () => {
  it.each([
    ['is the stored one, however the event orders it', 'v1', true],
    ['is its own without versions, where all have one id', '', false],
    ['is its own where versions are suspended', 'null', false],
  ])('%s', (_, versionId, isStored) => {
    const later = clipResult(1, { file: { ...fileVersion(9), versionId } });
    const { file } = asStored(later, { ...row(1), versionId });
    expect(revisionOf(file).startsWith(revisionOf(fileVersion(isStored ? 1 : 9)).slice(0, 24))).toBe(true);
  });
});
