/**
 * Clips that few listings lead to which are not ordered by day: those with a video of a status, those that were received
 * lately. While there are few of them they are read and put in order; of more, another listing leads.
 */
import * as z from 'zod/mini';
import { clipIdIn, clipKeys, listings, shardsOf } from '../keys.ts';
import { type Entry, entries, LAST, type Listing } from '../listing.ts';
import { readRows } from '../rows.ts';
import type { ClipFilters } from './clip-filters.ts';

/** Entries that are read to find out whether there are few: as many clips are read for a page of 20 at most. */
const FEW = 200;
/** A file is settled after it was received, whatever the clocks of S3 and of Lambda differ by. */
const CLOCKS_MS = 60_000;

const Place = z.object({ pk: z.string(), sk: z.string(), listOrder: z.string() });

/** The places of all clips that meet a filter which few meet, in no order; null where there is none, or too many. */
export async function fewClips({ embedStatus, receivedAfter }: ClipFilters): Promise<Entry[] | null> {
  const found = await Promise.all([
    embedStatus === undefined ? null : clipIdsIn(listedAs(shardsOf(listings.embeds(embedStatus)), 'list')),
    receivedAfter === undefined ? null : clipIdsIn(settledAfter(receivedAfter)),
  ]);
  const [fewest] = found.filter((ids) => ids !== null).sort((a, b) => a.size - b.size);
  if (fewest === undefined) return null;
  const keys = [...fewest].map(clipKeys.clip);
  const rows = await readRows(keys, { consistent: false, only: ['listOrder'] });
  return rows.flatMap((row) => z.safeParse(Place, row).data ?? []);
}

const listedAs = (partitions: string[], index: 'list' | 'receipts', from?: string): Listing => ({
  ...{ index, partitions, order: 'oldest', position: null },
  ...(from !== undefined && { from }),
});

/** Receipts of clips that stand; that of a file which holds several leads to no clip. */
function settledAfter(receivedAfter: string): Listing {
  const partitions = [listings.receipts('parsed'), listings.receipts('partial')].flatMap(shardsOf);
  const from = new Date(Date.parse(receivedAfter) - CLOCKS_MS).toISOString();
  return listedAs(partitions, 'receipts', from);
}

async function clipIdsIn(listing: Listing): Promise<Set<string> | null> {
  const ids = new Set<string>();
  let left = FEW;
  for await (const { pk, sk } of entries({ ...listing, to: LAST }, FEW / 2)) {
    if (left-- === 0) return null;
    const clipId = isOfClip(pk) ? clipIdIn({ pk }) : partIn(sk);
    if (clipId !== null) ids.add(clipId);
  }
  return ids;
}

const isOfClip = (pk: string) => pk.startsWith(clipKeys.clip('').pk);

/** The clip id of a part in the key of its receipt (`receiptKey`); null in that of a file. */
function partIn(sk: string): string | null {
  return /^VERSION#.*#([^#]+)$/s.exec(sk)?.[1] ?? null;
}
