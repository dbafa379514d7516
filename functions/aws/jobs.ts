/** Sending jobs to the mail queue, and to the queue of web hooks and chats. */
import { createHash } from 'node:crypto';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { MailJob } from '../../shared/contract/alert.ts';
import { isMailAddress } from '../../shared/contract/subscription.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import { sqs } from './clients/sqs.ts';
import { messageText } from './message-text.ts';

/** Messages of a batch (SQS API reference, "SendMessageBatch"). */
const BATCH = 10;
/** Batches sent at once. */
const WIDTH = 4;

/**
 * Sends jobs, the same one once, to be read after so many seconds (900 at most). Throws if SQS does not take all of them; those that it took stay, and a job that is done
 * twice does no harm.
 */
export async function sendJobs(jobs: readonly MailJob[], delaySeconds = 0): Promise<void> {
  const unique = new Map(jobs.map((job) => [messageText(job), queueOf(job)]));
  for (const [queue, messages] of Map.groupBy(unique, ([, queue]) => queue)) {
    await sendBatches(
      queue,
      messages.map(([body]) => body),
      delaySeconds,
    );
  }
}

/** Sends messages, each of some kilobytes at most and other than the others. Throws if SQS does not take all of them. */
export async function sendBatches(
  queue: 'mails' | 'hooks' | 'fanOut',
  bodies: readonly string[],
  delaySeconds = 0,
): Promise<void> {
  const starts = Array.from({ length: Math.ceil(bodies.length / BATCH) }, (_, i) => i * BATCH);
  const send = (start: number) => sendBatch(setting(queue), bodies.slice(start, start + BATCH), delaySeconds);
  await forEachOf(starts, send, WIDTH);
}

function queueOf(job: MailJob): 'mails' | 'hooks' {
  switch (job.kind) {
    case 'news':
      return isMailAddress(job.recipient) ? 'mails' : 'hooks';
    case 'digest':
      return job.isHook === true ? 'hooks' : 'mails';
    case 'confirm':
    case 'hook-ended':
      return 'mails';
    default:
      return job satisfies never;
  }
}

async function sendBatch(QueueUrl: string, bodies: readonly string[], DelaySeconds: number): Promise<void> {
  const Entries = bodies.map((MessageBody) => ({
    Id: idOf(MessageBody),
    MessageBody,
    ...(DelaySeconds > 0 && { DelaySeconds }),
  }));
  const { Failed = [] } = await sqs().send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  if (Failed.length > 0) throw new Error(`SQS did not take ${Failed.length} jobs: ${Failed[0]?.Message}`);
}

/** Ids are told apart within a batch only. */
const idOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 32);
