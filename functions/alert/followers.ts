/** Who follows names. It is asked before anything else is read: most mentions are followed by nobody. */
import type { Subscription } from '../../shared/contract/subscription.ts';
import { followersIn } from '../aws/table/subscription/followers.ts';
import { subscriptionsById } from '../aws/table/subscription/subscriptions.ts';
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

/** A name with more subscriptions than this is a crowd. */
export const MOST_NEAR = 100;
/** Alerts that a run records itself, at about six requests to the table each; the followers left over are crowds. */
const MOST_ALERTS = 500;

/** The subscriptions of the names: those at hand, and the names (`*`: every name) with too many to look at in one run. */
interface Following {
  /** Confirmed ones, in the order of their ids. */
  readonly near: readonly Subscription[];
  readonly crowds: readonly string[];
}

/** By name, how many alerts a follower may get. */
export type Followers = (alerts: ReadonlyMap<string, number>) => Promise<Following>;

export function createFollowers(now: () => number): Followers {
  const idsOf = remember((nameId) => followersIn(nameId, { from: '', before: null }, MOST_NEAR + 1), {
    forMs: FOLLOWERS_MS,
    most: MOST_NAMES,
    now,
  });
  return async (alerts) => {
    const followed = await Promise.all(
      [...alerts].map(async ([nameId, each]) => ({ nameId, each, ids: await idsOf(nameId) })),
    );
    const near = new Set<string>();
    const crowds: string[] = [];
    let room = MOST_ALERTS;
    for (const { nameId, each, ids } of followed) {
      const isNear = ids.length <= MOST_NEAR && ids.length * each <= room;
      if (!isNear) crowds.push(nameId);
      else {
        room -= ids.length * each;
        for (const id of ids) near.add(id);
      }
    }
    return { near: await confirmed([...near]), crowds };
  };
}

/** The confirmed ones of the subscriptions with these ids, in the order of their ids. */
export async function confirmed(ids: readonly string[]): Promise<Subscription[]> {
  const found = await subscriptionsById(ids);
  return found.filter((one) => one.confirmed).sort((one, other) => (one.id < other.id ? -1 : 1));
}
