/**
 * Rules for the whole template, whatever its stages: each returns its violations, so that it can be tried on a template
 * with a planted fault.
 */
import * as z from 'zod';

const Resource = z.object({
  Type: z.string(),
  DependsOn: z.array(z.string()).optional(),
  DeletionPolicy: z.string().optional(),
  Properties: z.record(z.string(), z.json()).default({}),
});
export const Resources = z.object({ Resources: z.record(z.string(), Resource) }).transform((body) => body.Resources);
export type Resources = z.infer<typeof Resources>;
type Json = z.core.util.JSONType;
export type Rule = (resources: Resources) => string[];

const Reference = z.union([
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((it) => it['Fn::GetAtt'][0]),
  z.object({ Ref: z.string() }).transform((it) => it.Ref),
]);
/** The logical id a property refers to, or '' where it refers to none. */
const target = (value: Json | undefined): string => Reference.safeParse(value).data ?? '';

/** A property below `Properties`, by its path. */
export function property(resource: z.infer<typeof Resource> | undefined, ...path: string[]): Json | undefined {
  let value: Json | undefined = resource?.Properties;
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Array.isArray(value) ? value[Number(step)] : value[step];
  }
  return value;
}

export function ofType(resources: Resources, type: string): [id: string, resource: z.infer<typeof Resource>][] {
  return Object.entries(resources).filter(([, resource]) => resource.Type === type);
}

const mappings = (resources: Resources) => ofType(resources, 'AWS::Lambda::EventSourceMapping');
/** The mappings that read a queue, with the queue's and the function's ids. */
const queueMappings = (resources: Resources) =>
  mappings(resources)
    .map(([id, mapping]) => ({
      id,
      queue: target(property(mapping, 'EventSourceArn')),
      reader: target(property(mapping, 'FunctionName')),
    }))
    .filter(({ queue }) => resources[queue]?.Type === 'AWS::SQS::Queue');

/**
 * Every event source mapping keeps what it gives up. A queue has a dead-letter queue, with an alarm on new letters; a
 * stream has a bucket, since a queue would get no whole records.
 */
export const deadLetters: Rule = (resources) =>
  mappings(resources).flatMap(([id, mapping]) => {
    const source = resources[target(property(mapping, 'EventSourceArn'))];
    if (source?.Type !== 'AWS::SQS::Queue') {
      const destination = resources[target(property(mapping, 'DestinationConfig', 'OnFailure', 'Destination'))];
      return destination?.Type === 'AWS::S3::Bucket' ? [] : [`${id} keeps no records that it gives up`];
    }
    const failed = target(property(source, 'RedrivePolicy', 'deadLetterTargetArn'));
    if (resources[failed]?.Type !== 'AWS::SQS::Queue') return [`${id} has no dead-letter queue`];
    return hasAlarm(resources, 'ApproximateNumberOfMessagesVisible', failed) ? [] : [`${failed} has no alarm`];
  });

const Metric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.tuple([z.object({ Value: z.json() })]).optional(),
});

/** The metrics that an alarm reads, one or those of its expression: CloudWatch charges for each. */
export function alarmMetrics(alarm: z.infer<typeof Resource>): z.infer<typeof Metric>[] {
  const math = property(alarm, 'Metrics');
  if (math === undefined) return [Metric.parse(alarm.Properties)];
  const Query = z.object({ MetricStat: z.object({ Metric }).optional() });
  return z
    .array(Query)
    .parse(math)
    .flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
}

/** Whether an alarm with an action reads this metric of the resource and goes off within this limit. */
function hasAlarm(resources: Resources, metric: string, id: string, limit = 0): boolean {
  return ofType(resources, 'AWS::CloudWatch::Alarm').some(
    ([, alarm]) =>
      alarmMetrics(alarm).some((read) => read.MetricName === metric && target(read.Dimensions?.[0].Value) === id) &&
      Number(property(alarm, 'Threshold')) <= limit &&
      target(property(alarm, 'AlarmActions', '0')) !== '',
  );
}

/** Every queue that no function reads has an alarm on new messages: it is a dead-letter queue. */
export const unreadQueues: Rule = (resources) => {
  const read = new Set(queueMappings(resources).map(({ queue }) => queue));
  return ofType(resources, 'AWS::SQS::Queue')
    .filter(([id]) => !read.has(id) && !hasAlarm(resources, 'ApproximateNumberOfMessagesVisible', id))
    .map(([id]) => `${id} is neither read nor watched`);
};

/** Every queue that a function reads has an alarm on its oldest message, which goes off before the message is set aside for good. */
export const backlogAlarms: Rule = (resources) =>
  queueMappings(resources)
    .filter(({ queue }) => !hasAlarm(resources, 'ApproximateAgeOfOldestMessage', queue, 900))
    .map(({ queue }) => `${queue}: its oldest message has no alarm`);

/** An alarm that stays on while a letter lies in its queue hides the next one: it watches the rise, not the number. */
export const endingAlarms: Rule = (resources) =>
  ofType(resources, 'AWS::CloudWatch::Alarm')
    .filter(([, alarm]) =>
      alarmMetrics(alarm).some(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible'),
    )
    .filter(([, alarm]) => !JSON.stringify(property(alarm, 'Metrics') ?? []).includes('"DIFF('))
    .map(([id]) => `${id} stays on until its queue is empty`);

/** The failures in the log of every function and of the API are counted in one metric, which has an alarm. */
export const failureCounts: Rule = (resources) => {
  const watched = ofType(resources, 'AWS::CloudWatch::Alarm')
    .filter(([, alarm]) => target(property(alarm, 'AlarmActions', '0')) !== '')
    .flatMap(([, alarm]) => alarmMetrics(alarm))
    .map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`);
  const counted = ofType(resources, 'AWS::Logs::MetricFilter').filter(([, filter]) => {
    const [to] = z
      .tuple([z.object({ MetricNamespace: z.string(), MetricName: z.string() })])
      .parse(property(filter, 'MetricTransformations'));
    return watched.includes(`${to.MetricNamespace} ${to.MetricName}`);
  });
  const groups = counted.map(([, filter]) => target(property(filter, 'LogGroupName')));
  return ofType(resources, 'AWS::Logs::LogGroup')
    .filter(([id]) => !groups.includes(id))
    .map(([id]) => `${id}: failures in it are not counted`);
};

/** SQS keeps messages for 4 days unless told: less than a long weekend and the day after. */
export const queueRetention: Rule = (resources) =>
  ofType(resources, 'AWS::SQS::Queue')
    .filter(([, it]) => property(it, 'MessageRetentionPeriod') !== 14 * 24 * 3600)
    .map(([id]) => `${id} loses messages before 14 days`);

/** CloudFormation deletes only empty buckets: one that goes with the stack has the resource that empties it. */
export const emptiedBuckets: Rule = (resources) => {
  const emptied = ofType(resources, 'Custom::S3AutoDeleteObjects').map(([, it]) => target(property(it, 'BucketName')));
  return ofType(resources, 'AWS::S3::Bucket')
    .filter(([id, it]) => it.DeletionPolicy === 'Delete' && !emptied.includes(id))
    .map(([id]) => `${id} cannot be deleted while it holds anything`);
};

/** What is kept with the data is not kept by a first deployment that failed, and can then be deleted. */
export const noOrphans: Rule = (resources) => [
  ...Object.entries(resources)
    .filter(([, it]) => it.DeletionPolicy === 'Retain')
    .map(([id]) => `${id} stays after a failed deployment`),
  ...ofType(resources, 'AWS::DynamoDB::Table')
    .filter(([, it]) => property(it, 'DeletionProtectionEnabled') === true)
    .map(([id]) => `${id} is protected from its own rollback`),
];

/** Logs that the delivery service writes lie under a prefix that needs no line in the account's one policy for them. */
export const vendedLogs: Rule = (resources) =>
  ofType(resources, 'AWS::ApiGatewayV2::Stage')
    .map(([, it]) => target(property(it, 'AccessLogSettings', 'DestinationArn')))
    .filter((id) => !String(property(resources[id], 'LogGroupName')).startsWith('/aws/vendedlogs/'))
    .map((id) => `${id} needs room in the resource policy of the account`);

/**
 * A new account has ten concurrent runs: nothing may reserve any of them, the queues that a burst of files fills leave four
 * of them, and every other queue takes as few as a mapping can. That may still be more than ten in all, so that messages find
 * no run for a while: then each queue keeps them for an hour of that before it makes them dead letters.
 */
export const smallAccount: Rule = (resources) => [
  ...ofType(resources, 'AWS::Lambda::Function')
    .filter(([, it]) => property(it, 'ReservedConcurrentExecutions') !== undefined)
    .map(([id]) => `${id} reserves runs`),
  ...(queueMappings(resources)
    .filter(({ id }) => TAKES_FILES.test(id))
    .reduce((sum, { id }) => sum + mostRunsOf(resources, id), 0) > 6
    ? ['the queues of files take more than six of ten runs']
    : []),
  ...queueMappings(resources)
    .filter(({ id }) => !TAKES_FILES.test(id) && mostRunsOf(resources, id) > 2)
    .map(({ id }) => `${id} takes more than two runs`),
  ...impatientQueues(resources),
];

function impatientQueues(resources: Resources): string[] {
  const readers = queueMappings(resources);
  const sum = readers.reduce((runs, { id }) => runs + mostRunsOf(resources, id), 0);
  if (sum <= 10) return [];
  return readers.flatMap(({ queue }) => {
    const receives = Number(property(resources[queue], 'RedrivePolicy', 'maxReceiveCount') ?? Number.POSITIVE_INFINITY);
    const seconds = receives * Number(property(resources[queue], 'VisibilityTimeout') ?? 30);
    if (seconds >= 60 * 60) return [];
    return [`the queues may take ${sum} of ten runs, and ${queue} gives up what finds none for ${seconds} s`];
  });
}
const TAKES_FILES = /^(?:Parse|Store)/;
const mostRunsOf = (resources: Resources, mapping: string): number =>
  Number(property(resources[mapping], 'ScalingConfig', 'MaximumConcurrency') ?? 1000);

/** Failures are reported message by message from a queue, and thrown from a stream (docs/decisions/0002). */
export const partialBatches: Rule = (resources) => {
  const ofQueues = new Set(queueMappings(resources).map(({ id }) => id));
  return mappings(resources)
    .map(([id, it]) => ({ id, reports: property(it, 'FunctionResponseTypes') !== undefined }))
    .filter(({ id, reports }) => reports !== ofQueues.has(id))
    .map(
      ({ id, reports }) =>
        `${id} ${reports ? 'waits for reports that never come' : 'takes no partial batch responses'}`,
    );
};

/** AWS: at least six times the function's timeout. */
export const visibility: Rule = (resources) =>
  queueMappings(resources)
    .filter(({ queue, reader }) => {
      const seconds = Number(property(resources[queue], 'VisibilityTimeout') ?? 30);
      return !(seconds >= 6 * Number(property(resources[reader], 'Timeout') ?? 3));
    })
    .map(({ queue }) => `${queue} shows messages again too early`);

/** Limits of stream mappings: without them one bad record blocks its shard for a day. */
export const streamLimits: Rule = (resources) =>
  mappings(resources)
    .filter(([, it]) => resources[target(property(it, 'EventSourceArn'))]?.Type === 'AWS::DynamoDB::Table')
    .flatMap(([id, it]) => {
      const retries = Number(property(it, 'MaximumRetryAttempts') ?? -1);
      const age = Number(property(it, 'MaximumRecordAgeInSeconds') ?? -1);
      return [
        retries > 0 && retries <= 100 ? '' : `${id} retries without limit`,
        age >= 60 && age < 24 * 3600 ? '' : `${id} keeps records without limit`,
        property(it, 'BisectBatchOnFunctionError') === true ? '' : `${id} does not bisect`,
        property(it, 'StartingPosition') === 'TRIM_HORIZON' ? '' : `${id} may start too late`,
      ].filter(Boolean);
    });

export const encryption: Rule = (resources) =>
  [
    ...ofType(resources, 'AWS::S3::Bucket').filter(
      ([, it]) => !property(it, 'BucketEncryption', 'ServerSideEncryptionConfiguration'),
    ),
    ...ofType(resources, 'AWS::SQS::Queue').filter(([, it]) => property(it, 'SqsManagedSseEnabled') !== true),
    ...ofType(resources, 'AWS::DynamoDB::Table').filter(
      ([, it]) => property(it, 'SSESpecification', 'SSEEnabled') !== true,
    ),
  ].map(([id]) => `${id} is not encrypted`);

const Statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  Resource: z.union([z.array(z.json()), z.json().transform((one) => [one])]).default([]),
  Condition: z.record(z.string(), z.record(z.string(), z.json())).default({}),
});
type Statement = z.infer<typeof Statement>;

const POLICIES = [
  ['AWS::S3::BucketPolicy', 'Bucket'],
  ['AWS::SQS::QueuePolicy', 'Queues'],
  ['AWS::SNS::TopicPolicy', 'Topics'],
  ['AWS::IAM::Policy', 'Roles'],
] as const;

/** Every statement of every policy, and the ids of what it is attached to. */
export function statements(resources: Resources): { id: string; on: string[]; statement: Statement }[] {
  return POLICIES.flatMap(([type, attachment]) =>
    ofType(resources, type).flatMap(([id, policy]) => {
      const on = [property(policy, attachment) ?? []].flat().map((it) => target(it));
      const all = z.array(Statement).parse(property(policy, 'PolicyDocument', 'Statement'));
      return all.map((statement) => ({ id, on, statement }));
    }),
  );
}

/** Buckets, queues and topics refuse what comes without TLS. */
export const tlsOnly: Rule = (resources) => {
  const refusing = statements(resources)
    .filter(({ statement }) => statement.Effect === 'Deny')
    .filter(({ statement }) => statement.Condition.Bool?.['aws:SecureTransport'] === 'false')
    .flatMap(({ on }) => on);
  return ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SNS::Topic']
    .flatMap((type) => ofType(resources, type))
    .filter(([id]) => !refusing.includes(id))
    .map(([id]) => `${id} can be reached without TLS`);
};

export const privateBuckets: Rule = (resources) =>
  ofType(resources, 'AWS::S3::Bucket').flatMap(([id, bucket]) =>
    ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']
      .filter((block) => property(bucket, 'PublicAccessBlockConfiguration', block) !== true)
      .map((block) => `${id} lacks ${block}`),
  );

/**
 * `*` alone as a resource is for SES only: to send under the sender's address, and to read the account's sending limits,
 * for which IAM knows no resource (Service Authorization Reference, "Actions defined by Amazon Simple Email Service v2").
 */
function isMailStatement({ Action, Condition }: Statement): boolean {
  if (Action.every((action) => action === 'ses:GetAccount')) return true;
  return (
    Action.every((action) => action.startsWith('ses:Send')) &&
    typeof Condition.StringEqualsIfExists?.['ses:FromAddress'] === 'string'
  );
}

/** No grant is wider than its purpose: no `*` in an action, no `*` as a resource, no whole set of indexes. */
export const narrowGrants: Rule = (resources) => [
  ...statements(resources)
    .filter(({ statement }) => statement.Effect === 'Allow')
    .flatMap(({ id, statement }) => [
      ...statement.Action.filter((action) => action.includes('*')).map((action) => `${id} allows ${action}`),
      ...statement.Resource.filter((resource) => resource === '*' && !isMailStatement(statement)).map(
        () => `${id} allows ${statement.Action.join(', ')} on everything`,
      ),
      ...statement.Resource.filter((resource) => JSON.stringify(resource).includes('/index/*')).map(
        () => `${id} allows ${statement.Action.join(', ')} on every index`,
      ),
    ]),
  ...ofType(resources, 'AWS::IAM::Role')
    .filter(([, role]) => property(role, 'ManagedPolicyArns') !== undefined)
    .map(([id]) => `${id} has a managed policy`),
];

/** Every function has a role that no other has. */
export const ownRoles: Rule = (resources) => {
  const roles = ofType(resources, 'AWS::Lambda::Function').map(([, it]) => target(property(it, 'Role')));
  return roles.filter((role, i) => roles.indexOf(role) !== i).map((role) => `${role} is shared`);
};

export const functions: Rule = (resources) =>
  ofType(resources, 'AWS::Lambda::Function').flatMap(([id, it]) => [
    ...(property(it, 'Runtime') === 'nodejs24.x' ? [] : [`${id} runs on ${property(it, 'Runtime')}`]),
    ...(JSON.stringify(property(it, 'Architectures')) === '["arm64"]' ? [] : [`${id} does not run on arm64`]),
    ...(property(it, 'LoggingConfig', 'LogFormat') === 'JSON' ? [] : [`${id} does not log JSON`]),
  ]);

/** Every function writes to a log group of the stack: one that Lambda makes has no retention and outlives the stack. */
export const ownLogs: Rule = (resources) =>
  ofType(resources, 'AWS::Lambda::Function')
    .filter(([, it]) => resources[target(property(it, 'LoggingConfig', 'LogGroup'))]?.Type !== 'AWS::Logs::LogGroup')
    .map(([id]) => `${id} has no log group of the stack`);

export const logRetention: Rule = (resources) =>
  ofType(resources, 'AWS::Logs::LogGroup')
    .filter(([, it]) => typeof property(it, 'RetentionInDays') !== 'number')
    .map(([id]) => `${id} keeps its lines for ever`);
