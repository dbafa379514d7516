/** Which of several listings has the fewest entries, found with a few reads and without counts that would have to be kept. */
import { entries, type Listing } from './listing.ts';

/** Entries of one shard that are looked at: some 5 KB of keys, a read unit. */
const PROBE = 32;

/**
 * The listing with the fewest entries from its position on, as one shard of each lets expect: a clip has the same shard in
 * every listing. One that ends sooner is narrower, and of those that do not end the one whose entries reach farther. Of
 * equals it is the first. They have the same order and bounds. Null where none of them ends soon, if there is something
 * else `instead`.
 */
export async function narrowest(
  listings: readonly [Listing, ...Listing[]],
  instead: boolean = false,
): Promise<Listing | null> {
  const [only, second] = listings;
  if (second === undefined && !instead) return only;
  const probes = await Promise.all(
    listings.map(async (listing) => {
      const found = await probe(listing);
      return { listing, count: found.length, last: found.at(-1) ?? '' };
    }),
  );
  const isNewest = only.order === 'newest';
  const reaches = (a: string, b: string) => (a === b ? 0 : a < b === isNewest ? -1 : 1);
  probes.sort((a, b) => a.count - b.count || reaches(a.last, b.last));
  const [first] = probes;
  return first === undefined || (instead && first.count === PROBE) ? null : first.listing;
}

async function probe(listing: Listing): Promise<string[]> {
  const found: string[] = [];
  const { filter: _, ...unfiltered } = listing;
  const shard = { ...unfiltered, partitions: listing.partitions.slice(0, 1) };
  for await (const { listOrder } of entries(shard, PROBE / 2)) {
    found.push(listOrder);
    if (found.length === PROBE) break;
  }
  return found;
}
