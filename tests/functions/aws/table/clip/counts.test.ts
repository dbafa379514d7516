import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamo } from '../../../../../functions/aws/clients/dynamo.ts';
import { clipCounts, countedDays, nameCounts } from '../../../../../functions/aws/table/clip/counts.ts';
import { counterPartitions } from '../../../../../functions/aws/table/keys.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { statsOf, sumOfCounts } from '../../../../../shared/clip/stats.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { clipResult, fileVersion, mention, removed } from '../../../../support/world/results.ts';

const settlement = { now: new Date('2026-01-02T03:04:06.000Z'), archiveText: async (id: string) => `texts/${id}.txt` };
const put = (key: string, publishedOn: string | null, outlet = 'Radio Coteaux', version = 1) =>
  settle(
    {
      ...clipResult(version, { clip: { publishedOn, outlet, mentions: [{ ...mention('ada'), count: 2 }] } }),
      file: fileVersion(version, key),
    },
    settlement,
  );

beforeEach(async () => {
  process.env.TABLE_NAME = 'table';
  new FakeTable();
  // At once, so that they are counted in several slots.
  await Promise.all([put('a', '2017-02-15'), put('b', '2017-02-15'), put('c', '2017-02-16'), put('d', null)]);
});

describe('counters', () => {
  it.each([
    [{}, 4],
    [{ from: '2017-02-15' }, 3],
    [{ to: '2017-02-15' }, 2],
    [{ from: '2017-02-16', to: '2017-02-16' }, 1],
    [{ from: '2017-02-17' }, 0],
  ])('of the days %o: %i clips', async (range, clips) => {
    expect(sumOfCounts(await clipCounts(range))).toEqual({ clips, mentions: 2 * clips });
    expect(sumOfCounts(await nameCounts('ada', range))).toEqual({ clips, mentions: 2 * clips });
  });

  it('know the first and the last day of a name, not that of another one, or no day', async () => {
    expect(await countedDays('ada')).toEqual({ from: '2017-02-15', to: '2017-02-16' });
    expect(await countedDays('ad')).toBeNull();
  });

  it.each([
    ['the last', '2017-02-18'],
    ['the first', '2017-02-01'],
  ])('forget a day that has no mention any more: %s', async (_, day) => {
    await put('e', day);
    await put('e', '2017-02-16', 'Radio Coteaux', 2);
    expect(await countedDays('ada')).toEqual({ from: '2017-02-15', to: '2017-02-16' });
  });

  it('forget more such days than are read at once', async () => {
    for (const first of ['2016-06-01', '2017-03-01']) {
      for (let i = 0; i < 230; i++) {
        const sk = new Date(Date.parse(first) + i * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
        const Item = { pk: counterPartitions.name('ada')[0], sk, clips: 0, mentions: 0 };
        await dynamo().send(new PutCommand({ TableName: 'table', Item }));
      }
    }
    expect(await countedDays('ada')).toEqual({ from: '2017-02-15', to: '2017-02-16' });
  });

  it('show an outlet once, as its clips have it now', async () => {
    await put('a', '2017-02-15', 'RADIO COTEAUX', 2);
    const outlet = async () => statsOf(await clipCounts({ to: '2017-02-15' }), []).outlets;
    expect(await outlet()).toEqual([{ outlet: expect.stringMatching(/^radio coteaux$/i), clips: 2 }]);
    await settle({ ...removed(3), file: fileVersion(3, 'a') }, settlement);
    await settle({ ...removed(3), file: fileVersion(3, 'b') }, settlement);
    expect(await outlet()).toEqual([]);
  });
});
