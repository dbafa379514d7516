import { beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../../../functions/aws/table/settle.ts';
import type { Result } from '../../../../shared/contract/message.ts';
import { FakeTable } from '../../../support/fake-table.ts';
import { clipsIn, countsIn, recount } from '../../../support/recount.ts';
import { clipResult, mention, removed } from '../../../support/results.ts';

let table: FakeTable;
const settlement = { now: new Date('2026-01-02T03:04:06.000Z'), archiveText: async (id: string) => `texts/${id}.txt` };
const settleAll = async (...results: Result[]) => {
  for (const result of results) await settle(result, settlement);
};

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

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
    ['with another name', clipResult(1), clipResult(2, { clip: { mentions: [mention('ada')] } })],
    ['that comes late', clipResult(2), clipResult(1, { clip: { mentions: [] } })],
    ['that is deleted', clipResult(1), removed(2)],
    ['that comes back', clipResult(1), removed(2), clipResult(3)],
  ])('%s is counted as readers see it', async (_, ...results) => {
    await settleAll(...results);
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
  });
});
