/** What a heading holds beside the headline: a kicker above it, a subtitle below it, each in an element of its own. */
import type { Block, Element } from '../../document/document.ts';
import { nodesIn } from '../../document/traverse.ts';
import { classWords } from './class-words.ts';

/** The part of a heading's text that is the headline. */
export type Part = readonly [start: number, end: number];

/** Words of class names, by what the element is. */
const KICKER = words(
  `kicker overline overtitle roofline dachzeile topline toptitle toptitel eyebrow pretitle prehead prefix label badge flag surtitre surtitle
  antetitulo cintillo volanta occhiello spitzmarke rubrik rubric supertitle superheadline strapline chapeu category section topic premium paid
  paywall exclusive hat epigrafe epigraphe tagline`,
);
const HEADLINE = words('headline title titel titre titulo titolo heading hed headlinetext titletext');
const SUBTITLE = words(
  `subtitle subheadline subheading subhead subline sub untertitel unterzeile soustitre subtitulo sottotitolo bajada deck dek standfirst
  undertitle podtytul`,
);
/** Nodes of a heading that are read, and characters of class names. */
const MOST_NODES = 60;
const LONGEST_NAMES = 200;
/** A longer heading is a paragraph. */
const LONGEST = 500;
/** A kicker is a few words; of a headline at least two remain, or so many letters where words have no spaces. */
const MOST_KICKER_WORDS = 8;
const LEAST_WORDS = 2;
const LEAST_LETTERS = 6;

/**
 * The range of the headline in a heading's text, cut only where the mark-up sets something apart that is called a kicker,
 * a headline or a subtitle: `<h1><span class="kicker">Energy</span> Winds rise</h1>` → `Winds rise`.
 */
export function headlineIn(block: Block): Part {
  const { element, text } = block;
  const all: Part = [0, text.length];
  if (element === null || text.length > LONGEST) return all;
  const named = [...firstOf(nodesIn(element.children), MOST_NODES)].filter((node) => node.kind === 'element');
  const [from, to] = named.reduce((part, node) => within(part, kindOf(node), rangeOf(node, block), text), all);
  if (to - from === text.length) return all;
  const part = trimmed(text, from, to);
  return isHeadline(text.slice(...part)) ? part : all;
}

function* firstOf<T>(items: Iterable<T>, most: number): Generator<T> {
  let left = most;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

/** What remains of the headline's range beside an element of this kind. */
function within([from, to]: Part, kind: Kind | null, [start, end]: Part, text: string): Part {
  if (start === end) return [from, to];
  switch (kind) {
    case 'kicker':
      return isBlank(text, from, start) ? [Math.max(from, end), to] : [from, to];
    case 'headline':
      return [count(text.slice(0, start)) <= MOST_KICKER_WORDS ? Math.max(from, start) : from, to];
    case 'subtitle':
      return [from, start > from && isBlank(text, end, to) ? start : to];
    case null:
      return [from, to];
    default:
      return kind satisfies never;
  }
}

type Kind = 'kicker' | 'headline' | 'subtitle';

/** Whether an element is called a kicker or a subtitle, and so is no headline even if it is a heading. */
export function isBesideHeadline(element: Element | null): boolean {
  const kind = element === null ? null : kindOf(element);
  return kind === 'kicker' || kind === 'subtitle';
}

function kindOf({ attributes }: Element): Kind | null {
  if (!attributes.class && !attributes.itemprop) return null;
  const names = classWords((attributes.class ?? '').slice(0, LONGEST_NAMES));
  if (names.some((name) => SUBTITLE.has(name))) return 'subtitle';
  if (names.some((name) => KICKER.has(name))) return 'kicker';
  return attributes.itemprop === 'headline' || names.some((name) => HEADLINE.has(name)) ? 'headline' : null;
}

/** The range in a block's text of what stands in an element of it. */
function rangeOf({ start, end }: Element, { text, offsets }: Block): Part {
  let [from, to] = [0, text.length];
  while (from < text.length && offsets.at(from) < start) from++;
  while (to > from && offsets.at(to - 1) >= end) to--;
  return [from, to];
}

function trimmed(text: string, from: number, to: number): Part {
  const lead = from === 0 ? 0 : (/^[\s|:/–—•·+-]{0,9}/u.exec(text.slice(from, to))?.[0].length ?? 0);
  const tail = to === text.length ? 0 : (/[\s|:/–—•·-]{0,9}$/u.exec(text.slice(from, to).slice(-9))?.[0].length ?? 0);
  return [from + lead, to - tail];
}

function isBlank(text: string, from: number, to: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(from, to));
}

function isHeadline(text: string): boolean {
  return count(text) >= LEAST_WORDS || (/[^\p{Script=Latin}\P{L}]/u.test(text) && text.length >= LEAST_LETTERS);
}

function count(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
