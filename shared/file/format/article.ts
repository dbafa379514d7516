/** Turns records of data formats into trees like those of pages. */
import type { Element, Node } from '../../document/document.ts';
import { element } from '../../document/html.ts';
import { foldMarks } from '../../language/fold.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { type Fragment, nodesOfFragment, plainText } from './fragment.ts';

/** What is read of a record: an object of JSON, an item of a feed. */
export interface Article {
  readonly start: number;
  readonly end: number;
  readonly title: Fragment | null;
  readonly summary: Fragment | null;
  readonly body: readonly Fragment[];
  /** Author and keywords: searched for names, but not part of the text. */
  readonly footer: readonly Fragment[];
  readonly videos: readonly Node[];
}

/** A record as the tree of a page: heading, player, summary, text, footer. */
export function treeOfArticle({ start, end, title, summary, body, footer, videos }: Article): Element {
  const root = element('root', start, end);
  if (title) root.children.push(elementWith('h1', title));
  root.children.push(...videos);
  if (summary && !contains(body[0], summary)) root.children.push(elementWith('div', summary));
  for (const fragment of body) root.children.push(elementWith('div', fragment));
  const last = element('footer', end, end);
  for (const fragment of footer) last.children.push(elementWith('p', fragment));
  root.children.push(last);
  return root;
}

function elementWith(name: string, fragment: Fragment): Element {
  const { offsets, text } = fragment;
  return { ...element(name, offsets[0] ?? 0, offsets[text.length] ?? 0), children: nodesOfFragment(fragment) };
}

/** A summary whose first characters are in the text is not repeated before it. */
const COMPARED = 80;

function contains(body: Fragment | undefined, { text }: Fragment): boolean {
  if (!body) return false;
  const known = foldMarks(collapseSpaces(plainText(text.slice(0, 4 * COMPARED)))).slice(0, COMPARED);
  return foldMarks(plainText(body.text.slice(0, 10_000))).includes(known);
}

/** A video that a record gives by its players or files, as microdata of schema.org's `VideoObject`. */
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
