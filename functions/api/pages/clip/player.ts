/** Which address shows a video in a frame. */
import type { Embed } from '../../../../shared/contract/clip.ts';
import { PROVIDERS } from '../../../../shared/embed/providers/index.ts';

export interface Player {
  readonly url: string;
  readonly host: string;
}

/** The page on which a provider shows a video to its visitors; the address in the file where none can be built. */
export function pageOf({ provider, videoId, url }: Embed): string {
  const owner = PROVIDERS.find(({ id }) => id === provider);
  return (videoId === null ? undefined : owner?.page?.(videoId)) ?? url;
}

/**
 * The player of a video, over https; null for one whose host no provider owns: a file may name any host, and only those of
 * providers are framed. The address in the file is taken where it is that of the player, since it may hold what opens the video.
 */
export function playerOf({ provider, videoId, url }: Embed): Player | null {
  const owner = PROVIDERS.find(({ id }) => id === provider);
  const given = URL.parse(url);
  if (owner === undefined || given === null) return null;
  const made = videoId === null ? null : URL.parse(owner.player?.(videoId) ?? '');
  const player = made === null || (made.host === given.host && made.pathname === given.pathname) ? given : made;
  player.protocol = 'https:';
  // A path would let any host pass that runs the software of a provider.
  const isOwned = player.username === '' && player.port === '' && owner.owns(player.hostname, '/');
  return isOwned && player.protocol === 'https:' ? { url: player.href, host: player.host } : null;
}
