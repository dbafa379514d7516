import type { Layout, PlacedBlock, Region } from './layout.ts';
import { isTrailerHeading } from './trailers.ts';

/** The running text of a page and what stands between, without the headline; empty where there is none. */
export function bodyOf(layout: Layout, beside: ReadonlySet<Region>): PlacedBlock[] {
  const likeliest = likeliestOf(layout, beside);
  if (!likeliest) return [];
  const inside = insideOf(layout, widened(likeliest), beside);
  return withoutTrailers(withoutEmptyHeads(layout.seats, inside));
}

/** Characters of running text. */
export function runningIn(seats: readonly PlacedBlock[]): number {
  return seats.reduce((characters, { prose }) => characters + prose, 0);
}

/** Elements of one paragraph or less: what they say speaks for the place around them. */
const SMALL = new Set(
  'p li dt dd td th tr tbody thead h1 h2 h3 h4 h5 h6 pre a span b strong i em u font small label blockquote ul ol dl'.split(
    ' ',
  ),
);
/** What a paragraph counts for the places around it, the innermost first (as Readability weighs them). */
const SHARES = [1, 1 / 2, 1 / 6, 1 / 9, 1 / 12];

function likeliestOf({ places, seats }: Layout, beside: ReadonlySet<Region>): Region | null {
  for (const place of places) place.score = 0;
  for (const { block, place, prose, linked } of seats) {
    if (prose === 0 || beside.has(place)) continue;
    const points = (1 + Math.min(prose / 100, 3) + Math.min(commasIn(block.text), 10)) * (1 - linked);
    let around: Region | null = place;
    while (around && SMALL.has(around.element.name)) around = around.parent;
    for (const share of SHARES) {
      if (!around) break;
      around.score += points * share;
      around = around.parent;
    }
  }
  let likeliest: Region | null = null;
  for (const place of places) {
    if (worth(place) > (likeliest ? worth(likeliest) : 0)) likeliest = place;
  }
  return likeliest;
}

function worth({ score, hint, text, linked }: Region): number {
  return score * (1 - (text > 0 ? linked / text : 0)) * (hint === 'main' ? 1.25 : 1);
}

function commasIn(text: string): number {
  return text.slice(0, 2000).match(/[,،、，;]/gu)?.length ?? 0;
}

/** How much text a wider place must add to be the better one, and how much of that must be running. */
const LEAST_GAIN = 0.1;
const LEAST_RUNNING = 0.6;

/** The outermost place around that adds text as running as its own: a text may be set in several parts. */
function widened(place: Region): Region {
  let widest = place;
  for (let around = place.parent; around; around = around.parent) {
    const prose = around.prose - widest.prose;
    if (prose > LEAST_GAIN * widest.prose && prose > LEAST_RUNNING * (around.text - widest.text)) widest = around;
  }
  return widest;
}

/** The places whose blocks are the text: below `top` and below those of its neighbours that are as full of text. */
function insideOf({ places }: Layout, top: Region, beside: ReadonlySet<Region>): Set<Region> {
  const inside = new Set<Region>();
  for (const place of places) {
    if (beside.has(place) || isListOfLinks(place)) continue;
    const taken = place === top || (place.parent !== null && inside.has(place.parent));
    if (taken || (place.parent === top.parent && goesWith(top, place))) inside.add(place);
  }
  return inside;
}

function goesWith(top: Region, place: Region): boolean {
  const { class: names } = place.element.attributes;
  const alike = names !== undefined && names === top.element.attributes.class;
  if (worth(place) * (alike ? 1.2 : 1) >= Math.max(10, worth(top) / 5)) return true;
  return SMALL.has(place.element.name) && place.prose > 80 && place.linked < place.text / 4;
}

/** A paragraph that is a link may well be part of a text; a list or a section that is mostly links is none. */
const MAY_BE_LINKS = new Set(
  'p li dd dt td a span b strong i em u font small label h1 h2 h3 h4 h5 h6 figure'.split(' '),
);

function isListOfLinks({ element, text, linked }: Region): boolean {
  return linked > text / 2 && !MAY_BE_LINKS.has(element.name);
}

/** What stands inside, without headings of which all that they head was left out. */
function withoutEmptyHeads(seats: readonly PlacedBlock[], inside: ReadonlySet<Region>): PlacedBlock[] {
  const kept: PlacedBlock[] = [];
  let left = false;
  for (const seat of seats) {
    if (!inside.has(seat.place)) left = true;
    else {
      if (left && isHeading(seat)) while (isHeading(kept.at(-1))) kept.pop();
      left = false;
      kept.push(seat);
    }
  }
  return kept;
}

/** Least share of the running text that stands above what only follows it. */
const ABOVE_TRAILERS = 0.7;

function withoutTrailers(seats: readonly PlacedBlock[]): PlacedBlock[] {
  const least = ABOVE_TRAILERS * runningIn(seats);
  let above = 0;
  let end = seats.findIndex((seat) => {
    above += seat.prose;
    return above > least && (isHeading(seat) || seat.prose === 0) && isTrailerHeading(seat.block.text);
  });
  if (end < 0) end = seats.length;
  while (end > 0 && isHeading(seats[end - 1])) end--;
  return seats.slice(0, end);
}

function isHeading(seat: PlacedBlock | undefined): boolean {
  return seat?.block.kind === 'heading';
}
