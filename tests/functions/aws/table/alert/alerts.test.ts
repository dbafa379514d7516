/** Alerts as the API lists them, and asking for one again. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { alertIdOf } from '../../../../../functions/aws/table/alert/alert-rows.ts';
import { getAlert, listAlerts, reopen } from '../../../../../functions/aws/table/alert/alerts.ts';
import { claim, settle } from '../../../../../functions/aws/table/alert/ledger.ts';
import { owedTo } from '../../../../../functions/aws/table/alert/owed.ts';
import { record } from '../../../../../functions/aws/table/alert/record-owed.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { later, owing, START } from '../../../../support/world/owing.ts';

const MINUTE = 60_000;
let table: FakeTable;

const owedNow = () => owedTo('anna@example.org', 'now');

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  table = new FakeTable();
});

describe('lists', () => {
  beforeEach(async () => {
    for (let minute = 0; minute < 12; minute++) {
      const recipient = minute % 2 === 0 ? 'anna@example.org' : 'webhook:Ben';
      const nameId = minute % 3 === 0 ? 'ada-berg' : 'mara-lind';
      const recordedAt = later(minute * MINUTE).toISOString();
      const one = owing({ recipient, nameId, story: `s${minute}`, recordedAt });
      await record([one]);
      if (minute % 4 === 0) await settle(one, { state: 'sent' }, START);
    }
  });
  const stories = async (query: Omit<Parameters<typeof listAlerts>[0], 'limit' | 'position'>, limit = 100) => {
    const read: string[] = [];
    for (let position: string | null = null; ; ) {
      const page = await listAlerts({ ...query, limit, position });
      read.push(...page.items.map(({ story }) => story.slice(1)));
      position = page.position;
      if (position === null) return read.map(Number);
    }
  };

  it.each<[Parameters<typeof stories>[0], number[]]>([
    [{}, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    [{ address: 'Anna@Example.org' }, [10, 8, 6, 4, 2, 0]],
    [{ address: 'webhook:Ben' }, [11, 9, 7, 5, 3, 1]],
    [{ nameId: 'ada-berg' }, [9, 6, 3, 0]],
    [{ state: 'sent' }, [8, 4, 0]],
    [{ state: 'open', nameId: 'ada-berg', address: 'webhook:Ben' }, [9, 3]],
    [{ from: '2026-01-03' }, []],
    [{ from: '2026-01-02', to: '2026-01-02', state: 'sent' }, [8, 4, 0]],
    [{ to: '2026-01-01' }, []],
  ])('%o: the newest first, whatever the size of a page', async (query, expected) => {
    expect(await stories(query)).toEqual(expected);
    expect(await stories(query, 2)).toEqual(expected);
  });

  it('cost as much with a hundred times as many alerts', async () => {
    const page = () => listAlerts({ state: 'open', limit: 5, position: null });
    const before = await table.measure(page);
    for (let i = 0; i < 300; i++)
      await record([
        owing({ recipient: `${i}@example.org`, story: `old-${i}`, recordedAt: later(-i * MINUTE).toISOString() }),
      ]);
    expect((await table.measure(page)).read).toBeLessThanOrEqual(before.read + 2);
  });
});

describe('an alert that is asked for again', () => {
  it.each(['sent', 'refused', 'suppressed', 'digested'] as const)('is owed again after it was %s', async (state) => {
    await record([owing()]);
    await settle(owing(), { state, reason: 'r', messageId: 'm' }, START);
    const answer = await reopen(alertIdOf(owing()), later(MINUTE));
    expect(answer).toMatchObject({ kind: 'reopened', alert: { state: 'open', messageId: 'm' } });
    expect(answer.kind === 'reopened' && answer.alert).toEqual(await getAlert(alertIdOf(owing())));
    expect(await owedNow()).toEqual([{ ...owing(), asked: true }]);
    expect(await claim(owing(), later(MINUTE))).toBe('claimed');
  });

  it('leaves the digest that it waits for', async () => {
    const daily = owing({ when: 'digest' });
    await record([daily]);
    await reopen(alertIdOf(daily), START);
    expect(await owedTo(daily.recipient, { subscriptionId: 'anna' })).toEqual([]);
    expect(await owedNow()).toHaveLength(1);
  });

  it('waits while a run is telling it, and is absent if there is none', async () => {
    await record([owing()]);
    await claim(owing(), START);
    expect(await reopen(alertIdOf(owing()), START)).toEqual({ kind: 'claimed' });
    expect(await reopen('AAAAAAAAAAAAAAAAAAAAAA', START)).toEqual({ kind: 'absent' });
  });
});
