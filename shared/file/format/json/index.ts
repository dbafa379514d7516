/** JSON, JSON Lines, JSON Feed and JSON-LD. */
import type { Declared, Node } from '../../../document/document.ts';
import { element } from '../../../document/html.ts';
import { treeOfArticle } from '../article.ts';
import { type Content, firstOf } from '../content.ts';
import { plainText } from '../fragment.ts';
import { readText } from '../text.ts';
import { declarationsIn, entriesOf, type Mapping, type Value } from '../value.ts';
import { bodyFragments } from './body.ts';
import { clipsIn, type JsonClip, jsonBody } from './clips.ts';
import { downloadedDeclared } from './downloader.ts';
import { fragmentAt, readJson } from './parse.ts';
import { videosIn } from './videos.ts';

/** Limits: lines of JSON Lines, and texts of JSON that has no clip. */
const MOST_LINES = 20_000;
const MOST_TEXTS = 50_000;

/** Whether a source is a JSON object or list, or several on lines of their own (JSON Lines). */
export function isJson(source: string): boolean {
  return /^[\s\ufeff]{0,999}[{[]/.test(source) && valuesIn(source) !== null;
}

/** Whether a source is JSON with types of schema.org. */
export function isJsonLd(source: string): boolean {
  return /"@(?:context|graph|type)"\s{0,9}:/.test(source.slice(0, 4000)) && isJson(source);
}

/**
 * A clip is an object with the usual keys in any spelling, at any depth; several are in a list. JSON without a clip is
 * read as an aside, with a warning.
 */
export function readJsonFile(source: string): Content | Content[] {
  const values = valuesIn(source);
  if (values === null) return readText(source);
  const clips = clipsIn(values);
  if (clips.length === 0) return otherJson(source, values);
  const [only] = values;
  const whole = clips.length === 1 && values.length === 1 ? only : undefined;
  return firstOf(clips, (clip) => contentOf(source, clip, whole ?? clip.map));
}

function valuesIn(source: string): Value[] | null {
  const values: Value[] = [];
  let broken = 0;
  for (let at = behindGap(source, 0); at < source.length && values.length < MOST_LINES; at = behindGap(source, at)) {
    const read = readJson(source, at);
    if (read) values.push(read.value);
    else broken++;
    if (broken > values.length / 2 || read?.value.kind === 'scalar') return null;
    at = read?.end ?? nextLine(source, at);
  }
  return values.length > 0 ? values : null;
}

function behindGap(source: string, at: number): number {
  const gap = /[\s\ufeff,]*/y;
  gap.lastIndex = at;
  gap.test(source);
  return gap.lastIndex;
}

/** A broken line of JSON Lines is skipped alone. */
function nextLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

function contentOf(source: string, { map, channel }: JsonClip, around: Value): Content {
  const entries = entriesOf(map);
  const declared = [...declarationsIn(entries), ...downloadedDeclared(map)].map(plain).filter(isStatement);
  const first = (name: string) => declared.find((row) => row.name === `stated:${name}`);
  const fragments = (names: readonly string[]) =>
    declared.filter(({ name }) => names.includes(name)).map(({ start, end }) => fragmentAt(source, start, end));
  const [title, summary] = [first('title'), first('summary')];
  const body = jsonBody(entries);
  const root = treeOfArticle({
    start: map.start,
    end: map.end,
    title: title ? fragmentAt(source, title.start, title.end) : null,
    summary: summary ? fragmentAt(source, summary.start, summary.end) : null,
    body: body ? bodyFragments(source, body) : [],
    footer: fragments(['stated:author', 'stated:keywords', 'stated:section']),
    videos: [...videosIn(source, map, entries), ...schemaVideos(source, around)],
  });
  return { root, declared: [...declared, ...(channel ? ofChannel(channel) : [])] };
}

/** Whether a value is usable: a number as outlet, author, section or keyword is an id of some table. */
function isStatement({ name, value }: Declared): boolean {
  return name.startsWith('stated:') && (/\p{L}/u.test(value) || !/:(?:outlet|author|section|keywords)$/.test(name));
}

/** Without mark-up and entities, which titles and summaries may contain. */
function plain(row: Declared): Declared {
  return /^stated:(?:title|summary|outlet|author|section)$/.test(row.name)
    ? { ...row, value: plainText(row.value) }
    : row;
}

/** The title of a list of clips is the outlet of each. */
function ofChannel(channel: Mapping): Declared[] {
  return declarationsIn(channel.entries).flatMap((row): Declared[] => {
    if (row.name === 'stated:language') return [row];
    return /^stated:(?:title|outlet)$/.test(row.name) ? [{ ...plain(row), name: 'stated:outlet' }] : [];
  });
}

/** The JSON as a JSON-LD script, in which `VideoObject`s are found as in a page. */
function schemaVideos(source: string, { start, end }: Value): Node[] {
  const value = source.slice(start, end);
  if (!value.includes('VideoObject')) return [];
  const script = element('script', start, end, { type: 'application/ld+json' });
  script.children.push({ kind: 'text', value, start, end });
  return [script];
}

function otherJson(source: string, values: readonly Value[]): Content {
  const root = element('root', 0, source.length);
  // Names are found in an aside, but no title, date or main text.
  const aside = element('aside', 0, source.length);
  root.children.push(aside);
  const waiting = values.toReversed();
  for (let value = waiting.pop(); value && aside.children.length < MOST_TEXTS; value = waiting.pop()) {
    if (value.kind === 'scalar') {
      if (/\p{L}/u.test(value.text)) aside.children.push(paragraph(source, value.start, value.end));
    } else {
      const inner = value.kind === 'list' ? value.items : value.entries.map(([, one]) => one);
      for (let i = inner.length - 1; i >= 0; i--) waiting.push(...inner.slice(i, i + 1));
    }
  }
  const message =
    'No clip was found in this JSON: none of its objects has a title with a text, a date or a summary. Name them `title`, `text`, `date`, `summary`.';
  return { root, declared: [], warnings: [{ code: 'clip-missing', message }] };
}

function paragraph(source: string, start: number, end: number): Node {
  const { text, offsets } = fragmentAt(source, start, end);
  return { ...element('p', start, end), children: [{ kind: 'text', value: text, start, end, offsets }] };
}
