/** Whether a recipient still wants what it is owed, and under which of its subscriptions. */
import type { Owed } from '../../shared/contract/alert.ts';
import { isMailAddress, recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { follows, listSubscriptions, subscriptionsById } from '../aws/table/subscriptions.ts';
import { suppressionOf } from '../aws/table/suppressed.ts';

/** Something owed, and the subscription under which it is told. */
export interface Wanted {
  readonly owed: Owed;
  readonly subscription: Subscription;
}

/** Something owed that nobody is to be told of, and why. */
interface Unwanted {
  readonly owed: Owed;
  readonly reason: string;
}

export interface Judged {
  readonly wanted: readonly Wanted[];
  readonly unwanted: readonly Unwanted[];
}

/** Subscriptions of one address that are read to find another one for what the first no longer covers. */
const MOST_SUBSCRIPTIONS = 100;

/** By suppression and subscriptions as they are now. */
export async function judgeWanted(recipient: string, owed: readonly Owed[]): Promise<Judged> {
  const suppression = await suppressionOf(recipient);
  if (suppression !== null) {
    const reason = `suppressed: ${suppression.reason}`;
    return { wanted: [], unwanted: owed.map((one) => ({ owed: one, reason })) };
  }
  const found = await subscriptionsById([...new Set(owed.map(({ subscriptionId }) => subscriptionId))]);
  const byId = new Map(found.map((one) => [one.id, one]));
  const wanted: Wanted[] = [];
  const doubtful: Unwanted[] = [];
  for (const one of owed) {
    const subscription = byId.get(one.subscriptionId);
    const reason = subscription === undefined ? reasons.ended : reasonAgainst(subscription, one);
    if (subscription !== undefined && reason === null) wanted.push({ owed: one, subscription });
    else doubtful.push({ owed: one, reason: reason ?? reasons.ended });
  }
  if (doubtful.length === 0 || !isMailAddress(recipient)) return { wanted, unwanted: doubtful };
  // Another subscription of the address may cover it: the row of the ledger is the only one for both.
  const { items } = await listSubscriptions({ address: recipient, limit: MOST_SUBSCRIPTIONS, position: null });
  const unwanted: Unwanted[] = [];
  for (const { owed: one, reason } of doubtful) {
    const other = items.find(
      (subscription) => reasonAgainst(subscription, one) === null && isInTime(subscription, one),
    );
    if (other === undefined) unwanted.push({ owed: one, reason });
    else wanted.push({ owed: one, subscription: other });
  }
  return { wanted, unwanted };
}

/** Why something is suppressed, as the ledger shows it. */
const reasons = {
  ended: 'the subscription has ended',
  moved: 'the subscription has another address or channel',
  unconfirmed: 'the address has not confirmed the subscription',
  narrowed: 'the subscription follows the name no longer',
  silenced: 'the subscription asks for no such alerts any more',
} as const;

function reasonAgainst(subscription: Subscription, { recipient, nameId, debt }: Owed): string | null {
  if (recipientOf(subscription) !== recipient) return reasons.moved;
  if (!subscription.confirmed) return reasons.unconfirmed;
  switch (debt.kind) {
    case 'mention':
      return follows(subscription, nameId) ? null : reasons.narrowed;
    case 'found':
      return debt.counts.some((count) => follows(subscription, count.nameId)) ? null : reasons.narrowed;
    case 'video':
      return subscription.videos === true ? null : reasons.silenced;
    case 'correction':
      return subscription.corrections === true ? null : reasons.silenced;
    default:
      return debt satisfies never;
  }
}

/** Whether it is told at once under this subscription: mentions for a digest have rows of their own. */
function isInTime({ cadence }: Subscription, { debt }: Owed): boolean {
  return debt.kind === 'video' || debt.kind === 'correction' || cadence === 'instant';
}
