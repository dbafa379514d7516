/** Candidates in single elements: frames, media, plug-ins, providers' own tags and scripts. */
import type { Element, Node } from '../document/document.ts';
import { readFragment } from '../document/html.ts';
import { parseJson } from '../document/json.ts';
import { parseJsonLd } from '../document/json-ld.ts';
import { nodesIn } from '../document/traverse.ts';
import { readAddress } from './address.ts';
import { markupIn, playersOf } from './attributes.ts';
import type { Candidate } from './candidate.ts';
import { type Players, playersIn } from './json-players.ts';
import type { PlayerCall, Provider, Tag } from './provider.ts';
import { isMediaPath, isMediaType } from './providers/direct.ts';
import { PROVIDERS } from './providers/index.ts';
import { callsIn } from './script.ts';
import { hasClass } from './widget.ts';

const FRAMES = new Set(['iframe', 'amp-iframe', 'amp-video-iframe']);
const MEDIA = new Set(['video', 'amp-video']);
/** Mark-up in an attribute of mark-up in an attribute is read; deeper it is a mistake or an attack. */
const DEEPEST = 2;

const tags = new Map<string, (readonly [Provider, Tag])[]>();
for (const provider of PROVIDERS) {
  for (const tag of provider.tags ?? []) tags.set(tag.name, [...(tags.get(tag.name) ?? []), [provider, tag]]);
}
const markers = PROVIDERS.flatMap(({ marked }) => marked ?? []);
const calls = new Map<string, PlayerCall>(
  PROVIDERS.flatMap((row) => (row.calls ?? []).map((call) => [call.name, call])),
);
const callNames = new Set(calls.keys());

/** True for an element that shows another document. */
export const isFrame = (name: string): boolean => FRAMES.has(name);

/** True for a player: text before and after it is on different lines. */
export const isPlayer = (name: string): boolean =>
  isFrame(name) || MEDIA.has(name) || name === 'embed' || name === 'object';

/** The candidates in an element, in order. A frame with `srcdoc` has none of its own: its mark-up is read instead. */
export function candidatesInElement(element: Element, base: URL | null, depth = 0): Candidate[] {
  if (isFrame(element.name)) return frameCandidates(element, base);
  const bare = isBare(element.attributes);
  const widget = bare ? null : widgetAddress(element);
  if (widget !== null) return [{ kind: 'widget', address: widget }];
  if (MEDIA.has(element.name)) return mediaCandidates(element);
  if (element.name === 'script') return scriptCandidates(element, base, depth);
  const address = pluginAddress(element, base);
  if (address !== null) {
    const type = element.attributes.type ?? '';
    return [{ kind: isMediaType(type) ? 'file' : 'plugin', address }];
  }
  return bare ? [] : heldCandidates(playersOf(element), base, depth);
}

/** The candidates in what attributes hold; links in mark-up that is held there are citations. */
function heldCandidates({ addresses, files, markup }: Players, base: URL | null, depth: number): Candidate[] {
  const plain = [
    ...addresses.map((address): Candidate => ({ kind: 'hint', address })),
    ...files.map((address): Candidate => ({ kind: isMediaPath(pathOf(address)) ? 'plugin' : 'hint', address })),
  ];
  if (depth >= DEEPEST || markup.length === 0) return plain;
  const elements = markup.flatMap((one) => [...nodesIn(readFragment(one))]).filter((node) => node.kind === 'element');
  return [...plain, ...elements.flatMap((element) => candidatesInElement(element, base, depth + 1))];
}

const pathOf = (address: string): string => address.split(/[?#]/, 1)[0] ?? '';

/** The address in a provider's own mark-up; null for any other element. */
function widgetAddress(element: Element): string | null {
  const { name, attributes } = element;
  for (const [provider, tag] of tags.get(name) ?? []) {
    const value = attributes[tag.attribute]?.trim();
    if (!value) continue;
    if (/^(?:https?:)?\/\//i.test(value)) return value;
    return provider.player?.((tag.kind ?? '') + value) ?? null;
  }
  for (const marked of markers) {
    const address = marked(element);
    if (address !== null && address !== '') return address;
  }
  return (name === 'oembed' ? attributes.url : attributes['data-oembed-url']) ?? null;
}

function isBare(attributes: Element['attributes']): boolean {
  for (const _ in attributes) return false;
  return true;
}

/** The mark-up of a frame, which is read in place of its address: `srcdoc`, unless `src` is a known provider's. */
export function frameMarkup(element: Element, base: URL | null): string | null {
  const { src = '', srcdoc } = element.attributes;
  if (!isFrame(element.name) || srcdoc === undefined) return null;
  return readAddress(src, base).kind === 'video' ? null : srcdoc;
}

function frameCandidates(element: Element, base: URL | null): Candidate[] {
  if (frameMarkup(element, base) !== null) return [];
  const src = (element.attributes.src ?? '').trim();
  const lazy = [...drupalTarget(src), ...playersOf(element).addresses];
  const isVideo = (address: string) => readAddress(address, base).kind === 'video';
  const shown = isNowhere(src) ? [] : [src];
  const address = [...shown, ...lazy].find(isVideo) ?? shown[0] ?? lazy[0];
  return address === undefined ? [] : [{ kind: 'player', address, likely: (url) => isLikelyPlayer(element, url) }];
}

/** Drupal frames a video by a page of its own site, whose address names the video's. */
function drupalTarget(src: string): string[] {
  const query = /^[^?#]{0,2000}\/media\/oembed\?(.{1,4000})/s.exec(src)?.[1] ?? '';
  return [new URLSearchParams(query).get('url')].filter((target) => target !== null);
}

/** True for an address of nothing outside the page: a placeholder of lazy loading, or made by a script. */
const isNowhere = (address: string): boolean => /^(?:(?:about|data|blob|javascript):|$)/i.test(address.trim());

/** A frame of an unknown host is a player if at least two of four signs are present. */
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

/** One element is one video, however many sources it has. */
function mediaCandidates(element: Element): Candidate[] {
  const { attributes, children } = element;
  const sources = children.flatMap((child) =>
    child.kind === 'element' && child.name === 'source' ? [child.attributes.src, child.attributes['data-src']] : [],
  );
  const address = [attributes.src, attributes['data-src'], ...sources].find((value) => !isNowhere(value ?? ''));
  if (address !== undefined) return [{ kind: 'file', address }];
  const { addresses, files } = playersOf(element);
  return [...addresses, ...files].slice(0, 1).map((held) => ({ kind: 'file', address: held }));
}

/** The address of a loader script, what a builder keeps in one, or the calls of documented player functions. */
function scriptCandidates({ attributes, children }: Element, base: URL | null, depth: number): Candidate[] {
  const address = attributes.src ?? attributes['data-src'];
  if (address !== undefined) return [{ kind: 'hint', address }];
  const script = () => children.map((child) => (child.kind === 'text' ? child.value : '')).join('');
  const type = attributes.type ?? '';
  if (/^\s*text\/(?:template|html|plain)\b/i.test(type)) {
    // Borlabs Cookie keeps blocked mark-up in base64.
    const written = script().trim();
    const markup = written.startsWith('<') ? null : markupIn(written);
    if (markup !== null) return heldCandidates({ addresses: [], files: [], markup: [markup] }, base, depth);
  }
  if (/^\s*application\/json\b/i.test(type)) {
    // Webflow keeps the videos of a lightbox in JSON.
    const isWebflow = hasClass({ attributes }, 'w-json');
    return isWebflow ? heldCandidates(playersIn(parseJsonLd(script())), base, depth) : stateCandidates(script(), base);
  }
  if (!/^\s*(?:$|module\b|text\/plain\b|.{0,60}(?:javascript|ecmascript|rocketlazyloadscript))/i.test(type)) return [];
  return callsIn(script(), callNames).flatMap(({ name, given }): Candidate[] => {
    const player = calls.get(name)?.address(given) ?? null;
    return player === null ? [] : [{ kind: 'plugin', address: player }];
  });
}

/** A page that scripts draw keeps its content in JSON (`__NEXT_DATA__`). More videos than these are lists of other pages. */
const MOST_IN_STATE = 3;
const PROVIDER = /youtu\.?be|vimeo|dailymotion|rutube|rumble|streamable|wistia|tiktok/i;

function stateCandidates(script: string, base: URL | null): Candidate[] {
  if (!PROVIDER.test(script)) return [];
  const { addresses, files, markup } = playersIn(parseJson(script.trim()));
  const frames = markup.flatMap((one) => [...nodesIn(readFragment(one))]).filter(isFrameNode);
  const all = [...addresses, ...files, ...frames.flatMap(({ attributes: { src } }) => src ?? [])];
  const videos = new Map<string, Candidate>();
  for (const address of all) {
    const read = readAddress(address, base);
    if (read.kind === 'video') videos.set(`${read.provider} ${read.video.videoId}`, { kind: 'hint', address });
  }
  return videos.size <= MOST_IN_STATE ? [...videos.values()] : [];
}

const isFrameNode = (node: Node): node is Element => node.kind === 'element' && isFrame(node.name);

function pluginAddress({ name, attributes, children }: Element, base: URL | null): string | null {
  if (name === 'embed') return attributes.src ?? null;
  if (name !== 'object') return null;
  const movies = children.flatMap((child) =>
    child.kind === 'element' && child.name === 'param' && /^(?:movie|src)$/i.test(child.attributes.name ?? '')
      ? [child.attributes.value]
      : [],
  );
  const named = [attributes.data, ...movies].filter((address) => address !== undefined && address.trim() !== '');
  return named.find((address) => readAddress(address ?? '', base).kind === 'video') ?? named[0] ?? null;
}
