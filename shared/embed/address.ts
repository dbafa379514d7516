/** Reads an address as a browser would and says whose it is. Hosts are compared as parsed, never as text. */
import type { Video } from './provider.ts';
import { PROVIDERS } from './providers.ts';

/**
 * `video`: a known provider's video. `broken`: shaped as a known provider's video, but with no possible id.
 * `page`: another page of a known provider. `other`: any other host. `none`: nothing that may be reported.
 */
export type Address =
  | { readonly kind: 'video'; readonly provider: string; readonly video: Video }
  | { readonly kind: 'broken' | 'page'; readonly provider: string; readonly url: URL }
  | { readonly kind: 'other'; readonly url: URL }
  | { readonly kind: 'none' };

const NONE: Address = { kind: 'none' };
const MAX_WRAPPERS = 3;

/** `base` is the address that relative ones start from, or null. */
export function readAddress(written: string, base: URL | null): Address {
  let url = parse(written, base);
  for (let depth = 0; url !== null; depth += 1) {
    const inside = unwrap(url);
    if (inside === null) return judgeUrl(url);
    url = depth < MAX_WRAPPERS ? parse(inside, null) : null;
  }
  return NONE;
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
  const provider = url.port === '' ? PROVIDERS.find((row) => row.owns(host)) : undefined;
  if (provider === undefined) return { kind: 'other', url };
  if (isNoVideo(url)) return NONE;
  url.hostname = host;
  const parsed = provider.parse(url);
  if (parsed === null) return { kind: 'page', provider: provider.id, url };
  if (parsed === 'broken') return { kind: 'broken', provider: provider.id, url };
  return { kind: 'video', provider: provider.id, video: parsed };
}

/** Services that show what is inside: the address they carry is judged in their place. */
function unwrap(url: URL): string | null {
  switch (url.hostname) {
    case 'cdn.embedly.com':
      if (url.pathname !== '/widgets/media.html') return null;
      return url.searchParams.get('src') ?? url.searchParams.get('url');
    case 'cdn.iframe.ly':
      return url.pathname === '/api/iframe' ? url.searchParams.get('url') : null;
    case 'web.archive.org':
      return /^\/web\/\d+[a-z_]*\/((?:https?:)?\/\/.+)$/i.exec(url.pathname + url.search)?.[1] ?? null;
    default:
      return null;
  }
}

/** Frames that are plainly no video: a host, dot-bounded, and the start of the path. */
const NO_VIDEO: readonly (readonly [host: string, path?: RegExp])[] = [
  ['youtube.com', /^\/(?:live_chat|subscribe_embed)\b/],
  ['google.com', /^\/(?:maps|recaptcha|forms)\b/],
  ['maps.google.com'],
  ['docs.google.com'],
  ['forms.gle'],
  ['recaptcha.net'],
  ['googletagmanager.com'],
  ['doubleclick.net'],
  ['googlesyndication.com'],
  ['spotify.com'],
  ['soundcloud.com'],
  ['podcasts.apple.com'],
  ['deezer.com'],
  ['audioboom.com'],
  ['megaphone.fm'],
  ['datawrapper.de'],
  ['dwcdn.net'],
  ['flourish.studio'],
  ['infogram.com'],
  ['tableau.com'],
  ['arcgis.com'],
  ['disqus.com'],
  ['facebook.com', /^\/plugins\/(?:page|like|comments)\.php/],
  ['substack.com'],
  ['mailchimp.com'],
  ['list-manage.com'],
  ['typeform.com'],
  ['calendly.com'],
  ['scribd.com'],
  ['issuu.com'],
  ['syndication.twitter.com'],
  ['tiktok.com', /^\/embed\/@/],
];

/** True for maps, forms, podcasts, charts, comment threads and the like, which no frame of makes a video. */
export function isNoVideo(url: URL): boolean {
  return NO_VIDEO.some(
    ([host, path]) =>
      (url.hostname === host || url.hostname.endsWith(`.${host}`)) && (path === undefined || path.test(url.pathname)),
  );
}
