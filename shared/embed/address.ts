/**
 * Resolves an address as a browser would, also through redirectors, and finds its provider. Hosts are compared as parsed,
 * never as text.
 */
import { addressBehind } from '../address/index.ts';
import type { Provider, Video } from './provider.ts';
import { PROVIDERS } from './providers/index.ts';

/**
 * `video`: a known provider's video. `broken`: shaped as a known provider's video, but with no possible id.
 * `page`: another page of a known provider. `other`: any other host. `none`: no http(s) address, or plainly no video.
 */
export type Address =
  | { readonly kind: 'video'; readonly provider: string; readonly video: Video; readonly linkable: boolean }
  | { readonly kind: 'broken' | 'page'; readonly provider: string; readonly url: URL }
  | { readonly kind: 'other'; readonly url: URL }
  | { readonly kind: 'none' };

const NONE: Address = { kind: 'none' };
const MAX_WRAPPERS = 3;

/** Reads an address as written; `base` is what relative ones are resolved against, or null. */
export function readAddress(written: string, base: URL | null, depth = 0): Address {
  const parsed = parse(written, base);
  if (parsed === null) return NONE;
  const url = addressBehind(parsed);
  const inside = unwrap(url);
  if (inside === null) return judgeUrl(url);
  const read = depth < MAX_WRAPPERS ? inside.map((address) => readAddress(address, null, depth + 1)) : [];
  return read.find(({ kind }) => kind === 'video') ?? read[0] ?? NONE;
}

/** http and https without a user only; a protocol-relative address is https. */
function parse(written: string, base: URL | null): URL | null {
  const trimmed = written.trim();
  // Most links of a page are relative: without a base, parsing them is the larger part of the cost.
  if (trimmed === '' || (base === null && !trimmed.includes(':') && !/^[\\/]{2}/.test(trimmed))) return null;
  const url = /^[\\/]{2}/.test(trimmed) ? URL.parse(`https:${trimmed}`) : URL.parse(trimmed, base?.href);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url : null;
}

/**
 * Whether a host of a parsed URL may exist: at most 253 characters, each label at most 63 (RFC 1035, section 2.3.4). Only
 * such hosts are asked, so that a host always fits the key of a row.
 */
export function isPossibleHost(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return name.length <= 253 && name.split('.').every((label) => label.length <= 63);
}

function judgeUrl(url: URL): Address {
  const host = url.hostname.replace(/\.$/, '');
  const provider = url.port === '' ? ownerOf(host, url.pathname) : undefined;
  if (provider === undefined) return { kind: 'other', url };
  if (isNoVideo(url)) return NONE;
  url.hostname = host;
  const parsed = provider.parse(url);
  if (parsed === null) return { kind: 'page', provider: provider.id, url };
  if (parsed === 'broken') return { kind: 'broken', provider: provider.id, url };
  const linkable = provider.linkable?.(new URL(parsed.url)) ?? true;
  return { kind: 'video', provider: provider.id, video: parsed, linkable };
}

const owners = new Map<string, Provider | undefined>();
/** The links of a page lead to a few hosts; a hostile page may have a new one for each link. */
const MOST_OWNERS = 1000;

/** Only software that any host may run is known by its paths. */
function ownerOf(host: string, path: string): Provider | undefined {
  let owner = owners.get(host);
  if (owner === undefined && !owners.has(host)) {
    owner = PROVIDERS.find((row) => !row.manyHosts && row.owns(host, path));
    if (owners.size < MOST_OWNERS) owners.set(host, owner);
  }
  return owner ?? PROVIDERS.find((row) => row.manyHosts && row.owns(host, path));
}

/** The addresses of a player and its page in one of a proxy of players, which are read in its place; null for any other. */
function unwrap({ hostname, pathname, searchParams }: URL): string[] | null {
  switch (hostname) {
    case 'cdn.embedly.com':
      return pathname === '/widgets/media.html' ? given(searchParams.get('src'), searchParams.get('url')) : null;
    case 'cdn.iframe.ly':
      return pathname === '/api/iframe' ? given(searchParams.get('url')) : null;
    default:
      return null;
  }
}

const given = (...addresses: readonly (string | null)[]): string[] => addresses.filter((address) => address !== null);

/** Frames that are plainly no video: a host with its subdomains, and optionally a pattern of the path. */
const NO_VIDEO = new Map<string, RegExp | null>([
  ['youtube.com', /^\/(?:live_chat|subscribe_embed)\b/],
  ['facebook.com', /^\/(?:v\d[\d.]*\/)?plugins\/(?:page|like|likebox|comments|follow|share_button|group)\.php/],
  ['tiktok.com', /^\/embed\/@/],
  ['archive.org', /^\/(?:includes|services)\//],
  ['platform.twitter.com', /^\/(?:widgets\/|embed\/Timeline)/i],
  ['syndication.twitter.com', null],
  ['docs.google.com', null],
  ['calendar.google.com', null],
  ['forms.gle', null],
  ['recaptcha.net', null],
  ['hcaptcha.com', null],
  ['openstreetmap.org', null],
  ['googletagmanager.com', null],
  ['googletagservices.com', null],
  ['googleadservices.com', null],
  ['googlesyndication.com', null],
  ['doubleclick.net', null],
  ['amazon-adsystem.com', null],
  ['taboola.com', null],
  ['outbrain.com', null],
  ['spotify.com', null],
  ['soundcloud.com', null],
  ['podcasts.apple.com', null],
  ['music.apple.com', null],
  ['deezer.com', null],
  ['audioboom.com', null],
  ['megaphone.fm', null],
  ['mixcloud.com', null],
  ['bandcamp.com', null],
  ['simplecast.com', null],
  ['buzzsprout.com', null],
  ['libsyn.com', null],
  ['acast.com', null],
  ['spreaker.com', null],
  ['podbean.com', null],
  ['datawrapper.de', null],
  ['dwcdn.net', null],
  ['flourish.studio', null],
  ['flo.uri.sh', null],
  ['infogram.com', null],
  ['infogr.am', null],
  ['tableau.com', null],
  ['tableausoftware.com', null],
  ['arcgis.com', null],
  ['disqus.com', null],
  ['substack.com', null],
  ['mailchimp.com', null],
  ['mailchi.mp', null],
  ['list-manage.com', null],
  ['typeform.com', null],
  ['calendly.com', null],
  ['scribd.com', null],
  ['issuu.com', null],
]);

/** Google under any country's domain: `www.google.de/maps`, `maps.google.co.uk`. */
const GOOGLE = /^(?:(www|maps|adservice)\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

/** True for maps, forms, podcasts, charts, comment threads and the like: never a video, even in a frame. */
export function isNoVideo({ hostname, pathname }: URL): boolean {
  const google = GOOGLE.exec(hostname);
  if (google !== null)
    return google[1] === 'maps' || google[1] === 'adservice' || /^\/(?:maps|recaptcha|forms)\b/.test(pathname);
  // The host, then its parent domains.
  for (let host = hostname; host !== ''; host = host.slice(host.indexOf('.') + 1 || host.length)) {
    const path = NO_VIDEO.get(host);
    if (path === null || path?.test(pathname)) return true;
  }
  return false;
}
