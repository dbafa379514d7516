/** Clips beside each other in a story, as mails name them. */
import { liveRowIn } from '../clip/clip-rows.ts';
import { clipIdIn, clipKeys, listings } from '../keys.ts';
import { entries } from '../listing.ts';
import { readRows } from '../rows.ts';

/** Clips of a story that are counted, the newest. */
const COUNTED = 20;

/** Ids of the newest clips of a story, as the index has them. */
export async function clipsOfStory(story: string): Promise<string[]> {
  const found = new Set<string>();
  const listing = { index: 'story', partitions: [listings.story(story)], order: 'newest', position: null } as const;
  for await (const entry of entries(listing, COUNTED / 2)) {
    found.add(clipIdIn(entry));
    if (found.size === COUNTED) break;
  }
  return [...found];
}

export interface Placed {
  readonly story: string;
  readonly outlet: string | null;
}

/** The outlets of clips by their ids; what was written a moment ago may be missing. */
export async function outletsOf(clipIds: readonly string[]): Promise<ReadonlyMap<string, Placed>> {
  const rows = await readRows(clipIds.map(clipKeys.clip), { consistent: false });
  return new Map(
    rows.flatMap((row) => {
      const clip = liveRowIn(row);
      return clip === null ? [] : [[clip.clipId, { story: clip.story, outlet: clip.outlet }] as const];
    }),
  );
}
