import type { Evidence } from '../../contract/clip.ts';
import type { Element } from '../../document/document.ts';
import { nodesIn } from '../../document/traverse.ts';
import { anyWord, classWords } from './class-words.ts';

/** Parts of a page that tell of others, by the words of their class or id. */
const BESIDE = new Set(
  `related sidebar widget widgets comment comments commentlist kommentar kommentare footer recommend recommended
  recommendations teaser teasers latest recent popular trending ticker breaking nav navigation menu promo sponsored
  outbrain taboola similar mostread toplist newslist newsletter wm ipp archive archives event events calendar kalender veranstaltung agenda`.split(
    /\s+/,
  ),
);
const BESIDE_AT_ALL = anyWord(BESIDE);
const ELEMENTS = new Set(['nav', 'aside', 'footer', 'menu', 'dialog', 'template', 'select', 'option']);

export type Range = readonly [start: number, end: number];

/**
 * The parts of a page that are beside its text: menus, comments, lists of other texts. In order, none within another.
 * What holds the headline is none of them, whatever its name (`<body class="has-sidebar">`).
 */
export function boilerplateRanges(root: Element, headline: Evidence | null): Range[] {
  const ranges: Range[] = [];
  let boilerplate = false;
  for (const node of nodesIn([root], () => !boilerplate)) {
    boilerplate = node.kind === 'element' && isBeside(node, headline);
    if (boilerplate) ranges.push([node.start, node.end]);
  }
  return ranges;
}

function isBeside({ name, attributes, start, end }: Element, headline: Evidence | null): boolean {
  if (name === 'html' || name === 'body' || (headline && start <= headline.start && end >= headline.end)) return false;
  return ELEMENTS.has(name) || isNamedSo(attributes.class) || isNamedSo(attributes.id);
}

/** Most names have no such word, which a look at their letters tells sooner than taking them apart. */
function isNamedSo(names: string | undefined): boolean {
  return names !== undefined && BESIDE_AT_ALL.test(names) && classWords(names).some((word) => BESIDE.has(word));
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
