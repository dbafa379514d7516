import { beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { createSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { createIsFollowed } from '../../../functions/recheck/followed.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { clipResult, fileVersion, mention, removed } from '../../support/world/results.ts';

const START = Date.parse('2026-01-02T03:00:00.000Z');
const clipId = clipIdOf('inbox', 'a');
let table: FakeTable;

beforeEach(async () => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

const store = (names: readonly string[]) =>
  settle(clipResult(1, { file: fileVersion(1, 'a'), clip: { mentions: names.map(mention) } }), {
    now: new Date(START),
    archiveText: async () => 'key',
  });
const subscription = (nameIds: Subscription['nameIds'], confirmed = true): Subscription => ({
  id: `${nameIds} ${confirmed}`.replaceAll(/\W/g, 'x'),
  address: 'a@example.org',
  nameIds,
  cadence: 'weekly',
  confirmed,
});

describe('a clip is followed', () => {
  it.each<[why: string, names: string[], subscriptions: Subscription[], isFollowed: boolean]>([
    ['nobody follows anything', ['mara-lind'], [], false],
    ['somebody follows a name in it', ['ada-berg', 'mara-lind'], [subscription(['mara-lind'])], true],
    ['somebody follows another name', ['mara-lind'], [subscription(['ada-berg'])], false],
    ['somebody asked, and did not confirm', ['mara-lind'], [subscription(['mara-lind'], false)], false],
    ['somebody follows every name', ['mara-lind'], [subscription('*')], true],
    ['somebody follows every name, and it has none', [], [subscription('*')], true],
    ['it has no name', [], [subscription(['mara-lind'])], false],
    [
      'one of many names, by the last of many subscriptions',
      [...Array.from({ length: 60 }, (_, i) => `name-${i}`), 'mara-lind'],
      [...Array.from({ length: 3 }, (_, i) => subscription([`other-${i}`])), subscription(['mara-lind'])],
      true,
    ],
  ])('or not: %s', async (_, names, subscriptions, isFollowed) => {
    await store(names);
    for (const one of subscriptions) await createSubscription(one);
    expect(await createIsFollowed(() => START)(clipId)).toBe(isFollowed);
  });

  it('no longer when it was removed', async () => {
    await store(['mara-lind']);
    await createSubscription(subscription(['mara-lind']));
    await settle({ ...removed(2), file: fileVersion(2, 'a') }, { now: new Date(START), archiveText: async () => '' });
    expect(await createIsFollowed(() => START)(clipId)).toBe(false);
  });
});

it('a name is looked up once in half an hour: then a clip costs one read', async () => {
  await store(['mara-lind']);
  let now = START;
  const isFollowed = createIsFollowed(() => now);
  await isFollowed(clipId);
  const { requests } = await table.measure(() => isFollowed(clipId));
  expect(requests).toEqual({ Query: 1 });
  await createSubscription(subscription(['mara-lind']));
  now += 30 * 60_000;
  expect(await isFollowed(clipId)).toBe(true);
});
