import { createSubscription } from '../../functions/aws/table/subscriptions.ts';
import type { Subscription } from '../../shared/contract/name.ts';

/** Subscribes `<id>@example.org` to every name, told at once, unless overridden. */
export const follow = (id: string, overrides: Partial<Subscription> = {}) =>
  createSubscription({
    id,
    address: `${id}@example.org`,
    nameIds: '*',
    cadence: 'instant',
    confirmed: true,
    ...overrides,
  });
