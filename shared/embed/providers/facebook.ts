import { hosts, type Parsed, type Provider, referer, within } from '../provider.ts';
import { captured, videoAt } from '../shape.ts';
import { judgeWalled } from './login-walled.ts';

const ID = { pattern: /^[1-9]\d{4,24}$/ };
const CODE = { pattern: /^[\w-]{4,40}$/ };
const SITE = 'https://www.facebook.com';
const PATHS = [
  /^\/[^/]+\/videos\/(?:[^/]+\/)?(\d+)\/?$/,
  /^\/reel\/([^/]+)/,
  [/^\/share\/[vr]\/([^/]+)/, 'short:'],
] as const;
const isShort = hosts('fb.watch');
const isSite = within('facebook.com');

/** Facebook. A plugin's page has status 200 for everything, so only a media address in it is evidence. */
export const facebook: Provider = {
  id: 'facebook',
  owns: (host) => isSite(host) || isShort(host),

  parse(url) {
    if (isShort(url.hostname)) {
      const code = /^\/([^/]+)/.exec(url.pathname)?.[1];
      return code === undefined ? null : videoAt(url, code, CODE, 'short:');
    }
    if (/^\/(?:v\d[\d.]*\/)?plugins\/(?:video|post)\.php$/.test(url.pathname)) return inPlugin(url);
    return atPage(url);
  },

  page: (id) => (id.startsWith('short:') ? `https://fb.watch/${id.slice('short:'.length)}/` : `${SITE}/watch/?v=${id}`),
  player: (id) => `${SITE}/plugins/video.php?href=${encodeURIComponent(facebook.page?.(id) ?? '')}`,
  tags: [{ name: 'amp-facebook', attribute: 'data-href' }],

  marked({ name, attributes }) {
    const plugin = name === 'fb:video' || /(?:^|\s)fb-(?:video|post)(?:\s|$)/.test(attributes.class ?? '');
    return plugin ? (attributes['data-href'] ?? attributes.href ?? null) : null;
  },

  probe(embed, sites) {
    if (embed.videoId === null) return null;
    return { url: facebook.player?.(embed.videoId) ?? embed.url, headers: referer(sites), accept: 'page' };
  },

  judge: (response) => judgeWalled(response, /"(?:(?:hd|sd)_src|(?:playable|browser_native_(?:hd|sd))_url)":\s?"https/),
};

/** The video of a plugin is the one in its `href`; of posts only those that are videos. */
function inPlugin(url: URL): Parsed {
  const inside = URL.parse(url.searchParams.get('href') ?? '', SITE);
  if (inside === null || !/^https?:$/.test(inside.protocol) || inside.username !== '') return 'broken';
  const isOurs = isSite(inside.hostname) || isShort(inside.hostname);
  if (!isOurs || /\/plugins\//.test(inside.pathname)) return null;
  return facebook.parse(inside);
}

function atPage(url: URL): Parsed {
  const asked = /^\/(?:watch(?:\/live)?|video\.php|video\/embed)\/?$/.test(url.pathname);
  const number = asked ? (url.searchParams.get('v') ?? url.searchParams.get('video_id')) : null;
  if (number !== null) return videoAt(url, number, ID);
  const found = captured(url.pathname, PATHS);
  return found === null ? null : videoAt(url, found.text, found.kind === '' ? ID : CODE, found.kind);
}
