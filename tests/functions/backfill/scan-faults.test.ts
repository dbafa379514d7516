import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { liveRowIn } from '../../../functions/aws/table/clip/clip-rows.ts';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { clipKeys } from '../../../functions/aws/table/keys.ts';
import { createName, namesVersion } from '../../../functions/aws/table/name/names.ts';
import { readScan } from '../../../functions/aws/table/name/scan.ts';
import { startScan, takeShard } from '../../../functions/aws/table/name/scan-run.ts';
import { REST_MS } from '../../../functions/backfill/scan.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { clipText } from '../../support/world/parsed.ts';
import { removed } from '../../support/world/results.ts';
import {
  ada,
  begin,
  buckets,
  clips,
  drop,
  inserted,
  mara,
  mentions,
  now,
  run,
  runNow,
  setNow,
  setTable,
  settleOne,
  table,
} from '../../support/world/scanning.ts';

beforeEach(begin);

describe('whatever goes wrong', () => {
  const DAYS = 3;
  async function archive() {
    for (let day = 0; day < DAYS; day++) await drop(`${day}.txt`, clipText(day, 'Mara Lind', 'Ada Berg'));
    await createName(ada);
  }
  const state = () =>
    JSON.stringify(
      [...table.rows.values()]
        .filter(({ kind }) => !['walk', 'scan-shard', 'names-version', 'name'].includes(String(kind)))
        // When it was done is no part of it.
        .map((row) => ({ ...row, ...(row.kind === 'clip' && { packed: liveRowIn(row) }), expiresAt: 0, until: '' }))
        .map((row) => JSON.stringify(row, (name, value) => (name === 'recordedAt' ? '' : value)))
        .sort(),
    );

  it('a crash at any request changes nothing in the end: nothing missed, nothing twice', async () => {
    await archive();
    const before = table.snapshot();
    const startedAt = now;
    await run();
    const expected = state();
    await crashAtEachRequest({
      start: () => {
        setTable(new FakeTable(before));
        setNow(startedAt);
        return table;
      },
      work: () => run().catch(() => {}),
      check: async (label) => {
        for (let i = 0; i < 3 && !((await readScan())?.finishedAt && table.ofKind('late').length === 0); i++)
          await run();
        const ofScan = table.ofKind('earlier-mention').length;
        // A clip that failed in the scan is tried again from the queue: its mention is alerted then.
        expect([ofScan + table.ofKind('mention').length, table.ofKind('late').length], label).toEqual([2 * DAYS, 0]);
        expect(table.ofKind('found'), label).toHaveLength(ofScan);
        expect(inserted('summary'), label).toHaveLength(1);
        if (ofScan === DAYS) expect(state(), label).toBe(expected);
      },
    });
  });

  it('while another run has the lease, until that must have ended, nothing is done', async () => {
    await archive();
    setNow(new Date(now.getTime() + REST_MS));
    await startScan(await namesVersion(), now);
    const leases = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((shard) => takeShard(shard, now)));
    const before = table.snapshot();
    expect(await runNow()).toMatchObject({ seen: 0 });
    expect(table.snapshot()).toBe(before);
    setNow(new Date(leases[0]?.until ?? ''));
    expect(await runNow()).toMatchObject({ seen: DAYS });
  });

  it('two runs at once do the work once', async () => {
    await archive();
    await Promise.all([run(), run()]);
    await run();
    expect(Object.values(await mentions())).toEqual(Array.from({ length: DAYS }, () => ['ada', 'mara']));
    expect(inserted('earlier-mention')).toHaveLength(DAYS);
    expect(inserted('summary')).toHaveLength(1);
  });

  it('a clip that cannot be matched holds up no other; it is tried five times, and then given up aloud', async () => {
    await archive();
    buckets.client.on(GetObjectCommand, { Key: '2.txt' }).rejects(new Error('S3 is away'));
    expect((await run()).failures.map(String)).toEqual([expect.stringContaining('S3 is away')]);
    expect(Object.values(await mentions()).filter((found) => found.includes('ada'))).toHaveLength(DAYS - 1);
    const failures = [];
    for (let i = 0; i < 4; i++) failures.push(...(await run()).failures);
    expect(failures.map(String).at(-1)).toContain('it keeps its mentions until the names change again');
    expect(table.ofKind('late')).toEqual([]);
    expect((await run()).failures).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a newer version of its file is stored', () => drop('2.txt', clipText(2, 'Ben Cole'), [mara], 2)],
    ['its file is removed', () => settleOne({ ...removed(2), file: { ...removed(2).file, key: '2.txt' } })],
  ])('nothing is written to a clip of which, meanwhile, %s', async (_, meanwhile) => {
    await archive();
    const version = await namesVersion();
    buckets.client.on(GetObjectCommand, { Key: '2.txt', VersionId: 'v1' }).callsFake(async () => {
      await meanwhile();
      throw new NoSuchKey({ message: 'gone', $metadata: {} });
    });
    expect(await run()).toMatchObject({ changed: DAYS - 1, failures: [] });
    expect((await mentions())['2.txt'] ?? []).toEqual([]);
    expect(version).toBe(2);
  });

  it('a clip with more new mentions than a transaction takes gets them all', async () => {
    const people = Array.from({ length: 120 }, (_, i) => `Person Number${i}x`);
    await drop('crowd.txt', clipText(1, ...people));
    for (const [i, name] of people.entries()) await createName({ id: `p${i}`, name, aliases: [] });
    await run();
    const [clip] = await clips();
    expect(clip?.mentions).toHaveLength(120);
    expect(table.ofKind('found')).toHaveLength(120);
    expect((await getClip(clip?.clipId ?? ''))?.mentions).toHaveLength(120);
  });

  it('a clip without a text yet, and one without a version, are no obstacle', async () => {
    await archive();
    const [first, second] = table.ofKind('clip');
    table.rows.delete(JSON.stringify([first?.pk, clipKeys.text('').sk]));
    delete second?.namesVersion;
    expect(await run()).toMatchObject({ seen: DAYS, failures: [] });
    expect(inserted('earlier-mention')).toHaveLength(DAYS - 1);
  });
});
