import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Config } from './config.ts';

/** The headings of docs/runbook.md: each alarm names the one to read. */
type AlarmHeading = 'Dead letters' | 'Function errors' | 'Throttled functions' | 'Late alerts';

export interface Watch {
  /** What it means when the alarm goes off, in one sentence. */
  readonly means: string;
  readonly heading: AlarmHeading;
  readonly metric: Metric;
  /** The alarm goes off above this value; 0 unless given. */
  readonly above?: number;
  /** For so many periods of the metric; 1 unless given. */
  readonly periods?: number;
}

/** Where all alarms go: one topic, and by e-mail to the alarm address if there is one. */
export class Alarms extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { alarmAddress }: Pick<Config, 'alarmAddress'>) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'clipwatch alarms', enforceSSL: true });
    const { account } = Stack.of(this);
    // A topic with a policy of its own loses the default one, which had let the account's alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    if (alarmAddress) this.topic.addSubscription(new EmailSubscription(alarmAddress));
  }

  /** Makes an alarm beside what it watches. Silence is no fault: an idle stack has no data. */
  watch(scope: Construct, id: string, { means, heading, metric, above = 0, periods = 1 }: Watch): void {
    const alarm = new Alarm(scope, id, {
      alarmDescription: `${means} What to do: docs/runbook.md, "${heading}".`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}

/** The period of all alarms. */
export const ALARM_PERIOD = Duration.minutes(1);
