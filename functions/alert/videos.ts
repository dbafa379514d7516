/** Videos that died or came back: which followers asked to be told. */
import { type AlertVideo, composeVideoAlert } from '../../shared/alert/index.ts';
import type { Clip, WatchedEmbed } from '../../shared/contract/clip.ts';
import { lastTransition } from '../../shared/embed/index.ts';
import { clipLink } from '../../shared/signing/clip-link.ts';
import { getClip } from '../aws/table/clips.ts';
import type { Delivery } from '../aws/table/ledger.ts';
import { signingKey } from '../aws/table/settings.ts';
import { followersOf } from '../aws/table/subscriptions.ts';
import { setting } from '../runtime/environment.ts';
import { lookUp, tellEach } from './delivery.ts';

/** A video whose status changed; what it is now decides whether that is news. */
export interface VideoNews {
  readonly clipId: string;
  readonly embedId: string;
}

interface Owed extends Delivery {
  readonly video: AlertVideo;
}

/** Follows every name, and so every clip, those without a mention too. */
const EVERY_NAME = '*';

/**
 * Tells those who follow a clip by a name in it, or every name, and asked for videos: at once, whatever their cadence,
 * one mail an address. Each turn of a video is told once. Answers what went wrong, after everything else was done.
 */
export async function deliverVideos(news: readonly VideoNews[]): Promise<unknown[]> {
  return tellEach(await owedFor(news), (owed) => composeVideoAlert(owed.map(({ video }) => video)));
}

async function owedFor(news: readonly VideoNews[]): Promise<Owed[]> {
  const clips = await lookUp(
    news.map(({ clipId }) => clipId),
    getClip,
  );
  const turned = [...new Map(news.map((one) => [one.embedId, one])).values()].flatMap(({ clipId, embedId }) => {
    const clip = clips.get(clipId) ?? null;
    const embed = clip?.embeds.find(({ id }) => id === embedId);
    const turn = lastTransition(embed?.history ?? []);
    const at = embed?.history?.at(-1)?.at;
    // One that changed again since, or whose clip was removed, is no news any more.
    return clip === null || embed === undefined || turn === null || at === undefined ? [] : [{ clip, embed, turn, at }];
  });
  const names = turned.flatMap(({ clip }) => namesOf(clip));
  const followers = await lookUp(names, followersOf);
  const secret = await signingKey();
  return turned.flatMap(({ clip, embed, turn, at }) => {
    const asking = namesOf(clip).flatMap((nameId) => followers.get(nameId) ?? []);
    const addresses = asking.filter(({ videos, confirmed }) => videos === true && confirmed);
    const video = videoOf(clip, embed, turn, clipLink(setting('apiUrl'), clip.clipId, secret));
    return [...new Set(addresses.map(({ address }) => address.toLowerCase()))].map((address) => ({
      address,
      // No name has a colon in its id.
      nameId: `video:${turn}`,
      story: `${embed.id}#${at}`,
      clipId: clip.clipId,
      video,
    }));
  });
}

const namesOf = ({ mentions }: Clip): string[] => [...mentions.map(({ nameId }) => nameId), EVERY_NAME];

function videoOf(clip: Clip, embed: WatchedEmbed, turn: AlertVideo['turn'], link: string): AlertVideo {
  const { clipId, title, outlet, publishedOn } = clip;
  const { check, history = [] } = embed;
  const since = history.at(-1)?.at ?? check?.checkedAt ?? '';
  const confirmed = (check?.confirmations ?? []).map(({ at }) => at);
  return {
    turn,
    clipId,
    title,
    outlet,
    publishedOn,
    link,
    provider: embed.provider,
    videoTitle: check?.seen.title ?? null,
    seenAt: turn === 'gone' && confirmed.length > 0 ? confirmed : [since],
    playedAt: check?.playedAt ?? null,
    hasProof: embed.proof !== undefined,
  };
}
