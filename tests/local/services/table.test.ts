/** The contract on the table in memory, and on DynamoDB Local where somebody has it: `DYNAMODB_LOCAL=http://127.0.0.1:8000`. */
import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from '../../../local/services/table/index.ts';
import { table as wiring } from '../../../shared/wiring.ts';
import { runContract } from './contract.ts';
import { tableContract } from './table.contract.ts';
import { TableSubject } from './table-subject.ts';

const TABLE = 'contract';
const memory = new Table({ name: TABLE });
runContract('a table', 'memory', tableContract, (i) => new TableSubject(memory, TABLE, `case ${i}`));

const endpoint = process.env.DYNAMODB_LOCAL;
if (endpoint === undefined)
  console.info(
    'DynamoDB Local is not asked: set DYNAMODB_LOCAL to its address (its licence does not let it be installed here).',
  );
else {
  const plain = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const name = `contract-${randomUUID()}`;
  await plain.send(createTable(name));
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  runContract('a table', 'local', tableContract, (i) => new TableSubject(client as never, name, `case ${i}`));
}

function createTable(TableName: string): CreateTableCommand {
  const indexes = Object.values(wiring.indexes);
  const names = new Set(['pk', 'sk', ...indexes.flatMap(({ partition, sort }) => [partition, sort])]);
  const schema = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  return new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...names].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: schema('pk', 'sk'),
    GlobalSecondaryIndexes: indexes.map(({ name, partition, sort }) => ({
      IndexName: name,
      KeySchema: schema(partition, sort),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  });
}
