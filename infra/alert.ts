import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { queues, streamRules, streams } from '../shared/triggers.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import { StageQueue } from './queue.ts';
import type { Send } from './send.ts';
import type { ClipTable } from './table.ts';

export interface AlertProps extends Stage {
  readonly archive: Archive;
  readonly table: ClipTable;
  readonly send: Send;
}

/** Stream of the table → alert function → mail queue; by way of a queue of its own where many are to be told. */
export class Alert extends Construct {
  constructor(scope: Construct, id: string, { archive, table, send, ...stage }: AlertProps) {
    super(scope, id);
    const { newsDays } = stage.config;
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'alert',
      description: 'Records what followers of names are to be told, and has it told',
      timeoutSeconds: queues.fanOut.timeoutSeconds,
      memoryMegabytes: 512,
      settings: { table: table.name, newsDays: String(newsDays) },
    });
    table.allow(lambda, 'alert');
    send.fedBy(lambda);
    const { queue } = new StageQueue(this, 'FanOut', {
      ...stage,
      hop: 'fan-out',
      reader: lambda,
      maxConcurrency: queues.fanOut.mostRuns(),
      batchSize: queues.fanOut.batchSize,
    });
    lambda.set({ fanOut: queue.queueUrl });
    lambda.allow(['sqs:SendMessage'], [queue.queueArn]);
    this.readStream(table, lambda, archive, stage);
  }

  /** Invokes the function for new mentions, corrections, summaries of back-fills and changed statuses of videos, and for no other change. */
  private readStream(table: ClipTable, lambda: StageFunction, archive: Archive, { alarms }: Stage): void {
    lambda.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [table.streamArn],
    );
    const stream = {
      target: lambda,
      eventSourceArn: table.streamArn,
      // LATEST may miss records while the mapping is created; the ledger prevents duplicate mails.
      startingPosition: StartingPosition.TRIM_HORIZON,
      bisectBatchOnError: true,
      retryAttempts: streamRules.retryAttempts,
      maxRecordAge: Duration.hours(streamRules.maxRecordAgeHours),
      // No alarm of its own: what is set aside has failed many times before, or waited for hours, and both have one.
      onFailure: archive.deadLettersOf(lambda),
    };
    for (const [id, name] of [
      ['Mentions', 'mentions'],
      ['Videos', 'videos'],
    ] as const) {
      const { patterns, batchSize, windowSeconds } = streams[name];
      new EventSourceMapping(this, id, {
        ...stream,
        filters: patterns.map((pattern) => FilterCriteria.filter({ ...pattern })),
        batchSize,
        maxBatchingWindow: Duration.seconds(windowSeconds),
      });
    }
    // The metric covers both mappings, and video records wait for their window.
    alarms.watchStream(this, lambda.metric('IteratorAge'), Duration.seconds(streams.videos.windowSeconds + 60));
  }
}
