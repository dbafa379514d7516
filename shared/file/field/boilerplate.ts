/** Where a page speaks of other texts than its own or announces events, so that dates there are trusted less. */
import type { Evidence } from '../../contract/clip.ts';
import type { Element } from '../../document/document.ts';
import { nodesIn } from '../../document/traverse.ts';
import { classHintOf } from '../main-text/class-hints.ts';
import { anyWord, classWords } from './class-words.ts';

/** A part of a page that tells of other texts, or of other days than the text's own: events, archives, the newest. */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly tellsOf: 'texts' | 'days';
}

/**
 * The parts of a page that tell of other texts: menus, comments, related articles. In order, none within another. Never
 * one that holds the headline, whatever its name (`<body class="has-sidebar">`).
 */
export function boilerplateRanges(root: Element, headline: Evidence | null): Range[] {
  const ranges: Range[] = [];
  let inside = false;
  for (const node of nodesIn([root], () => !inside)) {
    const tellsOf = node.kind === 'element' ? otherIn(node, headline) : null;
    inside = tellsOf !== null;
    if (tellsOf) ranges.push({ start: node.start, end: node.end, tellsOf });
  }
  return ranges;
}

function otherIn(element: Element, headline: Evidence | null): Range['tellsOf'] | null {
  const { name, start, end, attributes } = element;
  if (name === 'html' || name === 'body' || (headline && start <= headline.start && end >= headline.end)) return null;
  if (holds(OTHER_DAYS, attributes)) return 'days';
  switch (classHintOf(element)) {
    case 'chrome':
    case 'other-text':
      return 'texts';
    case 'supplement':
      return holds(BYLINE_WORDS, attributes) ? null : 'texts';
    default:
      return null;
  }
}

/** Class names of additions that are this text's own: `post-meta` and `teaser-date` hold its day, so may a line to share it. */
const BYLINE_WORDS = wordList('meta metadata byline date datum firstline published info vcard print share tag tags');
/** Class names of what shows days of other texts: announced events, archives by day, lists of the newest. */
const OTHER_DAYS = wordList(
  `event events calendar kalender veranstaltung agenda archive archives recent ticker breaking toplist newslist wm ipp`,
);

interface WordList {
  readonly words: ReadonlySet<string>;
  readonly any: RegExp;
}

function wordList(list: string): WordList {
  const words = new Set(list.split(' '));
  return { words, any: anyWord(words) };
}

function holds({ words, any }: WordList, attributes: Element['attributes']): boolean {
  return [attributes.class, attributes.id].some(
    (names) => names !== undefined && any.test(names) && classWords(names).some((word) => words.has(word)),
  );
}

/** The range that holds an offset, of ranges in order; null where none does. */
export function rangeAt(ranges: readonly Range[], offset: number): Range | null {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range && offset < range.end ? range : null;
}
