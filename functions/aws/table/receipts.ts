/** Reading receipts. (They are written in `settle-receipt.ts`.) */
import * as z from 'zod/mini';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { type Outcome, Receipt } from '../../../shared/contract/clip.ts';
import { listings, receiptKey, shardsOf } from './keys.ts';
import { type Page, type PageQuery, queryPartition, readPage, readRows } from './listing.ts';

const Row = z.extend(Receipt, { listOrder: z.string() });

/** Receipts of all versions of an inbox key, the one settled last first. */
export async function receiptsOfKey(
  query: PageQuery & { readonly bucket: string; readonly key: string },
): Promise<Page<Receipt>> {
  const { bucket, key, limit, position } = query;
  const { pk } = receiptKey(clipIdOf(bucket, key), '');
  // A key has few versions, and their ids are not ordered by time: read all and sort.
  const rows = (await queryPartition(pk, { consistent: true })).map((row) => Row.parse(row));
  const left = rows
    .filter(({ listOrder }) => position === null || listOrder < position)
    .sort((a, b) => (a.listOrder > b.listOrder ? -1 : 1));
  const page = left.slice(0, limit);
  const last = page.at(-1)?.listOrder ?? null;
  return { items: page.map((row) => Receipt.parse(row)), position: left.length > limit ? last : null };
}

/** Receipts with an outcome, the one settled last first. */
export async function receiptsByOutcome(query: PageQuery & { readonly outcome: Outcome }): Promise<Page<Receipt>> {
  const { outcome, limit, position } = query;
  const partitions = shardsOf(listings.receipts(outcome));
  return readPage({ index: 'list', partitions, order: 'newest', position }, limit, async (entries) => {
    const rows = await readRows(entries);
    return rows.map((row, i) => {
      if (row === undefined) return null;
      const { listOrder, ...receipt } = Row.parse(row);
      return receipt.outcome === outcome && listOrder === entries[i]?.listOrder ? receipt : null;
    });
  });
}
