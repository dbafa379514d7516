import type { Embed } from '../../contract/clip.ts';
import { hosts, type Provider } from '../provider.ts';
import { inconclusive, inconclusiveStatus, pageFacts } from '../response.ts';
import { captured, videoAt } from '../shape.ts';

const NUMBER = { pattern: /^[1-9]\d{3,14}$/ };
const NAME = { pattern: /^[0-9A-Za-z]\w{1,24}$/ };
const SLUG = { pattern: /^[\w-]{5,100}$/ };
const PATHS = [/^\/videos\/v?([^/]+)/, /^\/[^/]+\/v(?:ideo)?\/v?([^/]+)/] as const;
const CLIP = /^\/(?:[^/]+\/)?clip\/([^/]+)/;
const isPlayer = hosts('player.twitch.tv', 'embed.twitch.tv');
const isClips = hosts('clips.twitch.tv');
const isSite = hosts('twitch.tv', 'm.twitch.tv', 'go.twitch.tv');

/** Twitch. Its API requires a client id; its public pages describe a video, and return 200 for a missing one. */
export const twitch: Provider = {
  id: 'twitch',
  owns: (host) => isSite(host) || isPlayer(host) || isClips(host),

  parse(url) {
    if (isPlayer(url.hostname)) {
      const video = url.searchParams.get('video');
      if (video !== null) return videoAt(url, video.replace(/^v/, ''), NUMBER);
      const channel = url.searchParams.get('channel');
      return channel === null ? null : videoAt(url, channel, NAME, 'channel:');
    }
    if (isClips(url.hostname)) {
      const slug =
        url.pathname === '/embed' ? (url.searchParams.get('clip') ?? '') : url.pathname.slice(1).split('/')[0];
      return slug ? videoAt(url, slug, SLUG, 'clip:') : url.pathname === '/embed' ? 'broken' : null;
    }
    const clip = CLIP.exec(url.pathname)?.[1];
    if (clip !== undefined) return videoAt(url, clip, SLUG, 'clip:');
    const found = captured(url.pathname, PATHS);
    return found === null ? null : videoAt(url, found.text, NUMBER);
  },

  page(id) {
    const [kind, name] = id.split(':', 2);
    if (name === undefined) return `https://www.twitch.tv/videos/${id}`;
    return kind === 'clip' ? `https://clips.twitch.tv/${name}` : `https://www.twitch.tv/${name}`;
  },
  player(id) {
    const [kind, name] = id.split(':', 2);
    if (name === undefined) return `https://player.twitch.tv/?video=${id}`;
    return kind === 'clip' ? `https://clips.twitch.tv/embed?clip=${name}` : `https://player.twitch.tv/?channel=${name}`;
  },

  probe(embed) {
    const id = embed.videoId ?? 'channel:';
    // A channel is live or not; neither is the state of a video.
    if (id.startsWith('channel:')) return null;
    return { url: twitch.page?.(id) ?? embed.url, headers: {}, accept: 'page' };
  },

  judge(response) {
    if (response.status !== 200) return inconclusiveStatus(response);
    const described = /"@type":\s?"(?:VideoObject|Clip)"|property="og:video(?::duration)?"/.test(response.body);
    return described
      ? { status: 'playable', reason: 'page-describes-video', ...pageFacts(response) }
      : inconclusive('page-tells-nothing');
  },

  known: (embed, _, sites) => parentRefused(embed, sites),
};

/** The player refuses a page whose host is not a `parent` parameter; an address without any cannot be judged. */
function parentRefused(embed: Embed, sites: readonly string[]) {
  const parents = new URL(embed.url).searchParams.getAll('parent').map((host) => host.toLowerCase());
  const asks = sites.length > 0 && parents.length > 0;
  const missing = asks && sites.some((site) => !parents.includes(new URL(site).hostname));
  return missing ? ({ status: 'not-embeddable', reason: 'parent-not-named' } as const) : null;
}
