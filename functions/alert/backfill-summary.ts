/** What a back-fill found: told once to each instant follower, in one mail. */
import { composeSummary } from '../../shared/alert/index.ts';
import { clipLink } from '../../shared/signing/clip-link.ts';
import { type FoundMention, foundMentions } from '../aws/table/backfill.ts';
import { getClip } from '../aws/table/clips.ts';
import { claim, type Delivery, markSent } from '../aws/table/ledger.ts';
import { getName } from '../aws/table/names.ts';
import { signingKey } from '../aws/table/settings.ts';
import { followersOf } from '../aws/table/subscriptions.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import { lookUp, send } from './delivery.ts';

/** Found mentions counted exactly; of more, "over 20000" is told. Some 200 bytes each, read a megabyte at a time. */
const MOST = 20_000;
/** Clips named in a mail. These are settled in the ledger one by one: a copy of one that comes later is no news. */
const NAMED = 20;
const ADDRESSES_AT_ONCE = 4;

/** Of one address. */
interface Owed {
  readonly address: string;
  readonly found: readonly FoundMention[];
}

/**
 * Tells what a back-fill found. One row of the ledger stands for the summary, so that a replay tells nobody twice.
 * Answers what went wrong, after everything else was done.
 */
export async function deliverSummary(version: number): Promise<unknown[]> {
  const found = await foundMentions(version, MOST + 1);
  const ids = found.map(({ nameId }) => nameId);
  const names = await lookUp(ids, async (id) => (await getName(id))?.name ?? null);
  const failures: unknown[] = [];
  await forEachOf(
    await owedFor(found.filter(({ nameId }) => names.get(nameId) !== null)),
    (owed) => tell(owed, version, found.length > MOST, names).catch((error) => failures.push(error)),
    ADDRESSES_AT_ONCE,
  );
  return failures;
}

async function owedFor(found: readonly FoundMention[]): Promise<Owed[]> {
  const byName = Map.groupBy(found, ({ nameId }) => nameId);
  const followers = await lookUp([...byName.keys()], followersOf);
  const byAddress = new Map<string, Set<string>>();
  for (const [nameId, subscriptions] of followers) {
    for (const { address, cadence, confirmed } of subscriptions) {
      if (!confirmed || cadence !== 'instant') continue;
      const followed = byAddress.get(address.toLowerCase()) ?? new Set();
      byAddress.set(address.toLowerCase(), followed.add(nameId));
    }
  }
  return [...byAddress].map(([address, followed]) => ({
    address,
    found: [...followed].flatMap((nameId) => byName.get(nameId) ?? []),
  }));
}

async function tell(
  { address, found }: Owed,
  version: number,
  isMore: boolean,
  names: ReadonlyMap<string, string | null>,
): Promise<void> {
  // No name has a colon in its id.
  const whole: Delivery = { address, nameId: `backfill:${version}`, story: 'summary', clipId: '' };
  const claimed = await claim(whole, new Date());
  if (claimed === 'settled') return;
  if (claimed === 'held') throw new Error(`The summary for ${address} is held by another run; it is tried again.`);
  const newest = newestOf(found).map(({ nameId, story, clipId }) => ({ address, nameId, story, clipId }));
  const claims = await Promise.all(newest.map((delivery) => claim(delivery, new Date())));
  // What is held by another run that run tells.
  const mine = newest.filter((_, i) => claims[i] === 'claimed');
  if (mine.length === 0 && found.length <= newest.length) {
    // All of it was told before, with other copies of the stories.
    await markSent(whole, '', new Date());
    return;
  }
  const counts = [...Map.groupBy(found, ({ nameId }) => nameId)]
    .map(([nameId, clips]) => ({ name: names.get(nameId) ?? nameId, clips: clips.length }))
    .sort((one, other) => other.clips - one.clips);
  const message = await composeSummary(counts, await clipsOf(mine), isMore);
  await send(address, [whole, ...mine], message);
}

/** The newest stories, each once for a name. */
function newestOf(found: readonly FoundMention[]): FoundMention[] {
  const stories = new Map(found.map((one) => [JSON.stringify([one.nameId, one.story]), one]));
  return [...stories.values()].sort((one, other) => (one.order < other.order ? 1 : -1)).slice(0, NAMED);
}

/** The clips of deliveries, each once; one that was removed meanwhile is left out. */
async function clipsOf(deliveries: readonly Delivery[]) {
  const clips = await lookUp(
    deliveries.map(({ clipId }) => clipId),
    getClip,
  );
  const secret = await signingKey();
  return [...clips.values()].flatMap((clip) => {
    if (clip === null) return [];
    const { clipId, title, outlet, publishedOn } = clip;
    return [{ clipId, title, outlet, publishedOn, link: clipLink(setting('apiUrl'), clipId, secret) }];
  });
}
