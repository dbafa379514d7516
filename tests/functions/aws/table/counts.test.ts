import { beforeEach, describe, expect, it } from 'vitest';
import { clipCounts, countedDays, nameCounts } from '../../../../functions/aws/table/counts.ts';
import { settle } from '../../../../functions/aws/table/settle.ts';
import { statsOf, sumOfCounts } from '../../../../shared/clip/stats.ts';
import { FakeTable } from '../../../support/fake-table.ts';
import { clipResult, fileVersion, mention, removed } from '../../../support/results.ts';

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

  it('show an outlet once, as its clips have it now', async () => {
    await put('a', '2017-02-15', 'RADIO COTEAUX', 2);
    const outlet = async () => statsOf(await clipCounts({ to: '2017-02-15' }), []).outlets;
    expect(await outlet()).toEqual([{ outlet: expect.stringMatching(/^radio coteaux$/i), clips: 2 }]);
    await settle({ ...removed(3), file: fileVersion(3, 'a') }, settlement);
    await settle({ ...removed(3), file: fileVersion(3, 'b') }, settlement);
    expect(await outlet()).toEqual([]);
  });
});
