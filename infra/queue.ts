import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { queueRules } from '../shared/triggers.ts';
import type { Alarms } from './alarms.ts';
import type { StageFunction } from './function.ts';

/** What waits this long is worth a look: its function is held back, or files come faster than they are read. */
const BACKLOG_LIMIT = Duration.minutes(10);

const guarded: QueueProps = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(queueRules.retentionDays),
};

/** A dead-letter queue, with an alarm on each new letter. */
function deadLetterQueue(scope: Construct, id: string, hop: string, alarms: Alarms): Queue {
  const queue = new Queue(scope, id, guarded);
  alarms.watchDeadLetters(queue, hop);
  return queue;
}

export interface StageQueueProps {
  /** Name of the hop in the alarms. */
  readonly hop: string;
  /** The function that processes the messages and reports those that failed. */
  readonly reader: StageFunction;
  /** Maximum of concurrent runs of the reader (2 to 1000). */
  readonly maxConcurrency: number;
  /** Messages of a run at most. @default 10 */
  readonly batchSize?: number;
  /** Seconds that a message waits before it is read. @default 0 */
  readonly delaySeconds?: number;
  readonly alarms: Alarms;
}

/** The queue in front of a stage, with its dead-letter queue and the event source of the stage's function. */
export class StageQueue extends Construct {
  readonly queue: Queue;

  constructor(
    scope: Construct,
    id: string,
    { hop, reader, maxConcurrency, alarms, batchSize = queueRules.batchSize, delaySeconds = 0 }: StageQueueProps,
  ) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      deliveryDelay: Duration.seconds(delaySeconds),
      visibilityTimeout: Duration.seconds(queueRules.visibilityFactor * reader.limit.toSeconds()),
      deadLetterQueue: {
        queue: deadLetterQueue(this, 'DeadLetters', hop, alarms),
        maxReceiveCount: queueRules.maxReceives,
      },
    });
    reader.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        maxBatchingWindow: Duration.seconds(0),
        reportBatchItemFailures: true,
        // While idle, Lambda polls a mapping with this setting five times every 20 seconds, without it as rarely as twice
        // (Lambda guide, "Configuring scaling behavior for SQS event source mappings"): $0.15 a month more. Without it a
        // backlog would take every run that a new account has.
        maxConcurrency,
      }),
    );
    alarms.watchBacklog(this.queue, hop, BACKLOG_LIMIT);
  }
}
