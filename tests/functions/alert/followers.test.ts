import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFollowers, FOLLOWERS_MS, type Followers, MOST_NEAR } from '../../../functions/alert/followers.ts';
import { createHandler } from '../../../functions/alert/handler.ts';
import { removeSubscription, replaceSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { streamRecord } from '../../../local/services/table/index.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { follow } from '../../support/world/follow.ts';

const START = Date.parse('2026-01-02T03:04:06.000Z');
let table: FakeTable;
let now: number;
let followers: Followers;

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table', NEWS_DAYS: '7' });
  table = new FakeTable();
  now = START;
  followers = createFollowers(() => now);
});

const of = (nameIds: readonly string[], each = 1) => followers(new Map(nameIds.map((nameId) => [nameId, each])));
const ids = async (...nameIds: string[]) => (await of(nameIds)).near.map(({ id }) => id);

describe('who follows names', () => {
  it('is every confirmed subscription to one of them, once, in the order of ids', async () => {
    await follow('zoe', { nameIds: ['mara', 'ada'] });
    await follow('anna');
    await follow('ben', { nameIds: ['ada'] });
    await follow('cleo', { nameIds: ['mara'], confirmed: false });
    expect(await ids('mara', 'ada')).toEqual(['ben', 'zoe']);
    expect(await ids('mara', '*')).toEqual(['anna', 'zoe']);
  });

  it('is not asked for without a name', async () => {
    expect(await table.measure(() => ids())).toMatchObject({ read: 0 });
  });

  it('is a crowd where there are too many for one run', async () => {
    for (let i = 0; i <= MOST_NEAR; i++) await follow(`many-${i}`, { nameIds: ['mara'] });
    for (let i = 0; i < 60; i++) await follow(`some-${i}`, { nameIds: ['ada'] });
    await follow('ben', { nameIds: ['ben'] });
    expect(await of(['mara', 'ben'])).toMatchObject({ near: [{ id: 'ben' }], crowds: ['mara'] });
    expect((await of(['ada', 'ben'])).crowds).toEqual([]);
    // Sixty followers of ten mentions each.
    expect(await of(['ada', 'ben'], 10)).toMatchObject({ near: [{ id: 'ben' }], crowds: ['ada'] });
  });
});

describe('what is remembered', () => {
  it('a new subscription counts after some seconds, one that is changed or ended at once', async () => {
    await follow('anna', { nameIds: ['mara'] });
    expect(await ids('mara')).toEqual(['anna']);
    await follow('ben', { nameIds: ['mara'] });
    now += FOLLOWERS_MS - 1;
    expect(await ids('mara')).toEqual(['anna']);
    now += 1;
    expect(await of(['mara'])).toMatchObject({ near: [{ id: 'anna', cadence: 'instant' }, { id: 'ben' }] });
    const changed = { id: 'anna', address: 'anna@example.org', nameIds: ['mara'], confirmed: true };
    await replaceSubscription({ ...changed, cadence: 'daily' });
    expect(await of(['mara'])).toMatchObject({ near: [{ id: 'anna', cadence: 'daily' }, { id: 'ben' }] });
    await removeSubscription('ben');
    expect(await ids('mara')).toEqual(['anna']);
  });

  it('a failure is not', async () => {
    await follow('anna', { nameIds: ['mara'] });
    table.beforeRequest = () => {
      throw new Error('throttled');
    };
    await expect(ids('mara')).rejects.toThrow('throttled');
    table.beforeRequest = () => {};
    expect(await ids('mara')).toEqual(['anna']);
  });
});

describe('mentions of three names that nobody follows', () => {
  const NAMES = ['mara', 'ada', 'ben'];
  const records = (clip: number) =>
    NAMES.map((nameId) =>
      streamRecord({
        eventName: 'INSERT',
        old: null,
        new: { pk: 'p', sk: 's', kind: 'mention', clipId: `clip-${clip}`, nameId },
      }),
    );

  beforeEach(async () => {
    vi.useFakeTimers({ now: START, toFake: ['Date'] });
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
