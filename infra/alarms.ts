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
  /** What the alarm means, in one sentence. */
  readonly means: string;
  readonly heading: AlarmHeading;
  readonly metric: Metric;
  /**
   * Threshold: the alarm goes off above this value.
   * @default 0
   */
  readonly above?: number;
  /**
   * Number of consecutive periods above the threshold.
   * @default 1
   */
  readonly periods?: number;
}

/** The topic of all alarms, with the alarm address as a subscriber if there is one. */
export class Alarms extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { alarmAddress }: Pick<Config, 'alarmAddress'>) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'clipwatch alarms', enforceSSL: true });
    const { account } = Stack.of(this);
    // `enforceSSL` adds a policy, which replaces the default one that allows the account's alarms to publish.
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

  /** Adds an alarm to a construct. Missing data is no breach: an idle stack has none. */
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
