/** Finds the clips in JSON. */
import { fieldNameOf } from '../key-names.ts';
import { type Entry, entriesOf, type Mapping, textsIn, type Value, valueAt } from '../value.ts';
import { hasVideo } from './videos.ts';

/** A clip in JSON, and the map around its list (JSON Feed), if there is one. */
export interface JsonClip {
  readonly map: Mapping;
  readonly channel: Mapping | null;
}

/** Keys of a text, the most complete first; letters only. */
const BODY =
  `articlebody body html bodyhtml contenthtml contentencoded content contenttext fulltext maintext text bodytext articletext
   transcript story article paragraphs texte contenu texto contenido inhalt testo corpo metin icerik текст النص`.split(
    /\s+/,
  );
/** Types of schema.org that are clips; objects of other types are not. */
const CLIP =
  /(?:Article|Posting|Report|VideoObject|AudioObject|MediaObject|Clip|Episode|Broadcast\w{0,20}|Interview|Review|CreativeWork|PressRelease)$/i;
/** Keys of settings, schemas, manifests and geodata, which are no clips. */
const NO_CLIP = [
  '$schema',
  'openapi',
  'swagger',
  'properties',
  'dependencies',
  'devdependencies',
  'scripts',
  'geometry',
  'coordinates',
  'manifest_version',
  'start_url',
];
/** A text alone is a clip if it has this many characters. */
const LEAST_TEXT = 40;
/** Levels below the top, and values looked at. */
const DEEPEST = 10;
const MOST_VALUES = 50_000;

/**
 * The clips in JSON: the objects nearest to the root that look like one, whatever wraps them (`data`, `items`,
 * `@graph`, `edges`); none in settings, schemas and other data.
 */
export function clipsIn(values: readonly Value[]): JsonClip[] {
  let level = values.map((value): Placed => ({ value, channel: null }));
  let left = MOST_VALUES;
  for (let depth = 0; depth < DEEPEST && level.length > 0 && left > 0; depth++) {
    const clips = level.flatMap(({ value, channel }) =>
      value.kind === 'map' && isClip(value) && !isChannel(value) ? [{ map: value, channel }] : [],
    );
    if (clips.length > 0) return withoutVideos(clips);
    level = level.flatMap(below).slice(0, left);
    left -= level.length;
  }
  return [];
}

interface Placed {
  readonly value: Value;
  readonly channel: Mapping | null;
}

function below({ value, channel }: Placed): Placed[] {
  if (value.kind === 'scalar') return [];
  const inner = value.kind === 'list' ? value.items : value.entries.map(([, one]) => one);
  const next = value.kind === 'map' ? value : channel;
  return inner.filter(({ kind }) => kind !== 'scalar').map((one) => ({ value: one, channel: next }));
}

/** A video next to an article is part of it, not a clip. */
function withoutVideos(clips: JsonClip[]): JsonClip[] {
  const articles = clips.filter(({ map }) => !typesOf(map).some((type) => /(?:Video|Audio|Media)Object$/i.test(type)));
  return articles.length > 0 ? articles : clips;
}

/** Whether a map has a list of clips and no text of its own (JSON Feed). */
function isChannel(map: Mapping): boolean {
  if (jsonBody(map.entries) !== null) return false;
  return map.entries.some(
    ([, value]) => value.kind === 'list' && value.items.slice(0, 3).some((item) => item.kind === 'map' && isClip(item)),
  );
}

function isClip(map: Mapping): boolean {
  if (valueAt(map, ...NO_CLIP) !== null) return false;
  const types = typesOf(map);
  if (types.length > 0 && !types.some((type) => CLIP.test(type))) return false;
  const entries = entriesOf(map);
  const has = new Set(entries.map(([key, value]) => (textsIn(value).length > 0 ? fieldNameOf(key) : null)));
  const body = jsonBody(entries) !== null;
  const dated = has.has('published-on');
  const video = hasVideo(map, entries);
  if (types.length > 0 && (has.has('title') || body)) return true;
  if (has.has('title') && !isNamed(entries)) {
    return body || dated || video || has.has('summary') || (has.has('outlet') && has.has('source-url'));
  }
  if (has.has('title')) return body || (dated && (has.has('summary') || video));
  return body && (dated || has.has('outlet') || has.has('summary') || has.has('source-url') || isLong(entries));
}

/** Whether the only key for a title is `name`, which people, places and packages have too. */
function isNamed(entries: readonly Entry[]): boolean {
  return entries.every(([key]) => fieldNameOf(key) !== 'title' || key.toLowerCase() === 'name');
}

function isLong(entries: readonly Entry[]): boolean {
  const texts = textsIn(jsonBody(entries) ?? { kind: 'list', items: [], start: 0, end: 0 });
  return (
    texts.reduce((sum, { text }) => sum + text.length, 0) >= LEAST_TEXT && texts.some(({ text }) => /\s/.test(text))
  );
}

function typesOf(map: Mapping): string[] {
  const type = valueAt(map, '@type');
  return type ? textsIn(type).map(({ text }) => text) : [];
}

/** The text of a clip: the value of its most complete key; null where there is none. */
export function jsonBody(entries: readonly Entry[]): Value | null {
  let best: { readonly value: Value; readonly rank: number } | null = null;
  for (const [key, value] of entries) {
    const rank = BODY.indexOf(key.toLowerCase().replace(/[^\p{L}]/gu, ''));
    if (rank >= 0 && (!best || rank < best.rank) && holdsText(value)) best = { value, rank };
  }
  return best?.value ?? null;
}

/** Whether a value may hold text, at any depth. */
function holdsText(value: Value): boolean {
  if (value.kind === 'scalar') return value.text.trim() !== '';
  if (value.kind === 'list') return value.items.slice(0, 3).some((item) => item.kind === 'map' || holdsText(item));
  return (
    valueAt(
      value,
      'rendered',
      'html',
      'text',
      'value',
      'blocks',
      'children',
      'content',
      'nodes',
      'ops',
      'document',
      'root',
    ) !== null
  );
}
