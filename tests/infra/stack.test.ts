import { globSync, readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { decodeRecord } from '../../functions/alert/stream-record.ts';
import { fileChanges } from '../../shared/clip/s3-event.ts';
import { SweepRequest } from '../../shared/contract/sweep.ts';
import { feedbackEvents } from '../../shared/triggers.ts';
import { outputs, rows, table, versionOutput } from '../../shared/wiring.ts';
import { synthesise } from '../support/synthesise.ts';
import { alarmMetrics, ofType, property, Resources, statements } from '../support/template-rules.ts';

/** The folders of all handlers: a stage is deployed by its folder's name. */
const stages = globSync('functions/*/handler.ts').map((path) => path.split('/')[1] ?? '');

/** The folders of the stages that constructs are named after. */
const foldersOf = (ids: readonly string[]): string[] => ids.map((id) => id.toLowerCase()).sort();

const template = synthesise();
const resources = Resources.parse(template.toJSON());
const runbook = readFileSync('docs/runbook.md', 'utf8');

/** Pattern of an event filter. */
const Filter = z
  .object({ Pattern: z.string().transform((pattern) => JSON.parse(pattern)) })
  .transform(({ Pattern }) => Pattern)
  .pipe(
    z.object({
      eventName: z.array(z.string()),
      dynamodb: z.object({ NewImage: z.object({ kind: z.object({ S: z.array(z.string()) }) }) }),
    }),
  );

describe('the data flow', () => {
  test('the inbox keeps versions and announces what is made and removed', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: {
        QueueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'].map((Event) =>
          Match.objectLike({ Event, Queue: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ParseIngestQueue'), 'Arn'] } }),
        ),
      },
    });
  });

  test('every event that the inbox announces is one that the parse function reads', () => {
    const record = { eventVersion: '2.5', eventTime: '2026-01-02T03:04:05.678Z' };
    const s3 = { bucket: { name: 'inbox' }, object: { key: 'a.txt', sequencer: '0A', versionId: 'v' } };
    const [, inbox] = ofType(resources, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Inbox')) ?? [];
    const announced = z
      .array(z.object({ Event: z.string() }))
      .parse(property(inbox, 'NotificationConfiguration', 'QueueConfigurations'))
      .map(({ Event }) => Event);
    expect(announced).toHaveLength(3);
    for (const event of announced) {
      // `s3:ObjectRemoved:*` stands for names like `ObjectRemoved:Delete`.
      const eventName = event.replace('s3:', '').replace('*', 'Delete');
      expect(fileChanges(JSON.stringify({ Records: [{ ...record, eventName, s3 }] })), event).toHaveLength(1);
    }
  });

  test('the ingest queue lets S3 in before S3 tries it, and only for the own buckets', () => {
    const [, inbox] = ofType(resources, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Inbox')) ?? [];
    const [policy = ''] =
      ofType(resources, 'AWS::SQS::QueuePolicy').find(([id]) => id.startsWith('ParseIngestQueue')) ?? [];
    expect(inbox?.DependsOn).toContain(policy);
    const open = statements(resources).filter(({ id, statement }) => id === policy && statement.Effect === 'Allow');
    expect(open.map(({ statement }) => [statement.Action, statement.Condition])).toEqual([
      [
        ['sqs:SendMessage'],
        {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::clipwatch-*']] } },
        },
      ],
    ]);
  });

  test('every handler is deployed as one function, that of parsing as two, and no other function exists', () => {
    const all = ofType(resources, 'AWS::Lambda::Function').map(([id]) => id.replace(/Function[0-9A-F]{8}$/, ''));
    const deployed = all.filter((id) => id !== 'ParseHeavy');
    expect(deployed).toHaveLength(all.length - 1);
    expect(foldersOf(deployed)).toEqual(stages.toSorted());
  });

  test('the table is on demand, recoverable, and streams both images', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
      GlobalSecondaryIndexes: Object.values(table.indexes).map(({ name, partition, sort }) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: partition, KeyType: 'HASH' },
          { AttributeName: sort, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    });
  });

  test('what holds data keeps its logical id and keys: CloudFormation would replace it by an empty one', () => {
    const ids = (type: string) => ofType(resources, type).map(([id]) => id);
    expect(ids('AWS::S3::Bucket')).toEqual(['InboxBucket1EDE8E4F', 'ArchiveBucket49F1AC64']);
    expect(ids('AWS::DynamoDB::Table')).toEqual(['Table710B521B']);
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: Match.absent(),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: Match.arrayWith(
        ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      ),
    });
    template.allResourcesProperties('AWS::S3::Bucket', { BucketName: Match.absent() });
  });

  test('the stream mappings pass exactly the kinds of records that the alert function does not ignore', () => {
    const filters = ofType(resources, 'AWS::Lambda::EventSourceMapping')
      .flatMap(([, mapping]) => property(mapping, 'FilterCriteria', 'Filters') ?? [])
      .map((filter) => Filter.parse(filter))
      .flatMap(({ eventName, dynamodb }) =>
        eventName.flatMap((one) => dynamodb.NewImage.kind.S.map((kind) => `${one} ${kind}`)),
      );
    const handled = (['INSERT', 'MODIFY', 'REMOVE'] as const).flatMap((eventName) =>
      Object.values(rows)
        .filter((kind) => decodeRecord({ eventName, dynamodb: { NewImage: { kind: { S: kind } } } }).kind !== 'ignored')
        .map((kind) => `${eventName} ${kind}`),
    );
    expect(new Set(filters)).toEqual(new Set(handled));
  });

  test('a table warmed for a burst is so in every index; without the key nothing is asked for, as it costs', () => {
    const warm = { WriteUnitsPerSecond: 12_000 };
    synthesise({ warmThroughput: '12000' }).hasResourceProperties('AWS::DynamoDB::Table', {
      WarmThroughput: warm,
      GlobalSecondaryIndexes: Object.keys(table.indexes).map(() => Match.objectLike({ WarmThroughput: warm })),
    });
    expect(JSON.stringify(template.toJSON())).not.toContain('WarmThroughput');
  });

  test('the age of the stream has an alarm', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'IteratorAge',
      Threshold: 360_000,
      EvaluationPeriods: 5,
    });
  });

  test('the alert function gets new mentions, summaries of back-fills, and corrections', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 0,
      FilterCriteria: {
        Filters: [
          ...['mention', 'summary'].map((kind) => ({
            Pattern: `{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["${kind}"]}}}}`,
          })),
          {
            Pattern:
              '{"eventName":["INSERT","MODIFY"],"dynamodb":{"NewImage":{"kind":{"S":["history"]},"news":{"S":["correction"]}}}}',
          },
        ],
      },
    });
  });

  test('and embeds whose status changed to gone or playable, in windows of minutes', () => {
    const changedTo = (status: string) => ({
      Pattern: JSON.stringify({
        eventName: ['MODIFY'],
        dynamodb: {
          NewImage: { kind: { S: ['embed'] }, check: { M: { status: { S: [status] } } } },
          OldImage: { check: { M: { status: { S: [{ 'anything-but': [status] }] } } } },
        },
      }),
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 300,
      FilterCriteria: { Filters: [changedTo('gone'), changedTo('playable')] },
    });
    // A stream supports two consumers at most.
    template.resourcePropertiesCountIs('AWS::Lambda::EventSourceMapping', { StartingPosition: 'TRIM_HORIZON' }, 2);
  });

  test('recheck runs every minute, one run at a time; a failed run is left to the next one', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } })],
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Checks videos that are due'),
      Timeout: 58,
    });
    const invokes = ofType(resources, 'AWS::Lambda::EventInvokeConfig').filter(([id]) => id.startsWith('Recheck'));
    expect(invokes.map(([, invoke]) => property(invoke, 'MaximumRetryAttempts'))).toEqual([0]);
  });

  test('backfill runs every minute, some side by side; a failed run is left to the next one', () => {
    const rules = ofType(resources, 'AWS::Events::Rule').filter(([id]) => id.startsWith('Backfill'));
    expect(rules.map(([, rule]) => property(rule, 'ScheduleExpression'))).toEqual(['rate(1 minute)']);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Matches clips again'),
      Timeout: 58,
    });
    const built = [resources, ...[2, 200].map((concurrency) => Resources.parse(synthesise({ concurrency }).toJSON()))];
    const runs = built.map((all) => {
      const [, made] = ofType(all, 'AWS::Lambda::Function').find(([id]) => id.startsWith('Backfill')) ?? [];
      return property(made, 'Environment', 'Variables', 'BACKFILL_RUNS');
    });
    expect(runs).toEqual(['2', '1', '8']);
    const invokes = ofType(resources, 'AWS::Lambda::EventInvokeConfig').filter(([id]) => id.startsWith('Backfill'));
    expect(invokes.map(([, invoke]) => property(invoke, 'MaximumRetryAttempts'))).toEqual([0]);
  });

  test('the inbox is swept four times an hour, of which one run in a day begins a sweep', () => {
    const rules = ofType(resources, 'AWS::Events::Rule').filter(([id]) => id.startsWith('Sweep'));
    expect(rules.map(([, rule]) => property(rule, 'ScheduleExpression'))).toEqual(['rate(15 minutes)']);
    const [target] = rules.map(([, rule]) => [property(rule, 'Targets')].flat()[0]);
    expect(SweepRequest.parse(JSON.parse(String(Object(target).Input)))).toEqual({ kind: 'daily' });
    const invokes = ofType(resources, 'AWS::Lambda::EventInvokeConfig').filter(([id]) => id.startsWith('Sweep'));
    expect(invokes.map(([, invoke]) => property(invoke, 'MaximumRetryAttempts'))).toEqual([0]);
  });

  test('what a sweep counts is a metric each, and the alarm goes off for what it mended or that none ended', () => {
    const filters = ofType(resources, 'AWS::Logs::MetricFilter').filter(([id]) =>
      id.startsWith('SweepFunctionLogSweep'),
    );
    const values = filters.map(([, filter]) => Object([property(filter, 'MetricTransformations')].flat()[0]));
    expect(values.map(({ MetricName, MetricValue }) => `${MetricName} ${MetricValue}`).sort()).toEqual([
      'SweepFiles $.message.files',
      'SweepFindings $.message.mended',
      'SweepFindings 1',
      'SweepReceipts $.message.receipts',
      'SweepRemoved $.message.removed',
      'SweepRepaired $.message.repaired',
    ]);
  });

  test('names are compiled with the most memory that every account gets, in the longest time, without retries', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Compiles the names'),
      MemorySize: 3008,
      Timeout: 900,
    });
    const invokes = ofType(resources, 'AWS::Lambda::EventInvokeConfig').filter(([id]) => id.startsWith('Compile'));
    expect(invokes.map(([, invoke]) => property(invoke, 'MaximumRetryAttempts'))).toEqual([0]);
  });

  test('versions of a file that were replaced or deleted end after a year, and then the marker of the delete', () => {
    const [, inbox] = ofType(resources, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Inbox')) ?? [];
    const rules = [property(inbox, 'LifecycleConfiguration', 'Rules') ?? []].flat();
    expect(rules).toContainEqual({
      ExpiredObjectDeleteMarker: true,
      NoncurrentVersionExpiration: { NoncurrentDays: 365 },
      Status: 'Enabled',
    });
  });

  test('claims are cleared away, texts are not', () => {
    const [, archive] = ofType(resources, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Archive')) ?? [];
    const rules = [property(archive, 'LifecycleConfiguration', 'Rules') ?? []].flat();
    expect(rules.filter((rule) => JSON.stringify(rule).includes('Expiration'))).toEqual([
      { ExpirationInDays: 30, Prefix: 'claims/', Status: 'Enabled' },
      { ExpirationInDays: 1, Prefix: 'answers/', Status: 'Enabled' },
      { ExpirationInDays: 7, Prefix: 'exports/', Status: 'Enabled' },
      { ExpirationInDays: 7, Prefix: 'sweep/', Status: 'Enabled' },
      { ExpirationInDays: 30, Prefix: 'aws/lambda/', Status: 'Enabled' },
    ]);
  });

  test('a page that the API sends on to an object of the archive may read it', () => {
    // Such a request has the origin `null` (Fetch standard, "HTTP-redirect fetch"), which only `*` covers.
    const [, archive] = ofType(resources, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Archive')) ?? [];
    expect(property(archive, 'CorsConfiguration')).toEqual({
      CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }],
    });
  });

  test('the API is throttled, logged, and open to pages of the site origins', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      // Open pages have a throttle of their own, so that a flood of them does not shut the API for callers with a token.
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      RouteSettings: {
        'ANY /v1/{proxy+}': { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
        'POST /v1/names/import': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 5 },
        'POST /v1/names/dry-run': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
        'POST /v1/names/backfill': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 5 },
        'POST /v1/exports': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 5 },
        'POST /v1/digests': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 5 },
        'POST /v1/uploads': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 100 },
      },
      AccessLogSettings: {
        DestinationArn: Match.anyValue(),
        Format: Match.stringLikeRegexp('"status":"[$]context.status"'),
      },
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'ANY /v1/{proxy+}' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['https://www.example.org', 'http://localhost:3000'],
        AllowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        AllowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match'],
        ExposeHeaders: ['location', 'etag', 'retry-after'],
        // Tokens are sent by the page itself: no browser adds a cookie.
        AllowCredentials: Match.absent(),
        MaxAge: 3600,
      },
    });
  });

  const stageVariables: [stage: string, variables: string[]][] = [
    [
      'Parse',
      [
        'ARCHIVE_BUCKET',
        'HEAVY_QUEUE_URL',
        'INBOX_BUCKET',
        'RESULTS_QUEUE_URL',
        'SENDER_ADDRESS',
        'SITE_ORIGINS',
        'TABLE_NAME',
      ],
    ],
    ['Store', ['ARCHIVE_BUCKET', 'NEWS_DAYS', 'SEARCH_WORDS', 'STORY_SIMILARITY', 'TABLE_NAME']],
    ['Alert', ['FAN_OUT_QUEUE_URL', 'HOOK_QUEUE_URL', 'MAIL_QUEUE_URL', 'NEWS_DAYS', 'TABLE_NAME']],
    ['Send', ['API_URL', 'MAIL_SETS', 'SENDER_ADDRESS', 'SIGNING_KEYS_PARAMETER', 'STILLS', 'TABLE_NAME']],
    ['Feedback', ['TABLE_NAME']],
    [
      'Sweep',
      ['ARCHIVE_BUCKET', 'HEAVY_QUEUE_URL', 'INBOX_BUCKET', 'INGEST_QUEUE_URL', 'RESULTS_QUEUE_URL', 'TABLE_NAME'],
    ],
    [
      'Replay',
      ['HEAVY_QUEUE_URL', 'INBOX_BUCKET', 'INGEST_QUEUE_URL', 'REPLAY_FILES', 'RESULTS_QUEUE_URL', 'TABLE_NAME'],
    ],
    ['Recheck', ['ARCHIVE_BUCKET', 'SENDER_ADDRESS', 'SITE_ORIGINS', 'TABLE_NAME']],
    ['Backfill', ['ARCHIVE_BUCKET', 'BACKFILL_RUNS', 'COMPILE_FUNCTION', 'INBOX_BUCKET', 'TABLE_NAME']],
    ['Compile', ['ARCHIVE_BUCKET', 'TABLE_NAME']],
    ['Export', ['ARCHIVE_BUCKET', 'SEARCH_WORDS', 'TABLE_NAME']],
    ['Digest', ['HOOK_QUEUE_URL', 'MAIL_QUEUE_URL', 'TABLE_NAME']],
    [
      'Api',
      [
        'API_URL',
        'ARCHIVE_BUCKET',
        'AUDIT_DAYS',
        'COMPILE_FUNCTION',
        'EXPORT_FUNCTION',
        'HOOK_QUEUE_URL',
        'INBOX_BUCKET',
        'LINK_DAYS',
        'MAIL_QUEUE_URL',
        'PUBLIC_READ',
        'RECHECK_FUNCTION',
        'SEARCH_WORDS',
        'SIGNING_KEYS_PARAMETER',
        'SITE_ORIGINS',
        'TABLE_NAME',
      ],
    ],
  ];

  // Lambda's start script passes a heap limit of its own as an argument, and an argument outranks NODE_OPTIONS.
  test('no function relies on options for Node.js, which do not hold', () => {
    const all = ofType(resources, 'AWS::Lambda::Function').map(([, it]) =>
      Object(property(it, 'Environment', 'Variables')),
    );
    expect(all.filter((variables) => 'NODE_OPTIONS' in variables)).toEqual([]);
  });

  test('every stage has its row of variables', () => {
    expect(foldersOf(stageVariables.map(([stage]) => stage))).toEqual(stages.toSorted());
  });

  test.each(stageVariables)('the %s function has the environment variables that it reads', (stage, variables) => {
    const [, it] = ofType(resources, 'AWS::Lambda::Function').find(([id]) => id.startsWith(stage)) ?? [];
    expect(Object.keys(Object(property(it, 'Environment', 'Variables'))).sort()).toEqual(variables);
  });
});

test('every configuration set tells EventBridge what comes back, and the rule hands it to the feedback queue', () => {
  const sets = ofType(resources, 'AWS::SES::ConfigurationSet').map(([, set]) => String(property(set, 'Name')));
  const destinations = ofType(resources, 'AWS::SES::ConfigurationSetEventDestination');
  expect(destinations).toHaveLength(sets.length);
  for (const [, destination] of destinations) {
    expect(property(destination, 'EventDestination')).toMatchObject({
      Enabled: true,
      EventBridgeDestination: {},
      MatchingEventTypes: ['bounce', 'complaint', 'delivery', 'reject', 'renderingFailure'],
    });
  }
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.ses'],
      'detail-type': [...feedbackEvents],
      detail: { mail: { tags: { 'ses:configuration-set': sets } } },
    },
  });
});

describe('operation', () => {
  test('every alarm says what it means and where to read on, and tells the alarm address', () => {
    const alarms = ofType(resources, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(0);
    // CloudWatch charges $0.10 a month for each metric of an alarm.
    expect(alarms.flatMap(([, alarm]) => alarmMetrics(alarm)).length).toBeLessThanOrEqual(22);
    for (const [, alarm] of alarms) {
      const description = String(property(alarm, 'AlarmDescription'));
      const [, heading] = /^\S.*\. What to do: docs\/runbook\.md, "(.+)"\.$/.exec(description) ?? [];
      expect(runbook).toContain(`\n## ${heading}\n`);
      expect(property(alarm, 'AlarmActions')).toHaveLength(1);
      expect(property(alarm, 'TreatMissingData')).toBe('notBreaching');
    }
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.org' });
  });

  test('the outputs are those that the command and the local stack look up', () => {
    expect(Object.keys(template.findOutputs('*')).sort()).toEqual([...Object.values(outputs), versionOutput].sort());
  });

  test('what bears tags bears the name of the stack, so that the bill tells stacks apart', { timeout: 60_000 }, () => {
    for (const stackName of ['clipwatch', 'clipwatch-two']) {
      const Tags = Match.arrayWith([{ Key: 'project', Value: stackName }]);
      const built = stackName === 'clipwatch' ? template : synthesise({ stackName });
      built.allResourcesProperties('AWS::S3::Bucket', { Tags });
      built.allResourcesProperties('AWS::Lambda::Function', { Tags });
    }
  });

  test.each([
    [true, 'RetainExceptOnCreate'],
    [false, 'Delete'],
  ])('with retain %s the data meets: %s', { timeout: 60_000 }, (retain, policy) => {
    const built = synthesise({ retain, logRetentionDays: 7, stackName: 'other' });
    const all = Resources.parse(built.toJSON());
    const data = [...ofType(all, 'AWS::S3::Bucket'), ...ofType(all, 'AWS::DynamoDB::Table')];
    expect(data.map(([, it]) => it.DeletionPolicy)).toEqual([policy, policy, policy]);
    built.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
    // No function runs but those of the stages, that of parsing twice, one that empties the buckets before they are deleted, and one that deletes
    // the signing keys.
    built.resourceCountIs('AWS::Lambda::Function', stages.length + 1 + (retain ? 0 : 2));
    built.resourceCountIs('Custom::S3AutoDeleteObjects', retain ? 0 : 2);
    const removals = ofType(all, 'Custom::AWS');
    expect(removals.map(([, it]) => JSON.parse(String(property(it, 'Delete'))))).toMatchObject(
      retain ? [] : [{ action: 'deleteParameter', parameters: { Name: '/clipwatch/other/signing-keys' } }],
    );
    // The functions that could make the keys anew are gone by then: what depends on a resource is deleted before it.
    for (const [id] of removals) {
      const after = ofType(all, 'AWS::Lambda::Function').filter(([, it]) => JSON.stringify(it).includes(`"${id}"`));
      expect(after.map(([id]) => id.replace(/Function.*/, '')).sort()).toEqual(['Api', 'Send']);
    }
    expect(JSON.stringify(all)).toContain('s3:::other-*');
  });
});
