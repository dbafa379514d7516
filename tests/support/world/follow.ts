import { createSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';

/** Creates a confirmed instant subscription of `<id>@example.org` to every name, with these overrides. */
export const follow = (id: string, overrides: Partial<Subscription> = {}) =>
  createSubscription({
    id,
    address: `${id}@example.org`,
    nameIds: '*',
    cadence: 'instant',
    confirmed: true,
    ...overrides,
  });
