/** Mentions of a name, by day. */
import * as z from 'zod';
import { ListedMention } from '../../../shared/contract/api.ts';
import { clipKeys, listings, shardsOf } from './keys.ts';
import { type Order, type Page, type PageQuery, readPage, readRows } from './listing.ts';

const Row = ListedMention.extend({ revision: z.string(), listOrder: z.string() });
const Head = z.object({ revision: z.string(), removed: z.literal(true).optional() });

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
      const [mention, clip] = rows.slice(2 * i, 2 * i + 2);
      if (mention === undefined || clip === undefined) return null;
      const { revision, listOrder, ...shown } = Row.parse(mention);
      const head = Head.parse(clip);
      const isCurrent = head.removed !== true && head.revision === revision && listOrder === entry.listOrder;
      return isCurrent ? shown : null;
    });
  });
}
