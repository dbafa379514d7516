import * as z from 'zod/mini';
import { askOembed, oembedFacts } from '../oembed.ts';
import { hosts, type Provider } from '../provider.ts';
import { inconclusive, inconclusiveStatus, jsonBody, looksLikeHtml, parseBody } from '../response.ts';
import { captured, videoAt } from '../shape.ts';

const ID = { pattern: /^[1-9]\d{0,11}$/ };
const HASH = /^[0-9a-f]{4,40}$/i;
const SHAPES = [
  /^\/(?:showcase|album)\/[^/]+\/video\/([^/]*)/,
  /^\/groups\/[^/]+\/videos\/([^/]*)/,
  /^\/channels\/[^/]+\/(\d[^/]*)/,
  /^\/ondemand\/[^/]+\/(\d[^/]*)/,
  [/^\/event\/([^/]*)/, 'event:'],
  [/^\/(?:showcase|album)\/(\d[^/]*)/, 'showcase:'],
  /^\/video\/([^/]*)/,
  /^\/progressive_redirect\/(?:playback|download)\/([^/]*)/,
  /^\/external\/([^/.]*)\./,
  /^\/(\d+)(?:\/[0-9a-z]{4,40})?\/?$/i,
] as const;

const Oembed = z.object({
  title: z.nullish(z.string()),
  thumbnail_url: z.nullish(z.string()),
  domain_status_code: z.nullish(z.number()),
  type: z.nullish(z.string()),
  video_id: z.nullish(z.number()),
});

/** Vimeo. oEmbed with the site's Referer; a response with fields missing means that only listed domains may show it. */
export const vimeo: Provider = {
  id: 'vimeo',
  owns: hosts('vimeo.com', 'player.vimeo.com', 'm.vimeo.com'),

  parse(url) {
    if (url.pathname === '/moogaloop.swf') return videoAt(url, url.searchParams.get('clip_id') ?? '', ID);
    const found = captured(url.pathname, SHAPES);
    return found === null ? null : videoAt(url, found.text, ID, found.kind);
  },

  page: (id) => `https://vimeo.com/${id.replace(':', '/')}`,

  player(id) {
    const [kind, number] = id.split(':', 2);
    return number === undefined
      ? `https://player.vimeo.com/video/${encodeURIComponent(id)}`
      : `https://vimeo.com/${kind}/${number}/embed`;
  },

  tags: [
    { name: 'lite-vimeo', attribute: 'videoid' },
    { name: 'amp-vimeo', attribute: 'data-videoid' },
  ],

  marked({ attributes }) {
    const id = attributes['data-vimeo-id'];
    if (id === undefined) return attributes['data-vimeo-url'] ?? null;
    return `https://player.vimeo.com/video/${encodeURIComponent(id.trim())}`;
  },

  probe(embed, sites) {
    if (embed.videoId === null || !ID.pattern.test(embed.videoId)) return null;
    const hash = hashOf(embed.url);
    const page = `https://vimeo.com/${embed.videoId}${hash === null ? '' : `/${hash}`}`;
    return askOembed('https://vimeo.com/api/oembed.json', page, sites);
  },

  judge(response, embed) {
    if (response.status === 404) {
      const reason = hashOf(embed.url) === null ? 'not-found-or-hash-missing' : 'not-found';
      return { status: 'gone', reason };
    }
    // A wall is a 403 with an HTML page; oEmbed's own refusal is JSON or nearly empty.
    if (response.status === 403 && !looksLikeHtml(response))
      return { status: 'restricted', reason: 'private-or-embedding-off' };
    if (response.status !== 200) return inconclusiveStatus(response);
    const read = parseBody(response, Oembed);
    if (read === null) return inconclusive('not-json');
    const { title, thumbnail_url, domain_status_code, type, video_id } = read;
    if (title && thumbnail_url) return { status: 'playable', reason: 'oembed-ok', ...oembedFacts(jsonBody(response)) };
    const cutShort = domain_status_code === 403 || type === 'video' || typeof video_id === 'number';
    return cutShort ? { status: 'restricted', reason: 'domain-or-password' } : inconclusive('not-oembed');
  },
};

/** The hash of an unlisted video: `?h=` of the player, or the segment after the number. */
function hashOf(address: string): string | null {
  const url = new URL(address);
  const hash = url.searchParams.get('h') ?? /\/\d+\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? '';
  return HASH.test(hash) ? hash : null;
}
