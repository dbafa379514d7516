/** Sending events about the inbox to the ingest queue, as S3 does: of files that are to be read again; and whether any wait. */
import { GetQueueAttributesCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { eventMessage, type FileChange } from '../../shared/clip/s3-event.ts';
import { forEachOf } from '../runtime/batch.ts';
import { sqs } from './clients/sqs.ts';

/** Messages of one request (SQS quota); each has some kilobytes at most, a key being 1,024 bytes long. */
const BATCH = 10;
const WIDTH = 4;
/** How often messages of a batch are sent that SQS did not take. */
const TRIES = 3;

/** Sends a message for each change; throws where SQS did not take all, some of which may have been sent then. */
export async function sendEvents(queueUrl: string, changes: readonly FileChange[]): Promise<void> {
  const starts = Array.from({ length: Math.ceil(changes.length / BATCH) }, (_, i) => i * BATCH);
  await forEachOf(starts, (start) => sendBatch(queueUrl, changes.slice(start, start + BATCH)), WIDTH);
}

async function sendBatch(queueUrl: string, changes: readonly FileChange[]): Promise<void> {
  let left = changes.map((change, i) => ({ Id: String(i), MessageBody: eventMessage(change) }));
  for (let tries = 1; left.length > 0; tries++) {
    const { Failed = [] } = await sqs().send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: left }));
    const failed = new Map(Failed.map(({ Id, Message }) => [Id, Message]));
    left = left.filter(({ Id }) => failed.has(Id));
    if (left.length > 0 && tries === TRIES) {
      throw new Error(`SQS did not take ${left.length} messages: ${[...failed.values()][0] ?? 'no reason given'}`);
    }
  }
}

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/**
 * Whether none of these queues has a message, in work or not. SQS counts approximately: for a minute or so a message may
 * not show (API Reference, "GetQueueAttributes").
 */
export async function areEmpty(queueUrls: readonly string[]): Promise<boolean> {
  const counts = await Promise.all(
    queueUrls.map(async (QueueUrl) => {
      const ask = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] });
      const { Attributes = {} } = await sqs().send(ask);
      return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    }),
  );
  return counts.every((count) => count === 0);
}
