import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { alertedStatuses, defaultStackName, mailRefused, rows, table as wiring } from '../shared/wiring.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { ClipTable } from './table.ts';

/** The longest batching window that Lambda allows. */
const VIDEO_WINDOW = Duration.minutes(5);

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
      // Without limits one bad record would block its shard until it expires after 24 hours.
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      // No alarm of its own: what is set aside has failed many times before, or waited for hours, and both have one.
      onFailure: archive.deadLettersOf(lambda),
    };
    new EventSourceMapping(this, 'Mentions', {
      ...stream,
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
      ...stream,
      filters: alertedStatuses.map(changedTo),
      // A long window: videos often go together, and one mail should cover them.
      batchSize: 500,
      maxBatchingWindow: VIDEO_WINDOW,
    });
    // The metric covers both mappings, and video records wait for their window.
    alarms.watchStream(this, lambda.metric('IteratorAge'), VIDEO_WINDOW.plus(Duration.minutes(1)));
  }
}

/** Filter: embeds whose status changed to this one. */
function changedTo(status: string) {
  const statusIs = (rule: unknown) => ({ check: { M: { status: { S: rule } } } });
  return FilterCriteria.filter({
    eventName: FilterRule.isEqual('MODIFY'),
    dynamodb: {
      NewImage: { [wiring.kind]: { S: FilterRule.isEqual(rows.embed) }, ...statusIs(FilterRule.isEqual(status)) },
      OldImage: statusIs(FilterRule.notEquals(status)),
    },
  });
}
