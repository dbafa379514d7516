/** Many clips at once for a web hook or a chat: few messages, in which each clip is told or counted beside a link. */
import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { hookWay } from '../../../functions/send/ways/hook.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import { slackForm } from '../../../functions/send/ways/slack.ts';
import { teamsForm } from '../../../functions/send/ways/teams.ts';
import { webhookForm } from '../../../functions/send/ways/webhook.ts';
import { HookEvent } from '../../../shared/contract/hook-event.ts';
import { type HookHost, hookHost } from '../../support/fake/hook-host.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

let world: SendWorld;
let host: HookHost;

beforeEach(async () => {
  world = new SendWorld();
  host = await hookHost();
});

/** Clips that the recipient is owed, and its job. */
async function news(recipient: string, keys: readonly string[]): Promise<void> {
  for (const key of keys) await world.clip(key);
  await record(keys.map((key) => world.owed('desk', key, { recipient })));
  await world.run({ kind: 'news', recipient });
}

/** One clip, and as many at once just after it. */
async function flood(recipient: string, count: number): Promise<void> {
  await news(recipient, ['first']);
  world.wait(11);
  await news(
    recipient,
    Array.from({ length: count }, (_, i) => `clip-${i}`),
  );
  await world.pass(1000);
  expect(world.owedRows()).toBe(0);
  expect(host.seen).toHaveLength(2);
}

const linked = /https:\/\/api\.example\.org\/\S+key=/;

test('a web hook: one body of less than 20 kB has what there is room for, the number of the others and a link', async () => {
  const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
  vi.spyOn(ways, 'webhook').mockImplementation(hookWay(webhookForm, host.post()));
  await follow('desk', { channel: { kind: 'webhook', url: host.url, secret } });
  await flood('webhook:desk', 120);
  const [, { body } = { body: '' }] = host.seen;
  expect(Buffer.byteLength(body)).toBeLessThan(20_000);
  const event = HookEvent.parse(JSON.parse(body));
  if (event.type !== 'alert.summary') throw new Error(event.type);
  const { clips, more, total, all } = event.data;
  expect([clips.length + more, total]).toEqual([120, 120]);
  expect(clips.length).toBeGreaterThan(10);
  expect(all).toMatch(linked);
});

test.each([
  ['slack', () => vi.spyOn(ways, 'slack').mockImplementation(hookWay(slackForm, host.post())), 13_000],
  ['teams', () => vi.spyOn(ways, 'teams').mockImplementation(hookWay(teamsForm, host.post())), 20_000],
] as const)('%s: one message shows ten, the number of the others and a link to all', async (kind, send, most) => {
  send();
  await follow('desk', { channel: { kind, url: host.url } });
  await flood(`${kind}:desk`, 120);
  const [, { body } = { body: '' }] = host.seen;
  expect(Buffer.byteLength(body)).toBeLessThan(most);
  expect(new Set(body.match(/clip-\d+/g)).size).toBeGreaterThanOrEqual(10);
  expect(body).toContain('110 more');
  expect(body).toMatch(/See all 120 clips/);
});

test('an alert of twenty clips tells a chat of each', async () => {
  vi.spyOn(ways, 'slack').mockImplementation(hookWay(slackForm, host.post()));
  await follow('desk', { channel: { kind: 'slack', url: host.url } });
  await news(
    'slack:desk',
    Array.from({ length: 20 }, (_, i) => `clip-${i}`),
  );
  const [{ body } = { body: '{}' }] = host.seen;
  const { blocks } = z.object({ blocks: z.array(z.looseObject({ type: z.string() })) }).parse(JSON.parse(body));
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(new Set(JSON.stringify(blocks).match(/clip-\d+/g)).size).toBe(20);
});
