/** Stories over HTTP, with the real table functions on a table in memory. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as clips from '../../../../functions/aws/table/clip/clips.ts';
import { settle } from '../../../../functions/aws/table/settle/settle.ts';
import * as stories from '../../../../functions/aws/table/story/stories.ts';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { type Scope, Story } from '../../../../shared/contract/api.ts';
import { storyOf } from '../../../../shared/story/index.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';
import { FakeTable } from '../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../support/faults/crash.ts';
import { clipText, OTHER_PARAGRAPHS, PARAGRAPHS } from '../../../support/make/story-texts.ts';
import { clipResult, fileVersion } from '../../../support/world/results.ts';

const EDITED = PARAGRAPHS.map((one) => one.replace('tractors', 'lorries'));
const settlement = {
  now: new Date('2026-01-02T03:04:06.000Z'),
  storySimilarity: 0.8,
  archiveText: async (id: string) => `texts/${id}.txt`,
};
const id = (key: string) => clipIdOf('inbox', key);
let table: FakeTable;
const api = fakeApi({}, { ...clips, ...stories });

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

async function drop(key: string, paragraphs: readonly string[], version = 1): Promise<void> {
  const { title, outlet, text } = clipText(paragraphs);
  const file = { ...fileVersion(version, key), receivedAt: `2026-01-02T03:04:0${key.length}.000Z` };
  await settle(clipResult(version, { file, clip: { title, outlet }, text, story: storyOf(title, text) }), settlement);
}
const storyAt = async (key: string) => (await clips.getClip(id(key)))?.story ?? '';
const ask = async (method: string, path: string, body?: unknown, scope: Scope = 'write') => {
  const response = await api.ask(method, `/v1/stories/${path}`, scope, body);
  return { status: response.status, body: (await response.json()) as unknown };
};
const story = async (path: string) => Story.parse((await ask('GET', path)).body);
const split = async (path: string, key: string) =>
  Story.parse((await ask('POST', `${path}/split`, { clipId: id(key) })).body);
const merge = async (...ids: string[]) => Story.parse((await ask('POST', 'merge', { stories: ids })).body);
const clipIds = ({ items }: Story) => items.map(({ clipId }) => clipId).sort();
const keys = (...names: string[]) => names.map(id).sort();
const alerting = () =>
  table.stream.filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === 'mention').length;

describe('GET stories/{story}', () => {
  it('has its clips, how alike they are and why; a clip alone too', async () => {
    await drop('a', PARAGRAPHS);
    expect(await story(await storyAt('a'))).toEqual({
      story: await storyAt('a'),
      items: [
        {
          clipId: id('a'),
          title: 'Ferry to the northern islands returns',
          similarity: 1,
          why: 'the first clip of the story',
        },
      ],
      more: 0,
    });
    await drop('bb', EDITED);
    const { items } = await story(await storyAt('a'));
    expect(items).toHaveLength(2);
    expect(items).toContainEqual({
      clipId: id('bb'),
      title: 'Ferry to the northern islands returns',
      similarity: 0.97,
      why: '97 % the same',
    });
  });

  it('is not found where there is no clip in it', async () => {
    expect((await ask('GET', 'nothing')).status).toBe(404);
  });

  it('is not found when its clips were split off, and says that they may have been', async () => {
    await drop('a', PARAGRAPHS);
    const before = await storyAt('a');
    expect((await split(before, 'a')).story).not.toBe(before);
    expect(await ask('GET', before)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('split off into other stories') },
    });
  });

  it('says how many more clips there are than it shows', async () => {
    for (let i = 0; i < 103; i++) await drop(`${i}`, PARAGRAPHS);
    const found = await story(await storyAt('0'));
    expect(found.items).toHaveLength(100);
    expect(found.more).toBe(3);
  });

  it('clips?story= lists the same clips', async () => {
    await drop('a', PARAGRAPHS);
    await drop('b', EDITED);
    await drop('c', OTHER_PARAGRAPHS);
    const response = await api.ask('GET', `/v1/clips?story=${await storyAt('a')}`, 'read');
    const { items } = (await response.json()) as { items: { clipId: string }[] };
    expect(items.map(({ clipId }) => clipId).sort()).toEqual(keys('a', 'b'));
  });
});

describe('POST stories/{story}/split', () => {
  it('gives the clip a story of its own, which stays through new versions and attracts its copies', async () => {
    await drop('a', PARAGRAPHS);
    await drop('b', EDITED);
    const old = await storyAt('a');
    const news = alerting();
    const own = await split(old, 'b');
    expect(own.story).not.toBe(old);
    expect(clipIds(own)).toEqual(keys('b'));
    expect(await story(own.story)).toEqual(own);
    expect(clipIds(await story(old))).toEqual(keys('a'));
    expect(alerting()).toBe(news);
    await drop('b', [...EDITED, 'One more sentence.'], 2);
    await drop('copy of a', PARAGRAPHS);
    await drop('copy of b', EDITED);
    expect(await storyAt('b')).toBe(own.story);
    expect(await storyAt('copy of a')).toBe(old);
    expect(await storyAt('copy of b')).toBe(own.story);
    expect((await clips.getClip(id('b')))?.similar).toBeUndefined();
  });

  it('works for the clip that began the story: the others keep it', async () => {
    await drop('a', PARAGRAPHS);
    await drop('b', EDITED);
    const old = await storyAt('a');
    const own = await split(old, 'a');
    await drop('copy of a', PARAGRAPHS);
    await drop('copy of b', EDITED);
    expect([await storyAt('copy of a'), await storyAt('b'), await storyAt('copy of b')]).toEqual([own.story, old, old]);
  });

  it.each<[why: string, path: string, body: unknown, status: number]>([
    ['a clip of another story', 'split', { clipId: id('c') }, 409],
    ['no such clip', 'split', { clipId: 'nothing' }, 404],
    ['no clip', 'split', {}, 400],
  ])('%s is refused', async (_, path, body, status) => {
    await drop('a', PARAGRAPHS);
    await drop('c', OTHER_PARAGRAPHS);
    expect((await ask('POST', `${await storyAt('a')}/${path}`, body)).status).toBe(status);
  });

  it('says in which story a clip is that is in another', async () => {
    await drop('a', PARAGRAPHS);
    await drop('c', OTHER_PARAGRAPHS);
    const refused = await ask('POST', `${await storyAt('a')}/split`, { clipId: id('c') });
    expect(JSON.stringify(refused.body)).toContain(`in another story: ${await storyAt('c')}.`);
  });

  it('needs the scope write', async () => {
    expect((await ask('POST', 'x/split', { clipId: 'y' }, 'read')).status).toBe(403);
    expect((await ask('POST', 'merge', { stories: ['x', 'y'] }, 'read')).status).toBe(403);
  });
});

describe('POST stories/merge', () => {
  it('makes one story: the others lead to it, for their later copies too', async () => {
    await drop('a', PARAGRAPHS);
    await drop('b', OTHER_PARAGRAPHS);
    const [stays, other] = [await storyAt('a'), await storyAt('b')];
    const news = alerting();
    const merged = await merge(stays, other);
    expect(merged.story).toBe(stays);
    expect(clipIds(merged)).toEqual(keys('a', 'b'));
    expect(merged.items.find(({ clipId }) => clipId === id('b'))?.why).toMatch(/^merged by hand; \d+ % the same/);
    expect(await storyAt('b')).toBe(stays);
    expect(await story(other)).toEqual(await story(stays));
    expect(alerting()).toBe(news);
    await drop('copy of b', OTHER_PARAGRAPHS);
    await drop('b', [...OTHER_PARAGRAPHS, 'One more sentence.'], 2);
    expect([await storyAt('copy of b'), await storyAt('b')]).toEqual([stays, stays]);
    expect(await merge(other, stays)).toMatchObject({ story: stays });
  });

  it('what was split can be merged back, and split again', async () => {
    await drop('a', PARAGRAPHS);
    await drop('b', EDITED);
    const old = await storyAt('a');
    const own = await split(old, 'b');
    await merge(old, own.story);
    await drop('copy of b', EDITED);
    expect([await storyAt('b'), await storyAt('copy of b')]).toEqual([old, old]);
    const again = await split(old, 'b');
    expect(again.story).not.toBe(own.story);
    // The copy has the same text and stayed: what is like both stays too.
    await drop('c', EDITED);
    expect(await storyAt('c')).toBe(old);
  });

  it('three in a chain are one', async () => {
    const texts = [PARAGRAPHS, OTHER_PARAGRAPHS, PARAGRAPHS.map((one) => one.split(' ').reverse().join(' '))];
    for (const [i, text] of texts.entries()) await drop(`${i}`, text);
    const [a, b, c] = [await storyAt('0'), await storyAt('1'), await storyAt('2')];
    await merge(b, c);
    await merge(a, b);
    expect(clipIds(await story(c))).toEqual(keys('0', '1', '2'));
    await drop('copy of 2', texts[2] ?? []);
    expect(await storyAt('copy of 2')).toBe(a);
  });

  it('a large story is whole at once, and its clips have the id after some requests', async () => {
    await drop('a', OTHER_PARAGRAPHS);
    for (let i = 0; i < 230; i++) await drop(`${i}`, PARAGRAPHS);
    const [stays, large] = [await storyAt('a'), await storyAt('0')];
    const first = await merge(stays, large);
    expect(first.items.length + first.more).toBe(231);
    const left = () => table.ofKind('clip').filter((row) => row.story === large).length;
    expect(left()).toBe(30);
    await merge(stays, large);
    expect(left()).toBe(0);
    expect((await story(large)).more).toBe(131);
  }, 60_000);

  it.each<[why: string, stories: (a: string) => unknown, status: number]>([
    ['one story', (a) => [a], 400],
    ['one story twice', (a) => [a, a], 400],
    ['a story that there is not', (a) => [a, 'nothing'], 404],
  ])('%s is refused', async (_, of, status) => {
    await drop('a', PARAGRAPHS);
    expect((await ask('POST', 'merge', { stories: of(await storyAt('a')) })).status).toBe(status);
  });
});

describe('a crash at any request', () => {
  it('of a split or a merge is completed by the same request', async () => {
    const rows = async () => {
      table = new FakeTable();
      await drop('a', PARAGRAPHS);
      await drop('b', EDITED);
      await drop('c', OTHER_PARAGRAPHS);
      return table.snapshot();
    };
    const start = await rows();
    const [old, other] = [await storyAt('a'), await storyAt('c')];
    const by = { who: 'somebody', now: settlement.now, readText: async () => '' };
    const works = {
      split: () => stories.splitStory(old, id('b'), by),
      merge: () => stories.mergeStories([old, other], by),
    };
    for (const [name, work] of Object.entries(works)) {
      table = new FakeTable(start);
      await work();
      const once = table.snapshot();
      await crashAtEachRequest({
        start: () => {
          table = new FakeTable(start);
          return table;
        },
        work: () => work().catch(() => {}),
        check: async (label) => {
          await work();
          expect(table.snapshot() === once, `${name}: ${label}`).toBe(true);
        },
      });
    }
  });
});
