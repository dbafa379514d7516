import type { ClassHint } from './class-hints.ts';
import type { Layout, PlacedBlock, Region } from './layout.ts';

/** Share of a page's running text that is more than any addition has. */
const MOST_OF_IT = 0.6;

/**
 * The places that are not of the main text, as far as their hints are believed. What the headline stands in is of it
 * whatever its name; so is a place of a doubtful name that holds most of the text.
 */
export function boilerplateRegions(
  layout: Layout,
  believed: readonly ClassHint[],
  headline: PlacedBlock | null,
): Set<Region> {
  const around = new Set<Region>();
  for (let place = headline?.place ?? null; place; place = place.parent) around.add(place);
  const beside = new Set<Region>();
  const setAside = (hints: readonly ClassHint[]) => {
    weigh(layout, beside);
    const most = MOST_OF_IT * (layout.places[0]?.prose ?? 0);
    for (const place of layout.places) {
      const { parent, hint, prose, said } = place;
      const named = hints.includes(hint) && believed.includes(hint) && !around.has(place);
      const doubtful = hint === 'beside' || (hint === 'other' && said > prose / 2);
      if ((named && !(doubtful && prose > most)) || (parent && beside.has(parent))) beside.add(place);
    }
  };
  setAside(['apart', 'other']);
  setAside(['beside']);
  weigh(layout, beside);
  return beside;
}

/** Counts what each place holds, without what is left aside. */
function weigh({ places, seats }: Layout, beside: ReadonlySet<Region>): void {
  for (const place of places) place.prose = place.text = place.linked = place.said = 0;
  for (const { block, place, linked, prose } of seats) {
    if (beside.has(place)) continue;
    place.text += block.text.length;
    place.linked += linked * block.text.length;
    place.prose += prose;
  }
  for (const place of places.toReversed()) {
    if (place.hint === 'main') place.said = place.prose;
    const { parent } = place;
    if (!parent) continue;
    parent.said = Math.max(parent.said, place.said);
    parent.text += place.text;
    parent.linked += place.linked;
    parent.prose += place.prose;
  }
}
