import { beforeEach, describe, expect, test } from 'vitest';
import { proofKey, removeArchived, textKey } from '../../../functions/aws/archived.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { fileVersion } from '../../support/world/results.ts';

const still = { bytes: Buffer.from('picture'), extension: 'jpg' };
const video = (videoId: string) => ({ provider: 'youtube', videoId });
const proof = (clipId: string, videoId: string, picture = still) => proofKey(clipId, video(videoId), picture);
const revision = (version: number) => revisionOf(fileVersion(version));
let buckets: FakeBuckets;

beforeEach(() => {
  process.env.ARCHIVE_BUCKET = 'archive';
  buckets = new FakeBuckets();
});

function put(...keys: string[]): void {
  for (const key of keys) buckets.objects.set(`archive/${key}`, Buffer.from('x'));
}
const kept = () => [...buckets.objects.keys()].map((key) => key.slice('archive/'.length)).sort();

describe('of a clip in the archive', () => {
  test('older texts and the stills of videos that it no longer has are deleted, and nothing else', async () => {
    const stays = [
      textKey('a', revision(2)),
      textKey('a', revision(3)),
      textKey('b', revision(1)),
      proof('a', '1'),
      proof('a', '1', { bytes: Buffer.from('an older one'), extension: 'png' }),
      proof('b', '2'),
      'claims/a/x.json',
    ].sort();
    put(...stays, textKey('a', revision(1)), proof('a', '2'));
    await removeArchived('a', revision(2), [video('1')]);
    expect(kept()).toEqual(stays);
    await removeArchived('a', revision(2), [video('1')]);
    expect(kept(), 'again').toEqual(stays);
  });

  test('nothing is left when it is removed, however much there was', async () => {
    const stills = Array.from({ length: 2500 }, (_, i) => proof('a', `${i}`));
    put(textKey('a', revision(1)), ...stills);
    await removeArchived('a', revision(2), []);
    expect(kept()).toEqual([]);
  });

  test('a crash at any deletion is made good by doing it again', async () => {
    for (let crash = 1; crash <= 3; crash++) {
      put(textKey('a', revision(1)), proof('a', '1'), proof('a', '2'));
      let deletions = 0;
      buckets.beforeDelete = () => {
        if (++deletions === crash) throw new Error('crash');
      };
      await expect(removeArchived('a', revision(2), [])).rejects.toThrow('crash');
      await removeArchived('a', revision(2), []);
      expect(kept()).toEqual([]);
    }
  });
});

test('what is older is told by the revision, of whatever length the ids of versions are', async () => {
  const of = (versionId: string) => revisionOf({ ...fileVersion(1), versionId });
  put(textKey('a', of('v1')), textKey('a', of('v1-')), textKey('a', of('v10')));
  await removeArchived('a', of('v1-'), []);
  expect(kept()).toEqual([textKey('a', of('v1-')), textKey('a', of('v10'))].sort());
});
