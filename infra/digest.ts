import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { schedules } from '../shared/triggers.ts';
import { digestLines } from '../shared/wiring.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Send } from './send.ts';
import type { ClipTable } from './table.ts';

export interface DigestProps extends Stage {
  readonly table: ClipTable;
  readonly send: Send;
}

/** Every minute → digest function → mail queue: digests, summaries, and what quiet hours held back. */
export class Digest extends Construct {
  constructor(scope: Construct, id: string, { table, send, ...stage }: DigestProps) {
    super(scope, id);
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'digest',
      description: 'Sends the jobs of the agenda to the mail queue when they are due, and looks for silence',
      // Less than the minute between two runs.
      timeoutSeconds: 58,
      failures: 'runs',
      memoryMegabytes: 256,
      settings: { table: table.name },
    });
    table.allow(lambda, 'digest');
    send.fedBy(lambda);

    // No retries and no dead letters: the run of the next minute finds the same jobs due.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Minute', {
      description: 'Sends the jobs of the agenda that are due',
      schedule: Schedule.rate(Duration.minutes(schedules.digest.everyMinutes)),
      targets: [new LambdaFunction(lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    stage.alarms.watchHourly(lambda.logGroup, {
      metricName: 'Silence',
      pattern: lineOf('silent'),
      means: 'Nothing has arrived for longer than ever at this weekday and hour in the last eight weeks.',
      heading: 'Silence',
    });
    stage.alarms.watchHourly(lambda.logGroup, {
      metricName: 'ForgottenAlerts',
      pattern: lineOf('waiting'),
      means: 'Alerts have been owed for more than a day, and are not sent.',
      heading: 'Alerts that wait',
    });
  }
}

const lineOf = (line: keyof typeof digestLines) =>
  FilterPattern.stringValue('$.message.message', '=', digestLines[line]);
