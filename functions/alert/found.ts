/** What a back-fill or a replay found: one summary to each instant follower. */
import type { Debt, Owed } from '../../shared/contract/alert.ts';
import type { FoundBy } from '../../shared/contract/fan-out.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { recordedAmong } from '../aws/table/alert/recorded.ts';
import { type FoundMention, foundMentions } from '../aws/table/name/backfill.ts';
import { namesById } from '../aws/table/name/names.ts';
import { follows, subscriptionsTo } from '../aws/table/subscription/subscriptions.ts';
import { mapOf } from '../runtime/batch.ts';
import { EVERY_NAME } from './followers.ts';
import type { Reading } from './reading.ts';
import { byRecipient, isInstant } from './recipients.ts';

/** Mentions counted; if there are more, the mail says "over 20000". Some 200 bytes each, read a megabyte at a time. */
const MAX_COUNTED = 20_000;
/** Names counted, those with the most clips. */
const MAX_NAMES = 500;
/** Clips listed in a mail. Only these have ledger rows of their own: a later copy of one is not alerted again. */
const MAX_LISTED = 20;
/** Recipients looked at at once. */
const WIDTH = 16;

/** Digests tell what arrived in their period: whoever has only those is not told of what was found in the archive. */
export async function found(by: FoundBy): Promise<Reading> {
  const all = await foundMentions(by, MAX_COUNTED + 1);
  const tracked = await namesById(all.map(({ nameId }) => nameId));
  const search = {
    by,
    isMore: all.length > MAX_COUNTED,
    mentions: all.filter(({ nameId }) => tracked.has(nameId)),
  };
  const names = new Map(search.mentions.map(({ nameId }) => [nameId, MAX_LISTED]));
  if (names.size > 0) names.set(EVERY_NAME, MAX_LISTED);
  return { names, owedTo: (subscriptions) => owedTo(search, subscriptions) };
}

interface Search {
  readonly by: FoundBy;
  readonly isMore: boolean;
  /** By name and day. */
  readonly mentions: readonly FoundMention[];
}

async function owedTo(search: Search, subscriptions: readonly Subscription[]): Promise<readonly Owed[]> {
  const recipients = [...byRecipient(subscriptions.filter(isInstant))];
  const owed = await mapOf(recipients, WIDTH, async ([recipient, met]) => {
    const own = await allOf(recipient, met);
    const mentions = search.mentions.filter(({ nameId }) => own.some((one) => follows(one, nameId)));
    const first = own.find((one) => mentions.some(({ nameId }) => follows(one, nameId)));
    return first && withoutRecorded(summaryOf(search, { recipient, subscriptionId: first.id, mentions }));
  });
  return owed.flatMap((one) => one ?? []);
}

/**
 * The instant subscriptions of a recipient of whom these were met, in the order of their ids. The others are met elsewhere, in
 * another range of a crowd or with a crowd of another name; all of them make one summary, whichever of them comes first.
 */
async function allOf(recipient: string, met: readonly Subscription[]): Promise<Subscription[]> {
  const others = (await subscriptionsTo(recipient)).filter((one) => one.confirmed && isInstant(one));
  const all = new Map([...others, ...met].map((one) => [one.id, one]));
  return [...all.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function summaryOf(
  { by, isMore }: Search,
  {
    recipient,
    subscriptionId,
    mentions,
  }: { recipient: string; subscriptionId: string; mentions: readonly FoundMention[] },
): Owed & { debt: Extract<Debt, { kind: 'found' }> } {
  const counts = [...Map.groupBy(mentions, ({ nameId }) => nameId)]
    .map(([nameId, clips]) => ({ nameId, clips: clips.length }))
    .sort((one, other) => other.clips - one.clips);
  const now = new Date().toISOString();
  return {
    recipient,
    subscriptionId,
    // Cannot be the id of a name: those have no colon.
    nameId: by.kind === 'names' ? `backfill:${by.version}` : `replay:${by.id}`,
    // A follower of several names with many followers each is met more than once: it is the same summary. No address: the
    // summary may move to another one.
    story: 'summary',
    clipId: '',
    droppedAt: now,
    recordedAt: now,
    when: 'now',
    debt: {
      kind: 'found',
      because: by.kind === 'names' ? 'backfill' : 'replay',
      counts: counts.slice(0, MAX_NAMES),
      clips: new Set(mentions.map(({ clipId }) => clipId)).size,
      isMore: isMore || counts.length > MAX_NAMES,
      newest: newestStories(mentions),
    },
  };
}

/**
 * The summary without clips that the recipient was alerted to, or is going to be; null where it then says nothing new. One
 * that is recorded stays: a run that died had begun with it.
 */
async function withoutRecorded(summary: ReturnType<typeof summaryOf>): Promise<Owed | null> {
  const { recipient, debt } = summary;
  const parts = debt.newest.map((part) => ({ ...part, recipient }));
  const recorded = await recordedAmong([summary, ...parts]);
  const newest = debt.newest.filter((_, i) => parts[i] !== undefined && !recorded.has(parts[i]));
  const counted = debt.counts.reduce((sum, { clips }) => sum + clips, 0);
  const isNothingNew = newest.length === 0 && counted <= debt.newest.length;
  return isNothingNew && !recorded.has(summary) ? null : { ...summary, debt: { ...debt, newest } };
}

/** The newest mentions, one for each name and story. */
function newestStories(mentions: readonly FoundMention[]): Extract<Debt, { kind: 'found' }>['newest'] {
  const stories = new Map(mentions.map((one) => [JSON.stringify([one.nameId, one.story]), one]));
  return [...stories.values()]
    .sort((one, other) => (one.order < other.order ? 1 : -1))
    .slice(0, MAX_LISTED)
    .map(({ nameId, story, clipId }) => ({ nameId, story, clipId }));
}
