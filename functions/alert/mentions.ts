/** New mentions: which followers are owed them. */
import { type AlertClip, composeAlert } from '../../shared/alert/index.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { clipLink } from '../../shared/signing/clip-link.ts';
import { getClip } from '../aws/table/clips.ts';
import type { Delivery } from '../aws/table/ledger.ts';
import { getName } from '../aws/table/names.ts';
import { signingKey } from '../aws/table/settings.ts';
import { followersOf } from '../aws/table/subscriptions.ts';
import { setting } from '../runtime/environment.ts';
import { lookUp, tellEach } from './delivery.ts';

/** A name newly found in a clip. */
export interface News {
  readonly clipId: string;
  readonly nameId: string;
}

/** One delivery and what it tells. */
interface Owed extends Delivery {
  readonly clip: Clip;
  readonly name: string;
}

/**
 * Tells every follower, one mail an address. Answers what went wrong, after everything else was done; whatever was
 * told is settled in the ledger, so repeating the call tells only the rest.
 */
export async function deliver(news: readonly News[]): Promise<unknown[]> {
  return tellEach(await owedFor(news), async (owed) => composeAlert(await alertClips(owed)));
}

/** What each instant follower is owed, a story once however many clips tell it. */
async function owedFor(news: readonly News[]): Promise<Owed[]> {
  const clips = await lookUp(
    news.map(({ clipId }) => clipId),
    getClip,
  );
  const names = await lookUp(
    news.map(({ nameId }) => nameId),
    getName,
  );
  const followers = await lookUp(
    news.map(({ nameId }) => nameId),
    followersOf,
  );
  const owed = new Map<string, Owed>();
  for (const { clipId, nameId } of news) {
    const clip = clips.get(clipId);
    const name = names.get(nameId)?.name;
    // A clip removed or corrected since, or a name no longer tracked, is no news any more.
    if (!clip?.mentions.some((mention) => mention.nameId === nameId) || name === undefined) continue;
    for (const { address, cadence, confirmed } of followers.get(nameId) ?? []) {
      const key = JSON.stringify([address.toLowerCase(), nameId, clip.story]);
      if (confirmed && cadence === 'instant' && !owed.has(key)) {
        owed.set(key, { address: address.toLowerCase(), nameId, story: clip.story, clipId, clip, name });
      }
    }
  }
  return [...owed.values()];
}

async function alertClips(owed: readonly Owed[]): Promise<AlertClip[]> {
  const secret = await signingKey();
  return [...Map.groupBy(owed, ({ clipId }) => clipId).values()].flatMap((ofClip) => {
    const clip = ofClip[0]?.clip;
    if (clip === undefined) return [];
    const { clipId, title, outlet, publishedOn, embeds } = clip;
    const mentions = ofClip.flatMap(({ nameId, name }) => {
      const mention = clip.mentions.find((one) => one.nameId === nameId);
      return mention
        ? [{ name, count: mention.count, snippet: mention.snippet, forms: mention.spans.map(({ form }) => form) }]
        : [];
    });
    return [
      { clipId, title, outlet, publishedOn, embeds, link: clipLink(setting('apiUrl'), clipId, secret), mentions },
    ];
  });
}
