/** Mentions of a name, by day. */
import * as z from 'zod/mini';
import { ListedMention } from '../../../shared/contract/api.ts';
import { liveRowIn } from './clip-rows.ts';
import { clipKeys, listings, shardsOf } from './keys.ts';
import { type Order, type Page, type PageQuery, readPage, readRows } from './listing.ts';

const MentionRow = z.extend(ListedMention, { revision: z.string(), listOrder: z.string() });

/** Mentions of a name by the day of their clips (then arrival); those of removed or older revisions are left out. */
export async function listMentions(
  query: PageQuery & { readonly nameId: string; readonly order: Order },
): Promise<Page<ListedMention>> {
  const { nameId, order, position, limit } = query;
  const listing = { index: 'list', partitions: shardsOf(listings.mentions(nameId)), order, position } as const;
  return readPage(listing, limit, async (entries) => {
    const rows = await readRows(
      entries.flatMap(({ pk, sk }) => [
        { pk, sk },
        { pk, sk: clipKeys.clip('').sk },
      ]),
    );
    return entries.map((entry, i) => {
      const [mentionRow, clipRow] = rows.slice(2 * i, 2 * i + 2);
      const live = liveRowIn(clipRow);
      if (mentionRow === undefined || live === null) return null;
      const { revision, listOrder, ...mention } = MentionRow.parse(mentionRow);
      return live.revision === revision && listOrder === entry.listOrder ? mention : null;
    });
  });
}
