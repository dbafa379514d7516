/**
 * A table in memory with the rules of DynamoDB: conditions are judged at the moment of the write, transactions are all or
 * nothing, indexes are sparse, ordered and keys-only, what passes a limit or is written wrongly is refused, and every
 * change is on a stream with the old and the new image. It counts the units that DynamoDB would bill.
 *
 * Unlike DynamoDB, an index shows a change at once, numbers are those of JavaScript, and nothing is ever throttled: hooks
 * let requests fail.
 */
import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { table as wiring } from '../../../shared/wiring.ts';
import { type Command, type Now, type Operation, Service } from '../service.ts';
import { MAX_BATCH_BYTES, MAX_KEYS, refuseUnused } from './limits.ts';
import { projected } from './projection.ts';
import { entryOf, query } from './query.ts';
import { isSame, type Row } from './row.ts';
import { INDEXES, Rows } from './rows.ts';
import { rowsFromText, rowsToText } from './snapshot.ts';
import type { Change } from './stream.ts';
import { invalid } from './tokens.ts';
import { Transactions } from './transaction.ts';
import { indexWriteUnits, itemBytes, Meter, readUnits, storedBytes, type Units, writeUnits } from './units.ts';
import { conflictFor, type Judged, judged, keyOfWrite, returned, type Write } from './write.ts';

export type { Row } from './row.ts';
export { type Change, streamRecord } from './stream.ts';
export type { Units } from './units.ts';

export interface TableOptions {
  readonly now?: Now;
  /** Requests for a table of another name are refused; without it all names are this table's. */
  readonly name?: string;
}

export class Table extends Service {
  readonly rows = new Rows();
  readonly stream: Change[] = [];
  /** Told of each change, after it. */
  onChange: (change: Change) => void = () => {};
  readonly transactions: Transactions;
  protected override readonly operations: ReadonlyMap<Command['constructor'], Operation>;
  private readonly now: Now;
  private readonly name: string | null;
  /** The number of the last change. */
  changes = 0;
  private meter = new Meter();

  constructor({ now = Date.now, name }: TableOptions = {}) {
    super();
    this.now = now;
    this.name = name ?? null;
    this.transactions = new Transactions(now, {
      judge: (write, share) => this.judge(write, share),
      commit: (write) => this.write(write),
    });
    this.operations = new Map<Command['constructor'], Operation>([
      [GetCommand, { name: 'Get', act: (input: GetCommand['input']) => this.get(input) }],
      [PutCommand, { name: 'Put', act: (input: PutCommand['input']) => this.commit(input) }],
      [UpdateCommand, { name: 'Update', act: (input: UpdateCommand['input']) => this.commit(input) }],
      [DeleteCommand, { name: 'Delete', act: (input: DeleteCommand['input']) => this.commit(input) }],
      [QueryCommand, { name: 'Query', act: (input: QueryCommand['input']) => this.query(input) }],
      [BatchGetCommand, { name: 'BatchGet', act: (input: BatchGetCommand['input']) => this.batchGet(input) }],
      [
        TransactWriteCommand,
        {
          name: 'TransactWrite',
          act: (input: TransactWriteCommand['input']) => this.transactions.act(input),
          // The SDK sends the same token again, by which DynamoDB knows the transaction.
          isRepeatable: true,
        },
      ],
    ]);
  }

  protected override counted(operation: string): void {
    this.meter.request(operation);
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
    return rowsToText(this.rows);
  }

  /** Puts the rows of a snapshot in place of all rows, without a change on the stream. */
  restore(snapshot: string): void {
    this.rows.clear();
    for (const [key, row] of rowsFromText(snapshot)) this.rows.set(key, row);
  }

  /** Rows of a kind, in the order of their keys. */
  ofKind(kind: string): Row[] {
    const found = [...this.rows].filter(([, row]) => row[wiring.kind] === kind);
    return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  /** Removes the rows whose time is over, as the service does some time after it; answers their number. */
  expire(): number {
    const seconds = Math.floor(this.now() / 1000);
    const over = [...this.rows].filter(([, { [wiring.timeToLive]: end }]) => typeof end === 'number' && end <= seconds);
    for (const [key, row] of over) this.write({ key, old: row, new: null }, true);
    return over.length;
  }

  /** Makes a change again, as it was: how a state is restored. It is told to nobody. */
  redo({ key, row, ...rest }: Omit<Change, 'eventName' | 'old' | 'new'> & { readonly row: Row | null }): Change {
    const old = this.rows.get(key) ?? null;
    if (row === null) this.rows.delete(key);
    else this.rows.set(key, row);
    this.changes = rest.number;
    return { eventName: old === null ? 'INSERT' : row === null ? 'REMOVE' : 'MODIFY', key, old, new: row, ...rest };
  }

  /** `share`: 2 in a transaction, which writes every row twice. */
  private judge(input: Write, share: number): Judged {
    this.refuseOtherName(input.TableName);
    const judgement = judged(input, this.rows.get(keyOfWrite(input)) ?? null);
    this.meter.write('table', share * writeUnits(judgement.old, judgement.new));
    if (!judgement.holds) throw conflictFor(input, judgement.old);
    return judgement;
  }

  private commit(input: Write): object {
    this.transactions.refuseUnderWay(keyOfWrite(input));
    const judgement = this.judge(input, 1);
    this.write(judgement);
    return returned(input, judgement);
  }

  private write({ key, old, new: row }: Judged, isExpiry = false): void {
    for (const index of INDEXES) {
      const [before, after] = [old, row].map((one) => (one === null ? null : entryOf(index, one)));
      const isMoved = [index.partition, index.sort].some((name) => old?.[name] !== row?.[name]);
      this.meter.write(index.name, indexWriteUnits(before ?? null, after ?? null, isMoved));
    }
    if (isSame(old, row)) return;
    const change = this.redo({ key, row, at: this.now(), number: this.changes + 1, isExpiry });
    this.stream.push(change);
    this.onChange(change);
  }

  private get(input: GetCommand['input']): object {
    const {
      TableName,
      Key = {},
      ConsistentRead = false,
      ProjectionExpression,
      ExpressionAttributeNames: names,
    } = input;
    this.refuseOtherName(TableName);
    refuseUnused([ProjectionExpression], names, undefined);
    const row = this.rows.get(keyOfWrite({ Key }));
    this.meter.read('table', readUnits(itemBytes(row ?? {}), ConsistentRead));
    return row === undefined ? {} : { Item: projected(ProjectionExpression, { row, names: names ?? {}, values: {} }) };
  }

  private query(input: QueryCommand['input']): object {
    this.refuseOtherName(input.TableName);
    const { index, items, scanned, bytes, last } = query(this.rows, input);
    this.meter.read(index?.name ?? 'table', readUnits(bytes, input.ConsistentRead ?? false));
    return {
      ...(input.Select !== 'COUNT' && { Items: items }),
      Count: items.length,
      ScannedCount: scanned,
      ...(last !== undefined && { LastEvaluatedKey: last }),
    };
  }

  private batchGet({ RequestItems = {} }: BatchGetCommand['input']): object {
    const asked = Object.values(RequestItems).flatMap(({ Keys = [] }) => Keys);
    if (asked.length > MAX_KEYS) throw invalid('Too many items requested for the BatchGetItem call');
    const keys = asked.map((Key) => keyOfWrite({ Key }));
    if (new Set(keys).size < keys.length) throw invalid('Provided list of item keys contains duplicates');
    let bytes = 0;
    const Responses: Record<string, Row[]> = {};
    const UnprocessedKeys: Record<string, object> = {};
    for (const [name, request] of Object.entries(RequestItems)) {
      this.refuseOtherName(name);
      const { Keys = [], ConsistentRead = false, ProjectionExpression, ExpressionAttributeNames: names = {} } = request;
      const rows: Row[] = [];
      const left: Row[] = [];
      for (const Key of Keys) {
        const row = this.rows.get(keyOfWrite({ Key }));
        const size = itemBytes(row ?? {});
        if (bytes + size > MAX_BATCH_BYTES) {
          left.push(Key);
          continue;
        }
        bytes += size;
        this.meter.read('table', readUnits(size, ConsistentRead));
        if (row !== undefined) rows.push(projected(ProjectionExpression, { row, names, values: {} }));
      }
      Responses[name] = rows;
      if (left.length > 0) UnprocessedKeys[name] = { ...request, Keys: left };
    }
    return { Responses, UnprocessedKeys };
  }

  private refuseOtherName(name: string | undefined): void {
    if (this.name === null || name === this.name) return;
    throw new ResourceNotFoundException({ message: 'Requested resource not found', $metadata: {} });
  }
}
