import { PurgeQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sweepRecords } from '../../../functions/aws/table/file/sweep.ts';
import { handler } from '../../../functions/sweep/handler.ts';
import { InboxWorld, LOST_AFTER } from '../../support/world/inbox-world.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

let world: InboxWorld;
let lines: { message: string }[];

beforeEach(() => {
  world = new InboxWorld();
  vi.useFakeTimers({ toFake: ['Date'], now: world.now() });
  lines = [];
  for (const level of ['info', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((line) => lines.push(line));
});
afterEach(() => {
  vi.useRealTimers();
});

function wait(milliseconds: number): void {
  world.wait(milliseconds);
  vi.setSystemTime(world.now());
}
const told = (message: string) => lines.filter((line) => line.message === message);
const step = (more = {}) => ({ kind: 'step', isRehearsal: false, isPatient: true, ...more });
const quarter = () => handler({ kind: 'daily' });

describe('every quarter of an hour', () => {
  it('a run looks whether a sweep is due: once a day, and at the same time of day', async () => {
    for (let quarters = 0; quarters < 3 * 96; quarters++) {
      await quarter();
      wait(15 * MINUTE);
    }
    const starts = (await sweepRecords()).map(({ startedAt }) => startedAt.slice(0, 16));
    expect(starts).toEqual(['2026-01-02T03:04', '2026-01-03T03:04', '2026-01-04T03:04']);
  });

  it('a run with nothing to do makes one read', async () => {
    await quarter();
    wait(HOUR);
    let requests = 0;
    world.beforeEach(() => {
      requests += 1;
    });
    await quarter();
    expect(requests).toBe(1);
  });

  it('a run says in one line what the sweep counted, and which files it sent', async () => {
    await world.put('a.txt', 'one');
    await world.deliver(await world.put('b.txt', 'one'));
    wait(LOST_AFTER);
    await world.remove('b.txt');
    wait(LOST_AFTER);
    await quarter();
    expect(told('swept')).toMatchObject([{ files: 1, receipts: 0, repaired: 1, removed: 1, mended: 2 }]);
    expect(told('sent to be read')).toMatchObject([
      { kind: 'created', key: 'a.txt' },
      { kind: 'removed', key: 'b.txt' },
    ]);
  });

  it('a run warns where none has ended for two days', async () => {
    await quarter();
    world.buckets.beforeRequest = () => {
      throw new Error('no bucket');
    };
    wait(24 * HOUR);
    await expect(quarter()).rejects.toThrow('no bucket');
    expect(told('no sweep has ended for two days')).toEqual([]);
    wait(24 * HOUR + MINUTE);
    await expect(quarter()).rejects.toThrow('no bucket');
    await quarter();
    expect(told('no sweep has ended for two days')).toHaveLength(1);
  });
});

describe('a daily sweep', () => {
  const DAY = 24 * HOUR;
  const emptied = () => world.queues.send(new PurgeQueueCommand({ QueueUrl: 'ingest' }));

  it('sends nothing that waits in a queue: it begins when the queues are empty', async () => {
    await quarter();
    wait(DAY - HOUR);
    for (const key of ['a.txt', 'b.txt']) world.queues.deliver('ingest', await world.put(key, 'one'));
    wait(HOUR);
    await quarter();
    expect([world.queued().length, (await sweepRecords()).length]).toEqual([2, 1]);
    await world.deliverQueued();
    wait(15 * MINUTE);
    await quarter();
    expect(await sweepRecords()).toMatchObject([{}, { files: 2, receipts: 2, repaired: 0 }]);
    expect(world.queued()).toEqual([]);
  });

  it('waits for six hours at most: then it leaves files of the last six alone', async () => {
    await quarter();
    await world.put('lost.txt', 'one');
    wait(DAY);
    world.queues.deliver('ingest', await world.put('waits.txt', 'one'));
    for (let quarters = 0; quarters < 24; quarters++, wait(15 * MINUTE)) await quarter();
    expect(await sweepRecords()).toHaveLength(1);
    await quarter();
    expect(await sweepRecords()).toMatchObject([{}, { files: 2, repaired: 1 }]);
    expect(told('sent to be read')).toMatchObject([{ key: 'lost.txt' }]);
  });

  it('leaves a file alone that came minutes ago, though the queues are empty', async () => {
    await world.put('a.txt', 'one');
    wait(10 * MINUTE);
    await quarter();
    expect(await sweepRecords()).toMatchObject([{ files: 1, repaired: 0 }]);
  });

  it('sends once what fails whenever it is read, and then names it as long as its dead letter is kept', async () => {
    await world.put('poison.txt', 'one');
    await world.deliver(await world.put('kept.txt', 'one'));
    await world.remove('kept.txt');
    wait(HOUR);
    const sent: number[] = [];
    for (let days = 0; days < 15; days++, wait(DAY)) {
      await quarter();
      sent.push(world.queued().length);
      await emptied();
    }
    expect(sent).toEqual([2, ...Array(13).fill(0), 2]);
    const records = await sweepRecords();
    expect(records[1]).toMatchObject({ files: 1, receipts: 0, repaired: 0, removed: 0, stillMissing: 2 });
    expect(told('still missing: see the dead letters').slice(0, 2)).toMatchObject([
      { kind: 'created', key: 'poison.txt' },
      { kind: 'removed', key: 'kept.txt' },
    ]);
  });

  it('sends a newer version of a file that failed', async () => {
    await world.put('a.txt', 'one');
    wait(HOUR);
    await quarter();
    await emptied();
    await world.put('a.txt', 'two');
    wait(DAY);
    await quarter();
    expect(world.queued()).toHaveLength(1);
  });

  it('leaves it to the command to send again what failed', async () => {
    await world.put('a.txt', 'one');
    wait(HOUR);
    await quarter();
    await emptied();
    wait(HOUR);
    expect(await handler(step())).toMatchObject({ repaired: 1 });
    await emptied();
    wait(DAY);
    await quarter();
    expect(world.queued()).toEqual([]);
  });
});

describe('a step for the command', () => {
  it('begins a sweep at once and answers what it counted', async () => {
    await quarter();
    wait(LOST_AFTER);
    await world.put('a.txt', 'one');
    wait(LOST_AFTER);
    const answer = await handler(step());
    expect(answer).toEqual({
      state: 'ended',
      since: world.now().toISOString(),
      ...{ files: 1, receipts: 0, repaired: 1, removed: 0 },
      sent: [{ kind: 'created', key: 'a.txt', versionId: expect.any(String) }],
    });
    expect(world.queued()).toHaveLength(1);
  });

  it('ends a sweep that was begun before, and then does one of its own', async () => {
    for (let i = 0; i < 10; i++) await world.put(`${i}.txt`, 'one');
    world.buckets.beforeRequest = () => wait(13 * MINUTE);
    wait(LOST_AFTER);
    await quarter();
    expect(await sweepRecords()).toEqual([]);
    world.buckets.beforeRequest = () => {};
    const first = await handler(step({ isPatient: false }));
    expect(first).toMatchObject({ state: 'running', files: 10 });
    wait(MINUTE);
    const second = await handler(step({ isPatient: false, since: first?.since }));
    expect(second).toMatchObject({ state: 'ended', files: 10 });
    expect(await sweepRecords()).toHaveLength(2);
  });

  it('mends at once what is missing where no queue has a message', async () => {
    await world.put('a.txt', 'one');
    wait(2000);
    expect(await handler(step())).toMatchObject({ state: 'ended', files: 1, repaired: 1 });
  });

  it('waits while events or results do: a second one after the first repairs nothing twice', async () => {
    await world.put('a.txt', 'one');
    wait(2000);
    await handler(step());
    wait(2000);
    expect(await handler(step())).toMatchObject({ state: 'waiting', files: 0, repaired: 0 });
    await world.deliverQueued();
    world.queues.deliver('results', '{}');
    expect(await handler(step())).toMatchObject({ state: 'waiting' });
    await world.queues.send(new PurgeQueueCommand({ QueueUrl: 'results' }));
    expect(await handler(step())).toMatchObject({ state: 'ended', files: 1, receipts: 1, repaired: 0 });
  });

  it('that is not patient leaves young files alone while a queue has a message', async () => {
    await world.put('old.txt', 'one');
    wait(LOST_AFTER);
    await world.put('young.txt', 'one');
    world.queues.deliver('results', '{}');
    wait(2000);
    const answer = await handler(step({ isPatient: false }));
    expect(answer).toMatchObject({ files: 2, repaired: 1, sent: [{ key: 'old.txt' }] });
  });

  it('waits for a run that is at work', async () => {
    world.buckets.beforeRequest = () => {
      throw new Error('crash');
    };
    await expect(quarter()).rejects.toThrow('crash');
    expect(await handler(step())).toMatchObject({ state: 'busy', files: 0 });
  });

  it('that rehearses logs nothing that a metric counts', async () => {
    await world.put('a.txt', 'one');
    wait(LOST_AFTER);
    expect(await handler(step({ isRehearsal: true }))).toMatchObject({ state: 'ended', repaired: 1 });
    expect([lines, world.queued()]).toEqual([[], []]);
  });
});

it('refuses a request that it does not know', async () => {
  await expect(handler({ kind: 'weekly' })).rejects.toThrow();
});
