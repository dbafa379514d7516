/** What the ledger holds through lost answers, dead runs and time. */
import { beforeEach, expect, it } from 'vitest';
import { LEDGER_DAYS } from '../../../functions/aws/table/alert/alert-rows.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { follow } from '../../support/world/follow.ts';
import { SENDER, SendWorld } from '../../support/world/send-world.ts';

let world: SendWorld;

beforeEach(async () => {
  world = new SendWorld();
  await follow('anna');
});

it.each([1, 2, 3, 4])(
  'no lost answer fails a run or sends twice: that of write %i is repeated by the SDK',
  async (lost) => {
    await world.news(['anna'], ['a']);
    let updates = 0;
    world.table.isAnswerLost = (operation) => operation === 'Update' && ++updates === lost;
    expect(await world.tell('anna')).toEqual([]);
    expect(updates).toBeGreaterThanOrEqual(lost);
    expect([world.ses.sent.length, world.states('anna'), world.owedRows()]).toEqual([1, ['sent'], 0]);
  },
);

it('a row is kept for a year after its last change, whatever its state', async () => {
  await follow('ben');
  world.ses.verified = new Set([SENDER, 'anna@example.org']);
  await world.news(['anna', 'ben'], ['a']);
  world.wait(60);
  await world.tell('anna');
  await world.tell('ben');
  const year = Math.floor(Date.now() / 1000) + LEDGER_DAYS * 24 * 60 * 60;
  expect(world.table.ofKind('delivery').map(({ state, expiresAt }) => [state, expiresAt])).toEqual([
    ['sent', year],
    ['refused', year],
  ]);
});

it('what a run left that died while it recorded goes with the next job, where the mention is gone; nobody is told', async () => {
  await crashAtEachRequest({
    start: () => world.table,
    work: async () => {
      const { beforeRequest } = world.table;
      world = new SendWorld();
      await follow('anna');
      await world.clip('a');
      world.table.beforeRequest = beforeRequest;
      await record([world.owed('anna', 'a')]);
    },
    check: async (label) => {
      world.table.beforeRequest = () => {};
      await world.gone('a');
      world.wait(60);
      let again = await world.tell('anna');
      // While a run may still be recording it, it waits.
      await world.pass(3600);
      for (; again.length > 0; again = await world.run(...again)) world.wait(60);
      expect([world.ses.sent, world.owedRows(), world.table.ofKind('delivery')], label).toEqual([[], 0, []]);
    },
  });
});
