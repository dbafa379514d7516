import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveEmbed } from '../../../functions/aws/table/embed/embeds.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { type Check, CheckStatus } from '../../../shared/contract/clip.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { lastTransition, recordAttempt } from '../../../shared/embed/index.ts';
import { alertedStatuses } from '../../../shared/wiring.ts';
import { AlertRun } from '../../support/world/alert-run.ts';
import { dueEmbeds } from '../../support/world/due-embeds.ts';
import { follow as followNames } from '../../support/world/follow.ts';
import { clipResult, fileVersion, mention, removed } from '../../support/world/results.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-02T03:00:00.000Z');
let run: AlertRun;
let hours: number;

beforeEach(() => {
  run = new AlertRun();
  hours = 0;
});

const follow = (id: string, overrides: Partial<Subscription> = {}) => followNames(id, { videos: true, ...overrides });

const check = (status: CheckStatus): Check => ({
  status,
  reason: status,
  seen: { httpStatus: 200, finalUrl: null, title: 'A talk', tookMs: 3 },
  checkedAt: new Date(START + hours * HOUR).toISOString(),
  nextCheckAt: null,
});

async function store(key: string, count = 1, mentions = [mention('mara-lind')]) {
  const embeds = Array.from({ length: count }, (_, i) => ({
    provider: 'youtube',
    videoId: `${key}-${i}`,
    url: `https://youtu.be/${key}-${i}`,
  }));
  const checks = embeds.map(() => check('playable'));
  const result = clipResult(1, { file: fileVersion(1, key), checks, clip: { title: key, embeds, mentions } });
  await settle(result, { now: new Date(START), archiveText: async () => 'key' });
}

/** Every video shows a status, some hours later: as the recheck stage keeps it. */
async function show(...statuses: CheckStatus[]) {
  for (const status of statuses) {
    hours += 24 * 40;
    const now = new Date(START + hours * HOUR);
    for (const row of await dueEmbeds(now)) {
      const kept = row.check === null ? null : { check: row.check, history: row.history };
      await saveEmbed(row, recordAttempt(kept, check(status), 'seed'), now);
    }
  }
}

const ANNA = 'anna@example.org';
/** What a recipient is owed now. */
const owed = async (recipient = ANNA) =>
  (await run.owed(recipient)).map(({ debt }) => (debt.kind === 'video' ? debt.transition : debt.kind));

describe('a video that is gone', () => {
  it('is told to subscribers with `videos`, and a job sends it', async () => {
    await follow('anna');
    await store('a');
    await show('gone');
    await run.alert();
    expect(await owed()).toEqual([]);
    await show('gone');
    await run.alert();
    expect(run.jobs()).toEqual([ANNA]);
    expect(await run.owed(ANNA)).toMatchObject([
      {
        nameId: 'video:gone',
        subscriptionId: 'anna',
        clipId: clipIdOf('inbox', 'a'),
        when: 'now',
        debt: { kind: 'video' },
      },
    ]);
  });

  it.each<[string, Partial<Subscription>, number]>([
    ['not to a subscriber without `videos`', { videos: false }, 0],
    ['not to one that leaves `videos` out', { videos: undefined }, 0],
    ['not to one that is not confirmed', { confirmed: false }, 0],
    ['not to a follower of another name', { nameIds: ['ada-berg'] }, 0],
    ['to a follower of a name in the clip', { nameIds: ['mara-lind'] }, 1],
    ['to a daily subscriber, at once', { cadence: 'daily' }, 1],
  ])('%s', async (_, subscription, count) => {
    await follow('anna', subscription);
    await store('a');
    await show('gone', 'gone');
    await run.alert();
    expect(await owed()).toHaveLength(count);
  });

  it('in a clip without mentions is told to followers of every name', async () => {
    await follow('anna');
    await follow('ben', { nameIds: ['mara-lind'] });
    await store('a', 1, []);
    await show('gone', 'gone');
    await run.alert();
    expect([await owed(), await owed('ben@example.org')]).toEqual([['gone'], []]);
  });

  it('with 40 others is one job, even for an address with two subscriptions', async () => {
    await follow('anna');
    await follow('again', { address: 'Anna@Example.org', nameIds: ['mara-lind'] });
    await store('a', 20);
    await store('b', 21);
    await show('gone', 'gone');
    await run.alert();
    expect(run.jobs()).toEqual([ANNA]);
    expect(await owed()).toHaveLength(41);
  });

  it('is told once under replays, and again for its next transition', async () => {
    await follow('anna');
    await store('a');
    await show('gone', 'gone');
    await run.alert();
    await run.alert();
    expect(await run.send(ANNA)).toHaveLength(1);
    await run.alert([...run.records(), ...run.records()].reverse());
    expect(await owed()).toEqual([]);
    await show('playable');
    await run.alert();
    await run.send(ANNA);
    await show('gone', 'gone');
    await run.alert();
    await run.send(ANNA);
    const told = run.table.ofKind('delivery').map(({ sk }) => String(sk).split('#')[0]);
    expect(told.sort()).toEqual(['video:back', 'video:gone', 'video:gone']);
    expect(run.table.ofKind('delivery').every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(true);
  });

  it('is not told if its clip is removed or it plays again meanwhile', async () => {
    await follow('anna');
    await store('a');
    await store('b');
    await show('gone', 'gone');
    const early = run.records();
    const now = new Date(START + hours * HOUR);
    await settle({ ...removed(2), file: fileVersion(2, 'a') }, { now, archiveText: async () => '' });
    await show('playable');
    await run.alert(early);
    expect(await run.owed(ANNA)).toMatchObject([{ clipId: clipIdOf('inbox', 'b'), debt: { transition: 'back' } }]);
  });
});

it('a video that was unknown or restricted, and plays again, is not told', async () => {
  await follow('anna');
  await store('a');
  await show('unknown', 'playable', 'restricted', 'playable');
  expect(run.records().filter(({ eventName }) => eventName === 'MODIFY')).not.toEqual([]);
  await run.alert();
  expect(await owed()).toEqual([]);
});

it('an invalid record of a video fails the batch after the valid ones are recorded', async () => {
  await follow('anna');
  await store('a');
  await show('gone', 'gone');
  const poison: DynamoDBRecord = { eventName: 'MODIFY', dynamodb: { NewImage: { kind: { S: 'embed' } } } };
  await expect(run.alert([poison, ...run.records()])).rejects.toThrow('could not be recorded');
  expect(await owed()).toEqual(['gone']);
});

it.each(CheckStatus.options)('the stream filter passes a change to %s if it can be a transition', (status) => {
  const change = (one: CheckStatus) => ({ status: one, reason: 'r', at: '2026-01-02T03:00:00.000Z' });
  const isTransition = CheckStatus.options.some((before) => lastTransition([change(before), change(status)]) !== null);
  expect(alertedStatuses.some((one) => one === status)).toBe(isTransition);
});
