import { readdirSync, readFileSync } from 'node:fs';
import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { liveRowIn } from '../../../functions/aws/table/clip-rows.ts';
import { getClip, listClips } from '../../../functions/aws/table/clips.ts';
import { clipKeys } from '../../../functions/aws/table/keys.ts';
import { allNames, createName, namesVersion, removeName, replaceName } from '../../../functions/aws/table/names.ts';
import { askForScan, readScan, readScanState } from '../../../functions/aws/table/scan.ts';
import { startScan, takeShard } from '../../../functions/aws/table/scan-run.ts';
import { settle } from '../../../functions/aws/table/settle.ts';
import type { Tracked } from '../../../functions/aws/tracked-names.ts';
import { LAG_MS, REST_MS, runScan, runShards, type Tally } from '../../../functions/backfill/scan.ts';
import { handler as store } from '../../../functions/store/handler.ts';
import type { Mention, UploadMetadata } from '../../../shared/contract/clip.ts';
import type { Result } from '../../../shared/contract/message.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { crashAtEachRequest } from '../../support/crash.ts';
import { FakeBuckets } from '../../support/fake-bucket.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { clipText, parsed } from '../../support/parsed.ts';
import { clipsIn, countsIn, recount } from '../../support/recount.ts';
import { clipResult, removed } from '../../support/results.ts';

const mara: Name = { id: 'mara', name: 'Mara Lind', aliases: [] };
const ada: Name = { id: 'ada', name: 'Ada Berg', aliases: ['Ада Берг'] };
const ben: Name = { id: 'ben', name: 'Ben Cole', aliases: [] };

let table: FakeTable;
let buckets: FakeBuckets;
let now: Date;

const settleOne = (result: Result) => settle(result, { now, archiveText: async () => 'key' });
/** Drops a file that is parsed with these names, as of the version there is now. */
async function drop(key: string, source: string | Buffer, list: readonly Name[] = [mara], version = 1) {
  const result = await parsed(buckets, key, source, { list, version: await namesVersion() }, version);
  await settleOne(result);
  return result;
}
/** The names as they are, as if they were compiled at once. */
const compiledNow = async (): Promise<Tracked> => ({
  version: await namesVersion(),
  matcher: compileNames(await allNames()),
});
/** Shards of which the position was saved. */
const savedPositions = () =>
  table.client
    .commandCalls(UpdateCommand)
    .filter(({ args: [{ input }] }) => input.ExpressionAttributeNames?.['#position'] !== undefined).length;
/** One run of the function, when the names have rested; its time is over after so many shards. */
async function run(shards = Number.POSITIVE_INFINITY, tracked = compiledNow): Promise<Tally> {
  now = new Date(now.getTime() + REST_MS);
  return runNow(shards, tracked);
}
const LATER = new Date('2100-01-01');
async function runNow(shards = Number.POSITIVE_INFINITY, tracked = compiledNow): Promise<Tally> {
  const before = savedPositions();
  return runScan({ ...contextOf(tracked), now: () => (savedPositions() - before < shards ? now : LATER) });
}
const contextOf = (tracked = compiledNow) => ({
  now: () => now,
  until: LATER,
  pause: async (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  },
  tracked,
  runs: 1,
  startRun: async () => {},
});
/** Clips that were read to be matched. */
const clipsRead = () =>
  table.client
    .commandCalls(QueryCommand)
    .filter(({ args: [{ input }] }) => String(input.ExpressionAttributeValues?.[':pk']).startsWith('CLIP#')).length;
const clips = async () => (await listClips({ order: 'oldest', limit: 100, position: null })).items;
const mentions = async () =>
  Object.fromEntries(
    (await clips()).map(({ key, mentions: found }) => [key, found.map(({ nameId }) => nameId).sort()]),
  );
const versions = () =>
  table
    .ofKind('clip')
    .filter(({ listKey }) => listKey)
    .map(({ namesVersion }) => namesVersion);
const inserted = (kind: string) =>
  table.stream
    .filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === kind)
    .map(({ new: row }) => row);

beforeEach(async () => {
  Object.assign(process.env, { TABLE_NAME: 'table', ARCHIVE_BUCKET: 'archive', INBOX_BUCKET: 'inbox' });
  Object.assign(process.env, { NEWS_DAYS: '7', STORY_SIMILARITY: '0.8', SEARCH_WORDS: '6' });
  now = new Date('2026-01-02T03:04:06.000Z');
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.spyOn(console, 'info').mockReturnValue();
  table = new FakeTable();
  buckets = new FakeBuckets();
  await createName(mara);
});

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
      now = new Date(now.getTime() + 60_000);
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
    now = new Date(start.getTime() + REST_MS - 1);
    expect(await runNow()).toMatchObject({ seen: 0 });
    vi.setSystemTime(now);
    await createName(ben);
    now = new Date(start.getTime() + REST_MS);
    expect(await runNow()).toMatchObject({ seen: 0 });
    expect(table.ofKind('walk')).toEqual([]);
    now = new Date(start.getTime() + 2 * REST_MS);
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
    table = new FakeTable();
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
      now = new Date(now.getTime() + REST_MS);
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

  describe('by runs side by side', () => {
    beforeEach(async () => {
      for (let day = 10; day < 34; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
      await createName(ada);
      now = new Date(now.getTime() + REST_MS);
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
});

const byName = (found: readonly Mention[] = []) => [...found].sort((a, b) => (a.nameId < b.nameId ? -1 : 1));

describe('clips that a scan may miss', () => {
  const deliver = (result: Result) =>
    store({
      Records: [{ messageId: 'm', body: JSON.stringify(result) } as Parameters<typeof store>[0]['Records'][number]],
    });

  it('one read with the older names, but stored after the scan, is matched again, and its mention is news', async () => {
    const slow = await parsed(buckets, 'slow.txt', clipText(3, 'Ada Berg'), { list: [mara], version: 1 });
    await createName(ada);
    await run();
    await deliver(slow);
    expect(await mentions()).toEqual({ 'slow.txt': [] });
    expect(await run()).toMatchObject({ queued: 1, failures: [] });
    expect(await mentions()).toEqual({ 'slow.txt': ['ada'] });
    expect(inserted('mention')).toMatchObject([{ nameId: 'ada' }]);
    expect(inserted('summary')).toEqual([]);
    expect(table.ofKind('late')).toEqual([]);
    expect(versions()).toEqual([2]);
  });

  it('one waits while the names that it was too early for are not compiled, and so does the scan', async () => {
    const slow = await parsed(buckets, 'slow.txt', clipText(3, 'Ada Berg'), { list: [mara], version: 1 });
    await run();
    await createName(ada);
    await deliver(slow);
    const older = async (): Promise<Tracked> => ({ version: 1, matcher: compileNames([mara]) });
    expect(await run(Number.POSITIVE_INFINITY, older)).toEqual({ queued: 0, seen: 0, changed: 0, failures: [] });
    expect(table.ofKind('late')).toHaveLength(1);
    expect(table.ofKind('walk')).toMatchObject([{ version: 1 }]);
    expect(await run()).toMatchObject({ queued: 1, failures: [] });
    expect(await mentions()).toEqual({ 'slow.txt': ['ada'] });
  });

  it('a scan whose names cannot be loaded any more goes on when they can', async () => {
    for (let day = 10; day < 60; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
    await createName(ada);
    const { seen } = await run(1);
    const older = async (): Promise<Tracked> => ({ version: 1, matcher: compileNames([mara]) });
    expect(await run(Number.POSITIVE_INFINITY, older)).toMatchObject({ seen: 0, failures: [] });
    expect(await run()).toMatchObject({ seen: 50 - seen, failures: [] });
    expect(new Set(Object.values(await mentions()).map(String))).toEqual(new Set(['ada']));
  });

  it('one that was read with the newest names is not', async () => {
    await deliver(await parsed(buckets, 'new.txt', clipText(3, 'Mara Lind'), { list: [mara], version: 1 }));
    expect(table.ofKind('late')).toEqual([]);
  });

  it('an old result that is delivered again takes nothing away for good', async () => {
    const first = await parsed(buckets, 'a.txt', clipText(3, 'Ada Berg'), { list: [mara], version: 1 });
    // The text is the last write: without it the result is settled anew, and the clip is not matched before.
    table.beforeRequest = () => {
      if (table.ofKind('clip').length > 0) throw new Error('crash');
    };
    await settleOne(first).catch(() => {});
    table.beforeRequest = () => {};
    await createName(ada);
    await run();
    expect(await mentions()).toEqual({ 'a.txt': [] });
    for (const _ of ['once', 'twice']) {
      await deliver(first);
      await run();
      expect(await mentions()).toEqual({ 'a.txt': ['ada'] });
    }
    expect(versions()).toEqual([2]);
  });

  it('the clips of a file that holds several', async () => {
    const clip = (n: number, who: string) =>
      `<h2>Bridge number ${n} mended</h2>\nRadio Hill, ${n} March 2018\n\n<p>The old bridge number ${n} was opened by ${who}.</p>`;
    const list = clip(1, 'Ada Berg') + clip(2, 'nobody');
    const several = await parsed(buckets, 'list.html', list, { list: [mara], version: 1 });
    expect(several.kind).toBe('several');
    await createName(ada);
    await deliver(several);
    expect(await run()).toMatchObject({ failures: [] });
    expect((await clips()).map((clip) => clip.mentions.map(({ nameId }) => nameId)).sort()).toEqual([[], ['ada']]);
  });
});

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
        table = new FakeTable(before);
        now = startedAt;
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
    now = new Date(now.getTime() + REST_MS);
    await startScan(await namesVersion(), now);
    const leases = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((shard) => takeShard(shard, now)));
    const before = table.snapshot();
    expect(await runNow()).toMatchObject({ seen: 0 });
    expect(table.snapshot()).toBe(before);
    now = new Date(leases[0]?.until ?? '');
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

it('an archive without names is left alone', async () => {
  table = new FakeTable();
  await settleOne(clipResult(1, { namesVersion: 0 }));
  expect(await run()).toEqual({ queued: 0, seen: 0, changed: 0, failures: [] });
  expect(table.ofKind('walk')).toEqual([]);
});
