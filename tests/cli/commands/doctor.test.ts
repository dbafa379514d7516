import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import {
  DeleteObjectCommand,
  GetBucketNotificationConfigurationCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../../cli/context.ts';
import { run } from '../../../cli/run.ts';
import { recordAutomaton } from '../../../functions/aws/table/name/automaton.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { AUTOMATON_FORMAT, Name } from '../../../shared/contract/name.ts';
import { FakeParameters } from '../../support/fake/parameters.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';
import { follow } from '../../support/world/follow.ts';
import { fileVersion } from '../../support/world/results.ts';

const clients = {
  cloudFormation: mockClient(CloudFormationClient),
  cloudWatch: mockClient(CloudWatchClient),
  lambda: mockClient(LambdaClient),
  s3: mockClient(S3Client),
  ses: mockClient(SESv2Client),
  sns: mockClient(SNSClient),
  sqs: mockClient(SQSClient),
};

const RESOURCES = [
  ['AWS::SQS::Queue', 'ParseIngestQueue1A2B3C4D', 'https://sqs/ingest'],
  ['AWS::SQS::Queue', 'ParseIngestDeadLetters1A2B3C4D', 'https://sqs/letters'],
  ['AWS::Lambda::EventSourceMapping', 'ParseFunctionSource1A2B3C4D', 'mapping-1'],
  ['AWS::Lambda::EventSourceMapping', 'AlertMentions1A2B3C4D', 'mapping-2'],
  ['AWS::Lambda::Function', 'StoreFunction1A2B3C4D', 'store'],
  ['AWS::Lambda::Function', 'AlertFunction1A2B3C4D', 'alert'],
  ['AWS::SNS::Topic', 'AlarmsTopic1A2B3C4D', 'arn:aws:sns:us-east-1:1:alarms'],
];
const ARN = 'arn:aws:sqs:us-east-1:1:';

let table: FakeTable;

/** An account where all is well, in the sandbox, with the identities `example.org` and `sender@news.test`. */
beforeEach(() => {
  for (const client of Object.values(clients)) client.reset();
  const { cloudFormation, cloudWatch, lambda, s3, ses, sns, sqs } = clients;
  const outputs = { InboxBucket: 'inbox', ArchiveBucket: 'archive', TableName: 'table', Version: manifest.version };
  const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  const stack = { StackName: 'clipwatch', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE', Outputs } as const;
  cloudFormation.on(DescribeStacksCommand, { StackName: 'clipwatch' }).resolves({ Stacks: [stack] });
  cloudFormation.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: RESOURCES.map(([ResourceType, LogicalResourceId, PhysicalResourceId]) => ({
      ResourceType,
      LogicalResourceId,
      PhysicalResourceId,
      LastUpdatedTimestamp: new Date(0),
      ResourceStatus: 'CREATE_COMPLETE' as const,
    })),
  });
  lambda
    .on(GetAccountSettingsCommand)
    .resolves({ AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 10 } });
  lambda.on(GetEventSourceMappingCommand, { UUID: 'mapping-1' }).resolves({
    State: 'Enabled',
    LastProcessingResult: 'OK',
    EventSourceArn: `${ARN}ingest`,
    ScalingConfig: { MaximumConcurrency: 4 },
  });
  lambda.on(GetEventSourceMappingCommand, { UUID: 'mapping-2' }).resolves({
    State: 'Enabled',
    EventSourceArn: 'arn:aws:dynamodb:us-east-1:1:table/table/stream/1',
  });
  lambda.on(GetFunctionConfigurationCommand, { FunctionName: 'store' }).resolves({});
  lambda
    .on(GetFunctionConfigurationCommand, { FunctionName: 'alert' })
    .resolves({ Environment: { Variables: { SENDER_ADDRESS: 'sender@news.test', COMPILE_FUNCTION: 'compile' } } });
  sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/ingest' }).resolves({
    Attributes: {
      QueueArn: `${ARN}ingest`,
      ApproximateNumberOfMessages: '0',
      Policy: '{"Statement":{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage"}}',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: `${ARN}letters`, maxReceiveCount: 5 }),
    },
  });
  sqs
    .on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/letters' })
    .resolves({ Attributes: { QueueArn: `${ARN}letters`, ApproximateNumberOfMessages: '0' } });
  cloudWatch.on(GetMetricDataCommand).resolves({ MetricDataResults: [{ Id: 'metric0', Values: [12, 900] }] });
  s3.on(GetBucketNotificationConfigurationCommand, { Bucket: 'inbox' }).resolves({
    QueueConfigurations: [{ QueueArn: `${ARN}ingest`, Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'] }],
  });
  s3.on(ListObjectsV2Command, { Bucket: 'archive', Prefix: 'aws/lambda/' }).resolves({
    KeyCount: 0,
    IsTruncated: false,
  });
  ses.on(GetAccountCommand).resolves({
    ProductionAccessEnabled: false,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: 200, SentLast24Hours: 1 },
  });
  ses.on(GetEmailIdentityCommand).rejects(new NotFoundException({ message: 'no such identity', $metadata: {} }));
  for (const EmailIdentity of ['example.org', 'sender@news.test']) {
    ses.on(GetEmailIdentityCommand, { EmailIdentity }).resolves({ VerifiedForSendingStatus: true });
  }
  sns
    .on(ListSubscriptionsByTopicCommand)
    .resolves({ Subscriptions: [{ SubscriptionArn: 'arn:aws:sns:us-east-1:1:alarms:1' }] });
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  new FakeParameters();
});
afterEach(() => {
  delete process.env.TABLE_NAME;
});

async function doctor(args: string[] = [], terminal = {}) {
  const seen = contextWith({}, { root: process.cwd(), ...terminal });
  const context: Context = { ...seen, env: process.env };
  const status = await run(['doctor', ...args], context);
  return { status, out: seen.out(), err: seen.err() };
}
const wrong = (out: string) => jsonLines(out).filter((line) => !Object(line).ok);

test('a line for each finding, status 0 where all is well', async () => {
  await follow('anna');
  const { status, out, err } = await doctor();
  expect([status, err, wrong(out)]).toEqual([0, '', []]);
  expect(jsonLines(out)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        what: 'concurrent runs: 10 are unreserved in the account; files take up to 4, alerts 4 or more, the rest 4 or more',
        ok: true,
      }),
      { what: 'event source mappings: all 2 are enabled', ok: true },
      { what: 'queue parse ingest dead letters: 0 dead letters', ok: true },
      { what: 'followers: all 1 can get mail in the sandbox', ok: true },
    ]),
  );
});

test('an address is covered by itself, its domain or one above; unconfirmed ones do not matter', async () => {
  await follow('below', { address: 'a@desk.example.org' });
  await follow('itself', { address: 'sender@news.test' });
  await follow('neighbour', { address: 'other@news.test' });
  await follow('look-alike', { address: 'a@notexample.org' });
  await follow('unconfirmed', { address: 'a@nowhere.test', confirmed: false });
  const { status, out } = await doctor();
  expect(status).toBe(1);
  expect(wrong(out)).toMatchObject([
    {
      what: 'followers: 2 of 4 are not verified and get no mail',
      advice: expect.stringMatching(/neighbour|look-alike/),
    },
  ]);
  expect(out).not.toMatch(/@news\.test.*@|notexample/);
});

test('outside the sandbox nobody is looked up', async () => {
  await follow('anna', { address: 'a@nowhere.test' });
  clients.ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: true, SendingEnabled: true });
  expect((await doctor()).status).toBe(0);
});

test('a call without rights is said, and the others go on', async () => {
  clients.lambda.on(GetAccountSettingsCommand).rejects(new Error('not authorized to perform GetAccountSettings'));
  clients.cloudWatch.on(GetMetricDataCommand).rejects(new Error('not authorized'));
  const { status, out } = await doctor();
  expect(status).toBe(1);
  expect(wrong(out)).toMatchObject([
    { what: 'concurrent runs: could not be asked (not authorized to perform GetAccountSettings)' },
  ]);
  expect(jsonLines(out).length).toBeGreaterThan(8);
});

test('messages that wait while their age may not be asked are not fine', async () => {
  clients.cloudWatch.on(GetMetricDataCommand).rejects(new Error('not authorized'));
  clients.sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/ingest' }).resolves({
    Attributes: {
      QueueArn: `${ARN}ingest`,
      ApproximateNumberOfMessages: '100000',
      Policy: '{"Statement":{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage"}}',
    },
  });
  const { status, out } = await doctor();
  expect([status, wrong(out)]).toEqual([
    1,
    [expect.objectContaining({ advice: expect.stringContaining('cloudwatch:GetMetricData (not authorized)') })],
  ]);
});

test('a mapping that was deleted is named', async () => {
  const missing = new ResourceNotFoundException({ message: 'no such mapping', $metadata: {} });
  clients.lambda.on(GetEventSourceMappingCommand, { UUID: 'mapping-2' }).rejects(missing);
  const { status, out } = await doctor();
  expect(status).toBe(1);
  expect(wrong(out)).toMatchObject([{ what: 'event source mappings: not enabled: alert mentions (not there)' }]);
});

test('alerts that were given up are found in the archive bucket', async () => {
  const letters = clients.s3.on(ListObjectsV2Command, { Bucket: 'archive', Prefix: 'aws/lambda/' });
  letters.resolves({ KeyCount: 1000, IsTruncated: true });
  const { status, out } = await doctor();
  expect([status, wrong(out)]).toMatchObject([1, [{ what: 'alert dead letters: over 1000' }]]);
});

test('a list of names that is behind: failures are those since it was compiled, within the hour', async () => {
  const automaton = {
    version: 0,
    format: AUTOMATON_FORMAT,
    bytes: 1,
    weight: 0,
    object: 'names/automaton/0',
    previous: null,
  };
  await createName(Name.parse({ id: 'randa', name: 'Randa' }));
  const asked = () =>
    clients.cloudWatch
      .commandCalls(GetMetricDataCommand)
      .map(({ args }) => args[0].input)
      .find(({ MetricDataQueries = [] }) => MetricDataQueries[0]?.MetricStat?.Metric?.MetricName === 'Errors');
  clients.cloudWatch.on(GetMetricDataCommand).resolves({ MetricDataResults: [{ Id: 'metric0', Values: [1, 0, 2] }] });
  for (const [compiledAt, since] of [
    ['2026-01-02T03:00:00.000Z', '2026-01-02T03:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', '2026-01-02T02:04:05.000Z'],
  ] as const) {
    clients.cloudWatch.resetHistory();
    await recordAutomaton({ ...automaton, compiledAt });
    const { out } = await doctor();
    expect(wrong(out)).toMatchObject([{ what: 'names: version 1 of the list, 0 is compiled, 3 runs failed since' }]);
    expect(asked()).toMatchObject({
      StartTime: new Date(since),
      MetricDataQueries: [{ MetricStat: { Metric: { Dimensions: [{ Name: 'FunctionName', Value: 'compile' }] } } }],
    });
  }
});

test('names that another release compiled are not fine', async () => {
  const automaton = { version: 0, bytes: 1, weight: 0, object: 'names/automaton/0', previous: null };
  await recordAutomaton({ ...automaton, format: AUTOMATON_FORMAT - 1, compiledAt: '2026-01-01T00:00:00.000Z' });
  expect(wrong((await doctor()).out)).toMatchObject([
    { what: expect.stringMatching(/^names: what is compiled has format/) },
  ]);
});

test('of many followers in the sandbox it is said how many were looked at', async () => {
  for (let i = 0; i < 201; i++) await follow(`follower-${i}`);
  const { status, out } = await doctor();
  expect(status).toBe(0);
  expect(out).toContain('followers: the first 200 can get mail in the sandbox; the others were not looked at');
});

test('without a stack what does not depend on it is still asked', async () => {
  clients.cloudFormation.on(DescribeStacksCommand).rejects(new Error('Stack with id clipwatch does not exist'));
  const { status, out } = await doctor();
  expect(status).toBe(1);
  expect(wrong(out)).toHaveLength(1);
  expect(out).toContain('mail account: sending is on');
});

test('on a terminal, marks and advice; nothing is cut', async () => {
  clients.sns
    .on(ListSubscriptionsByTopicCommand)
    .resolves({ Subscriptions: [{ SubscriptionArn: 'PendingConfirmation' }] });
  const { out } = await doctor([], { isTTY: true, columns: 20 });
  expect(out).toContain('✓ stack: CREATE_COMPLETE\n');
  expect(out).toContain('✗ alarm address: 1 not confirmed\n    Open the mail "AWS Notification');
});

test('reads only; --probe drops an empty file, sees its receipt and deletes that version', async () => {
  await doctor();
  expect(clients.s3.commandCalls(PutObjectCommand)).toEqual([]);
  const calls = table.client.calls().map(({ args }) => args[0].constructor.name);
  expect(calls.filter((name) => !/^(Query|BatchGet|Get)Command$/.test(name))).toEqual([]);

  clients.s3.on(PutObjectCommand).callsFake(async ({ Key }) => {
    const result = { kind: 'refused', file: fileVersion(1, Key), reason: 'It is empty.' } as const;
    await settle(result, { now: new Date(), archiveText: async () => '' });
    return { VersionId: 'v1' };
  });
  const { out } = await doctor(['--probe']);
  expect(out).toContain('probe: a file had its receipt after 0 s');
  const [put] = clients.s3.commandCalls(PutObjectCommand);
  expect(put?.args[0].input).toMatchObject({ Bucket: 'inbox', Body: new Uint8Array() });
  const [removed] = clients.s3.commandCalls(DeleteObjectCommand);
  expect(removed?.args[0].input).toEqual({ Bucket: 'inbox', Key: put?.args[0].input.Key, VersionId: 'v1' });
});

test('a probe without a receipt ends, and its file is deleted all the same', async () => {
  clients.s3.on(PutObjectCommand).resolves({ VersionId: 'v9' });
  const { status, out } = await doctor(['--probe']);
  expect([status, wrong(out)]).toEqual([
    1,
    [expect.objectContaining({ what: 'probe: a file got no receipt in time' })],
  ]);
  expect(clients.s3.commandCalls(DeleteObjectCommand)).toHaveLength(1);
});

test('a wrong call is a usage error', async () => {
  expect((await doctor(['--fix'])).status).toBe(2);
});
