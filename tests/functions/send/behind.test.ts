/** What waits holds up nothing else: what was tried before, quiet hours, another place of the same subscription. */
import { beforeEach, expect, it, vi } from 'vitest';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { getSubscription, replaceSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { type Outgoing, type Sent, ways } from '../../../functions/send/ways/index.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

const HOUR = 60 * 60;
const job = { kind: 'news', recipient: 'slack:desk' } as const;
const slack = (name: string): Partial<Subscription> => ({
  channel: { kind: 'slack', url: `https://hooks.slack.example/${name}` },
});

let world: SendWorld;
let told: string[];
let answer: Sent;

beforeEach(() => {
  world = new SendWorld();
  told = [];
  answer = { kind: 'sent', messageId: 'm' };
  const way = async ({ content, attempt }: Outgoing) => {
    const titles = content.kind === 'alert' ? content.clips.map(({ title }) => title) : [content.kind];
    told.push(`${titles.join(' ')}: attempt ${attempt}`);
    return answer;
  };
  for (const kind of ['mail', 'slack'] as const) vi.spyOn(ways, kind).mockImplementation(way);
});

async function news(key: string, nameId = 'mara-lind'): Promise<void> {
  await world.clip(key, [nameId]);
  await record([world.owed('desk', key, { recipient: 'slack:desk', nameId })]);
}

async function fails(key: string, seconds: number): Promise<void> {
  answer = { kind: 'later', at: new Date(Date.now() + seconds * 1000), reason: 'it failed' };
  await news(key);
  await world.run(job);
  answer = { kind: 'sent', messageId: 'm' };
}

async function change(more: Partial<Subscription>): Promise<void> {
  const before = (await getSubscription('desk')) ?? expect.fail('There is no subscription.');
  await replaceSubscription({ ...before, ...more });
}

it('an urgent name does not wait for what was tried before the quiet hours', async () => {
  await follow('desk', { ...slack('a'), quietHours: { from: '12:30', to: '20:00' }, urgentNameIds: ['olga'] });
  await fails('a', 2400);
  world.wait(1860);
  await news('b', 'olga');
  await world.run(job);
  await world.pass(HOUR);
  expect(told.map((line) => line.slice(0, 2))).toEqual(['a:', 'b:']);
  await world.pass(8 * HOUR);
  expect(told.map((line) => line.slice(0, 2))).toEqual(['a:', 'b:', 'a:']);
});

it('what was tried at a place that is another one now, and not confirmed, brings no job again', async () => {
  await follow('desk', slack('a'));
  await fails('a', 60);
  world.wait(5);
  await news('b');
  await change({ ...slack('b'), confirmed: false });
  world.wait(120);
  expect(await world.run(job)).toEqual([]);
});

it('another place begins at once, with the first attempt', async () => {
  await follow('desk', slack('a'));
  await fails('a', 23 * HOUR);
  await change(slack('b'));
  world.wait(60);
  await world.run(job);
  expect(told).toEqual(['a: attempt 1', 'a: attempt 1']);
});

it('an urgent name is not hidden by 800 alerts that wait for the end of quiet hours', {
  timeout: 120_000,
}, async () => {
  await follow('desk', { quietHours: { from: '11:00', to: '20:00' }, urgentNameIds: ['zeta'] });
  const clipId = await world.clip('a');
  await record(Array.from({ length: 800 }, (_, i) => world.owed('desk', `k${i}`, { clipId })));
  await world.clip('z', ['zeta']);
  await record([world.owed('desk', 'z', { nameId: 'zeta' })]);
  await world.tell('desk');
  expect(told).toEqual(['z: attempt 1']);
});
