import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { queryPartition, readRows } from '../../../../functions/aws/table/rows.ts';
import { FakeTable } from '../../../support/fake/table.ts';

let table: FakeTable;
const key = (i: number) => ({ pk: `P${i}`, sk: 'S' });

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

describe('rows by key', () => {
  it('come in the order asked for, with gaps, and each is asked for once', async () => {
    for (const i of [1, 2]) table.rows.set(JSON.stringify([`P${i}`, 'S']), { ...key(i), i });
    expect((await readRows([key(2), key(3), key(1), key(2)])).map((row) => row?.i)).toEqual([2, undefined, 1, 2]);
    expect(table.client.commandCalls(BatchGetCommand)[0]?.args[0].input.RequestItems).toEqual({
      table: { Keys: [key(2), key(3), key(1)], ConsistentRead: true },
    });
  });

  it('none are asked for nothing', async () => {
    expect(await readRows([])).toEqual([]);
    expect(table.client.calls()).toHaveLength(0);
  });

  it('that DynamoDB leaves unread are asked for again', async () => {
    table.client
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { table: [key(1)] }, UnprocessedKeys: { table: { Keys: [key(2)] } } })
      .resolvesOnce({ Responses: { table: [key(2)] } });
    expect(await readRows([key(1), key(2)])).toEqual([key(1), key(2)]);
    const [, second] = table.client.commandCalls(BatchGetCommand);
    expect(second?.args[0].input.RequestItems?.table?.Keys).toEqual([key(2)]);
  });

  it('of a query come from all its pages', async () => {
    table.client
      .on(QueryCommand)
      .resolvesOnce({ Items: [key(1)], LastEvaluatedKey: key(1) })
      .resolvesOnce({ Items: [], LastEvaluatedKey: key(2) })
      .resolvesOnce({ Items: [key(3)] });
    expect(await queryPartition('P')).toEqual([key(1), key(3)]);
  });
});
