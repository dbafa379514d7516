import * as z from 'zod/mini';
import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider, type Verdict } from '../provider.ts';
import { inconclusive, inconclusiveStatus, PRIVATE, parseBody } from '../response.ts';
import { captured, videoAt } from '../shape.ts';
import { hasClass } from '../widget.ts';

const ID = { pattern: /^[1-9]\d{5,20}$/ };
const CODE = { pattern: /^[0-9A-Za-z]{5,20}$/ };
const SITE = 'https://www.tiktok.com';
const SHAPES = [
  /^\/@[^/]*\/video\/([^/]*)/,
  /^\/embed\/(?:v\d\/)?([^/@][^/]*)/,
  /^\/player\/v\d\/([^/]*)/,
  /^\/v\/([^/.]*)\.html$/,
] as const;
const isShort = hosts('vm.tiktok.com', 'vt.tiktok.com');
const isSite = hosts('tiktok.com', 'm.tiktok.com');

/** Codes of TikTok's page data (yt-dlp), also in error responses. */
const CODES: Readonly<Record<number, Verdict>> = {
  10204: inconclusive('address-blocked'),
  10216: PRIVATE,
  10222: { status: 'restricted', reason: 'private-account' },
};
const Refusal = z.object({
  code: z.nullish(z.number()),
  status_code: z.nullish(z.number()),
  statusCode: z.nullish(z.number()),
});

/** TikTok. Its oEmbed refuses removed and private videos alike, so a refusal without a code proves nothing. */
export const tiktok: Provider = {
  id: 'tiktok',
  owns: (host) => isShort(host) || isSite(host),

  parse(url) {
    const code = isShort(url.hostname) ? /^\/([^/]+)/ : /^\/t\/([^/]+)/;
    const short = code.exec(url.pathname)?.[1];
    if (short !== undefined) return videoAt(url, short, CODE, 'short:');
    const found = isShort(url.hostname) ? null : captured(url.pathname, SHAPES);
    return found === null ? null : videoAt(url, found.text, ID);
  },

  page: (id) =>
    id.startsWith('short:') ? `https://vm.tiktok.com/${id.slice('short:'.length)}/` : `${SITE}/@/video/${id}`,
  player: (id) => `${SITE}/player/v1/${encodeURIComponent(id)}`,
  tags: [{ name: 'amp-tiktok', attribute: 'data-src' }],

  marked(element) {
    if (element.name !== 'blockquote' || !hasClass(element, 'tiktok-embed')) return null;
    const { 'data-video-id': id, cite } = element.attributes;
    // oEmbed requires the page's own address; the number decides where they differ.
    if (!id || cite?.includes(`/video/${id.trim()}`)) return cite ?? null;
    return `${SITE}/embed/v2/${encodeURIComponent(id.trim())}`;
  },

  probe(embed, sites) {
    if (embed.videoId === null) return null;
    const written = new URL(embed.url);
    const page = /\/video\/\d+/.test(written.pathname)
      ? written.origin + written.pathname
      : tiktok.page?.(embed.videoId);
    return page === undefined ? null : askOembed(`${SITE}/oembed`, page, sites);
  },

  judge(response) {
    const refusal = parseBody(response, Refusal);
    const verdict = [refusal?.status_code, refusal?.statusCode, refusal?.code].flatMap(
      (code) => CODES[code ?? 0] ?? [],
    );
    if (verdict[0] !== undefined) return verdict[0];
    return response.status === 400
      ? inconclusive('removed-or-private')
      : judgeOembed(response, { 403: inconclusiveStatus(response) });
  },
};
