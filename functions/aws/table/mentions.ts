/** Mentions of a name, by day. */
import type { ListedMention } from '../../../shared/contract/api.ts';
import { liveRowIn } from './clip-rows.ts';
import { clipIdAt, clipKeys, listings, shardsOf } from './keys.ts';
import { type Listing, type Order, type Page, type PageQuery, readPage, readRows } from './listing.ts';
import { mentionsOf } from './mention-rows.ts';

/** The places of a name's mentions. A place counts if its clip still stands there and has the mention. */
export function mentionListing(nameId: string): Pick<Listing, 'index' | 'partitions'> {
  return { index: null, partitions: shardsOf(listings.mentions(nameId)) };
}

/** Mentions of a name by the day of their clips. */
export async function listMentions(
  query: PageQuery & { readonly nameId: string; readonly order: Order },
): Promise<Page<ListedMention>> {
  const { nameId, order, position, limit } = query;
  return readPage({ ...mentionListing(nameId), order, position }, limit, async (entries) => {
    const rows = await readRows(entries.map(({ listOrder }) => clipKeys.clip(clipIdAt(listOrder))));
    const clips = rows.map((row, i) => {
      const clip = liveRowIn(row);
      return clip?.listOrder === entries[i]?.listOrder ? clip : null;
    });
    const mentions = await mentionsOf(nameId, clips);
    return clips.map((clip, i) => {
      const mention = mentions[i];
      if (clip === null || !mention) return null;
      const { clipId, title, outlet, publishedOn } = clip;
      return { ...mention, clipId, title, outlet, publishedOn, ...(entries[i]?.late && { late: true }) };
    });
  });
}
