import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { claim, settle as settleAlert } from '../../../functions/aws/table/alert/ledger.ts';
import { owedTo } from '../../../functions/aws/table/alert/owed.ts';
import { createName, removeName } from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { playStream } from '../../support/fake/stream-mapping.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { AlertRun } from '../../support/world/alert-run.ts';
import { follow } from '../../support/world/follow.ts';
import { clipResult, fileVersion, mention } from '../../support/world/results.ts';

const START = new Date('2026-01-02T03:04:06.000Z');
const ANNA = 'anna@example.org';
let run: AlertRun;

const settleOne = (result: Parameters<typeof settle>[0]) =>
  settle(result, { now: START, archiveText: async () => 'key' });
const stories = async (recipient = ANNA) => (await run.owed(recipient)).map(({ story }) => story);

async function start(): Promise<void> {
  run = new AlertRun();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  await createName({ id: 'ada-berg', name: 'Ada Berg', aliases: [] });
}

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  await start();
});

describe('who is owed a new mention', () => {
  it.each<[string, Partial<Subscription>]>([
    ['a follower of every name', {}],
    ['a follower of the name', { nameIds: ['mara-lind'] }],
  ])('%s, and a job tells of it', async (_, subscription) => {
    await follow('anna', subscription);
    await settleOne(clipResult());
    await run.alert();
    const [clipId] = run.table.ofKind('clip').map(({ pk }) => String(pk).slice('CLIP#'.length));
    expect(await run.owed(ANNA)).toEqual([
      {
        recipient: ANNA,
        subscriptionId: 'anna',
        nameId: 'mara-lind',
        story: 'story-1',
        clipId,
        droppedAt: fileVersion().receivedAt,
        recordedAt: START.toISOString(),
        when: 'now',
        debt: { kind: 'mention' },
      },
    ]);
    expect(run.jobs()).toEqual([ANNA]);
  });

  it.each<[string, Partial<Subscription>]>([
    ['followers of other names', { nameIds: ['ada-berg'] }],
    ['an address that has not confirmed', { confirmed: false }],
  ])('not %s', async (_, subscription) => {
    await follow('anna', subscription);
    await settleOne(clipResult());
    await run.alert();
    expect(run.table.ofKind('owed')).toEqual([]);
    expect(run.jobs()).toEqual([]);
  });

  it.each(['daily', 'weekly'] as const)('a %s subscriber, in the digest: no job is sent', async (cadence) => {
    await follow('anna', { cadence });
    await settleOne(clipResult());
    await run.alert();
    expect(await owedTo(ANNA, { subscriptionId: 'anna' })).toMatchObject([{ when: 'digest', nameId: 'mara-lind' }]);
    expect(run.jobs()).toEqual([]);
  });

  it('an address that follows twice is owed it once, whatever its case: at once if one of them is instant', async () => {
    await follow('a-daily', { address: ANNA, cadence: 'daily' });
    await follow('two', { address: 'Anna@Example.org', nameIds: ['mara-lind'] });
    await settleOne(clipResult());
    await run.alert();
    expect(run.table.ofKind('owed')).toMatchObject([{ recipient: ANNA, subscriptionId: 'two', when: 'now' }]);
  });

  it('a web hook, by the queue of those', async () => {
    const channel = { kind: 'webhook', url: 'https://hooks.example/x', secret: `whsec_${'A'.repeat(32)}` } as const;
    await follow('Hook', { channel });
    await settleOne(clipResult());
    await run.alert();
    expect(await run.owed('webhook:Hook')).toHaveLength(1);
    expect([run.jobs('mail'), run.jobs('hooks')]).toEqual([[], ['webhook:Hook']]);
  });

  it('many new mentions of one batch are one job', async () => {
    await follow('anna');
    for (let i = 1; i <= 30; i++) {
      await settleOne(clipResult(1, { file: fileVersion(1, `clips/${i}.txt`), story: `s${i}` }));
    }
    await run.alert();
    expect(run.jobs()).toEqual([ANNA]);
    expect(await stories()).toHaveLength(30);
  });
});

describe('nothing is told twice', () => {
  beforeEach(async () => {
    await follow('anna');
    await settleOne(clipResult());
  });

  it('not when the stream is replayed', async () => {
    await run.alert();
    expect(await run.send(ANNA)).toHaveLength(1);
    run.jobs();
    await run.alert();
    await run.alert([...run.records(), ...run.records()].reverse());
    expect([await run.owed(ANNA), run.jobs()]).toEqual([[], []]);
    expect(run.table.ofKind('delivery')).toMatchObject([{ state: 'sent', messageId: 'm', attempts: 1 }]);
  });

  it('not when it waits while the stream is replayed: its recipient is called again', async () => {
    await run.alert();
    await run.alert();
    expect(await stories()).toEqual(['story-1']);
    expect(run.jobs()).toEqual([ANNA, ANNA]);
  });

  it('not for the same story under another key, nor for a new version of the file', async () => {
    await run.alert();
    await run.send(ANNA);
    await settleOne(clipResult(1, { file: fileVersion(1, 'copy.txt') }));
    await settleOne(clipResult(2, { story: 'story-1' }));
    await run.alert();
    expect(await stories()).toEqual([]);
  });

  it('not when two runs get the same records at once', async () => {
    await Promise.all([run.alert(), run.alert()]);
    expect(await stories()).toEqual(['story-1']);
    expect(run.table.ofKind('delivery')).toHaveLength(1);
  });

  it('not of a mention that a new version of the file no longer has, or of a name that is not tracked any more', async () => {
    await settleOne(clipResult(2, { clip: { mentions: [] } }));
    await settleOne(
      clipResult(1, { file: fileVersion(1, 'b.txt'), clip: { mentions: [mention('ada-berg')] }, story: 'b' }),
    );
    await removeName('ada-berg');
    await run.alert();
    expect(await stories()).toEqual([]);
  });

  it('not when a crash at any request of two runs is followed by both again', async () => {
    await crashAtEachRequest({
      start: () => {
        for (const [key, row] of run.table.rows)
          if (/^(?:delivery|owed|alert-place)$/.test(String(row.kind))) run.table.rows.delete(key);
        run.jobs();
        return run.table;
      },
      work: () => Promise.allSettled([run.alert(), run.alert()]),
      check: async (label) => {
        await Promise.all([run.alert(), run.alert()]);
        expect(run.jobs(), label).toContain(ANNA);
        expect(await run.send(ANNA), label).toHaveLength(1);
        await run.alert();
        expect(await run.send(ANNA), label).toEqual([]);
        expect(run.table.ofKind('delivery'), label).toHaveLength(1);
      },
    });
  });
});

describe('nothing is lost', () => {
  beforeEach(async () => {
    await follow('anna');
    await follow('ben');
    for (let i = 1; i <= 20; i++) {
      await settleOne(clipResult(1, { file: fileVersion(1, `clips/${i}.txt`), story: `s${i}` }));
    }
  });
  const poison: DynamoDBRecord = { eventName: 'INSERT', dynamodb: { NewImage: {} } };

  it('by an invalid record: the batch fails after the valid ones are recorded, and is halved until it is alone', async () => {
    const records = run.records();
    await expect(run.alert([poison, ...records])).rejects.toThrow('could not be recorded');
    expect(await stories()).toHaveLength(20);
    const played = await playStream(
      [...records.slice(0, 7), poison, ...records.slice(7)],
      (event) => run.alert(event.Records),
      {
        batchSize: 100,
        retryAttempts: 10,
      },
    );
    expect(played.setAside).toEqual([[poison]]);
    expect(await run.send(ANNA)).toHaveLength(20);
    await run.alert();
    expect(await stories()).toEqual([]);
  });

  it('when the queue takes no jobs: the batch fails, and the next one sends them', async () => {
    run.queues.beforeRequest = () => {
      throw new Error('SQS is away');
    };
    await expect(run.alert()).rejects.toThrow('SQS is away');
    run.queues.beforeRequest = () => {};
    await run.alert();
    expect(run.jobs()).toEqual([ANNA, 'ben@example.org']);
  });

  it('when a run dies that tells it: the next one is called, and takes over', async () => {
    await run.alert();
    const [one] = await run.owed(ANNA);
    if (one === undefined) throw new Error('Nothing is owed.');
    await claim(one, START);
    const later = new Date(START.getTime() + 10 * 60_000);
    expect(await run.send(ANNA, later)).toHaveLength(20);
    await settleAlert(one, { state: 'sent' }, later);
  });
});

it('ignores changed and removed mentions, which a letter may bring', async () => {
  await follow('anna');
  await settleOne(clipResult());
  const [record] = run.records();
  const image = record?.dynamodb?.NewImage ?? {};
  await run.alert([
    { eventName: 'MODIFY', dynamodb: { OldImage: image, NewImage: image } },
    { eventName: 'REMOVE', dynamodb: { OldImage: image } },
  ]);
  expect(await stories()).toEqual([]);
});
