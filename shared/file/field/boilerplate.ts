/** Where a page speaks of other texts than its own or announces events, so that dates there are trusted less. */
import type { Evidence } from '../../contract/clip.ts';
import type { Element } from '../../document/document.ts';
import { classHintOf } from '../main-text/class-hints.ts';
import { hasWord } from './class-words.ts';

/** What a part of a page tells of: other texts, or other days than the text's own (events, archives, the newest). */
export type Other = 'texts' | 'days';

/**
 * What the part of a page around an offset tells of, if it is a menu, comments, related articles or the like; else null. Never
 * one that holds the headline, whatever its name (`<body class="has-sidebar">`). Only the elements around the offset are read.
 */
export function otherAt(root: Element, headline: Evidence | null, offset: number): Other | null {
  let other: Other | null = null;
  for (let around: Element | null = root; around && other === null; around = childAt(around, offset))
    other = otherIn(around, headline);
  return other;
}

/** The child element that holds an offset; children are in the order of the source. */
function childAt({ children }: Element, offset: number): Element | null {
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const child = children[low - 1];
  return child?.kind === 'element' && offset < child.end ? child : null;
}

function otherIn(element: Element, headline: Evidence | null): Other | null {
  const { name, start, end, attributes } = element;
  if (name === 'html' || name === 'body' || (headline && start <= headline.start && end >= headline.end)) return null;
  if (isOfOtherDays(attributes.class) || isOfOtherDays(attributes.id)) return 'days';
  switch (classHintOf(element)) {
    case 'chrome':
    case 'other-text':
      return 'texts';
    case 'supplement':
      return isOwn(attributes.class) || isOwn(attributes.id) ? null : 'texts';
    default:
      return null;
  }
}

/** Class names of additions that are this text's own: `post-meta` and `teaser-date` hold its day, so may a line to share it. */
const isOwn = hasWord('meta metadata byline date datum firstline published info vcard print share tag tags');
/** Class names of what shows days of other texts: announced events, archives by day, lists of the newest. */
const isOfOtherDays = hasWord(
  `event events calendar kalender veranstaltung agenda archive archives recent ticker breaking toplist newslist wm ipp`,
);
