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
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { registerSender } from '../../functions/aws/sender.ts';
import { SENDER } from '../../local/deploy.ts';
import { Alert } from '../../shared/contract/alert.ts';
import {
  api,
  eventually,
  giveUpSoon,
  mailsTo,
  messagesIn,
  namesCompiled,
  post,
  put,
  receiptOf,
  resource,
  send,
  setAside,
  stack,
  subscribe,
} from '../support/deployed-stack.ts';
import { clipResult, fileVersion } from '../support/results.ts';

const lambda = new LambdaClient({});
const iam = new IAMClient({});
const ses = new SESv2Client({});

const Alerts = z.object({ items: z.array(Alert) });
const clipText = (words: string) => `About ${words}\n\nRadio Test, 4 May 2020\n\nA word on ${words}.`;

describe('a poison message', () => {
  it.each([
    ['ingest', 'ParseIngestQueue', 'ParseIngestDeadLetters'],
    ['results', 'StoreResultsQueue', 'StoreResultsDeadLetters'],
  ])(
    'in the %s queue ends in its dead-letter queue, and the rest of its batch is processed',
    async (hop, queue, dead) => {
      const queueUrl = resource('AWS::SQS::Queue', queue);
      const restore = await giveUpSoon(queueUrl);
      const [key, poison] = [`beside-poison/${hop}.txt`, `poison of ${hop}`];
      await send(queueUrl, poison);
      const { outcome } = await receiptOf(key, await put(key, clipText(hop)));
      expect(outcome).toMatch(/parsed|partial/);
      const letters = resource('AWS::SQS::Queue', dead);
      await eventually(async () => ((await messagesIn(letters)).includes(poison) ? true : null), 'the dead letter');
      await restore();
    },
  );

  it('in the stream is set aside when it is too old, and other alerts are sent meanwhile', async () => {
    await post('/v1/names', { id: 'pavel', name: 'Pavel Besideov' });
    await namesCompiled();
    await subscribe('pavel@example.org', 'pavel');
    await new DynamoDBClient({}).send(
      new PutItemCommand({
        TableName: stack.table,
        Item: { pk: { S: 'CLIP#poison' }, sk: { S: 'MENTION#poison' }, kind: { S: 'mention' } },
      }),
    );
    await put('beside-poison/stream.txt', clipText('Pavel Besideov'));
    await eventually(
      async () => (await mailsTo('pavel@example.org', 'Pavel Besideov in Radio Test'))[0],
      'the alert for the valid record',
    );
    const restore = await setMostAge(1);
    const [letter] = await eventually(async () => {
      const found = [...(await setAside()).values()];
      return found.length > 0 ? found : null;
    }, 'the failure record');
    expect(letter).toMatchObject({ DDBStreamBatchInfo: { batchSize: expect.any(Number) } });
    expect(JSON.stringify(letter?.payload.Records)).toContain('CLIP#poison');
    await restore();
  });
});

it('while SES takes no mail an alert waits, and is mailed when it takes mails again', {
  timeout: 240_000,
}, async () => {
  await post('/v1/names', { id: 'olga', name: 'Olga Wartenberg' });
  await namesCompiled();
  await subscribe('olga@example.org', 'olga');
  const before = await setAside();
  await ses.send(new DeleteEmailIdentityCommand({ EmailIdentity: SENDER }));
  await put('waits/1.txt', clipText('Olga Wartenberg'));
  const stateOf = async () => Alerts.parse(await (await api('/v1/alerts?address=olga@example.org')).json()).items.at(0);
  const waits = await eventually(async () => {
    const alert = await stateOf();
    return alert?.state === 'open' && alert.reason !== undefined ? alert : null;
  }, 'the reason why it waits');
  expect(waits.attempts).toBe(1);
  expect(await mailsTo('olga@example.org', '')).toEqual([]);

  await registerSender(SENDER);
  // While SES takes nothing the function asks it once a minute.
  await eventually(async () => ((await stateOf())?.state === 'sent' ? true : null), 'it to be sent', 180);
  expect(await mailsTo('olga@example.org', 'Olga Wartenberg in Radio Test')).toHaveLength(1);
  // The stream was not held up by it.
  expect((await setAside()).size).toBe(before.size);
});

/** Sets the most seconds that a mention is tried; returns a function that restores it. */
async function setMostAge(seconds: number): Promise<() => Promise<void>> {
  const { EventSourceMappings = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: resource('AWS::Lambda::Function', 'AlertFunction') }),
  );
  // The mapping of mentions; that of videos has larger batches.
  const mapping = EventSourceMappings.find(({ BatchSize }) => BatchSize === 100);
  const set = async (value: number) => {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID: mapping?.UUID, MaximumRecordAgeInSeconds: value }));
  };
  await set(seconds);
  return () => set(mapping?.MaximumRecordAgeInSeconds ?? 21_600);
}

it('without one of its grants a function fails, since it runs under its own role', async () => {
  const store = resource('AWS::Lambda::Function', 'StoreFunction');
  const role = resource('AWS::IAM::Role', 'StoreFunctionRole');
  const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: role }));
  const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName }));
  const whole = decodeURIComponent(PolicyDocument ?? '');
  const setPolicy = (document: string) =>
    iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName, PolicyDocument: document }));
  const invokeStore = async () => {
    const result = clipResult(1, { file: { ...fileVersion(1, 'granted.txt'), bucket: stack.bucket } });
    const Payload = JSON.stringify({ Records: [{ messageId: 'm1', body: JSON.stringify(result) }] });
    const answer = await lambda.send(new InvokeCommand({ FunctionName: store, Payload }));
    return JSON.parse(Buffer.from(answer.Payload ?? []).toString());
  };

  expect(whole).toContain('"dynamodb:PutItem"');
  await setPolicy(whole.replaceAll('"dynamodb:PutItem"', '"dynamodb:DescribeTable"'));
  expect(await invokeStore()).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  await setPolicy(whole);
  expect(await invokeStore()).toEqual({ batchItemFailures: [] });
});
