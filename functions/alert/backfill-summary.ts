/** One mail to each instant follower about everything that a back-fill or a replay found. */
import { composeSummary } from '../../shared/alert/index.ts';
import type { Name } from '../../shared/contract/name.ts';
import { type FoundBy, type FoundMention, foundMentions } from '../aws/table/backfill.ts';
import { claim, type Delivery, markSent } from '../aws/table/earlier-claims.ts';
import { namesById } from '../aws/table/names.ts';
import { addressHash } from '../runtime/private-text.ts';
import { clipReferences, clipsById } from './clips.ts';
import { attemptEach, claimAll, send } from './delivery.ts';
import { type Followers, isInstant } from './followers.ts';

/** Mentions counted; if there are more, the mail says "over 20000". Some 200 bytes each, read a megabyte at a time. */
const MAX_COUNTED = 20_000;
/** Clips listed in a mail. Only these have ledger rows of their own: a later copy of one is not alerted again. */
const MAX_LISTED = 20;

/** What one address gets. */
interface Summary {
  readonly address: string;
  readonly found: readonly FoundMention[];
}

/** What found something; names that were removed meanwhile have no entry in `names`. */
interface FinishedSearch {
  readonly by: FoundBy;
  readonly isMore: boolean;
  readonly names: ReadonlyMap<string, Name>;
}

/**
 * Sends the summary of what a back-fill or a replay found. One ledger row for each address covers the whole
 * summary, so that a record that is delivered again sends nothing twice. Returns the failures, after every other address is done.
 */
export async function deliverSummary(by: FoundBy, followers: Followers): Promise<unknown[]> {
  const found = await foundMentions(by, MAX_COUNTED + 1);
  const names = await namesById(found.map(({ nameId }) => nameId));
  const summaries = await summariesOf(
    found.filter(({ nameId }) => names.has(nameId)),
    followers,
  );
  const search = { by, isMore: found.length > MAX_COUNTED, names };
  return attemptEach(summaries, (summary) => deliverTo(summary, search));
}

async function summariesOf(found: readonly FoundMention[], followers: Followers): Promise<Summary[]> {
  const byName = Map.groupBy(found, ({ nameId }) => nameId);
  const followed = [...(await followers([...byName.keys()], isInstant))].flatMap(([nameId, addresses]) =>
    addresses.map((address) => ({ address, nameId })),
  );
  return [...Map.groupBy(followed, ({ address }) => address)].map(([address, names]) => ({
    address,
    found: names.flatMap(({ nameId }) => byName.get(nameId) ?? []),
  }));
}

async function deliverTo({ address, found }: Summary, { by, isMore, names }: FinishedSearch): Promise<void> {
  // Cannot be the id of a name: those have no colon.
  const nameId = by.kind === 'names' ? `backfill:${by.version}` : `replay:${by.id}`;
  const whole: Delivery = { address, nameId, story: 'summary', clipId: '' };
  const state = await claim(whole, new Date());
  if (state === 'settled') return;
  if (state === 'held') {
    throw new Error(`The summary for ${addressHash(address)} is held by another run; it is tried again.`);
  }
  const newest = newestStories(found).map(({ nameId, story, clipId }) => ({ address, nameId, story, clipId }));
  // Claims held by another run are sent by that run.
  const { claimed } = await claimAll(newest);
  if (claimed.length === 0 && found.length <= newest.length) {
    // Alerts about other clips of the same stories were sent before.
    await markSent(whole, '', new Date());
    return;
  }
  const counts = [...Map.groupBy(found, ({ nameId }) => nameId)]
    .map(([nameId, clips]) => ({ name: names.get(nameId)?.name ?? nameId, clips: clips.length }))
    .sort((one, other) => other.clips - one.clips);
  const clips = [...(await clipsById(claimed)).values()].filter((clip) => clip !== null);
  const message = await composeSummary(counts, clips.map(await clipReferences()), isMore, by.kind);
  await send(address, [whole, ...claimed], message);
}

/** The newest mentions, one for each name and story. */
function newestStories(found: readonly FoundMention[]): FoundMention[] {
  const stories = new Map(found.map((one) => [JSON.stringify([one.nameId, one.story]), one]));
  return [...stories.values()].sort((one, other) => (one.order < other.order ? 1 : -1)).slice(0, MAX_LISTED);
}
