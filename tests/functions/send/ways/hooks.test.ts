import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { jobsUntil } from '../../../../functions/aws/table/alert/agenda.ts';
import { suppressionOf } from '../../../../functions/aws/table/subscription/suppressed.ts';
import type { Run } from '../../../../functions/send/outcome.ts';
import { hookWay } from '../../../../functions/send/ways/hook.ts';
import { slackForm } from '../../../../functions/send/ways/slack.ts';
import { teamsForm } from '../../../../functions/send/ways/teams.ts';
import type { Outgoing } from '../../../../functions/send/ways/way.ts';
import { webhookForm } from '../../../../functions/send/ways/webhook.ts';
import { HookEvent } from '../../../../shared/contract/hook-event.ts';
import type { Channel, Subscription } from '../../../../shared/contract/subscription.ts';
import { hookHost } from '../../../support/fake/hook-host.ts';
import { FakeTable } from '../../../support/fake/table.ts';
import * as mails from '../../../support/make/mail-contents.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'table').stubEnv('SENDER_ADDRESS', 'clips@example.org');
  new FakeTable();
});

function subscriptionTo(channel: Channel): Subscription {
  const names = { nameIds: '*', cadence: 'instant', confirmed: true } as const;
  return { id: 's1', address: 'press@example.org', ...names, channel };
}

function outgoing(channel: Channel, overrides: Partial<Outgoing> = {}): Outgoing {
  return {
    subscription: subscriptionTo(channel),
    content: mails.ALERT,
    reader: mails.reader(),
    key: 'AAAAAAAAAAAAAAAAAAAAAA',
    recordedAt: '2026-11-25T14:05:00.000Z',
    attempt: 1,
    stories: ['story'],
    ...overrides,
  };
}

function runAt(now: Date): Run {
  return { id: 'run', now: () => now, until: new Date(now.getTime() + 60_000) };
}
const run = runAt(new Date());
const webhookTo = (url: string): Channel => ({ kind: 'webhook', url, secret: SECRET });

describe('a web hook', () => {
  test('is signed for the reference library, and by the specification written out', async () => {
    const { seen, url, post } = await hookHost();
    const sent = await hookWay(webhookForm, post())(outgoing(webhookTo(url)), run);
    expect(sent).toEqual({ kind: 'sent', messageId: 'msg_AAAAAAAAAAAAAAAAAAAAAA' });
    const [{ headers, body } = { headers: {}, body: '' }] = seen;
    const event = new Webhook(SECRET).verify(body, headers);
    expect(HookEvent.parse(event)).toMatchObject({ type: 'alert.created', data: { subscriptionId: 's1' } });
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const mac = createHmac('sha256', Buffer.alloc(32, 5)).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': sent.kind === 'sent' && sent.messageId,
    });
  });

  test('that is tried again has the same id and body, a new timestamp, and a signature that fits', async () => {
    const { seen, url, post } = await hookHost({ status: 503 });
    const way = hookWay(webhookForm, post());
    const later = runAt(new Date(Date.now() + 61_000));
    await way(outgoing(webhookTo(url)), run);
    await way(outgoing(webhookTo(url), { attempt: 2 }), later);
    const [first, second] = seen;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThan(Number(first?.headers['webhook-timestamp']));
    for (const one of seen) expect(() => new Webhook(SECRET).verify(one.body, one.headers)).not.toThrow();
  });

  test('of a host that is away is tried later, and nothing ends', async () => {
    const { url, post } = await hookHost({ status: 503, headers: { 'retry-after': '120' } });
    const sent = await hookWay(webhookForm, post())(outgoing(webhookTo(url)), run);
    expect(sent).toMatchObject({ kind: 'later', reason: 'attempt 1 failed: HTTP 503' });
    expect(sent.kind === 'later' && sent.at.getTime() - run.now().getTime()).toBe(120_000);
    expect(await suppressionOf('webhook:s1')).toBeNull();
  });

  test.each([
    ['says that there is none any more', 410, 1, 'HTTP 410'],
    ['has failed for three days', 500, 10, '10 attempts failed, the last one with HTTP 500'],
  ])('of a host that %s ends: it gets nothing more, and its address is told', async (_, status, attempt, reason) => {
    const { url, post } = await hookHost({ status });
    const sent = await hookWay(webhookForm, post())(outgoing(webhookTo(url), { attempt }), run);
    expect(sent).toEqual({ kind: 'refused', reason });
    expect(await suppressionOf('webhook:s1')).toMatchObject({ reason: 'hook-ended', detail: reason });
    const [arranged] = await jobsUntil(run.now(), 10);
    expect(arranged?.job).toEqual({ kind: 'hook-ended', subscriptionId: 's1', reason });
  });

  test('at an address that has become private is refused at once, without a request', async () => {
    const { seen, url, connections, post } = await hookHost();
    const way = hookWay(webhookForm, post('10.0.0.1'));
    expect(await way(outgoing(webhookTo(url)), run)).toEqual({
      kind: 'refused',
      reason: 'the address is refused: its host is at a private or special address (special-address)',
    });
    expect(seen).toEqual([]);
    expect(connections()).toBe(0);
    expect(await suppressionOf('webhook:s1')).toBeNull();
  });

  test('is never sent to a host of this machine, outside of tests', async () => {
    const { seen, url } = await hookHost();
    expect(await hookWay(webhookForm)(outgoing(webhookTo(url)), run)).toMatchObject({ kind: 'refused' });
    expect(await hookWay(webhookForm)(outgoing(webhookTo('https://localhost/')), run)).toMatchObject({
      kind: 'refused',
    });
    expect(seen).toEqual([]);
  });
});

describe('a chat', () => {
  test('of Slack gets blocks', async () => {
    const { seen, url, post } = await hookHost({ status: 200, body: 'ok' });
    const sent = await hookWay(slackForm, post())(outgoing({ kind: 'slack', url }), run);
    expect(sent.kind).toBe('sent');
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ text: expect.any(String), blocks: expect.any(Array) });
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('webhook-signature');
  });

  test('of Slack that is archived ends', async () => {
    const { url, post } = await hookHost({ status: 410, body: 'channel_is_archived' });
    await hookWay(slackForm, post())(outgoing({ kind: 'slack', url }), run);
    expect(await suppressionOf('slack:s1')).toMatchObject({ detail: 'HTTP 410: channel_is_archived' });
  });

  test('of Teams gets a card in its language', async () => {
    const { seen, url, post } = await hookHost({ status: 202 });
    const way = hookWay(teamsForm, post());
    const reader = mails.reader({ language: 'ar' });
    expect((await way(outgoing({ kind: 'teams', url }, { reader }), run)).kind).toBe('sent');
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
      type: 'message',
      attachments: [{ content: { type: 'AdaptiveCard', lang: 'ar', rtl: true } }],
    });
  });

  test('gets no mail that is for an address', async () => {
    const { seen, url, post } = await hookHost();
    const way = hookWay(slackForm, post());
    expect((await way(outgoing({ kind: 'slack', url }, { content: mails.CONFIRM }), run)).kind).toBe('refused');
    expect(seen).toEqual([]);
  });
});
