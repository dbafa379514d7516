/** Settling results into a table whose counters are looked at. */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { FakeTable } from '../fake/table.ts';

/** The table of the test that is running. */
export let table: FakeTable;

/** When; long texts go nowhere. */
export const settlement = {
  now: new Date('2026-01-02T03:04:06.000Z'),
  archiveText: async (id: string) => `texts/${id}.txt`,
};

/** An empty table; with rows, if given, as `snapshot` wrote them. */
export function begin(rows?: string): void {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable(rows);
}

/** Settles results one after the other. */
export async function settleAll(...results: Result[]): Promise<void> {
  for (const result of results) await settle(result, settlement);
}

/** What DynamoDB answers where another transaction writes the same row. */
export const conflict = () =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });
