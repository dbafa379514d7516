/** The videos that a record in JSON has. */
import type { Node } from '../../../document/document.ts';
import { element } from '../../../document/html.ts';
import { videoElement } from '../article.ts';
import { nodesOfFragment } from '../fragment.ts';
import { type Entry, type Mapping, type Scalar, textsIn, type Value, valueAt } from '../value.ts';
import { downloadedVideo, isDownloaded } from './downloader.ts';
import { fragmentAt } from './parse.ts';

/** Keys whose value is a video, and keys whose value may be one; letters only. */
const VIDEO =
  /^(?:videos?|embeds?|embed(?:url|html|code|link|iframe)|video(?:url|embed|embedurl|link|src|file)|player(?:url|embed|embedurl|html)?|iframe|contenturl|stream(?:url)?|hls(?:url)?|mp4(?:url)?|youtube(?:url|id)?|vimeo(?:url|id)?|dailymotion(?:url|id)?|oembed)$/;
const MEDIA = /^(?:media|multimedia|mediaurl|enclosures?|attachments?|files?|audiovideo)$/;
/** Keys of a video file rather than of a player. */
const FILE = /^(?:contenturl|file(?:url)?|src|source|mp4(?:url)?|hls(?:url)?|stream(?:url)?|videofile|videosrc)$/;
const ID = /^[\w-]{3,40}$/;
const ADDRESS = /^(?:https?:)?\/\/\S+$/i;
/** Keys of pictures. */
const STILL = /thumb|image|poster|preview|icon|logo|picture/;
const TYPE = ['type', 'mimetype', 'mime_type', 'mime-type', 'medium', 'format', 'encodingformat'];
/** Addresses of videos, for records that give a provider's name and an id. */
const PROVIDERS: readonly (readonly [name: RegExp, address: string])[] = [
  [/youtube/i, 'https://www.youtube.com/watch?v='],
  [/vimeo/i, 'https://vimeo.com/'],
  [/dailymotion/i, 'https://www.dailymotion.com/video/'],
];
/** Limits of what is searched for videos. */
const DEEPEST = 4;
const MOST_VALUES = 100;

/** The videos in the entries of a record: embed code as its mark-up, addresses as `VideoObject`s. */
export function videosIn(source: string, map: Mapping, entries: readonly Entry[]): Node[] {
  const named = entries.flatMap(([key, value]) => {
    const letters = lettersOf(key);
    if (VIDEO.test(letters)) return nodesIn(source, letters, value, true, 0);
    return MEDIA.test(letters) ? nodesIn(source, letters, value, false, 0) : [];
  });
  return [...ofYouTube(map), ...downloadedVideo(map), ...named];
}

/** A response of the YouTube API: `kind: "youtube#video"` with an id, or with an object that holds it. */
function ofYouTube(map: Mapping): Node[] {
  const provider = /^youtube#/.test(wordAt(map, 'kind')) ? providerOf('youtube') : null;
  const id = valueAt(map, 'id');
  const text = id?.kind === 'map' ? wordAt(id, 'videoid') : wordAt(map, 'id');
  return provider !== null && ID.test(text) ? [videoElement([provider + text], [], map.start, map.end)] : [];
}

/** Whether a record has a key that is always a video, or is the description of a downloaded one. */
export function hasVideo(map: Mapping, entries: readonly Entry[]): boolean {
  return isDownloaded(map) || entries.some(([key, value]) => VIDEO.test(lettersOf(key)) && textsIn(value).length > 0);
}

function nodesIn(source: string, key: string, value: Value, certain: boolean, depth: number): Node[] {
  if (depth > DEEPEST) return [];
  if (value.kind === 'list') {
    return value.items.slice(0, MOST_VALUES).flatMap((item) => nodesIn(source, key, item, certain, depth + 1));
  }
  if (value.kind === 'map') return ofMap(source, value, certain, depth);
  if (value.text.includes('<')) return nodesOfFragment(fragmentAt(source, value.start, value.end));
  return ofAddress(value, key, certain);
}

function ofMap(source: string, map: Mapping, certain: boolean, depth: number): Node[] {
  const { players, files, pages } = addressesIn(map);
  const inner = map.entries.slice(0, MOST_VALUES).flatMap(([key, value]) => {
    if (STILL.test(lettersOf(key))) return [];
    if (value.kind === 'scalar') return value.text.includes('<') ? nodesIn(source, key, value, certain, depth) : [];
    return nodesIn(source, lettersOf(key), value, certain, depth + 1);
  });
  // The address of the page is used only where there is no player or file.
  const shown = players.length + files.length > 0 ? players : pages;
  if (shown.length + files.length === 0) return inner;
  if (certain || /^video\b/i.test(wordAt(map, ...TYPE)))
    return [videoElement(shown, files, map.start, map.end), ...inner];
  return [...[...shown, ...files].map((href) => linkTo(href, map.start, map.end)), ...inner];
}

function addressesIn(map: Mapping): { readonly players: string[]; readonly files: string[]; readonly pages: string[] } {
  const [players, files, pages]: [string[], string[], string[]] = [[], [], []];
  const isFile = /^video\//i.test(wordAt(map, ...TYPE));
  const provider = providerOf(wordAt(map, 'provider', 'platform', 'host', 'service', 'kind', ...TYPE));
  const id = wordAt(map, 'id', 'videoid', 'video_id');
  if (provider !== null && ID.test(id)) players.push(provider + id);
  for (const [key, value] of map.entries.slice(0, MOST_VALUES)) {
    const letters = lettersOf(key);
    if (value.kind !== 'scalar' || !ADDRESS.test(value.text) || STILL.test(letters)) continue;
    if (FILE.test(letters)) files.push(value.text);
    else if (VIDEO.test(letters)) players.push(value.text);
    else if (/^(?:url|link|href|permalink)$/.test(letters)) (isFile ? files : pages).push(value.text);
  }
  return { players, files, pages };
}

function providerOf(name: string): string | null {
  return PROVIDERS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function ofAddress({ text, start, end }: Scalar, key: string, certain: boolean): Node[] {
  const provider = providerOf(key);
  if (provider !== null && ID.test(text)) return [videoElement([provider + text], [], start, end)];
  if (!ADDRESS.test(text)) return [];
  if (!certain) return [linkTo(text, start, end)];
  return FILE.test(key) ? [videoElement([], [text], start, end)] : [videoElement([text], [], start, end)];
}

/** A link alone in its line, which counts as a video if it leads to one. */
function linkTo(href: string, start: number, end: number): Node {
  const line = element('p', start, end);
  line.children.push(element('a', start, end, { href }));
  return line;
}

function wordAt(map: Mapping, ...keys: readonly string[]): string {
  const value = valueAt(map, ...keys);
  return value?.kind === 'scalar' ? value.text : '';
}

function lettersOf(key: string): string {
  return key
    .slice(0, 40)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
