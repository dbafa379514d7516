import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../cli/run.ts';
import { eventMessage } from '../../../shared/clip/s3-event.ts';
import { recordFailed } from '../../../shared/wiring.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeQueues } from '../../support/fake/queues.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';

const RESOURCES = [
  ['AWS::SQS::Queue', 'ParseIngestQueue1A2B3C4D', 'ingest'],
  ['AWS::SQS::Queue', 'ParseIngestDeadLetters1A2B3C4D', 'ingest-letters'],
  ['AWS::SQS::Queue', 'StoreResultsQueue1A2B3C4D', 'results'],
  ['AWS::SQS::Queue', 'StoreResultsDeadLetters1A2B3C4D', 'results-letters'],
  ['AWS::Logs::LogGroup', 'ParseFunctionLog1A2B3C4D', 'parse-log'],
  ['AWS::Logs::LogGroup', 'StoreFunctionLog1A2B3C4D', 'store-log'],
  ['AWS::Logs::LogGroup', 'AlertFunctionLog1A2B3C4D', 'alert-log'],
  ['AWS::Lambda::Function', 'AlertFunction1A2B3C4D', 'alert-function'],
];
/** A day before the clock of the command. */
const SENT = Date.parse('2026-01-01T03:04:05.000Z');
const RECORDS = { Records: [{ eventName: 'INSERT' }] };
const ALERT_LETTER = 'aws/lambda/mapping/shard-1/2026-01-01T03.10.00-6f1c';

const clients = {
  cloudFormation: mockClient(CloudFormationClient),
  logs: mockClient(CloudWatchLogsClient),
  lambda: mockClient(LambdaClient),
};
let queues: FakeQueues;
let buckets: FakeBuckets;
let ingestId: string;
let resultsId: string;

beforeEach(() => {
  for (const client of Object.values(clients)) client.reset();
  const { cloudFormation, logs, lambda } = clients;
  const Outputs = [{ OutputKey: 'ArchiveBucket', OutputValue: 'archive' }];
  const stack = { StackName: 'clipwatch', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE', Outputs } as const;
  cloudFormation.on(DescribeStacksCommand, { StackName: 'clipwatch' }).resolves({ Stacks: [stack] });
  cloudFormation.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: RESOURCES.map(([ResourceType, LogicalResourceId, PhysicalResourceId]) => ({
      ...{ ResourceType, LogicalResourceId, PhysicalResourceId },
      LastUpdatedTimestamp: new Date(0),
      ResourceStatus: 'CREATE_COMPLETE' as const,
    })),
  });
  let now = SENT;
  queues = new FakeQueues({ now: () => now });
  for (const name of ['ingest', 'ingest-letters', 'results', 'results-letters']) {
    queues.create(name, { retentionSeconds: 1e9 });
  }
  const file = fileVersion(1, 'clips/a b.txt');
  ingestId = queues.deliver('ingest-letters', eventMessage({ kind: 'created', file, size: 1 }));
  resultsId = queues.deliver('results-letters', JSON.stringify(clipResult(1)));
  now = contextWith().now().getTime();
  logs.on(FilterLogEventsCommand).resolves({ events: [] });
  logs.on(FilterLogEventsCommand, { logGroupName: 'parse-log' }).resolves({
    events: [
      {
        timestamp: SENT + 60_000,
        message: JSON.stringify({
          message: {
            ...{ message: recordFailed, messageId: ingestId },
            error: { errorType: 'AccessDenied', errorMessage: 'no right to read' },
          },
        }),
      },
    ],
  });
  buckets = new FakeBuckets();
  const letter = {
    version: '1.0',
    timestamp: '2026-01-01T03:10:00.000Z',
    requestContext: { requestId: 'r', condition: 'RetryAttemptsExhausted', approximateInvokeCount: 11 },
    DDBStreamBatchInfo: { approximateArrivalOfFirstRecord: '2026-01-01T03:04:00Z' },
    payload: JSON.stringify(RECORDS),
  };
  buckets.objects.set(`archive/${ALERT_LETTER}`, Buffer.from(JSON.stringify(letter)));
  lambda.on(InvokeCommand).resolves({});
});

async function dlq(args: string[], terminal = {}) {
  const context = contextWith({}, terminal);
  const status = await run(['dlq', ...args], context);
  return { status, out: context.out(), err: context.err() };
}
const waiting = (queue: string) => queues.messages(queue).length;

describe('list', () => {
  test('has a line for each letter, with its cause, times and receives', async () => {
    const { status, out } = await dlq(['list']);
    expect([status, jsonLines(out)]).toEqual([
      0,
      [
        {
          ...{ queue: 'ingest', id: ingestId, cause: 'AccessDenied: no right to read' },
          ...{ first: '2026-01-01T03:04:05.000Z', last: '2026-01-01T03:05:05.000Z', receives: 1 },
        },
        {
          ...{ queue: 'results', id: resultsId, cause: expect.stringContaining('not in the log') },
          ...{ first: '2026-01-01T03:04:05.000Z', last: '2026-01-01T03:04:05.000Z', receives: 1 },
        },
        {
          ...{ queue: 'alert', id: '2026-01-01T03.10.00-6f1c', cause: 'RetryAttemptsExhausted' },
          ...{ first: '2026-01-01T03:04:00Z', last: '2026-01-01T03:10:00.000Z', receives: 11 },
        },
      ],
    ]);
  });

  test('asks the log once for all letters of a queue', async () => {
    for (let i = 0; i < 30; i++) queues.deliver('ingest-letters', '{}');
    await dlq(['list']);
    expect(clients.logs.commandCalls(FilterLogEventsCommand)).toHaveLength(3);
  });

  test('says of a log that may not be read that the cause is not known, and lists', async () => {
    clients.logs.on(FilterLogEventsCommand).rejects(new Error('not authorized'));
    clients.logs.on(FilterLogEventsCommand, { logGroupName: 'parse-log' }).rejects(new Error('not authorized'));
    const { status, out } = await dlq(['list']);
    expect(status).toBe(0);
    expect(jsonLines(out)[0]).toMatchObject({ cause: 'the log could not be asked (not authorized)' });
  });

  test('on a terminal is a table, and says where there are more', async () => {
    for (let i = 0; i < 30; i++) queues.deliver('ingest-letters', '{}');
    const { out, err } = await dlq(['list', '--limit', '3'], { isTTY: true, columns: 200 });
    expect(out).toMatch(/^\S*ID +QUEUE +FIRST +LAST +RECEIVES +CAUSE/);
    expect(err).toContain('ingest has more than these 3');
  });
});

describe('show', () => {
  test.each([
    ['an event of the inbox', () => ingestId, 'clips/a b.txt'],
    ['a result', () => resultsId, 'clips/seed.txt'],
  ])('has the whole message of %s and its file', async (_, id, key) => {
    const { out } = await dlq(['show', id()]);
    expect(jsonLines(out)).toMatchObject([{ id: id(), files: [{ key, versionId: 'v1' }], message: {} }]);
  });

  test('has the records of the stream', async () => {
    const { out } = await dlq(['show', '2026-01-01T03.10.00-6f1c']);
    expect(jsonLines(out)).toMatchObject([{ queue: 'alert', files: [], message: RECORDS }]);
  });

  test('on a terminal shows nothing that could be a command to it', async () => {
    const id = queues.deliver('results-letters', JSON.stringify({ text: '\u009b31m \u202e' }));
    const { out } = await dlq(['show', id], { isTTY: true });
    expect(out).toContain('"text": "\\u009b31m \\u202e"');
  });

  test('of an id that is not there is an error', async () => {
    expect(await dlq(['show', 'nothing'])).toMatchObject({ status: 1, out: '' });
  });
});

describe('redrive', () => {
  test('tries all again: messages go to their queues, records to the function', async () => {
    const { status, out } = await dlq(['redrive']);
    expect([status, jsonLines(out)]).toEqual([
      0,
      ['ingest', 'results', 'alert'].map((queue) => ({ queue, redriven: 1, failed: 0 })),
    ]);
    expect(['ingest-letters', 'ingest', 'results-letters', 'results'].map(waiting)).toEqual([0, 1, 0, 1]);
    const [call] = clients.lambda.commandCalls(InvokeCommand);
    expect(call?.args[0].input).toMatchObject({ FunctionName: 'alert-function', Payload: JSON.stringify(RECORDS) });
    expect(buckets.objects.keys()).toEqual([]);
  });

  test('tries one queue', async () => {
    await dlq(['redrive', 'results']);
    expect(['ingest-letters', 'results-letters'].map(waiting)).toEqual([1, 0]);
    expect(clients.lambda.calls()).toHaveLength(0);
  });

  test('keeps records whose alerts failed again', async () => {
    const Payload = Buffer.from(JSON.stringify({ errorType: 'Error', errorMessage: 'SES takes no mail' })) as never;
    clients.lambda.on(InvokeCommand).resolves({ FunctionError: 'Unhandled', Payload });
    const { status, out, err } = await dlq(['redrive', 'alert']);
    expect([status, jsonLines(out)]).toEqual([1, [{ queue: 'alert', redriven: 0, failed: 1 }]]);
    expect(err).toContain('SES takes no mail');
    expect(buckets.objects.keys()).toEqual([`archive/${ALERT_LETTER}`]);
  });

  test('of an unknown queue is a usage error that names those there are', async () => {
    const { status, err } = await dlq(['redrive', 'outbox']);
    expect([status, err]).toEqual([2, expect.stringContaining('use ingest, results, alert')]);
  });
});

test('without the right to read the stack it says so', async () => {
  clients.cloudFormation.on(DescribeStacksCommand, { StackName: 'clipwatch' }).rejects(new Error('not authorized'));
  const { status, err } = await dlq(['list']);
  expect([status, err]).toEqual([1, expect.stringContaining('The stack clipwatch cannot be read: not authorized')]);
});
