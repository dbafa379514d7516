/** An address with several subscriptions: what is about several names tells of those that any of them follows. */
import { beforeEach, expect, it } from 'vitest';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { removeSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import type { Debt, Owed } from '../../../shared/contract/alert.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

const address = 'anna@example.org';
const recipient = address;
let world: SendWorld;

beforeEach(async () => {
  world = new SendWorld();
  await world.clip('a', ['mara-lind']);
  await world.clip('b', ['olga-berg']);
  await follow('first', { address, nameIds: ['mara-lind'] });
});

const owing = (more: Partial<Owed>): Owed => ({
  ...world.owed('first', 'a', { recipient, clipId: '' }),
  ...more,
});
const summary = (): Owed => {
  const debt: Debt = {
    kind: 'found',
    because: 'backfill',
    isMore: false,
    clips: 2,
    counts: ['mara-lind', 'olga-berg'].map((nameId) => ({ nameId, clips: 1 })),
    newest: [
      { nameId: 'mara-lind', story: 'story-a', clipId: world.owed('first', 'a').clipId },
      { nameId: 'olga-berg', story: 'story-b', clipId: world.owed('first', 'b').clipId },
    ],
  };
  return owing({ nameId: 'backfill:9', story: 'summary', debt });
};

it.each<[why: string, second: Partial<Subscription>, told: string[], subject: string]>([
  ['a second instant one', {}, ['Mara Lind', 'Olga Berg'], 'Summary: Mara Lind and Olga Berg in 2 clips'],
  ['one that is daily gets no summary', { cadence: 'daily' }, ['Mara Lind'], 'Summary: Mara Lind in 1 clip'],
  ['one that nobody confirmed', { confirmed: false }, ['Mara Lind'], 'Summary: Mara Lind in 1 clip'],
  [
    'one of the same owner that goes to a chat',
    { channel: { kind: 'slack', url: 'https://hooks.slack.com/x' } },
    ['Mara Lind'],
    'Summary: Mara Lind in 1 clip',
  ],
])('a summary of the archive counts what any of them follows: %s', async (_, second, names, subject) => {
  await follow('second', { address, nameIds: ['olga-berg'], ...second });
  await record([summary()]);
  await world.run({ kind: 'news', recipient });
  const [mail] = await world.mails();
  expect(mail?.subject).toBe(subject);
  for (const name of ['Mara Lind', 'Olga Berg']) {
    expect([name, mail?.text?.includes(name)]).toEqual([name, names.includes(name)]);
  }
  expect(world.owedRows()).toBe(0);
});

it('a summary whose subscription has ended tells what the others follow', async () => {
  await follow('second', { address, nameIds: ['olga-berg'] });
  await record([summary()]);
  await removeSubscription('first');
  await world.run({ kind: 'news', recipient });
  expect(await world.subjects()).toEqual(['Summary: Olga Berg in 1 clip']);
});
