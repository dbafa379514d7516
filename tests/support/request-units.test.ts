import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamo } from '../../functions/aws/clients/dynamo.ts';
import { succeeds } from '../../functions/aws/table/conditional.ts';
import { FakeTable } from './fake/table.ts';
import type { Row } from './fake/table-expression.ts';
import { itemBytes, readUnits, writeUnits } from './request-units.ts';

describe('the size of an item', () => {
  it.each<[why: string, item: Row, bytes: number]>([
    ['a name and a text', { pk: 'abc' }, 5],
    ['texts and names in UTF-8', { é: 'Ж€' }, 2 + 5],
    ['a number: a byte for two digits, and one', { n: 12345 }, 1 + 4],
    ['a number without its zeros at either end', { n: 1_200_000, m: 0.05 }, 1 + 2 + 1 + 2],
    ['the sign is not counted here', { n: -12 }, 1 + 2],
    ['zero has no digit', { n: 0 }, 1 + 1],
    ['a truth value and null', { a: true, b: null }, 1 + 1 + 1 + 1],
    ['bytes as they are', { b: new Uint8Array(10) }, 1 + 10],
    ['a list: three, and one for each element', { l: ['ab', 'c'] }, 1 + 3 + 2 + 3],
    ['a map: three, and one for each pair', { m: { k: 'v' } }, 1 + 3 + 1 + 2],
    ['an empty list', { l: [] }, 1 + 3],
    ['what is undefined is not stored', { a: undefined, m: { b: undefined } }, 1 + 3],
  ])('%s', (_, item, bytes) => expect(itemBytes(item)).toBe(bytes));
});

describe('units', () => {
  const sized = (bytes: number): Row => ({ a: 'x'.repeat(bytes - 1) });

  it.each<[why: string, units: number, expected: number]>([
    ['a write of a kilobyte', writeUnits(null, sized(1024)), 1],
    ['of a byte more', writeUnits(null, sized(1025)), 2],
    ['of what was larger before', writeUnits(sized(3000), sized(10)), 3],
    ['a delete of nothing', writeUnits(null, null), 1],
    ['a consistent read of four kilobytes', readUnits(4096, true), 1],
    ['of a byte more', readUnits(4097, true), 2],
    ['the same, eventually consistent', readUnits(4097, false), 1],
    ['a read of nothing', readUnits(0, false), 0.5],
  ])('%s', (_, units, expected) => expect(units).toBe(expected));
});

describe('a table', () => {
  const TableName = 'table';
  const listed = (sk: string, order: string, size = 10) => {
    return { pk: 'p', sk, listKey: 'L', listOrder: order, text: 'x'.repeat(size) };
  };
  let table: FakeTable;
  const put = (Item: Row) => dynamo().send(new PutCommand({ TableName, Item }));
  const set = (attribute: string, value: unknown) =>
    dynamo().send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'p', sk: 'a' },
        UpdateExpression: `SET ${attribute} = :value`,
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  const query = (IndexName: string | undefined, partition: string, value: string, ConsistentRead = false) =>
    dynamo().send(
      new QueryCommand({
        TableName,
        IndexName,
        ConsistentRead,
        KeyConditionExpression: `${partition} = :value`,
        ExpressionAttributeValues: { ':value': value },
      }),
    );

  beforeEach(async () => {
    process.env.TABLE_NAME = TableName;
    table = new FakeTable();
    await put(listed('a', '1', 1500));
    await put(listed('b', '2', 3000));
  });

  it.each<[why: string, work: () => Promise<unknown>, writes: object, reads: object]>([
    ['a new item and its entry in an index', () => put(listed('c', '3')), { table: 1, list: 1 }, {}],
    ['an item without the keys of an index', () => put({ pk: 'p', sk: 'c', listKey: 'L' }), { table: 1 }, {}],
    ['another attribute: the entry stays', () => set('title', 'T'), { table: 2 }, {}],
    ['another key: the entry is deleted and put', () => set('listOrder', '7'), { table: 2, list: 2 }, {}],
    ['the same again is paid in the table', () => put(listed('a', '1', 1500)), { table: 2 }, {}],
    [
      'a delete, by what was there',
      () => dynamo().send(new DeleteCommand({ TableName, Key: { pk: 'p', sk: 'b' } })),
      { table: 3, list: 1 },
      {},
    ],
    [
      'a condition that fails, by the larger item',
      () =>
        succeeds(
          dynamo().send(
            new PutCommand({ TableName, Item: listed('b', '9'), ConditionExpression: 'attribute_not_exists(pk)' }),
          ),
        ),
      { table: 3 },
      {},
    ],
    [
      'a transaction, twice in the table; a condition check too',
      () =>
        dynamo().send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName, Item: listed('c', '3') } },
              {
                ConditionCheck: { TableName, Key: { pk: 'p', sk: 'b' }, ConditionExpression: 'attribute_exists(pk)' },
              },
            ],
          }),
        ),
      { table: 2 + 6, list: 1 },
      {},
    ],
    [
      'a read of one item, and of one that is not there',
      async () => {
        await dynamo().send(new GetCommand({ TableName, Key: { pk: 'p', sk: 'a' }, ConsistentRead: true }));
        await dynamo().send(new GetCommand({ TableName, Key: { pk: 'p', sk: '-' } }));
      },
      {},
      { table: 1.5 },
    ],
    ['a query, by the sum of the sizes', () => query(undefined, 'pk', 'p', true), {}, { table: 2 }],
    ['a query of an index, by its entries', () => query('list', 'listKey', 'L'), {}, { list: 0.5 }],
    ['a query that finds nothing', () => query('list', 'listKey', '-'), {}, { list: 0.5 }],
    [
      'a batch of reads, each item by itself',
      () =>
        dynamo().send(
          new BatchGetCommand({
            RequestItems: {
              [TableName]: { Keys: ['a', 'b', '-'].map((sk) => ({ pk: 'p', sk })), ConsistentRead: true },
            },
          }),
        ),
      {},
      { table: 3 },
    ],
  ])('%s', async (_, work, writes, reads) => {
    expect(await table.measure(work)).toMatchObject({ writes, reads });
  });

  it('keeps bytes, also in a snapshot', async () => {
    const bytes = new Uint8Array([0, 255, 128]);
    await put({ pk: 'q', sk: 'a', packed: Buffer.from(bytes) });
    const copied = new FakeTable(table.snapshot());
    const { Item } = await dynamo().send(new GetCommand({ TableName, Key: { pk: 'q', sk: 'a' } }));
    expect(Item?.packed).toEqual(bytes);
    expect(copied.snapshot()).toBe(table.snapshot());
  });

  it('counts requests, and storage with its overhead', async () => {
    const { requests } = await table.measure(async () => {
      await put({ pk: 'q', sk: 'a' });
      await put({ pk: 'q', sk: 'b' });
      await query(undefined, 'pk', 'q');
    });
    expect(requests).toEqual({ Put: 2, Query: 1 });
    const [row, entry] = [itemBytes(listed('', '', 1500)), itemBytes(listed('', '', 0)) - 'text'.length].map(
      (bytes) => bytes + 'a1'.length + 100,
    );
    expect(new FakeTable(JSON.stringify([['', listed('a', '1', 1500)]])).storedBytes()).toBe((row ?? 0) + (entry ?? 0));
  });
});
