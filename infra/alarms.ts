import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Config } from './config.ts';

/** The headings of docs/runbook.md: each alarm names the one to read. */
type AlarmHeading =
  | 'Failures'
  | 'Dead letters'
  | 'Backlog'
  | 'Late alerts'
  | 'Throttled functions'
  | 'Sweep'
  | 'Silence'
  | 'Alerts that wait'
  | 'Mails that SES does not take';

export interface Watch {
  /** What the alarm means, in one sentence. */
  readonly means: string;
  readonly heading: AlarmHeading;
  readonly metric: IMetric;
  /**
   * Threshold: the alarm goes off above this value.
   * @default 0
   */
  readonly above?: number;
  /**
   * Number of consecutive periods that are looked at.
   * @default 1
   */
  readonly periods?: number;
  /**
   * Number of these periods that must be above the threshold.
   * @default all
   */
  readonly breaching?: number;
}

/** The period of most alarms. */
const PERIOD = Duration.minutes(1);

/**
 * What counts as a failure: `any` line that reports one, or only `runs` that failed, of which a single one matters
 * little because the next minute does the same again.
 */
export type FailureCount = 'any' | 'runs';

/** Lambda's own line about a run that ended with an error, in a timeout or out of memory (Lambda guide, "Platform event schema"). */
const failedRun = FilterPattern.all(
  FilterPattern.stringValue('$.type', '=', 'platform.report'),
  FilterPattern.stringValue('$.record.status', '!=', 'success'),
);
const failureLines: Record<FailureCount, { pattern: IFilterPattern; weight: number }> = {
  any: { pattern: FilterPattern.any(FilterPattern.stringValue('$.level', '=', 'ERROR'), failedRun), weight: 3 },
  runs: { pattern: failedRun, weight: 1 },
};
/** The sum of weights in five minutes at which the alarm goes off: one failure of any kind, or three failed runs. */
const ENOUGH_FAILURES = 3;

/** Refused mails in an hour that are no alarm: one address that is wrong, in the sandbox above all, is not worth one. */
const FEW_REFUSED = 10;

/**
 * The alarms and their topic, with the alarm address as a subscriber if there is one.
 *
 * CloudWatch charges for each metric of an alarm, not for each alarm, so that metric math over the metrics of all
 * functions would save nothing. Failures of all functions are therefore counted in one metric, from their logs; a
 * metric without data costs nothing.
 */
export class Alarms extends Construct {
  private readonly topic: Topic;
  private readonly failures: { readonly namespace: string; readonly metricName: string };

  constructor(scope: Construct, id: string, { alarmAddress, stackName }: Pick<Config, 'alarmAddress' | 'stackName'>) {
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

    // A namespace of its own, since a metric filter of a pattern with alternatives can set no dimension.
    this.failures = { namespace: `clipwatch/${stackName}`, metricName: 'Failures' };
    this.watch(this, 'Failures', {
      means: 'A run, a record or a request failed, or three runs of the scheduled functions within five minutes.',
      heading: 'Failures',
      metric: new Metric({ ...this.failures, statistic: 'Sum', period: Duration.minutes(5) }),
      above: ENOUGH_FAILURES - 1,
    });
    this.watch(this, 'Throttles', {
      means: 'For five minutes functions were held back: this account and region have no room for more runs at once.',
      heading: 'Throttled functions',
      // Without a function's name: the limit is that of the account, and one metric is cheaper than one a function.
      metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: 'Sum', period: PERIOD }),
      periods: 5,
    });
  }

  /** Counts failures from a function's log. */
  countFailures(logGroup: ILogGroup, count: FailureCount): void {
    const { pattern, weight } = failureLines[count];
    this.countLines(logGroup, pattern, weight);
  }

  /** Counts answers of 500 and above from the access log of the API. */
  countFailedRequests(accessLog: ILogGroup): void {
    this.countLines(accessLog, FilterPattern.stringValue('$.status', '=', '5*'), failureLines.any.weight);
  }

  /**
   * Watches a dead-letter queue for new letters, whatever is in it already: the alarm ends by itself, so that a later
   * letter sets it off again.
   */
  watchDeadLetters(queue: Queue, hop: string): void {
    const letters = queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
    this.watch(queue, 'Alarm', {
      means: `Something was set aside in the dead-letter queue of the ${hop} hop: it failed every time it was tried.`,
      heading: 'Dead letters',
      // A queue has no data until its first letter, which must count as a rise from 0.
      metric: new MathExpression({ expression: 'DIFF(FILL(letters, 0))', usingMetrics: { letters }, period: PERIOD }),
      // SQS may report a minute late.
      periods: 3,
      breaching: 1,
    });
  }

  /** Watches how long the oldest message of a queue waits. */
  watchBacklog(queue: Queue, hop: string, limit: Duration): void {
    this.watch(queue, 'Backlog', {
      means: `For five minutes the oldest message of the ${hop} queue was older than ${limit.toMinutes()} minutes.`,
      heading: 'Backlog',
      metric: queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      above: limit.toSeconds(),
      periods: 5,
    });
  }

  /** Watches how far the function that reads the stream is behind it. */
  watchStream(scope: Construct, age: Metric, limit: Duration): void {
    this.watch(scope, 'Late', {
      means: `For five minutes the alert function was more than ${limit.toMinutes()} minutes behind the stream.`,
      heading: 'Late alerts',
      metric: age.with({ period: PERIOD, statistic: 'Maximum' }),
      above: limit.toMilliseconds(),
      periods: 5,
    });
  }

  /** A metric of the values that lines of a log have; without such lines it costs nothing. */
  metricFrom(logGroup: ILogGroup, metricName: string, filterPattern: IFilterPattern, metricValue: string): void {
    const { namespace: metricNamespace } = this.failures;
    new MetricFilter(logGroup, metricName, { logGroup, filterPattern, metricNamespace, metricName, metricValue });
  }

  /** Watches the sweep: lines of its log that tell of something which should not be, each with how much. */
  watchSweep(logGroup: ILogGroup, lines: readonly { pattern: IFilterPattern; value: string }[]): void {
    const { namespace: metricNamespace } = this.failures;
    const metricName = 'SweepFindings';
    for (const [i, { pattern: filterPattern, value: metricValue }] of lines.entries()) {
      new MetricFilter(logGroup, `${metricName}${i}`, {
        logGroup,
        filterPattern,
        metricNamespace,
        metricName,
        metricValue,
      });
    }
    this.watch(logGroup, 'Alarm', {
      means: 'A sweep found files that no event had brought, or gone ones, or none has ended for two days.',
      heading: 'Sweep',
      // An hour: while none ends, a line comes every quarter of it.
      metric: new Metric({
        namespace: metricNamespace,
        metricName,
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
    });
  }

  /** Watches a line of a log that comes once an hour while something is as it should not be. */
  watchHourly(
    logGroup: ILogGroup,
    line: { metricName: string; pattern: IFilterPattern } & Pick<Watch, 'means' | 'heading'>,
  ): void {
    const { metricName, pattern, means, heading } = line;
    this.metricFrom(logGroup, metricName, pattern, '1');
    const { namespace } = this.failures;
    const metric = new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.hours(1) });
    this.watch(logGroup, `${metricName}Alarm`, { means, heading, metric });
  }

  /** Watches mails that SES takes none of, and those that it refuses: lines of a log. */
  watchMails(logGroup: ILogGroup, { stopped, refused }: Record<'stopped' | 'refused', IFilterPattern>): void {
    const { namespace } = this.failures;
    const heading = 'Mails that SES does not take';
    this.metricFrom(logGroup, 'StoppedMails', stopped, '1');
    this.watch(logGroup, 'StoppedMailsAlarm', {
      means: 'Alerts wait: SES takes no mail of this account, because it is paused, its quota is used up, or the like.',
      heading,
      metric: new Metric({ namespace, metricName: 'StoppedMails', statistic: 'Sum', period: Duration.minutes(15) }),
    });
    this.metricFrom(logGroup, 'RefusedMails', refused, '1');
    this.watch(logGroup, 'RefusedMailsAlarm', {
      means: `SES refused more than ${FEW_REFUSED} mails within an hour.`,
      heading,
      metric: new Metric({ namespace, metricName: 'RefusedMails', statistic: 'Sum', period: Duration.hours(1) }),
      above: FEW_REFUSED,
    });
  }

  private countLines(logGroup: ILogGroup, filterPattern: IFilterPattern, weight: number): void {
    const { namespace: metricNamespace, metricName } = this.failures;
    const metricValue = String(weight);
    new MetricFilter(logGroup, 'Failures', { logGroup, filterPattern, metricNamespace, metricName, metricValue });
  }

  /** Adds an alarm to a construct. Missing data is no breach: an idle stack has none. */
  private watch(scope: Construct, id: string, { means, heading, metric, above = 0, periods = 1, breaching }: Watch) {
    const alarm = new Alarm(scope, id, {
      alarmDescription: `${means} What to do: docs/runbook.md, "${heading}".`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: breaching ?? periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
