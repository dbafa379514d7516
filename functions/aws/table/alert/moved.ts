/**
 * A row whose subscription went to another recipient ends as moved: what was owed is owed there. It is no answer to its own
 * recipient, who was told nothing, so that the row may begin again.
 */
import type { Alert, Owed } from '../../../../shared/contract/alert.ts';
import { table } from '../../../../shared/wiring.ts';
import { changeAlert } from './alert-change.ts';
import { alertIdOf, endAfter, openPlace } from './alert-rows.ts';

/** Why a row ended whose subscription has another recipient now. */
export const MOVED = 'the subscription has another address or channel: it is told there';

/** The condition that a row of the ledger ended so. */
export const isMoved = {
  condition: '(#state = :suppressed AND #reason = :moved)',
  values: { ':suppressed': 'suppressed', ':moved': MOVED },
} as const;

export const hasMoved = ({ state, reason }: Pick<Alert, 'state' | 'reason'>): boolean =>
  state === 'suppressed' && reason === MOVED;

/** Makes a row that ended as moved open again. */
export async function beginAgain(owed: Owed, now: Date): Promise<void> {
  const { subscriptionId, when, clipId, recordedAt } = owed;
  await changeAlert(owed, {
    set: {
      ...{ state: 'open', subscriptionId, when, clipId, recordedAt },
      listKey: openPlace(alertIdOf(owed), when),
      [table.timeToLive]: endAfter(now),
    },
    remove: ['reason'],
    ...isMoved,
  });
}
