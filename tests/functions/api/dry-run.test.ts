import { beforeEach, describe, expect, it } from 'vitest';
import { dryRunIn, START } from '../../../functions/api/dry-run.ts';
import { listTexts } from '../../../functions/aws/table/clip/texts.ts';
import {
  allNames,
  createName,
  getName,
  namesState,
  namesVersion,
  removeName,
} from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { clipText, parsed } from '../../support/world/parsed.ts';
import { removed } from '../../support/world/results.ts';

const mara: Name = { id: 'mara', name: 'Mara Lind', aliases: [] };
const now = new Date('2026-01-02T03:04:06.000Z');
let table: FakeTable;
let buckets: FakeBuckets;
let dryRun: ReturnType<typeof dryRunIn>;
/** What the clock shows, a step more each time it is asked. */
let clock: number;
let step: number;

async function drop(key: string, source: string, version = 1) {
  const result = await parsed(buckets, key, source, { list: await allNames(), version: await namesVersion() }, version);
  await settle(result, { now, archiveText: async (_, text) => `archived:${text}` });
}

beforeEach(async () => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  buckets = new FakeBuckets();
  clock = 0;
  step = 0;
  dryRun = dryRunIn({
    allNames,
    getName,
    namesState,
    listTexts,
    readText: async (key) => key.slice('archived:'.length),
    now: () => {
      clock += step;
      return clock;
    },
  });
  await createName(mara);
  for (let day = 0; day < 6; day++) {
    await drop(
      `${day}.txt`,
      clipText(day, 'Mara Lind', ...(day % 3 === 0 ? ['Ada Berg', 'Mara Lind Foundation'] : [])),
    );
  }
});

describe('a dry run', () => {
  it('counts what a new name would hit, with sentences, the newest first', async () => {
    const { place, samples } = await dryRun({ id: 'ada', name: 'Ada Berg', aliases: [] }, START);
    expect(place).toEqual({ searched: 6, hits: 2, added: 2, lost: 0, position: null });
    expect(samples).toMatchObject([
      {
        kind: 'added',
        nameId: 'ada',
        publishedOn: '2020-01-04',
        snippet: 'Then Ada Berg spoke for a while about matter 3-1.',
      },
      { kind: 'added', nameId: 'ada', publishedOn: '2020-01-01' },
    ]);
  });

  it('saves nothing', async () => {
    const before = table.stream.length;
    await dryRun({ id: 'ada', name: 'Ada Berg', aliases: [] }, START);
    expect(table.stream.length).toBe(before);
  });

  it('tells what a changed name would lose and gain', async () => {
    const { place, samples } = await dryRun({ ...mara, name: 'Ada Berg' }, START);
    expect(place).toEqual({ searched: 6, hits: 2, added: 0, lost: 4, position: null });
    expect(samples.map(({ kind, publishedOn }) => [kind, publishedOn])).toEqual([
      ['lost', '2020-01-06'],
      ['lost', '2020-01-05'],
      ['lost', '2020-01-03'],
      ['lost', '2020-01-02'],
    ]);
    const excluded = await dryRun({ ...mara, exclude: ['Foundation'] }, START);
    expect(excluded.place).toMatchObject({ hits: 4, lost: 2 });
  });

  it('a name that changes nothing gains and loses nothing', async () => {
    expect((await dryRun(mara, START)).place).toEqual({ searched: 6, hits: 6, added: 0, lost: 0, position: null });
  });

  it('a longer name takes from a shorter one only what stands inside it', async () => {
    await drop('only.txt', clipText(50, 'Mara Lind Foundation'));
    const { place, samples } = await dryRun({ id: 'fund', name: 'Mara Lind Foundation', aliases: [] }, START);
    expect(place).toMatchObject({ searched: 7, hits: 3, added: 3, lost: 1 });
    expect(samples[1]).toMatchObject({ kind: 'lost', nameId: 'mara', publishedOn: '2020-02-20' });
  });

  it('mentions of a name that is no longer tracked are history, and not lost', async () => {
    await removeName('mara');
    expect((await dryRun({ ...mara, name: 'Zoe Nowhere' }, START)).place).toMatchObject({ hits: 0, added: 0, lost: 0 });
    expect((await dryRun(mara, START)).place).toMatchObject({ hits: 6, added: 0, lost: 0 });
  });

  it('reads texts from the archive too, and leaves removed clips out', async () => {
    await drop('long.txt', `${clipText(60, 'Ada Berg')}<p>${'More words. '.repeat(30_000)}</p>`);
    const gone = removed(2);
    await settle({ ...gone, file: { ...gone.file, key: '0.txt' } }, { now, archiveText: async () => '' });
    expect((await dryRun({ id: 'ada', name: 'Ada Berg', aliases: [] }, START)).place).toMatchObject({
      searched: 6,
      hits: 2,
    });
  });

  it('goes on where its time was over, and comes to the same', async () => {
    for (let day = 100; day < 160; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
    step = 10_000;
    const ada = { id: 'ada', name: 'Ada Berg', aliases: [] };
    let place = START;
    let rounds = 0;
    const clips: string[] = [];
    do {
      const answer = await dryRun(ada, place);
      ({ place } = answer);
      clips.push(...answer.samples.map(({ clipId }) => clipId));
      rounds += 1;
    } while (place.position !== null);
    expect(rounds).toBeGreaterThan(1);
    expect(place).toEqual({ searched: 66, hits: 62, added: 62, lost: 0, position: null });
    expect(new Set(clips).size).toBe(clips.length);
  });
});

it('a list of more names than can be read in time is not read', async () => {
  const ofMany = dryRunIn({
    allNames: () => Promise.reject(new Error('the names were read')),
    getName,
    namesState: async () => ({ ...(await namesState()), count: 10_001 }),
    listTexts,
    readText: async (key) => key,
    now: () => 0,
  });
  const { place } = await ofMany({ id: 'ada', name: 'Ada Berg', aliases: [] }, START);
  expect(place).toMatchObject({ searched: 6, hits: 2, added: 2 });
});
