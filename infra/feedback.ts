import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { feedbackEvents, queues } from '../shared/triggers.ts';
import { type Stage, StageFunction } from './function.ts';
import { StageQueue } from './queue.ts';
import type { ClipTable } from './table.ts';

export interface FeedbackProps extends Stage {
  readonly table: ClipTable;
}

/** Configuration sets of SES → EventBridge → feedback queue → feedback function → table. */
export class Feedback extends Construct {
  constructor(scope: Construct, id: string, { table, ...stage }: FeedbackProps) {
    super(scope, id);
    const { timeoutSeconds, mostRuns } = queues.feedback;
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'feedback',
      description: 'Notes which addresses get no mail: bounces, complaints',
      timeoutSeconds,
      memoryMegabytes: 256,
      settings: { table: table.name },
    });
    table.allow(lambda, 'feedback');
    const { queue } = new StageQueue(this, 'Feedback', {
      ...stage,
      hop: 'feedback',
      reader: lambda,
      maxConcurrency: mostRuns(),
    });
    new Rule(this, 'Returned', {
      description: 'What came back of mails',
      eventPattern: {
        source: ['aws.ses'],
        detailType: [...feedbackEvents],
        detail: { mail: { tags: { 'ses:configuration-set': [{ prefix: `${stage.config.stackName}-` }] } } },
      },
      targets: [new SqsQueue(queue)],
    });
  }
}
