/** Alerts over HTTP, with the real ledger on a table in memory. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { alertIdOf } from '../../../../functions/aws/table/alert/alert-rows.ts';
import * as alerts from '../../../../functions/aws/table/alert/alerts.ts';
import { claim, settle } from '../../../../functions/aws/table/alert/ledger.ts';
import { owedTo } from '../../../../functions/aws/table/alert/owed.ts';
import { record } from '../../../../functions/aws/table/alert/record-owed.ts';
import { getSubscription } from '../../../../functions/aws/table/subscription/subscriptions.ts';
import { suppress, suppressionOf } from '../../../../functions/aws/table/subscription/suppressed.ts';
import { Alert, type Owed } from '../../../../shared/contract/alert.ts';
import type { Scope } from '../../../../shared/contract/api.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';
import { FakeTable } from '../../../support/fake/table.ts';
import { follow } from '../../../support/world/follow.ts';

const NOW = new Date('2026-01-02T03:04:06.000Z');
const ANNA = 'anna@example.org';
let api: ReturnType<typeof fakeApi>;

const owing = (more: Partial<Owed> = {}): Owed => ({
  recipient: ANNA,
  subscriptionId: 'anna',
  nameId: 'mara-lind',
  story: 's1',
  clipId: 'c1',
  droppedAt: '2026-01-02T03:04:00.000Z',
  recordedAt: NOW.toISOString(),
  when: 'now',
  debt: { kind: 'mention' },
  ...more,
});
const ID = alertIdOf(owing());

beforeEach(async () => {
  process.env.TABLE_NAME = 'table';
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  new FakeTable();
  api = fakeApi({}, { ...alerts, getSubscription, suppressionOf, now: () => NOW.getTime() });
  await follow('anna');
});

async function ask(method: string, path: string, scope: Scope | null = 'write') {
  const response = await api.ask(method, `/v1/alerts${path}`, scope);
  return { status: response.status, body: (await response.json()) as unknown };
}
const resend = (id = ID) => ask('POST', `/${id}/resend`);
const Page = z.object({ items: z.array(z.object(Alert.shape).strict()), nextCursor: z.string().nullable() });
const detailOf = (body: unknown) => z.object({ detail: z.string() }).parse(body).detail;

describe('GET alerts', () => {
  beforeEach(async () => {
    for (let i = 0; i < 5; i++) {
      const recordedAt = new Date(NOW.getTime() + i * 1000).toISOString();
      const one = owing({ story: `s${i}`, recordedAt, ...(i === 3 && { recipient: 'webhook:Hook', nameId: 'ada' }) });
      await record([one]);
      if (i > 2) await settle(one, { state: 'sent', messageId: `m${i}` }, NOW);
    }
  });

  it.each([
    ['', ['s4', 's3', 's2', 's1', 's0']],
    ['?address=Anna%40example.org', ['s4', 's2', 's1', 's0']],
    ['?address=webhook:Hook', ['s3']],
    ['?nameId=ada', ['s3']],
    ['?state=sent', ['s4', 's3']],
    ['?state=open&from=2026-01-02&to=2026-01-02', ['s2', 's1', 's0']],
    ['?from=2026-01-03', []],
  ])('%s', async (query, expected) => {
    const { status, body } = await ask('GET', query);
    expect([status, Page.parse(body).items.map(({ story }) => story)]).toEqual([200, expected]);
  });

  it('in pages, by cursors that are bound to their query', async () => {
    const first = Page.parse((await ask('GET', '?limit=2&state=open')).body);
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const second = Page.parse((await ask('GET', `?limit=2&state=open&cursor=${cursor}`)).body);
    expect([...first.items, ...second.items].map(({ story }) => story)).toEqual(['s2', 's1', 's0']);
    expect(second.nextCursor).toBeNull();
    expect((await ask('GET', `?limit=2&state=sent&cursor=${cursor}`)).status).toBe(400);
  });

  it.each(['?state=lost', '?from=2026-01-03&to=2026-01-02', '?subject=x', '?address='])('400 for %s', async (query) => {
    expect((await ask('GET', query)).status).toBe(400);
  });

  it('addresses are personal data: the scope is `write`', async () => {
    expect((await ask('GET', '', 'read')).status).toBe(403);
    expect((await ask('GET', `/${ID}`, null)).status).toBe(401);
  });

  it('one, by its id', async () => {
    const { items } = Page.parse((await ask('GET', '?state=sent&nameId=mara-lind')).body);
    const [sent] = items;
    expect(sent).toMatchObject({ state: 'sent', sentAt: NOW.toISOString(), messageId: 'm4', attempts: 0 });
    expect(await ask('GET', `/${sent?.id}`)).toEqual({ status: 200, body: sent });
    expect((await ask('GET', '/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  });
});

describe('POST alerts/{id}/resend', () => {
  it.each(['sent', 'digested', 'refused', 'suppressed'] as const)(
    'of one that is %s: it is owed again',
    async (state) => {
      await record([owing()]);
      await claim(owing(), NOW);
      await settle(owing(), { state, reason: 'r' }, NOW);
      const { status, body } = await resend();
      expect([status, body]).toEqual([200, (await ask('GET', `/${ID}`)).body]);
      expect(body).toMatchObject({ id: ID, state: 'open', attempts: 1 });
      expect(api.stored.told).toEqual([ANNA]);
      expect(await owedTo(ANNA, 'now')).toMatchObject([{ asked: true }]);
    },
  );

  it('twice calls twice, and is owed once', async () => {
    await record([owing()]);
    await resend();
    expect((await resend()).status).toBe(200);
    expect(await owedTo(ANNA, 'now')).toHaveLength(1);
  });

  it('404 where there is none', async () => {
    expect((await resend('AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  });

  it('409 where the address gets no mail, with what to do', async () => {
    await record([owing()]);
    await suppress(ANNA, { kind: 'complaint', at: NOW.toISOString(), detail: 'abuse' });
    const { status, body } = await resend();
    expect(status).toBe(409);
    expect(detailOf(body)).toMatch(/release.*DELETE \/v1\/suppressions\/anna%40example\.org/);
    expect(api.stored.told).toEqual([]);
  });

  it('409 where the subscription has ended', async () => {
    await record([owing({ subscriptionId: 'gone' })]);
    const { status, body } = await resend();
    expect([status, detailOf(body)]).toEqual([409, expect.stringContaining('Subscribe it again')]);
  });

  it('409 while a run is sending it', async () => {
    await record([owing()]);
    await claim(owing(), NOW);
    expect((await resend()).status).toBe(409);
  });
});
