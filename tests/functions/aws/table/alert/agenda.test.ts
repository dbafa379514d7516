import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test, vi } from 'vitest';
import { dynamo } from '../../../../../functions/aws/clients/dynamo.ts';
import { arrange, jobsUntil, removeArranged } from '../../../../../functions/aws/table/alert/agenda.ts';
import type { MailJob } from '../../../../../shared/contract/alert.ts';
import { FakeTable } from '../../../../support/fake/table.ts';

let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

const seven = new Date('2026-11-26T07:00:00.000Z');
const minutes = (count: number) => new Date(seven.getTime() + count * 60_000);
const news = (recipient: string): MailJob => ({ kind: 'news', recipient });
const jobsAt = async (until: Date) => (await jobsUntil(until, 100)).map(({ job }) => job);

test('jobs are found from their time on, the earliest first', async () => {
  const times = [3, 1, 2, 0];
  for (const minute of times) await arrange(news(`${minute}@example.org`), minutes(minute));
  expect(await jobsAt(minutes(-1))).toEqual([]);
  expect(await jobsAt(minutes(0))).toEqual([news('0@example.org')]);
  expect(await jobsAt(minutes(2))).toEqual([0, 1, 2].map((minute) => news(`${minute}@example.org`)));
});

test.each<{ why: string; jobs: MailJob[]; found: number }>([
  { why: 'the same job', jobs: [news('a@example.org'), news('a@example.org')], found: 1 },
  { why: 'jobs of two recipients', jobs: [news('a@example.org'), news('b@example.org')], found: 2 },
  {
    why: 'asked for, and of itself',
    jobs: [news('a@example.org'), { kind: 'news', recipient: 'a@example.org', asked: true }],
    found: 2,
  },
  {
    why: 'two digests of a subscription',
    jobs: [
      { kind: 'digest', subscriptionId: 'a', dueAt: seven.toISOString() },
      { kind: 'digest', subscriptionId: 'a', dueAt: minutes(1).toISOString() },
    ],
    found: 2,
  },
  {
    why: 'unlike kinds',
    jobs: [
      { kind: 'confirm', subscriptionId: 'a' },
      { kind: 'digest', subscriptionId: 'a', dueAt: seven.toISOString() },
    ],
    found: 2,
  },
])('at one time: $why', async ({ jobs, found }) => {
  for (const job of jobs) await arrange(job, seven);
  expect(await jobsAt(seven)).toHaveLength(found);
});

test('a job that is removed is gone', async () => {
  await arrange(news('a@example.org'), seven);
  for (const job of await jobsUntil(seven, 100)) await removeArranged(job);
  expect(await jobsAt(seven)).toEqual([]);
});

test('a job that is arranged again while it is sent stays', async () => {
  await arrange(news('a@example.org'), seven);
  const found = await jobsUntil(seven, 100);
  await arrange(news('a@example.org'), seven);
  for (const job of found) await removeArranged(job);
  expect(await jobsAt(seven)).toEqual([news('a@example.org')]);
});

test('of many only some are read at once, and all in the end', async () => {
  for (let i = 0; i < 50; i++) await arrange(news(`${i}@example.org`), seven);
  let sent = 0;
  for (;;) {
    const found = await jobsUntil(seven, 5);
    expect(found.length).toBeLessThanOrEqual(20);
    if (found.length === 0) break;
    sent += found.length;
    for (const job of found) await removeArranged(job);
  }
  expect(sent).toBe(50);
});

test('a row that a later release wrote holds up no other job, and is logged without its address', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  await arrange(news('a@example.org'), minutes(0));
  await arrange(news('b@example.org'), minutes(1));
  const row = table.ofKind('agenda').find(({ sk }) => String(sk).startsWith(minutes(0).toISOString()));
  await dynamo().send(new PutCommand({ TableName: 'table', Item: { ...row, job: { kind: 'letter' } } }));
  expect(await jobsAt(minutes(1))).toEqual([news('b@example.org')]);
  expect(logged).toHaveBeenCalledOnce();
  expect(JSON.stringify(logged.mock.calls)).not.toContain('example.org');
});
