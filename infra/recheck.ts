import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { schedules } from '../shared/triggers.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { ClipTable } from './table.ts';

export interface RecheckProps extends Stage {
  readonly archive: Archive;
  readonly table: ClipTable;
}

/** Every minute, and when a person asks about a video → recheck function: checks the videos that are due. */
export class Recheck extends Construct {
  private readonly lambda: StageFunction;

  constructor(scope: Construct, id: string, { archive, table, ...stage }: RecheckProps) {
    super(scope, id);
    const { sender, siteOrigins } = stage.config;
    this.lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'recheck',
      description: 'Checks videos that are due, and saves the results',
      // Less than the minute between two runs, so that only one run at a time sends requests to a host.
      timeoutSeconds: 58,
      failures: 'runs',
      // A round of 1,000 videos takes 185 MB and some 5 s of CPU (`npm run bench -- checks`). It mostly waits, a second
      // between two requests to a host, and waiting is billed by memory: what it does not get done is due in the next round.
      memoryMegabytes: 320,
      settings: {
        table: table.name,
        archive: archive.bucket.bucketName,
        sender,
        siteOrigins: siteOrigins.join(' '),
      },
    });
    const { lambda } = this;
    table.allow(lambda, 'recheck');
    lambda.allow(['s3:PutObject'], [archive.folder('proofs')]);

    // No retries and no dead letters: the run of the next minute finds the same videos due.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Minute', {
      description: 'Checks videos that are due',
      schedule: Schedule.rate(Duration.minutes(schedules.recheck.everyMinutes)),
      targets: [new LambdaFunction(lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }

  /** Lets a function ask about one video, and wait for the answer. */
  askedBy(starter: StageFunction): void {
    starter.set({ recheck: this.lambda.functionName });
    starter.allow(['lambda:InvokeFunction'], [this.lambda.functionArn]);
  }
}
