import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeClip, type Write } from '../../../../../functions/aws/table/clip/clip-change.ts';
import { contentOfResult, type RowContent } from '../../../../../functions/aws/table/clip/clip-rows.ts';
import { applyRematch, matchedClip } from '../../../../../functions/aws/table/clip/rematch.ts';
import { jointWrites } from '../../../../../functions/aws/table/joint-writes.ts';
import { readState } from '../../../../../functions/aws/table/settle/clip.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Mention } from '../../../../../shared/contract/clip.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { itemBytes } from '../../../../support/request-units.ts';
import { begin, conflict, settleAll, settlement, table } from '../../../../support/world/counting.ts';
import { clipsIn, countedByRows, countsIn, drift, recount } from '../../../../support/world/recount.ts';
import { clipResult, fileVersion, mention, removed } from '../../../../support/world/results.ts';

// What waits before another try waits no time.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

beforeEach(() => begin());

const { now } = settlement;

describe('a clip', () => {
  it('counts for its outlet, language and day, and for each of its names', async () => {
    const mentions = [mention('ada'), { ...mention('ben'), count: 3 }];
    await settleAll(clipResult(1, { clip: { mentions } }));
    expect(countsIn(table)).toEqual({
      'COUNTS#CLIPS 2017-02-15#radio coteaux#en': { clips: 1, mentions: 4 },
      'COUNTS#NAME#ada 2017-02-15': { clips: 1, mentions: 1 },
      'COUNTS#NAME#ben 2017-02-15': { clips: 1, mentions: 3 },
    });
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
  });

  it.each<[string, ...Result[]]>([
    ['delivered again', clipResult(1), clipResult(1)],
    ['of another day', clipResult(1), clipResult(2, { clip: { publishedOn: '2018-01-01' } })],
    ['that loses its day', clipResult(1), clipResult(2, { clip: { publishedOn: null } })],
    ['of another outlet and language', clipResult(1), clipResult(2, { clip: { outlet: null, language: 'fr' } })],
    ['of the longest outlet', clipResult(1, { clip: { outlet: 'ق'.repeat(1000) } })],
    ['with another name', clipResult(1), clipResult(2, { clip: { mentions: [mention('ada')] } })],
    ['that comes late', clipResult(2), clipResult(1, { clip: { mentions: [] } })],
    ['that is deleted', clipResult(1), removed(2)],
    ['that comes back', clipResult(1), removed(2), clipResult(3)],
  ])('%s is counted as readers see it', async (_, ...results) => {
    await settleAll(...results);
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
  });

  it('that a new version leaves as it was costs the counters nothing', async () => {
    await settleAll(clipResult(1));
    const since = table.stream.length;
    await settleAll(clipResult(2));
    expect(table.stream.slice(since).filter((change) => change.new?.kind === 'counter')).toEqual([]);
  });

  it('of an earlier release is counted when it next changes', async () => {
    await settleAll(clipResult(1));
    for (const [key, { number: _, counted: __, ...row }] of table.rows) {
      if (row.kind === 'counter') table.rows.delete(key);
      else table.rows.set(key, row);
    }
    expect(await clipsIn(table)).toHaveLength(1);
    await settleAll(clipResult(2));
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
    expect(await readState(clipIdOf('inbox', 'clips/seed.txt'))).toMatchObject({ number: 2 });
  });

  it('of an earlier release whose row lacks the counts of its further names is not counted until these are known', async () => {
    const mentions = Array.from({ length: 600 }, (_, i) => mention(`name-${i}`));
    await settleAll(clipResult(1, { clip: { mentions } }));
    const clipId = clipIdOf('inbox', 'clips/seed.txt');
    const state = await readState(clipId);
    if (!state?.live) throw new Error('there is no clip');
    const { furtherCounts: _, ...live } = state.live;
    await changeClip({ before: state, after: { kind: 'clip', ...live }, by: { kind: 'story', who: 'somebody' }, now });
    expect(countsIn(table)).toEqual({});
    const clip = await matchedClip(clipId);
    if (clip === null) throw new Error('there is no clip');
    await applyRematch(clip, { put: [mention('one-more')], drop: [], version: 9, scan: null }, now);
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
    expect(countsIn(table)['COUNTS#CLIPS 2017-02-15#radio coteaux#en']).toEqual({ clips: 1, mentions: 601 });
  });
});

describe('a clip with more names than a transaction has room for', () => {
  const clipId = clipIdOf('inbox', 'clips/seed.txt');
  const named = (first: number, names: number): Mention[] =>
    Array.from({ length: names }, (_, i) => ({ ...mention(`somebody-${first + i}`), count: (i % 7) + 1 }));
  const content = (version: number, mentions: Mention[], publishedOn: string | null = '2017-02-15'): RowContent =>
    contentOfResult(
      clipResult(version, { clip: { mentions, publishedOn } }),
      { clipId, story: 'story', settledAt: now.toISOString() },
      { parts: [], stale: [] },
    );
  const absent: RowContent = { kind: 'absent', clipId, revision: '9', versionId: 'v9', absence: 'deleted', stale: [] };
  /** Until it is done, as deliveries do. */
  async function become(after: RowContent, most = 3, write?: Write): Promise<void> {
    for (let tries = 0; tries < most; tries++) {
      const before = await readState(clipId).catch(() => undefined);
      if (before === undefined) continue;
      const by = { kind: 'file' as const, versionId: 'v' };
      const done = await changeClip({ before, after, by, now }, write).catch(() => null);
      if (done !== null) return;
    }
    throw new Error('it did not come about');
  }

  it('is counted whole, whatever it becomes, and wherever a run dies', async () => {
    const states = [content(1, named(0, 250)), content(2, named(100, 250), null), content(3, named(0, 3)), absent];
    await crashAtEachRequest({
      start: () => {
        begin();
        return table;
      },
      work: async () => {
        const { beforeRequest } = table;
        const wrong: unknown[] = [];
        table.beforeRequest = (...request) => {
          wrong.push(...drift(table));
          return beforeRequest(...request);
        };
        for (const state of states) {
          await become(state);
          const expected = state.kind === 'clip' ? state.mentions.length + (state.furtherCounts?.length ?? 0) + 1 : 0;
          expect(Object.keys(countsIn(table))).toHaveLength(expected);
        }
        expect(wrong).toEqual([]);
      },
      check: (label) => expect(countsIn(table), label).toEqual({}),
    });
  });

  it('is counted whole, whatever changes it beside it', async () => {
    const states = [content(1, named(0, 120)), content(1, named(30, 120), null), content(1, named(0, 3)), absent];
    const changes = fc.array(fc.constantFrom(...states), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), changes, fc.boolean(), async (scheduler, changes, isJoint) => {
        begin();
        const write = isJoint ? jointWrites() : undefined;
        const wrong: unknown[] = [];
        table.beforeRequest = async () => {
          await scheduler.schedule(Promise.resolve());
          wrong.push(...drift(table));
        };
        const all = Promise.all(changes.map((state) => become(state, 20, write)));
        await scheduler.waitFor(all);
        wrong.push(...drift(table));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('may have 5,000: its row stays within limits, and the counters exact', async () => {
    const first = content(1, named(10_000, 5000));
    const second = content(2, named(20_000, 5000), '2018-01-01');
    const requests: number[] = [];
    for (const crash of [53, 155]) {
      begin();
      table.beforeRequest = (request) => {
        requests.push(request);
        if (request === crash) throw new Error('crash');
      };
      for (const state of [first, second]) await become(state);
      expect(Object.keys(countsIn(table))).toHaveLength(5001);
      expect(countsIn(table)).toEqual(countedByRows(table));
      expect(countsIn(table)['COUNTS#CLIPS 2018-01-01#radio coteaux#en']).toMatchObject({ clips: 1 });
      const [row] = table.ofKind('clip');
      expect(row && itemBytes(row)).toBeLessThan(400 * 1024);
    }
    // The last crash was within reach.
    expect(Math.max(...requests)).toBeGreaterThan(155);
  });
});

describe('slots', () => {
  const slots = () => new Set(table.ofKind('counter').map(({ sk }) => String(sk).split('#').at(-1)));

  it('one is enough while nobody else counts', async () => {
    for (let i = 0; i < 9; i++) await settleAll({ ...clipResult(), file: fileVersion(1, `clips/${i}.txt`) });
    expect(slots().size).toBe(1);
  });

  it('those of one run do not meet', async () => {
    await Promise.all(
      Array.from({ length: 9 }, (_, i) => settleAll({ ...clipResult(), file: fileVersion(1, `clips/${i}.txt`) })),
    );
    expect(slots().size).toBe(9);
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
  });

  it('a run that meets another one moves, and stays there', async () => {
    await settleAll(clipResult(1));
    let conflicts = 2;
    table.onRequest = ({ action }) => {
      if (action === 'PutItem' && conflicts-- > 0) throw conflict();
    };
    for (let i = 0; i < 9; i++) await settleAll({ ...clipResult(), file: fileVersion(1, `clips/${i}.txt`) });
    expect(slots().size).toBeLessThanOrEqual(3);
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
  });
});
