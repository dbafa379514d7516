/** Rows by their partition and by their keys. */
import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import type { Key } from './keys.ts';

type Row = Record<string, unknown>;

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
