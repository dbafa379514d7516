import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { retrySeconds } from '../../../functions/aws/redelivery.ts';
import { processBatch, Unfinished } from '../../../functions/runtime/batch.ts';
import { queueRules, queues } from '../../../shared/triggers.ts';

const sqs = mockClient(SQSClient);
const ARN = 'arn:aws:sqs:eu-west-1:123456789012:ingest';
/** The visibility timeout of the queue, and of each message that was given one of its own. */
let queueSeconds: number;
let messages: Map<string, number>;

beforeEach(() => {
  queueSeconds = 180;
  messages = new Map();
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  sqs.reset();
  sqs.on(GetQueueUrlCommand, { QueueName: 'ingest' }).resolves({ QueueUrl: 'https://sqs/ingest' });
  sqs
    .on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/ingest' })
    .callsFake(() => ({ Attributes: { VisibilityTimeout: String(queueSeconds) } }));
  sqs.on(ChangeMessageVisibilityBatchCommand, { QueueUrl: 'https://sqs/ingest' }).callsFake(({ Entries }) => {
    if (Entries.length > 10) throw new Error('TooManyEntriesInBatchRequest');
    for (const { ReceiptHandle, VisibilityTimeout } of Entries) messages.set(ReceiptHandle, VisibilityTimeout);
    return { Successful: Entries };
  });
});

const record = (id: string, receives = 1) => ({
  messageId: id,
  body: `body of ${id}`,
  receiptHandle: `handle of ${id}`,
  eventSourceARN: ARN,
  attributes: {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: '0',
    SenderId: 's',
    ApproximateFirstReceiveTimestamp: '0',
  },
});
const failing = async ({ messageId }: { messageId: string }) => {
  if (messageId.startsWith('bad')) throw new Error('throttled');
};

describe('a batch of a queue', () => {
  it('reports the records that failed, and gives only them a time to come back', async () => {
    const batch = [record('good'), record('bad-1'), record('bad-2', 3)];
    expect(await processBatch(batch, failing)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'bad-1' }, { itemIdentifier: 'bad-2' }],
    });
    expect([...messages.keys()]).toEqual(['handle of bad-1', 'handle of bad-2']);
    const [first = 0, third = 0] = messages.values();
    expect(first).toBeGreaterThanOrEqual(20);
    expect(first).toBeLessThanOrEqual(40);
    expect(third).toBeGreaterThanOrEqual(80);
    expect(third).toBeLessThanOrEqual(160);
  });

  const isUnfinished = (isBegun: boolean) => async (one: { messageId: string }) => {
    if (one.messageId.startsWith('long')) throw new Unfinished('500 clips', isBegun);
    await failing(one);
  };

  it('has what waits come back at once, and calls it no failure', async () => {
    const batch = [record('good'), record('bad'), record('long', 4)];
    expect(await processBatch(batch, isUnfinished(false))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'bad' }, { itemIdentifier: 'long' }],
    });
    expect(messages.get('handle of long')).toBe(1);
    expect(messages.get('handle of bad')).toBeGreaterThanOrEqual(20);
    expect(console.error).toHaveBeenCalledOnce();
  });

  it('has what it has begun go on as a new message, whose receives are counted anew', async () => {
    sqs.on(SendMessageCommand).resolves({});
    const batch = [record('good'), record('bad'), record('long', 19)];
    expect(await processBatch(batch, isUnfinished(true))).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    const [sent, ...others] = sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input);
    expect(sent).toEqual({ QueueUrl: 'https://sqs/ingest', MessageBody: 'body of long', DelaySeconds: 1 });
    expect(others).toEqual([]);
    expect([...messages.keys()]).toEqual(['handle of bad']);
  });

  it('what SQS does not take once more comes back as it is', async () => {
    sqs.on(SendMessageCommand).callsFake(({ MessageBody }) => {
      if (MessageBody === 'body of long-2') throw new Error('away');
    });
    const batch = [record('long-1'), record('long-2')];
    expect(await processBatch(batch, isUnfinished(true))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'long-2' }],
    });
    expect([...messages]).toEqual([['handle of long-2', 1]]);
  });

  it('asks SQS nothing where nothing failed', async () => {
    expect(await processBatch([record('good')], failing)).toEqual({ batchItemFailures: [] });
    expect(sqs.calls()).toHaveLength(0);
  });

  it('never lets a record wait longer than its queue would', async () => {
    queueSeconds = 5;
    await processBatch([record('bad', 4)], failing);
    expect([...messages.values()]).toEqual([5]);
  });

  it.each([
    ['fails', () => sqs.on(ChangeMessageVisibilityBatchCommand).rejects(new Error('no'))],
    [
      'changes nothing',
      () =>
        sqs
          .on(ChangeMessageVisibilityBatchCommand)
          .resolves({ Failed: [{ Id: 'bad', Code: 'ReceiptHandleIsInvalid', SenderFault: true }] }),
    ],
  ])('still reports the record where SQS %s: it comes back with its queue', async (_, change) => {
    change();
    expect(await processBatch([record('bad')], failing)).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    expect(console.warn).toHaveBeenCalledOnce();
  });
});

it('retrySeconds: 20 to 40 seconds after the first failure, and twice as long after each further one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: queueRules.tries - 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (receives, random) => {
        const seconds = retrySeconds(receives, random);
        expect(seconds).toBeGreaterThanOrEqual(20 * 2 ** (receives - 1));
        expect(seconds).toBeLessThanOrEqual(40 * 2 ** (receives - 1));
        expect(Number.isInteger(seconds)).toBe(true);
      },
    ),
  );
});

it('retrySeconds: half a minute to a minute after the tries, whatever the receives were for', () => {
  const late = Array.from({ length: queueRules.maxReceives }, (_, i) => i + 1).slice(queueRules.tries - 1);
  for (const receives of late) expect([0, 1].map((random) => retrySeconds(receives, random))).toEqual([30, 60]);
});

describe('a message that was received five times without a run, and meets its first error then', () => {
  it.each([
    ['at the least', 0],
    ['at the most', 1],
  ])('has seven minutes and more for what it met to pass: %s', (_, random) => {
    const { maxReceives, tries } = queueRules;
    const left = Array.from({ length: maxReceives - tries }, (_, i) => retrySeconds(tries + i, random));
    expect(left.reduce((sum, seconds) => sum + seconds)).toBeGreaterThanOrEqual(7 * 60);
  });
});

it('a message that fails is a dead letter within the hour; one for which there is no run, after an hour', () => {
  const { maxReceives, visibilityFactor } = queueRules;
  const failing = Array.from({ length: maxReceives }, (_, i) => retrySeconds(i + 1, 1));
  expect(failing.reduce((sum, seconds) => sum + seconds)).toBeLessThan(30 * 60);
  for (const { timeoutSeconds } of Object.values(queues)) {
    expect(maxReceives * visibilityFactor * timeoutSeconds).toBeGreaterThanOrEqual(60 * 60);
  }
});
