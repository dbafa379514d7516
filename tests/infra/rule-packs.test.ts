/**
 * The rule packs of cdk-nag over every kind of deployment. What they find is either mended or accepted here, with the
 * reason; a finding that is not in the list fails, and so does a row that nothing is found for.
 */
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { buildStack, variants } from '../support/synthesise.ts';

/** Rule, the constructs below the stack where it is found, and why it is accepted there. */
const accepted: [rule: string, at: RegExp, why: string][] = [
  [
    'AwsSolutions-S1',
    /^(Inbox|Archive)\/Bucket\/Resource$/,
    'Access logs would fill a third bucket with the keys of every request; who needs them turns on data events in CloudTrail.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<InboxBucket1EDE8E4F.Arn>/*]',
    /^(Parse|Backfill)\/(Heavy)?FunctionRole\//,
    'Files are read under whatever key they were dropped.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/claims/*]',
    /^(Parse|Store)\/(Heavy)?FunctionRole\//,
    'One folder of the archive; its keys are hashes.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/names/automaton/*]',
    /^(Parse|Backfill|Compile)\/(Heavy)?FunctionRole\//,
    'One folder of the archive; its keys are versions.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/texts/*]',
    /^(Store|Backfill|Api)\/FunctionRole\//,
    'One folder of the archive; its keys are ids of clips.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/answers/*]',
    /^Api\/FunctionRole\//,
    'One folder of the archive; its keys are hashes.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/proofs/*]',
    /^(Recheck|Store|Api)\/FunctionRole\//,
    'One folder of the archive; its keys are ids of clips.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/aws/lambda/*]',
    /^Alert\/FunctionRole\//,
    'One folder of the archive; Lambda chooses the keys.',
  ],
  [
    'AwsSolutions-IAM5[Resource::*]',
    /^Send\/FunctionRole\//,
    'SES: the sender may be covered by the identity of its address or of any parent domain; the condition allows this sender only.',
  ],
  [
    'AwsSolutions-APIG4',
    /^Api\/Http\//,
    'Tokens are checked in the function: pages that mails link to are opened by signed keys, and `publicRead` opens the rest.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/sweep/*]',
    /^Sweep\/FunctionRole\//,
    'One folder of the archive; its keys are ids of runs.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<ArchiveBucket49F1AC64.Arn>/exports/*]',
    /^(Export|Api)\/FunctionRole\//,
    'One folder of the archive; its keys are ids of exports.',
  ],
  [
    'AwsSolutions-IAM5[Resource::<InboxBucket1EDE8E4F.Arn>/uploads/*]',
    /^Api\/FunctionRole\//,
    'One folder of the inbox; its keys are made by the function.',
  ],
  [
    'Serverless-LambdaDLQ',
    /^Export\/Function\/Resource$/,
    'What became of an export is in its row, where whoever asked for it reads it; failed runs set off an alarm.',
  ],
  [
    'Serverless-LambdaAsyncFailureDestination',
    /^Export\/Function\/EventInvokeConfig\/Resource$/,
    'What became of an export is in its row, where whoever asked for it reads it; failed runs set off an alarm.',
  ],
  ['Serverless-SQSRedrivePolicy', /\/DeadLetters\/Resource$/, 'A dead-letter queue has no dead-letter queue.'],
  [
    'Serverless-SNSRedrivePolicy',
    /^Alarms\/Topic\//,
    'Mails of alarms: SNS tries a mail for hours, and the alarm itself stays visible in CloudWatch.',
  ],
  [
    'Serverless-LambdaDLQ',
    /^(Parse|Store|Alert|Send|Api)\/(Heavy)?Function\/Resource$/,
    'Called by a queue, a stream or the API, never asynchronously: the setting has no effect there.',
  ],
  [
    'Serverless-LambdaDLQ',
    /^(Recheck|Backfill|Compile|Digest)\/Function\/Resource$/,
    'The next minute does or starts the same work again, and failed runs set off an alarm.',
  ],
  [
    'Serverless-LambdaDLQ',
    /^(Sweep|Replay)\/Function\/Resource$/,
    'Asked for steps by the command, which waits for the answer; the rule of the sweep fires again in a quarter of an hour.',
  ],
  [
    'Serverless-LambdaAsyncFailureDestination',
    /^Sweep\/Function\/EventInvokeConfig\/Resource$/,
    'The next quarter of an hour goes on with the same work, and failed runs set off an alarm.',
  ],
  [
    'Serverless-LambdaAsyncFailureDestination',
    /^(Recheck|Backfill|Compile|Digest)\/Function\/EventInvokeConfig\/Resource$/,
    'The next minute does or starts the same work again, and failed runs set off an alarm.',
  ],
  [
    'Serverless-EventBusDLQ',
    /^(Recheck|Backfill|Digest)\/Minute\/Resource$/,
    'The rule fires again in the next minute, for the same work.',
  ],
  [
    'Serverless-EventBusDLQ',
    /^Sweep\/Quarter\/Resource$/,
    'The rule fires again in a quarter of an hour, for the same work.',
  ],
  [
    'Serverless-LambdaDLQ',
    /^Feedback\/Function\/Resource$/,
    'Called by a queue, never asynchronously: the setting has no effect there.',
  ],
  [
    'Serverless-LambdaEventSourceMappingDestination',
    /^Feedback\/Function\/SqsEventSource:/,
    'A queue has its own redrive policy; Lambda refuses a destination for it.',
  ],
  [
    'Serverless-EventBusDLQ',
    /^Feedback\/Returned\/Resource$/,
    'The target is a queue of the stack, which EventBridge tries for a day; SES has a list of its own besides.',
  ],
  [
    'Serverless-LambdaEventSourceMappingDestination',
    /^(Parse|Store|Alert|Send)\/(Heavy)?Function\/SqsEventSource:/,
    'A queue has its own redrive policy; Lambda refuses a destination for it.',
  ],
  ...['Serverless-LambdaDefaultMemorySize', 'Serverless-LambdaDLQ', 'Serverless-LambdaTracing'].map(
    (rule): [string, RegExp, string] => [
      rule,
      /^AWS679f53fac002430cb0da5b7982bd2287\//,
      "The CDK's own function for resources that CloudFormation lacks: with retain=false it runs once, when the stack is deleted.",
    ],
  ),
  [
    'Serverless-LambdaTracing',
    /\/(Heavy)?Function\/Resource$/,
    'A trace of every run costs $5 per million; ids of clips and messages in the logs lead through the chain.',
  ],
];

interface Finding {
  readonly rule: string;
  /** Path of the construct below the stack. */
  readonly at: string;
}

function findings(overrides: Record<string, string>): Finding[] {
  const stack = buildStack(overrides);
  return [new AwsSolutionsChecks(), new ServerlessChecks()]
    .flatMap((pack) => pack.validateScope(stack).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({
        rule: ruleName,
        at: constructPath.slice(stack.node.path.length + 1),
      })),
    );
}

const isAccepted = ({ rule, at }: Finding, [ofRule, ofPlace]: (typeof accepted)[number]) =>
  rule === ofRule && ofPlace.test(at);

describe('the rule packs', () => {
  const found = variants.map((overrides) => [overrides, findings(overrides)] as const);

  test.each(found)('find nothing with %o that is not accepted', (_overrides, all) => {
    expect(all.filter((finding) => !accepted.some((row) => isAccepted(finding, row)))).toEqual([]);
  });

  test.each(accepted)('%s at %o is still found', (...row) => {
    expect(found.some(([, all]) => all.some((finding) => isAccepted(finding, row)))).toBe(true);
  });

  test('run: a finding that nobody accepted is reported', () => {
    const [, all = []] = found[0] ?? [];
    expect(all.filter((finding) => !isAccepted(finding, accepted[0] ?? ['', /^$/, ''])).length).toBeGreaterThan(0);
  });
});
