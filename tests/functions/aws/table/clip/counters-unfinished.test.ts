import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeClip } from '../../../../../functions/aws/table/clip/clip-change.ts';
import { correctClip } from '../../../../../functions/aws/table/clip/correct-clip.ts';
import { applyRematch, matchedClip } from '../../../../../functions/aws/table/clip/rematch.ts';
import { replayFile } from '../../../../../functions/aws/table/replay/file.ts';
import { readState } from '../../../../../functions/aws/table/settle/clip.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Mention } from '../../../../../shared/contract/clip.ts';
import type { Asked } from '../../../../../shared/contract/history.ts';
import { begin, settleAll, settlement, table } from '../../../../support/world/counting.ts';
import { clipsIn, countsIn, recount } from '../../../../support/world/recount.ts';
import { clipResult, mention } from '../../../../support/world/results.ts';

// What waits before another try waits no time.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

beforeEach(() => begin());

const { now } = settlement;

describe('a count that a run which died left short is finished by whoever finds nothing else to do', () => {
  const clipId = clipIdOf('inbox', 'clips/seed.txt');
  const names = (first: string, count: number) => Array.from({ length: count }, (_, i) => mention(`${first}-${i}`));
  const matched = async () => {
    const clip = await matchedClip(clipId);
    if (clip === null) throw new Error('there is no clip');
    return clip;
  };
  const rematch = async (names: Mention[]) => {
    const clip = await matched();
    const put = names.filter(({ nameId }) => !clip.mentions.some((known) => known.nameId === nameId));
    await applyRematch(clip, { put, drop: [], version: 2, scan: null }, now);
  };
  const correct = (asked: Asked) => correctClip(clipId, { asked, who: 'ada', now, agrees: async () => {} });

  it.each<[string, () => Promise<unknown>]>([
    ['a rematch', () => rematch(names('new', 150))],
    ['a correction of the outlet', () => correct({ outlet: 'Another' })],
    ['a correction of the day', () => correct({ publishedOn: '2018-01-01' })],
  ])('%s, wherever it dies', async (_, work) => {
    const first = clipResult(1, { clip: { mentions: names('old', 120) } });
    for (let crash = 1, isDead = true; isDead; crash++) {
      begin();
      await settleAll(first);
      let requests = 0;
      table.beforeRequest = () => {
        requests += 1;
        if (requests === crash) throw new Error('crash');
      };
      isDead = await work().then(
        () => false,
        () => true,
      );
      table.beforeRequest = () => {};
      await work();
      expect(countsIn(table), `crash at request ${crash}`).toEqual(recount(await clipsIn(table)));
      // And no write more where nothing is missing.
      expect((await table.measure(work)).write).toBe(0);
    }
  });

  it.each<[string, () => Promise<unknown>]>([
    ['its file delivered again', () => settleAll(clipResult(1, { clip: { mentions: names('old', 120) } }))],
    ['a rematch', () => rematch([])],
    ['the same correction', () => correct({ outlet: 'Another' })],
    [
      'a replay',
      () =>
        replayFile(
          clipResult(1, { clip: { mentions: names('old', 120) } }),
          { id: 'r', dryRun: false, page: 1, place: 1 },
          { ...settlement, readText: async () => '' },
        ),
    ],
  ])('%s', async (_, work) => {
    await settleAll(clipResult(1, { clip: { mentions: names('old', 120) } }));
    await correct({ outlet: 'Another' });
    await uncount();
    await work();
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
  });

  it('a rematch, of a row of an earlier release, which does not know its further names either', async () => {
    await settleAll(clipResult(1, { clip: { mentions: names('old', 600) } }));
    const state = await readState(clipId);
    if (!state?.live) throw new Error('there is no clip');
    const { furtherCounts: _, ...live } = state.live;
    await changeClip({ before: state, after: { kind: 'clip', ...live }, by: { kind: 'story', who: 'ada' }, now });
    const { number } = await matched();
    expect(countsIn(table)).toEqual({});
    await rematch([]);
    expect(Object.keys(countsIn(table))).toHaveLength(601);
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
    expect((await matched()).number).toBe(number);
    expect((await table.measure(() => rematch([]))).write).toBe(0);
  });

  /** As a row of an earlier release, of which nothing is counted. */
  async function uncount() {
    for (const [key, { counted: _, ...row }] of table.rows) {
      if (row.kind === 'counter') table.rows.delete(key);
      else table.rows.set(key, row);
    }
  }
});
