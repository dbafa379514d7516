/** Which subscription of a recipient tells a mention, where several follow the name. */
import type { Owed } from '../contract/alert.ts';
import type { Cadence, Subscription } from '../contract/subscription.ts';

/** The subscription that tells something, and when. */
export type Teller = Pick<Owed, 'subscriptionId' | 'when'>;

const ORDER: Readonly<Record<Cadence, number>> = { instant: 0, daily: 1, weekly: 2 };

/**
 * Of these subscriptions of one recipient, which all follow the name, the one that tells soonest: an instant one at once,
 * else a daily one, else a weekly one; of those with the same cadence the first. Null where there is none.
 */
export function tellerOf(subscriptions: readonly Pick<Subscription, 'id' | 'cadence'>[]): Teller | null {
  const [first] = subscriptions.toSorted((one, other) => ORDER[one.cadence] - ORDER[other.cadence]);
  if (first === undefined) return null;
  return { subscriptionId: first.id, when: first.cadence === 'instant' ? 'now' : 'digest' };
}
