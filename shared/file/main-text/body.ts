/** The blocks of a page that are its text, found as Readability does: by points that paragraphs give to regions around them. */
import type { Layout, PlacedBlock, Region } from './layout.ts';
import { isTrailerHeading } from './trailers.ts';

/** The main text of a page without its headline: running text and the blocks between. Empty where there is none. */
export function mainBody(layout: Layout, boilerplate: ReadonlySet<Region>): PlacedBlock[] {
  const likeliest = likeliestOf(layout, boilerplate);
  if (!likeliest) return [];
  const inside = insideOf(layout, widened(likeliest), boilerplate);
  return withoutTrailers(withoutEmptyHeadings(layout.placed, inside));
}

/** Characters beside the headline that make a text of labels and links. */
const LEAST_BESIDE = 200;

/**
 * What stands with the headline in the innermost part of the page that is named as its text, where that is no running text:
 * a list of links, a poem. Empty where no such part is.
 */
export function besideHeadline(
  { placed, regions }: Layout,
  headline: PlacedBlock | null,
  boilerplate: ReadonlySet<Region>,
): PlacedBlock[] {
  let part: Region | null = headline?.region ?? null;
  while (part && (part.hint !== 'main' || part.text < LEAST_BESIDE)) part = part.parent;
  if (part === null || headline === null) return [];
  const inside = new Set<Region>();
  for (const region of regions) {
    const isIn = region === part || (region.parent !== null && inside.has(region.parent));
    if (isIn && !boilerplate.has(region)) inside.add(region);
  }
  return placed.slice(placed.indexOf(headline)).filter(({ region }) => inside.has(region));
}

/** Characters of running text. */
export function runningIn(placed: readonly PlacedBlock[]): number {
  return placed.reduce((characters, { prose }) => characters + prose, 0);
}

/** Elements of one paragraph or less: their points go to the region around them. */
const SMALL = new Set(
  'p li dt dd td th tr tbody thead h1 h2 h3 h4 h5 h6 pre a span b strong i em u font small label blockquote ul ol dl'.split(
    ' ',
  ),
);
/** The share of a paragraph's points that each region around it gets, the innermost first (weights of Readability). */
const SHARES = [1, 1 / 2, 1 / 6, 1 / 9, 1 / 12];

function likeliestOf({ regions, placed }: Layout, boilerplate: ReadonlySet<Region>): Region | null {
  for (const region of regions) region.score = 0;
  const holders = holdersOf(regions);
  for (const { block, region, prose, linked } of placed) {
    if (prose === 0 || boilerplate.has(region)) continue;
    const points = (1 + Math.min(prose / 100, 3) + Math.min(commasIn(block.text), 10)) * (1 - linked);
    let around = holders.get(region) ?? null;
    for (const share of SHARES) {
      if (!around) break;
      around.score += points * share;
      around = around.parent;
    }
  }
  let likeliest: Region | null = null;
  for (const region of regions) {
    if (worth(region) > (likeliest ? worth(likeliest) : 0)) likeliest = region;
  }
  return likeliest;
}

/** The innermost region around each that is more than a paragraph. */
function holdersOf(regions: readonly Region[]): Map<Region, Region | null> {
  const holders = new Map<Region, Region | null>();
  for (const region of regions) {
    const { element, parent } = region;
    holders.set(region, SMALL.has(element.name) ? ((parent && holders.get(parent)) ?? null) : region);
  }
  return holders;
}

function worth({ score, hint, text, linked }: Region): number {
  return score * (1 - (text > 0 ? linked / text : 0)) * (hint === 'main' ? 1.25 : 1);
}

function commasIn(text: string): number {
  return text.slice(0, 2000).match(/[,،、，;]/gu)?.length ?? 0;
}

/** A wider region is better if it adds this share of running text, and this share of what it adds is running text. */
const LEAST_GAIN = 0.1;
const LEAST_RUNNING = 0.6;

/** The outermost region around that adds running text: a text may be split into several elements. */
function widened(region: Region): Region {
  let widest = region;
  for (let around = region.parent; around; around = around.parent) {
    const prose = around.prose - widest.prose;
    if (prose > LEAST_GAIN * widest.prose && prose > LEAST_RUNNING * (around.text - widest.text)) widest = around;
  }
  return widest;
}

/** The regions whose blocks are the text: `top`, its siblings with as much text, and all below them. */
function insideOf({ regions, placed }: Layout, top: Region, boilerplate: ReadonlySet<Region>): Set<Region> {
  const inside = new Set<Region>();
  const introduced = introducedLists(placed);
  for (const region of regions) {
    if (boilerplate.has(region) || (isListOfLinks(region) && !introduced.has(region))) continue;
    const taken = region === top || (region.parent !== null && inside.has(region.parent));
    if (taken || (region.parent === top.parent && isSiblingText(top, region))) inside.add(region);
  }
  return inside;
}

function isSiblingText(top: Region, region: Region): boolean {
  const { class: names } = region.element.attributes;
  const alike = names !== undefined && names === top.element.attributes.class;
  if (worth(region) * (alike ? 1.2 : 1) >= Math.max(10, worth(top) / 5)) return true;
  return SMALL.has(region.element.name) && region.prose > 80 && region.linked < region.text / 4;
}

/** A paragraph that is one link may be part of a text; a list or a section that is mostly links is not. */
const MAY_BE_LINKS = new Set(
  'p li dd dt td a span b strong i em u font small label h1 h2 h3 h4 h5 h6 figure'.split(' '),
);

function isListOfLinks({ element, text, linked }: Region): boolean {
  return linked > text / 2 && !MAY_BE_LINKS.has(element.name);
}

const LISTS = new Set('ul ol dl table tbody tr'.split(' '));
const FURTHEST_UP = 6;

/** Lists below a sentence that leads to them (`These are the winners:`): they are of the text even if all is linked. */
function introducedLists(placed: readonly PlacedBlock[]): Set<Region> {
  const introduced = new Set<Region>();
  for (const [i, { block, prose }] of placed.entries()) {
    const first = placed[i + 1];
    if (prose === 0 || !first || !/[:：]$/u.test(block.text)) continue;
    let region: Region | null = first.region;
    for (let up = 0; up < FURTHEST_UP && region && region.element.start > block.offsets.at(0); up++) {
      if (LISTS.has(region.element.name)) introduced.add(region);
      region = region.parent;
    }
  }
  return introduced;
}

/** The blocks inside, without headings whose whole section was left out, and labels (`Read more:`) of what was. */
function withoutEmptyHeadings(placed: readonly PlacedBlock[], inside: ReadonlySet<Region>): PlacedBlock[] {
  const kept: PlacedBlock[] = [];
  let left = false;
  for (const one of placed) {
    if (!inside.has(one.region)) {
      if (!left && isLabel(kept.at(-1))) kept.pop();
      left = true;
    } else {
      if (left && isHeading(one)) while (isHeading(kept.at(-1))) kept.pop();
      left = false;
      kept.push(one);
    }
  }
  return kept;
}

/** At least this share of the running text is above the first trailer. */
const ABOVE_TRAILERS = 0.7;

function withoutTrailers(placed: readonly PlacedBlock[]): PlacedBlock[] {
  const least = ABOVE_TRAILERS * runningIn(placed);
  let above = 0;
  let end = placed.findIndex((one) => {
    above += one.prose;
    return above > least && (isHeading(one) || one.prose === 0) && isTrailerHeading(one.block.text);
  });
  if (end < 0) end = placed.length;
  while (end > 0 && isHeading(placed[end - 1])) end--;
  return placed.slice(0, end);
}

function isLabel(one: PlacedBlock | undefined): boolean {
  return one?.block.kind === 'paragraph' && one.prose === 0 && /[:：]$/u.test(one.block.text);
}

function isHeading(one: PlacedBlock | undefined): boolean {
  return one?.block.kind === 'heading';
}
