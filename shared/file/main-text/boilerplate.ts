/** Finds the regions of a page that are boilerplate: not its main text. */
import type { ClassHint } from './class-hints.ts';
import { isAlike, type Layout, type PlacedBlock, type Region } from './layout.ts';

/** No boilerplate holds this share of a page's running text. */
const MOST_OF_IT = 0.6;
/** A part of a text has no more links than this. */
const MOST_LINKED = 0.1;

/**
 * The regions that are boilerplate by the hints in `believed`. Never one that holds the headline, nor one with a doubtful
 * name that holds most of the text, nor an addition of sentences without a link between two paragraphs (what leads to another
 * text has a link), nor a part of the text that is shown later.
 */
export function boilerplateRegions(
  layout: Layout,
  believed: readonly ClassHint[],
  headline: PlacedBlock | null,
): Set<Region> {
  const around = new Set<Region>();
  for (let region = headline?.region ?? null; region; region = region.parent) around.add(region);
  const boilerplate = new Set<Region>();
  const between = betweenParagraphs(layout);
  weigh(layout, boilerplate);
  const later = shownLater(layout);
  const setAside = (hints: readonly ClassHint[]) => {
    const most = MOST_OF_IT * (layout.regions[0]?.prose ?? 0);
    for (const region of layout.regions) {
      const { parent, hint, prose, linked, claimed } = region;
      const named = hints.includes(hint) && believed.includes(hint) && !around.has(region);
      const doubtful = hint === 'supplement' || hint === 'byline' || (hint === 'other-text' && claimed > prose / 2);
      const inText = linked === 0 && between.has(region);
      const ofText = (doubtful && prose > most) || (hint === 'supplement' && inText) || later.has(region);
      if ((named && !ofText) || (parent && boilerplate.has(parent))) boilerplate.add(region);
    }
  };
  setAside(['chrome', 'other-text']);
  weigh(layout, boilerplate);
  setAside(['supplement', 'byline']);
  weigh(layout, boilerplate);
  return boilerplate;
}

/** Sums up what each region holds, without the boilerplate found so far. */
function weigh({ regions, placed }: Layout, boilerplate: ReadonlySet<Region>): void {
  for (const region of regions) region.prose = region.text = region.linked = region.claimed = 0;
  for (const { block, region, linked, prose } of placed) {
    if (boilerplate.has(region)) continue;
    region.text += block.text.length;
    region.linked += linked * block.text.length;
    region.prose += prose;
  }
  for (const region of regions.toReversed()) {
    if (region.hint === 'main') region.claimed = region.prose;
    const { parent } = region;
    if (!parent) continue;
    parent.claimed = Math.max(parent.claimed, region.claimed);
    parent.text += region.text;
    parent.linked += region.linked;
    parent.prose += region.prose;
  }
}

/** Hidden parts of a text that is shown in steps: with the name and the first class of a part beside them that is shown. */
function shownLater({ regions }: Layout): Set<Region> {
  const shown = new Map<Region, Set<string>>();
  const alike = (region: Region) => (region.parent && shown.get(region.parent)) ?? new Set();
  for (const region of regions) {
    if (region.parent && isPlain(region) && region.prose > 0)
      shown.set(region.parent, alike(region).add(nameOf(region)));
  }
  return new Set(
    regions.filter((region) => {
      const { hint, prose, linked, text } = region;
      return hint === 'chrome' && prose > 0 && linked < MOST_LINKED * text && alike(region).has(nameOf(region));
    }),
  );
}

/** The name and the first class; the name of no other region where it has no class. */
function nameOf({ element }: Region): string {
  const [first] = element.attributes.class?.match(/\S{1,99}/) ?? [element.start];
  return `${element.name} ${first}`;
}

/** Regions of running text, not of items (a table of contents), that stand between two paragraphs of one text. */
function betweenParagraphs({ regions, placed }: Layout): Set<Region> {
  const running = placed.filter(({ prose, block }) => prose > 0 && block.kind !== 'item');
  const first = new Map<Region, number>();
  const last = new Map<Region, number>();
  for (const [i, { region }] of running.entries()) {
    if (!first.has(region)) first.set(region, i);
    last.set(region, i);
  }
  const between = new Set<Region>();
  for (const region of regions.toReversed()) {
    const [from, to] = [first.get(region), last.get(region)];
    if (from === undefined || to === undefined) continue;
    const [before, behind] = [running[from - 1]?.region, running[to + 1]?.region];
    if (before && behind && areOfOneText(before, behind)) between.add(region);
    if (!region.parent) continue;
    first.set(region.parent, Math.min(from, first.get(region.parent) ?? from));
    last.set(region.parent, Math.max(to, last.get(region.parent) ?? to));
  }
  return between;
}

/** Whether two paragraphs stand in the same element, or in two that are alike, one beside the other. */
function areOfOneText(before: Region, behind: Region): boolean {
  const [one, other] = [before.parent, behind.parent];
  if (!one || !other || ![before, behind, one, other].every(isPlain)) return false;
  return one === other || (one.parent === other.parent && isAlike(one, other));
}

function isPlain({ hint }: Region): boolean {
  return hint === 'none' || hint === 'main';
}
