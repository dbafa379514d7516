/** What stands between the paragraphs of a text and at its ends, and is not of it: by its place, its links and its length. */

import { isAlike, type Layout, type PlacedBlock, type Region } from './layout.ts';
import { isNotice } from './notices.ts';

/**
 * The blocks of a body that are its text: from the headline on to the next text, without lines that lead to other texts, notices
 * to readers, and the bylines and labels before the first and after the last paragraph. Captions stay.
 */
export function withoutAsides(
  body: readonly PlacedBlock[],
  headline: PlacedBlock | null,
  layout: Layout,
): PlacedBlock[] {
  const own = beforeNextText(fromHeadline(body, headline), headline, layout);
  const prose = proseIn(own);
  const leads = own.filter(isLinkLine);
  const linked = leads.reduce((characters, { block }) => characters + block.text.length, 0);
  const isListing = linked > MOST_LINKED * prose;
  const last = own.findLastIndex((one) => one.prose > 0);
  const kept = own.filter((one, i) => {
    if (isMarkup(one) || (!isListing && isLinkLine(one))) return false;
    return !((one.linked > 0 || i > last - NEAR_END) && one.prose < LEAST_OWN * prose && isNotice(one.block.text));
  });
  return withoutLabelsAtEnds(kept);
}

/** A page on which lines of links have this share of the running text is a list of links. */
const MOST_LINKED = 0.25;
/** A notice without a link is one of so many blocks at the end. */
const NEAR_END = 3;
/** A notice is no more of the text than this. */
const LEAST_OWN = 0.3;

function proseIn(body: readonly PlacedBlock[]): number {
  return body.reduce((characters, { prose }) => characters + prose, 0);
}

/** A text begins with its headline where most of it is below. */
const LEAST_BELOW = 0.6;

function fromHeadline(body: readonly PlacedBlock[], headline: PlacedBlock | null): readonly PlacedBlock[] {
  const at = headline === null ? -1 : body.indexOf(headline);
  if (at <= 0) return body;
  const below = body.slice(at);
  return proseIn(below) >= LEAST_BELOW * proseIn(body) ? below : body;
}

/** Pages that load the next article below the first: the next one begins in an element like that of the first. */
function beforeNextText(
  body: readonly PlacedBlock[],
  headline: PlacedBlock | null,
  { placed, regions }: Layout,
): readonly PlacedBlock[] {
  if (headline === null) return body;
  /** The regions around the headline, each with the one below it that holds the headline. */
  const own = new Map<Region, Region | null>([[headline.region, null]]);
  for (let { region } = headline; region.parent; region = region.parent) own.set(region.parent, region);
  /** The outermost region around each that is beside one with the headline. */
  const branches = new Map<Region, Region>();
  for (const region of regions) {
    if (!region.parent || own.has(region)) continue;
    branches.set(region, branches.get(region.parent) ?? region);
  }
  const next = body.find((one) => {
    if (one.block.kind !== 'heading' || one.block.level !== 1) return false;
    const branch = branches.get(one.region);
    const first = branch?.parent && own.get(branch.parent);
    return branch && first && isAlike(branch, first) && hasByline(one, placed);
  });
  return next === undefined ? body : body.slice(0, body.indexOf(next));
}

/** A text of its own has a byline near its headline. */
const NEAR = 8;

function hasByline(headline: PlacedBlock, placed: readonly PlacedBlock[]): boolean {
  const at = placed.indexOf(headline);
  return placed.slice(Math.max(0, at - NEAR), at + NEAR).some(({ region, block, prose }) => {
    return prose === 0 && (region.hint === 'byline' || TIME.test(block.text));
  });
}

/** Mark-up that was escaped by mistake: a tag as text. */
function isMarkup({ block }: PlacedBlock): boolean {
  return /^<[a-z!/]/i.test(block.text) && block.text.endsWith('>');
}

/** A label before a link: `Read also: …`. */
const LONGEST_LABEL = 40;
const LONGEST_LINK = 300;

/** So many lines of one block are a list. */
const LIST_LINES = 3;
const LINKED_LINES = 0.6;

/** A line that is a link to another text, with a label before it at most. */
function isLinkLine({ block, linked, prose }: PlacedBlock): boolean {
  const { text, kind } = block;
  if (linked > LINKED_LINES && text.split('\n', LIST_LINES).length === LIST_LINES) return true;
  if (prose > 0 || linked < 0.5 || text.length > LONGEST_LINK || (1 - linked) * text.length > LONGEST_LABEL)
    return false;
  // A heading or an item of the text may be a link, too.
  return kind === 'paragraph' || (kind === 'heading' && linked < 1 && /^[^:]{1,30}:\s/u.test(text));
}

/** So many labels may follow the last paragraph: more are part of the text, such as a table or a poem. */
const MOST_LABELS = 8;

function withoutLabelsAtEnds(body: readonly PlacedBlock[]): PlacedBlock[] {
  const first = body.findIndex(({ prose }) => prose > 0);
  const last = body.findLastIndex(({ prose }) => prose > 0);
  const tail = body.slice(last + 1);
  const isTail = tail.length <= MOST_LABELS;
  return body.filter((one, i) => {
    if (i < first) return !isLabel(one);
    return i <= last || !isTail || !isLabel(one);
  });
}

const MOSTLY = 0.8;
const LEAST_LEAD = 40;
const LONGEST_BYLINE = 80;
const SENTENCE = /[.!?…。！？؟।]["”»’“)\]]{0,2}$/u;
const TIME = /\d{1,2}:\d\d|\b(?:19|20)\d\d\b/;

/** A byline, a day, the name of a place, a button: too short for a paragraph, and no sentence. */
function isLabel({ block, linked }: PlacedBlock): boolean {
  const { kind, text } = block;
  if (kind !== 'paragraph') return false;
  if (linked > MOSTLY || (TIME.test(text) && text.length < LONGEST_BYLINE)) return true;
  return !SENTENCE.test(text) && (linked > 0.3 || text.length < LEAST_LEAD);
}
