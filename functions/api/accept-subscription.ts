/** What a subscription becomes that a caller gives: with its way out, its address, and whether it is confirmed. */
import type { Scope } from '../../shared/contract/api.ts';
import {
  type Channel,
  type GivenSubscription,
  placeOf,
  recipientOf,
  type Subscription,
} from '../../shared/contract/subscription.ts';
import type { Dependencies } from './dependencies.ts';
import { Problem } from './problem.ts';

/** What is known besides the body: the subscription that it replaces, and the widest scope of the caller. */
interface Circumstances {
  readonly before: Subscription | null;
  readonly scope: Scope;
}

/** Makes subscriptions of bodies; throws 400 with the field where one cannot be had. */
export function acceptance({ whyNoHook }: Pick<Dependencies, 'whyNoHook'>) {
  return async function accept(
    given: GivenSubscription & { readonly id: string },
    { before, scope }: Circumstances,
  ): Promise<Subscription> {
    const channel = channelOf(given, before);
    if (channel !== undefined && channel.kind !== 'mail') {
      const refused = await whyNoHook(channel.url);
      if (refused !== null) throw invalid('channel.url', refused);
    }
    const { id, address: givenAddress, confirmed: saysConfirmed, channel: _, ...rest } = given;
    const address = givenAddress ?? hookAddress({ id, channel }, before, scope);
    const subscription = { ...rest, id, address, ...(channel && { channel }) };
    const isConfirmed =
      (saysConfirmed && scope === 'admin') || (before?.confirmed === true && isSameWay(before, subscription));
    if (!isConfirmed && givenAddress === undefined) {
      throw invalid('address', 'is missing: without one nobody can be asked to confirm');
    }
    return { ...subscription, confirmed: isConfirmed };
  };
}

/** The way out, with the secret that it has already where none is given. */
function channelOf({ channel }: GivenSubscription, before: Subscription | null): Channel | undefined {
  if (channel?.kind !== 'webhook') return channel;
  const kept = before?.channel?.kind === 'webhook' ? before.channel.secret : undefined;
  const secret = channel.secret ?? kept;
  if (secret === undefined) throw invalid('channel.secret', 'is missing: requests are signed with it');
  return { ...channel, secret };
}

/** Where no address is given: the recipient of the ledger, which a web hook of an administrator has for one. */
function hookAddress(
  { id, channel }: { readonly id: string; readonly channel: Channel | undefined },
  before: Subscription | null,
  scope: Scope,
): string {
  if (channel === undefined || channel.kind === 'mail') throw invalid('address', 'is missing');
  const recipient = recipientOf({ id, channel, address: '' });
  if (scope === 'admin' || before?.address === recipient) return recipient;
  throw invalid('address', 'is missing: only a token with the scope admin may leave it out, for a web hook');
}

/** Whether two subscriptions go the same way to the same address: what was confirmed of the one holds for the other. */
export function isSameWay(one: Way, other: Way): boolean {
  return one.address.toLowerCase() === other.address.toLowerCase() && placeOf(one) === placeOf(other);
}
type Way = Pick<Subscription, 'address' | 'channel'>;

function invalid(path: string, message: string): Problem {
  return new Problem(400, `The body is not as it should be. ${path}: ${message}`, {
    errors: [{ in: 'body', path, message }],
  });
}
