import type { Way } from './way.ts';

/** A way that is not there yet: what is to go out by it waits. */
export const unbuilt: Way = async ({ subscription }) => ({
  kind: 'failed',
  reason: `The way of the subscription ${subscription.id} is not built yet.`,
});
