/** Which rows a Query answers, and where it stops (API Reference, "Query"). */
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { table as wiring } from '../../../shared/wiring.ts';
import { holdsFor } from './condition.ts';
import { type KeyRange, keyRange } from './key-condition.ts';
import { MAX_PAGE_BYTES, refuseUnused } from './limits.ts';
import { projected, projectedNames } from './projection.ts';
import { compareText, type Row } from './row.ts';
import { INDEXES, type Index, keyText, type Rows, type Start } from './rows.ts';
import { invalid } from './tokens.ts';
import { itemBytes } from './units.ts';

export interface Queried {
  readonly index: Index | undefined;
  readonly items: Row[];
  /** Rows that were read, the filtered ones among them, and their bytes. */
  readonly scanned: number;
  readonly bytes: number;
  /** Where to go on; undefined where the end was reached. */
  readonly last: Row | undefined;
}

export function query(rows: Rows, input: QueryCommandInput): Queried {
  const index = indexOf(input);
  const given = { names: input.ExpressionAttributeNames ?? {}, values: input.ExpressionAttributeValues ?? {} };
  const key = { partition: index?.partition ?? wiring.partition, sort: index?.sort ?? wiring.sort };
  if (input.KeyConditionExpression === undefined)
    throw invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  const range = keyRange(input.KeyConditionExpression, key, given);
  const forward = input.ScanIndexForward !== false;
  const start = startOf(input, index, range, forward);
  const items: Row[] = [];
  let scanned = 0;
  let bytes = 0;
  let last: Row | undefined;
  for (const row of read(rows, index, range, start, forward)) {
    const more = itemBytes(row);
    if (scanned > 0 && bytes + more > MAX_PAGE_BYTES) return { index, items, scanned, bytes, last };
    scanned += 1;
    bytes += more;
    last = index === undefined ? keyOf(row) : row;
    const context = { row, ...given };
    if (holdsFor(input.FilterExpression, context)) items.push(projected(input.ProjectionExpression, context));
    // It stops here and does not look whether there is more.
    if (scanned === input.Limit) return { index, items, scanned, bytes, last };
  }
  return { index, items, scanned, bytes, last: undefined };
}

/** The rows of a range as the table or the index has them, in order. */
function* read(
  rows: Rows,
  index: Index | undefined,
  range: KeyRange,
  start: Start | null,
  forward: boolean,
): Generator<Row> {
  for (const { sort, row } of rows.inOrder(index, range.partition)?.from(start, forward) ?? []) {
    if (isPast(sort, range, forward)) return;
    const seen = index === undefined ? row : entryOf(index, row);
    if (seen !== null && range.holds(sort)) yield seen;
  }
}

function indexOf(input: QueryCommandInput): Index | undefined {
  const { IndexName, KeyConditionExpression, FilterExpression, ProjectionExpression, Limit } = input;
  refuseUnused(
    [KeyConditionExpression, FilterExpression, ProjectionExpression],
    input.ExpressionAttributeNames,
    input.ExpressionAttributeValues,
  );
  if (Limit !== undefined && Limit < 1) throw invalid('Limit must be greater than or equal to 1');
  if (IndexName === undefined) return undefined;
  const index = INDEXES.find(({ name }) => name === IndexName);
  if (index === undefined) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (input.ConsistentRead === true) throw invalid('Consistent reads are not supported on global secondary indexes');
  if (ProjectionExpression !== undefined) {
    const kept: string[] = [wiring.partition, wiring.sort, index.partition, index.sort];
    const others = projectedNames(ProjectionExpression, input.ExpressionAttributeNames ?? {}).filter(
      (name) => !kept.includes(name),
    );
    if (others.length > 0) throw invalid(`Global secondary index ${IndexName} does not project [${others.join(', ')}]`);
  }
  return index;
}

/** Where the page begins: behind the start key, or at the end of the range. */
function startOf(
  { ExclusiveStartKey }: QueryCommandInput,
  index: Index | undefined,
  range: KeyRange,
  forward: boolean,
) {
  if (ExclusiveStartKey === undefined) {
    const bound = forward ? range.low : range.high;
    return bound === null ? null : { sort: bound, key: null };
  }
  const names = [wiring.partition, wiring.sort, ...(index === undefined ? [] : [index.partition, index.sort])];
  const isWhole = names.every((name) => typeof ExclusiveStartKey[name] === 'string');
  if (!isWhole || Object.keys(ExclusiveStartKey).length > names.length)
    throw invalid('The provided starting key is invalid');
  if (ExclusiveStartKey[index?.partition ?? wiring.partition] !== range.partition) {
    throw invalid('The provided starting key is outside query boundaries based on provided conditions');
  }
  const { [wiring.partition]: pk, [wiring.sort]: sk } = ExclusiveStartKey;
  return { sort: String(ExclusiveStartKey[index?.sort ?? wiring.sort]), key: keyText(pk, sk) };
}

function isPast(sort: string, { low, high }: KeyRange, forward: boolean): boolean {
  const bound = forward ? high : low;
  if (bound === null) return false;
  return forward ? compareText(sort, bound) > 0 : compareText(sort, bound) < 0;
}

const keyOf = (row: Row): Row => ({ [wiring.partition]: row[wiring.partition], [wiring.sort]: row[wiring.sort] });

/** A row as an index projects it (keys only); null where it lacks a key of the index. */
export function entryOf({ partition, sort }: Index, row: Row): Row | null {
  if (row[partition] === undefined || row[sort] === undefined) return null;
  return { ...keyOf(row), [partition]: row[partition], [sort]: row[sort] };
}
