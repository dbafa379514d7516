/** Who follows a name. It is asked before anything else is read: most mentions are followed by nobody. */
import type { Subscription } from '../../shared/contract/subscription.ts';
import { followerIds, follows, subscriptionsById } from '../aws/table/subscriptions.ts';
import { remember } from '../runtime/remember.ts';

/**
 * How long the ids of a name's subscriptions are remembered: a new subscription counts after that at the latest. A
 * subscription itself is read every time, so one that was changed or ended counts at once. While there is a batch a
 * second, a batch costs a tenth of the reads that it would cost without.
 */
export const FOLLOWERS_MS = 10_000;
/** Some 100 bytes each, if few follow it. */
const MOST_NAMES = 20_000;

/** Matches subscriptions to all names. */
export const EVERY_NAME = '*';

/**
 * For each name the addresses, each once whatever its case, with a confirmed subscription to it or to every name that
 * `wants` accepts. An address is written as in its subscription: SES verifies it so.
 */
export type Followers = (
  nameIds: readonly string[],
  wants: (subscription: Subscription) => boolean,
) => Promise<Map<string, string[]>>;

export function createFollowers(now: () => number): Followers {
  const idsOf = remember(followerIds, { forMs: FOLLOWERS_MS, most: MOST_NAMES, now });
  return async (nameIds, wants) => {
    const asked = [...new Set(nameIds)];
    if (asked.length === 0) return new Map();
    const ids = await Promise.all([...asked, EVERY_NAME].map(idsOf));
    const found = await subscriptionsById(ids.flat());
    const wanted = found.filter((one) => one.confirmed && wants(one));
    const spelling = new Map(wanted.map(({ address }) => [address.toLowerCase(), address]));
    return new Map(
      asked.map((nameId) => {
        const followers = wanted.filter((one) => follows(one, nameId));
        const addresses = new Set(followers.map(({ address }) => address.toLowerCase()));
        return [nameId, [...addresses].map((address) => spelling.get(address) ?? address)];
      }),
    );
  };
}

/** Whether new mentions are mailed at once; other subscribers get them in a digest. */
export const isInstant = ({ cadence }: Subscription): boolean => cadence === 'instant';
