import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import type { StageFunction } from './function.ts';

/** AWS asks for at least this many times the function's timeout, so that no message comes again while it is worked on. */
const TIMEOUTS_OF_VISIBILITY = 6;
/** AWS advises 5 or more: a throttled run counts as a try. */
const TRIES = 5;
/** The most SQS allows, so that dead letters outlive the 4 days of their queue. */
const DEAD_LETTER_RETENTION = Duration.days(14);

const guarded: QueueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** The queue for what a hop could not deliver, with an alarm on the first message in it. */
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
  /** What the alarm calls the hop. */
  readonly hop: string;
  /** The function that takes the messages, ten at a time, and reports those that failed. */
  readonly reader: StageFunction;
  /** At most so many runs of the reader at once (2 to 1000). */
  readonly maxConcurrency: number;
  readonly alarms: Alarms;
}

/** The queue in front of a stage, its dead-letter queue, and the mapping that feeds the stage's function. */
export class StageQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { hop, reader, maxConcurrency, alarms }: StageQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      visibilityTimeout: Duration.seconds(TIMEOUTS_OF_VISIBILITY * reader.limit.toSeconds()),
      deadLetterQueue: { queue: deadLetterQueue(this, 'DeadLetters', hop, alarms), maxReceiveCount: TRIES },
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
