/**
 * The entries of a listing: every shard is queried in parallel and merged by order; nothing is ever scanned. Indexes
 * hold keys only, so rows are fetched by key afterwards (`rows.ts`).
 */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { table } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import type { Key } from './keys.ts';

export type Order = 'newest' | 'oldest';

export interface Listing {
  /** Null: the rows themselves stand in order, in partitions of the table. */
  readonly index: 'list' | 'outlet' | 'language' | 'story' | 'receipts' | null;
  /** The partitions of the listing: its shards, or the one key of an unsharded one. */
  readonly partitions: readonly string[];
  readonly order: Order;
  /** Inclusive bounds on the order. */
  readonly from?: string;
  readonly to?: string;
  /** Only rows whose attribute `words` contains all of these; DynamoDB bills those that it passes over, too. */
  readonly filter?: { readonly words: readonly string[] };
  /** Exclusive: `listOrder` of the last entry of the page before. */
  readonly position: string | null;
}

/** A row's place in a listing; `listOrder` is its order there, whatever the index calls it. */
export interface Entry extends Key {
  readonly listOrder: string;
  /** Of the place of a mention that was found too late to be news. */
  readonly late?: true;
  /** It is no entry but how far a filter has come, after so many rows. */
  readonly passed?: number;
}

const text = z.string();

/** The greatest code point: as a suffix it sorts after everything with the same start. */
export const LAST = '\u{10FFFF}';

type Row = Record<string, unknown>;

/**
 * The entries of a listing in its order. `expected` is about how many will be taken: it sizes the reads, so that
 * taking 20 from 8 shards reads some 40 entries and not 160. `all` reads as much at once as DynamoDB gives (1 MB).
 */
export async function* entries(listing: Listing, expected: number | 'all'): AsyncGenerator<Entry, void, undefined> {
  const batch =
    expected === 'all' ? undefined : Math.min(1000, Math.ceil((expected * 2) / listing.partitions.length) + 1);
  yield* merged(
    listing.partitions.map((partition) => shard(listing, partition, batch)),
    listing.order,
  );
}

/** Entries that each of these gives in order, as one; of equals that of the first comes first. */
export async function* merged(
  sources: readonly AsyncGenerator<Entry, void, undefined>[],
  order: Order,
): AsyncGenerator<Entry, void, undefined> {
  const next = await Promise.all(sources.map((entries) => entries.next()));
  // Only listings by clip id are sharded, and their order values are ASCII: comparing code units is DynamoDB's order.
  const precedes = order === 'newest' ? (a: string, b: string) => a > b : (a: string, b: string) => a < b;
  for (;;) {
    let first = -1;
    let entry: Entry | undefined;
    for (const [i, candidate] of next.entries()) {
      if (candidate.done !== true && (entry === undefined || precedes(candidate.value.listOrder, entry.listOrder))) {
        first = i;
        entry = candidate.value;
      }
    }
    const taken = sources[first];
    if (entry === undefined || taken === undefined) return;
    yield entry;
    next[first] = await taken.next();
  }
}

/** The first and the last order that may be read, both included. */
export function boundsOf({
  order,
  from = ' ',
  to = LAST,
  position,
}: Pick<Listing, 'order' | 'from' | 'to' | 'position'>): [string, string] {
  return order === 'newest' ? [from, position ?? to] : [position ?? from, to];
}

async function* shard(
  listing: Listing,
  partition: string,
  batch: number | undefined,
): AsyncGenerator<Entry, void, undefined> {
  const index = listing.index === null ? null : table.indexes[listing.index];
  const { partition: partitionName, sort } = index ?? table;
  const [low, high] = boundsOf(listing);
  const filter = listing.filter === undefined ? null : filterOf(listing.filter.words);
  let most = filter === null ? batch : FILTERED.first;
  let startKey: Row | undefined;
  do {
    const answer = await dynamo().send(
      new QueryCommand({
        TableName: setting('table'),
        IndexName: index?.name,
        FilterExpression: filter?.expression,
        // DynamoDB takes one condition on the sort key, and BETWEEN includes its ends: `position` is skipped below.
        KeyConditionExpression: '#partition = :partition AND #order BETWEEN :low AND :high',
        ExpressionAttributeNames: { '#partition': partitionName, '#order': sort, ...filter?.names },
        ExpressionAttributeValues: {
          ...{ ':partition': partition, ':low': low, ':high': high },
          ...filter?.values,
        },
        ScanIndexForward: listing.order === 'oldest',
        Limit: most,
        ExclusiveStartKey: startKey,
      }),
    );
    for (const item of answer.Items ?? []) {
      const entry = entryOf(item, sort);
      if (entry.listOrder !== listing.position) yield entry;
    }
    startKey = answer.LastEvaluatedKey;
    if (filter !== null && startKey !== undefined) {
      yield { pk: partition, sk: '', listOrder: text.parse(startKey[sort]), passed: answer.ScannedCount ?? 0 };
      most = Math.min(FILTERED.most, (most ?? 0) * 4);
    }
  } while (startKey !== undefined);
}

function entryOf(row: Row, sort: string): Entry {
  const entry = { pk: text.parse(row.pk), sk: text.parse(row.sk), listOrder: text.parse(row[sort]) };
  return row.late === true ? { ...entry, late: true } : entry;
}

/** Rows that a filter judges in one request: few for a word that many have, then more. */
const FILTERED = { first: 64, most: 512 };

function filterOf(words: readonly string[]) {
  return {
    expression: words.map((_, i) => `contains(#words, :word${i})`).join(' AND '),
    names: { '#words': 'words' },
    values: Object.fromEntries(words.map((word, i) => [`:word${i}`, word])),
  };
}
