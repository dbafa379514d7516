import { beforeEach, expect, test, vi } from 'vitest';
import { closeDigests } from '../../../functions/aws/close-digests.ts';
import { arrange, jobsUntil } from '../../../functions/aws/table/alert/agenda.ts';
import { listAlerts, waitingRecipients } from '../../../functions/aws/table/alert/alerts.ts';
import { readPeriods } from '../../../functions/aws/table/alert/period.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { countArrivals } from '../../../functions/aws/table/file/arrivals.ts';
import { createSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { runAgenda } from '../../../functions/digest/agenda.ts';
import { createHandler } from '../../../functions/digest/handler.ts';
import type { MailJob, Owed } from '../../../shared/contract/alert.ts';
import { digestLines } from '../../../shared/wiring.ts';
import { DigestWorld } from '../../support/world/digest-world.ts';

const START = '2026-11-26T12:00:00.000Z';
let w: DigestWorld;
beforeEach(() => {
  w = new DigestWorld(START);
  return () => vi.useRealTimers();
});

const news = (recipient: string): MailJob => ({ kind: 'news', recipient });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const waiting = (queue = 'mail') => w.queues.messages(queue);
const lines = () => vi.mocked(console.warn).mock.calls.map(([line]) => (line as { message: string }).message);

test('jobs of the next minute go too, and are read when they are due', async () => {
  await arrange(news('a@example.org'), later(-3600));
  await arrange(news('b@example.org'), later(29.5));
  await arrange(news('c@example.org'), later(61));
  await arrange(news('webhook:d'), later(-1));
  await createHandler()();
  expect(waiting().map(({ body, visibleAt }) => [JSON.parse(body).recipient, (visibleAt - Date.now()) / 1000])).toEqual(
    [
      ['a@example.org', 0],
      ['b@example.org', 30],
    ],
  );
  expect(waiting('hooks')).toHaveLength(1);
  expect(await jobsUntil(later(7200), 10)).toHaveLength(1);
});

test('after hours without a timer all are caught up with', async () => {
  for (let i = 0; i < 120; i++) await arrange(news(`${i}@example.org`), later(-60 * i));
  expect(await runAgenda(new Date(), { ahead: 0, isOver: () => false })).toBe(120);
  expect(waiting()).toHaveLength(120);
  expect(await jobsUntil(later(0), 200)).toEqual([]);
});

test('a crash at any request loses no job', async () => {
  for (let crash = 1; ; crash++) {
    w = new DigestWorld(START);
    for (let i = 0; i < 12; i++) await arrange(news(`${i}@example.org`), later(-60));
    let requests = 0;
    const fail = () => {
      requests += 1;
      if (requests === crash) throw new Error('crash');
    };
    w.table.beforeRequest = fail;
    w.queues.beforeRequest = fail;
    await runAgenda(new Date(), { ahead: 0, isOver: () => false }).catch(() => {});
    w.table.beforeRequest = () => {};
    w.queues.beforeRequest = () => {};
    await runAgenda(new Date(), { ahead: 0, isOver: () => false });
    expect(new Set(waiting().map(({ body }) => body)).size, `crash at request ${crash}`).toBe(12);
    expect(await jobsUntil(later(0), 100)).toEqual([]);
    if (requests < crash) return;
  }
});

test('a minute with nothing to do, and the first one of an hour, cost little', async () => {
  const handler = createHandler();
  const first = await w.table.measure(handler);
  const idle = await w.table.measure(handler);
  expect([idle.write, idle.read]).toEqual([0, 2]);
  vi.setSystemTime(later(3600));
  const hourly = await w.table.measure(handler);
  expect(hourly.write).toBe(0);
  expect(hourly.read).toBeLessThanOrEqual(first.read);
  expect(hourly.read).toBeLessThanOrEqual(10);
});

test('a digest that has no job gets one; others stay as they are', async () => {
  await createSubscription({ id: 'old', address: 'old@example.org', nameIds: '*', cadence: 'weekly', confirmed: true });
  await createSubscription({
    id: 'new',
    address: 'new@example.org',
    nameIds: '*',
    cadence: 'weekly',
    confirmed: false,
  });
  await createSubscription({
    id: 'now',
    address: 'now@example.org',
    nameIds: '*',
    cadence: 'instant',
    confirmed: true,
  });
  await createHandler()();
  expect(await readPeriods(['old', 'new', 'now'])).toMatchObject([{ dueAt: '2026-11-30T07:00:00.000Z' }, null, null]);
  expect(await jobsUntil(new Date('2026-12-01'), 10)).toHaveLength(1);
});

test('a job that was lost is sent again within the hour; after a day somebody is told', async () => {
  const press = await w.subscribe({ cadence: 'instant' });
  await w.owe(press);
  const [row] = w.table.ofKind('delivery');
  await record([
    {
      recipient: 'press@example.org',
      subscriptionId: 'press',
      nameId: 'mara-lind',
      story: 'another',
      clipId: String(row?.clipId),
      droppedAt: START,
      recordedAt: START,
      when: 'now',
      debt: { kind: 'mention' },
    },
  ]);
  const handler = createHandler();
  await handler();
  expect(waiting()).toEqual([]);
  vi.setSystemTime(later(3601));
  await handler();
  expect(waiting().map(({ body }) => JSON.parse(body))).toEqual([news('press@example.org')]);
  expect(lines()).not.toContain(digestLines.waiting);
  vi.setSystemTime(later(25 * 3600));
  await handler();
  expect(lines()).toContain(digestLines.waiting);
});

const owedNow = (subscriptionId: string, story: string): Owed => ({
  recipient: `${subscriptionId}@example.org`,
  subscriptionId,
  nameId: 'mara-lind',
  story,
  clipId: 'c',
  droppedAt: new Date().toISOString(),
  recordedAt: new Date().toISOString(),
  when: 'now',
  debt: { kind: 'mention' },
});

test('what waits for a digest hides no alert that is forgotten, and is in the list of open ones', async () => {
  const daily = await w.subscribe({ id: 'daily', address: 'daily@example.org' });
  for (let i = 0; i < 5; i++) await w.owe(daily);
  vi.setSystemTime(later(60));
  const recordedAt = new Date().toISOString();
  await record([owedNow('press', 's')]);
  vi.setSystemTime(later(3601));
  expect(await waitingRecipients({ before: later(-3600).toISOString(), most: 2 })).toEqual([
    { recipient: 'press@example.org', since: recordedAt },
  ]);
  const { items } = await listAlerts({ state: 'open', limit: 10, position: null });
  expect(items.map(({ address }) => address)).toEqual([
    'press@example.org',
    ...Array.from({ length: 5 }, () => 'daily@example.org'),
  ]);
});

test('a web hook whose host is away for three days sets off no alarm: its owner is mailed when it ends', async () => {
  await record([{ ...owedNow('desk', 's'), recipient: 'webhook:desk' }]);
  const channel = { kind: 'slack', url: 'https://hooks.slack.com/x' } as const;
  await w.subscribe({ id: 'chat', channel });
  const handler = createHandler();
  for (let day = 1; day <= 4; day++) {
    vi.setSystemTime(later(24 * 3600));
    await handler();
    expect(lines()).not.toContain(digestLines.waiting);
  }
  vi.setSystemTime(later(25 * 3600));
  await handler();
  expect(lines()).toContain(digestLines.waiting);
});

test('the oldest alert of a recipient says how long it waits, whatever its name and story', async () => {
  await record([owedNow('press', 'z')]);
  vi.setSystemTime(later(30 * 3600));
  await record([owedNow('press', 'a')]);
  vi.setSystemTime(later(60));
  await createHandler()();
  expect(waiting().map(({ body }) => JSON.parse(body))).toEqual([news('press@example.org')]);
  expect(lines()).toContain(digestLines.waiting);
});

test('a digest that nobody told for a day is told of; one that is late for less is arranged again', async () => {
  await w.subscribe();
  const handler = createHandler();
  const waits = () => vi.mocked(console.warn).mock.calls.filter(([line]) => line.message === digestLines.waiting);
  vi.setSystemTime(new Date('2026-11-28T07:59:00.000Z'));
  await handler();
  expect(lines()).toContain('digests were arranged again');
  expect(waits()).toEqual([]);
  vi.setSystemTime(later(24 * 3600));
  await handler();
  expect(waits()).toEqual([[{ message: digestLines.waiting, digests: 1 }]]);
});

test('silence is told once an hour until something arrives', async () => {
  for (let hours = 9 * 168; hours >= 5; hours--) await countArrivals({ parsed: 1 }, later(-3600 * hours));
  const handler = createHandler();
  const silent = () => lines().filter((line) => line === digestLines.silent).length;
  for (let i = 0; i < 3; i++) await handler();
  expect(silent()).toBe(1);
  vi.setSystemTime(later(3600));
  await handler();
  expect(silent()).toBe(2);
  await countArrivals({ refused: 1 }, new Date());
  vi.setSystemTime(later(3600));
  await handler();
  expect(silent()).toBe(2);
});

test('closing all digests ends with its time, and goes on with the agenda', async () => {
  for (let i = 0; i < 120; i++) {
    const press = await w.subscribe({ id: `s${i}`, address: `${i}@example.org` });
    if (i < 3) await w.owe(press, ['mara-lind', 'lake-city']);
  }
  const askedAt = new Date();
  const part = await closeDigests({ askedAt, position: null, isOver: () => true });
  expect(part).toMatchObject({ sent: 50, position: expect.any(String) });
  await arrange({ kind: 'close', askedAt: askedAt.toISOString(), position: part.position ?? '' }, askedAt);
  await runAgenda(new Date(), { ahead: 0, isOver: () => false });
  const asked = waiting().map(({ body }) => JSON.parse(body));
  expect(new Set(asked.map(({ subscriptionId }) => subscriptionId)).size).toBe(120);
  expect(asked.every((job) => job.asked === true && job.dueAt === START)).toBe(true);
});

test('closing counts what is owed: digests, also empty ones, and news that waits outside of quiet hours', async () => {
  const daily = await w.subscribe({ id: 'daily', address: 'daily@example.org' });
  await w.subscribe({ id: 'empty', address: 'empty@example.org', cadence: 'weekly' });
  await w.owe(daily, ['mara-lind', 'lake-city']);
  const quietHours = { from: '11:00', to: '13:00' };
  for (const [id, more] of [
    ['flood', {}],
    ['quiet', { quietHours }],
  ] as const) {
    const instant = await w.subscribe({ id, address: `${id}@example.org`, cadence: 'instant', ...more });
    await record([
      {
        recipient: `${id}@example.org`,
        subscriptionId: instant.id,
        nameId: 'mara-lind',
        story: 's',
        clipId: 'c',
        droppedAt: START,
        recordedAt: START,
        when: 'now',
        debt: { kind: 'mention' },
      },
    ]);
  }
  const all = { askedAt: new Date(), position: null, isOver: () => false };
  expect(await closeDigests(all)).toEqual({ sent: 3, owed: 3, position: null });
  expect(await closeDigests({ ...all, address: 'Daily@Example.org' })).toEqual({ sent: 1, owed: 2, position: null });
  expect(await closeDigests({ ...all, address: 'nobody@example.org' })).toEqual({ sent: 0, owed: 0, position: null });
});

test('closing sends a summary that waits, whichever subscription of the address is listed first', async () => {
  const address = 'press@example.org';
  await w.subscribe({ id: 'a', address, nameIds: ['lake-city'] });
  await w.subscribe({ id: 'b', address, cadence: 'instant', quietHours: { from: '11:00', to: '13:00' } });
  for (const id of ['c', 'd']) await w.subscribe({ id, address, cadence: 'instant' });
  await record([{ ...owedNow('c', 's'), recipient: address }]);
  expect(await closeDigests({ askedAt: new Date(), position: null, isOver: () => false })).toMatchObject({
    sent: 2,
    owed: 1,
  });
  expect(waiting().map(({ body }) => JSON.parse(body))).toContainEqual({ ...news(address), asked: true });
});
