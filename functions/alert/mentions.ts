/** Alerts about new mentions. */
import { type AlertClip, composeAlert } from '../../shared/alert/index.ts';
import { isLate } from '../../shared/clip/news.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { type Delivery, toldAmong } from '../aws/table/earlier-claims.ts';
import { namesById } from '../aws/table/names.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import { clipReferences, clipsById } from './clips.ts';
import { deliverEach } from './delivery.ts';
import { type Followers, isInstant } from './followers.ts';
import type { NewMention } from './stream-record.ts';

interface MentionDelivery extends Delivery {
  readonly clip: Clip;
  readonly name: string;
}

/** Sends each instant follower one mail about the new mentions. Returns the failures, as `deliverEach` does. */
export async function deliverMentions(mentions: readonly NewMention[], followers: Followers): Promise<unknown[]> {
  return deliverEach(await untold(await deliveriesOf(mentions, followers)), async (claimed) =>
    composeAlert(await alertClips(claimed)),
  );
}

/** One delivery for each (name, story, address), however many clips the story has. Reads only what is followed. */
async function deliveriesOf(mentions: readonly NewMention[], followers: Followers): Promise<MentionDelivery[]> {
  const addresses = await followers(
    mentions.map(({ nameId }) => nameId),
    isInstant,
  );
  const followed = mentions.filter(({ nameId }) => addresses.get(nameId)?.length);
  if (followed.length === 0) return [];
  const names = await namesById(followed.map(({ nameId }) => nameId));
  const clips = await clipsById(followed);
  const newsDays = Number(setting('newsDays'));
  const deliveries = new Map<string, MentionDelivery>();
  for (const { clipId, nameId } of followed) {
    const clip = clips.get(clipId);
    const name = names.get(nameId)?.name;
    // Skip if the clip was removed or corrected, or the name is no longer tracked.
    if (!clip?.mentions.some((mention) => mention.nameId === nameId) || name === undefined) continue;
    // What waited among the dead letters, say. The ledger keeps its rows for longer than anything is news.
    if (isLate(clip.receivedAt, new Date(), newsDays)) continue;
    for (const address of addresses.get(nameId) ?? []) {
      const key = JSON.stringify([address, nameId, clip.story]);
      if (!deliveries.has(key)) deliveries.set(key, { address, nameId, story: clip.story, clipId, clip, name });
    }
  }
  return [...deliveries.values()];
}

/** Without those to an address that was told of a story which is the same one, since somebody merged them. */
async function untold(deliveries: readonly MentionDelivery[]): Promise<readonly MentionDelivery[]> {
  if (deliveries.length === 0) return deliveries;
  const { standingStory } = await import('../aws/table/story-rows.ts');
  const same = new Map<string, readonly string[]>();
  await forEachOf([...new Set(deliveries.map(({ story }) => story))], async (story) => {
    const all = await standingStory(story);
    same.set(
      story,
      all.filter((one) => one !== story),
    );
  });
  const others = deliveries.map((delivery) =>
    (same.get(delivery.story) ?? []).map((story) => ({ ...delivery, story })),
  );
  const told = await toldAmong(others.flat());
  return deliveries.filter((_, i) => !others[i]?.some((other) => told.has(other)));
}

/** The clips of deliveries to one address, each with the mentions delivered. */
async function alertClips(deliveries: readonly MentionDelivery[]): Promise<AlertClip[]> {
  const reference = await clipReferences();
  return [...Map.groupBy(deliveries, ({ clipId }) => clipId).values()].flatMap((ofClip) => {
    const clip = ofClip[0]?.clip;
    if (clip === undefined) return [];
    const mentions = ofClip.flatMap(({ nameId, name }) => {
      const mention = clip.mentions.find((one) => one.nameId === nameId);
      return mention
        ? [{ name, count: mention.count, snippet: mention.snippet, forms: mention.spans.map(({ form }) => form) }]
        : [];
    });
    return [{ ...reference(clip), embeds: clip.embeds, mentions }];
  });
}
