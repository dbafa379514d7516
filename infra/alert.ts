import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { rows, table as wiring } from '../shared/wiring.ts';
import { ALARM_PERIOD } from './alarms.ts';
import { type Stage, StageFunction } from './function.ts';
import { deadLetterQueue } from './queue.ts';
import { type ClipTable, ROW_ACTIONS } from './table.ts';

/** The longest that Lambda lets a batch gather. */
const VIDEOS_GATHER = Duration.minutes(5);

export interface AlertProps extends Stage {
  readonly table: ClipTable;
  /** Where the links in mails lead. */
  readonly apiUrl: string;
}

/** Stream of the table → alert function → SES. */
export class Alert extends Construct {
  constructor(scope: Construct, id: string, { table, apiUrl, ...stage }: AlertProps) {
    super(scope, id);
    const { sender } = stage.config;
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'alert',
      description: 'Mails new mentions, and the death of videos, to those who follow the name',
      timeoutSeconds: 30,
      memoryMegabytes: 512,
      settings: { table: table.name, sender, apiUrl },
    });
    lambda.allow(ROW_ACTIONS, [table.arn]);
    // The sender decides, not the resource: an address may be covered by its own identity, its domain's or a parent's.
    // AWS always sends ses:FromAddress, so IfExists opens nothing there; emulators that do not know it pass.
    lambda.allow(['ses:SendEmail', 'ses:SendRawEmail'], ['*'], {
      StringEqualsIfExists: { 'ses:FromAddress': sender },
    });
    this.follow(table, lambda, stage);
  }

  /** Feeds the function with new mentions, summaries of back-fills and turns of videos, and with nothing else that happens in the table. */
  private follow(table: ClipTable, lambda: StageFunction, { alarms }: Stage): void {
    lambda.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [table.streamArn],
    );
    const deadLetters = deadLetterQueue(this, 'DeadLetters', 'alert', alarms);
    const following = {
      target: lambda,
      eventSourceArn: table.streamArn,
      // LATEST may miss what happens while the mapping is made; telling nobody twice is the ledger's work.
      startingPosition: StartingPosition.TRIM_HORIZON,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // Without limits one bad record would block its shard until the stream forgets it, after 24 hours.
      retryAttempts: 10,
      // Leaves 18 of the stream's 24 hours to send again what a long outage put into the failure queue.
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(deadLetters),
    };
    new EventSourceMapping(this, 'Mentions', {
      ...following,
      filters: [rows.mention, rows.summary].map((kind) =>
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { [wiring.kind]: { S: FilterRule.isEqual(kind) } } },
        }),
      ),
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
    });
    new EventSourceMapping(this, 'Videos', {
      ...following,
      filters: ['gone', 'playable'].map(turnedTo),
      // What dies together is told together: nobody waits for such news by the second.
      batchSize: 500,
      maxBatchingWindow: VIDEOS_GATHER,
    });
    alarms.watch(this, 'Late', {
      means: 'Mentions wait for minutes before they are mailed.',
      heading: 'Late alerts',
      metric: lambda.metric('IteratorAge', { period: ALARM_PERIOD, statistic: 'Maximum' }),
      // The metric knows no mapping: news of videos may be as old as they gather.
      above: VIDEOS_GATHER.plus(Duration.minutes(1)).toMilliseconds(),
      periods: 5,
    });
  }
}

/** Embeds that took on a status they did not have. */
function turnedTo(status: string) {
  const statusIs = (rule: unknown) => ({ check: { M: { status: { S: rule } } } });
  return FilterCriteria.filter({
    eventName: FilterRule.isEqual('MODIFY'),
    dynamodb: {
      NewImage: { [wiring.kind]: { S: FilterRule.isEqual(rows.embed) }, ...statusIs(FilterRule.isEqual(status)) },
      OldImage: statusIs(FilterRule.notEquals(status)),
    },
  });
}
