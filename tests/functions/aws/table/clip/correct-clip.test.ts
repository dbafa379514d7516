import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip, listClips } from '../../../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../../../functions/aws/table/clip/correct-clip.ts';
import { listRevisions } from '../../../../../functions/aws/table/clip/history.ts';
import { listMentions } from '../../../../../functions/aws/table/clip/mentions.ts';
import { applyRematch, matchedClip } from '../../../../../functions/aws/table/clip/rematch.ts';
import { startScan } from '../../../../../functions/aws/table/name/scan-run.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Asked } from '../../../../../shared/contract/history.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { clipsIn, countsIn, recount } from '../../../../support/world/recount.ts';
import { clipResult, fileVersion, mention, refused, removed } from '../../../../support/world/results.ts';

const clipId = clipIdOf('inbox', 'clips/seed.txt');
const NOW = new Date('2026-01-02T03:04:06.000Z');
const LATER = new Date('2026-01-03T00:00:00.000Z');
const DAY = '2018-01-01';
let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

const store = (result: Result) => settle(result, { now: NOW, archiveText: async () => 'texts/x.txt' });
const correct = (asked: Asked, id = clipId) =>
  correctClip(id, { asked, who: 'desk', now: LATER, agrees: async () => {} });
const inserted = () =>
  table.stream.filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === 'mention').length;
const page = { limit: 100, position: null, order: 'newest' } as const;
/** The days under which the mentions of a name are listed. */
const daysOf = async (nameId: string) => (await listMentions({ ...page, nameId })).items.map((one) => one.publishedOn);
const named = (names: number) => Array.from({ length: names }, (_, i) => mention(`name-${i}`));
const BY_HAND = { rule: 'corrected', start: 0, end: 0 };

/** What must always be true: counters are exact, and each mention of a clip is listed once, where the clip stands. */
async function consistent(label = '') {
  const clips = await clipsIn(table);
  expect(countsIn(table), label).toEqual(recount(clips));
  for (const { mentions, publishedOn } of clips) {
    for (const { nameId } of mentions) expect(await daysOf(nameId), `${label} ${nameId}`).toEqual([publishedOn]);
  }
}

describe('a correction', () => {
  it("is what everybody sees; what was read stays a candidate, and the receipt the file's", async () => {
    await store(clipResult(1, { clip: { evidence: { title: { rule: 'first-heading', start: 1, end: 8 } } } }));
    const before = await getClip(clipId);
    const corrected = await correct({ title: 'By hand', outlet: 'Another', language: 'fr', publishedOn: DAY });
    const clip = await getClip(clipId);
    expect(corrected).toEqual({ kind: 'corrected', clip });
    expect(clip).toMatchObject({
      ...{ title: 'By hand', outlet: 'Another', language: 'fr', publishedOn: DAY, summary: 'A summary.', revision: 2 },
      evidence: { title: BY_HAND, outlet: BY_HAND, language: BY_HAND, publishedOn: BY_HAND },
      candidates: { title: [{ value: 'Title 1', rule: 'first-heading', start: 1, end: 8 }] },
    });
    expect([clip?.receipt, clip?.warnings, clip?.story]).toEqual([before?.receipt, before?.warnings, before?.story]);
    for (const found of [{ outlet: 'another' }, { language: 'fr' }, { from: DAY, to: DAY }]) {
      expect((await listClips({ ...page, ...found })).items).toEqual([clip]);
    }
    for (const left of [{ outlet: 'Radio Coteaux' }, { language: 'en' }, { to: '2017-12-31' }]) {
      expect((await listClips({ ...page, ...left })).items).toEqual([]);
    }
    await consistent();
  });

  it('mails nobody, though the mentions move with the day', async () => {
    await store(clipResult(1, { clip: { mentions: named(3) } }));
    const alerts = inserted();
    await correct({ publishedOn: DAY });
    await correct({ publishedOn: null });
    await correct({ publishedOn: '2019-01-01' });
    expect(inserted()).toBe(alerts);
    expect([...table.ofKind('mention'), ...table.ofKind('earlier-mention')]).toHaveLength(3);
    await consistent();
  });

  it('of the day, while a scan goes through the archive by day, has the clip matched again', async () => {
    await store(clipResult(1));
    await correct({ publishedOn: DAY });
    await startScan(2, LATER);
    await correct({ title: 'By hand' });
    expect(table.ofKind('late')).toEqual([]);
    await correct({ publishedOn: null });
    expect(table.ofKind('late')).toMatchObject([{ clipId }]);
  });

  it('keeps what a place says beside', async () => {
    await store(clipResult(1));
    for (const place of table.ofKind('mention')) place.late = true;
    await correct({ publishedOn: DAY });
    expect(table.ofKind('earlier-mention')).toMatchObject([{ late: true, nameId: 'mara-lind', clipId }]);
  });

  const rematched = async () => {
    const clip = await matchedClip(clipId);
    if (clip) await applyRematch(clip, { put: [mention('ada')], drop: [], version: 9, scan: 1 }, LATER);
  };
  it.each<[string, () => Promise<unknown>]>([
    ['a new version', () => store(clipResult(2))],
    ['a new version of another day', () => store(clipResult(2, { clip: { publishedOn: '2016-01-01' } }))],
    ['the same version again', () => store(clipResult(1))],
    ['an older version that comes late', () => store(clipResult(0))],
    ['a back-fill', rematched],
    ['a version that is refused, and one that is not', () => store(refused(2)).then(() => store(clipResult(3)))],
    ['a removal, and another upload', () => store(removed(2)).then(() => store(clipResult(3)))],
  ])('survives %s', async (_, change) => {
    await store(clipResult(1));
    await correct({ title: 'By hand', publishedOn: DAY });
    await change();
    expect(await getClip(clipId)).toMatchObject({
      ...{ title: 'By hand', publishedOn: DAY },
      evidence: { title: BY_HAND, publishedOn: BY_HAND },
    });
    await consistent();
  });

  it('of a part of a file survives the next version of the file', async () => {
    const { kind, clip, checks, text, story } = clipResult(1);
    const several = (version: number, title: string): Result => ({
      kind: 'several',
      file: fileVersion(version),
      parts: [{ kind, clip: { ...clip, title }, checks, text, story, part: 'one' }],
      namesVersion: 1,
    });
    const part = clipIdOf('inbox', 'clips/seed.txt', 'one');
    await store(several(1, 'A'));
    await correct({ outlet: 'Another' }, part);
    await store(several(2, 'B'));
    expect(await getClip(part)).toMatchObject({ title: 'B', outlet: 'Another', evidence: { outlet: BY_HAND } });
    await consistent();
  });

  it('is taken back: the field is what the newest version says', async () => {
    await store(clipResult(1, { clip: { candidates: { title: [{ value: 'x', rule: 'y', start: 0, end: 1 }] } } }));
    await correct({ title: 'By hand', outlet: 'Another' });
    await store(clipResult(2));
    await correct({ title: null });
    const clip = await getClip(clipId);
    expect(clip).toMatchObject({ title: 'Title 2', outlet: 'Another', evidence: { outlet: BY_HAND } });
    expect(clip?.evidence.title).toBeUndefined();
    await correct({ outlet: null });
    const { revision: _, ...read } = { ...(await getClip(clipId)) };
    table = new FakeTable();
    await store(clipResult(2, { story: 'story-1' }));
    const { revision: __, ...fresh } = { ...(await getClip(clipId)) };
    expect(read).toEqual(fresh);
  });

  it('asked for again changes nothing; neither does taking back what there is not', async () => {
    await store(clipResult(1));
    await correct({ title: 'By hand' });
    const { write } = await table.measure(async () => {
      await correct({ title: 'By hand' });
      await correct({ outlet: null });
    });
    expect(write).toBe(0);
  });

  it('of what was read, word for word, is one all the same: it stays', async () => {
    await store(clipResult(1));
    await correct({ title: 'Title 1' });
    await store(clipResult(2));
    expect(await getClip(clipId)).toMatchObject({ title: 'Title 1', evidence: { title: BY_HAND } });
  });

  it('of a clip that is not there: absent', async () => {
    expect(await correct({ title: 'x' })).toEqual({ kind: 'absent' });
    await store(clipResult(1));
    await store(removed(2));
    expect(await correct({ title: 'x' })).toEqual({ kind: 'absent' });
  });

  it('is not made where the caller does not agree to the clip as it is', async () => {
    await store(clipResult(1));
    const agrees = async () => {
      throw new Error('stale');
    };
    const asked = { title: 'x' };
    await expect(correctClip(clipId, { asked, who: 'desk', now: LATER, agrees })).rejects.toThrow('stale');
    expect(await getClip(clipId)).toMatchObject({ title: 'Title 1' });
  });
});

describe('while a version of the file is being stored', () => {
  it('the day is not corrected, other fields are, and the version alerts as ever when it is delivered again', async () => {
    let requests = 0;
    table.beforeRequest = () => {
      requests += 1;
      if (table.ofKind('clip').length > 0 && requests > 3) throw new Error('crash');
    };
    await expect(store(clipResult(1))).rejects.toThrow('crash');
    table.beforeRequest = () => {};
    expect(inserted()).toBe(0);
    expect(await correct({ publishedOn: DAY })).toEqual({ kind: 'unfinished' });
    expect(await correct({ title: 'By hand' })).toMatchObject({ kind: 'corrected' });
    await store(clipResult(1));
    expect(inserted()).toBe(1);
    expect(await correct({ publishedOn: DAY })).toMatchObject({ kind: 'corrected', clip: { title: 'By hand' } });
    await consistent();
  });

  it('no correction is lost, and no mention is listed twice or nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        table = new FakeTable();
        await store(clipResult(1, { clip: { mentions: named(2) } }));
        table.beforeRequest = () => scheduler.schedule(Promise.resolve());
        const other = { clip: { mentions: named(3), publishedOn: '2016-01-01' } };
        const all = Promise.all([
          store(clipResult(2, other)),
          correct({ title: 'By hand' }),
          correct({ publishedOn: DAY }),
          correct({ outlet: 'Another' }),
        ]);
        await scheduler.waitFor(all);
        const [, , day] = await all;
        table.beforeRequest = () => {};
        if (day.kind === 'unfinished') await correct({ publishedOn: DAY });
        expect(await getClip(clipId)).toMatchObject({ title: 'By hand', outlet: 'Another', publishedOn: DAY });
        await consistent();
        const states = (await listRevisions({ clipId, limit: 100, position: null }))?.items ?? [];
        expect(states.map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('wherever a run dies', () => {
  it.each([0, 1, 16, 17, 120])(
    'of %i names, the clip is as before or corrected, and asking again mends it',
    async (names) => {
      await crashAtEachRequest({
        start: () => {
          table = new FakeTable();
          return table;
        },
        work: async () => {
          const { beforeRequest } = table;
          table.beforeRequest = () => {};
          await store(clipResult(1, { clip: { mentions: named(names) } }));
          table.beforeRequest = beforeRequest;
          await correct({ publishedOn: DAY, title: 'By hand' }).catch(() => null);
        },
        check: async (label) => {
          const clip = await getClip(clipId);
          const isCorrected = clip?.title === 'By hand';
          expect(clip, label).toMatchObject({
            publishedOn: isCorrected ? DAY : '2017-02-15',
            revision: isCorrected ? 2 : 1,
          });
          for (const { nameId } of named(Math.min(names, 2))) {
            expect(await daysOf(nameId), label).toEqual([clip?.publishedOn]);
          }
          const again = await correct({ publishedOn: DAY, title: 'By hand' });
          expect(again, label).toMatchObject({
            kind: 'corrected',
            clip: { publishedOn: DAY, title: 'By hand', revision: 2 },
          });
          expect(countsIn(table), label).toEqual(recount(await clipsIn(table)));
          const places = [...table.ofKind('mention'), ...table.ofKind('earlier-mention')];
          expect(
            places.every(({ sk }) => String(sk).startsWith(DAY)),
            label,
          ).toBe(true);
          expect([places.length, inserted()], label).toEqual([names, names]);
        },
      });
    },
  );
});
