import { beforeEach, describe, expect, it } from 'vitest';
import { clipText, getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../../../functions/aws/table/clip/correct-clip.ts';
import { receiptsOfKey } from '../../../../../functions/aws/table/file/receipts.ts';
import { createName } from '../../../../../functions/aws/table/name/names.ts';
import { replayFile } from '../../../../../functions/aws/table/replay/file.ts';
import { filesOfPage } from '../../../../../functions/aws/table/replay/files.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import type { ReplayMark } from '../../../../../shared/contract/replay.ts';
import { NOT_ASKED } from '../../../../../shared/embed/index.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { clipsIn, countsIn, recount } from '../../../../support/world/recount.ts';
import { clipResult, fileVersion, mention, refused, removed } from '../../../../support/world/results.ts';

const KEY = 'clips/seed.txt';
const fileId = clipIdOf('inbox', KEY);
const SETTLED = new Date('2026-01-02T03:04:06.000Z');
const REPLAYED = new Date('2026-03-01T00:00:00.000Z');
const mark: ReplayMark = { id: 'r', dryRun: false, page: 7, place: 3 };
let table: FakeTable;
const texts = new Map<string, string>();

const settlement = (now: Date) => ({
  now,
  archiveText: async (id: string, text: string, revision: string) => {
    texts.set(`${id}/${revision}`, text);
    return `${id}/${revision}`;
  },
});
const store = (...results: Result[]) =>
  results.reduce<Promise<unknown>>(
    (before, result) => before.then(() => settle(result, settlement(SETTLED))),
    Promise.resolve(),
  );
/** The result of reading a version again: S3's listing has no sequencer, and no host is asked. */
function readAgain(result: Result): Result {
  const file = { ...result.file, sequencer: '', receivedAt: result.file.lastModified };
  if (result.kind !== 'clip') return { ...result, file };
  const checks = result.clip.embeds.map(() => ({
    ...{
      status: 'unknown' as const,
      reason: NOT_ASKED,
      checkedAt: REPLAYED.toISOString(),
      nextCheckAt: REPLAYED.toISOString(),
    },
    seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 0 },
  }));
  return { ...result, file, checks };
}
const replay = (result: Result, changes: Partial<ReplayMark> = {}) =>
  replayFile(
    readAgain(result),
    { ...mark, ...changes },
    {
      ...settlement(REPLAYED),
      readText: async (key) => texts.get(key) ?? '',
    },
  );
const asked = { who: 'desk', now: REPLAYED, agrees: async () => {} };
const noted = async () => (await filesOfPage('r', 7))[0];
/** All rows but those of the replay. */
const rowsOf = (one: FakeTable) =>
  (JSON.parse(one.snapshot()) as [string, { kind: string }][]).filter(([, { kind }]) => kind !== 'replay-file');
const alerting = () =>
  table.stream.filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === 'mention').length;
const receipts = async () =>
  (await receiptsOfKey({ bucket: 'inbox', key: KEY, limit: 100, position: null })).items.map(
    ({ versionId, part = '', outcome, reason }) => [versionId, part, outcome, reason],
  );
/** Each name has its place, where its clip stands, and no other has one. */
async function expectPlaces() {
  const places = [...table.ofKind('mention'), ...table.ofKind('earlier-mention')].map(
    ({ sk, nameId }) => `${sk} ${nameId}`,
  );
  const clips = await clipsIn(table);
  const expected = clips.flatMap((clip) =>
    clip.mentions.map(({ nameId }) => `${clip.publishedOn ?? '0000-00-00'}#${clip.clipId} ${nameId}`),
  );
  expect(places.sort()).toEqual(expected.sort());
  expect(countsIn(table)).toEqual(recount(clips));
}

beforeEach(async () => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  texts.clear();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
});

function several(version: number, titles: Record<string, string | null>): Result {
  const { kind, clip, checks, text, story } = clipResult(version, { clip: { embeds: [] }, checks: [] });
  const parts = Object.entries(titles).map(([part, title]) =>
    title === null
      ? { kind: 'refused' as const, part, reason: 'It has no text.' }
      : { kind, part, clip: { ...clip, title, part }, checks, text, story: `${story}-${part}` },
  );
  return { kind: 'several', file: fileVersion(version), parts, namesVersion: 1 };
}

const LONG = 'x y z '.repeat(52_000);

describe('with the same rules', () => {
  it.each<[string, Result, number]>([
    ['a clip', clipResult(), 1],
    ['a clip with a long text', clipResult(1, { text: LONG }), 1],
    [
      'a clip with many mentions',
      clipResult(1, { clip: { mentions: Array.from({ length: 90 }, (_, i) => manySpans(`n${i}`)) } }),
      1,
    ],
    ['a refused file', refused(1), 0],
    ['a file of several clips', several(1, { a: 'A', b: null, c: 'C' }), 2],
    ['a file of refused clips', several(1, { a: null }), 0],
  ])('%s is not written: only the note of its row is', async (_, result, clips) => {
    await store(result);
    const before = rowsOf(table);
    const { writes } = await table.measure(async () => {
      expect(await replay(result)).toBe('same');
    });
    expect(rowsOf(table)).toEqual(before);
    expect(writes).toEqual({ table: 1 });
    expect(await noted()).toMatchObject({ place: 3, outcome: 'compared', isDone: true, packed: { clips, changed: 0 } });
  });

  it.each<[string, Result[], Result]>([
    ['another version is stored', [clipResult(1), clipResult(2)], clipResult(1)],
    ['it was deleted', [clipResult(1), removed(2)], clipResult(1)],
    ['nothing is stored: its event is on its way, or lost', [], clipResult(1)],
    ['it was gone when it was read', [clipResult(1)], { kind: 'superseded', file: fileVersion(1), reason: 'gone' }],
  ])('a file is passed over where %s', async (_, stored, read) => {
    await store(...stored);
    const before = rowsOf(table);
    expect(await replay(read)).toBe('passed-over');
    expect(rowsOf(table)).toEqual(before);
    expect(await noted()).toMatchObject({ outcome: 'passed-over', isDone: true, packed: { clips: 0 } });
  });

  it('a version that is just being stored is news: it is tried again after that', async () => {
    let texted = 0;
    table.beforeRequest = () => {
      if (table.ofKind('clip').length > 0 && ++texted === 3) throw new Error('crash');
    };
    await store(clipResult(1)).catch(() => {});
    table.beforeRequest = () => {};
    await expect(replay(clipResult(1))).rejects.toThrow('is being stored');
    expect(await noted()).toBeUndefined();
    await store(clipResult(1));
    expect(alerting()).toBe(1);
    expect(await replay(clipResult(1))).toBe('same');
  });
});

function manySpans(nameId: string) {
  const spans = Array.from({ length: 12 }, (_, i) => ({
    start: 97 * i,
    end: 97 * i + 9,
    form: `Mara Lind ${i}`,
    alias: nameId,
  }));
  return { nameId, count: 12, spans, snippet: `${nameId} spoke of many things. `.repeat(6) };
}

describe('with better rules', () => {
  const older = clipResult(1, {
    clip: { outlet: null, publishedOn: null, mentions: [mention('mara-lind')], warnings: [] },
  });
  const video = { provider: 'vimeo', videoId: '7', url: 'https://vimeo.com/7' };
  const better = clipResult(1, {
    clip: {
      outlet: 'Radio Coteaux',
      publishedOn: '2017-02-15',
      embeds: [...clipResult(1).clip.embeds, video],
      mentions: [mention('mara-lind'), mention('ada-berg')],
    },
  });

  it('the changed fields change, and nothing else; places and counters move; nobody is alerted', async () => {
    await store(older);
    const before = await getClip(fileId);
    expect(alerting()).toBe(1);
    expect(await replay(better)).toBe('changed');
    const after = await getClip(fileId);
    expect(after).toMatchObject({ outlet: 'Radio Coteaux', publishedOn: '2017-02-15', receivedAt: before?.receivedAt });
    const same = (clip: typeof after) => ({
      ...clip,
      ...{ outlet: null, publishedOn: null, embeds: [], mentions: [], receipt: null, revision: 0 },
    });
    expect(same(after)).toEqual(same(before));
    expect(after?.embeds[0]).toEqual(before?.embeds[0]);
    expect(after?.embeds[1]).toMatchObject({ ...video, check: { reason: NOT_ASKED } });
    expect(alerting()).toBe(1);
    expect(
      table
        .ofKind('earlier-mention')
        .map(({ nameId }) => nameId)
        .sort(),
    ).toEqual(['ada-berg', 'mara-lind']);
    await expectPlaces();
    expect(await receipts()).toEqual([['v1', '', 'parsed', null]]);
    expect(await noted()).toMatchObject({
      isDone: true,
      packed: { clips: 1, changed: 1, fields: { outlet: 1, publishedOn: 1, embeds: 1, mentions: 1 } },
    });
    expect((await noted())?.packed.samples[0]?.fields).toMatchObject({
      outlet: { before: null, after: 'Radio Coteaux' },
      publishedOn: { before: null, after: '2017-02-15' },
    });
    expect(await replay(better, { id: 'next' })).toBe('same');
    // The event of S3 once more, and a newer version.
    await store(older);
    expect(await getClip(fileId)).toEqual(after);
    await store(clipResult(2));
    expect(await getClip(fileId)).toMatchObject({ title: 'Title 2' });
    expect(await receipts()).toEqual([
      ['v2', '', 'parsed', null],
      ['v1', '', 'superseded', expect.anything()],
    ]);
  });

  it.each<[string, Result, Result, string[]]>([
    ['a name that was not found before, but none that moves with its clip', older, better, ['ada-berg']],
    ['all names of a file that was refused', refused(1), clipResult(1), ['mara-lind']],
    ['nothing where no name is new', clipResult(1), clipResult(1, { clip: { title: 'Better' } }), []],
  ])('for a summary it keeps %s', async (_, before, after, names) => {
    await store(before);
    await replay(after, { summary: true });
    const { story } = (await getClip(fileId)) ?? {};
    expect(table.ofKind('found')).toEqual(
      names.map((nameId) => expect.objectContaining({ pk: 'FOUND#r', nameId, clipId: fileId, story })),
    );
  });

  it('a mention that was news stays the news that it was', async () => {
    await store(clipResult(1));
    await replay(clipResult(1, { clip: { title: 'Better' } }));
    expect(table.ofKind('mention')).toHaveLength(1);
    expect(alerting()).toBe(1);
    await expectPlaces();
  });

  it.each<[string, Result, Result, Record<string, unknown>, unknown[]]>([
    ['refused → a clip', refused(1), clipResult(1), { clip: 1 }, [['v1', '', 'parsed', null]]],
    ['a clip → refused', clipResult(1), refused(1), { clip: 1 }, [['v1', '', 'refused', 'It is a JPEG image.']]],
    [
      'refused for another reason',
      refused(1),
      { kind: 'refused', file: fileVersion(1), reason: 'It is a PNG image.' },
      { receipt: 1 },
      [['v1', '', 'refused', 'It is a PNG image.']],
    ],
    [
      'a clip → several',
      clipResult(1),
      several(1, { a: 'A', b: 'B' }),
      { clip: 3 },
      [
        ['v1', '', 'parsed', null],
        ['v1', 'a', 'parsed', null],
        ['v1', 'b', 'parsed', null],
      ],
    ],
    ['several → a clip', several(1, { a: 'A', b: 'B' }), clipResult(1), { clip: 3 }, [['v1', '', 'parsed', null]]],
    [
      'other parts, one of them changed',
      several(1, { a: 'A', b: 'B', c: null }),
      several(1, { a: 'Better', c: 'C', d: 'D' }),
      { title: 1, clip: 3 },
      [
        ['v1', '', 'parsed', null],
        ['v1', 'a', 'parsed', null],
        ['v1', 'c', 'parsed', null],
        ['v1', 'd', 'parsed', null],
      ],
    ],
  ])('%s, with each file and part under one receipt', async (_, before, after, fields, expected) => {
    await store(before);
    const alerted = alerting();
    expect(await replay(after)).toBe('changed');
    expect((await noted())?.packed.fields).toEqual(fields);
    expect((await receipts()).sort()).toEqual(expected);
    expect(alerting()).toBe(alerted);
    await expectPlaces();
    expect(await replay(after, { id: 'next' })).toBe('same');
    await store(after);
    expect(alerting()).toBe(alerted);
    await store(clipResult(2));
    expect((await receipts()).filter(([, , outcome]) => outcome === 'parsed')).toHaveLength(1);
    await expectPlaces();
  });

  it('a long text is replaced', async () => {
    await store(clipResult(1, { text: LONG }));
    expect(await replay(clipResult(1, { text: `${LONG}!` }))).toBe('changed');
    const text = await clipText(fileId);
    expect(text?.kind === 'archived' && texts.get(text.key)).toBe(`${LONG}!`);
  });

  it('mentions of names that are not tracked any more stay, those of newer names too', async () => {
    await store(clipResult(1, { clip: { mentions: [mention('gone'), mention('mara-lind')] }, namesVersion: 5 }));
    await replay(clipResult(1, { clip: { title: 'Better', mentions: [] }, namesVersion: 5 }));
    expect((await getClip(fileId))?.mentions.map(({ nameId }) => nameId)).toEqual(['gone']);
    await replay(clipResult(1, { clip: { title: 'Better still', mentions: [] }, namesVersion: 4 }), { place: 4 });
    expect((await getClip(fileId))?.mentions.map(({ nameId }) => nameId)).toEqual(['gone']);
    await expectPlaces();
  });

  it('a dry run says the same, and writes no clip', async () => {
    await store(older);
    const before = rowsOf(table);
    expect(await replay(better, { dryRun: true })).toBe('would-change');
    expect(rowsOf(table)).toEqual(before);
    const said = (await noted())?.packed;
    await replay(better, { id: 'wet' });
    expect((await filesOfPage('wet', 7))[0]?.packed).toEqual(said);
  });

  it('a newer version that is stored meanwhile wins', async () => {
    await store(older);
    let requests = 0;
    table.beforeRequest = async () => {
      // After what was stored has been compared.
      if (++requests === 4) await store(clipResult(2));
    };
    expect(await replay(better)).toBe('passed-over');
    table.beforeRequest = () => {};
    expect(await getClip(fileId)).toMatchObject({ title: 'Title 2' });
    expect(await noted()).toMatchObject({ outcome: 'passed-over', isDone: true, packed: { changed: 0 } });
    await expectPlaces();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a correction', () => correctClip(fileId, { ...asked, asked: { title: 'Corrected' } })],
    ['a newer version', () => store(clipResult(2))],
    ['a delete', () => store(removed(2))],
  ])('%s that is stored meanwhile, before whichever request, is no change of the replay', async (_, meanwhile) => {
    for (const dryRun of [false, true]) {
      for (let at = 1; at <= 8; at += 1) {
        table = new FakeTable();
        await store(clipResult(1));
        let requests = 0;
        table.beforeRequest = async () => {
          requests += 1;
          if (requests === at) await meanwhile();
        };
        await replay(clipResult(1), { dryRun });
        table.beforeRequest = () => {};
        expect(await noted(), `${at}`).toMatchObject({ isDone: true, packed: { changed: 0 } });
      }
    }
  });

  it.each<[string, Result, Result]>([
    ['a clip', older, better],
    ['a clip that was refused', refused(1), clipResult(1)],
    ['a clip that is refused now', clipResult(1), refused(1)],
    ['a file of other parts', several(1, { a: 'A', b: 'B' }), several(1, { a: 'Better', c: 'C' })],
  ])(
    'delivered again after a crash at any request, %s is as without, and is counted once',
    async (_, before, after) => {
      await store(before);
      const start = table.snapshot();
      const again = () => replay(after, { summary: true });
      await again();
      const expected = [rowsOf(table), await noted()];
      await crashAtEachRequest({
        start: () => {
          table = new FakeTable(start);
          return table;
        },
        work: () => again().catch(() => {}),
        check: async (label) => {
          await again();
          await again();
          expect([rowsOf(table), await noted()], label).toEqual(expected);
          expect(alerting(), label).toBe(0);
        },
      });
    },
  );

  it('two deliveries at once change it once', async () => {
    await store(older);
    await Promise.all([replay(better), replay(better)]);
    await replay(better);
    expect(await noted()).toMatchObject({ isDone: true, packed: { changed: 1 } });
    expect(await getClip(fileId)).toMatchObject({ outlet: 'Radio Coteaux' });
    await expectPlaces();
  });
});
