/**
 * The roles of the functions as they are deployed: each may touch the rows of its stage and no others. A user with the
 * policy of a role stands for its function.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { resource, stack } from '../support/deployed/deployed-stack.ts';

const iam = new IAMClient({});

/** A client with the rights of a stage's function. */
const clients = new Map<string, Promise<DynamoDBDocumentClient>>();
const clientOf = (stage: string) => {
  const client = clients.get(stage) ?? openClient(stage);
  clients.set(stage, client);
  return client;
};

async function openClient(stage: string): Promise<DynamoDBDocumentClient> {
  const RoleName = resource('AWS::IAM::Role', `${stage}FunctionRole`);
  const UserName = `as-${stage}`;
  await iam.send(new CreateUserCommand({ UserName }));
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const document = decodeURIComponent(PolicyDocument);
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument: document }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  return DynamoDBDocumentClient.from(new DynamoDBClient({ credentials, maxAttempts: 1 }));
}

type Send = (client: DynamoDBDocumentClient) => Promise<unknown>;
const TableName = stack.table;
const get =
  (pk: string): Send =>
  (client) =>
    client.send(new GetCommand({ TableName, Key: { pk, sk: 'X' } }));
const getAll =
  (...pks: string[]): Send =>
  (client) =>
    client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: pks.map((pk) => ({ pk, sk: 'X' })) } } }));
const put =
  (pk: string): Send =>
  (client) =>
    client.send(new PutCommand({ TableName, Item: { pk, sk: 'PLANTED' } }));
const transact =
  (pk: string): Send =>
  (client) =>
    client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: { pk, sk: 'PLANTED' } } }] }));
const query =
  (key: string, value: string, IndexName?: string): Send =>
  (client) =>
    client.send(
      new QueryCommand({
        TableName,
        ...(IndexName && { IndexName }),
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': key },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
const scan: Send = (client) => client.send(new ScanCommand({ TableName }));

test.each<[stage: string, may: string, send: Send]>([
  ['Parse', 'read the version of the names', get('NAMES')],
  ['Store', 'read clips', getAll('CLIP#a', 'CLIP#b')],
  ['Api', 'read tokens', getAll('TOKEN#a')],
  ['Api', 'list subscriptions', query('listKey', 'SUBSCRIPTIONS', 'list')],
])('%s may %s', async (stage, _may, send) => {
  await expect(send(await clientOf(stage))).resolves.toBeDefined();
});

test.each<[stage: string, mayNot: string, send: Send]>([
  ['Parse', 'read a token', get('TOKEN#a')],
  ['Parse', 'list tokens', query('listKey', 'TOKENS', 'list')],
  ['Parse', 'read who follows', query('pk', 'FOLLOWERS#*')],
  ['Parse', 'write a clip', put('CLIP#a')],
  ['Store', 'make a token', put('TOKEN#a')],
  ['Store', 'make a token in a transaction', transact('TOKEN#a')],
  ['Store', 'read a token beside a clip', getAll('CLIP#a', 'TOKEN#a')],
  ['Alert', 'make a token', put('TOKEN#a')],
  ['Alert', 'change a clip', put('CLIP#a')],
  ['Recheck', 'make a token', put('TOKEN#a')],
  ['Recheck', 'read the ledger', query('pk', 'LEDGER#a@example.org')],
  ['Backfill', 'make a token', put('TOKEN#a')],
  ['Backfill', 'list subscriptions', query('listKey', 'SUBSCRIPTIONS', 'list')],
  ['Api', 'read the ledger', query('pk', 'LEDGER#a@example.org')],
  ['Api', 'read everything', scan],
])('%s may not %s', async (stage, _mayNot, send) => {
  await expect(send(await clientOf(stage))).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
