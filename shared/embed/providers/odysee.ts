import type { Embed } from '../../contract/clip.ts';
import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Parsed, type Provider, within } from '../provider.ts';
import { GONE } from '../response.ts';
import { decodedParts } from '../shape.ts';

const SITE = 'https://odysee.com';
const CLAIM = /^[0-9a-f]{40}$/i;
/** `name:x`, where `x` is the beginning of a claim id, or a number once written with `#`. */
const NAME = /^[^@:/][^:/]{0,200}[:#][0-9a-f]{1,40}$/i;
const CHANNEL = /^@[^@:/]{1,200}(?:[:#][0-9a-f]{1,40})?$/i;

const isSite = hosts('odysee.com', 'lbry.tv');
const isStore = within('odycdn.com', 'lbryplayer.xyz');

/** Odysee, and LBRY before it. */
export const odysee: Provider = {
  id: 'odysee',
  owns: (host) => isSite(host) || isStore(host),

  parse(url): Parsed {
    if (isStore(url.hostname)) {
      const claim = /\/streams\/(?:free\/[^/]+\/)?([0-9a-f]{40})(?:\/|$)/i.exec(url.pathname)?.[1];
      return claim === undefined ? null : { videoId: claim, url: url.href };
    }
    const parts = decodedParts(url.pathname);
    if (parts === null) return 'broken';
    const framed = parts[0] === '$' && (parts[1] === 'embed' || parts[1] === 'download');
    if (parts[0] === '$' && !framed) return null;
    const path = parts.slice(framed ? 2 : 0);
    const videoId = idIn(path);
    if (videoId !== null) return { videoId, url: url.href };
    return framed ? 'broken' : null;
  },

  page: (id) => (CLAIM.test(id) ? `${SITE}/$/embed/video/${id}` : `${SITE}/${encodeURI(id).replace(/#/g, ':')}`),
  player: (id) => (CLAIM.test(id) ? `${SITE}/$/embed/video/${id}` : `${SITE}/$/embed/${encodeURI(id)}`),

  probe: (embed, sites) => askOembed(`${SITE}/$/oembed`, pageOf(embed), sites),
  judge: (response) => (response.status === 200 && response.body.trim() === '' ? GONE : judgeOembed(response)),
};

/** A file's address says nothing to oEmbed. */
function pageOf({ videoId, url }: Embed): string {
  return isStore(new URL(url).hostname) ? `${SITE}/$/embed/video/${videoId}` : url;
}

/** The claim id of the video if its segment of the path has one, else the path; null for channels and other pages. */
function idIn(path: readonly string[]): string | null {
  const [first = '', second] = path;
  if (CHANNEL.test(first) && second !== undefined && NAME.test(second))
    return claimIn(second) ?? `${first.replace('#', ':')}/${second.replace('#', ':')}`;
  if (second !== undefined && CLAIM.test(second)) return second;
  return NAME.test(first) ? (claimIn(first) ?? first.replace('#', ':')) : null;
}

function claimIn(name: string): string | null {
  const claim = name.split(/[:#]/)[1] ?? '';
  return CLAIM.test(claim) ? claim : null;
}
