/**
 * Reading receipts. (They are written in `settle/receipt.ts`, and with clips.) While a version that is one clip is the
 * newest, its clip row is its receipt, which counts once the text is there.
 */
import * as z from 'zod/mini';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { OPEN_OUTCOMES } from '../../../../shared/clip/receipt.ts';
import { type Outcome, Receipt } from '../../../../shared/contract/clip.ts';
import { liveRowIn, storedStateIn } from '../clip/clip-rows.ts';
import { clipIdIn, clipKeys, listings, receiptKey, receiptOrder, shardsOf } from '../keys.ts';
import { type Entry, entries, LAST } from '../listing.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { queryPartition, readRows } from '../rows.ts';

const Row = z.extend(Receipt, { receiptOrder: z.string() });
type Row = z.infer<typeof Row>;

/** Inclusive UTC days of settling. */
interface SettledDays {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The bounds of these days in the order of receipts, which begins with the instant of settling. */
const boundsOf = ({ from, to }: SettledDays) => ({
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to: `${to}${LAST}` }),
});

/** Receipts of all versions of an inbox key, the one settled last first. */
export async function receiptsOfKey(
  query: PageQuery & SettledDays & { readonly bucket: string; readonly key: string },
): Promise<Page<Receipt>> {
  const { bucket, key, limit, position } = query;
  const { from = '', to = LAST } = boundsOf(query);
  const clipId = clipIdOf(bucket, key);
  // A key has few versions, and their ids are not ordered by time: read all and sort.
  const rows = (await queryPartition(receiptKey(clipId, '').pk, { consistent: true })).map((row) => Row.parse(row));
  const own = await receiptOfClip(clipId);
  const isOwn = ({ versionId, part }: Row) => versionId === own?.versionId && part === undefined;
  const left = [...rows.filter((row) => !isOwn(row)), ...(own === null ? [] : [own])]
    .filter(({ receiptOrder: at }) => (position === null || at < position) && at >= from && at <= to)
    .sort((a, b) => (a.receiptOrder > b.receiptOrder ? -1 : 1));
  const page = left.slice(0, limit);
  const last = page.at(-1)?.receiptOrder ?? null;
  return { items: page.map((row) => Receipt.parse(row)), position: left.length > limit ? last : null };
}

async function receiptOfClip(clipId: string): Promise<Row | null> {
  const [row, text] = await readRows([clipKeys.clip(clipId), clipKeys.text(clipId)]);
  const state = storedStateIn(row, text);
  if (!state?.receipt || state.isComplete !== true) return null;
  const { sk } = receiptKey(clipId, state.versionId);
  return { ...state.receipt, receiptOrder: receiptOrder(state.receipt.settledAt, clipId, sk) };
}

/** Receipts with an outcome, the one settled last first. */
export async function receiptsByOutcome(
  query: PageQuery & SettledDays & { readonly outcome: Outcome },
): Promise<Page<Receipt>> {
  const { outcome, limit, position } = query;
  const listing = { index: 'receipts', partitions: shardsOf(listings.receipts(outcome)), position } as const;
  return readPage({ ...listing, order: 'newest', ...boundsOf(query) }, limit, async (places) => {
    const found = await readRows(places.map((entry) => (isOfClip(entry) ? clipKeys.clip(clipIdIn(entry)) : entry)));
    return places.map((entry, i) => {
      const row = isOfClip(entry) ? rowOfClip(found[i]) : found[i];
      if (!row) return null;
      const { receiptOrder, ...receipt } = Row.parse(row);
      return receipt.outcome === outcome && receiptOrder === entry.listOrder ? receipt : null;
    });
  });
}

/** Entries read at once. */
const OPEN_PAGE = 1000;
const openListings = OPEN_OUTCOMES.flatMap((outcome) => shardsOf(listings.receipts(outcome)));
/** How many partitions of the index have the receipts that no newer version or delete has closed. */
export const OPEN_LISTINGS = openListings.length;

/**
 * A thousand entries of a partition with open receipts, number `listing`, that were settled before `until`, from the
 * oldest on; `next` is null at its end. Only keys are read, and eventually consistent.
 */
export async function openReceipts(
  listing: number,
  position: string | null,
  until: string,
): Promise<{ entries: Entry[]; next: string | null }> {
  const partitions = openListings.slice(listing, listing + 1);
  const found: Entry[] = [];
  for await (const entry of entries(
    { index: 'receipts', partitions, order: 'oldest', to: until, position },
    OPEN_PAGE / 2,
  )) {
    found.push(entry);
    if (found.length === OPEN_PAGE) return { entries: found, next: entry.listOrder };
  }
  return { entries: found, next: null };
}

/** Whether an entry is that of a clip's text: it lists the receipt, which the clip row has. */
function isOfClip({ sk }: Entry): boolean {
  return sk === clipKeys.text('').sk;
}

function rowOfClip(row: Record<string, unknown> | undefined): Row | null {
  const live = liveRowIn(row);
  if (live === null) return null;
  return { ...live.receipt, receiptOrder: receiptOrder(live.receipt.settledAt, live.clipId) };
}
