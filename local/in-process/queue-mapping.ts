/**
 * What Lambda does between a queue and a function (Lambda guide, "Using Lambda with Amazon SQS"): hands over messages in
 * batches, some batches at once, and deletes those that did not fail.
 */
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Queues, Received } from '../services/queues.ts';

export interface QueueMappingOptions {
  readonly queues: Queues;
  readonly queue: string;
  readonly batchSize: number;
  /** Batches at once. */
  readonly mostRuns: number;
  /** Runs the function; throws what it throws. */
  readonly invoke: (event: SQSEvent) => Promise<unknown>;
}

const Report = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
/** The longest time that a timer of Node takes. */
const LONGEST_MS = 2 ** 31 - 1;

export class QueueMapping {
  private readonly options: QueueMappingOptions;
  private readonly runs = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private isWoken = false;
  private isStopped = false;

  constructor(options: QueueMappingOptions) {
    this.options = options;
  }

  /** Looks for messages soon: once for all that are sent at this moment. */
  wake(): void {
    if (this.isWoken || this.isStopped) return;
    this.isWoken = true;
    setImmediate(() => {
      this.isWoken = false;
      this.look();
    });
  }

  /** Takes no more messages; resolves when those that were taken are done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await Promise.all(this.runs);
  }

  private look(): void {
    const { queues, queue, batchSize, mostRuns } = this.options;
    clearTimeout(this.timer);
    while (!this.isStopped && this.runs.size < mostRuns) {
      const batch = queues.take(queue, batchSize);
      if (batch.length === 0) {
        this.waitForNext();
        return;
      }
      const run: Promise<void> = this.run(batch).finally(() => {
        this.runs.delete(run);
        this.wake();
      });
      this.runs.add(run);
    }
  }

  /** Some messages become visible later. */
  private waitForNext(): void {
    const { queues, queue } = this.options;
    const next = queues.nextVisible(queue);
    if (next === null) return;
    const wait = Math.min(Math.max(next - queues.now(), 1), LONGEST_MS);
    this.timer = setTimeout(() => this.look(), wait).unref();
  }

  private async run(batch: readonly Received[]): Promise<void> {
    const { queues, queue, invoke } = this.options;
    const failed = await failedOf(batch, invoke, queues.arn(queue));
    for (const message of batch) if (!failed.has(message.messageId)) queues.finish(queue, message);
  }
}

/** The ids of the messages that come again: all of them where the run threw or said nothing that can be read. */
async function failedOf(
  batch: readonly Received[],
  invoke: (event: SQSEvent) => Promise<unknown>,
  arn: string,
): Promise<ReadonlySet<string>> {
  const all = new Set(batch.map(({ messageId }) => messageId));
  try {
    const report = Report.safeParse(await invoke({ Records: batch.map((message) => recordOf(message, arn)) }));
    const failed = report.data?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) ?? [];
    return failed.every((id) => all.has(id)) ? new Set(failed) : all;
  } catch {
    // The run's own log has the error.
    return all;
  }
}

/** A message as Lambda hands it to a function. */
export function recordOf(message: Received, eventSourceARN: string): SQSRecord {
  return {
    messageId: message.messageId,
    receiptHandle: message.handle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: '000000000000',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: 'us-east-1',
  };
}
