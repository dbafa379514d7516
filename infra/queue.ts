import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import type { StageFunction } from './function.ts';

/** Visibility timeout in timeouts of the function: AWS recommends 6, so that no message reappears while it is processed. */
const VISIBILITY_FACTOR = 6;
/** AWS recommends at least 5, since a throttled invocation counts as a receive. */
const MAX_RECEIVES = 5;
/** The maximum of SQS: dead letters must outlive the 4 days of their source queue. */
const DEAD_LETTER_RETENTION = Duration.days(14);

const guarded: QueueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** A dead-letter queue, with an alarm on its first message. */
export function deadLetterQueue(scope: Construct, id: string, hop: string, alarms: Alarms): Queue {
  const queue = new Queue(scope, id, { ...guarded, retentionPeriod: DEAD_LETTER_RETENTION });
  alarms.watch(queue, 'Alarm', {
    means: `Something waits in the dead-letter queue of the ${hop} hop: it failed every time it was tried.`,
    heading: 'Dead letters',
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD, statistic: 'Maximum' }),
  });
  return queue;
}

export interface StageQueueProps {
  /** Name of the hop in the alarm. */
  readonly hop: string;
  /** The function that processes the messages, ten at a time, and reports those that failed. */
  readonly reader: StageFunction;
  /** Maximum of concurrent runs of the reader (2 to 1000). */
  readonly maxConcurrency: number;
  readonly alarms: Alarms;
}

/** The queue in front of a stage, with its dead-letter queue and the event source of the stage's function. */
export class StageQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { hop, reader, maxConcurrency, alarms }: StageQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      visibilityTimeout: Duration.seconds(VISIBILITY_FACTOR * reader.limit.toSeconds()),
      deadLetterQueue: { queue: deadLetterQueue(this, 'DeadLetters', hop, alarms), maxReceiveCount: MAX_RECEIVES },
    });
    reader.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 10,
        maxBatchingWindow: Duration.seconds(0),
        reportBatchItemFailures: true,
        maxConcurrency,
      }),
    );
  }
}
