import { beforeEach, describe, expect, it } from 'vitest';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { readScan, readScanState } from '../../../functions/aws/table/name/scan.ts';
import { REST_MS, runScan, runShards, type Tally } from '../../../functions/backfill/scan.ts';
import { clipText } from '../../support/world/parsed.ts';
import { ada, begin, contextOf, drop, inserted, now, setNow, table } from '../../support/world/scanning.ts';

beforeEach(begin);

describe('a scan by runs side by side', () => {
  beforeEach(async () => {
    await drop('1.txt', clipText(1, 'Mara Lind', 'Mara Linde'));
    for (let day = 10; day < 34; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
    await createName(ada);
    setNow(new Date(now.getTime() + REST_MS));
  });

  it.each([2, 3, 8, 20])('of which %d may work', async (runs) => {
    const started: (readonly number[])[] = [];
    const others: Promise<Tally>[] = [];
    const startRun = async (shards: readonly number[]) => {
      started.push(shards);
      others.push(runShards(shards, contextOf()));
    };
    const own = await runScan({ ...contextOf(), runs, startRun });
    const tallies = [own, ...(await Promise.all(others))];
    expect(started).toHaveLength(Math.min(runs, 8) - 1);
    expect(tallies.flatMap(({ failures }) => failures)).toEqual([]);
    expect(tallies.reduce((sum, { seen }) => sum + seen, 0)).toBe(25);
    expect(await readScan()).toMatchObject({ seen: 25, changed: 24, finishedAt: expect.anything() });
    expect(table.ofKind('found')).toHaveLength(24);
    expect(inserted('summary')).toHaveLength(1);
  });

  it('those that do not start are made good in the next minute, and the scan ends with the last', async () => {
    await runScan({ ...contextOf(), runs: 8 });
    expect((await readScanState()).unfinished).toHaveLength(7);
    expect(inserted('summary')).toEqual([]);
    for (let left = 6; left >= 0; left--) {
      await runScan({ ...contextOf(), runs: left + 1 });
      expect((await readScanState()).unfinished).toHaveLength(left);
    }
    expect(inserted('summary')).toHaveLength(1);
  });

  it('one that dies before it ends the scan leaves that to the next minute', async () => {
    table.beforeRequest = async () => {
      if ((await isAllSeen()) && !isCrashed) {
        isCrashed = true;
        throw new Error('crash');
      }
    };
    let isCrashed = false;
    const isAllSeen = async () => table.ofKind('scan-shard').filter(({ isDone }) => isDone).length === 8;
    await expect(runScan(contextOf())).rejects.toThrow('crash');
    expect((await readScan())?.finishedAt).toBeUndefined();
    await runScan(contextOf());
    expect((await readScan())?.finishedAt).toBeDefined();
    expect(inserted('summary')).toHaveLength(1);
  });
});
