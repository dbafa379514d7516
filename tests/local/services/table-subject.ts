/** A part of a table of DynamoDB, as the cases of the contract use it. */
import {
  BatchGetCommand,
  DeleteCommand,
  type DeleteCommandInput,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Client } from './contract.ts';

export type Row = Record<string, unknown>;

/** A part of the table that only one case writes. */
export class TableSubject {
  readonly pk: string;
  private readonly client: Client;
  private readonly TableName: string;

  constructor(client: Client, TableName: string, pk: string) {
    this.client = client;
    this.TableName = TableName;
    this.pk = pk;
  }

  put(row: Row, more: Partial<PutCommandInput> = {}) {
    return this.client.send(new PutCommand({ TableName: this.TableName, Item: { pk: this.pk, ...row }, ...more }));
  }

  async get(sk: string, more: object = {}): Promise<unknown> {
    const Key = { pk: this.pk, sk };
    const answer = await this.client.send(
      new GetCommand({ TableName: this.TableName, Key, ConsistentRead: true, ...more }),
    );
    return without(this.pk, (answer as { Item?: Row }).Item);
  }

  async update(sk: string, UpdateExpression: string, values?: Row, more: Partial<UpdateCommandInput> = {}) {
    const Key = { pk: this.pk, sk };
    const update = new UpdateCommand({
      TableName: this.TableName,
      Key,
      UpdateExpression,
      ExpressionAttributeValues: values,
      ...more,
    });
    return (await this.client.send(update)) as { Attributes?: Row };
  }

  delete(sk: string, more: Partial<DeleteCommandInput> = {}) {
    return this.client.send(new DeleteCommand({ TableName: this.TableName, Key: { pk: this.pk, sk }, ...more }));
  }

  async query(condition = '', values: Row = {}, more: Partial<QueryCommandInput> = {}) {
    const answer = await this.client.send(
      new QueryCommand({
        TableName: this.TableName,
        KeyConditionExpression: condition === '' ? 'pk = :pk' : `pk = :pk AND ${condition}`,
        ExpressionAttributeValues: { ':pk': this.pk, ...values },
        ConsistentRead: true,
        ...more,
      }),
    );
    return answer as { Items: Row[]; Count: number; ScannedCount: number; LastEvaluatedKey?: Row };
  }

  /** Sort keys of what a query finds. */
  async keys(condition = '', values: Row = {}, more: Partial<QueryCommandInput> = {}) {
    return (await this.query(condition, values, more)).Items.map(({ sk }) => sk);
  }

  /** Query of the index `list`. */
  list(listKey: string, more: Partial<QueryCommandInput> = {}) {
    return this.query(
      '',
      {},
      {
        IndexName: 'list',
        KeyConditionExpression: 'listKey = :key',
        ExpressionAttributeValues: { ':key': `${this.pk} ${listKey}` },
        ConsistentRead: false,
        ...more,
      },
    );
  }

  listKey(name: string): string {
    return `${this.pk} ${name}`;
  }

  transact(items: Actions, token?: string) {
    const TransactItems = items.map((item) => {
      const [[kind, { sk, ...rest }] = ['Put', { sk: '' }]] = Object.entries(item) as [string, { sk: string } & Row][];
      const key = kind === 'Put' ? { Item: { pk: this.pk, sk, ...(rest.row as Row) } } : { Key: { pk: this.pk, sk } };
      const { row: _, ...more } = rest;
      return { [kind]: { TableName: this.TableName, ...key, ...more } };
    });
    const input = { TransactItems, ...(token !== undefined && { ClientRequestToken: token }) };
    return this.client.send(new TransactWriteCommand(input as TransactWriteCommandInput));
  }

  async batch(keys: readonly string[], more: object = {}) {
    const Keys = keys.map((sk) => ({ pk: this.pk, sk }));
    const answer = await this.client.send(
      new BatchGetCommand({ RequestItems: { [this.TableName]: { Keys, ConsistentRead: true, ...more } } }),
    );
    const { Responses = {}, UnprocessedKeys = {} } = answer as {
      Responses?: Record<string, Row[]>;
      UnprocessedKeys?: object;
    };
    const found = (Responses[this.TableName] ?? []).map(({ sk }) => sk);
    return { found: found.sort(), left: Object.keys(UnprocessedKeys).length };
  }
}

type Actions = readonly Record<string, { readonly sk: string; readonly row?: Row } & Row>[];

/** The row without its partition key, if it is in this partition. */
export const without = (pk: string, row: Row | undefined): Row | undefined => {
  if (row?.pk !== pk) return row;
  const { pk: _, ...rest } = row;
  return rest;
};
/** The reasons for which a transaction was cancelled, or the name of another error; null: there was none. */
export const codes = async (request: Promise<unknown>) => {
  try {
    await request;
    return null;
  } catch (error) {
    const { name, CancellationReasons } = error as Error & { CancellationReasons?: { Code?: string }[] };
    return CancellationReasons?.map(({ Code }) => Code) ?? name;
  }
};
