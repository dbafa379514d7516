/** Sums up, for each element that holds text, how much running text and how many links are in it. */
import type { Block, Document, Element, Holder } from '../../document/document.ts';
import { type ClassHint, classHintOf } from './class-hints.ts';

/** An element that holds blocks, with sums over the blocks in it. */
export interface Region {
  readonly element: Element;
  readonly parent: Region | null;
  readonly hint: ClassHint;
  /** Characters of running text, of all text, and of text in links; boilerplate regions below it are not counted. */
  prose: number;
  text: number;
  linked: number;
  /** The most running text in one region below that claims to be main text (`hint` is `main`). */
  claimed: number;
  /** Points for holding the main text. */
  score: number;
}

/** A block with the region that holds it. */
export interface PlacedBlock {
  readonly block: Block;
  readonly region: Region;
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
  /** Characters of running text: none for a heading, a label, a list of links. */
  readonly prose: number;
}

export interface Layout {
  /** In document order, each after its parent; the first is the whole page. */
  readonly regions: readonly Region[];
  readonly placed: readonly PlacedBlock[];
}

/** The regions and blocks of a document: only elements that hold blocks are regions. Linear in the size of the tree. */
export function layoutOf({ root, blocks }: Document): Layout {
  const whole = newRegion(root, null);
  const regions = [whole];
  const known = new Map<Holder, Region>();
  const regionOf = (holder: Holder | null): Region => {
    const added: Holder[] = [];
    let at = holder;
    for (; at?.parent && !known.has(at); at = at.parent) added.push(at);
    let region = (at && known.get(at)) ?? whole;
    for (const one of added.toReversed()) {
      region = newRegion(one.element, region);
      regions.push(region);
      known.set(one, region);
    }
    return region;
  };
  const placed: PlacedBlock[] = [];
  let teasedUntil = -1;
  for (const block of blocks) {
    const region = regionOf(block.holder);
    const linked = linkedShare(block);
    const prose = proseIn(block, linked);
    if (block.kind === 'heading') teasedUntil = linked > MOSTLY_LINK ? placed.length + TEASER_WITHIN : -1;
    const isTeaser = prose > 0 && placed.length <= teasedUntil;
    if (isTeaser) teasedUntil = -1;
    placed.push({ block, region, linked, prose: isTeaser ? 0 : prose });
  }
  return { regions, placed };
}

function newRegion(element: Element, parent: Region | null): Region {
  const hint = parent === null ? 'none' : classHintOf(element);
  return { element, parent, hint, prose: 0, text: 0, linked: 0, claimed: 0, score: 0 };
}

/** Whether two elements have the same name and the same classes, as the parts of a list or of a text have. */
export function isAlike({ element }: Region, { element: other }: Region): boolean {
  return element.name === other.name && element.attributes.class === other.attributes.class;
}

/** The share of a block's characters that are in links. */
function linkedShare({ linked, text }: Block): number {
  return linked.reduce((characters, [start, end]) => characters + Math.min(end, text.length) - start, 0) / text.length;
}

/** A heading of which this share is a link leads to another text, and the paragraph below it is that text's teaser. */
const MOSTLY_LINK = 0.8;
/** Its author and day may stand between. */
const TEASER_WITHIN = 4;

/** Scripts in which one character says as much as two or three letters. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SENTENCE = /[.!?…。！？؟।]["”»’“)\]]{0,2}$/u;

/** A paragraph about cookies is a notice of the site; an article about them has paragraphs without the word. */
const COOKIE_NOTICE = /\bcookies?\b|クッキー/i;
/** Blocks whose lines are shorter on average are lists of labels. */
const LEAST_LINE = 20;
const MOST_LINES = 1000;

/** Characters of running text in a block: none where it is mostly a link, shorter than a sentence, or a short heading. */
function proseIn({ kind, text }: Block, linked: number): number {
  const label = (kind === 'heading' && text.length < 100) || kind === 'title' || kind === 'caption';
  if (label || linked > 0.5 || COOKIE_NOTICE.test(text.slice(0, 1000))) return 0;
  const length = text.length * (DENSE.test(text.slice(0, 100)) ? 2.5 : 1) * (1 - linked);
  if (length < LEAST_LINE * text.split('\n', MOST_LINES).length) return 0;
  return length >= 80 || (length >= 35 && SENTENCE.test(text)) ? length : 0;
}
