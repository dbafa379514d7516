import { expect, test } from 'vitest';
import { synthesise, variants } from '../support/synthesise.ts';
import {
  backlogAlarms,
  deadLetters,
  emptiedBuckets,
  encryption,
  endingAlarms,
  failureCounts,
  functions,
  logRetention,
  narrowGrants,
  noOrphans,
  ofType,
  ownLogs,
  ownRoles,
  partialBatches,
  privateBuckets,
  queueRetention,
  Resources,
  type Rule,
  smallAccount,
  streamLimits,
  tlsOnly,
  unreadQueues,
  vendedLogs,
  visibility,
} from '../support/template-rules.ts';

const template = synthesise().toJSON();

type Properties = Resources[string]['Properties'];

/** Changes the first resource of a type whose id starts so. */
function change(type: string, start: string, how: (properties: Properties) => void) {
  return (resources: Resources) => {
    const found = ofType(resources, type).find(([id]) => id.startsWith(start));
    if (found === undefined) throw new Error(`no ${type} ${start} to damage`);
    how(found[1].Properties);
  };
}

/** Puts a grant beside the others. */
function grant(statement: Properties) {
  return (resources: Resources) => {
    resources.Planted = {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } },
    };
  };
}

const drop = (key: string) => (properties: Properties) => {
  delete properties[key];
};

const cases: [why: string, rule: Rule, damage: (resources: Resources) => void, report: RegExp][] = [
  [
    'a queue without redrive',
    deadLetters,
    change('AWS::SQS::Queue', 'ParseIngestQueue', drop('RedrivePolicy')),
    /no dead-letter/,
  ],
  [
    'a stream without destination',
    deadLetters,
    change('AWS::Lambda::EventSourceMapping', 'AlertMentions', drop('DestinationConfig')),
    /keeps no records that it gives up/,
  ],
  [
    'a stream that gives up to a queue, which gets numbers of records only',
    deadLetters,
    change('AWS::Lambda::EventSourceMapping', 'AlertMentions', (it) => {
      it.DestinationConfig = { OnFailure: { Destination: { 'Fn::GetAtt': ['StoreResultsDeadLetters', 'Arn'] } } };
    }),
    /keeps no records that it gives up/,
  ],
  [
    'dead letters nobody hears of',
    deadLetters,
    change('AWS::CloudWatch::Alarm', 'StoreResultsDeadLetters', drop('AlarmActions')),
    /no alarm/,
  ],
  [
    'an unread queue without an alarm',
    unreadQueues,
    change('AWS::CloudWatch::Alarm', 'ParseIngestDeadLetters', drop('AlarmActions')),
    /ParseIngestDeadLetters.* neither read nor watched/,
  ],
  [
    'an alarm on the number of letters',
    endingAlarms,
    (resources) => {
      resources.Planted = {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0 },
      };
    },
    /Planted stays on/,
  ],
  [
    'a queue whose messages may wait unseen',
    backlogAlarms,
    change('AWS::CloudWatch::Alarm', 'StoreResultsQueueBacklog', (it) => {
      it.Threshold = 3600;
    }),
    /StoreResultsQueue.*: its oldest message has no alarm/,
  ],
  [
    'failures that nobody counts',
    failureCounts,
    change('AWS::Logs::MetricFilter', 'ApiFunctionLog', (it) => {
      it.MetricTransformations = [{ MetricNamespace: 'clipwatch', MetricName: 'Lost', MetricValue: '1' }];
    }),
    /ApiFunctionLog.*: failures in it are not counted/,
  ],
  [
    'a queue on the default retention',
    queueRetention,
    change('AWS::SQS::Queue', 'ParseIngestQueue', drop('MessageRetentionPeriod')),
    /ParseIngestQueue.* loses messages/,
  ],
  [
    'a bucket that the stack deletes full',
    emptiedBuckets,
    (resources) => {
      for (const [, it] of ofType(resources, 'AWS::S3::Bucket')) it.DeletionPolicy = 'Delete';
    },
    /InboxBucket.* cannot be deleted/,
  ],
  [
    'a table that a failed deployment leaves',
    noOrphans,
    (resources) => {
      for (const [, it] of ofType(resources, 'AWS::DynamoDB::Table')) it.DeletionPolicy = 'Retain';
    },
    /Table.* stays after/,
  ],
  [
    'a table that a failed deployment cannot delete',
    noOrphans,
    change('AWS::DynamoDB::Table', 'Table', (it) => {
      it.DeletionProtectionEnabled = true;
    }),
    /Table.* is protected/,
  ],
  [
    "an access log in the account's policy",
    vendedLogs,
    change('AWS::Logs::LogGroup', 'ApiAccessLog', drop('LogGroupName')),
    /ApiAccessLog.* needs room/,
  ],
  [
    'a function that reserves runs',
    smallAccount,
    change('AWS::Lambda::Function', 'Api', (it) => {
      it.ReservedConcurrentExecutions = 5;
    }),
    /ApiFunction.* reserves/,
  ],
  [
    'a queue without a limit on its readers',
    smallAccount,
    change('AWS::Lambda::EventSourceMapping', 'Store', drop('ScalingConfig')),
    /more than six/,
  ],
  [
    'a queue of mails without one',
    smallAccount,
    change('AWS::Lambda::EventSourceMapping', 'Send', drop('ScalingConfig')),
    /SendFunction.* more than two/,
  ],
  [
    'a queue that gives up after five throttled runs, where there may be more runs than the account has',
    smallAccount,
    change('AWS::SQS::Queue', 'SendHooksQueue', (it) => {
      it.RedrivePolicy = { maxReceiveCount: 5 };
    }),
    /take 14 of ten runs, and SendHooksQueue.* for 1800 s/,
  ],
  [
    'a batch that fails whole',
    partialBatches,
    change('AWS::Lambda::EventSourceMapping', 'Store', drop('FunctionResponseTypes')),
    /partial/,
  ],
  [
    'a stream whose function throws, asked for reports',
    partialBatches,
    change('AWS::Lambda::EventSourceMapping', 'AlertMentions', (it) => {
      it.FunctionResponseTypes = ['ReportBatchItemFailures'];
    }),
    /reports that never come/,
  ],
  [
    'a function made slower than its queue',
    visibility,
    change('AWS::Lambda::Function', 'ParseFunction', (it) => {
      it.Timeout = 31;
    }),
    /too early/,
  ],
  [
    'a queue on the default visibility',
    visibility,
    change('AWS::SQS::Queue', 'StoreResultsQueue', drop('VisibilityTimeout')),
    /too early/,
  ],
  [
    'endless tries',
    streamLimits,
    change('AWS::Lambda::EventSourceMapping', 'AlertMentions', drop('MaximumRetryAttempts')),
    /retries/,
  ],
  [
    'no greatest age',
    streamLimits,
    change('AWS::Lambda::EventSourceMapping', 'AlertMentions', drop('MaximumRecordAgeInSeconds')),
    /keeps/,
  ],
  [
    'no bisecting',
    streamLimits,
    change('AWS::Lambda::EventSourceMapping', 'AlertMentions', drop('BisectBatchOnFunctionError')),
    /bisect/,
  ],
  [
    'a start that misses records',
    streamLimits,
    change('AWS::Lambda::EventSourceMapping', 'AlertMentions', (it) => {
      it.StartingPosition = 'LATEST';
    }),
    /late/,
  ],
  [
    'a plain bucket',
    encryption,
    change('AWS::S3::Bucket', 'Archive', drop('BucketEncryption')),
    /Archive.* not encrypted/,
  ],
  [
    'a plain queue',
    encryption,
    change('AWS::SQS::Queue', 'StoreResultsDeadLetters', drop('SqsManagedSseEnabled')),
    /StoreResultsDeadLetters.* not encrypted/,
  ],
  [
    'a table without a key of the account',
    encryption,
    change('AWS::DynamoDB::Table', 'Table', drop('SSESpecification')),
    /Table.* not encrypted/,
  ],
  [
    'a bucket policy that is gone',
    tlsOnly,
    (resources) => {
      for (const [id] of ofType(resources, 'AWS::S3::BucketPolicy')) delete resources[id];
    },
    /InboxBucket.* without TLS/,
  ],
  [
    'a dead-letter queue open to plain HTTP',
    tlsOnly,
    (resources) => {
      resources.Open = { Type: 'AWS::SQS::Queue', Properties: {} };
    },
    /Open .* without TLS/,
  ],
  [
    'public access half blocked',
    privateBuckets,
    change('AWS::S3::Bucket', 'Inbox', (it) => {
      it.PublicAccessBlockConfiguration = { BlockPublicAcls: true };
    }),
    /BlockPublicPolicy/,
  ],
  [
    'all actions of a service',
    narrowGrants,
    grant({ Action: 'dynamodb:*', Resource: 'arn:aws:dynamodb:::table/x' }),
    /dynamodb:\*/,
  ],
  [
    'some actions by a wildcard, in a list',
    narrowGrants,
    grant({ Action: ['s3:GetObject', 's3:Put*'], Resource: ['arn:aws:s3:::x/*'] }),
    /s3:Put\*/,
  ],
  ['everything as the resource', narrowGrants, grant({ Action: 'sqs:SendMessage', Resource: '*' }), /on everything/],
  [
    'everything among the resources',
    narrowGrants,
    grant({ Action: 'sqs:SendMessage', Resource: ['arn:aws:sqs:::q', '*'] }),
    /on everything/,
  ],
  ['mail from any address', narrowGrants, grant({ Action: 'ses:SendEmail', Resource: '*' }), /on everything/],
  [
    'more than mail under the mail condition',
    narrowGrants,
    grant({
      Action: ['ses:SendEmail', 'sns:Publish'],
      Resource: '*',
      Condition: { StringEqualsIfExists: { 'ses:FromAddress': 'a@example.org' } },
    }),
    /on everything/,
  ],
  [
    'every index',
    narrowGrants,
    grant({ Action: 'dynamodb:Query', Resource: { 'Fn::Join': ['', ['arn', '/index/*']] } }),
    /every index/,
  ],
  [
    'a managed policy',
    narrowGrants,
    change('AWS::IAM::Role', 'Api', (it) => {
      it.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    }),
    /managed/,
  ],
  [
    'a role for two',
    ownRoles,
    (resources) => {
      const [, one] = ofType(resources, 'AWS::Lambda::Function')[0] ?? [];
      if (one) resources.Twin = one;
    },
    /shared/,
  ],
  [
    'an old runtime',
    functions,
    change('AWS::Lambda::Function', 'Store', (it) => {
      it.Runtime = 'nodejs20.x';
    }),
    /nodejs20/,
  ],
  ['another processor', functions, change('AWS::Lambda::Function', 'Store', drop('Architectures')), /arm64/],
  [
    'logs as loose text',
    functions,
    change('AWS::Lambda::Function', 'Store', (it) => {
      it.LoggingConfig = {};
    }),
    /JSON/,
  ],
  [
    'logs in a group that Lambda makes',
    ownLogs,
    change('AWS::Lambda::Function', 'Store', (it) => {
      it.LoggingConfig = { LogFormat: 'JSON' };
    }),
    /StoreFunction.* has no log group of the stack/,
  ],
  [
    'logs in a group of another stack',
    ownLogs,
    change('AWS::Lambda::Function', 'Store', (it) => {
      it.LoggingConfig = { LogGroup: { 'Fn::ImportValue': 'other' } };
    }),
    /StoreFunction.* has no log group of the stack/,
  ],
  ['logs without end', logRetention, change('AWS::Logs::LogGroup', 'Api', drop('RetentionInDays')), /for ever/],
];

test.each([...new Set(cases.map(([, rule]) => rule))])('the stack keeps the rule of %o', (rule) => {
  expect(rule(Resources.parse(template))).toEqual([]);
});

/** Functions that the CDK brings along with retain=false, to empty buckets and to delete the signing keys. */
const CDK_OWN = /^(CustomS3AutoDeleteObjects|AWS679f53fac|SigningKeysRemoval)/;
/** What they need not keep: the CDK chooses how they run, and CloudFormation tells when they fail. */
const OURS_ONLY = new Set([functions, failureCounts]);
/** What the first of them may do with the bucket that it empties. */
const EMPTYING = /^(Inbox|Archive)BucketPolicy[0-9A-F]{8} allows s3:(DeleteObject|GetBucket|List)[*]$/;

test.each(variants)('and so does a deployment with %o', { timeout: 60_000 }, (overrides) => {
  const all = Resources.parse(synthesise(overrides).toJSON());
  const ours = Object.fromEntries(Object.entries(all).filter(([id]) => !CDK_OWN.test(id)));
  const rules = [...new Set(cases.map(([, rule]) => rule))].filter(
    // Who raises the concurrency has the quota.
    (rule) => overrides.concurrency === undefined || rule !== smallAccount,
  );
  const found = rules.flatMap((rule) => rule(OURS_ONLY.has(rule) ? ours : all));
  expect(found.filter((violation) => overrides.retain !== 'false' || !EMPTYING.test(violation))).toEqual([]);
});

test.each(cases)('%s is reported', (_why, rule, damage, report) => {
  const damaged = Resources.parse(structuredClone(template));
  damage(damaged);
  expect(rule(damaged).join('\n')).toMatch(report);
});
