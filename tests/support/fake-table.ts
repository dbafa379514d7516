/**
 * A table in memory with the rules of DynamoDB that this project relies on: conditions are evaluated at the moment of
 * the write, transactions are all or nothing, indexes are sparse, ordered and keys-only, a row over 400 KB is refused,
 * and every change is on a stream with the old and the new image.
 */
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { table as wiring } from '../../shared/wiring.ts';
import { holdsFor, type Row, updated } from './table-expression.ts';

const MAX_ROW_BYTES = 400 * 1024;

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
  private requests = 0;

  /** `rows`: the initial content, from `snapshot`. */
  constructor(rows = '[]') {
    this.rows = new Map(JSON.parse(rows) as [string, Row][]);
    const on =
      <T>(act: (input: T) => object) =>
      async (input: T) => {
        await this.beforeRequest(++this.requests);
        return act(input);
      };
    this.client.on(GetCommand).callsFake(on((input: Write) => ({ Item: copy(this.rows.get(keyOf(input.Key ?? {}))) })));
    this.client.on(PutCommand).callsFake(on((input: Write) => this.commit(input)));
    this.client.on(UpdateCommand).callsFake(on((input: Write) => this.commit(input)));
    this.client.on(DeleteCommand).callsFake(on((input: Write) => this.commit(input)));
    this.client.on(QueryCommand).callsFake(on((input: QueryCommand['input']) => this.query(input)));
    this.client.on(BatchGetCommand).callsFake(on((input: BatchGetCommand['input']) => this.batchGet(input)));
    this.client.on(TransactWriteCommand).callsFake(on((input: TransactWriteCommand['input']) => this.transact(input)));
  }

  /** All rows as text, in the order of their keys: equal for tables that hold the same. */
  snapshot(): string {
    return JSON.stringify([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Rows of a kind, in the order of their keys. */
  ofKind(kind: string): Row[] {
    return [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, row]) => (row.kind === kind ? [row] : []));
  }

  private judged(input: Write): () => void {
    const key = keyOf(input.Item ?? input.Key ?? {});
    const old = this.rows.get(key);
    const names = input.ExpressionAttributeNames ?? {};
    const values = input.ExpressionAttributeValues ?? {};
    if (!holdsFor(input.ConditionExpression, { row: old ?? {}, names, values })) {
      throw new ConditionalCheckFailedException({
        message: 'The conditional request failed',
        $metadata: {},
        ...(old?.state !== undefined && { Item: { state: { S: String(old.state) } } }),
      });
    }
    const base = old ?? { ...input.Key };
    const row = input.UpdateExpression ? updated(input.UpdateExpression, { row: base, names, values }) : input.Item;
    if (row !== undefined && Buffer.byteLength(JSON.stringify(row)) > MAX_ROW_BYTES) {
      throw new Error('ValidationException: Item size has exceeded the maximum allowed size');
    }
    return () => this.write(key, old ?? null, row === undefined ? null : (copy(row) ?? null));
  }

  private commit(input: Write): object {
    const old = copy(this.rows.get(keyOf(input.Item ?? input.Key ?? {})));
    this.judged(input)();
    return input.ReturnValues === 'ALL_OLD' && old !== undefined ? { Attributes: old } : {};
  }

  private write(key: string, old: Row | null, row: Row | null): void {
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
    if (new Set(keys).size < keys.length) throw new Error('ValidationException: two actions on one item');
    const reasons: { Code: string }[] = [];
    const commits: (() => void)[] = [];
    for (const { write, changes } of writes) {
      try {
        const commit = this.judged(write as Write);
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

  private query(input: QueryCommand['input']): object {
    const index = Object.values(wiring.indexes).find(({ name }) => name === input.IndexName);
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
    const page = found.slice(start, start + (input.Limit ?? found.length));
    const last = start + page.length < found.length ? page.at(-1) : undefined;
    const shown = (row: Row) => (index ? pick(row, ['pk', 'sk', index.partition, index.sort]) : (copy(row) ?? {}));
    return { Items: page.map(shown), ...(last && { LastEvaluatedKey: shown(last) }) };
  }

  private batchGet(input: BatchGetCommand['input']): object {
    const Responses = Object.fromEntries(
      Object.entries(input.RequestItems ?? {}).map(([name, { Keys = [] }]) => [
        name,
        Keys.flatMap((key) => copy(this.rows.get(keyOf(key))) ?? []),
      ]),
    );
    return { Responses, UnprocessedKeys: {} };
  }
}

function keyOf({ pk, sk }: Row): string {
  return JSON.stringify([pk, sk]);
}

function copy(row: Row | undefined): Row | undefined {
  return row === undefined ? undefined : (JSON.parse(JSON.stringify(row)) as Row);
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}
