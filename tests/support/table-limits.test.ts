import { BatchGetCommand, DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamo } from '../../functions/aws/clients/dynamo.ts';
import { FakeTable } from './fake/table.ts';

const TableName = 'table';
/** Two bytes each in UTF-8. */
const bytes = (count: number) => 'é'.repeat(count / 2);
const SET = { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': 1 } };

beforeEach(() => void new FakeTable());

describe('the table refuses a key that DynamoDB would refuse', () => {
  it.each<[why: string, partition: number, sort: number, isTaken: boolean]>([
    ['the longest that there may be', 2048, 1024, true],
    ['a longer partition key', 2050, 2, false],
    ['a longer sort key', 2, 1026, false],
  ])('%s, in every request', async (_, partition, sort, isTaken) => {
    const Key = { pk: bytes(partition), sk: bytes(sort) };
    const answers = await Promise.allSettled([
      dynamo().send(new PutCommand({ TableName, Item: Key })),
      dynamo().send(new UpdateCommand({ TableName, Key, ...SET })),
      dynamo().send(new DeleteCommand({ TableName, Key })),
      dynamo().send(new GetCommand({ TableName, Key })),
      dynamo().send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
    ]);
    const expected = isTaken
      ? { status: 'fulfilled' }
      : { status: 'rejected', reason: expect.objectContaining({ name: 'ValidationException' }) };
    for (const answer of answers) expect(answer).toMatchObject(expected);
  });

  it('of an index too', async () => {
    const Item = { pk: 'a', sk: 'a', listKey: 'LIST', listOrder: bytes(1026) };
    await expect(dynamo().send(new PutCommand({ TableName, Item }))).rejects.toThrow(/range keys/);
  });
});
