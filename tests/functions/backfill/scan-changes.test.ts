import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { createName, removeName, replaceName } from '../../../functions/aws/table/name/names.ts';
import { readScan } from '../../../functions/aws/table/name/scan.ts';
import { REST_MS, runScan } from '../../../functions/backfill/scan.ts';
import type { Mention } from '../../../shared/contract/clip.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { clipText, parsed } from '../../support/world/parsed.ts';
import {
  ada,
  begin,
  ben,
  buckets,
  clips,
  clipsRead,
  contextOf,
  drop,
  inserted,
  LATER,
  mara,
  mentions,
  now,
  run,
  setNow,
  table,
  versions,
} from '../../support/world/scanning.ts';

beforeEach(begin);

describe('names that change', () => {
  beforeEach(async () => {
    await drop('1.txt', clipText(1, 'Mara Lind', 'Mara Linde'));
  });

  it('a renamed one keeps its id, loses what it no longer matches and gains what it does', async () => {
    await drop('2.txt', clipText(2, 'Mara Linde'));
    await drop('3.txt', clipText(3, 'Mara Lind'));
    await replaceName({ ...mara, name: 'Mara Linde' });
    await run();
    expect(await mentions()).toEqual({ '1.txt': ['mara'], '2.txt': ['mara'], '3.txt': [] });
    const [clip] = await clips();
    expect(clip?.mentions[0]?.spans).toMatchObject([{ form: 'Mara Linde', alias: 'Mara Linde' }]);
    expect(inserted('earlier-mention')).toHaveLength(1);
  });

  it('a removed one keeps its history', async () => {
    await removeName('mara');
    await run();
    expect(await mentions()).toEqual({ '1.txt': ['mara'] });
    expect(versions()).toEqual([1]);
    await createName(mara);
    await run();
    expect(await mentions()).toEqual({ '1.txt': ['mara'] });
    expect(inserted('summary')).toEqual([]);
  });

  it('many changes before a scan make one walk', async () => {
    await createName(ada);
    await createName(ben);
    await run();
    expect(table.ofKind('walk')).toMatchObject([{ version: 3 }]);
    expect(await run()).toMatchObject({ seen: 0 });
  });

  it('a change on the way begins the next scan, and nothing is missed', async () => {
    for (let day = 10; day < 90; day++) await drop(`${day}.txt`, clipText(day, 'Ben Cole', 'Ada Berg'));
    await createName(ada);
    await run(1);
    await createName(ben);
    for (let i = 0; i < 5; i++) await run();
    const found = await mentions();
    for (let day = 10; day < 90; day++) expect(found[`${day}.txt`]).toEqual(['ada', 'ben']);
    // Of the clip that has neither name nothing was written.
    expect(versions().filter((version) => version !== 3)).toEqual([1]);
    expect(table.ofKind('found')).toHaveLength(160);
    expect(inserted('summary').map((row) => row?.version)).toEqual([2, 3]);
  });

  it('a run that is out of time leaves the rest to the next', async () => {
    for (let day = 10; day < 90; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
    await createName(ada);
    const seen: number[] = [];
    for (let i = 0; i < 8; i++) {
      expect([inserted('summary'), (await readScan())?.finishedAt]).toEqual([[], undefined]);
      seen.push((await run(1)).seen);
    }
    expect(seen.every((count) => count > 0)).toBe(true);
    expect(seen.reduce((sum, count) => sum + count)).toBe(81);
    expect(await readScan()).toMatchObject({ seen: 81, changed: 80, finishedAt: expect.anything() });
    expect(inserted('summary')).toHaveLength(1);
    expect(table.ofKind('found')).toHaveLength(80);
  });

  it('a run that is out of time in the middle of a shard goes on there', async () => {
    for (let day = 10; day < 40; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
    await createName(ada);
    let total = 0;
    // Each run has time to start three clips.
    for (let runs = 0; (await readScan())?.finishedAt === undefined; runs++) {
      setNow(new Date(now.getTime() + REST_MS));
      const before = clipsRead();
      const { seen } = await runScan({ ...contextOf(), now: () => (clipsRead() - before < 3 ? now : LATER) });
      total += seen;
      expect(runs).toBeLessThan(40);
    }
    expect(total).toBe(31);
    expect(await readScan()).toMatchObject({ seen: 31, changed: 30 });
    expect(table.ofKind('found')).toHaveLength(30);
  });

  it('a scan that an earlier release began goes on where it was', async () => {
    for (let day = 10; day < 20; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
    const order = (await clips())[5]?.clipId;
    const position = table.ofKind('clip').find(({ pk }) => pk === `CLIP#${order}`)?.listOrder;
    await createName(ada);
    const older = {
      pk: 'BACKFILL',
      sk: 'WALK',
      kind: 'walk',
      v: 1,
      version: 2,
      position,
      startedAt: now.toISOString(),
    };
    table.rows.set(JSON.stringify(['BACKFILL', 'WALK']), { ...older, seen: 6, changed: 5, failed: 0 });
    expect(await readScan()).toMatchObject({ seen: 6, changed: 5 });
    expect(await run()).toMatchObject({ seen: 5, changed: 5 });
    expect(await readScan()).toMatchObject({ seen: 11, changed: 10, finishedAt: expect.anything() });
  });
});

const byName = (found: readonly Mention[] = []) => [...found].sort((a, b) => (a.nameId < b.nameId ? -1 : 1));

it('every example, in whatever format, gives what parsing it anew gives', async () => {
  const words = [
    'Syria',
    'Syrian',
    'Astana',
    'Moscow',
    'President',
    'Russia',
    'minister',
    'Monday',
    'Киев',
    'سوريا',
    'video',
  ];
  const list = words.map((word, i): Name => ({ id: `w${i}`, name: word, aliases: [] }));
  const files = readdirSync('tests/fixtures/clips').filter((name) => name !== 'expected.json');
  for (const file of files) await drop(file, readFileSync(`tests/fixtures/clips/${file}`), []);
  for (const name of list) await createName(name);
  expect((await run()).failures).toEqual([]);
  const kept = (await clips()).filter(({ key }) => files.includes(key));
  expect(kept.some((clip) => clip.mentions.length > 1)).toBe(true);
  for (const file of files) {
    const source = readFileSync(`tests/fixtures/clips/${file}`);
    const fresh = await parsed(buckets, file, source, { list: [mara, ...list], version: 0 });
    if (fresh.kind !== 'clip') continue;
    const found = kept.find(({ key }) => key === file);
    expect(byName(found?.mentions), file).toEqual(byName(fresh.clip.mentions));
  }
});
