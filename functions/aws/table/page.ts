/** One page of a listing, of bounded work and size, with a position to continue from. */
import { answerBytes, MAX_ANSWER_BYTES } from '../../runtime/answer.ts';
import { type Entry, entries, type Listing } from './listing.ts';

/** A page of a list. `position` is the order value to continue from, null at the end of the list. */
export interface Page<T> {
  readonly items: T[];
  readonly position: string | null;
}

/** Parameters of every list: at most `limit` items after `position` (null: from the start). */
export interface PageQuery {
  readonly limit: number;
  readonly position: string | null;
}

/** Rows that a filter may pass over for one page: some 200 read units of lines of half a kilobyte. */
const MOST_PASSED = 4000;

/** Entries read for one page, per item of its limit: after so many the page ends short, with a position. */
const WORK_PER_ITEM = 10;

/** Entries passed to `read` at once. */
const CHUNK = 25;

/** Of the items of a page; what is around them is a cursor of 4,000 characters at most. */
const MAX_PAGE_BYTES = MAX_ANSWER_BYTES - 8192;

/**
 * One page of a listing. `read` turns entries into items, in their order, null for one that is filtered out. The work
 * is bounded: where filters leave little, the page is short and has a position to continue from.
 */
export function readPage<T>(
  listing: Listing,
  limit: number,
  read: (entries: Entry[]) => Promise<(T | null)[]>,
): Promise<Page<T>> {
  return pageOf(entries(listing, limit + 1), { limit, position: listing.position }, read);
}

/** Entries in the order of a listing, as far as they stand within its bounds. */
export function inOrder(found: readonly Entry[], { order, from, to, position }: Listing): Entry[] {
  const sign = order === 'newest' ? -1 : 1;
  const compared = (a: string, b: string) => (a === b ? 0 : a < b ? -sign : sign);
  return found
    .filter(({ listOrder: at }) => (from === undefined || at >= from) && (to === undefined || at <= to))
    .filter(({ listOrder }) => position === null || compared(listOrder, position) > 0)
    .sort((a, b) => compared(a.listOrder, b.listOrder));
}

/** As `readPage`, of entries that come in order, behind the position. */
export async function pageOf<T>(
  found: AsyncIterator<Entry, void> | Iterator<Entry, void>,
  { limit, position: start }: PageQuery,
  read: (entries: Entry[]) => Promise<(T | null)[]>,
): Promise<Page<T>> {
  const items: T[] = [];
  let bytes = 0;
  let position = start;
  let next = await found.next();
  let passed = 0;
  const mayGoOn = () => next.done !== true && passed < MOST_PASSED;
  for (let work = limit * WORK_PER_ITEM; mayGoOn() && work > 0 && items.length < limit; ) {
    const chunk: Entry[] = [];
    for (let room = Math.min(CHUNK, work, limit - items.length); mayGoOn() && next.done !== true && room > 0; room--) {
      chunk.push(next.value);
      passed += next.value.passed ?? 0;
      next = await found.next();
    }
    const places = chunk.filter((entry) => entry.passed === undefined);
    work -= places.length;
    const shown = new Map((await read(places)).map((item, i) => [places[i], item]));
    for (const entry of chunk) {
      const { listOrder } = entry;
      const item = shown.get(entry) ?? null;
      bytes += item === null ? 0 : answerBytes(JSON.stringify(item));
      if (items.length > 0 && bytes > MAX_PAGE_BYTES) return { items, position };
      if (item !== null) items.push(item);
      position = listOrder;
    }
  }
  return { items, position: next.done === true ? null : position };
}
