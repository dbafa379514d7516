/** What is owed goes with its subscription to another recipient: to a row of the ledger of its own. */
import type { Owed } from '../../../shared/contract/alert.ts';
import { table } from '../../../shared/wiring.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { changeAlert } from './alert-change.ts';
import { alertIdOf, endAfter, openPlace } from './alert-rows.ts';
import { record } from './ledger.ts';
import { putOwed } from './owed.ts';
import { recordsOf } from './recorded.ts';

/** Why a row ended whose subscription has another recipient now. */
export const MOVED = 'the subscription has another address or channel: it is told there';

/** Rows that are written at once. */
const WIDTH = 16;

/**
 * Owes a recipient what was owed to others; their rows are to be ended afterwards, as `MOVED`. What the recipient is owed
 * already, or was told, stays so. Doing it again changes nothing.
 */
export async function carryOver(owed: readonly Owed[], recipient: string, now: Date): Promise<void> {
  const carried = owed.map((one): Owed => ({ ...one, recipient, recordedAt: now.toISOString() }));
  const found = await recordsOf(carried);
  await record(carried);
  // It was here, went elsewhere, and is back.
  const back = carried.filter((_, i) => found[i]?.alert.state === 'suppressed' && found[i].alert.reason === MOVED);
  await forEachOf(back, (one) => oweAgain(one, now), WIDTH);
}

async function oweAgain(owed: Owed, now: Date): Promise<void> {
  const { subscriptionId, when, clipId, recordedAt } = owed;
  // Where the row has become another one meanwhile, whoever comes to the entry takes it away.
  await putOwed(owed, now);
  await changeAlert(owed, {
    set: {
      ...{ state: 'open', subscriptionId, when, clipId, recordedAt },
      listKey: openPlace(alertIdOf(owed), when),
      [table.timeToLive]: endAfter(now),
    },
    remove: ['reason'],
    condition: '#state = :suppressed AND #reason = :moved',
    values: { ':suppressed': 'suppressed', ':moved': MOVED },
  });
}
