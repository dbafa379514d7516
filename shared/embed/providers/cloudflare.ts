import type { Embed } from '../../contract/clip.ts';
import { parseJson } from '../../document/json.ts';
import { type Parsed, type Provider, referer, within } from '../provider.ts';
import { captured, HEX32 } from '../shape.ts';
import { judgeManifest } from './manifest.ts';

const UID = /^\/([^/]+)(?:\/(?:iframe|watch|manifest\/video\.(?:m3u8|mpd)|downloads\/[^/]+))?\/?$/;
const TOKEN = /^[\w-]{2,2000}\.([\w-]{2,4000})\.[\w-]{2,2000}$/;

/** Cloudflare Stream. */
export const cloudflare: Provider = {
  id: 'cloudflare',
  owns: within('cloudflarestream.com', 'videodelivery.net'),

  parse(url): Parsed {
    const text = url.searchParams.get('video') ?? captured(url.pathname, [UID])?.text;
    if (text === undefined || /^embed$/.test(text)) return null;
    const videoId = uidIn(text);
    return videoId === null ? 'broken' : { videoId, url: url.href };
  },

  page: (uid) => `https://watch.cloudflarestream.com/${encodeURIComponent(uid)}`,
  player: (uid) => `https://iframe.videodelivery.net/${encodeURIComponent(uid)}`,
  tags: [{ name: 'stream', attribute: 'src' }],

  probe: (embed, sites) => ({
    url: `https://videodelivery.net/${writtenId(embed)}/manifest/video.m3u8`,
    headers: referer(sites),
    accept: 'page',
  }),
  judge: judgeManifest,
};

/** The uid in a text: the text itself, or the `sub` of a signed token (JWT, RFC 7519). */
function uidIn(text: string): string | null {
  if (HEX32.test(text)) return text.toLowerCase();
  const claims = TOKEN.exec(text)?.[1];
  if (claims === undefined) return null;
  const payload = parseJson(Buffer.from(claims, 'base64url').toString());
  const sub = typeof payload === 'object' && payload !== null && 'sub' in payload ? payload.sub : null;
  return typeof sub === 'string' && HEX32.test(sub) ? sub.toLowerCase() : null;
}

/** The uid or token as in the address: a signed video plays by its token only. */
function writtenId(embed: Embed): string | null {
  const url = new URL(embed.url);
  return url.searchParams.get('video') ?? captured(url.pathname, [UID])?.text ?? embed.videoId;
}
