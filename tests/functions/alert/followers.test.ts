import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFollowers, FOLLOWERS_MS, type Followers, isInstant } from '../../../functions/alert/followers.ts';
import { createHandler } from '../../../functions/alert/handler.ts';
import { removeSubscription, replaceSubscription } from '../../../functions/aws/table/subscriptions.ts';
import { FakeParameters } from '../../support/fake-parameters.ts';
import { FakeSes } from '../../support/fake-ses.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { follow } from '../../support/follow.ts';

const START = Date.parse('2026-01-02T03:04:06.000Z');
let table: FakeTable;
let now: number;
let followers: Followers;

beforeEach(() => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    NEWS_DAYS: '7',
    SENDER_ADDRESS: 'alerts@example.org',
    API_URL: 'https://api',
    SIGNING_KEYS_PARAMETER: '/k',
  });
  table = new FakeTable();
  new FakeParameters();
  now = START;
  followers = createFollowers(() => now);
});

const addresses = async (...nameIds: string[]) => Object.fromEntries(await followers(nameIds, isInstant));

describe('who follows a name', () => {
  it('is every address once, as it is written, for each name asked for', async () => {
    await follow('one', { address: 'Anna@Example.org', nameIds: ['mara'] });
    await follow('two', { address: 'anna@example.org' });
    await follow('ben', { nameIds: ['ada'] });
    const found = await addresses('mara', 'ada', 'mara');
    expect(Object.keys(found)).toEqual(['mara', 'ada']);
    expect(found.mara).toHaveLength(1);
    expect(found.ada).toHaveLength(2);
    // One spelling, so that one mail goes to it.
    expect(found.ada).toContain(found.mara?.[0]);
  });

  it('is not asked for without a name', async () => {
    expect(await table.measure(() => addresses())).toMatchObject({ read: 0 });
  });
});

describe('what is remembered', () => {
  it('a new subscription counts after some seconds, one that is changed or ended at once', async () => {
    await follow('anna', { nameIds: ['mara'] });
    expect(await addresses('mara')).toEqual({ mara: ['anna@example.org'] });
    await follow('ben', { nameIds: ['mara'] });
    now += FOLLOWERS_MS - 1;
    expect(await addresses('mara')).toEqual({ mara: ['anna@example.org'] });
    now += 1;
    expect(await addresses('mara')).toEqual({ mara: ['anna@example.org', 'ben@example.org'] });
    await replaceSubscription({
      id: 'anna',
      address: 'anna@example.org',
      nameIds: ['mara'],
      cadence: 'daily',
      confirmed: true,
    });
    expect(await addresses('mara')).toEqual({ mara: ['ben@example.org'] });
    await removeSubscription('ben');
    expect(await addresses('mara')).toEqual({ mara: [] });
  });

  it('a failure is not', async () => {
    await follow('anna');
    table.beforeRequest = () => {
      throw new Error('throttled');
    };
    await expect(addresses('mara')).rejects.toThrow('throttled');
    table.beforeRequest = () => {};
    expect(await addresses('mara')).toEqual({ mara: ['anna@example.org'] });
  });
});

describe('mentions of three names that nobody follows', () => {
  const NAMES = ['mara', 'ada', 'ben'];
  const records = (clip: number): DynamoDBRecord[] =>
    NAMES.map((nameId) => ({
      eventName: 'INSERT',
      dynamodb: { NewImage: { kind: { S: 'mention' }, clipId: { S: `clip-${clip}` }, nameId: { S: nameId } } },
    }));

  beforeEach(async () => {
    vi.useFakeTimers({ now: START, toFake: ['Date'] });
    new FakeSes();
    await follow('zoe', { nameIds: ['zoe'] });
  });

  it('cost 0.2 read units a batch while there is one a second, and no read of a clip', async () => {
    const handler = createHandler();
    const minute = await table.measure(async () => {
      for (let second = 0; second < 60; second++) {
        vi.setSystemTime(START + second * 1000);
        await handler({ Records: records(second) });
      }
    });
    expect(minute.read / 60).toBeLessThanOrEqual(0.2);
    expect(minute.requests).toEqual({ Query: 24 });
  });

  it('cost two in an environment that has asked nothing yet', async () => {
    const handler = createHandler();
    expect(await table.measure(() => handler({ Records: records(1) }))).toMatchObject({ read: 2, write: 0 });
  });
});
