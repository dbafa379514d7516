import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { streamRules, streams } from '../shared/triggers.ts';
import { defaultStackName, mailRefused } from '../shared/wiring.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { ClipTable } from './table.ts';

export interface AlertProps extends Stage {
  readonly archive: Archive;
  readonly table: ClipTable;
  readonly signingKeys: SigningKeys;
  /** Base URL of the links in mails. */
  readonly apiUrl: string;
}

/** Stream of the table → alert function → SES. */
export class Alert extends Construct {
  constructor(scope: Construct, id: string, { archive, table, signingKeys, apiUrl, ...stage }: AlertProps) {
    super(scope, id);
    const { sender, newsDays } = stage.config;
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'alert',
      description: 'Mails new mentions, and videos gone or back, to the followers of the names',
      timeoutSeconds: 30,
      memoryMegabytes: 512,
      settings: { table: table.name, sender, apiUrl, newsDays: String(newsDays) },
    });
    table.allow(lambda, 'alert');
    signingKeys.allow(lambda);
    // Restricted by sender, not by resource: the sender may be covered by the identity of its address or of any parent
    // domain. AWS always sends ses:FromAddress, so IfExists changes nothing there; emulators may not send it.
    lambda.allow(['ses:SendEmail', 'ses:SendRawEmail'], ['*'], {
      StringEqualsIfExists: { 'ses:FromAddress': sender },
    });
    this.readStream(table, lambda, archive, stage);
    // Costs nothing until there is one. No alarm: an address that is wrong would set it off with every clip.
    new MetricFilter(this, 'RefusedMails', {
      logGroup: lambda.logGroup,
      filterPattern: FilterPattern.stringValue('$.message.message', '=', mailRefused),
      metricNamespace: `${defaultStackName}/${stage.config.stackName}`,
      metricName: 'RefusedMails',
    });
  }

  /** Invokes the function for new mentions, summaries of back-fills and changed statuses of videos, and for no other change. */
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
