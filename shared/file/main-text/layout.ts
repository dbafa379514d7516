import type { Block, Document, Element } from '../../document/document.ts';
import { type ClassHint, hintOf } from './class-hints.ts';

/** An element that text stands in, and what stands in it. */
export interface Region {
  readonly element: Element;
  readonly parent: Region | null;
  readonly hint: ClassHint;
  /** Characters of running text, of any text, and of text in links; all below it counted that is weighed. */
  prose: number;
  text: number;
  linked: number;
  /** Most of the running text that one place below is said to be main text of. */
  said: number;
  /** How much speaks for the main text standing in it. */
  score: number;
}

/** A block with what its surroundings say. */
export interface PlacedBlock {
  readonly block: Block;
  readonly place: Region;
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
  /** Characters of running text: none for a heading, a label, a list of links. */
  readonly prose: number;
}

export interface Layout {
  /** What blocks stand in, in document order: each after what it stands in. The whole is first. */
  readonly places: readonly Region[];
  readonly seats: readonly PlacedBlock[];
}

/** Where the blocks of a document stand and what each place holds. Linear in the size of the tree. */
export function layoutOf({ root, blocks }: Document): Layout {
  const { steps, stepOf, links } = walk(root, blocks);
  // Most elements hold no block: those are no places, and nobody need read what they are called.
  for (const block of blocks)
    for (let at: Step | null = stepOf(block); at && !at.holds; at = at.parent) at.holds = true;
  const places = steps.filter(({ holds }) => holds).map(placeAt);
  const seats: PlacedBlock[] = [];
  let before: PlacedBlock | undefined;
  for (const block of blocks) {
    const { place } = stepOf(block);
    if (place === null) continue;
    const linked = linkedShare(block, links);
    const teaser = before?.block.kind === 'heading' && before.linked > MOSTLY;
    before = { block, place, linked, prose: teaser ? 0 : proseIn(block, linked) };
    seats.push(before);
  }
  return { places, seats };
}

type Range = readonly [start: number, end: number];

/** An element on the way through the tree. */
interface Step {
  readonly element: Element;
  readonly parent: Step | null;
  holds: boolean;
  place: Region | null;
}

interface Walk {
  readonly steps: Step[];
  readonly stepOf: (block: Block) => Step;
  readonly links: Range[];
}

function walk(root: Element, blocks: readonly Block[]): Walk {
  const holders = new Set(blocks.map(({ element }) => element));
  const top: Step = { element: root, parent: null, holds: false, place: null };
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
      if (child?.kind === 'element') waiting.push({ element: child, parent: step, holds: false, place: null });
    }
  }
  return { steps, stepOf: ({ element }) => (element && byElement.get(element)) ?? body, links };
}

function placeAt(step: Step): Region {
  const { element, parent } = step;
  const hint = parent === null ? 'none' : hintOf(element);
  step.place = { element, parent: parent?.place ?? null, hint, prose: 0, text: 0, linked: 0, said: 0, score: 0 };
  return step.place;
}

/** `links` are in order and apart from each other. */
function linkedShare({ offsets, text }: Block, links: readonly Range[]): number {
  const [first, end] = [offsets[0] ?? 0, offsets[text.length] ?? 0];
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

function firstAtLeast(offsets: Uint32Array, at: number, length: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) >= at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A headline that is a link leads to another text, and what follows is said about that one. */
const MOSTLY = 0.8;

/** Characters that say as much as two or three letters do. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SENTENCE = /[.!?…。！？؟।]["”»’“)\]]{0,2}$/u;

/** What is said of cookies is said of the page; a text about them has paragraphs that do without the word. */
const OF_THE_PAGE = /\bcookies?\b|クッキー/i;
/** Shorter lines, on average, are labels one below the other. */
const LEAST_LINE = 20;
const MOST_LINES = 1000;

/** Characters of a sentence or more that is not mostly a link; of a heading only when it is as long as a paragraph. */
function proseIn({ kind, text }: Block, linked: number): number {
  const label = (kind === 'heading' && text.length < 100) || kind === 'title';
  if (label || linked > 0.5 || OF_THE_PAGE.test(text.slice(0, 1000))) return 0;
  const length = text.length * (DENSE.test(text.slice(0, 100)) ? 2.5 : 1) * (1 - linked);
  if (length < LEAST_LINE * text.split('\n', MOST_LINES).length) return 0;
  return length >= 80 || (length >= 35 && SENTENCE.test(text)) ? length : 0;
}
