/** Mentions of a name, by day. */
import type { ListedMention } from '../../../../shared/contract/api.ts';
import type { Mention } from '../../../../shared/contract/clip.ts';
import { clipIdAt, clipKeys, listings, shardsOf } from '../keys.ts';
import type { Listing, Order } from '../listing.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { type RowRead, readRows } from '../rows.ts';
import { type LiveRow, liveRowIn } from './clip-rows.ts';
import { mentionsOf } from './mention-rows.ts';

/** The places of a name's mentions. A place counts if its clip still stands there and has the mention. */
export function mentionListing(nameId: string): Pick<Listing, 'index' | 'partitions'> {
  return { index: null, partitions: shardsOf(listings.mentions(nameId)) };
}

/** Mentions of a name by the day of their clips. */
export function listMentions(
  query: PageQuery & { readonly nameId: string; readonly order: Order },
): Promise<Page<ListedMention>> {
  return pageOfMentions(query, {}, (mention, { clipId, title, outlet, publishedOn }, late) => ({
    ...{ ...mention, clipId, title, outlet, publishedOn },
    ...(late && { late }),
  }));
}

/** A mention as a feed has it; `recordedAt` is when its clip became what it is. */
export interface FeedMention
  extends Pick<LiveRow, 'clipId' | 'title' | 'outlet' | 'publishedOn' | 'language' | 'receivedAt' | 'recordedAt'> {
  readonly snippet: string;
}

/** The mentions of a name in the clips of the newest days, at most `limit`; a change of a second ago may be missing. */
export async function newestMentions(nameId: string, limit: number): Promise<FeedMention[]> {
  const query = { nameId, order: 'newest', position: null, limit } as const;
  const { items } = await pageOfMentions(query, { consistent: false }, ({ snippet }, clip) => {
    const { clipId, title, outlet, publishedOn, language, receivedAt, recordedAt } = clip;
    return { clipId, title, outlet, publishedOn, language, receivedAt, recordedAt, snippet };
  });
  return items;
}

function pageOfMentions<T>(
  { nameId, order, position, limit }: PageQuery & { readonly nameId: string; readonly order: Order },
  read: RowRead,
  show: (mention: Mention, clip: LiveRow, late: true | undefined) => T,
): Promise<Page<T>> {
  return readPage({ ...mentionListing(nameId), order, position }, limit, async (entries) => {
    const keys = entries.map(({ listOrder }) => clipKeys.clip(clipIdAt(listOrder)));
    const rows = await readRows(keys, read);
    const clips = rows.map((row, i) => {
      const clip = liveRowIn(row);
      return clip?.listOrder === entries[i]?.listOrder ? clip : null;
    });
    const mentions = await mentionsOf(nameId, clips);
    return clips.map((clip, i) => {
      const mention = mentions[i];
      return clip === null || !mention ? null : show(mention, clip, entries[i]?.late);
    });
  });
}
