/** Alerts about videos that are gone or play again. */
import { type AlertVideo, type ClipReference, composeVideoAlert } from '../../shared/alert/index.ts';
import type { Clip, WatchedEmbed } from '../../shared/contract/clip.ts';
import { lastTransition } from '../../shared/embed/index.ts';
import type { Delivery } from '../aws/table/earlier-claims.ts';
import { clipReferences, clipsById } from './clips.ts';
import { deliverEach } from './delivery.ts';
import { EVERY_NAME, type Followers } from './followers.ts';
import type { ChangedVideo } from './stream-record.ts';

interface VideoDelivery extends Delivery {
  readonly video: AlertVideo;
}

/** A video whose last change of status is worth an alert. */
interface Transition {
  readonly clip: Clip;
  readonly embed: WatchedEmbed;
  readonly transition: AlertVideo['transition'];
  readonly at: string;
}

/**
 * Sends one mail about the videos to each address that follows a name in their clips, or every name, and has `videos`
 * set: at once, whatever its cadence, each transition once. Returns the failures, as `deliverEach` does.
 */
export async function deliverVideos(changed: readonly ChangedVideo[], followers: Followers): Promise<unknown[]> {
  return deliverEach(await deliveriesOf(changed, followers), async (claimed) =>
    composeVideoAlert(claimed.map(({ video }) => video)),
  );
}

async function deliveriesOf(changed: readonly ChangedVideo[], followers: Followers): Promise<VideoDelivery[]> {
  const transitions = await transitionsOf(changed);
  if (transitions.length === 0) return [];
  const names = transitions.flatMap(({ clip }) => followedNames(clip));
  const following = await followers(names, ({ videos }) => videos === true);
  const reference = await clipReferences();
  return transitions.flatMap(({ clip, embed, transition, at }) => {
    const addresses = new Set(followedNames(clip).flatMap((nameId) => following.get(nameId) ?? []));
    const video = alertVideo({ clip, embed, transition, at }, reference(clip));
    return [...addresses].map((address) => ({
      address,
      // Cannot be the id of a name: those have no colon.
      nameId: `video:${transition}`,
      story: `${embed.id}#${at}`,
      clipId: clip.clipId,
      video,
    }));
  });
}

/** The last transition of each video; none if the status changed again meanwhile, or the clip was removed. */
async function transitionsOf(changed: readonly ChangedVideo[]): Promise<Transition[]> {
  const clips = await clipsById(changed);
  const videos = new Map(changed.map((one) => [one.embedId, one]));
  return [...videos.values()].flatMap(({ clipId, embedId }) => {
    const clip = clips.get(clipId) ?? null;
    const embed = clip?.embeds.find(({ id }) => id === embedId);
    const transition = lastTransition(embed?.history ?? []);
    const at = embed?.history?.at(-1)?.at;
    if (clip === null || embed === undefined || transition === null || at === undefined) return [];
    return [{ clip, embed, transition, at }];
  });
}

/** Subscriptions to every name cover clips without a mention too. */
const followedNames = ({ mentions }: Clip): string[] => [...mentions.map(({ nameId }) => nameId), EVERY_NAME];

function alertVideo({ embed, transition, at }: Transition, reference: ClipReference): AlertVideo {
  const { check, proof, provider } = embed;
  const confirmed = (check?.confirmations ?? []).map((confirmation) => confirmation.at);
  return {
    ...reference,
    transition,
    provider,
    videoTitle: check?.seen.title ?? null,
    seenAt: transition === 'gone' && confirmed.length > 0 ? confirmed : [at],
    playedAt: check?.playedAt ?? null,
    hasProof: proof !== undefined,
  };
}
