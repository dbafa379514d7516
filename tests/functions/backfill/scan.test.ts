import { GetObjectCommand } from '@aws-sdk/client-s3';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createName, namesVersion } from '../../../functions/aws/table/name/names.ts';
import { askForScan, readScan } from '../../../functions/aws/table/name/scan.ts';
import { LAG_MS, REST_MS, runShards } from '../../../functions/backfill/scan.ts';
import type { UploadMetadata } from '../../../shared/contract/clip.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { clipText, parsed } from '../../support/world/parsed.ts';
import { clipsIn, countsIn, recount } from '../../support/world/recount.ts';
import { clipResult } from '../../support/world/results.ts';
import {
  ada,
  begin,
  ben,
  buckets,
  clips,
  contextOf,
  drop,
  inserted,
  LATER,
  mara,
  mentions,
  now,
  run,
  runNow,
  setNow,
  setTable,
  settleOne,
  table,
  versions,
} from '../../support/world/scanning.ts';

beforeEach(begin);

describe('what was said at upload', () => {
  const ali: Name = { id: 'ali', name: 'Ali Kaya', aliases: [] };

  it.each<[string, UploadMetadata, string, string[]]>([
    ['a language decides which endings count', { language: 'tr' }, 'Jana Nováka.\n\nAli Kayanın.', ['ali']],
    ['a title is searched too', { title: 'Ali Kaya speaks' }, 'A text about something else.', ['ali']],
    ['without it neither', {}, 'Jana Nováka.\n\nAli Kayanın.', []],
  ])('%s', async (_, metadata, source, found) => {
    const names = { list: [mara], version: await namesVersion() };
    await settleOne(await parsed(buckets, 'said.txt', source, names, 1, metadata));
    await createName(ali);
    await run();
    expect(await mentions()).toEqual({ 'said.txt': found });
  });

  it('keeps a mention in a title when another name makes the file be read again', async () => {
    const names = { list: [mara], version: await namesVersion() };
    const metadata = { title: 'Mara Lind speaks' };
    await settleOne(await parsed(buckets, 'said.txt', 'A text about Ada Berg.', names, 1, metadata));
    expect(await mentions()).toEqual({ 'said.txt': ['mara'] });
    await createName(ada);
    await run();
    expect(await mentions()).toEqual({ 'said.txt': ['ada', 'mara'] });
  });
});

describe('a name that is added', () => {
  beforeEach(async () => {
    for (let day = 0; day < 5; day++)
      await drop(`${day}.txt`, clipText(day, 'Mara Lind', ...(day % 2 ? ['Ada Berg'] : [])));
    await createName(ada);
  });

  it('is added to the clips it stands in, as parsing them now would find it', async () => {
    expect(await run()).toMatchObject({ seen: 5, changed: 2, failures: [] });
    expect(await mentions()).toEqual({
      '0.txt': ['mara'],
      '1.txt': ['ada', 'mara'],
      '2.txt': ['mara'],
      '3.txt': ['ada', 'mara'],
      '4.txt': ['mara'],
    });
    // Of clips without a change nothing is written, not even the version.
    expect(versions().sort()).toEqual([1, 1, 1, 2, 2]);
    const source = clipText(1, 'Mara Lind', 'Ada Berg');
    const found = (await clips())[1]?.mentions.find(({ nameId }) => nameId === 'ada');
    expect(found?.spans.map(({ start, end }) => source.slice(start, end))).toEqual(['Ada Berg']);
  });

  it('is marked so, and announced by one row when the scan has ended', async () => {
    await run();
    expect(inserted('earlier-mention')).toMatchObject([
      { nameId: 'ada', backfill: 2 },
      { nameId: 'ada', backfill: 2 },
    ]);
    expect(table.ofKind('found')).toHaveLength(2);
    expect(inserted('summary')).toMatchObject([{ version: 2 }]);
    expect(await readScan()).toMatchObject({
      version: 2,
      seen: 5,
      changed: 2,
      failed: 0,
      finishedAt: expect.anything(),
    });
  });

  it('counts even what was found a moment ago, when the scan ends', async () => {
    await run();
    const reads = table.client
      .commandCalls(QueryCommand)
      .map(({ args: [{ input }] }) => input)
      .filter(({ ExpressionAttributeValues: values }) => String(values?.[':pk']).startsWith('FOUND#'));
    expect(reads.map(({ ConsistentRead }) => ConsistentRead)).toEqual([true]);
  });

  it('runs that have time for one shard begin with another one each minute', async () => {
    const leased = () =>
      table.client
        .commandCalls(UpdateCommand)
        .flatMap(({ args: [{ input }] }) =>
          String(input.Key?.sk).startsWith('SHARD#') ? [String(input.Key?.sk)] : [],
        );
    const first = new Set<string | undefined>();
    for (let minute = 0; minute < 8; minute++) {
      table.client.resetHistory();
      setNow(new Date(now.getTime() + 60_000));
      await runShards([0, 1, 2, 3, 4, 5, 6, 7], {
        ...contextOf(),
        until: now,
        now: () => (leased().length > 0 ? LATER : new Date(now.getTime() - 1)),
      });
      first.add(leased()[0]);
    }
    expect(first.size).toBe(8);
  });

  it('a second run has nothing to do and writes nothing', async () => {
    await run();
    const before = table.stream.length;
    expect(await run()).toEqual({ queued: 0, seen: 0, changed: 0, failures: [] });
    expect(table.stream.length).toBe(before);
  });

  it('files are read only where something changed', async () => {
    buckets.client.resetHistory();
    await run();
    const read = buckets.client.commandCalls(GetObjectCommand).map(({ args: [{ input }] }) => input.Key);
    expect(read.sort()).toEqual(['1.txt', '3.txt']);
  });

  it('waits until the names have rested; another change makes it wait again', async () => {
    const start = now;
    setNow(new Date(start.getTime() + REST_MS - 1));
    expect(await runNow()).toMatchObject({ seen: 0 });
    vi.setSystemTime(now);
    await createName(ben);
    setNow(new Date(start.getTime() + REST_MS));
    expect(await runNow()).toMatchObject({ seen: 0 });
    expect(table.ofKind('walk')).toEqual([]);
    setNow(new Date(start.getTime() + 2 * REST_MS));
    expect(await runNow()).toMatchObject({ seen: 5 });
    expect(table.ofKind('walk')).toMatchObject([{ version: 3, finishedAt: expect.anything() }]);
  });

  it('starts at once where it was asked for, when the indexes have caught up; the next change rests again', async () => {
    const start = now.getTime();
    await askForScan(await namesVersion());
    expect(await runNow()).toMatchObject({ seen: 5 });
    expect(now.getTime() - start).toBe(LAG_MS);
    await createName(ben);
    expect(await runNow()).toMatchObject({ seen: 0 });
  });

  it('costs no write for a clip without a change', async () => {
    setTable(new FakeTable());
    await createName(mara);
    for (let day = 0; day < 64; day++) await drop(`${day}.txt`, clipText(day, 'Mara Lind'));
    await createName(ada);
    const before = table.stream.length;
    const { write } = await table.measure(() => run());
    const written = table.stream.slice(before).map(({ new: row, old }) => row?.kind ?? old?.kind);
    // The start; of each of eight shards the lease, and its end with the position; the end.
    expect(written).toEqual(['walk', ...Array.from({ length: 16 }, () => 'scan-shard'), 'walk']);
    expect(write).toBe(18);
    // Such a clip stays at its older version, and no scan comes back for it.
    expect(await table.measure(() => run())).toMatchObject({ write: 0 });
  });

  it('counts the clips of an earlier release, those included of which nothing else changes', async () => {
    for (const [key, { counted: _, ...row }] of table.rows) {
      if (row.kind === 'counter') table.rows.delete(key);
      else table.rows.set(key, row);
    }
    expect(countsIn(table)).toEqual({});
    // Matched with the newest names already; and none of them stands in most.
    await drop('newest.txt', clipText(9, 'Mara Lind'));
    await askForScan(await namesVersion());
    await run();
    expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
    expect(await table.measure(() => run())).toMatchObject({ write: 0 });
  });

  it('where the file is gone the text counts, without places; what was known stays as it was', async () => {
    const before = (await clips())[1]?.mentions;
    buckets.objects.clear();
    await run();
    const after = (await clips())[1]?.mentions;
    expect(after?.find(({ nameId }) => nameId === 'ada')).toMatchObject({
      count: 1,
      spans: [],
      snippet: expect.stringContaining('Ada Berg'),
    });
    expect(after?.find(({ nameId }) => nameId === 'mara')).toEqual(before?.[0]);
  });
});

it('an archive without names is left alone', async () => {
  setTable(new FakeTable());
  await settleOne(clipResult(1, { namesVersion: 0 }));
  expect(await run()).toEqual({ queued: 0, seen: 0, changed: 0, failures: [] });
  expect(table.ofKind('walk')).toEqual([]);
});
