/** Puts a table in memory in the place of DynamoDB. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../../functions/aws/clients/dynamo.ts';
import type { Command } from '../../local/services/service.ts';
import type { Table } from '../../local/services/table/index.ts';

export function useTable(table: Table): void {
  process.env.TABLE_NAME = 'table';
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
  dynamo.use(Object.assign(client, { send: (command: Command) => table.send(command) }));
}
