/** Sums up, for each element that holds text, how much running text and how many links are in it. */
import type { Block, Document, Element } from '../../document/document.ts';
import type { Offsets } from '../../document/offsets.ts';
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

/** The regions and blocks of a document. Linear in the size of the tree. */
export function layoutOf({ root, blocks }: Document): Layout {
  const { steps, stepOf, links } = walk(root, blocks);
  // Most elements hold no block: they are no regions, and their class names need not be looked at.
  for (const block of blocks)
    for (let at: Step | null = stepOf(block); at && !at.holds; at = at.parent) at.holds = true;
  const regions = steps.filter(({ holds }) => holds).map(regionAt);
  const placed: PlacedBlock[] = [];
  let teasedUntil = -1;
  for (const block of blocks) {
    const { region } = stepOf(block);
    if (region === null) continue;
    const linked = linkedShare(block, links);
    const prose = proseIn(block, linked);
    if (block.kind === 'heading') teasedUntil = linked > MOSTLY_LINK ? placed.length + TEASER_WITHIN : -1;
    const isTeaser = prose > 0 && placed.length <= teasedUntil;
    if (isTeaser) teasedUntil = -1;
    placed.push({ block, region, linked, prose: isTeaser ? 0 : prose });
  }
  return { regions, placed };
}

type Range = readonly [start: number, end: number];

/** An element met while walking the tree. */
interface Step {
  readonly element: Element;
  readonly parent: Step | null;
  holds: boolean;
  region: Region | null;
}

interface Walk {
  readonly steps: Step[];
  readonly stepOf: (block: Block) => Step;
  readonly links: Range[];
}

function walk(root: Element, blocks: readonly Block[]): Walk {
  const holders = new Set(blocks.map(({ element }) => element));
  const top: Step = { element: root, parent: null, holds: false, region: null };
  const steps: Step[] = [];
  const byElement = new Map<Element, Step>();
  const links: Range[] = [];
  let body = top;
  const waiting: Step[] = [top];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { element } = step;
    steps.push(step);
    if (holders.has(element)) byElement.set(element, step);
    if (element.name === 'body' && body === top) body = step;
    if (element.name === 'a' && /^[^#]/.test(element.attributes.href ?? '')) {
      const last = links.at(-1);
      if (!last || element.start >= last[1]) links.push([element.start, element.end]);
    }
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (child?.kind === 'element') waiting.push({ element: child, parent: step, holds: false, region: null });
    }
  }
  return { steps, stepOf: ({ element }) => (element && byElement.get(element)) ?? body, links };
}

function regionAt(step: Step): Region {
  const { element, parent } = step;
  const hint = parent === null ? 'none' : classHintOf(element);
  step.region = { element, parent: parent?.region ?? null, hint, prose: 0, text: 0, linked: 0, claimed: 0, score: 0 };
  return step.region;
}

/** The share of a block's characters that are in links; `links` are in order and do not overlap. */
function linkedShare({ offsets, text }: Block, links: readonly Range[]): number {
  const [first, end] = [offsets.at(0), offsets.at(text.length)];
  let characters = 0;
  for (let i = firstEndingAfter(links, first); i < links.length; i++) {
    const [from, to] = links[i] ?? [0, 0];
    if (from >= end) break;
    characters += firstAtLeast(offsets, to, text.length) - firstAtLeast(offsets, from, text.length);
  }
  return text.length === 0 ? 0 : characters / text.length;
}

function firstEndingAfter(links: readonly Range[], at: number): number {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.[1] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstAtLeast(offsets: Offsets, at: number, length: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets.at(middle) >= at) high = middle;
    else low = middle + 1;
  }
  return low;
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
