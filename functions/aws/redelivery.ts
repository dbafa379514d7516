/** When a message that failed comes back: sooner than its queue would give it back by itself. */
import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { queueRules } from '../../shared/triggers.ts';
import { sqs } from './clients/sqs.ts';

/** Enough for a throttled table to have grown, or a service to be back. */
const LEAST_SECONDS = 20;
/** Between the tries after those of `queueRules.tries`: with what they take, a message that fails is a dead letter within the hour. */
const LATE_SECONDS = 30;

/** What is needed of a record of a queue. */
export type FailedRecord = Pick<SQSRecord, 'messageId' | 'receiptHandle' | 'body' | 'attributes' | 'eventSourceARN'>;

/**
 * Seconds until a message is tried again that has been received so many times: 20 to 40 after the first time, doubled
 * with every further one; after its tries 30 to 60, until it is a dead letter: receives for which Lambda had no run count,
 * too, so that what fails then may fail for the first time. `random` is between 0 and 1: messages that failed together come
 * back apart.
 */
export function retrySeconds(receives: number, random: number): number {
  const least = receives < queueRules.tries ? LEAST_SECONDS * 2 ** (receives - 1) : LATE_SECONDS;
  return Math.round(least * (1 + random));
}

/**
 * Lets messages of one queue, at most ten, come back after `retrySeconds`; never later than the queue would give them
 * back by itself, which is after six times the longest run of its function.
 */
export async function redeliverSoon(records: readonly FailedRecord[]): Promise<void> {
  const QueueUrl = await queueOf(records);
  if (QueueUrl === null) return;
  const { Attributes } = await sqs().send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  const most = Number(Attributes?.VisibilityTimeout);
  const secondsOf = ({ attributes }: FailedRecord) =>
    Math.min(most, retrySeconds(Number(attributes.ApproximateReceiveCount), Math.random()));
  await hide(
    QueueUrl,
    records.map((record) => ({ record, seconds: secondsOf(record) })),
  );
}

/** A message, and the seconds after which it is to come back. */
export interface HiddenRecord {
  readonly record: FailedRecord;
  readonly seconds: number;
}

/** Lets messages of one queue, at most ten, come back after so many seconds each. */
export async function redeliverIn(waiting: readonly HiddenRecord[]): Promise<void> {
  const QueueUrl = await queueOf(waiting.map(({ record }) => record));
  if (QueueUrl !== null) await hide(QueueUrl, waiting);
}

/**
 * Sends messages of one queue, at most ten, once more, to come after so many seconds: SQS counts their receives anew.
 * Answers those that it did not take. A run that dies before the old ones are deleted leaves both.
 */
export async function sendAnew<T extends FailedRecord>(records: readonly T[], seconds: number): Promise<T[]> {
  const QueueUrl = await queueOf(records);
  // One by one: together they may be longer than a batch may be.
  const sent = await Promise.allSettled(
    records.map(({ body }) =>
      sqs().send(new SendMessageCommand({ QueueUrl: QueueUrl ?? '', MessageBody: body, DelaySeconds: seconds })),
    ),
  );
  return records.filter((_, i) => sent[i]?.status === 'rejected');
}

/** The URL of the queue that records are from; null where there are none. */
async function queueOf([record]: readonly FailedRecord[]): Promise<string | null> {
  if (record === undefined) return null;
  const { QueueUrl } = await sqs().send(new GetQueueUrlCommand({ QueueName: record.eventSourceARN.split(':').at(-1) }));
  return QueueUrl ?? null;
}

async function hide(QueueUrl: string, waiting: readonly HiddenRecord[]): Promise<void> {
  const { Failed = [] } = await sqs().send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: waiting.map(({ record: { messageId, receiptHandle }, seconds }) => ({
        Id: messageId,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      })),
    }),
  );
  if (Failed.length > 0) throw new Error(`SQS did not change ${Failed.length} messages: ${Failed[0]?.Message}`);
}
