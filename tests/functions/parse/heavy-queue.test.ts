/** Heavy files beside light ones, through queues that deliver twice, in any order and to runs that die. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clipText, getClip } from '../../../functions/aws/table/clip/clips.ts';
import { receiptsOfKey } from '../../../functions/aws/table/file/receipts.ts';
import { readReplay } from '../../../functions/aws/table/replay/state.ts';
import type { Task } from '../../../functions/parse/apart.ts';
import { handler as store } from '../../../functions/store/handler.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { matcherFromBytes } from '../../../shared/name/index.ts';
import { type Step, Story, step } from '../../support/world/reading-story.ts';
import { idOf, ReadingWorld } from '../../support/world/reading-world.ts';

let world: ReadingWorld;
vi.mock('../../../functions/parse/apart.ts', () => ({
  readApart: async ({ bytes, fileName, options, names }: Task) => {
    const ended = world.played();
    if (ended !== null) return ended;
    const clips = await parseFile(bytes, fileName, matcherFromBytes(await readFile(names)), options);
    return { kind: 'read', clips };
  },
}));
process.env.SENDER_ADDRESS = 'alerts@example.org';
const { handler: parse } = await import('../../../functions/parse/handler.ts');

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue();
});
afterAll(() => {
  vi.useRealTimers();
});

const receiptsOf = async (key: string) =>
  (await receiptsOfKey({ bucket: 'inbox', key, limit: 1000, position: null })).items;

/** What a replay says of a file that no stage has noted. */
const NOT_NOTED = /no answer within an hour/;
const NO_ANSWER = /ends without an answer/;

it('every file ends with one right receipt, the newest wins, and nothing is told twice', async () => {
  const story = async (steps: readonly Step[]) => {
    world = new ReadingWorld(parse, store);
    await world.follow();
    const told = new Story(world);
    await told.play(steps);
    await told.end();
    expect(world.deadLetters()).toEqual([]);
    for (const key of world.keys) await expectRight(key, told);
    expectToldOnce();
    for (const id of told.replays) {
      const { report } = (await readReplay(id))?.replay ?? {};
      expect(report).toMatchObject({ state: 'ended', done: report?.files });
      expect(report?.failures.map(({ reason }) => reason)).not.toContainEqual(expect.stringMatching(NOT_NOTED));
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80, size: 'max' }), story), {
    numRuns: 30,
  });
}, 120_000);

async function expectRight(key: string, { holds, told }: Story): Promise<void> {
  const receipts = await receiptsOf(key);
  const versions = [...holds.keys()].filter((version) => version.startsWith(`${key} `)).map((one) => one.slice(2));
  const newest = world.buckets.bucket('inbox').newest(key);
  const own = receipts.filter(({ part }) => part === undefined);
  const ids = own.map(({ versionId }) => `${key} ${versionId}`);
  expect(ids, 'one receipt a version').toEqual([...new Set(ids)]);
  expect(ids, 'of each that was told').toEqual(
    expect.arrayContaining([...told].filter((version) => version.startsWith(`${key} `))),
  );
  const open = own.filter(({ outcome }) => ['parsed', 'partial', 'refused'].includes(outcome));
  if (newest?.bytes == null) {
    expect(open, 'a file that is gone').toEqual([]);
    expect(await clipsOf(key)).toEqual([]);
    return;
  }
  expect(
    open.map(({ versionId }) => versionId),
    `the newest of ${versions}`,
  ).toEqual([newest.versionId]);
  const name = holds.get(`${key} ${newest.versionId}`) ?? null;
  const isGivenUp = NO_ANSWER.test(open[0]?.reason ?? '');
  if (isGivenUp) {
    const deaths = [...world.deaths].flatMap(([body, count]) => (body.includes(`"${newest.versionId}"`) ? count : []));
    expect(Math.max(...deaths), 'given up for deaths alone').toBeGreaterThanOrEqual(2);
    return;
  }
  expect(open[0]?.outcome === 'refused').toBe(name === null);
  expect(await clipsOf(key)).toEqual(name === null ? [] : [idOf(name)]);
}

/** The names in the clips of a file. */
async function clipsOf(key: string): Promise<string[]> {
  const clips = await Promise.all(
    [undefined, 'a.txt'].map(async (part) => {
      const clipId = clipIdOf('inbox', key, part);
      const [clip, text] = await Promise.all([getClip(clipId), clipText(clipId)]);
      return clip === null || text?.kind !== 'text' ? [] : clip.mentions.map(({ nameId }) => nameId);
    }),
  );
  return clips.flat();
}

/** What is stored was news once. (Results that are stored side by side may insert it again: the ledger knows it then.) */
function expectToldOnce(): void {
  const news = world.table.stream.filter(
    ({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === 'mention',
  );
  const told = new Set(news.map(({ new: row }) => `${row?.pk} ${row?.sk}`));
  expect(world.table.ofKind('earlier-mention')).toEqual([]);
  for (const { pk, sk } of world.table.ofKind('mention')) expect(told).toContain(`${pk} ${sk}`);
}
