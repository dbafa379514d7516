import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../../../functions/aws/table/clip/correct-clip.ts';
import { clipAsOf, listRevisions, textAsOf } from '../../../../../functions/aws/table/clip/history.ts';
import { earlierStates } from '../../../../../functions/aws/table/clip/history-rows.ts';
import { applyRematch, matchedClip } from '../../../../../functions/aws/table/clip/rematch.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import { MAX_STATES } from '../../../../../shared/clip/limits.ts';
import type { Clip } from '../../../../../shared/contract/clip.ts';
import type { Asked } from '../../../../../shared/contract/history.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { itemBytes } from '../../../../support/request-units.ts';
import { clipsIn, countsIn, recount } from '../../../../support/world/recount.ts';
import { clipResult, mention, removed } from '../../../../support/world/results.ts';

const clipId = clipIdOf('inbox', 'clips/seed.txt');
let table: FakeTable;
let clock: number;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  clock = Date.parse('2026-01-02T03:05:00Z');
});

function tick(): Date {
  clock += 60_000;
  return new Date(clock);
}
const store = (result: Result) => settle(result, { now: tick(), archiveText: async () => 'texts/x.txt' });
const correct = (asked: Asked, who = 'desk') =>
  correctClip(clipId, { asked, who, now: tick(), agrees: async () => {} });
/** As the back-fill writes it: these names instead of those that the clip has. */
async function rematch(nameIds: readonly string[], version: number) {
  const clip = await matchedClip(clipId);
  if (clip === null) return;
  const drop = clip.mentions.map(({ nameId }) => nameId).filter((nameId) => !nameIds.includes(nameId));
  await applyRematch(clip, { put: nameIds.map(mention), drop, version, scan: 1 }, tick());
}
const revisions = async () => (await listRevisions({ clipId, limit: 100, position: null }))?.items ?? [];
const now = () => new Date(clock);

describe('states of a clip', () => {
  it('are listed from the newest on, each with what made it and what changed', async () => {
    await store(clipResult(1));
    await store(clipResult(2, { clip: { outlet: 'Another', mentions: [] } }));
    await correct({ title: 'By hand', publishedOn: '2018-01-01' });
    await rematch(['ada'], 7);
    await correct({ title: null });
    expect(await revisions()).toMatchObject([
      { revision: 5, changed: ['title'], by: { kind: 'correction', who: 'desk' }, title: 'Title 2' },
      {
        revision: 4,
        changed: ['mentions'],
        by: { kind: 'names', version: 7 },
        mentions: [{ nameId: 'ada', count: 1 }],
      },
      { revision: 3, changed: ['title', 'publishedOn'], title: 'By hand', publishedOn: '2018-01-01', mentions: [] },
      {
        revision: 2,
        changed: ['title', 'outlet', 'mentions'],
        by: { kind: 'file', versionId: 'v2' },
        versionId: 'v2',
        outlet: 'Another',
      },
      {
        revision: 1,
        changed: [],
        by: { kind: 'file', versionId: 'v1' },
        versionId: 'v1',
        recordedAt: '2026-01-02T03:06:00.000Z',
      },
    ]);
    expect(await getClip(clipId)).toMatchObject({ revision: 5 });
  });

  it('go page by page, though a new one comes between', async () => {
    for (let version = 1; version <= 5; version++) await store(clipResult(version));
    const seen: number[] = [];
    let position: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listRevisions>> = await listRevisions({ clipId, limit: 2, position });
      seen.push(...(page?.items ?? []).map(({ revision }) => revision));
      position = page?.position ?? null;
      await store(clipResult(6 + seen.length));
    } while (position !== null);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  it('the first costs no row, and nor does what nobody can see', async () => {
    await store(clipResult(1));
    await store(clipResult(1));
    await rematch(['mara-lind'], 3);
    expect(table.ofKind('history')).toEqual([]);
    expect(await getClip(clipId)).toMatchObject({ revision: 1 });
  });

  it('a delivery that was cut off and repeated is one state', async () => {
    await store(clipResult(1));
    let requests = 0;
    table.beforeRequest = () => {
      if (++requests === 6) throw new Error('crash');
    };
    await expect(store(clipResult(2))).rejects.toThrow('crash');
    table.beforeRequest = () => {};
    const [half] = await revisions();
    await store(clipResult(2));
    expect(await revisions()).toMatchObject([{ revision: 2, recordedAt: half?.recordedAt }, { revision: 1 }]);
  });

  it('of a removed clip stay, and go on when its file is uploaded again', async () => {
    await store(clipResult(1));
    const before = now();
    await store(removed(2));
    const gone = now();
    tick();
    await store(clipResult(3));
    expect(await revisions()).toMatchObject([
      { revision: 2, changed: [], title: 'Title 3' },
      { revision: 1, title: 'Title 1', removedAt: gone.toISOString() },
    ]);
    expect(await clipAsOf(clipId, before)).toMatchObject({ title: 'Title 1', revision: 1 });
    expect(await clipAsOf(clipId, gone)).toBeNull();
    await store(removed(4));
    expect((await revisions()).map(({ revision }) => revision)).toEqual([2, 1]);
    expect(await getClip(clipId)).toBeNull();
  });

  it('of a clip that there never was, or that was removed before it came, are none', async () => {
    expect(await listRevisions({ clipId, limit: 10, position: null })).toBeNull();
    await store(removed(2));
    expect(await listRevisions({ clipId, limit: 10, position: null })).toBeNull();
    await store(clipResult(3));
    expect(await revisions()).toMatchObject([{ revision: 1, changed: [] }]);
  });

  it(`the oldest go: ${MAX_STATES} stay beside the newest`, async () => {
    await store(clipResult(1));
    for (let i = 0; i < MAX_STATES + 2; i++) await correct({ title: `By hand ${i}` });
    const states = await earlierStates(clipId);
    expect([states.length, states.at(-1)?.number]).toEqual([MAX_STATES, 3]);
    expect(await clipAsOf(clipId, new Date('2026-01-02T03:07:00Z'))).toBeNull();
  });

  it('fit into a row, whatever the clip has', async () => {
    const random = fc.sample(fc.string({ minLength: 90, maxLength: 90 }), { numRuns: 3000, seed: 1 });
    const mentions = random.slice(0, 400).map((snippet, i) => ({ ...mention(`name-${i}`), snippet }));
    const candidates = { title: random.map((value) => ({ value, rule: 'x', start: 0, end: 0 })) };
    await store(clipResult(1, { clip: { mentions, candidates } }));
    await store(clipResult(2, { clip: { mentions } }));
    const [row] = table.ofKind('history');
    expect(itemBytes(row ?? {})).toBeLessThan(400 * 1024);
    const [, first] = await revisions();
    expect(first?.mentions).toHaveLength(400);
    expect((await clipAsOf(clipId, new Date('2026-01-02T03:06:30Z')))?.mentions).toHaveLength(400);
  });
});

describe('a clip as it was known', () => {
  it('is all of it: fields, names, videos with the status of that time, receipt', async () => {
    await store(clipResult(1));
    const first = await getClip(clipId);
    const then = now();
    await store(clipResult(2, { clip: { embeds: [], mentions: [] }, checks: [] }));
    expect(await clipAsOf(clipId, then)).toEqual(first);
    expect(await clipAsOf(clipId, new Date('2030-01-01'))).toEqual(await getClip(clipId));
    expect(await clipAsOf(clipId, new Date('2026-01-02T03:05:59Z'))).toBeNull();
  });

  it('has its text only while the version of the file is the same', async () => {
    await store(clipResult(1));
    const first = now();
    await correct({ title: 'By hand' });
    expect(await textAsOf(clipId, first)).toEqual({ kind: 'text', text: 'Text 1' });
    await store(clipResult(2));
    expect(await textAsOf(clipId, first)).toEqual({
      kind: 'not-kept',
      bucket: 'inbox',
      key: 'clips/seed.txt',
      versionId: 'v1',
    });
    expect(await textAsOf(clipId, new Date('2020-01-01'))).toBeNull();
  });

  it('rows of the release before are states too', async () => {
    await store(clipResult(1));
    const [row] = table.ofKind('clip');
    delete row?.number;
    await store(clipResult(2));
    expect(await revisions()).toMatchObject([
      { revision: 2, changed: ['title'] },
      { revision: 1, recordedAt: '2026-01-02T03:06:00.000Z', by: { kind: 'file', versionId: 'v1' } },
    ]);
  });
});

type Step =
  | { kind: 'upload'; title: string; publishedOn: string; names: string[]; isOlder: boolean }
  | { kind: 'remove' }
  | { kind: 'correct'; asked: Asked }
  | { kind: 'rematch'; names: string[] };

const NAMES = ['ada', 'bob'];
const DAYS = ['2017-02-15', '2018-01-01'];
const names = fc.subarray(NAMES);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('upload' as const),
    title: fc.constantFrom('A', 'B'),
    publishedOn: fc.constantFrom(...DAYS),
    names,
    isOlder: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('remove' as const) }),
  fc.record({
    kind: fc.constant('correct' as const),
    asked: fc.record(
      {
        title: fc.constantFrom('A', 'By hand', null),
        publishedOn: fc.constantFrom('2018-01-01', '2019-01-01', null),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('rematch' as const), names }),
);

/** Does a step; answers what is given by hand after it. */
async function play(one: Step, version: number, byHand: Asked): Promise<Asked> {
  switch (one.kind) {
    case 'upload': {
      const { title, publishedOn, names, isOlder } = one;
      await store(clipResult(isOlder ? 5 : version, { clip: { title, publishedOn, mentions: names.map(mention) } }));
      return byHand;
    }
    case 'remove':
      await store(removed(version));
      return byHand;
    case 'correct':
      return (await correct(one.asked)).kind === 'corrected' ? { ...byHand, ...one.asked } : byHand;
    case 'rematch':
      await rematch(one.names, version);
      return byHand;
    default:
      return one satisfies never;
  }
}

describe('whatever happens to a clip', () => {
  it('at every instant it is known as it was then, and what was given by hand is on top', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        table = new FakeTable();
        clock = Date.parse('2026-01-02T03:05:00Z');
        /** What the clip was after each step. */
        const recorded: { at: Date; clip: Clip | null }[] = [];
        let byHand: Asked = {};
        for (const [i, one] of steps.entries()) {
          byHand = await play(one, 10 + i, byHand);
          const clip = await getClip(clipId);
          recorded.push({ at: now(), clip });
          for (const field of ['title', 'publishedOn'] as const) {
            const isByHand = clip?.evidence[field]?.rule === 'corrected';
            expect(isByHand ? clip?.[field] : null).toBe(clip === null ? null : (byHand[field] ?? null));
          }
          const known = await Promise.all(recorded.map(({ at }) => clipAsOf(clipId, at)));
          expect(known.map(shown)).toEqual(recorded.map(({ clip }) => shown(clip)));
        }
        const states = await revisions();
        expect(states.map(({ revision }) => revision)).toEqual(states.map((_, i) => states.length - i));
        expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
      }),
      { numRuns: 30 },
    );
  });
});

/** A change that nobody sees makes no state, but may settle anew. */
function shown(clip: Clip | null): unknown {
  return clip && { ...clip, receipt: clip.receipt.versionId, receivedAt: undefined };
}
