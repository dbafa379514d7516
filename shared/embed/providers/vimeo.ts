import * as z from 'zod';
import { jsonOf, looksLikeHtml } from '../answer.ts';
import { hosts, type Provider, referer } from '../provider.ts';

const NUMBER = /^[1-9]\d{0,11}$/;
const HASH = /^[0-9a-f]{4,40}$/i;

/** What stands before the number, and the kind of thing it then names; the first shape that fits is taken. */
const SHAPES: readonly (readonly [shape: RegExp, kind: string])[] = [
  [/^\/(?:showcase|album)\/[^/]+\/video\/([^/]*)/, ''],
  [/^\/groups\/[^/]+\/videos\/([^/]*)/, ''],
  [/^\/channels\/[^/]+\/(\d[^/]*)/, ''],
  [/^\/ondemand\/[^/]+\/(\d[^/]*)/, ''],
  [/^\/event\/([^/]*)/, 'event:'],
  [/^\/(?:showcase|album)\/(\d[^/]*)/, 'showcase:'],
  [/^\/video\/([^/]*)/, ''],
  [/^\/progressive_redirect\/(?:playback|download)\/([^/]*)/, ''],
  [/^\/external\/([^/.]*)\./, ''],
  [/^\/(\d+)(?:\/[0-9a-z]{4,40})?\/?$/i, ''],
];

const Oembed = z.object({
  title: z.string().nullish(),
  thumbnail_url: z.string().nullish(),
  domain_status_code: z.number().nullish(),
  type: z.string().nullish(),
  video_id: z.number().nullish(),
});

/** Vimeo. oEmbed, asked with the site's Referer; an answer cut short means that only listed domains may show it. */
export const vimeo: Provider = {
  id: 'vimeo',
  owns: hosts('vimeo.com', 'player.vimeo.com', 'm.vimeo.com'),

  parse(url) {
    if (url.pathname === '/moogaloop.swf') return videoOf(url.searchParams.get('clip_id') ?? '', '', url);
    for (const [shape, kind] of SHAPES) {
      const number = shape.exec(url.pathname)?.[1];
      if (number !== undefined) return videoOf(number, kind, url);
    }
    return null;
  },

  marked(element) {
    const of = element.attributes;
    const tag = /^(?:lite|amp)-vimeo$/.test(element.name);
    const id = tag ? (of.videoid ?? of['data-videoid']) : of['data-vimeo-id'];
    if (id === undefined) return of['data-vimeo-url'] ?? null;
    return `https://player.vimeo.com/video/${encodeURIComponent(id.trim())}`;
  },

  probe(embed, siteOrigin) {
    if (embed.videoId === null || !NUMBER.test(embed.videoId)) return null;
    const hash = hashOf(embed.url);
    const page = `https://vimeo.com/${embed.videoId}${hash === null ? '' : `/${hash}`}`;
    return {
      url: `https://vimeo.com/api/oembed.json?url=${encodeURIComponent(page)}`,
      headers: referer(siteOrigin),
      accept: 'json',
    };
  },

  judge(answer, embed) {
    if (answer.status === 404) {
      const reason = hashOf(embed.url) === null ? 'not-found-or-hash-missing' : 'not-found';
      return { status: 'gone', reason };
    }
    // A wall answers 403 with a page of its own; oEmbed's refusal is JSON or next to nothing.
    if (answer.status === 403 && !looksLikeHtml(answer))
      return { status: 'restricted', reason: 'private-or-embedding-off' };
    if (answer.status !== 200) return { status: 'unknown', reason: `http-${answer.status}` };
    const read = Oembed.safeParse(jsonOf(answer));
    if (!read.success) return { status: 'unknown', reason: 'not-json' };
    const { title, thumbnail_url, domain_status_code, type, video_id } = read.data;
    if (title && thumbnail_url) return { status: 'playable', reason: 'oembed-ok', title };
    const cutShort = domain_status_code === 403 || type === 'video' || typeof video_id === 'number';
    return cutShort
      ? { status: 'restricted', reason: 'domain-or-password' }
      : { status: 'unknown', reason: 'not-oembed' };
  },
};

function videoOf(number: string, kind: string, url: URL) {
  return NUMBER.test(number) ? { videoId: kind + number, url: url.href } : 'broken';
}

/** The secret of an unlisted video: `?h=` of the player, or the segment after the number. */
function hashOf(address: string): string | null {
  const url = new URL(address);
  const hash = url.searchParams.get('h') ?? /\/\d+\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? '';
  return HASH.test(hash) ? hash : null;
}
