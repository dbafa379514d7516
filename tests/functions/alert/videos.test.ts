import { SESv2Client, SendEmailCommand, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../functions/alert/handler.ts';
import { getClip } from '../../../functions/aws/table/clips.ts';
import { saveEmbed } from '../../../functions/aws/table/embeds.ts';
import { settle } from '../../../functions/aws/table/settle.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { type Check, CheckStatus } from '../../../shared/contract/clip.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { lastTransition, recordAttempt } from '../../../shared/embed/index.ts';
import { alertedStatuses } from '../../../shared/wiring.ts';
import { dueEmbeds } from '../../support/due-embeds.ts';
import { FakeParameters } from '../../support/fake-parameters.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { follow as followNames } from '../../support/follow.ts';
import { clipResult, fileVersion, mention, removed } from '../../support/results.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-02T03:00:00.000Z');
const ses = mockClient(SESv2Client);
let table: FakeTable;
let handler: ReturnType<typeof createHandler>;
let hours: number;

beforeEach(() => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    NEWS_DAYS: '7',
    SENDER_ADDRESS: 'alerts@example.org',
    API_URL: 'https://api.example.org',
    SIGNING_KEYS_PARAMETER: '/signing-keys',
  });
  vi.spyOn(console, 'info').mockReturnValue();
  table = new FakeTable();
  new FakeParameters();
  handler = createHandler();
  hours = 0;
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
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

/** The records that pass the filter of the event source mapping, as DynamoDB JSON. */
function transitions(): DynamoDBRecord[] {
  const status = (row: Record<string, unknown> | null) => (row?.check as Check | null | undefined)?.status;
  return table.stream
    .filter(({ eventName, new: image }) => eventName === 'MODIFY' && image?.kind === 'embed')
    .filter(({ old, new: image }) => {
      return status(old) !== status(image) && alertedStatuses.some((one) => one === status(image));
    })
    .map(({ new: image }) => ({
      eventName: 'MODIFY',
      dynamodb: {
        NewImage: {
          kind: { S: 'embed' },
          ...Object.fromEntries(['pk', 'sk', 'clipId'].map((name) => [name, { S: String(image?.[name]) }])),
        },
      },
    }));
}
const alert = () => handler({ Records: transitions() });
const mails = () =>
  ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destination?.ToAddresses?.[0],
    mime: Buffer.from(input.Content?.Raw?.Data ?? []).toString(),
  }));
const subjects = () => mails().map(({ mime }) => /^Subject: (.*)$/m.exec(mime)?.[1]);

describe('a video that is gone', () => {
  it('is mailed to subscribers with `videos`, with a link to the record', async () => {
    await follow('anna');
    await store('a');
    await show('gone');
    await alert();
    expect(mails()).toEqual([]);
    await show('gone');
    await alert();
    expect(subjects()).toEqual(['A video is gone: a']);
    expect(mails()[0]?.to).toBe('anna@example.org');
    expect(mails()[0]?.mime).toMatch(/https:\/\/api\.example\.org\/clips\/[0-9a-f]{32}/);
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
    await alert();
    expect(mails()).toHaveLength(count);
  });

  it('in a clip without mentions is mailed to followers of every name', async () => {
    await follow('anna');
    await follow('ben', { nameIds: ['mara-lind'] });
    await store('a', 1, []);
    await show('gone', 'gone');
    await alert();
    expect(mails().map(({ to }) => to)).toEqual(['anna@example.org']);
  });

  it('with 40 others is one mail, even for an address with two subscriptions', async () => {
    await follow('anna');
    await follow('again', { address: 'Anna@Example.org', nameIds: ['mara-lind'] });
    await store('a', 20);
    await store('b', 21);
    await show('gone', 'gone');
    await alert();
    expect(subjects()).toEqual(['41 videos are gone']);
  });

  it('is mailed once under replays, and again for its next transition', async () => {
    await follow('anna');
    await store('a');
    await show('gone', 'gone');
    await alert();
    await alert();
    await handler({ Records: [...transitions(), ...transitions()].reverse() });
    expect(mails()).toHaveLength(1);
    await show('playable');
    await alert();
    await show('gone', 'gone');
    await alert();
    expect(subjects()).toEqual(['A video is gone: a', 'A video plays again: a', 'A video is gone: a']);
    expect(table.ofKind('delivery').every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(true);
  });

  it('is not mailed if its clip is removed or it plays again meanwhile', async () => {
    await follow('anna');
    await store('a');
    await store('b');
    await show('gone', 'gone');
    const early = transitions();
    const now = new Date(START + hours * HOUR);
    await settle({ ...removed(2), file: fileVersion(2, 'a') }, { now, archiveText: async () => '' });
    await show('playable');
    await handler({ Records: early });
    expect(subjects()).toEqual(['A video plays again: b']);
  });

  it('is mailed by the next attempt after SES failed', async () => {
    await follow('anna');
    await store('a');
    await show('gone', 'gone');
    const slow = new TooManyRequestsException({ message: 'slow down', $metadata: {} });
    ses.on(SendEmailCommand).rejectsOnce(slow).resolves({ MessageId: 'm-2' });
    await expect(alert()).rejects.toThrow('slow down');
    await alert();
    expect(table.ofKind('delivery')).toMatchObject([{ state: 'sent', messageId: 'm-2' }]);
  });
});

it('a video that was unknown or restricted, and plays again, is not mailed', async () => {
  await follow('anna');
  await store('a');
  await show('unknown', 'playable', 'restricted', 'playable');
  expect(transitions()).not.toEqual([]);
  await alert();
  expect(mails()).toEqual([]);
});

it('an invalid record of a video fails the batch after the valid ones are mailed', async () => {
  await follow('anna');
  await store('a');
  await show('gone', 'gone');
  const poison: DynamoDBRecord = { eventName: 'MODIFY', dynamodb: { NewImage: { kind: { S: 'embed' } } } };
  await expect(handler({ Records: [poison, ...transitions()] })).rejects.toThrow('could not be delivered');
  expect(mails()).toHaveLength(1);
  expect((await getClip(clipIdOf('inbox', 'a')))?.embeds[0]?.check?.status).toBe('gone');
});

it.each(CheckStatus.options)('the stream filter passes a change to %s if it can be a transition', (status) => {
  const change = (one: CheckStatus) => ({ status: one, reason: 'r', at: '2026-01-02T03:00:00.000Z' });
  const isTransition = CheckStatus.options.some((before) => lastTransition([change(before), change(status)]) !== null);
  expect(alertedStatuses.some((one) => one === status)).toBe(isTransition);
});
