import { beforeEach, expect, test, vi } from 'vitest';
import { jobsUntil } from '../../../functions/aws/table/alert/agenda.ts';
import { MOVED } from '../../../functions/aws/table/alert/moved.ts';
import { owedTo } from '../../../functions/aws/table/alert/owed.ts';
import { readPeriods } from '../../../functions/aws/table/alert/period.ts';
import { removeSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { suppress } from '../../../functions/aws/table/subscription/suppressed.ts';
import { runAgenda } from '../../../functions/digest/agenda.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import { recipientOf, type Subscription } from '../../../shared/contract/subscription.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { DigestWorld } from '../../support/world/digest-world.ts';

vi.mock('../../../functions/send/ways/index.ts', () => ({ ways: {} }));

function world(start = '2026-11-26T12:00:00.000Z', table = new FakeTable()): DigestWorld {
  const made = new DigestWorld(start, table);
  Object.assign(ways, { mail: made.way, webhook: made.way, slack: made.way, teams: made.way });
  return made;
}

beforeEach(() => () => vi.useRealTimers());

test('a digest tells what is owed, once, and the next one what comes later', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  await w.owe(press);
  await w.until('2026-11-27T12:00:00.000Z');
  await w.owe(press);
  await w.until('2026-11-29T12:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-27T07:00 clip-1 clip-2', '2026-11-28T07:00 clip-3', '2026-11-29T07:00']);
  expect(w.states()).toEqual({ 'clip-1': 'digested', 'clip-2': 'digested', 'clip-3': 'digested' });
  expect(w.table.ofKind('owed')).toEqual([]);
});

test.each<{ why: string; more: Partial<Subscription>; start: string; end: string; days: number; hours: string[] }>([
  {
    why: 'daily in Berlin, in spring',
    more: { timeZone: 'Europe/Berlin' },
    start: '2026-03-20T12:00:00.000Z',
    end: '2026-04-10T12:00:00.000Z',
    days: 21,
    hours: ['05:00', '06:00'],
  },
  {
    why: 'daily in New York, in autumn, at an hour that comes twice',
    more: { timeZone: 'America/New_York', hour: 1 },
    start: '2026-10-25T12:00:00.000Z',
    end: '2026-11-08T12:00:00.000Z',
    days: 14,
    hours: ['05:00', '06:00'],
  },
  {
    why: 'weekly on Lord Howe',
    more: { timeZone: 'Australia/Lord_Howe', cadence: 'weekly' },
    start: '2026-09-20T12:00:00.000Z',
    end: '2026-10-18T22:00:00.000Z',
    days: 5,
    hours: ['20:00', '20:30'],
  },
])('every period has one digest: $why', async ({ more, start, end, days, hours }) => {
  const w = world(start);
  const press = await w.subscribe(more);
  const title = await w.owe(press);
  await w.until(end);
  expect(w.told).toHaveLength(days);
  expect([...new Set(w.told.map(({ at }) => at.slice(11, 16)))].sort()).toEqual(hours);
  expect(w.digests().filter((one) => one.includes(title))).toHaveLength(1);
  // Each begins where the one before ended.
  for (const [i, { content }] of w.told.slice(1).entries()) expect(content.from).toBe(w.told[i]?.content.to);
});

test('after two days without a timer one digest tells of all the time', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  vi.setSystemTime(new Date('2026-11-29T12:00:00.000Z'));
  await w.owe(press);
  await w.minute();
  await w.until('2026-11-30T12:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-29T12:00 clip-1 clip-2', '2026-11-30T07:00']);
});

test.each<{ why: string; change: Partial<Subscription>; digests: string[] }>([
  { why: 'another hour', change: { hour: 20 }, digests: ['2026-11-26T20:00 clip-1', '2026-11-27T20:00'] },
  {
    why: 'another zone',
    change: { timeZone: 'Asia/Kathmandu' },
    digests: ['2026-11-27T01:15 clip-1', '2026-11-28T01:15'],
  },
  { why: 'weekly instead', change: { cadence: 'weekly' }, digests: ['2026-11-30T07:00 clip-1'] },
  {
    why: 'instant instead: at once, and no other digest',
    change: { cadence: 'instant' },
    digests: ['2026-11-26T12:00 clip-1'],
  },
  {
    why: 'another address',
    change: { address: 'desk@example.org' },
    digests: ['2026-11-27T07:00 clip-1', '2026-11-28T07:00'],
  },
])('a change in the middle of a period loses nothing: $why', async ({ change, digests }) => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  await w.change({ ...press, ...change });
  await w.until('2026-11-28T12:00:00.000Z');
  if (change.cadence === 'weekly') await w.until('2026-11-30T12:00:00.000Z');
  expect(w.digests()).toEqual(digests);
  expect(w.ledger()).toEqual([
    ...(change.address === undefined ? [] : [`${change.address}: digested`]),
    `press@example.org: ${change.address === undefined ? 'digested' : `suppressed (${MOVED})`}`,
  ]);
  expect(w.table.ofKind('owed')).toEqual([]);
});

const moves: { why: string; change: Partial<Subscription> }[] = [
  { why: 'another address', change: { address: 'desk@example.org' } },
  { why: 'a chat instead', change: { channel: { kind: 'slack', url: 'https://hooks.slack.example/a' } } },
];
test.each(moves)('what waits for a confirmation is told by the next digest after it: $why', async ({ change }) => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  const moved = { ...press, ...change };
  await w.change({ ...moved, confirmed: false });
  await w.until('2026-11-29T12:00:00.000Z');
  expect(w.told).toEqual([]);
  expect(await jobsUntil(new Date('2026-12-01T00:00:00.000Z'), 10)).toHaveLength(1);
  await w.change(moved);
  await w.until('2026-12-01T12:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-30T07:00 clip-1', '2026-12-01T07:00']);
  expect(w.told[0]?.content.from).toBe('2026-11-26T12:00:00.000Z');
  expect(w.ledger()).toEqual([`${recipientOf(moved)}: digested`, `press@example.org: suppressed (${MOVED})`].sort());
  expect(w.table.ofKind('owed')).toEqual([]);
});

test.each(moves)('a crash at any request of a digest that has moved loses nothing: $why', async ({ change }) => {
  let w = world();
  await crashAtEachRequest({
    start: () => {
      w = world('2026-11-26T12:00:00.000Z', new FakeTable());
      return w.table;
    },
    work: async () => {
      const { beforeRequest } = w.table;
      w.table.beforeRequest = () => {};
      const press = await w.subscribe();
      await w.owe(press);
      await w.owe(press);
      await w.change({ ...press, ...change });
      vi.setSystemTime(new Date('2026-11-27T07:00:00.000Z'));
      w.table.beforeRequest = beforeRequest;
      await w.do({ kind: 'digest', subscriptionId: 'press', dueAt: '2026-11-27T07:00:00.000Z' });
    },
    check: async (label) => {
      await w.do({ kind: 'digest', subscriptionId: 'press', dueAt: '2026-11-27T07:00:00.000Z' });
      await w.until('2026-11-27T12:00:00.000Z');
      expect(new Set(w.digests()).size, label).toBeLessThanOrEqual(2);
      for (const one of w.digests()) expect(one, label).toContain('clip-1 clip-2');
      const states = w
        .ledger()
        .map((line) => line.replace(/^\S+ /, ''))
        .sort();
      expect(states, label).toEqual(['digested', 'digested', `suppressed (${MOVED})`, `suppressed (${MOVED})`]);
      expect(w.table.ofKind('owed'), label).toEqual([]);
    },
  });
});

test('one that becomes instant with nothing owed gets nothing', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.change({ ...press, cadence: 'instant' });
  await w.until('2026-11-28T12:00:00.000Z');
  expect(w.told).toEqual([]);
  expect(await readPeriods(['press'])).toEqual([null]);
});

test.each<{ why: string; act: (press: Subscription, w: DigestWorld) => Promise<unknown>; told: number }>([
  { why: 'the subscription ended', act: () => removeSubscription('press'), told: 0 },
  {
    why: 'the address complained',
    act: () => suppress('press@example.org', { kind: 'complaint', at: new Date().toISOString(), detail: 'abuse' }),
    told: 0,
  },
  {
    why: 'the name is not followed any more',
    act: (press, w) => w.change({ ...press, nameIds: ['lake-city'] }),
    told: 1,
  },
])('what is owed is never told where $why', async ({ act, told }) => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  await act(press, w);
  await w.until('2026-11-27T12:00:00.000Z');
  expect(w.told).toHaveLength(told);
  expect(w.told.flatMap(({ content }) => content.names.flatMap(({ cards }) => cards))).toEqual([]);
  expect(w.states()).toEqual({ 'clip-1': 'suppressed' });
});

test('a job that comes twice, or by two runs at once, is one mail', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  vi.setSystemTime(new Date('2026-11-27T07:00:00.000Z'));
  await w.minute({ twice: true });
  const job = { kind: 'digest', subscriptionId: 'press', dueAt: '2026-11-28T07:00:00.000Z' } as const;
  await w.owe(press);
  vi.setSystemTime(new Date(job.dueAt));
  await Promise.all([w.do(job), w.do(job), w.do(job)]);
  expect(w.digests()).toEqual(['2026-11-27T07:00 clip-1', '2026-11-28T07:00 clip-2']);
});

test('one that was asked for is told once, and the regular one goes on', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  const asked = { kind: 'digest', subscriptionId: 'press', dueAt: new Date().toISOString(), asked: true } as const;
  await w.do(asked);
  await w.do(asked);
  await w.owe(press);
  await w.until('2026-11-27T12:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-26T12:00 clip-1', '2026-11-27T07:00 clip-2']);
});

test.each([
  { why: 'SES fails', answer: { kind: 'failed', reason: 'busy' } as const, at: '2026-11-27T07:01 clip-1' },
  {
    why: 'the account is closed',
    answer: { kind: 'stopped', reason: 'paused' } as const,
    at: '2026-11-27T08:00 clip-1',
  },
  {
    why: 'the other side asks for patience',
    answer: { kind: 'later', reason: 'busy', at: new Date('2026-11-27T09:30:00.000Z') } as const,
    at: '2026-11-27T09:30 clip-1',
  },
])('where $why the digest is told later', async ({ answer, at }) => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  w.answers.push(answer);
  await w.until('2026-11-28T12:00:00.000Z');
  expect(w.digests()).toEqual([at, '2026-11-28T07:00']);
  const [row] = w.table.ofKind('delivery');
  expect(row).toMatchObject({ state: 'digested', attempts: 2 });
});

test.each([
  { why: 'it is the same', grows: false, keys: 1 },
  { why: 'more is owed by then', grows: true, keys: 2 },
])('a digest that is tried again has the same id only where $why', async ({ grows, keys }) => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  // The host took it, and its answer was lost.
  w.answers.push({ kind: 'later', reason: 'timeout', at: new Date('2026-11-27T07:05:00.000Z') });
  const seen = vi.spyOn(ways, 'mail');
  await w.until('2026-11-27T07:03:00.000Z');
  if (grows) await w.owe(press);
  await w.until('2026-11-27T12:00:00.000Z');
  const tries = seen.mock.calls.map(([{ key }]) => key);
  expect(tries).toHaveLength(2);
  expect(new Set(tries).size).toBe(keys);
  expect(w.digests()).toEqual([`2026-11-27T07:05 clip-1${grows ? ' clip-2' : ''}`]);
});

test('the digest of a web hook goes by the queue of web hooks, that of a mail by the other one', async () => {
  const w = world();
  const channel = { kind: 'webhook', url: 'https://hooks.example.org/', secret: 'x'.repeat(16) } as const;
  await w.subscribe();
  await w.subscribe({ id: 'desk', channel });
  vi.setSystemTime(new Date('2026-11-27T07:00:00.000Z'));
  await runAgenda(new Date(), { ahead: 0, isOver: () => false });
  const waiting = (queue: string) => w.queues.take(queue, 10).map(({ body }) => JSON.parse(body));
  expect([waiting('mail'), waiting('hooks')]).toMatchObject([
    [{ kind: 'digest', subscriptionId: 'press' }],
    [{ kind: 'digest', subscriptionId: 'desk' }],
  ]);
});

test('a clip that was renamed is told of under its new key', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  await w.rename('clip-1', 'renamed');
  await w.until('2026-11-27T12:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-27T07:00 renamed']);
  expect(w.states()).toEqual({ 'clip-1': 'digested' });
});

test('what SES refuses is settled, and holds no later digest up', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  w.answers.push({ kind: 'refused', reason: 'no such address' });
  await w.until('2026-11-28T12:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-28T07:00']);
  expect(w.states()).toEqual({ 'clip-1': 'refused' });
});

test('after a crash at any request all is told, and twice only between sending and marking', async () => {
  let duplicates = 0;
  for (let crash = 1; ; crash++) {
    const table = new FakeTable();
    const w = world('2026-11-26T12:00:00.000Z', table);
    const press = await w.subscribe();
    for (let i = 0; i < 3; i++) await w.owe(press, ['mara-lind', 'lake-city'].slice(0, 1 + (i % 2)));
    vi.setSystemTime(new Date('2026-11-27T07:00:00.000Z'));
    const job = { kind: 'digest', subscriptionId: 'press', dueAt: '2026-11-27T07:00:00.000Z' } as const;
    let requests = 0;
    table.beforeRequest = () => {
      requests += 1;
      if (requests === crash) throw new Error('crash');
    };
    await w.do(job).catch(() => {});
    table.beforeRequest = () => {};
    // SQS delivers the message again, also while the lease of the run that died holds.
    await w.do(job);
    await w.until('2026-11-27T07:30:00.000Z');
    await w.do(job);
    const label = `crash at request ${crash}`;
    const told = w.told.flatMap(({ content }) =>
      content.names.flatMap(({ cards }) => cards.map(({ clipId }) => clipId)),
    );
    expect(new Set(told).size, label).toBe(3);
    expect(w.told.length, label).toBeLessThanOrEqual(2);
    expect(new Set(w.told.map(({ key }) => key)).size, label).toBe(1);
    if (w.told.length === 2) duplicates += 1;
    expect(Object.values(w.states()), label).toEqual(['digested', 'digested', 'digested']);
    expect(table.ofKind('owed'), label).toEqual([]);
    expect(await readPeriods(['press']), label).toMatchObject([{ dueAt: '2026-11-28T07:00:00.000Z', attempts: 0 }]);
    if (requests < crash) break;
  }
  // Reading and writing that the mail has gone out.
  expect(duplicates).toBeLessThanOrEqual(2);
});

const narrow: Subscription = {
  ...{ id: 'press', address: 'press@example.org', nameIds: ['ada'], confirmed: true },
  cadence: 'daily',
};
test.each<[why: string, leave: (w: DigestWorld) => Promise<unknown>]>([
  ['it has ended', () => removeSubscription('press')],
  ['it follows the name no longer', (w) => w.change(narrow)],
  ['it is not confirmed any more', (w) => w.change({ ...narrow, nameIds: '*', confirmed: false })],
])('what a subscription leaves is told by another one of the address: %s', async (_why, leave) => {
  const w = world();
  const press = await w.subscribe();
  // Before the digest of the first one, which finds out that it tells no longer what it is owed.
  await w.subscribe({ id: 'zoe', hour: 8 });
  await w.owe(press);
  await leave(w);
  await w.until('2026-11-29T12:00:00.000Z');
  expect(w.digests('press').join()).not.toContain('clip');
  expect(w.digests('zoe')).toEqual(['2026-11-27T08:00 clip-1', '2026-11-28T08:00', '2026-11-29T08:00']);
  expect(w.states()).toEqual({ 'clip-1': 'digested' });
  expect(w.table.ofKind('owed')).toEqual([]);
});

test('what a subscription leaves to an instant one of the address is told at once', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  await removeSubscription('press');
  await w.subscribe({ id: 'zoe', cadence: 'instant' });
  vi.setSystemTime(new Date('2026-11-27T07:00:00.000Z'));
  await w.minute();
  expect(await owedTo('press@example.org', 'now')).toMatchObject([{ subscriptionId: 'zoe', when: 'now' }]);
  const jobs = await jobsUntil(new Date('2026-11-27T07:01:00.000Z'), 10);
  expect(jobs.map(({ job }) => job)).toEqual([{ kind: 'news', recipient: 'press@example.org' }]);
});

test('a mention that is gone is not told', async () => {
  const w = world();
  const press = await w.subscribe();
  await w.owe(press);
  for (const row of w.table.ofKind('clip'))
    w.table.rows.delete([...w.table.rows].find(([, one]) => one === row)?.[0] ?? '');
  await w.until('2026-11-27T12:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-27T07:00']);
  expect(w.table.ofKind('delivery')).toEqual([]);
});
