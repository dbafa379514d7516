import { getClip } from '../aws/table/clip/clips.ts';
import { followerIds, follows, subscriptionsById } from '../aws/table/subscription/subscriptions.ts';
import { remember } from '../runtime/remember.ts';

/** How long it is remembered whether a name is followed: it decides between days and weeks. */
const REMEMBERED_MS = 30 * 60 * 1000;
const MOST_NAMES = 50_000;
/** Names, or subscriptions, looked up at once. */
const AT_ONCE = 25;

/** Matches subscriptions to all names. */
const EVERY_NAME = '*';

/** Whether a clip has a follower: a confirmed subscription to a name in it, or to all names. */
export function createIsFollowed(now: () => number): (clipId: string) => Promise<boolean> {
  const isNameFollowed = remember(hasFollower, { forMs: REMEMBERED_MS, most: MOST_NAMES, now });
  return async (clipId) => {
    if (await isNameFollowed(EVERY_NAME)) return true;
    const names = (await getClip(clipId))?.mentions.map(({ nameId }) => nameId) ?? [];
    return anyOf(names, async (some) => (await Promise.all(some.map(isNameFollowed))).includes(true));
  };
}

async function hasFollower(nameId: string): Promise<boolean> {
  return anyOf(await followerIds(nameId), async (ids) =>
    (await subscriptionsById(ids)).some((one) => one.confirmed && follows(one, nameId)),
  );
}

/** Whether `test` holds for some of the items, a few at a time and no more than needed. */
async function anyOf<T>(items: readonly T[], test: (some: readonly T[]) => Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < items.length; i += AT_ONCE) {
    if (await test(items.slice(i, i + AT_ONCE))) return true;
  }
  return false;
}
