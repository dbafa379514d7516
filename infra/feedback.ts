import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { feedbackEvents, queues } from '../shared/triggers.ts';
import { type Stage, StageFunction } from './function.ts';
import { StageQueue } from './queue.ts';
import type { Send } from './send.ts';
import type { ClipTable } from './table.ts';

/** What `feedbackEvents` are called where they are made. */
const { BOUNCE, COMPLAINT, DELIVERY, REJECT, RENDERING_FAILURE } = EmailSendingEvent;
const EVENTS = [BOUNCE, COMPLAINT, DELIVERY, REJECT, RENDERING_FAILURE];

export interface FeedbackProps extends Stage {
  readonly table: ClipTable;
  /** Sends the mails that something may come back of. */
  readonly send: Send;
}

/** Configuration sets of SES → EventBridge → feedback queue → feedback function → table. */
export class Feedback extends Construct {
  constructor(scope: Construct, id: string, { table, send, ...stage }: FeedbackProps) {
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
    const bus = EventBus.fromEventBusName(this, 'Bus', 'default');
    for (const { set } of send.mailSets) {
      set.addEventDestination('Feedback', { destination: EventDestination.eventBus(bus), events: EVENTS });
    }
    new Rule(this, 'Returned', {
      description: 'What came back of mails',
      eventPattern: {
        source: ['aws.ses'],
        detailType: [...feedbackEvents],
        detail: { mail: { tags: { 'ses:configuration-set': send.mailSets.map(({ name }) => name) } } },
      },
      targets: [new SqsQueue(queue)],
    });
  }
}
