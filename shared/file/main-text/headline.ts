import type { Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import type { Layout, PlacedBlock, Region } from './layout.ts';

const TITLES = new Set(['title', 'og:title', 'headline', 'jsonld:headline', 'twitter:title']);

/** The heading that says most of what the page declares as its title; else the first of the highest level. */
export function headlineOf({ declared }: Document, { seats }: Layout): PlacedBlock | null {
  const titles = declared.filter(({ name }) => TITLES.has(name)).map(({ value }) => lettersOf(value));
  let best: PlacedBlock | null = null;
  let most = 5;
  for (const seat of seats) {
    if (seat.block.kind !== 'heading') continue;
    const letters = lettersOf(seat.block.text);
    if (letters.length > most && titles.some((title) => title.includes(letters))) {
      best = seat;
      most = letters.length;
    }
  }
  return best ?? seats.find(({ block }) => block.kind === 'heading' && block.level === 1) ?? null;
}

/** How many blocks above the text its headline may stand: bylines, a picture's caption, buttons to share. */
const FURTHEST = 40;

/** What stands above the body and belongs to it: the headline, and an introduction below it. */
export function introOf({ seats }: Layout, headline: PlacedBlock | null, body: readonly PlacedBlock[]): PlacedBlock[] {
  const [first] = body;
  if (!headline || !first || body.includes(headline)) return [];
  const [from, to] = [seats.indexOf(headline), seats.indexOf(first)];
  if (from > to || to - from > FURTHEST) return from > to ? [] : [headline];
  return seats
    .slice(from, to)
    .filter((seat) => seat === headline || (seat.prose > 0 && seat.linked < 0.3 && !isElsewhere(seat.place)));
}

function lettersOf(text: string): string {
  return foldMarks(text.slice(0, 300)).replace(/[^\p{L}\p{N}]+/gu, '');
}

function isElsewhere(place: Region): boolean {
  for (let at: Region | null = place; at; at = at.parent) if (at.hint === 'apart' || at.hint === 'other') return true;
  return false;
}
