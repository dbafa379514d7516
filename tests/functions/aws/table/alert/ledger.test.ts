/** The ledger: what is recorded is owed until it is told, and told once. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { alertIdOf } from '../../../../../functions/aws/table/alert/alert-rows.ts';
import { getAlert, listAlerts } from '../../../../../functions/aws/table/alert/alerts.ts';
import { claim, explain, handOver, settle, withdraw } from '../../../../../functions/aws/table/alert/ledger.ts';
import { owedTo } from '../../../../../functions/aws/table/alert/owed.ts';
import { record } from '../../../../../functions/aws/table/alert/record-owed.ts';
import { recordedAmong } from '../../../../../functions/aws/table/alert/recorded.ts';
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

describe('what is recorded', () => {
  it('is owed, and an open alert with its times', async () => {
    const one = owing();
    expect(await record([one])).toEqual([one]);
    expect(await owedNow()).toEqual([one]);
    expect(await getAlert(alertIdOf(one))).toEqual({
      id: alertIdOf(one),
      address: 'anna@example.org',
      nameId: 'mara-lind',
      story: 's1',
      clipId: 'c1',
      state: 'open',
      attempts: 0,
      droppedAt: one.droppedAt,
      recordedAt: one.recordedAt,
    });
  });

  it('again is still owed, and nothing is written', async () => {
    await record([owing()]);
    const again = await table.measure(async () => {
      expect(await record([owing({ clipId: 'a copy' })])).toHaveLength(1);
    });
    expect(again.write).toBe(0);
    expect(await owedNow()).toHaveLength(1);
  });

  it('after it was told is not owed', async () => {
    const one = owing();
    await record([one]);
    await claim(one, START);
    await settle(one, { state: 'sent', messageId: 'm' }, START);
    expect(await record([one])).toEqual([]);
    expect(await owedNow()).toEqual([]);
  });

  it('for a digest is listed for that digest alone', async () => {
    const one = owing({ when: 'digest', subscriptionId: 'daily' });
    await record([one, owing({ story: 's2' })]);
    expect(await owedTo(one.recipient, { subscriptionId: 'daily' })).toEqual([one]);
    expect(await owedTo(one.recipient, { subscriptionId: 'dail' })).toEqual([]);
    expect((await owedNow()).map(({ story }) => story)).toEqual(['s2']);
  });

  it('first comes first', async () => {
    for (const [story, at] of [
      ['b', 2],
      ['a', 3],
      ['c', 1],
    ] as const) {
      await record([owing({ story, recordedAt: later(at * MINUTE).toISOString() })]);
    }
    expect((await owedNow()).map(({ story }) => story)).toEqual(['c', 'b', 'a']);
  });

  it.each<[string, Owed['debt']]>([
    ['a video', { kind: 'video', embedId: 'e', transition: 'gone', at: START.toISOString() }],
    [
      'a correction',
      {
        kind: 'correction',
        alerts: [{ nameId: 'mara-lind', story: 's1' }],
      },
    ],
    ['what a back-fill found', found(['s1']).debt],
  ])('says what it is: %s', async (_, debt) => {
    await record([owing({ debt })]);
    expect(await owedNow()).toMatchObject([{ debt }]);
  });

  it('twice at the same time is told once', async () => {
    const answers = await Promise.all([record([owing()]), record([owing({ when: 'digest' })])]);
    expect(answers.map((one) => one.length)).toEqual([1, 1]);
    expect(table.ofKind('delivery')).toHaveLength(1);
    const all = [...(await owedNow()), ...(await owedTo('anna@example.org', { subscriptionId: 'anna' }))];
    const answersOf: string[] = [];
    for (const one of all) {
      answersOf.push(await claim(one, START));
      await settle(one, { state: 'sent' }, START);
    }
    expect(answersOf.filter((answer) => answer === 'claimed')).toHaveLength(1);
    expect(table.ofKind('owed')).toEqual([]);
  });

  it('is recorded once under a crash at each request, and owed once recorded', async () => {
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: () => record([owing(), found(['s3', 's4'])]).catch(() => {}),
      check: async (label) => {
        expect(await record([owing(), found(['s3', 's4'])]), label).toHaveLength(2);
        expect(await owedNow(), label).toHaveLength(2);
        expect(table.ofKind('delivery'), label).toHaveLength(4);
        expect((await listAlerts({ limit: 10, position: null })).items, label).toHaveLength(4);
      },
    });
  });
});

describe('what is withdrawn', () => {
  it('was never there: it is news if it comes back', async () => {
    await record([owing()]);
    await withdraw(owing(), START);
    expect([...table.rows.keys()]).toEqual([]);
    expect(await record([owing()])).toHaveLength(1);
  });

  it('stays if a run is telling it, or has', async () => {
    await record([owing()]);
    await claim(owing(), START);
    await withdraw(owing(), later(60 * MINUTE));
    expect(await stateOf(owing())).toBe('claimed');
  });

  it('under a crash at each request is gone, or still owed', async () => {
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: async () => {
        await record([owing()]);
        await withdraw(owing(), START);
      },
      check: async (label) => {
        const isOwed = (await owedNow()).length === 1;
        if ((await stateOf(owing())) !== null) expect(isOwed, label).toBe(true);
        await withdraw(owing(), later(11 * MINUTE));
        expect([...table.rows.keys()], label).toEqual([]);
      },
    });
  });
});

describe('rows of the release before', () => {
  const before = (more: Record<string, unknown>) => ({
    pk: 'LEDGER#anna@example.org',
    sk: 'mara-lind#s1',
    kind: 'delivery',
    v: 1,
    clipId: 'c1',
    claimedAt: START.toISOString(),
    claimedBy: 'run',
    leaseUntil: later(45_000).toISOString(),
    attempts: 1,
    expiresAt: 1_800_000_000,
    ...more,
  });
  const seeded = (more: Record<string, unknown>) =>
    table.send(new PutCommand({ TableName: 'table', Item: before(more) }));

  it.each(['sent', 'refused'])('that is %s holds', async (state) => {
    await seeded({ state });
    expect(await record([owing()])).toEqual([]);
    expect([...table.rows.values()]).toHaveLength(1);
    expect(await recordedAmong([owing()])).toEqual(new Set([expect.anything()]));
  });

  it('that failed is owed, as a new row', async () => {
    await seeded({ state: 'open' });
    expect(await record([owing()])).toHaveLength(1);
    expect(await stateOf(owing())).toBe('open');
  });

  it('that a run holds is recorded when its lease has ended', async () => {
    await seeded({ state: 'claimed' });
    await expect(record([owing()])).rejects.toThrow('lease');
    vi.setSystemTime(later(45_001));
    expect(await record([owing()])).toHaveLength(1);
    expect(await owedNow()).toHaveLength(1);
  });
});

describe('what another subscription of the recipient takes over', () => {
  const heir = { subscriptionId: 'zoe', when: 'digest' } as const;
  const inDigest = () => owedTo('anna@example.org', { subscriptionId: 'zoe' });

  it('is owed there, and told there', async () => {
    await record([owing()]);
    await explain(owing(), 'waits');
    await handOver(owing(), heir, START);
    expect(await owedNow()).toEqual([]);
    const [moved] = await inDigest();
    expect(moved).toEqual(owing(heir));
    expect(await getAlert(alertIdOf(owing()))).not.toHaveProperty('reason');
    await settle(moved ?? owing(), { state: 'digested' }, START);
    expect(table.ofKind('owed')).toEqual([]);
  });

  it('is owed once where both are instant', async () => {
    await record([owing()]);
    await handOver(owing(), { subscriptionId: 'zoe', when: 'now' }, START);
    expect(await owedNow()).toEqual([owing({ subscriptionId: 'zoe' })]);
  });

  it.each<[why: string, prepare: () => Promise<unknown>, after: number, now: number, digest: number]>([
    ['another run is telling it', () => claim(owing(), START), 0, 1, 1],
    ['that run died', () => claim(owing(), START), SEND_LEASE_MS + 1, 0, 1],
    ['it was told', () => settle(owing(), { state: 'sent' }, START), 0, 0, 0],
  ])('is what is open: %s', async (_why, prepare, after, now, digest) => {
    await record([owing()]);
    await prepare();
    await handOver(owing(), heir, later(after));
    expect([(await owedNow()).length, (await inDigest()).length]).toEqual([now, digest]);
  });

  it('is never lost nor told twice, wherever a run dies', async () => {
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: () =>
        record([owing()])
          .then(() => handOver(owing(), heir, START))
          .catch(() => {}),
      check: async (label) => {
        await record([owing()]);
        const claims: string[] = [];
        for (const one of [...(await inDigest()), ...(await owedNow())]) {
          claims.push(await claim(one, later(1)));
          await settle(one, { state: 'digested' }, later(1));
        }
        expect(
          claims.filter((claim) => claim === 'claimed'),
          label,
        ).toHaveLength(1);
        expect(table.ofKind('owed'), label).toEqual([]);
      },
    });
  });
});
