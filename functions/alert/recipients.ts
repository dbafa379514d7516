/** Recipients of subscriptions: an address may have several. */
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';

/** The subscriptions of each recipient, in their order. */
export function byRecipient(subscriptions: readonly Subscription[]): Map<string, Subscription[]> {
  return Map.groupBy(subscriptions, recipientOf);
}

/** Whether new mentions are told at once; other subscribers get them in a digest. */
export const isInstant = ({ cadence }: Subscription): boolean => cadence === 'instant';
