/**
 * A table in memory with the rules of DynamoDB that this project relies on: conditions are evaluated at the moment of
 * the write, transactions are all or nothing, indexes are sparse, ordered and keys-only, a row over 400 KB
 * and a key over its limit are refused, and every change is on a stream with the old and the new image. It counts the
 * units that DynamoDB would bill.
 */
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { table as wiring } from '../../shared/wiring.ts';
import { indexWriteUnits, itemBytes, Meter, readUnits, storedBytes, type Units, writeUnits } from './request-units.ts';
import { batchRequest, itemRequest, queryRequest, type RowRequest, transactionRequests } from './row-requests.ts';
import { holdsFor, type Row, updated } from './table-expression.ts';
import { invalid, refuseLargeRow, refuseLongKey } from './table-limits.ts';

/** What one Query returns, and the keys of one BatchGetItem, at most (DynamoDB quotas). */
const MAX_PAGE_BYTES = 1024 * 1024;
const MAX_KEYS = 100;
const BYTES = '$bytes';
const INDEXES = Object.values(wiring.indexes);
type Index = (typeof INDEXES)[number];

interface Write {
  readonly Key?: Row | undefined;
  readonly Item?: Row | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly ReturnValues?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

export interface Change {
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly old: Row | null;
  readonly new: Row | null;
}

export class FakeTable {
  readonly rows: Map<string, Row>;
  readonly stream: Change[] = [];
  readonly client = mockClient(DynamoDBDocumentClient);
  /** Called before every request with its number; throw to let the request fail, wait to let others go first. */
  beforeRequest: (request: number) => void | Promise<void> = () => {};
  /** Told, before each request, what a role must allow for it. */
  onRequest: (needed: RowRequest) => void = () => {};
  /** Asked after every request: whether its answer is lost. Then the SDK sends the request again. */
  isAnswerLost: (operation: string) => boolean = () => false;
  private requests = 0;
  private meter = new Meter();

  /** `rows`: the initial content, from `snapshot`. */
  constructor(rows = '[]') {
    this.rows = new Map(fromJson(rows) as [string, Row][]);
    const on =
      <T>(operation: string, act: (input: T) => object, needs: (input: T) => RowRequest[]) =>
      async (input: T) => {
        for (const needed of needs(input)) this.onRequest(needed);
        await this.beforeRequest(++this.requests);
        this.meter.request(operation);
        const answer = act(input);
        return this.isAnswerLost(operation) ? act(input) : answer;
      };
    const { client } = this;
    const commit = (input: Write) => this.commit(input);
    client.on(GetCommand).callsFake(on<GetCommandInput>('Get', (input) => this.get(input), itemRequest('GetItem')));
    client.on(PutCommand).callsFake(on('Put', commit, itemRequest('PutItem')));
    client.on(UpdateCommand).callsFake(on('Update', commit, itemRequest('UpdateItem')));
    client.on(DeleteCommand).callsFake(on('Delete', commit, itemRequest('DeleteItem')));
    client.on(QueryCommand).callsFake(on('Query', (input) => this.query(input), queryRequest));
    client.on(BatchGetCommand).callsFake(on('BatchGet', (input) => this.batchGet(input), batchRequest));
    client
      .on(TransactWriteCommand)
      .callsFake(on('TransactWrite', (input) => this.transact(input), transactionRequests));
  }

  /** The units that `work` is billed for. What else uses the table meanwhile is counted too. */
  async measure(work: () => Promise<unknown>): Promise<Units> {
    this.meter = new Meter();
    await work();
    return this.meter.total();
  }

  /** Bytes that are billed as storage: of the rows and of the entries of the indexes. */
  storedBytes(): number {
    const entries = (row: Row) => INDEXES.map((index) => entryOf(index, row)).filter((entry) => entry !== null);
    const stored = [...this.rows.values()].flatMap((row) => [row, ...entries(row)]);
    return stored.reduce((sum, row) => sum + storedBytes(row), 0);
  }

  /** All rows as text, in the order of their keys: equal for tables that hold the same. */
  snapshot(): string {
    return toJson([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Rows of a kind, in the order of their keys. */
  ofKind(kind: string): Row[] {
    return [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, row]) => (row.kind === kind ? [row] : []));
  }

  /** `share`: 2 in a transaction, which writes every item twice. */
  private judged(input: Write, share = 1): () => void {
    const key = keyOf(input.Item ?? input.Key ?? {});
    const old = this.rows.get(key);
    const names = input.ExpressionAttributeNames ?? {};
    const values = input.ExpressionAttributeValues ?? {};
    const base = old ?? { ...input.Key };
    const row = input.UpdateExpression ? updated(input.UpdateExpression, { row: base, names, values }) : input.Item;
    this.meter.write('table', share * writeUnits(old ?? null, row ?? null));
    if (!holdsFor(input.ConditionExpression, { row: old ?? {}, names, values })) {
      throw new ConditionalCheckFailedException({
        message: 'The conditional request failed',
        $metadata: {},
        ...(old?.state !== undefined && { Item: { state: { S: String(old.state) } } }),
      });
    }
    if (row !== undefined) refuseLargeRow(row);
    for (const { partition, sort } of INDEXES) refuseLongKey(row?.[partition], row?.[sort]);
    return () => this.write(key, old ?? null, row === undefined ? null : (copy(row) ?? null));
  }

  private commit(input: Write): object {
    const old = copy(this.rows.get(keyOf(input.Item ?? input.Key ?? {})));
    this.judged(input)();
    return input.ReturnValues === 'ALL_OLD' && old !== undefined ? { Attributes: old } : {};
  }

  private write(key: string, old: Row | null, row: Row | null): void {
    for (const index of INDEXES) {
      const [before, after] = [old, row].map((one) => (one === null ? null : entryOf(index, one)));
      const isMoved = [index.partition, index.sort].some((name) => old?.[name] !== row?.[name]);
      this.meter.write(index.name, indexWriteUnits(before ?? null, after ?? null, isMoved));
    }
    if (JSON.stringify(old) === JSON.stringify(row)) return;
    if (row === null) this.rows.delete(key);
    else this.rows.set(key, row);
    this.stream.push({ eventName: old === null ? 'INSERT' : row === null ? 'REMOVE' : 'MODIFY', old, new: row });
  }

  private transact(input: TransactWriteCommand['input']): object {
    const writes = (input.TransactItems ?? []).flatMap(({ Put, Update, Delete, ConditionCheck }) => [
      ...[Put, Update, Delete].filter((one) => one !== undefined).map((write) => ({ write, changes: true })),
      ...(ConditionCheck === undefined ? [] : [{ write: ConditionCheck, changes: false }]),
    ]);
    const keys = writes.map(({ write }) => keyOf(('Item' in write ? write.Item : write.Key) ?? {}));
    if (new Set(keys).size < keys.length)
      throw invalid('Transaction request cannot include multiple operations on one item');
    const reasons: { Code: string }[] = [];
    const commits: (() => void)[] = [];
    for (const { write, changes } of writes) {
      try {
        const commit = this.judged(write as Write, 2);
        commits.push(changes ? commit : () => {});
        reasons.push({ Code: 'None' });
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        reasons.push({ Code: 'ConditionalCheckFailed' });
      }
    }
    if (commits.length < writes.length) {
      throw new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: reasons });
    }
    for (const commit of commits) commit();
    return {};
  }

  private get({ Key = {}, ConsistentRead = false }: GetCommand['input']): object {
    const Item = copy(this.rows.get(keyOf(Key)));
    this.meter.read('table', readUnits(itemBytes(Item ?? {}), ConsistentRead));
    return { Item };
  }

  private query(input: QueryCommand['input']): object {
    const index = INDEXES.find(({ name }) => name === input.IndexName);
    if (input.IndexName !== undefined && index === undefined) throw new Error(`no index ${input.IndexName}`);
    const sort = index?.sort ?? wiring.sort;
    const context = { names: input.ExpressionAttributeNames ?? {}, values: input.ExpressionAttributeValues ?? {} };
    const found = [...this.rows.values()]
      .filter((row) => index === undefined || (row[index.partition] !== undefined && row[index.sort] !== undefined))
      .filter((row) => holdsFor(input.KeyConditionExpression, { row, ...context }))
      .sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1));
    if (input.ScanIndexForward === false) found.reverse();
    const start = input.ExclusiveStartKey
      ? found.findIndex((row) => keyOf(row) === keyOf(input.ExclusiveStartKey ?? {})) + 1
      : 0;
    const shown = (row: Row) => (index ? (entryOf(index, row) ?? {}) : (copy(row) ?? {}));
    const most = found.slice(start, start + (input.Limit ?? found.length));
    let bytes = 0;
    let size = 0;
    for (const row of most) {
      const more = itemBytes(shown(row));
      if (size > 0 && bytes + more > MAX_PAGE_BYTES) break;
      bytes += more;
      size++;
    }
    const page = most.slice(0, size);
    const last = start + page.length < found.length ? page.at(-1) : undefined;
    this.meter.read(index?.name ?? 'table', readUnits(bytes, input.ConsistentRead ?? false));
    return { Items: page.map(shown), ...(last && { LastEvaluatedKey: shown(last) }) };
  }

  private batchGet(input: BatchGetCommand['input']): object {
    const Responses = Object.fromEntries(
      Object.entries(input.RequestItems ?? {}).map(([name, { Keys = [], ConsistentRead = false }]) => {
        if (Keys.length > MAX_KEYS) throw invalid('Too many items requested for the BatchGetItem call');
        const found = Keys.map((key) => copy(this.rows.get(keyOf(key))));
        for (const row of found) this.meter.read('table', readUnits(itemBytes(row ?? {}), ConsistentRead));
        return [name, found.filter((row) => row !== undefined)];
      }),
    );
    return { Responses, UnprocessedKeys: {} };
  }
}

function keyOf({ pk, sk }: Row): string {
  refuseLongKey(pk, sk);
  return JSON.stringify([pk, sk]);
}

function copy(row: Row | undefined): Row | undefined {
  return row === undefined ? undefined : (fromJson(toJson(row)) as Row);
}

/** JSON in which binary attributes survive; like the document client, without what is undefined. */
function toJson(value: unknown): string {
  return JSON.stringify(value, function (key) {
    // From the object itself: `Buffer` has a `toJSON` of its own.
    const one: unknown = this[key];
    return one instanceof Uint8Array ? { [BYTES]: Buffer.from(one).toString('base64') } : one;
  });
}

function fromJson(text: string): unknown {
  return JSON.parse(text, (_, value) =>
    typeof value?.[BYTES] === 'string' ? new Uint8Array(Buffer.from(value[BYTES], 'base64')) : value,
  );
}

/** A row as an index projects it (keys only); null where it has none of the index's keys. */
function entryOf({ partition, sort }: Index, row: Row): Row | null {
  if (row[partition] === undefined || row[sort] === undefined) return null;
  return Object.fromEntries(['pk', 'sk', partition, sort].map((name) => [name, row[name]]));
}
