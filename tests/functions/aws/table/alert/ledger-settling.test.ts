import { beforeEach, describe, expect, it, vi } from 'vitest';
import { alertIdOf } from '../../../../../functions/aws/table/alert/alert-rows.ts';
import { getAlert, listAlerts } from '../../../../../functions/aws/table/alert/alerts.ts';
import { claim, explain, giveBack, settle } from '../../../../../functions/aws/table/alert/ledger.ts';
import { record } from '../../../../../functions/aws/table/alert/record-owed.ts';
import type { Owed } from '../../../../../shared/contract/alert.ts';
import { SEND_LEASE_MS } from '../../../../../shared/triggers.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { found, later, owedNow, owing, START, stateOf } from '../../../../support/world/owing.ts';

const MINUTE = 60_000;
let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  table = new FakeTable();
});

describe('a claim', () => {
  it.each<[string, (one: Owed) => Promise<unknown>, number, string]>([
    ['of what is open holds', async () => {}, 0, 'claimed'],
    ['of what another run holds does not', (one) => claim(one, START), SEND_LEASE_MS - 1, 'held'],
    ['of what a run held that died is taken over', (one) => claim(one, START), SEND_LEASE_MS + 1, 'claimed'],
    [
      'of what was given back holds at once',
      async (one) => {
        await claim(one, START);
        await giveBack(one, 'throttled', START);
      },
      0,
      'claimed',
    ],
    ['of what is final does not', (one) => settle(one, { state: 'suppressed', reason: 'ended' }, START), 0, 'settled'],
  ])('%s', async (_, before, after, expected) => {
    const one = owing();
    await record([one]);
    await before(one);
    expect(await claim(one, later(after))).toBe(expected);
  });

  it('counts the attempts, and is an open one in lists', async () => {
    const one = owing();
    await record([one]);
    await claim(one, START);
    await claim(one, later(SEND_LEASE_MS + 1));
    const { items } = await listAlerts({ state: 'claimed', limit: 10, position: null });
    expect(items).toMatchObject([{ state: 'claimed', attempts: 2 }]);
    expect((await listAlerts({ state: 'open', limit: 10, position: null })).items).toEqual([]);
  });

  it('takes away an entry that a run left which died while it recorded', async () => {
    const one = owing();
    table.beforeRequest = () => {
      if (table.rows.size > 0) throw new Error('crash');
    };
    await record([one]).catch(() => {});
    table.beforeRequest = () => {};
    expect(await owedNow()).toEqual([one]);
    expect(await claim(one, later(MINUTE))).toBe('held');
    expect(await claim(one, later(11 * MINUTE))).toBe('settled');
    expect(await owedNow()).toEqual([]);
    expect(await record([one])).toEqual([one]);
    expect(await claim(one, later(11 * MINUTE))).toBe('claimed');
  });

  it('of two runs holds for one', async () => {
    const one = owing();
    await record([one]);
    expect((await Promise.all([claim(one, START), claim(one, START)])).sort()).toEqual(['claimed', 'held']);
  });
});

describe('settling', () => {
  it.each([
    ['sent', { messageId: 'm' }],
    ['digested', { messageId: 'm' }],
    ['refused', { reason: 'no such mailbox' }],
    ['suppressed', { reason: 'unsubscribed' }],
  ] as const)('as %s is final, and nothing is owed', async (state, facts) => {
    const one = owing();
    await record([one]);
    await claim(one, START);
    await settle(one, { state, ...facts }, later(MINUTE));
    await giveBack(one, 'too late', later(MINUTE));
    await explain(one, 'too late');
    await settle(one, { state: 'refused', reason: 'too late' }, later(MINUTE));
    const told = state === 'sent' || state === 'digested';
    expect(await getAlert(alertIdOf(one))).toEqual({
      ...(await getAlert(alertIdOf(one))),
      state,
      attempts: 1,
      ...facts,
      ...(told && { sentAt: later(MINUTE).toISOString() }),
    });
    expect((await getAlert(alertIdOf(one)))?.reason).toBe('reason' in facts ? facts.reason : undefined);
    expect(await owedNow()).toEqual([]);
    expect((await listAlerts({ state, limit: 10, position: null })).items).toHaveLength(1);
  });

  it('what a back-fill found settles the mentions that it names', async () => {
    const one = found(['s1', 's2']);
    await record([one]);
    const copy = owing({ story: 's1', clipId: 'a copy' });
    // Still owed, by the summary: there is no entry of its own.
    await record([copy]);
    expect(await owedNow()).toEqual([one]);
    await claim(one, START);
    await settle(one, { state: 'sent', messageId: 'm' }, START);
    expect([await stateOf(one), await stateOf(copy), await stateOf(owing({ story: 's2' }))]).toEqual([
      'sent',
      'digested',
      'digested',
    ]);
    expect(await record([copy])).toEqual([]);
  });

  it('under a crash at each request is one attempt more at most, and ends', async () => {
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: async () => {
        await record([owing()]);
        if ((await claim(owing(), START)) === 'claimed') await settle(owing(), { state: 'sent' }, START);
      },
      check: async (label) => {
        await record([owing()]);
        for (const one of await owedNow()) {
          const answer = await claim(one, later(SEND_LEASE_MS + 1));
          expect(answer, label).not.toBe('held');
          if (answer === 'claimed') await settle(one, { state: 'sent' }, START);
        }
        expect(await owedNow(), label).toEqual([]);
        expect((await getAlert(alertIdOf(owing())))?.attempts, label).toBeLessThanOrEqual(2);
        expect(await stateOf(owing()), label).toBe('sent');
      },
    });
  });
});

it('an open row says what it waits for, a told one does not', async () => {
  await record([owing()]);
  await explain(owing(), 'quiet until 07:00');
  expect(await getAlert(alertIdOf(owing()))).toMatchObject({ state: 'open', reason: 'quiet until 07:00' });
  await claim(owing(), START);
  await settle(owing(), { state: 'sent' }, START);
  expect(await getAlert(alertIdOf(owing()))).not.toHaveProperty('reason');
});

it('costs fourteen write units from record to sent', async () => {
  const { write } = await table.measure(async () => {
    await record([owing()]);
    await claim(owing(), START);
    await settle(owing(), { state: 'sent', messageId: 'm' }, START);
  });
  expect(write).toBe(14);
});
