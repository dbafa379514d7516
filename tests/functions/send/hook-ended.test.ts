import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replaceSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { suppress } from '../../../functions/aws/table/subscription/suppressed.ts';
import { hookEnded } from '../../../functions/send/hook-ended.ts';
import type { Run } from '../../../functions/send/outcome.ts';
import { type Outgoing, type Sent, ways } from '../../../functions/send/ways/index.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { FakeParameters } from '../../support/fake/parameters.ts';
import { FakeTable } from '../../support/fake/table.ts';

const NOW = new Date('2026-11-26T08:00:00.000Z');
const run: Run = { id: 'run', now: () => NOW, until: new Date(NOW.getTime() + 60_000) };
const job = { kind: 'hook-ended', subscriptionId: 's1', reason: 'HTTP 410' } as const;

const sentBy: Outgoing[] = [];
let answer: Sent;

const subscribe = (given: Partial<Subscription> = {}) =>
  replaceSubscription({
    ...{ id: 's1', address: 'press@example.org', nameIds: ['mara-lind'], cadence: 'instant', confirmed: true },
    channel: { kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/secret' },
    ...given,
  });

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'table')
    .stubEnv('API_URL', 'https://api.example.org')
    .stubEnv('SIGNING_KEYS_PARAMETER', '/signing-keys');
  new FakeParameters();
  new FakeTable();
  sentBy.length = 0;
  answer = { kind: 'sent', messageId: 'm1' };
  vi.spyOn(ways, 'mail').mockImplementation(async (outgoing) => {
    sentBy.push(outgoing);
    return answer;
  });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the address of a web hook that has ended', () => {
  it('is told which, by its host only, since the rest of its address is a secret', async () => {
    await subscribe({ language: 'fr' });
    expect(await hookEnded(job, run)).toEqual({ kind: 'done' });
    expect(sentBy).toMatchObject([
      {
        content: { kind: 'hook-ended', recipient: 'slack:s1', host: 'hooks.slack.com', reason: 'HTTP 410' },
        reader: { address: 'press@example.org', language: 'fr' },
      },
    ]);
    expect(JSON.stringify(sentBy[0]?.content)).not.toContain('secret');
  });

  it.each<[why: string, given: Partial<Subscription>]>([
    ['there is none', { address: 'slack:s1' }],
    ['it goes by mail now', { channel: { kind: 'mail' } }],
  ])('is not told where %s', async (_, given) => {
    await subscribe(given);
    expect(await hookEnded(job, run)).toEqual({ kind: 'done' });
    expect(sentBy).toEqual([]);
  });

  it('is not told once the subscription has ended, nor where it gets no mail', async () => {
    expect(await hookEnded(job, run)).toEqual({ kind: 'done' });
    await subscribe();
    await suppress('press@example.org', { kind: 'complaint', at: NOW.toISOString(), detail: 'spam' });
    expect(await hookEnded(job, run)).toEqual({ kind: 'done' });
    expect(sentBy).toEqual([]);
  });

  it.each<[sent: Sent, outcome: string]>([
    [{ kind: 'refused', reason: 'no' }, 'done'],
    [{ kind: 'failed', reason: 'busy' }, '2026-11-26T08:01:00.000Z'],
    [{ kind: 'stopped', reason: 'paused' }, '2026-11-26T09:00:00.000Z'],
    [{ kind: 'later', at: new Date('2026-11-26T10:00:00Z'), reason: 'rate' }, '2026-11-26T10:00:00.000Z'],
  ])('is told later where SES is %o', async (sent, expected) => {
    await subscribe();
    answer = sent;
    const outcome = await hookEnded(job, run);
    expect(outcome.kind === 'later' ? outcome.at.toISOString() : outcome.kind).toBe(expected);
  });
});
