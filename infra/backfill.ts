import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { schedules } from '../shared/triggers.ts';
import type { Archive } from './archive.ts';
import type { Compile } from './compile.ts';
import type { Config } from './config.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Inbox } from './inbox.ts';
import type { ClipTable } from './table.ts';

export interface BackfillProps extends Stage {
  readonly inbox: Inbox;
  readonly archive: Archive;
  readonly table: ClipTable;
  readonly compile: Compile;
}

/** Shards of the archive (`functions/aws/table/keys.ts`): more runs would find nothing to do. */
const MOST_RUNS = 8;

/** Half of what the parse function may take: a new account, whose functions may run ten times at once, keeps room. */
function runsSideBySide({ concurrency }: Config): number {
  return Math.min(MOST_RUNS, Math.floor(concurrency / 2));
}

/** Every minute → back-fill function: clips that were matched with older names are matched again. */
export class Backfill extends Construct {
  constructor(scope: Construct, id: string, { inbox, archive, table, compile, ...stage }: BackfillProps) {
    super(scope, id);
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'backfill',
      description: 'Matches clips again when the names have changed',
      // Less than the minute between two runs: one of them works on a shard at a time.
      timeoutSeconds: 58,
      failures: 'runs',
      // As for the parse function: a clip that changed is parsed again.
      memoryMegabytes: 1024,
      settings: {
        table: table.name,
        inbox: inbox.bucket.bucketName,
        archive: archive.bucket.bucketName,
        backfillRuns: String(runsSideBySide(stage.config)),
      },
    });
    table.allow(lambda, 'backfill');
    lambda.allow(['s3:GetObject', 's3:GetObjectVersion'], [inbox.bucket.arnForObjects('*')]);
    // Without it S3 answers 403 instead of 404 for a version that was deleted.
    lambda.allow(['s3:ListBucket'], [inbox.bucket.bucketArn]);
    lambda.allow(['s3:GetObject'], [archive.folder('texts')]);
    archive.allowAutomata(lambda);
    compile.startedBy(lambda);
    // Apart from the role's own policy, on which the function waits: it names the function.
    new Policy(this, 'FunctionRoleOtherRuns', {
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] })],
      roles: lambda.role === undefined ? [] : [lambda.role],
    });

    // No retries and no dead letters: the run of the next minute continues where this one stopped.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Minute', {
      description: 'Checks whether the names have changed',
      schedule: Schedule.rate(Duration.minutes(schedules.backfill.everyMinutes)),
      targets: [new LambdaFunction(lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
