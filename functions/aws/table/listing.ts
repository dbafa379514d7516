/**
 * Reading listings: every shard of a listing is queried in parallel and merged by order;
 * nothing is ever scanned. Indexes hold keys only, so rows are fetched by key afterwards.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { table } from '../../../shared/wiring.ts';
import { answerBytes, MAX_ANSWER_BYTES } from '../../runtime/answer.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import type { Key } from './keys.ts';

export type Order = 'newest' | 'oldest';

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

/** The rows of a partition (or the first `most`, behind the sort key `after`) that meet `condition` (on `sk`, with its `values`), in order or, `newest`, in reverse. */
export async function queryPartition(
  pk: string,
  {
    condition,
    values = {},
    consistent = false,
    most,
    after,
    newest = false,
  }: { condition?: string; values?: Row; consistent?: boolean; most?: number; after?: string; newest?: boolean } = {},
): Promise<Row[]> {
  const found: Row[] = [];
  let startKey: Row | undefined = after === undefined ? undefined : { pk, sk: after };
  do {
    const answer = await dynamo().send(
      new QueryCommand({
        TableName: setting('table'),
        KeyConditionExpression: condition === undefined ? 'pk = :pk' : `pk = :pk AND ${condition}`,
        ExpressionAttributeValues: { ':pk': pk, ...values },
        ConsistentRead: consistent,
        ScanIndexForward: !newest,
        Limit: most,
        ExclusiveStartKey: startKey,
      }),
    );
    found.push(...(answer.Items ?? []));
    startKey = answer.LastEvaluatedKey;
  } while (startKey !== undefined && (most === undefined || found.length < most));
  return found.slice(0, most);
}

/** Keys in one BatchGetItem (DynamoDB quota). */
const BATCH = 100;
/** Batches read at once: some 25,000 read units a second, about what a new table on demand gives (12,000 at first). */
const WIDTH = 4;
/** Attempts in a row at which DynamoDB gives no row, because the table is throttled. */
const TRIES = 6;

/** How rows are read by key. */
export interface RowRead {
  /** Otherwise a read may miss what was written a moment ago, and costs half. @default true */
  readonly consistent?: boolean;
  /** Attributes that are wanted besides `pk` and `sk`: less to transfer, for the same units. @default all */
  readonly only?: readonly string[];
}

/** The rows at these keys, in the order of the keys; undefined where there is none. */
export async function readRows(keys: readonly Key[], read: RowRead = {}): Promise<(Row | undefined)[]> {
  const wanted = new Map(keys.map(({ pk, sk }) => [addressOf(pk, sk), { pk, sk }]));
  const found = new Map<string, Row>();
  const distinct = [...wanted.values()];
  const starts = Array.from({ length: Math.ceil(distinct.length / BATCH) }, (_, i) => i * BATCH);
  await forEachOf(starts, (start) => readBatch(distinct.slice(start, start + BATCH), read, found), WIDTH);
  return keys.map(({ pk, sk }) => found.get(addressOf(pk, sk)));
}

async function readBatch(keys: Row[], { consistent = true, only }: RowRead, found: Map<string, Row>): Promise<void> {
  const name = setting('table');
  const projection = only === undefined ? {} : projectionOf(['pk', 'sk', ...only]);
  let left = keys;
  for (let tries = 1; ; tries++) {
    const answer = await dynamo().send(
      new BatchGetCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: consistent, ...projection } } }),
    );
    for (const row of answer.Responses?.[name] ?? []) found.set(addressOf(row.pk, row.sk), row);
    const unread = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    if (unread.length === 0) return;
    if (unread.length < left.length) tries = 0;
    if (tries === TRIES) throw new Error(`DynamoDB left ${unread.length} rows unread after ${TRIES} tries.`);
    left = unread;
    await pause(Math.random() * 25 * 2 ** Math.max(tries, 1));
  }
}

/** By placeholders, since an attribute may have the name of a reserved word. */
function projectionOf(attributes: readonly string[]) {
  return {
    ProjectionExpression: attributes.map((_, i) => `#a${i}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name, i) => [`#a${i}`, name])),
  };
}

function addressOf(pk: unknown, sk: unknown): string {
  return JSON.stringify([pk, sk]);
}
