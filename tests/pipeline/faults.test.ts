/** What the deployed stack does when something in it is wrong. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import {
  eventually,
  mailsTo,
  post,
  put,
  quickRetries,
  receiptOf,
  resource,
  send,
  stack,
  waiting,
} from '../support/deployed-stack.ts';
import { clipResult, fileVersion } from '../support/results.ts';

const lambda = new LambdaClient({});
const iam = new IAMClient({});

const clipText = (words: string) => `About ${words}\n\nRadio Test, 4 May 2020\n\nA word on ${words}.`;

describe('a poison message', () => {
  it.each([
    ['ingest', 'ParseIngestQueue', 'ParseIngestDeadLetters'],
    ['results', 'StoreResultsQueue', 'StoreResultsDeadLetters'],
  ])('of the %s hop ends in its dead-letter queue; the others of its batch are unharmed', async (hop, queue, dead) => {
    const queueUrl = resource('AWS::SQS::Queue', queue);
    const putBack = await quickRetries(queueUrl, 1);
    const [key, poison] = [`beside-poison/${hop}.txt`, `poison of ${hop}`];
    await send(queueUrl, poison);
    const { outcome } = await receiptOf(key, await put(key, clipText(hop)));
    expect(outcome).toMatch(/parsed|partial/);
    const letters = resource('AWS::SQS::Queue', dead);
    await eventually(async () => ((await waiting(letters)).includes(poison) ? true : null), 'the dead letter');
    await putBack();
  });

  it('of the stream ends in the failure queue as a pointer, when it is too old; other alerts go out meanwhile', async () => {
    await post('/v1/names', { id: 'pavel', name: 'Pavel Besideov' });
    await post('/v1/subscriptions', {
      address: 'pavel@example.org',
      nameIds: ['pavel'],
      cadence: 'instant',
      confirmed: true,
    });
    const { EventSourceMappings = [] } = await lambda.send(
      new ListEventSourceMappingsCommand({ FunctionName: resource('AWS::Lambda::Function', 'AlertFunction') }),
    );
    // That of mentions; the one of videos gathers more.
    const mapping = EventSourceMappings.find(({ BatchSize }) => BatchSize === 100);
    const age = (seconds: number) =>
      lambda.send(new UpdateEventSourceMappingCommand({ UUID: mapping?.UUID, MaximumRecordAgeInSeconds: seconds }));
    await new DynamoDBClient({}).send(
      new PutItemCommand({
        TableName: stack.table,
        Item: { pk: { S: 'CLIP#poison' }, sk: { S: 'MENTION#poison' }, kind: { S: 'mention' } },
      }),
    );
    await put('beside-poison/stream.txt', clipText('Pavel Besideov'));
    await eventually(
      async () => (await mailsTo('pavel@example.org', 'Pavel Besideov in Radio Test'))[0],
      'the alert beside the poison',
    );
    await age(1);
    const letters = resource('AWS::SQS::Queue', 'AlertDeadLetters');
    const [letter] = await eventually(async () => {
      const found = await waiting(letters);
      return found.length > 0 ? found : null;
    }, 'the failure record');
    expect(JSON.parse(letter ?? '')).toMatchObject({ DDBStreamBatchInfo: { batchSize: expect.any(Number) } });
    await age(mapping?.MaximumRecordAgeInSeconds ?? 21_600);
  });
});

it('a grant that is missing shows: the function fails under its own role, and works when the grant is back', async () => {
  const store = resource('AWS::Lambda::Function', 'StoreFunction');
  const role = resource('AWS::IAM::Role', 'StoreFunctionRole');
  const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: role }));
  const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName }));
  const whole = decodeURIComponent(PolicyDocument ?? '');
  const setPolicy = (document: string) =>
    iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName, PolicyDocument: document }));
  const settleDirectly = async () => {
    const result = clipResult(1, { file: { ...fileVersion(1, 'granted.txt'), bucket: stack.bucket } });
    const Payload = JSON.stringify({ Records: [{ messageId: 'm1', body: JSON.stringify(result) }] });
    const answer = await lambda.send(new InvokeCommand({ FunctionName: store, Payload }));
    return JSON.parse(Buffer.from(answer.Payload ?? []).toString());
  };

  expect(whole).toContain('"dynamodb:PutItem"');
  await setPolicy(whole.replace('"dynamodb:PutItem"', '"dynamodb:DescribeTable"'));
  expect(await settleDirectly()).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  await setPolicy(whole);
  expect(await settleDirectly()).toEqual({ batchItemFailures: [] });
});
