/** What is owed goes with its subscription to another recipient: to a row of the ledger of its own. */
import type { Owed } from '../../../../shared/contract/alert.ts';
import { recipientOf } from '../../../../shared/contract/subscription.ts';
import { forEachOf, mapOf } from '../../../runtime/batch.ts';
import { subscriptionsById } from '../subscription/subscriptions.ts';
import { isEnded } from './ledger.ts';
import { MOVED } from './moved.ts';
import { deleteOwed } from './owed.ts';
import { record } from './record-owed.ts';

/** Rows that are written at once. */
const WIDTH = 16;

/**
 * Owes a recipient what was owed to others, who are to `leave` it afterwards. What the recipient is owed already, or was told,
 * stays so. Doing it again changes nothing.
 */
export async function carryOver(owed: readonly Owed[], recipient: string, now: Date): Promise<void> {
  await record(owed.map((one): Owed => ({ ...one, recipient, recordedAt: now.toISOString() })));
}

/**
 * Ends rows as moved: their recipient has them no longer, another one is owed the same. Answers those whose subscription had
 * come back by then, and which are owed again: the run that brought it back may have met them as they were still open.
 */
export async function leave(owed: readonly Owed[], now: Date): Promise<Owed[]> {
  const isOver = await mapOf(owed, WIDTH, (one) => isEnded(one, { state: 'suppressed', reason: MOVED }, now));
  const subscriptions = await subscriptionsById(owed.map(({ subscriptionId }) => subscriptionId));
  const here = new Map(subscriptions.map((one) => [one.id, recipientOf(one)]));
  const isBack = ({ subscriptionId, recipient }: Owed) => here.get(subscriptionId) === recipient;
  await forEachOf(
    owed.filter((one, i) => isOver[i] && !isBack(one)),
    deleteOwed,
    WIDTH,
  );
  return [...(await record(owed.filter(isBack)))];
}
