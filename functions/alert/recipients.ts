/** Recipients of subscriptions: an address may have several. */
import type { Owed } from '../../shared/contract/alert.ts';
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';

/** The subscriptions of each recipient, in their order. */
export function byRecipient(subscriptions: readonly Subscription[]): Map<string, Subscription[]> {
  return Map.groupBy(subscriptions, recipientOf);
}

/**
 * When one of these subscriptions of a recipient is told of something new, and by which: at once if one of them is instant, else in
 * the digest of the first.
 */
export function told(subscriptions: readonly Subscription[]): Pick<Owed, 'subscriptionId' | 'when'> | null {
  const instant = subscriptions.find(isInstant);
  if (instant !== undefined) return { subscriptionId: instant.id, when: 'now' };
  const [first] = subscriptions;
  return first === undefined ? null : { subscriptionId: first.id, when: 'digest' };
}

/** Whether new mentions are told at once; other subscribers get them in a digest. */
export const isInstant = ({ cadence }: Subscription): boolean => cadence === 'instant';
