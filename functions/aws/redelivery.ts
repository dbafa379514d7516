/** When a message that failed comes back: sooner than its queue would give it back by itself. */
import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { sqs } from './clients/sqs.ts';

/** Enough for a throttled table to have grown, or a service to be back. */
const LEAST_SECONDS = 20;

/** What is needed of a record of a queue. */
export type FailedRecord = Pick<SQSRecord, 'messageId' | 'receiptHandle' | 'attributes' | 'eventSourceARN'>;

/**
 * Seconds until a message is tried again that has been received so many times: 20 to 40 after the first time, doubled
 * with every further one. `random` is between 0 and 1: messages that failed together come back apart.
 */
export function retrySeconds(receives: number, random: number): number {
  return Math.round(LEAST_SECONDS * (1 + random) * 2 ** (receives - 1));
}

/**
 * Lets messages of one queue, at most ten, come back after `retrySeconds`; never later than the queue would give them
 * back by itself, which is after six times the longest run of its function.
 */
export async function redeliverSoon(records: readonly FailedRecord[]): Promise<void> {
  const arn = records[0]?.eventSourceARN;
  if (arn === undefined) return;
  const { QueueUrl } = await sqs().send(new GetQueueUrlCommand({ QueueName: arn.split(':').at(-1) }));
  const { Attributes } = await sqs().send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  const most = Number(Attributes?.VisibilityTimeout);
  const { Failed = [] } = await sqs().send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: records.map(({ messageId, receiptHandle, attributes }) => ({
        Id: messageId,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.min(most, retrySeconds(Number(attributes.ApproximateReceiveCount), Math.random())),
      })),
    }),
  );
  if (Failed.length > 0) throw new Error(`SQS did not change ${Failed.length} messages: ${Failed[0]?.Message}`);
}
