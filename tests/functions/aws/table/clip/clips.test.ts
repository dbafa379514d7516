import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClipQuery, clipText, getClip, listClips } from '../../../../../functions/aws/table/clip/clips.ts';
import { listMentions, newestMentions } from '../../../../../functions/aws/table/clip/mentions.ts';
import { receiptsByOutcome, receiptsOfKey } from '../../../../../functions/aws/table/file/receipts.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import {
  type ClipResult,
  clipResult,
  fileVersion,
  mention,
  refused,
  removed,
} from '../../../../support/world/results.ts';

let table: FakeTable;
let clock: number;
const settlement = {
  get now() {
    return new Date(clock++ * 1000);
  },
  archiveText: async (clipId: string) => `texts/${clipId}.txt`,
};
const store = (result: Result) => settle(result, settlement);

function clip(key: string, given: Partial<ClipResult['clip']> = {}, version = 1): ClipResult {
  return clipResult(version, { file: fileVersion(version, key), clip: { title: key, ...given } });
}

/** Titles of all clips a query gives, read page by page. */
async function titles(query: Partial<ClipQuery>, limit = 100): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  let position: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listClips>> = await listClips({ order: 'newest', ...query, limit, position });
    found.push(...page.items.map(({ title }) => title));
    position = page.position;
  } while (position !== null);
  return found;
}

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  clock = Date.parse('2026-01-02T03:04:06Z') / 1000;
});

describe('one clip', () => {
  const clipId = clipIdOf('inbox', 'a');

  it('is its rows put together, each video with its check', async () => {
    const result = clip('a');
    await store(result);
    const { embeds, ...fields } = result.clip;
    expect(await getClip(clipId)).toEqual({
      ...fields,
      embeds: embeds.map((embed, i) => ({
        ...embed,
        id: expect.stringMatching(`^${clipId}-[0-9a-f]{16}$`),
        check: { ...result.checks[i], nextCheckAt: expect.stringMatching(/^2026-01-02T04:/) },
        history: [{ at: '2026-01-02T03:04:05.000Z', status: 'unknown', reason: 'dns-failed' }],
      })),
      revision: 1,
      clipId,
      bucket: 'inbox',
      key: 'a',
      receivedAt: result.file.receivedAt,
      story: result.story,
      receipt: expect.objectContaining({ outcome: 'parsed', versionId: 'v1', clipId }),
    });
    expect(await clipText(clipId)).toEqual({ kind: 'text', text: 'Text 1' });
  });

  it('leaves out rows of another revision and places it has left, as a crash between two writes may leave them', async () => {
    await store(clip('a', { mentions: [mention('ada'), mention('ben')] }));
    const left = [...table.rows.entries()].filter(([, row]) => row.nameId === 'ben');
    await store(clip('a', { mentions: [mention('ada')] }, 2));
    for (const [key, row] of left) table.rows.set(key, row);
    expect((await getClip(clipId))?.mentions.map(({ nameId }) => nameId)).toEqual(['ada']);
    expect((await listMentions({ nameId: 'ben', order: 'newest', limit: 9, position: null })).items).toEqual([]);
    expect(await titles({ nameId: 'ben' })).toEqual([]);

    const textKey = [...table.rows].find(([, row]) => row.kind === 'text')?.[0] ?? '';
    table.rows.set(textKey, { ...table.rows.get(textKey), revision: '0' });
    expect(await clipText(clipId)).toBeNull();
    const { items } = await receiptsOfKey({ bucket: 'inbox', key: 'a', limit: 9, position: null });
    expect(items.map(({ versionId }) => versionId)).toEqual(['v1']);
  });

  it('is gone everywhere once its file was removed', async () => {
    await store(clip('a'));
    await store({ ...removed(2), file: fileVersion(2, 'a') });
    expect(await getClip(clipId)).toBeNull();
    expect(await clipText(clipId)).toBeNull();
    expect(await titles({})).toEqual([]);
    expect(await titles({ nameId: 'mara-lind' })).toEqual([]);
  });

  it('never was: null', async () => {
    expect(await getClip('none')).toBeNull();
    expect(await clipText('none')).toBeNull();
  });

  it('with a long text tells where the archive has it', async () => {
    await store(clipResult(1, { file: fileVersion(1, 'a'), text: 'ä'.repeat(200_000) }));
    expect(await clipText(clipId)).toEqual({ kind: 'archived', key: `texts/${clipId}.txt` });
  });
});

describe('lists of clips', () => {
  beforeEach(async () => {
    await store(clip('old', { publishedOn: '2017-01-01', outlet: 'Radio', language: 'fr' }));
    await store(clip('mid', { publishedOn: '2018-05-05', outlet: 'Al Mayadeen', mentions: [mention('ada')] }));
    await store(clip('new', { publishedOn: '2019-09-09', outlet: 'Radio', mentions: [mention('ada')] }));
    await store(clip('undated', { publishedOn: null, outlet: null, language: null, mentions: [] }));
  });

  it.each<[Partial<ClipQuery>, string[], string]>([
    [{}, ['new', 'mid', 'old', 'undated'], 'newest first, undated last'],
    [{ order: 'oldest' }, ['undated', 'old', 'mid', 'new'], 'the other way round'],
    [{ from: '2018-05-05' }, ['new', 'mid'], 'the first day is included'],
    [{ to: '2018-05-05' }, ['mid', 'old'], 'the last day is included, undated clips are not'],
    [{ from: '2018-01-01', to: '2018-12-31' }, ['mid'], 'a range'],
    [{ from: '2018-01-01', to: '2018-12-31', order: 'oldest' }, ['mid'], 'a range from its start'],
    [{ outlet: 'radio' }, ['new', 'old'], 'an outlet, its case apart'],
    [{ outlet: 'radio', from: '2018-01-01' }, ['new'], 'an outlet within a range'],
    [{ language: 'fr' }, ['old'], 'a language'],
    [{ nameId: 'ada' }, ['new', 'mid'], 'a name'],
    [{ nameId: 'ada', outlet: 'Al Mayadeen' }, ['mid'], 'a name at an outlet'],
    [{ outlet: 'Radio', language: 'en' }, ['new'], 'an outlet in a language'],
    [{ nameId: 'ada', language: 'fr' }, [], 'nothing'],
    [{ nameId: 'nobody' }, [], 'an unknown name'],
  ])('%j → %j: %s', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
    expect(await titles(query, 1)).toEqual(expected);
  });

  it('a clip that was read again stands at its new place only', async () => {
    await store(clip('new', { publishedOn: '2016-01-01', outlet: 'Elsewhere', mentions: [] }, 2));
    expect(await titles({})).toEqual(['mid', 'old', 'new', 'undated']);
    expect(await titles({ outlet: 'Radio' })).toEqual(['old']);
    expect(await titles({ nameId: 'ada' })).toEqual(['mid']);
  });

  it('an index that lags behind the table shows no clip twice', async () => {
    const id = clipIdOf('inbox', 'new');
    const stale = [...table.rows.values()].find((row) => row.kind === 'clip' && row.pk === `CLIP#${id}`);
    await store(clip('new', { publishedOn: '2018-01-01' }, 2));
    table.rows.set('lagging index entry', {
      listKey: stale?.listKey,
      listOrder: stale?.listOrder,
      pk: stale?.pk,
      sk: 'CLIP',
    });
    expect(await titles({})).toEqual(['mid', 'new', 'old', 'undated']);
  });

  it('takes queries alone, of keys and of indexes', async () => {
    table.client.resetHistory();
    await titles({ outlet: 'Radio' }, 1);
    expect(new Set(table.client.calls().map(({ args }) => args[0].constructor))).toEqual(new Set([QueryCommand]));
  });
});

it('pages of any size give every clip once, in order, whatever arrives meanwhile', async () => {
  const day = fc.integer({ min: 10, max: 15 }).map((day) => `2017-02-${day}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(day, { maxLength: 25 }),
      fc.array(day, { maxLength: 12 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom('newest' as const, 'oldest' as const),
      async (before, meanwhile, limit, order) => {
        table = new FakeTable();
        for (const [i, publishedOn] of before.entries()) await store(clip(`before-${i}`, { publishedOn }));
        const seen: string[] = [];
        let position: string | null = null;
        let round = 0;
        do {
          const page: Awaited<ReturnType<typeof listClips>> = await listClips({ order, limit, position });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map(({ publishedOn, clipId }) => `${publishedOn}#${clipId}`));
          position = page.position;
          const publishedOn = meanwhile[round++];
          if (publishedOn !== undefined) await store(clip(`meanwhile-${round}`, { publishedOn }));
        } while (position !== null);
        expect(seen).toEqual([...new Set(seen)].sort((a, b) => (a < b === (order === 'newest') ? 1 : -1)));
        for (const [i, publishedOn] of before.entries()) {
          expect(seen).toContain(`${publishedOn}#${clipIdOf('inbox', `before-${i}`)}`);
        }
      },
    ),
    { numRuns: 40 },
  );
});

describe('bounds', () => {
  it('a filter that leaves little gives short pages that lead on, each with bounded work', async () => {
    // As many clips are in the language as have the name, but one alone is both.
    for (let i = 0; i < 60; i++) {
      const mentions = i <= 30 ? [mention('mara-lind')] : [];
      await store(clip(`c${i}`, { language: i === 0 || i > 30 ? 'fr' : 'en', publishedOn: '2017-02-15', mentions }));
    }
    const query = { nameId: 'mara-lind', language: 'fr', order: 'newest', limit: 2 } as const;
    const found: string[] = [];
    let position: string | null = null;
    let pages = 0;
    do {
      table.client.resetHistory();
      const page: Awaited<ReturnType<typeof listClips>> = await listClips({ ...query, position });
      found.push(...page.items.map(({ key }) => key));
      position = page.position;
      pages++;
      expect(table.client.calls().length).toBeLessThan(100);
    } while (position !== null);
    expect(found).toEqual(['c0']);
    expect(pages).toBe(2);
  });

  it('a page of large clips ends before it is too large for an answer', async () => {
    const summary = 'x'.repeat(350_000);
    for (let i = 0; i < 20; i++) await store(clip(`c${i}`, { summary }));
    const page = await listClips({ order: 'newest', limit: 100, position: null });
    expect(page.items.length).toBeGreaterThan(5);
    expect(Buffer.byteLength(JSON.stringify(page.items))).toBeLessThan(5 * 1024 * 1024);
    expect(await titles({})).toHaveLength(20);
  });
});

describe('mentions of a name', () => {
  it('by day, with the clip they stand in', async () => {
    await store(clip('a', { publishedOn: '2017-01-01', mentions: [mention('ada')] }));
    await store(clip('b', { publishedOn: '2018-01-01', mentions: [mention('ada')] }));
    const first = await listMentions({ nameId: 'ada', order: 'newest', limit: 1, position: null });
    expect(first.items).toEqual([
      {
        ...mention('ada'),
        clipId: clipIdOf('inbox', 'b'),
        title: 'b',
        outlet: 'Radio Coteaux',
        publishedOn: '2018-01-01',
      },
    ]);
    const second = await listMentions({ nameId: 'ada', order: 'newest', limit: 1, position: first.position });
    expect(second).toMatchObject({ items: [{ title: 'a' }], position: null });
  });

  it('of the newest days, with when their clips became what they are', async () => {
    for (const [i, key] of ['a', 'b', 'c'].entries()) {
      await store(clip(key, { publishedOn: `201${i}-01-01`, mentions: [mention('ada')] }));
    }
    await store({ ...removed(2), file: fileVersion(2, 'c') });
    expect(await newestMentions('ada', 1)).toEqual([
      {
        ...{ clipId: clipIdOf('inbox', 'b'), title: 'b', outlet: 'Radio Coteaux', publishedOn: '2011-01-01' },
        ...{ language: expect.any(String), snippet: mention('ada').snippet },
        ...{ receivedAt: expect.any(String), recordedAt: expect.stringMatching(/^2026-01-02T03:04:/) },
      },
    ]);
    expect(await newestMentions('ada', 9)).toHaveLength(2);
    expect(await newestMentions('ben', 9)).toEqual([]);
  });
});

describe('receipts', () => {
  it('of a key: all versions, settled last first', async () => {
    await store(clip('a'));
    await store(clip('a', {}, 2));
    const all = await receiptsOfKey({ bucket: 'inbox', key: 'a', limit: 9, position: null });
    expect(all.position).toBeNull();
    expect(all.items).toHaveLength(2);
    expect(new Set(all.items.map(({ versionId }) => versionId))).toEqual(new Set(['v1', 'v2']));
    const first = await receiptsOfKey({ bucket: 'inbox', key: 'a', limit: 1, position: null });
    const second = await receiptsOfKey({ bucket: 'inbox', key: 'a', limit: 1, position: first.position });
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.position).toBeNull();
    expect((await receiptsOfKey({ bucket: 'other', key: 'a', limit: 9, position: null })).items).toEqual([]);
  });

  it('of days: as many shards are read as before, between the days', async () => {
    const settled = [
      '2026-01-01T23:59:59.999Z',
      '2026-01-02T00:00:00.000Z',
      '2026-01-02T23:59:59.999Z',
      '2026-01-03T00:00:00.000Z',
    ];
    for (const [i, at] of settled.entries()) {
      await settle(clip(`k${i}`), { ...settlement, now: new Date(at) });
      await settle(clip('same', {}, i + 1), { ...settlement, now: new Date(at) });
    }
    const day = { from: '2026-01-02', to: '2026-01-02', limit: 9, position: null };
    const { items } = await receiptsByOutcome({ outcome: 'parsed', ...day });
    expect(items.map(({ key }) => key)).toEqual(['k2', 'k1']);
    const superseded = await receiptsByOutcome({ outcome: 'superseded', ...day, from: '2026-01-03', to: '2026-01-09' });
    expect(superseded.items.map(({ versionId }) => versionId)).toEqual(['v3']);
    const versions = await receiptsOfKey({ bucket: 'inbox', key: 'same', ...day });
    expect(versions.items.map(({ settledAt }) => settledAt)).toEqual([settled[2], settled[1]]);
    table.client.resetHistory();
    await receiptsByOutcome({ outcome: 'removed', ...day });
    const bounds = table.client.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExpressionAttributeValues);
    expect(bounds).toHaveLength(8);
    expect(bounds[0]).toMatchObject({ ':low': '2026-01-02', ':high': expect.stringMatching(/^2026-01-02./u) });
  });

  it('with an outcome: only those that still have it', async () => {
    await store(clip('a'));
    await store(clip('b'));
    await store({ ...refused(1), file: fileVersion(1, 'c') });
    await store(clip('a', {}, 2));
    const keysOf = async (outcome: 'parsed' | 'refused' | 'superseded' | 'removed') =>
      (await receiptsByOutcome({ outcome, limit: 9, position: null })).items.map(
        ({ key, versionId }) => key + versionId,
      );
    expect((await keysOf('parsed')).sort()).toEqual(['av2', 'bv1']);
    expect(await keysOf('superseded')).toEqual(['av1']);
    expect(await keysOf('refused')).toEqual(['cv1']);
    expect(await keysOf('removed')).toEqual([]);
  });
});
