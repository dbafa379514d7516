/** The story of a clip as it is settled: found by its text, kept, and the same however deliveries come. */
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Clip } from '../../../../../shared/contract/clip.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { storyOf } from '../../../../../shared/story/index.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { clipText, OTHER_PARAGRAPHS, PARAGRAPHS } from '../../../../support/make/story-texts.ts';
import { clipResult, fileVersion, removed } from '../../../../support/world/results.ts';

let table: FakeTable;
const settlement = {
  now: new Date('2026-01-02T03:04:06.000Z'),
  storySimilarity: 0.8,
  archiveText: async (id: string) => `texts/${id}.txt`,
};
const settleAll = async (...results: Result[]) => {
  for (const result of results) await settle(result, settlement);
};
const EDITED = PARAGRAPHS.map((one) => one.replace('tractors', 'lorries'));

/** A clip under a key, of a version, with this text. */
function clip(
  key: string,
  paragraphs: readonly string[],
  version = 1,
  title = 'Ferry to the northern islands returns',
) {
  const { outlet, text } = clipText(paragraphs, { title });
  const file = fileVersion(version, key);
  return clipResult(version, { file, clip: { title, outlet }, text, story: storyOf(title, text) });
}
const read = async (key: string, part?: string): Promise<Clip> => {
  const found = await getClip(clipIdOf('inbox', key, part));
  if (found === null) throw new Error(`There is no clip of ${key}.`);
  return found;
};
const storyAt = async (key: string) => (await read(key)).story;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

describe('the story of a new clip', () => {
  it('is that of a clip with nearly the same text, and the clip says how alike they are', async () => {
    await settleAll(clip('a', PARAGRAPHS), clip('b', EDITED, 1, 'The boat is back'));
    expect(await storyAt('b')).toBe(await storyAt('a'));
    expect((await read('a')).similar).toBeUndefined();
    expect((await read('b')).similar).toEqual({
      clipId: clipIdOf('inbox', 'a'),
      similarity: 0.97,
      why: '97 % the same; differs in the headline',
    });
  });

  it('is its own for other news, and for near-duplicates where only the same content counts', async () => {
    await settleAll(clip('a', PARAGRAPHS), clip('b', OTHER_PARAGRAPHS));
    expect(await storyAt('b')).not.toBe(await storyAt('a'));
    const strict = { ...settlement, storySimilarity: 1 };
    await settle(clip('c', EDITED), strict);
    await settle(clip('d', PARAGRAPHS), strict);
    expect(await storyAt('c')).not.toBe(await storyAt('a'));
    expect(await storyAt('d')).toBe(await storyAt('a'));
  });

  it('is found for each clip of a file that holds several', async () => {
    const part = (name: string, paragraphs: readonly string[]) => {
      const { file: _, namesVersion: __, ...rest } = clip('feed.zip', paragraphs);
      return { ...rest, part: name };
    };
    const parts = [part('one', EDITED), part('two', OTHER_PARAGRAPHS)];
    await settleAll(clip('a', PARAGRAPHS), {
      kind: 'several',
      file: fileVersion(1, 'feed.zip'),
      parts,
      namesVersion: 1,
    });
    const [one, two] = [await read('feed.zip', 'one'), await read('feed.zip', 'two')];
    expect(one).toMatchObject({ story: await storyAt('a'), similar: { similarity: 0.97 } });
    expect(two.story).not.toBe(one.story);
  });

  it('is not read from an anchor that the ledger has outlived', async () => {
    await settleAll(clip('a', PARAGRAPHS));
    const later = { ...settlement, now: new Date('2027-01-03T00:00:00.000Z') };
    await settle(clip('b', EDITED), later);
    expect(await storyAt('b')).not.toBe(await storyAt('a'));
    await settle(clip('c', EDITED), later);
    expect(await storyAt('c')).toBe(await storyAt('b'));
  });
});

describe('the story of a clip that there is', () => {
  it('stays through a new version, whose text later copies are recognised by', async () => {
    await settleAll(
      clip('a', PARAGRAPHS),
      clip('b', EDITED),
      clip('b', OTHER_PARAGRAPHS, 2),
      clip('c', OTHER_PARAGRAPHS),
    );
    expect(await storyAt('b')).toBe(await storyAt('a'));
    expect((await read('b')).similar).toMatchObject({ similarity: 0.97 });
    expect(await storyAt('c')).toBe(await storyAt('a'));
  });

  it('is the same after the file was deleted and came back, and for copies meanwhile', async () => {
    await settleAll(clip('a', PARAGRAPHS));
    const story = await storyAt('a');
    await settleAll({ ...removed(2), file: fileVersion(2, 'a') } as Result, clip('b', EDITED));
    expect(await storyAt('b')).toBe(story);
    await settleAll(clip('a', EDITED, 3));
    expect(await storyAt('a')).toBe(story);
  });
});

describe('laws', () => {
  it('a crash at any request leaves nothing that the next delivery does not mend, in one story', async () => {
    const works: Record<string, Result[]> = {
      'a clip that begins a story': [clip('a', PARAGRAPHS)],
      'a copy': [clip('a', PARAGRAPHS), clip('b', EDITED)],
      'a version with another text': [clip('a', PARAGRAPHS), clip('a', OTHER_PARAGRAPHS, 2)],
    };
    for (const [name, results] of Object.entries(works)) {
      table = new FakeTable();
      await settleAll(...results);
      const once = table.snapshot();
      await crashAtEachRequest({
        start: () => {
          table = new FakeTable();
          return table;
        },
        work: () => settleAll(...results).catch(() => {}),
        check: async (label) => {
          await settleAll(...results);
          expect(table.snapshot(), `${name}: ${label}`).toBe(once);
        },
      });
    }
  });

  it('copies that arrive after a crash of the first find its story', async () => {
    await settleAll(clip('a', PARAGRAPHS));
    const story = await storyAt('a');
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: () => settleAll(clip('a', PARAGRAPHS)).catch(() => {}),
      check: async (label) => {
        await settleAll(clip('b', EDITED), clip('a', PARAGRAPHS));
        expect(await storyAt('b'), label).toBe(await storyAt('a'));
        if (table.ofKind('anchor').some(({ clipId }) => clipId === clipIdOf('inbox', 'a'))) {
          expect(await storyAt('a'), label).toBe(story);
        }
      },
    });
  });

  it('two copies settled at the same time end in one story, whoever is first at each request', async () => {
    for (let late = 1; late < 30; late++) {
      table = new FakeTable();
      let requests = 0;
      table.beforeRequest = async () => {
        requests += 1;
        // One of the requests waits until some of the others are through.
        if (requests === late) for (let turn = 0; turn < 200; turn++) await Promise.resolve();
      };
      await Promise.all([clip('a', PARAGRAPHS), clip('b', EDITED)].map((one) => settle(one, settlement)));
      expect(await storyAt('a'), `request ${late} is late`).toBe(await storyAt('b'));
    }
  });

  it('the same file again leaves no anchors', async () => {
    await settleAll(clip('a', PARAGRAPHS));
    const { write } = await table.measure(() => settleAll(clip('a', PARAGRAPHS)));
    expect(write).toBe(0);
  });
});
