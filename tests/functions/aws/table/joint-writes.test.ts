import { beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../../../../functions/aws/table/conditional.ts';
import { jointWrites } from '../../../../functions/aws/table/joint-writes.ts';
import { settle } from '../../../../functions/aws/table/settle/settle.ts';
import type { CountMove } from '../../../../shared/clip/counts.ts';
import { FakeTable } from '../../../support/fake/table.ts';
import { clipsIn, countsIn, recount } from '../../../support/world/recount.ts';
import { clipResult, fileVersion } from '../../../support/world/results.ts';

let table: FakeTable;
beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

const name = (nameId: string): CountMove => ({ of: 'name', nameId, day: '2017-02-15', clips: 1, mentions: 2 });
const put = (sk: string, more: object = {}): Action => ({
  Put: { TableName: 'table', Item: { pk: 'p', sk, ...more } },
});
const failing: Action = {
  Put: { TableName: 'table', Item: { pk: 'p', sk: 'failing' }, ConditionExpression: 'attribute_exists(pk)' },
};
const stored = () => [...table.rows.values()].flatMap(({ pk, sk }) => (pk === 'p' ? [sk] : [])).sort();

describe('changes at one time', () => {
  it('go in one transaction after the first, and share the writes of their counters', async () => {
    const write = jointWrites();
    const { requests, write: units } = await table.measure(() =>
      Promise.all(['a', 'b', 'c', 'd'].map((sk) => write({ actions: [put(sk)], moves: [name('ada')] }))),
    );
    expect(requests).toEqual({ TransactWrite: 2 });
    expect(units).toBe(2 * (4 + 2));
    expect(stored()).toEqual(['a', 'b', 'c', 'd']);
    expect(countsIn(table)).toEqual({ 'COUNTS#NAME#ada 2017-02-15': { clips: 4, mentions: 8 } });
  });

  it('one whose condition does not hold is alone in that, and counts nothing', async () => {
    const write = jointWrites();
    const all = [[put('a')], [put('b')], [put('x'), failing], [put('c')]];
    const done = await Promise.all(all.map((actions) => write({ actions, moves: [name('ada')] })));
    expect(done).toEqual([true, true, false, true]);
    expect(stored()).toEqual(['a', 'b', 'c']);
    expect(countsIn(table)).toEqual({ 'COUNTS#NAME#ada 2017-02-15': { clips: 3, mentions: 6 } });
  });

  it('one that cannot be written fails alone', async () => {
    const write = jointWrites();
    const tooLarge = put('x', { packed: new Uint8Array(500_000) });
    const all = [put('a'), put('b'), tooLarge, put('c')].map((action) => write({ actions: [action], moves: [] }));
    const done = await Promise.allSettled(all);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toEqual(['a', 'b', 'c']);
  });

  it('of one row are made one after the other', async () => {
    const write = jointWrites();
    const once: Action = {
      Put: { TableName: 'table', Item: { pk: 'p', sk: 'a' }, ConditionExpression: 'attribute_not_exists(pk)' },
    };
    const first = write({ actions: [put('b')], moves: [] });
    const done = await Promise.all([1, 2, 3].map(() => write({ actions: [once], moves: [name('ada')] })));
    expect([await first, ...done]).toEqual([true, true, false, false]);
    expect(countsIn(table)).toEqual({ 'COUNTS#NAME#ada 2017-02-15': { clips: 1, mentions: 2 } });
  });

  it.each([
    ['packed', (bytes: number) => ({ packed: new Uint8Array(bytes) })],
    [
      'lists of the clips of files',
      (bytes: number) => ({ parts: Array.from({ length: bytes / 10 }, () => 'x'.repeat(9)) }),
    ],
  ])('are as many transactions as they need, of which none is too large: %s', async (_, row) => {
    const write = jointWrites();
    const changes = Array.from({ length: 60 }, (_, i) => ({
      actions: [put(`${i}`, row(i < 20 ? 300_000 : 10))],
      moves: [name(`${i}`), name('ada')],
    }));
    let done: boolean[] = [];
    const { requests } = await table.measure(async () => {
      done = await Promise.all(changes.map((change) => write(change)));
    });
    expect(done.every((one) => one)).toBe(true);
    expect(requests.TransactWrite).toBeLessThan(8);
    expect(countsIn(table)['COUNTS#NAME#ada 2017-02-15']).toEqual({ clips: 60, mentions: 120 });
  });
});

it('a batch of clips of one day is counted as one by one', async () => {
  const settlement = { now: new Date(), archiveText: async () => '', write: jointWrites() };
  const all = Array.from({ length: 10 }, (_, i) => ({ ...clipResult(), file: fileVersion(1, `clips/${i}.txt`) }));
  await Promise.all(all.map((result) => settle(result, settlement)));
  expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
});
