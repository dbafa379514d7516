/** What CloudWatch says of the deployed stack, for `clipwatch doctor`. Needs the right `cloudwatch:GetMetricData`. */
import { CloudWatchClient, GetMetricDataCommand, type MetricStat } from '@aws-sdk/client-cloudwatch';
import { patience } from './inspect.ts';

const MINUTE_MS = 60 * 1000;

/**
 * The age in seconds of the oldest message that is not deleted, in work or not, by the name of the queue: the newest value
 * of the last ten minutes. A queue without a value is missing: there is none for up to 15 minutes after a queue that was
 * not used for hours has its first message (SQS guide, "Available CloudWatch metrics for Amazon SQS").
 */
export async function oldestMessages(queueNames: readonly string[], now: Date): Promise<Map<string, number>> {
  const found = await metricValues(
    queueNames.map((queueName) => ({
      Metric: {
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateAgeOfOldestMessage',
        Dimensions: [{ Name: 'QueueName', Value: queueName }],
      },
      Period: 60,
      Stat: 'Maximum',
    })),
    { since: new Date(now.getTime() - 10 * MINUTE_MS), now },
  );
  return new Map(
    queueNames.flatMap((queueName, i) => {
      const newest = found[i]?.[0];
      return newest === undefined ? [] : [[queueName, newest] as const];
    }),
  );
}

/** How many runs of a function have failed, timed out or run out of memory since then. */
export async function failedRuns(functionName: string, since: Date, now: Date): Promise<number> {
  const errors = {
    Metric: {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: functionName }],
    },
    Period: 60,
    Stat: 'Sum',
  };
  const [values = []] = await metricValues([errors], { since, now });
  return values.reduce((sum, value) => sum + value, 0);
}

/** The values of each metric, the newest first. */
async function metricValues(
  stats: readonly MetricStat[],
  { since, now }: { since: Date; now: Date },
): Promise<number[][]> {
  const { MetricDataResults = [] } = await new CloudWatchClient(patience).send(
    new GetMetricDataCommand({
      StartTime: since,
      EndTime: now,
      MetricDataQueries: stats.map((MetricStat, i) => ({ Id: `metric${i}`, MetricStat })),
    }),
  );
  const byId = new Map(MetricDataResults.map(({ Id, Values = [] }) => [Id, Values]));
  return stats.map((_, i) => byId.get(`metric${i}`) ?? []);
}
