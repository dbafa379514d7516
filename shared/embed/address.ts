/** Reads an address as a browser would and says whose it is. Hosts are compared as parsed, never as text. */
import type { Video } from './provider.ts';
import { PROVIDERS } from './providers.ts';

/**
 * `video`: a known provider's video. `broken`: shaped as a known provider's video, but with no possible id.
 * `page`: another page of a known provider. `other`: any other host. `none`: nothing that may be reported.
 */
export type Address =
  | { readonly kind: 'video'; readonly provider: string; readonly video: Video; readonly linkable: boolean }
  | { readonly kind: 'broken' | 'page'; readonly provider: string; readonly url: URL }
  | { readonly kind: 'other'; readonly url: URL }
  | { readonly kind: 'none' };

const NONE: Address = { kind: 'none' };
const MAX_WRAPPERS = 3;

/** `base` is the address that relative ones start from, or null. */
export function readAddress(written: string, base: URL | null, depth = 0): Address {
  const url = parse(written, base);
  if (url === null) return NONE;
  const inside = unwrap(url);
  if (inside === null) return judgeUrl(url);
  const read = depth < MAX_WRAPPERS ? inside.map((address) => readAddress(address, null, depth + 1)) : [];
  return read.find(({ kind }) => kind === 'video') ?? read[0] ?? NONE;
}

/** http and https without a user only; a protocol-relative address is https. */
function parse(written: string, base: URL | null): URL | null {
  const trimmed = written.trim();
  if (trimmed === '') return null;
  const url = /^[\\/]{2}/.test(trimmed) ? URL.parse(`https:${trimmed}`) : URL.parse(trimmed, base?.href);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url : null;
}

function judgeUrl(url: URL): Address {
  const host = url.hostname.replace(/\.$/, '');
  const provider = url.port === '' ? PROVIDERS.find((row) => row.owns(host, url.pathname)) : undefined;
  if (provider === undefined) return { kind: 'other', url };
  if (isNoVideo(url)) return NONE;
  url.hostname = host;
  const parsed = provider.parse(url);
  if (parsed === null) return { kind: 'page', provider: provider.id, url };
  if (parsed === 'broken') return { kind: 'broken', provider: provider.id, url };
  const linkable = provider.linkable?.(new URL(parsed.url)) ?? true;
  return { kind: 'video', provider: provider.id, video: parsed, linkable };
}

/** Services that show what is inside: the addresses they carry are judged in their place, the first that is a video. */
function unwrap(url: URL): string[] | null {
  const { hostname, pathname, search, searchParams } = url;
  switch (hostname) {
    case 'cdn.embedly.com':
      return pathname === '/widgets/media.html' ? given(searchParams.get('src'), searchParams.get('url')) : null;
    case 'cdn.iframe.ly':
      return pathname === '/api/iframe' ? given(searchParams.get('url')) : null;
    case 'web.archive.org': {
      const inside = /^\/web\/\d{1,14}(?:[a-z]{2}_)*\/(.+)$/i.exec(pathname + search)?.[1];
      if (inside === undefined) return null;
      return [/^(?:https?:|\/\/)/i.test(inside) ? inside : `http://${inside}`];
    }
    default:
      return null;
  }
}

const given = (...addresses: readonly (string | null)[]): string[] => addresses.filter((address) => address !== null);

/** Frames that are plainly no video: a host, dot-bounded, and the start of the path. */
const NO_VIDEO: readonly (readonly [host: string, path?: RegExp])[] = [
  ['youtube.com', /^\/(?:live_chat|subscribe_embed)\b/],
  ['facebook.com', /^\/(?:v\d[\d.]*\/)?plugins\/(?:page|like|likebox|comments|follow|share_button|group)\.php/],
  ['tiktok.com', /^\/embed\/@/],
  ['archive.org', /^\/(?:includes|services)\//],
  ['platform.twitter.com', /^\/(?:widgets\/|embed\/Timeline)/i],
  ['syndication.twitter.com'],
  ['docs.google.com'],
  ['calendar.google.com'],
  ['forms.gle'],
  ['recaptcha.net'],
  ['hcaptcha.com'],
  ['openstreetmap.org'],
  ['googletagmanager.com'],
  ['googletagservices.com'],
  ['googleadservices.com'],
  ['googlesyndication.com'],
  ['doubleclick.net'],
  ['amazon-adsystem.com'],
  ['taboola.com'],
  ['outbrain.com'],
  ['spotify.com'],
  ['soundcloud.com'],
  ['podcasts.apple.com'],
  ['music.apple.com'],
  ['deezer.com'],
  ['audioboom.com'],
  ['megaphone.fm'],
  ['mixcloud.com'],
  ['bandcamp.com'],
  ['simplecast.com'],
  ['buzzsprout.com'],
  ['libsyn.com'],
  ['acast.com'],
  ['spreaker.com'],
  ['podbean.com'],
  ['datawrapper.de'],
  ['dwcdn.net'],
  ['flourish.studio'],
  ['flo.uri.sh'],
  ['infogram.com'],
  ['infogr.am'],
  ['tableau.com'],
  ['tableausoftware.com'],
  ['arcgis.com'],
  ['disqus.com'],
  ['substack.com'],
  ['mailchimp.com'],
  ['mailchi.mp'],
  ['list-manage.com'],
  ['typeform.com'],
  ['calendly.com'],
  ['scribd.com'],
  ['issuu.com'],
];

/** Google under any country's domain: `www.google.de/maps`, `maps.google.co.uk`. */
const GOOGLE = /^(?:(www|maps|adservice)\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

/** True for maps, forms, podcasts, charts, comment threads and the like, which no frame of makes a video. */
export function isNoVideo({ hostname, pathname }: URL): boolean {
  const google = GOOGLE.exec(hostname);
  if (google !== null)
    return google[1] === 'maps' || google[1] === 'adservice' || /^\/(?:maps|recaptcha|forms)\b/.test(pathname);
  return NO_VIDEO.some(
    ([host, path]) =>
      (hostname === host || hostname.endsWith(`.${host}`)) && (path === undefined || path.test(pathname)),
  );
}
