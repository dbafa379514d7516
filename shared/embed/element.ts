/** What single elements claim: frames, media, plug-ins, providers' own tags. */
import type { Element } from '../document.ts';
import { readAddress } from './address.ts';
import type { Claim } from './claim.ts';
import { isMediaPath, isMediaType } from './providers/direct.ts';
import { PROVIDERS } from './providers.ts';

const FRAMES = new Set(['iframe', 'amp-iframe', 'amp-video-iframe']);
const MEDIA = new Set(['video', 'amp-video']);
/** Any element may carry a player's address for a script to load; only known providers are believed. */
const HINTS = ['data-src', 'data-video-url', 'data-embed-url'];

/** True for an element that shows another document. */
export const isFrame = (name: string): boolean => FRAMES.has(name);

/** True for an element that stands for itself, so that text before and after it are different lines. */
export const isPlayer = (name: string): boolean =>
  isFrame(name) || MEDIA.has(name) || name === 'embed' || name === 'object';

/** The claim of an element, or null; `base` as for addresses. A frame with `srcdoc` claims by what is in it. */
export function claimOf(element: Element, base: URL | null): Claim | null {
  if (isFrame(element.name)) return frameClaim(element, base);
  if (MEDIA.has(element.name)) return mediaClaim(element);
  const address = pluginAddress(element);
  if (address !== null) {
    const type = element.attributes.type ?? '';
    return { kind: isMediaType(type) ? 'file' : 'plugin', address };
  }
  for (const provider of PROVIDERS) {
    const marked = provider.marked?.(element);
    if (marked) return { kind: 'plugin', address: marked };
  }
  const hint = HINTS.map((name) => element.attributes[name]).find((value) => value !== undefined);
  return hint === undefined ? null : { kind: 'hint', address: hint };
}

/** The mark-up to read in place of a frame's address: `srcdoc`, unless `src` is a known provider's. */
export function frameMarkup(element: Element, base: URL | null): string | null {
  const { src = '', srcdoc } = element.attributes;
  if (!isFrame(element.name) || srcdoc === undefined) return null;
  return readAddress(src, base).kind === 'video' ? null : srcdoc;
}

function frameClaim(element: Element, base: URL | null): Claim | null {
  if (frameMarkup(element, base) !== null) return null;
  const src = (element.attributes.src ?? '').trim();
  const lazy = Object.entries(element.attributes).flatMap(([name, value]) =>
    /^data-.*src$/.test(name) ? [value] : [],
  );
  const isVideo = (address: string) => readAddress(address, base).kind === 'video';
  const shown = /^(?:(?:about|data|javascript|blob):|$)/i.test(src) ? [] : [src];
  const address = [...shown, ...lazy].find(isVideo) ?? shown[0] ?? lazy[0];
  return address === undefined ? null : { kind: 'player', address, likely: (url) => isLikelyPlayer(element, url) };
}

/** Two of four signs make a frame of an unknown host a player. */
function isLikelyPlayer({ attributes }: Element, url: URL): boolean {
  const words = [...url.hostname.split('.'), ...url.pathname.split('/')].map((word) => word.toLowerCase());
  const signs = [
    attributes.allowfullscreen !== undefined ||
      /\b(?:autoplay|fullscreen|encrypted-media|picture-in-picture)\b/i.test(attributes.allow ?? ''),
    words.some((word) => /^(?:players?|videos?|video-?player|webplayer|vod)$/.test(word)),
    /video|player/i.test(`${attributes.title ?? ''} ${attributes.class ?? ''}`),
    [...url.searchParams.values()].some((value) => isMediaPath(value) && !/\.(?:m4v|ogv|mov)$/i.test(value)),
  ];
  return signs.filter(Boolean).length >= 2;
}

function mediaClaim({ attributes, children }: Element): Claim | null {
  const sources = children.flatMap((child) =>
    child.kind === 'element' && child.name === 'source' ? [child.attributes.src, child.attributes['data-src']] : [],
  );
  const address = [attributes.src, attributes['data-src'], ...sources].find((value) => (value ?? '').trim() !== '');
  return address === undefined ? null : { kind: 'file', address };
}

function pluginAddress({ name, attributes, children }: Element): string | null {
  if (name === 'embed') return attributes.src ?? null;
  if (name === 'oembed') return attributes.url ?? null;
  if (name !== 'object') return attributes['data-oembed-url'] ?? null;
  const movie = children.find(
    (child) =>
      child.kind === 'element' && child.name === 'param' && /^(?:movie|src)$/i.test(child.attributes.name ?? ''),
  );
  return attributes.data ?? (movie?.kind === 'element' ? (movie.attributes.value ?? null) : null);
}
