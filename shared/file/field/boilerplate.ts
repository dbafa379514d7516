/** Where a page speaks of other texts than its own or announces events, so that dates there are trusted less. */
import type { Evidence } from '../../contract/clip.ts';
import type { Element } from '../../document/document.ts';
import { nodesIn } from '../../document/traverse.ts';
import { classHintOf } from '../main-text/class-hints.ts';
import { anyWord, classWords } from './class-words.ts';

export type Range = readonly [start: number, end: number];

/**
 * The parts of a page that tell of other texts: menus, comments, related articles. In order, none within another. Never
 * one that holds the headline, whatever its name (`<body class="has-sidebar">`).
 */
export function boilerplateRanges(root: Element, headline: Evidence | null): Range[] {
  const ranges: Range[] = [];
  let boilerplate = false;
  for (const node of nodesIn([root], () => !boilerplate)) {
    boilerplate = node.kind === 'element' && isBoilerplate(node, headline);
    if (boilerplate) ranges.push([node.start, node.end]);
  }
  return ranges;
}

/** Dates in a `supplement` are this text's own: `post-meta` holds its byline. */
function isBoilerplate(element: Element, headline: Evidence | null): boolean {
  const { name, start, end } = element;
  if (name === 'html' || name === 'body' || (headline && start <= headline.start && end >= headline.end)) return false;
  const hint = classHintOf(element);
  return (
    hint === 'chrome' ||
    hint === 'other-text' ||
    namesEvents(element.attributes.class) ||
    namesEvents(element.attributes.id)
  );
}

/** By class name: events that are announced, and archives by day. Their days are not that of publication. */
const EVENTS = new Set('event events calendar kalender veranstaltung agenda archive archives'.split(' '));
const ANY_EVENT = anyWord(EVENTS);

function namesEvents(names: string | undefined): boolean {
  return names !== undefined && ANY_EVENT.test(names) && classWords(names).some((word) => EVENTS.has(word));
}

/** Whether one of the ranges, which are in order, holds an offset. */
export function isWithin(ranges: readonly Range[], offset: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset < (ranges[low - 1]?.[1] ?? 0);
}
