import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listAlerts } from '../../../functions/aws/table/alert/alerts.ts';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { summarise } from '../../../functions/aws/table/name/backfill.ts';
import { allNames, createName, namesVersion, removeName } from '../../../functions/aws/table/name/names.ts';
import { replayFile } from '../../../functions/aws/table/replay/file.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { REST_MS, runScan } from '../../../functions/backfill/scan.ts';
import type { AlertState } from '../../../shared/contract/alert.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { AlertRun } from '../../support/world/alert-run.ts';
import { follow } from '../../support/world/follow.ts';
import { clipText, parsed } from '../../support/world/parsed.ts';

const START = new Date('2026-01-02T03:04:06.000Z');
let run: AlertRun;
let buckets: FakeBuckets;

async function drop(key: string, source: string, withNames = false) {
  const list = withNames ? await allNames() : [];
  const result = await parsed(buckets, key, source, { list, version: withNames ? await namesVersion() : 0 });
  await settle(result, { now: START, archiveText: async () => 'key' });
}
const RESTED = new Date(START.getTime() + REST_MS);
const backfill = () =>
  runScan({
    now: () => RESTED,
    until: new Date('2100-01-01'),
    pause: async () => {},
    runs: 1,
    startRun: async () => {},
    tracked: async () => ({ version: await namesVersion(), matcher: compileNames(await allNames()) }),
  });

const ANNA = 'anna@example.org';
const BEN = 'ben@example.org';
/** The summaries that a recipient is owed. */
const summaries = async (recipient = ANNA) =>
  (await run.owed(recipient)).flatMap(({ debt }) => (debt.kind === 'found' ? [debt] : []));
const alertsTo = async (state: AlertState) =>
  (await listAlerts({ address: ANNA, state, limit: 100, position: null })).items.length;

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  run = new AlertRun();
  buckets = new FakeBuckets();
  for (let day = 0; day < 30; day++)
    await drop(`${day}.txt`, clipText(day, 'Mara Lind', ...(day < 3 ? ['Ada Berg'] : [])));
  await createName({ id: 'mara', name: 'Mara Lind', aliases: [] });
  await createName({ id: 'ada', name: 'Ada Berg', aliases: [] });
});

describe('a back-fill of new names', () => {
  it('is one summary to each follower, with the numbers and the newest clips, and one job', async () => {
    await follow('anna');
    await follow('ben', { nameIds: ['ada'] });
    await backfill();
    await run.alert();
    expect(run.jobs()).toEqual([ANNA, BEN]);
    expect(await run.owed(ANNA)).toMatchObject([
      { nameId: /^backfill:\d+$/.exec((await run.owed(ANNA))[0]?.nameId ?? '')?.[0] },
    ]);
    expect(await summaries()).toMatchObject([
      {
        because: 'backfill',
        counts: [
          { nameId: 'mara', clips: 30 },
          { nameId: 'ada', clips: 3 },
        ],
        // Three have both names.
        clips: 30,
        isMore: false,
      },
    ]);
    const [anna] = await summaries();
    expect(anna?.newest).toHaveLength(20);
    expect((await getClip(anna?.newest[0]?.clipId ?? ''))?.title).toBe('News of day 29');
    expect(await summaries(BEN)).toMatchObject([{ counts: [{ nameId: 'ada', clips: 3 }] }]);
    expect((await summaries(BEN))[0]?.newest).toHaveLength(3);
  });

  it.each<[string, Partial<Subscription>]>([
    ['followers of other names', { nameIds: ['zoe'] }],
    ['an address that has not confirmed', { confirmed: false }],
    ['daily readers: digests tell what arrived', { cadence: 'daily' }],
  ])('is nothing to %s', async (_, subscription) => {
    await follow('anna', subscription);
    await backfill();
    await run.alert();
    expect([run.jobs(), run.table.ofKind('owed')]).toEqual([[], []]);
  });

  it('is nothing before it is finished', async () => {
    await follow('anna');
    await backfill();
    await run.alert(run.records().filter(({ dynamodb }) => dynamodb?.NewImage?.kind?.S !== 'summary'));
    expect(await run.owed(ANNA)).toEqual([]);
  });

  it('is nothing about a name that was removed meanwhile', async () => {
    await follow('anna', { nameIds: ['mara'] });
    await backfill();
    await removeName('mara');
    await run.alert();
    expect(await run.owed(ANNA)).toEqual([]);
  });

  it('is one summary to each of many followers, whichever of their names is looked at', async () => {
    for (let i = 0; i < 130; i++) await follow(`many-${i}`, { nameIds: i === 7 ? ['ada'] : ['mara', 'ada'] });
    await backfill();
    await run.alert();
    await run.alert();
    const owed = run.table.ofKind('owed');
    expect(owed).toHaveLength(130);
    expect(new Set(run.jobs()).size).toBe(130);
    expect(await summaries('many-7@example.org')).toMatchObject([{ counts: [{ nameId: 'ada', clips: 3 }] }]);
    expect((await summaries('many-8@example.org'))[0]?.counts).toHaveLength(2);
  });
});

describe('an address that follows names by several subscriptions', () => {
  it.each<[string, number, Record<string, string>]>([
    ['in one run', 0, { a: 'mara', z: 'ada' }],
    ['in crowds of different names', 30, { a: 'mara', z: 'ada' }],
    ['in crowds, met in the other order', 30, { a: 'ada', z: 'mara' }],
  ])('gets one summary of all of them: %s', async (_, crowd, own) => {
    for (const [id, nameId] of Object.entries(own)) await follow(id, { address: ANNA, nameIds: [nameId] });
    await follow('x-daily', { address: ANNA, cadence: 'daily' });
    await follow('x-hook', { address: ANNA, channel: { kind: 'slack', url: 'https://hooks.slack.com/x' } });
    for (let i = 0; i < crowd; i++) {
      for (const nameId of ['mara', 'ada']) await follow(`m-${nameId}-${i}`, { nameIds: [nameId] });
    }
    await backfill();
    await run.alert();
    const counts = [
      { nameId: 'mara', clips: 30 },
      { nameId: 'ada', clips: 3 },
    ];
    expect(await summaries()).toMatchObject([{ counts, clips: 30, isMore: false }]);
    expect((await summaries())[0]?.newest).toHaveLength(20);
    expect(await summaries('slack:x-hook')).toMatchObject([{ counts }]);
    await run.send(ANNA);
    await run.alert();
    expect(await run.owed(ANNA)).toEqual([]);
  });
});

/** Reads the first files again with the names of today, and ends the replay. */
async function replay(id: string, files: number): Promise<void> {
  const names = { list: await allNames(), version: await namesVersion() };
  for (let day = 0; day < files; day++) {
    const result = await parsed(buckets, `${day}.txt`, clipText(day, 'Mara Lind', 'Ada Berg'), names);
    const read = { ...result, file: { ...result.file, sequencer: '' } };
    const replaying = { now: START, archiveText: async () => 'key', readText: async () => '' };
    await replayFile(read, { id, dryRun: false, summary: true, page: 0, place: day }, replaying);
  }
  await summarise({ kind: 'replay', id }, START);
}

describe('a replay', () => {
  it('is one summary to each instant follower, however often its record is delivered', async () => {
    await follow('anna');
    await follow('ben', { nameIds: ['ada'] });
    await follow('cleo', { cadence: 'daily' });
    await replay('r1', 4);
    await Promise.all([run.alert(), run.alert()]);
    await run.alert([...run.records(), ...run.records()].reverse());
    expect(run.table.ofKind('owed')).toHaveLength(2);
    expect(await summaries()).toMatchObject([
      {
        because: 'replay',
        counts: [
          { nameId: 'ada', clips: 4 },
          { nameId: 'mara', clips: 4 },
        ],
      },
    ]);
    expect(await summaries(BEN)).toMatchObject([{ counts: [{ nameId: 'ada', clips: 4 }] }]);
  });

  it('that finds more than the one before tells that alone', async () => {
    await follow('anna');
    await replay('r1', 2);
    await run.alert();
    await run.send(ANNA);
    await replay('r2', 3);
    await run.alert();
    expect((await summaries()).map(({ counts }) => counts)).toEqual([
      [
        { nameId: 'ada', clips: 1 },
        { nameId: 'mara', clips: 1 },
      ],
    ]);
  });

  it('that a back-fill follows tells nothing twice', async () => {
    await follow('anna', { nameIds: ['ada'] });
    await replay('r1', 3);
    await run.alert();
    await backfill();
    await run.alert();
    expect(await summaries()).toHaveLength(1);
  });
});

describe('nothing is told twice', () => {
  beforeEach(async () => {
    await follow('anna');
    await backfill();
  });

  it('not when the stream is replayed after the summary was sent', async () => {
    await run.alert();
    await run.send(ANNA);
    expect([await alertsTo('sent'), await alertsTo('digested')]).toEqual([1, 20]);
    await run.alert();
    await run.alert([...run.records(), ...run.records()].reverse());
    expect(await run.owed(ANNA)).toEqual([]);
  });

  it('not of a copy of a clip that the summary names, sent or not', async () => {
    await run.alert();
    await drop('copy.txt', clipText(29, 'Mara Lind'), true);
    await run.alert();
    expect(await run.owed(ANNA)).toHaveLength(1);
    await run.send(ANNA);
    await drop('again.txt', clipText(29, 'Mara Lind'), true);
    await run.alert();
    expect(await run.owed(ANNA)).toEqual([]);
    await drop('other.txt', clipText(400, 'Mara Lind'), true);
    await run.alert();
    expect(await run.owed(ANNA)).toMatchObject([{ nameId: 'mara', debt: { kind: 'mention' } }]);
  });

  it('not after a crash at any request, and nothing is lost', async () => {
    await crashAtEachRequest({
      start: () => {
        for (const [key, row] of run.table.rows)
          if (/^(?:delivery|owed|alert-place)$/.test(String(row.kind))) run.table.rows.delete(key);
        run.jobs();
        return run.table;
      },
      work: () => run.alert().catch(() => {}),
      check: async (label) => {
        await run.alert();
        expect(run.jobs(), label).toContain(ANNA);
        expect(await summaries(), label).toHaveLength(1);
        await run.send(ANNA);
        expect([await alertsTo('sent'), await alertsTo('digested')], label).toEqual([1, 20]);
        await run.alert();
        expect(await run.owed(ANNA), label).toEqual([]);
      },
    });
  });
});

it('is nothing if alerts about the same stories are recorded', async () => {
  await follow('anna', { nameIds: ['ada'] });
  for (let day = 0; day < 3; day++) await drop(`copy-${day}.txt`, clipText(day, 'Mara Lind', 'Ada Berg'), true);
  await run.alert();
  expect(await run.owed(ANNA)).toHaveLength(3);
  await backfill();
  await run.alert();
  expect(await run.owed(ANNA)).toHaveLength(3);
});
