/** Faults in the deployed stack: poison messages and missing grants. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { DeleteEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { registerSender } from '../../functions/aws/sender.ts';
import { SENDER } from '../../local/deploy.ts';
import { Alert } from '../../shared/contract/alert.ts';
import { giveUpSoon, lostOf, send } from '../support/deployed/deployed-queues.ts';
import {
  api,
  eventually,
  mailsTo,
  namesCompiled,
  post,
  put,
  receiptOf,
  resource,
  stack,
} from '../support/deployed/deployed-stack.ts';
import { follower } from '../support/deployed/followers.ts';
import { clipResult, fileVersion } from '../support/world/results.ts';

const lambda = new LambdaClient({});
const iam = new IAMClient({});
const ses = new SESv2Client({});

const Alerts = z.object({ items: z.array(Alert) });
const StreamLetter = z.object({ DDBStreamBatchInfo: z.object({ batchSize: z.int() }), payload: z.string() });
const clipText = (words: string) => `About ${words}\n\nRadio Test, 4 May 2020\n\nA word on ${words}.`;

describe('a poison message', () => {
  it.each([
    ['ingest', 'ParseIngestQueue'],
    ['results', 'StoreResultsQueue'],
  ])('in the %s queue ends in its dead-letter queue, and the rest of its batch is processed', async (hop, queue) => {
    const queueUrl = resource('AWS::SQS::Queue', queue);
    await giveUpSoon(queueUrl);
    const [key, poison] = [`beside-poison/${hop}.txt`, `poison of ${hop}`];
    await send(queueUrl, poison);
    const { outcome } = await receiptOf(key, await put(key, clipText(hop)));
    expect(outcome).toMatch(/parsed|partial/);
    await eventually(async () => (await lostOf(poison))[0], 'the dead letter');
  });

  it('in the stream is set aside when it is too old, and other alerts are sent meanwhile', async () => {
    await post('/v1/names', { id: 'pavel', name: 'Pavel Besideov' });
    await namesCompiled();
    const address = await follower('pavel');
    await new DynamoDBClient({}).send(
      new PutItemCommand({
        TableName: stack.table,
        Item: { pk: { S: 'CLIP#poison' }, sk: { S: 'MENTION#poison' }, kind: { S: 'mention' } },
      }),
    );
    await put('beside-poison/stream.txt', clipText('Pavel Besideov'));
    await eventually(
      async () => (await mailsTo(address, 'Pavel Besideov in Radio Test'))[0],
      'the alert for the valid record',
    );
    await setMostAge(1);
    const letter = await eventually(async () => (await lostOf('CLIP#poison'))[0], 'the failure record');
    const { DDBStreamBatchInfo, payload } = StreamLetter.parse(JSON.parse(letter));
    expect(DDBStreamBatchInfo.batchSize).toBeGreaterThan(0);
    expect(JSON.parse(payload)).toMatchObject({ Records: expect.any(Array) });
  });
});

it('while SES takes no mail an alert waits, and is mailed when it takes mails again', {
  timeout: 240_000,
}, async () => {
  await post('/v1/names', { id: 'olga', name: 'Olga Wartenberg' });
  await namesCompiled();
  const address = await follower('olga');
  onTestFinished(() => registerSender(SENDER));
  await ses.send(new DeleteEmailIdentityCommand({ EmailIdentity: SENDER }));
  await put('waits/1.txt', clipText('Olga Wartenberg'));
  const stateOf = async () => Alerts.parse(await (await api(`/v1/alerts?address=${address}`)).json()).items.at(0);
  const waits = await eventually(async () => {
    const alert = await stateOf();
    return alert?.state === 'open' && alert.reason !== undefined ? alert : null;
  }, 'the reason why it waits');
  expect(waits.attempts).toBe(1);
  expect(await mailsTo(address, '')).toEqual([]);

  await registerSender(SENDER);
  // While SES takes nothing the function asks it once a minute.
  await eventually(async () => ((await stateOf())?.state === 'sent' ? true : null), 'it to be sent', 180);
  expect(await mailsTo(address, 'Olga Wartenberg in Radio Test')).toHaveLength(1);
  // The stream was not held up by it.
  expect(await lostOf('olga')).toEqual([]);
});

/** Sets the most seconds that a mention is tried, until the running test has ended. */
async function setMostAge(seconds: number): Promise<void> {
  const { EventSourceMappings = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: resource('AWS::Lambda::Function', 'AlertFunction') }),
  );
  // The mapping of mentions; that of videos has larger batches.
  const mapping = EventSourceMappings.find(({ BatchSize }) => BatchSize === 100);
  const set = async (value: number) => {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID: mapping?.UUID, MaximumRecordAgeInSeconds: value }));
  };
  onTestFinished(() => set(mapping?.MaximumRecordAgeInSeconds ?? 21_600));
  await set(seconds);
}

it('without one of its grants a function fails, since it runs under its own role', async () => {
  const store = resource('AWS::Lambda::Function', 'StoreFunction');
  const role = resource('AWS::IAM::Role', 'StoreFunctionRole');
  const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: role }));
  const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName }));
  const whole = decodeURIComponent(PolicyDocument ?? '');
  const setPolicy = async (document: string) => {
    await iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName, PolicyDocument: document }));
  };
  const invokeStore = async () => {
    const result = clipResult(1, { file: { ...fileVersion(1, 'granted.txt'), bucket: stack.bucket } });
    const Payload = JSON.stringify({ Records: [{ messageId: 'm1', body: JSON.stringify(result) }] });
    const answer = await lambda.send(new InvokeCommand({ FunctionName: store, Payload }));
    return JSON.parse(Buffer.from(answer.Payload ?? []).toString());
  };

  onTestFinished(() => setPolicy(whole));
  expect(whole).toContain('"dynamodb:PutItem"');
  await setPolicy(whole.replaceAll('"dynamodb:PutItem"', '"dynamodb:DescribeTable"'));
  expect(await invokeStore()).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  await setPolicy(whole);
  expect(await invokeStore()).toEqual({ batchItemFailures: [] });
});
