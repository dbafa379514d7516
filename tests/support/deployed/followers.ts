/**
 * Followers in the deployed stack, each with an address that no other test has: what others are told, how much of it, and
 * what they still wait for is nothing to it.
 */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { registerSender } from '../../../functions/aws/sender.ts';
import { changeSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { post, stack } from './deployed-stack.ts';

/** An address that begins with this and is no other test's; SES does not mail it yet. */
export const unverifiedAddress = (who: string): string => `${who}-${randomUUID().slice(0, 8)}@example.org`;

/** An address that begins with this and is no other test's; verified, as SES is in its sandbox. */
export async function ownAddress(who: string): Promise<string> {
  const address = unverifiedAddress(who);
  await registerSender(address);
  return address;
}

/**
 * Subscribes an address of its own to the names, for instant mails; answers it. A name must not have been alerted in the
 * seconds before, since the alert function remembers for so long who follows it.
 */
export async function follower(...nameIds: readonly [string, ...string[]]): Promise<string> {
  const address = await ownAddress(nameIds[0]);
  await post('/v1/subscriptions', { address, nameIds, cadence: 'instant', confirmed: true });
  return address;
}

/**
 * An address of its own that follows every name, as this says, until the running test has ended. It takes over a subscription
 * that has been there from the beginning: a new one would count only when the alert function asks again who follows all.
 */
export async function followerOfEveryName(how: Pick<Subscription, 'cadence' | 'videos'>): Promise<string> {
  const address = await ownAddress('every-name');
  const become = (more: Partial<Subscription>) =>
    changeSubscription(stack.everyName, (before) => {
      if (before === null) throw new Error(`There is no subscription ${stack.everyName}.`);
      return { ...before, ...more };
    });
  const { before } = await become({ ...how, address, confirmed: true });
  onTestFinished(async () => {
    await changeSubscription(stack.everyName, () => before);
  });
  return address;
}
