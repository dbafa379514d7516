/** The headline of a page, and the introduction between it and the text. */
import type { Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import type { Layout, PlacedBlock, Region } from './layout.ts';

const TITLES = new Set(['title', 'og:title', 'headline', 'jsonld:headline', 'twitter:title']);

/** A heading of which this share is a link leads to a text, from a menu or a list. */
const MOSTLY_LINK = 0.8;

/** The longest heading that is part of the declared title, no link if there is one; else the first heading of level 1. */
export function headlineOf({ declared }: Document, { placed }: Layout): PlacedBlock | null {
  const titles = declared.filter(({ name }) => TITLES.has(name)).map(({ value }) => lettersOf(value));
  let best: PlacedBlock | null = null;
  let most = 5;
  for (const heading of placed) {
    if (heading.block.kind !== 'heading') continue;
    const letters = lettersOf(heading.block.text);
    const better = letters.length > most || (letters.length === most && isLink(best) && !isLink(heading));
    if (better && titles.some((title) => title.includes(letters))) {
      best = heading;
      most = letters.length;
    }
  }
  return best ?? placed.find(({ block }) => block.kind === 'heading' && block.level === 1) ?? null;
}

function isLink(heading: PlacedBlock | null): boolean {
  return heading !== null && heading.linked > MOSTLY_LINK;
}

/** At most so many blocks between headline and text: bylines, a picture's caption, share buttons. */
const FURTHEST = 40;

/** The blocks between headline and body that belong to it: the headline, captions, and an introduction. */
export function introOf({ placed }: Layout, headline: PlacedBlock | null, body: readonly PlacedBlock[]): PlacedBlock[] {
  const first = body.find((one) => one.prose > 0 && one !== headline);
  if (!headline || !first) return [];
  const known = new Set(body);
  const [from, to] = [placed.indexOf(headline), placed.indexOf(first)];
  if (from > to) return [];
  const intro = placed.slice(from, Math.min(to, from + FURTHEST));
  const around = new Set(regionsAround(headline));
  return intro.filter(
    (one) => !known.has(one) && (one === headline || (isIntroduction(one) && !isBoilerplate(one, around))),
  );
}

function isIntroduction({ prose, linked, block }: PlacedBlock): boolean {
  return (prose > 0 && linked < 0.3) || block.kind === 'caption';
}

function lettersOf(text: string): string {
  return foldMarks(text.slice(0, 300)).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What holds the headline, too, is no boilerplate whatever it is called. */
function isBoilerplate(one: PlacedBlock, aroundHeadline: ReadonlySet<Region>): boolean {
  return regionsAround(one).some(
    (at) => !aroundHeadline.has(at) && (at.hint === 'chrome' || at.hint === 'other-text' || at.hint === 'byline'),
  );
}

function regionsAround({ region }: PlacedBlock): Region[] {
  const around: Region[] = [];
  for (let at: Region | null = region; at; at = at.parent) around.push(at);
  return around;
}
