import { ShownSubscription } from '../../shared/contract/subscription.ts';
import { type Client, list } from './client.ts';

/** The subscriptions of an address, or all. */
export function subscriptionsOf(client: Client, address?: string, limit?: number): AsyncGenerator<ShownSubscription> {
  return list(
    ShownSubscription,
    (page) => client.GET('/v1/subscriptions', { params: { query: { address, ...page } } }),
    limit,
  );
}
