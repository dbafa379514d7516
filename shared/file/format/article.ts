import type { Element, Node } from '../../document/document.ts';
import { element } from '../../document/html.ts';
import { foldMarks } from '../../language/fold.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { type Fragment, nodesOfFragment, plainText } from './fragment.ts';

/** What a record (an object of JSON, an item of a feed) holds to be read. */
export interface Article {
  readonly start: number;
  readonly end: number;
  readonly title: Fragment | null;
  readonly summary: Fragment | null;
  readonly body: readonly Fragment[];
  /** Who wrote it, its keywords: read for names, but no part of the text. */
  readonly beside: readonly Fragment[];
  readonly videos: readonly Node[];
}

/** A record as the tree of a page: heading, player, summary, text, what stands beside it. */
export function treeOfArticle({ start, end, title, summary, body, beside, videos }: Article): Element {
  const root = element('root', start, end);
  if (title) root.children.push(holder('h1', title));
  root.children.push(...videos);
  if (summary && !says(body[0], summary)) root.children.push(holder('div', summary));
  for (const passage of body) root.children.push(holder('div', passage));
  const footer = element('footer', end, end);
  for (const passage of beside) footer.children.push(holder('p', passage));
  root.children.push(footer);
  return root;
}

function holder(name: string, passage: Fragment): Element {
  const { offsets, text } = passage;
  return { ...element(name, offsets[0] ?? 0, offsets[text.length] ?? 0), children: nodesOfFragment(passage) };
}

/** Characters by which a summary is known in the text. */
const KNOWN_BY = 80;

function says(body: Fragment | undefined, { text }: Fragment): boolean {
  if (!body) return false;
  const known = foldMarks(collapseSpaces(plainText(text.slice(0, 4 * KNOWN_BY)))).slice(0, KNOWN_BY);
  return foldMarks(plainText(body.text.slice(0, 10_000))).includes(known);
}

/** A video that a record names by its player or its files: one claim, as of schema.org's `VideoObject`. */
export function videoElement(
  players: readonly string[],
  files: readonly string[],
  start: number,
  end: number,
): Element {
  const video = element('div', start, end, { itemscope: '', itemtype: 'https://schema.org/VideoObject' });
  for (const content of players) video.children.push(element('meta', start, end, { itemprop: 'embedUrl', content }));
  for (const content of files) video.children.push(element('meta', start, end, { itemprop: 'contentUrl', content }));
  return video;
}
