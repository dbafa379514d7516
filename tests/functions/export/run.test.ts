import { beforeEach, describe, expect, it } from 'vitest';
import { listClips } from '../../../functions/aws/table/clip/clips.ts';
import { clipAsOf } from '../../../functions/aws/table/clip/history.ts';
import { readExport, saveExport } from '../../../functions/aws/table/exports.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { type RunContext, runExport } from '../../../functions/export/run.ts';
import { exportLine } from '../../../shared/clip/export-lines.ts';
import type { Export, ExportFilters } from '../../../shared/contract/export.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { clipResult, fileVersion, mention } from '../../support/world/results.ts';

Object.assign(process.env, { TABLE_NAME: 'table', ARCHIVE_BUCKET: 'archive', INBOX_BUCKET: 'inbox' });
const START = Date.parse('2026-01-02T03:04:06Z');
const LATE = new Date(START + 3_600_000);

let table: FakeTable;
let buckets: FakeBuckets;
let clock: number;

const store = (result: Result) =>
  settle(result, {
    get now() {
      return new Date(clock++);
    },
    archiveText: async (id: string) => `texts/${id}.txt`,
  });
const put = (key: string, version = 1, given: object = {}) =>
  store(clipResult(version, { file: fileVersion(version, key), clip: { title: key, ...given } }));

async function begin(given: Partial<Export> = {}, filters: ExportFilters = {}): Promise<void> {
  const at = new Date(clock++).toISOString();
  await saveExport(
    {
      ...{ id: 'e1', format: 'jsonl', bom: false, filters, asOf: at, state: 'running', rows: 0, position: null },
      ...{ upload: null, parts: [], rest: null, tries: 0, savedAt: at, ...given },
    },
    null,
  );
}

const context: RunContext = {
  ...{ now: () => LATE, bucket: 'archive', partBytes: 8000, pageClips: 8, mostPages: 10 },
  until: new Date(LATE.getTime() + 1),
};
const run = (given: Partial<RunContext> = {}) => runExport('e1', { ...context, ...given });
const file = (ending = 'jsonl') => buckets.objects.get(`archive/exports/e1.${ending}`)?.toString();

/** The lines of all clips, as they are now. */
async function expected(filters: ExportFilters = {}): Promise<string> {
  let lines = '';
  let position: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listClips>> = await listClips({
      ...filters,
      order: 'oldest',
      limit: 100,
      position,
    });
    const clips = await Promise.all(page.items.map(({ clipId }) => clipAsOf(clipId, LATE)));
    lines += clips.map((clip) => (clip === null ? '' : exportLine('jsonl', clip))).join('');
    position = page.position;
  } while (position !== null);
  return lines;
}

beforeEach(() => {
  table = new FakeTable();
  buckets = new FakeBuckets();
  buckets.uploads.minPartBytes = context.partBytes;
  clock = START;
});

describe('an export', () => {
  it('is the clips by day as they were known when it began, whatever comes after', async () => {
    for (let i = 0; i < 30; i++) await put(`k${i}`, 1, { publishedOn: `2017-01-${String((i % 9) + 10)}` });
    await put('undated', 1, { publishedOn: null });
    const before = await expected();
    await begin();
    await put('later', 1, { publishedOn: '2017-01-12' });
    await put('k3', 2, { title: 'Changed', publishedOn: '2017-01-13' });
    await put('k5', 2, { publishedOn: '2011-01-01' });
    await store({ kind: 'removed', file: fileVersion(2, 'k7'), marker: true });
    expect(await run()).toBe(false);
    expect(file()).toBe(before);
    expect((await readExport('e1'))?.at).toMatchObject({ state: 'done', rows: 31 });
    expect(buckets.uploads.size).toBe(0);
  });

  it.each<[why: string, filters: ExportFilters, rows: number]>([
    ['of a name', { nameId: 'ada' }, 2],
    ['of days', { from: '2018-01-01', to: '2018-12-31' }, 1],
    ['of an outlet and a name', { outlet: 'radio coteaux', nameId: 'ada' }, 1],
    ['of a language', { language: 'fr' }, 1],
    ['of what there is not: a file without clips', { outlet: 'Nobody' }, 0],
  ])('%s', async (_, filters, rows) => {
    await put('a', 1, { publishedOn: '2017-01-01', mentions: [mention('ada')], outlet: 'Radio Coteaux' });
    await put('b', 1, { publishedOn: '2018-01-01', mentions: [mention('ada')], outlet: 'Radio Hill' });
    await put('c', 1, { publishedOn: '2019-01-01', language: 'fr' });
    await begin({}, filters);
    await run();
    expect((await readExport('e1'))?.at).toMatchObject({ state: 'done', rows });
    expect(file()).toBe(await expected(filters));
  });

  it('is the same bytes over many runs that end, and with a crash at every request to table or bucket', async () => {
    for (let i = 0; i < 24; i++) await put(`k${i}`, 1, { publishedOn: '2017-01-01' });
    const whole = await expected();
    const rows = new Map(table.rows);
    const planted = new Error('crash');
    let crashes = 0;
    for (let crash = 1, isOver = false; !isOver; crash += crash < 12 ? 1 : 7) {
      table.rows.clear();
      for (const [key, row] of rows) table.rows.set(key, row);
      buckets.objects.clear();
      await begin();
      let requests = 0;
      const count = () => {
        if (++requests === crash) throw planted;
      };
      for (let isDone = false; !isDone; ) {
        table.beforeRequest = count;
        buckets.beforeRequest = count;
        await run().catch((error) => {
          if (error !== planted) throw error;
          crashes += 1;
        });
        table.beforeRequest = () => {};
        buckets.beforeRequest = () => {};
        isDone = (await readExport('e1'))?.at.state !== 'running';
      }
      isOver = requests < crash;
      expect(file() === whole, `crash at request ${crash}`).toBe(true);
      expect((await readExport('e1'))?.at).toMatchObject({ state: 'done', rows: 24 });
    }
    expect(crashes).toBeGreaterThan(8);
    expect((await readExport('e1'))?.at.parts.length).toBeGreaterThan(1);
  });

  it('goes on in another run where the time is over, and leaves one alone that another run is at', async () => {
    await put('a');
    await begin();
    expect(await run({ until: LATE })).toBe(true);
    expect((await readExport('e1'))?.at.state).toBe('running');
    const both = await Promise.all([run(), run()]);
    expect(both).toEqual([false, false]);
    if ((await readExport('e1'))?.at.state === 'running') await run();
    expect(file()).toBe(await expected());
    expect(await runExport('another', context)).toBe(false);
  });

  it('takes as many steps for a part as it must, where filters leave little', async () => {
    for (let i = 0; i < 60; i++) await put(`k${i}`, 1, { publishedOn: `2017-01-01`, language: i === 58 ? 'fr' : 'en' });
    const filters = { from: '2016-01-01', language: 'fr', outlet: 'Radio Coteaux' };
    await begin({}, filters);
    // A page looks at ten clips for each that it may have.
    expect(await run({ mostPages: 1, pageClips: 1 })).toBe(false);
    expect(file()).toBe(await expected(filters));
    expect((await readExport('e1'))?.at).toMatchObject({ state: 'done', rows: 1 });
  });

  it('fails with the third run that came to nothing, says why, and leaves no parts', async () => {
    await put('a');
    await begin();
    buckets.beforeRequest = (_, operation) => {
      if (operation === 'UploadPart') throw new TypeError('out of order');
    };
    const look = async () => (await readExport('e1'))?.at;
    for (const tries of [1, 2, 3]) {
      expect(await look()).toMatchObject({ state: 'running' });
      await expect(run(), `run ${tries}`).rejects.toThrow('out of order');
    }
    expect(await look()).toMatchObject({ state: 'failed', reason: 'It failed 3 times: TypeError.' });
    expect([await run(), buckets.uploads.size]).toEqual([false, 0]);
  });

  it('fails as well where three runs had no time to say anything', async () => {
    await begin({ tries: 3 });
    expect(await run()).toBe(false);
    expect((await readExport('e1'))?.at).toMatchObject({
      state: 'failed',
      reason: 'Its runs ended before their time.',
    });
  });

  it('as CSV begins with the names of its columns', async () => {
    await put('=k');
    await begin({ format: 'csv', bom: true });
    await run();
    expect(file('csv')).toMatch(/^\ufeffclipId,title,.*receivedAt\r\n[0-9a-f]{32},'=k,.*\r\n$/s);
  });
});
