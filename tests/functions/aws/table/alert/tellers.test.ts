/** Which subscription of a recipient tells what is owed, where they are not all met at once: the one that tells it sooner. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { alertIdOf } from '../../../../../functions/aws/table/alert/alert-rows.ts';
import { getAlert, waitingRecipients } from '../../../../../functions/aws/table/alert/alerts.ts';
import { claim, handOver, settle, withdraw } from '../../../../../functions/aws/table/alert/ledger.ts';
import { owedTo } from '../../../../../functions/aws/table/alert/owed.ts';
import { record } from '../../../../../functions/aws/table/alert/record-owed.ts';
import { createSubscription } from '../../../../../functions/aws/table/subscription/subscriptions.ts';
import { Cadence } from '../../../../../shared/contract/subscription.ts';
import { SEND_LEASE_MS } from '../../../../../shared/triggers.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { later, owing, START } from '../../../../support/world/owing.ts';

const ADDRESS = 'anna@example.org';
let table: FakeTable;

/** A table in which Anna has a subscription of each cadence, with its name as id. */
async function fresh(): Promise<FakeTable> {
  table = new FakeTable();
  for (const cadence of Cadence.options) {
    await createSubscription({ id: cadence, address: ADDRESS, nameIds: '*', cadence, confirmed: true });
  }
  return table;
}
const by = (cadence: Cadence) =>
  owing({ subscriptionId: cadence, when: cadence === 'instant' ? ('now' as const) : ('digest' as const) });
/** Where it is listed as owed. */
const lists = async () =>
  (
    await Promise.all(
      Cadence.options.map(async (cadence) => {
        const part = cadence === 'instant' ? ('now' as const) : { subscriptionId: cadence };
        return (await owedTo(ADDRESS, part)).map(() => cadence);
      }),
    )
  ).flat();

beforeEach(async () => {
  process.env.TABLE_NAME = 'table';
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  await fresh();
});

it('the soonest cadence wins, whichever came first and however often each comes', async () => {
  const met = fc.array(fc.constantFrom(...Cadence.options), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(met, async (cadences) => {
      await fresh();
      for (const cadence of cadences) await record([by(cadence)]);
      const soonest = Cadence.options.find((cadence) => cadences.includes(cadence));
      expect(await lists()).toEqual([soonest]);
      expect(table.ofKind('delivery')).toMatchObject([
        { state: 'open', subscriptionId: soonest, when: soonest === 'instant' ? 'now' : 'digest' },
      ]);
    }),
  );
});

it('what was for a digest and is told at once is in the list of what is owed now', async () => {
  await record([by('weekly')]);
  const before = later(1).toISOString();
  expect(await waitingRecipients({ before, most: 10 })).toEqual([]);
  expect(await record([by('instant')])).toHaveLength(1);
  expect(await waitingRecipients({ before, most: 10 })).toMatchObject([{ recipient: ADDRESS }]);
  await handOver(by('instant'), { subscriptionId: 'daily', when: 'digest' }, START);
  expect(await waitingRecipients({ before, most: 10 })).toEqual([]);
});

describe('what is told, or being told, for a digest', () => {
  it.each<[string, () => Promise<unknown>, number]>([
    ['is told once where a run holds it', () => claim(by('daily'), START), 1],
    ['stays where it was told', () => settle(by('daily'), { state: 'digested' }, START), 0],
  ])('%s', async (_, act, left) => {
    await record([by('daily')]);
    await act();
    expect(await record([by('instant')])).toHaveLength(left);
    await settle(by('daily'), { state: 'digested' }, START);
    for (const one of await owedTo(ADDRESS, 'now')) expect(await claim(one, START)).toBe('settled');
    expect(table.ofKind('owed')).toEqual([]);
  });
});

it('it is never lost nor told twice, wherever the run dies that meets the sooner one', async () => {
  let fake = await fresh();
  await crashAtEachRequest({
    start: () => fake,
    work: () =>
      record([by('weekly')])
        .then(() => record([by('daily')]))
        .then(() => record([by('instant')])),
    check: async (label) => {
      await record([by('instant')]);
      expect(await owedTo(ADDRESS, 'now'), label).toHaveLength(1);
      let told = 0;
      for (const cadence of Cadence.options) {
        const part = cadence === 'instant' ? ('now' as const) : { subscriptionId: cadence };
        for (const one of await owedTo(ADDRESS, part)) {
          if ((await claim(one, later(SEND_LEASE_MS + 1))) !== 'claimed') continue;
          told += 1;
          await settle(one, { state: 'sent' }, START);
        }
      }
      expect([told, table.ofKind('owed')], label).toEqual([1, []]);
      expect((await getAlert(alertIdOf(owing())))?.state, label).toBe('sent');
      fake = await fresh();
    },
  });
});

describe('an entry that a dead run left without a row of the ledger', () => {
  const MINUTE = 60_000;
  it.each<[string, (now: Date) => Promise<unknown>]>([
    ['is claimed', (now) => claim(owing(), now)],
    ['is settled, since nobody wants it', (now) => settle(owing(), { state: 'suppressed', reason: 'ended' }, now)],
    ['is forgotten, since the mention is gone', (now) => withdraw(owing(), now)],
    ['is left to another subscription', (now) => handOver(owing(), by('daily'), now)],
  ])('goes when it %s, but not while a run may be recording it', async (_, act) => {
    table.beforeRequest = (_number, _operation, input) => {
      if (JSON.stringify(input).includes('LEDGER#') && JSON.stringify(input).includes('"Item"'))
        throw new Error('dead');
    };
    await expect(record([owing()])).rejects.toThrow('dead');
    table.beforeRequest = () => {};
    expect(table.ofKind('delivery')).toEqual([]);
    await act(later(MINUTE));
    expect(await owedTo(ADDRESS, 'now')).toEqual([owing()]);
    await act(later(11 * MINUTE));
    expect(table.ofKind('owed')).toEqual([]);
    expect(table.ofKind('delivery')).toEqual([]);
  });
});
