import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { schedules } from '../shared/triggers.ts';
import { sweepLines } from '../shared/wiring.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Inbox } from './inbox.ts';
import type { Parse } from './parse.ts';
import type { ClipTable } from './table.ts';

export interface SweepProps extends Stage {
  readonly inbox: Inbox;
  readonly archive: Archive;
  readonly table: ClipTable;
  readonly parse: Parse;
}

/** What the function counts in the line about a sweep that ended, by the names of the metrics. */
const COUNTS = { Files: 'files', Receipts: 'receipts', Repaired: 'repaired', Removed: 'removed' } as const;

/** Once a day → sweep function → ingest queue: what no event of the inbox brought. */
export class Sweep extends Construct {
  readonly functionName: string;

  constructor(scope: Construct, id: string, { inbox, archive, table, parse, ...stage }: SweepProps) {
    super(scope, id);
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'sweep',
      description: 'Compares the inbox with the receipts, and sends what is missing to be read',
      // The most that Lambda allows; the next run goes on where this one stops.
      timeoutSeconds: 900,
      // Of the files that were seen 64 MB are kept at most, twice while they are stored (docs/bench.md).
      memoryMegabytes: 512,
      settings: { table: table.name, inbox: inbox.bucket.bucketName, archive: archive.bucket.bucketName },
    });
    table.allow(lambda, 'sweep');
    lambda.allow(['s3:ListBucketVersions'], [inbox.bucket.bucketArn]);
    lambda.allow(['s3:GetObject', 's3:PutObject'], [archive.folder('sweeps')]);
    parse.fedBy(lambda);
    parse.watchedBy(lambda);

    // No retries and no dead letters: the next run goes on.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    new Rule(this, 'Quarter', {
      description: 'Sweeps the inbox once a day; further runs go on with what one leaves',
      schedule: Schedule.rate(Duration.minutes(schedules.sweep.everyMinutes)),
      targets: [
        new LambdaFunction(lambda, {
          event: RuleTargetInput.fromObject(schedules.sweep.event),
          retryAttempts: 0,
          maxEventAge: Duration.minutes(5),
        }),
      ],
    });
    for (const [metricName, field] of Object.entries(COUNTS)) {
      stage.alarms.metricFrom(lambda.logGroup, `Sweep${metricName}`, lineOf('ended'), `$.message.${field}`);
    }
    stage.alarms.watchSweep(lambda.logGroup, [
      { pattern: lineOf('ended'), value: '$.message.mended' },
      { pattern: lineOf('overdue'), value: '1' },
    ]);
    this.functionName = lambda.functionName;
  }
}

const lineOf = (line: keyof typeof sweepLines) => FilterPattern.stringValue('$.message.message', '=', sweepLines[line]);
