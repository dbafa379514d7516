/** The stream of the table in memory (DynamoDB Developer Guide, "Change data capture for DynamoDB Streams"). */
import { DeleteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, it } from 'vitest';
import { streamRecord, Table } from '../../../local/services/table/index.ts';

const TableName = 'table';
let now: number;
let table: Table;
const put = (Item: Record<string, unknown>) => table.send(new PutCommand({ TableName, Item: { pk: 'p', ...Item } }));
const shown = () => table.stream.map(({ eventName, old, new: row }) => [eventName, old?.a ?? null, row?.a ?? null]);

beforeEach(() => {
  now = Date.parse('2026-01-02T03:04:05.678Z');
  table = new Table({ now: () => now });
});

it('has each change once, in order, with the row before and after it', async () => {
  await put({ sk: 's', a: 1 });
  await put({ sk: 's', a: 2 });
  await table.send(new DeleteCommand({ TableName, Key: { pk: 'p', sk: 's' } }));
  expect(shown()).toEqual([
    ['INSERT', null, 1],
    ['MODIFY', 1, 2],
    ['REMOVE', 2, null],
  ]);
  expect(table.stream.map(({ number }) => number)).toEqual([1, 2, 3]);
});

it('has nothing of a write that changes nothing, or is refused', async () => {
  await put({ sk: 's', a: 1 });
  await put({ sk: 's', a: 1 });
  await table.send(
    new UpdateCommand({
      TableName,
      Key: { pk: 'p', sk: 's' },
      UpdateExpression: 'SET a = :a',
      ExpressionAttributeValues: { ':a': 1 },
    }),
  );
  const refused = table.send(
    new PutCommand({ TableName, Item: { pk: 'p', sk: 's' }, ConditionExpression: 'attribute_not_exists(pk)' }),
  );
  await expect(refused).rejects.toThrow();
  expect(shown()).toHaveLength(1);
});

it('keeps what a row was, whatever becomes of the values that were given', async () => {
  const list = [1];
  await put({ sk: 's', a: list });
  list.push(2);
  await put({ sk: 's', a: list });
  expect(shown()).toEqual([
    ['INSERT', null, [1]],
    ['MODIFY', [1], [1, 2]],
  ]);
});

it('has all changes of a transaction, or none', async () => {
  const of = (...sks: string[]) =>
    sks.map((sk) => ({ Put: { TableName, Item: { pk: 'p', sk }, ConditionExpression: 'attribute_not_exists(pk)' } }));
  await table.send(new TransactWriteCommand({ TransactItems: of('a', 'b') }));
  await expect(table.send(new TransactWriteCommand({ TransactItems: of('c', 'a') }))).rejects.toThrow();
  expect(table.stream).toHaveLength(2);
});

it('says of a row whose time is over that the service removed it', async () => {
  await put({ sk: 's', expiresAt: Math.floor(now / 1000) + 60 });
  expect(table.expire()).toBe(0);
  now += 61_000;
  expect(table.expire()).toBe(1);
  const [, removed] = table.stream.map(streamRecord);
  expect(removed).toMatchObject({
    eventName: 'REMOVE',
    userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
  });
  expect(table.rows.size).toBe(0);
});

it('gives a record as Lambda does: in the form of the service, with the keys apart', async () => {
  await put({
    sk: 's',
    n: 1.5,
    bytes: new Uint8Array([255]),
    list: [null, true],
    set: new Set([1, 2]),
    map: { x: 'y' },
  });
  expect(table.stream.map(streamRecord)).toMatchObject([
    {
      eventSource: 'aws:dynamodb',
      dynamodb: {
        Keys: { pk: { S: 'p' }, sk: { S: 's' } },
        NewImage: {
          n: { N: '1.5' },
          bytes: { B: '/w==' },
          list: { L: [{ NULL: true }, { BOOL: true }] },
          set: { NS: ['1', '2'] },
          map: { M: { x: { S: 'y' } } },
        },
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ApproximateCreationDateTime: Math.floor(now / 1000),
      },
    },
  ]);
});

it('a transaction under way conflicts with what writes its rows meanwhile', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  table.transactions.during = () => released;
  const Put = { TableName, Item: { pk: 'p', sk: 's' } };
  const first = table.send(new TransactWriteCommand({ TransactItems: [{ Put }] }));
  await new Promise(setImmediate);
  await expect(put({ sk: 's' })).rejects.toMatchObject({ name: 'TransactionConflictException' });
  await expect(table.send(new TransactWriteCommand({ TransactItems: [{ Put }] }))).rejects.toMatchObject({
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });
  release();
  await first;
  await put({ sk: 's', a: 1 });
  expect(table.rows.size).toBe(1);
});
