/**
 * Lists of clips as they were at a time. A listing leads to where clips stand now; those that have left it since are found
 * where they stood: each state that ended so is listed there (`history-rows.ts`).
 */
import { formerOrder, listings, shardsOf } from '../keys.ts';
import { type Entry, entries, LAST, type Listing } from '../listing.ts';

type Entries = AsyncIterator<Entry, void> | Iterator<Entry, void>;

/** These places in their order, and between them those that clips have left since an instant; each place once. */
export async function* withFormerPlaces(found: Entries, listing: Listing, since: string): AsyncGenerator<Entry, void> {
  const former = formerPlaces(listing, since);
  const precedes = listing.order === 'newest' ? (a: string, b: string) => a > b : (a: string, b: string) => a < b;
  let [now, then] = await Promise.all([found.next(), former.next()]);
  while (now.done !== true || then.done !== true) {
    // How far a filter has come is no place: one that was left there is shown before.
    const comesFirst = (left: Entry, other: Entry) =>
      precedes(left.listOrder, other.listOrder) || (left.listOrder === other.listOrder && other.passed !== undefined);
    if (now.done === true || (then.done !== true && comesFirst(then.value, now.value))) {
      if (then.done !== true) yield then.value;
      then = await former.next();
    } else {
      if (then.done !== true && then.value.listOrder === now.value.listOrder) then = await former.next();
      yield now.value;
      now = await found.next();
    }
  }
}

/** Places that clips have left since an instant, within the bounds of a listing and in its order. */
async function* formerPlaces({ order, from, to, position }: Listing, since: string): AsyncGenerator<Entry, void> {
  const bounds = { order, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  // All that was left at the place of the position sorts after it, and was in the page before.
  const start = position === null || order === 'newest' ? position : formerOrder(position, LAST);
  let last = position;
  for await (const entry of entries(
    { index: 'list', partitions: shardsOf(listings.formerPlaces), ...bounds, position: start },
    EXPECTED,
  )) {
    const until = entry.listOrder.slice(entry.listOrder.lastIndexOf('#') + 1);
    const listOrder = entry.listOrder.slice(0, -until.length - 1);
    if (until <= since || listOrder === last) continue;
    last = listOrder;
    yield { ...entry, listOrder };
  }
}

/** Entries that are read at once: most have nothing to do with the clips of a page. */
const EXPECTED = 400;
