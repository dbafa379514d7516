/** What a digest counts: files that arrived, mentions of each name, and those of other days. */
import { beforeEach, expect, test, vi } from 'vitest';
import { countArrivals } from '../../../functions/aws/table/file/arrivals.ts';
import { release, suppress } from '../../../functions/aws/table/subscription/suppressed.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { DigestWorld } from '../../support/world/digest-world.ts';

vi.mock('../../../functions/send/ways/index.ts', () => ({ ways: {} }));

function world(start = '2026-11-26T12:00:00.000Z', table = new FakeTable()): DigestWorld {
  const made = new DigestWorld(start, table);
  Object.assign(ways, { mail: made.way, webhook: made.way, slack: made.way, teams: made.way });
  return made;
}

beforeEach(() => () => vi.useRealTimers());

test('what arrived is counted in one digest each, and what is usual is told where nothing did', async () => {
  const w = world('2026-10-05T12:00:00.000Z');
  await w.subscribe({ hour: 7 });
  for (let day = 6; day <= 30; day++) {
    const noon = `2026-10-${String(day).padStart(2, '0')}T12:30:00.000Z`;
    await w.until(noon);
    await countArrivals({ parsed: 10, refused: 1 }, new Date());
  }
  await w.until('2026-11-07T12:00:00.000Z');
  const counts = w.told.map(({ content: { arrived, refused } }) => [arrived, refused]);
  expect(counts.slice(1, 25)).toEqual(Array.from({ length: 24 }, () => [10, 1]));
  expect(w.told.at(-1)?.content).toMatchObject({ arrived: 0, usual: 10 });
});

test('what is usual is the median of the weeks that are known whole', async () => {
  const w = world('2026-09-01T12:00:00.000Z');
  await w.subscribe();
  for (let week = 0; week < 6; week++) {
    await w.until(new Date(Date.parse('2026-09-03T12:00:00.000Z') + week * 7 * 86_400_000).toISOString());
    await countArrivals({ parsed: 190 + week * 10 }, new Date());
  }
  // Nothing on the seventh Thursday.
  await w.until('2026-10-16T12:00:00.000Z');
  const silent = w.told.find(({ at }) => at.startsWith('2026-10-16'));
  expect(silent?.content).toMatchObject({ arrived: 0, usual: 220 });
});

test('the hour in which a digest is asked for is counted once', async () => {
  const w = world('2026-11-26T12:10:00.000Z');
  await w.subscribe();
  const ask = () => w.do({ kind: 'digest', subscriptionId: 'press', dueAt: new Date().toISOString(), asked: true });
  await countArrivals({ parsed: 3 }, new Date());
  vi.setSystemTime(new Date('2026-11-26T12:20:00.000Z'));
  await ask();
  await countArrivals({ parsed: 4, gone: 1 }, new Date());
  vi.setSystemTime(new Date('2026-11-26T12:40:00.000Z'));
  await ask();
  await ask();
  expect(w.told.map(({ content: { arrived, archive } }) => [arrived, archive.gone])).toEqual([
    [3, 0],
    [4, 1],
  ]);
});

test.each<{ why: string; begin: (w: DigestWorld) => Promise<unknown> }>([
  { why: 'it is made', begin: (w) => w.subscribe() },
  {
    why: 'it is confirmed',
    begin: async (w) => w.change({ ...(await w.subscribe({ confirmed: false })), confirmed: true }),
  },
  {
    why: 'it was for instant alerts',
    begin: async (w) => w.change({ ...(await w.subscribe({ cadence: 'instant' })), cadence: 'daily' }),
  },
  {
    why: 'its address was suppressed',
    begin: async (w) => {
      await w.subscribe();
      const digest = { kind: 'digest', subscriptionId: 'press', dueAt: new Date().toISOString(), asked: true } as const;
      await suppress('press@example.org', { kind: 'complaint', at: digest.dueAt, detail: 'abuse' });
      await w.do(digest);
      await release('press@example.org', new Date());
    },
  },
])('what came before the first digest of a subscription is not in it: $why', async ({ begin }) => {
  const w = world('2026-11-26T14:10:00.000Z');
  await countArrivals({ parsed: 13, refused: 1, gone: 2 }, new Date());
  vi.setSystemTime(new Date('2026-11-26T14:49:00.000Z'));
  await begin(w);
  vi.setSystemTime(new Date('2026-11-26T14:50:00.000Z'));
  await countArrivals({ parsed: 2 }, new Date());
  vi.setSystemTime(new Date('2026-11-26T15:01:00.000Z'));
  await countArrivals({ parsed: 1, back: 1 }, new Date());
  await w.do({ kind: 'digest', subscriptionId: 'press', dueAt: new Date().toISOString(), asked: true });
  await countArrivals({ parsed: 5 }, new Date());
  expect(w.told.map(({ content: { arrived, refused, archive } }) => ({ arrived, refused, archive }))).toEqual([
    { arrived: 3, refused: 0, archive: { gone: 0, back: 1 } },
  ]);
});

test('names: urgent ones first, then those with most; counts of other days', async () => {
  const w = world('2026-11-18T12:00:00.000Z');
  const nameIds = ['lake-city', 'mara-lind', 'randa-kassis'];
  const press = await w.subscribe({ nameIds, urgentNameIds: ['randa-kassis'] });
  await w.owe(press, ['mara-lind', 'lake-city']);
  await w.until('2026-11-25T12:00:00.000Z');
  await w.owe(press, ['mara-lind']);
  await w.owe(press, ['mara-lind', 'randa-kassis']);
  await w.until('2026-11-26T12:00:00.000Z');
  const { content } = w.told.at(-1) ?? {};
  expect(
    content?.names.map(({ name, mentions, published, before, days, lastMention }) => ({
      name,
      mentions,
      published,
      before,
      days,
      lastMention,
    })),
  ).toEqual([
    {
      name: 'randa-kassis',
      mentions: 1,
      published: 1,
      before: 0,
      days: [0, 0, 0, 0, 0, 0, 1],
      lastMention: '2026-11-25',
    },
    { name: 'mara-lind', mentions: 2, published: 2, before: 1, days: [0, 0, 0, 0, 0, 0, 2], lastMention: '2026-11-25' },
    { name: 'lake-city', mentions: 0, published: 0, before: 1, days: [0, 0, 0, 0, 0, 0, 0], lastMention: '2026-11-18' },
  ]);
  expect(content).toMatchObject({ followed: 3, cadence: 'daily', nextAt: '2026-11-27T07:00:00.000Z' });
});

test('a digest that is asked for has what was published on that day in its bars', async () => {
  const w = world('2026-11-24T09:00:00.000Z');
  const press = await w.subscribe({ cadence: 'weekly' });
  await w.until('2026-11-25T10:00:00.000Z');
  await w.owe(press);
  await w.until('2026-11-26T10:00:00.000Z');
  await w.owe(press);
  await w.do({ kind: 'digest', subscriptionId: 'press', dueAt: new Date().toISOString(), asked: true });
  const [name] = w.told[0]?.content.names ?? [];
  expect(name).toMatchObject({ mentions: 2, published: 2, days: [0, 0, 0, 0, 0, 1, 1] });
});

test('of thousands of mentions all are told, with bounded reads', { timeout: 60_000 }, async () => {
  const w = world();
  const press = await w.subscribe();
  for (let i = 0; i < 300; i++) await w.owe(press);
  vi.setSystemTime(new Date('2026-11-27T07:00:00.000Z'));
  const units = await w.table.measure(() => w.minute());
  const [digest] = w.told;
  expect(digest?.content.names).toMatchObject([{ mentions: 300 }]);
  expect(digest?.content.names[0]?.cards).toHaveLength(200);
  expect(Object.values(w.states()).every((state) => state === 'digested')).toBe(true);
  // A claim, the row and its two places in lists, what is owed: five for each.
  expect(units.write).toBeLessThanOrEqual(300 * 5 + 10);
  // Half a unit for the story of each of the 200 clips that are read is among them (measured: 336).
  expect(units.read).toBeLessThanOrEqual(350);
});
