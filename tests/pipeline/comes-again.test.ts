/** Heavy files of the deployed stack whose message comes again: the function notes its runs, under its own role. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeAll, expect, it } from 'vitest';
import { eventMessage } from '../../shared/clip/s3-event.ts';
import { put, receiptOf, resource, seed, stack } from '../support/deployed/deployed-stack.ts';
import { zip } from '../support/make/make-zip.ts';

const lambda = new LambdaClient({});
const dynamo = new DynamoDBClient({});
const KEY = 'comes-again/a.zip';
let versionId: string;

beforeAll(async () => {
  versionId = await put(KEY, zip([{ name: 'a.txt', content: seed }]));
  await receiptOf(KEY, versionId);
});

const keyOf = (messageId: string) => ({ pk: { S: `OPEN#${messageId}` }, sk: { S: 'RUNS' } });

/** A run of the function on the file, whose message was received so many times; answers the open runs that it leaves. */
async function run(messageId: string, receives: number): Promise<string[]> {
  const at = new Date().toISOString();
  const file = { bucket: stack.bucket, key: KEY, versionId, sequencer: '', lastModified: at, receivedAt: at };
  const record = {
    messageId,
    receiptHandle: 'none',
    body: eventMessage({ kind: 'created', file, size: 1 }),
    attributes: { ApproximateReceiveCount: String(receives) },
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${resource('AWS::SQS::Queue', 'ParseHeavyQueue').split('/').at(-1)}`,
  };
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: resource('AWS::Lambda::Function', 'ParseHeavyFunction'),
      Payload: JSON.stringify({ Records: [record] }),
    }),
  );
  expect([FunctionError, JSON.parse(Buffer.from(Payload ?? []).toString())]).toEqual([
    undefined,
    { batchItemFailures: [] },
  ]);
  const { Item } = await dynamo.send(new GetItemCommand({ TableName: stack.table, Key: keyOf(messageId) }));
  if (Item === undefined) throw new Error('the run was not noted');
  return Item.receives?.NS ?? [];
}

it('one that is read leaves no run open', async () => {
  const messageId = randomUUID();
  expect([await run(messageId, 2), await run(messageId, 3)]).toEqual([[], []]);
});

it('runs that ended without a word stay open beside one that tells its end', async () => {
  const messageId = randomUUID();
  await dynamo.send(
    new PutItemCommand({ TableName: stack.table, Item: { ...keyOf(messageId), receives: { NS: ['2', '3'] } } }),
  );
  expect((await run(messageId, 4)).sort()).toEqual(['2', '3']);
});
