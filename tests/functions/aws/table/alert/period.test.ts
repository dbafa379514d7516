import { beforeEach, describe, expect, test } from 'vitest';
import { jobsUntil } from '../../../../../functions/aws/table/alert/agenda.ts';
import { arrangeDigest, changePeriod, readPeriods } from '../../../../../functions/aws/table/alert/period.ts';
import { record } from '../../../../../functions/aws/table/alert/record-owed.ts';
import type { Subscription } from '../../../../../shared/contract/subscription.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { owing } from '../../../../support/world/owing.ts';

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  new FakeTable();
});

const subscription: Subscription = {
  id: 'press',
  address: 'Press@example.org',
  nameIds: ['mara-lind'],
  cadence: 'daily',
  confirmed: true,
};
const at = (time: string) => new Date(`2026-11-26T${time}Z`);
const period = async () => (await readPeriods(['press']))[0] ?? null;
const jobs = async () => (await jobsUntil(new Date('2030-01-01'), 100)).map(({ at, job }) => [at.toISOString(), job]);

/** The job that is not void. */
async function nextJob() {
  const dueAt = (await period())?.dueAt;
  return (await jobs()).filter(([, job]) => typeof job === 'object' && 'dueAt' in job && job.dueAt === dueAt);
}

test('a daily subscription begins a period, with a job for its end', async () => {
  await arrangeDigest(subscription, at('12:00:00.000'));
  const dueAt = '2026-11-27T07:00:00.000Z';
  expect(await period()).toEqual({
    subscriptionId: 'press',
    cadence: 'daily',
    from: '2026-11-26T12:00:00.000Z',
    dueAt,
    recipients: ['press@example.org'],
    counted: { hour: '2026-11-26T12', parsed: 0, partial: 0, refused: 0, gone: 0, back: 0 },
    attempts: 0,
  });
  expect(await jobs()).toEqual([[dueAt, { kind: 'digest', subscriptionId: 'press', dueAt }]]);
});

test('the same again changes nothing', async () => {
  await arrangeDigest(subscription, at('12:00:00.000'));
  const before = [await period(), await jobs()];
  await arrangeDigest(subscription, at('13:00:00.000'));
  expect([await period(), await jobs()]).toEqual(before);
});

test.each([
  { why: 'an instant subscription', change: { cadence: 'instant' } as const },
  { why: 'one that is not confirmed', change: { confirmed: false } },
])('$why has no period', async ({ change }) => {
  await arrangeDigest({ ...subscription, ...change }, at('12:00:00.000'));
  expect(await period()).toBeNull();
  expect(await jobs()).toEqual([]);
});

test.each([
  { why: 'another hour', change: { hour: 18 }, dueAt: '2026-11-26T18:00:00.000Z' },
  { why: 'another zone', change: { timeZone: 'Asia/Kathmandu' }, dueAt: '2026-11-27T01:15:00.000Z' },
  { why: 'weekly', change: { cadence: 'weekly' } as const, dueAt: '2026-11-30T07:00:00.000Z' },
  {
    why: 'instant: what is owed is told at once',
    change: { cadence: 'instant' } as const,
    dueAt: '2026-11-26T13:00:00.000Z',
  },
])('a change in the middle of a period: $why', async ({ change, dueAt }) => {
  await arrangeDigest(subscription, at('12:00:00.000'));
  await arrangeDigest({ ...subscription, ...change }, at('13:00:00.000'));
  expect(await period()).toMatchObject({ from: '2026-11-26T12:00:00.000Z', dueAt });
  expect(await nextJob()).toEqual([[dueAt, { kind: 'digest', subscriptionId: 'press', dueAt }]]);
});

test('a digest that ends is told as what it was', async () => {
  await arrangeDigest({ ...subscription, cadence: 'weekly' }, at('12:00:00.000'));
  await arrangeDigest({ ...subscription, cadence: 'instant' }, at('13:00:00.000'));
  expect(await period()).toMatchObject({ cadence: 'weekly' });
});

test('what is owed to the address before is not forgotten', async () => {
  await arrangeDigest(subscription, at('12:00:00.000'));
  await arrangeDigest({ ...subscription, address: 'desk@example.org' }, at('13:00:00.000'));
  expect(await period()).toMatchObject({ recipients: ['press@example.org', 'desk@example.org'] });
});

describe('many changes of address in one period', () => {
  const address = (i: number) => `reader-${i}@example.org`;
  const moveTo = (i: number) => arrangeDigest({ ...subscription, address: address(i) }, at('12:00:00.000'));
  const owe = (i: number) => record([owing({ recipient: address(i), subscriptionId: 'press', when: 'digest' })]);

  test('leave the last ones, and those that are owed something', async () => {
    for (let i = 0; i < 50; i++) {
      await moveTo(i);
      if (i === 7) await owe(i);
    }
    const last = Array.from({ length: 20 }, (_, i) => address(30 + i));
    expect(await period()).toMatchObject({ recipients: [address(7), ...last], dueAt: '2026-11-27T07:00:00.000Z' });
    await moveTo(40);
    expect((await period())?.recipients).toEqual([
      address(7),
      ...last.filter((one) => one !== address(40)),
      address(40),
    ]);
  });

  test('are told at once when a row would not hold those that are owed something', async () => {
    for (let i = 0; i <= 400; i++) {
      await moveTo(i);
      await owe(i);
    }
    const dueAt = '2026-11-26T12:00:00.000Z';
    expect(await period()).toMatchObject({ dueAt });
    expect((await period())?.recipients).toHaveLength(401);
    expect(await nextJob()).toEqual([[dueAt, { kind: 'digest', subscriptionId: 'press', dueAt }]]);
  }, 60_000);
});

test('a change puts no digest off that is due', async () => {
  await arrangeDigest(subscription, at('06:00:00.000'));
  await arrangeDigest({ ...subscription, hour: 8 }, at('07:00:20.000'));
  expect(await period()).toMatchObject({ dueAt: '2026-11-26T07:00:00.000Z' });
  expect(await jobs()).toHaveLength(1);
});

test('a crash leaves a job for the period as it is', async () => {
  let table = new FakeTable();
  await crashAtEachRequest({
    start: () => {
      table = new FakeTable();
      return table;
    },
    work: () => arrangeDigest(subscription, at('12:00:00.000')).catch(() => {}),
    check: async (label) => {
      if ((await period()) !== null) expect(await nextJob(), label).toHaveLength(1);
      await arrangeDigest({ ...subscription, hour: 20 }, at('12:30:00.000'));
      expect(await nextJob(), label).toHaveLength(1);
    },
  });
});

test('two changes at once: both count', async () => {
  await arrangeDigest(subscription, at('12:00:00.000'));
  await Promise.all([
    arrangeDigest({ ...subscription, hour: 18 }, at('13:00:00.000')),
    changePeriod('press', (period) => period && { ...period, attempts: period.attempts + 1 }),
  ]);
  expect(await period()).toMatchObject({ dueAt: '2026-11-26T18:00:00.000Z', attempts: 1 });
});
