/**
 * What the account and the deployed stack say of themselves, for `clipwatch doctor`. Only reads; each function is one
 * question, and throws the service's own error where the caller has no right to ask it.
 */
import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { GetBucketNotificationConfigurationCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException } from '@aws-sdk/client-sesv2';
import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { limitedTo } from './clients/limits.ts';
import { s3 } from './clients/s3.ts';
import { ses } from './clients/ses.ts';

/** Somebody waits at a terminal, perhaps far from the region. */
export const patience = limitedTo({ attempts: 3, silenceMs: 9000 });

export interface StackResource {
  readonly type: string;
  readonly logicalId: string;
  /** Name, ARN, URL or id, as the type has it. */
  readonly physicalId: string;
}

export interface StackState {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly StackResource[];
}

/** A stack by its name; throws where there is none. */
export async function stackState(stackName: string): Promise<StackState> {
  const client = new CloudFormationClient(patience);
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
  const resources: StackResource[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stackName })) {
    for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      resources.push({
        type: ResourceType ?? '',
        logicalId: LogicalResourceId ?? '',
        physicalId: PhysicalResourceId ?? '',
      });
    }
  }
  const outputs = (Stacks[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
  return { status: Stacks[0]?.StackStatus ?? '', outputs: Object.fromEntries(outputs), resources };
}

/**
 * How many functions without a reservation may run at once in the account and region: the quota "Concurrent executions"
 * without what is reserved for single functions of any workload.
 */
export async function runLimit(): Promise<number> {
  const { AccountLimit } = await new LambdaClient(patience).send(new GetAccountSettingsCommand({}));
  return AccountLimit?.UnreservedConcurrentExecutions ?? 0;
}

/** The value of an environment variable of a function; null where it has none of this name. */
export async function functionSetting(functionName: string, variable: string): Promise<string | null> {
  const { Environment } = await new LambdaClient(patience).send(
    new GetFunctionConfigurationCommand({ FunctionName: functionName }),
  );
  return Environment?.Variables?.[variable] ?? null;
}

/** What connects a queue or a stream with a function. */
export interface Mapping {
  readonly state: string;
  readonly lastResult: string;
  readonly sourceArn: string;
  /** Most runs at once; null where there is no limit. */
  readonly mostRuns: number | null;
}

/** Null where there is none of this id: somebody deleted it. */
export async function mapping(id: string): Promise<Mapping | null> {
  try {
    const found = await new LambdaClient(patience).send(new GetEventSourceMappingCommand({ UUID: id }));
    return {
      state: found.State ?? '',
      lastResult: found.LastProcessingResult ?? '',
      sourceArn: found.EventSourceArn ?? '',
      mostRuns: found.ScalingConfig?.MaximumConcurrency ?? null,
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
}

export interface MailAccount {
  /** In the sandbox SES mails verified addresses only. */
  readonly isSandbox: boolean;
  readonly isSending: boolean;
  /** `HEALTHY`, `PROBATION` (under review) or `SHUTDOWN`. */
  readonly enforcement: string;
  /** Recipients in 24 hours, and those of the last 24. */
  readonly mostADay: number;
  readonly sentToday: number;
}

export async function mailAccount(): Promise<MailAccount> {
  const account = await ses().send(new GetAccountCommand({}));
  return {
    isSandbox: account.ProductionAccessEnabled !== true,
    isSending: account.SendingEnabled === true,
    enforcement: account.EnforcementStatus ?? '',
    mostADay: account.SendQuota?.Max24HourSend ?? 0,
    sentToday: account.SendQuota?.SentLast24Hours ?? 0,
  };
}

/** Whether an address or a domain is a verified identity of SES. */
export async function isVerified(identity: string): Promise<boolean> {
  try {
    const { VerifiedForSendingStatus } = await ses().send(new GetEmailIdentityCommand({ EmailIdentity: identity }));
    return VerifiedForSendingStatus === true;
  } catch (error) {
    if (error instanceof NotFoundException) return false;
    throw error;
  }
}

/** How many receive what is published on a topic, and how many have not confirmed yet. */
export async function topicReaders(topicArn: string): Promise<{ confirmed: number; pending: number }> {
  const readers = { confirmed: 0, pending: 0 };
  for await (const page of paginateListSubscriptionsByTopic(
    { client: new SNSClient(patience) },
    { TopicArn: topicArn },
  )) {
    // Not an ARN until it is confirmed (SNS API Reference, "Subscribe").
    for (const { SubscriptionArn = '' } of page.Subscriptions ?? []) {
      if (SubscriptionArn.startsWith('arn:')) readers.confirmed += 1;
      else readers.pending += 1;
    }
  }
  return readers;
}

export interface QueueState {
  readonly arn: string;
  /** Messages to be received, in work, and delayed: as of some seconds ago (SQS counts approximately). */
  readonly waiting: number;
  readonly inWork: number;
  /** The policy on who may use the queue, as JSON text; empty where it has none. */
  readonly policy: string;
  /** Where it puts what fails; null where it keeps it. */
  readonly deadLetterArn: string | null;
}

const Redrive = z.object({ deadLetterTargetArn: z.string() });

export async function queueState(url: string): Promise<QueueState> {
  // An emulator's queue URLs have another name of the same host, of which the client would warn.
  const client = new SQSClient({ ...patience, useQueueUrlAsEndpoint: false });
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  const count = (text = '0') => Number(text);
  return {
    arn: Attributes.QueueArn ?? '',
    waiting: count(Attributes.ApproximateNumberOfMessages) + count(Attributes.ApproximateNumberOfMessagesDelayed),
    inWork: count(Attributes.ApproximateNumberOfMessagesNotVisible),
    policy: Attributes.Policy ?? '',
    deadLetterArn: Attributes.RedrivePolicy
      ? Redrive.parse(JSON.parse(Attributes.RedrivePolicy)).deadLetterTargetArn
      : null,
  };
}

/** What a bucket tells a queue. */
export interface BucketEvents {
  readonly queueArn: string;
  readonly events: readonly string[];
}

export async function bucketEvents(bucket: string): Promise<BucketEvents[]> {
  const { QueueConfigurations = [] } = await s3().send(
    new GetBucketNotificationConfigurationCommand({ Bucket: bucket }),
  );
  return QueueConfigurations.map(({ QueueArn = '', Events = [] }) => ({ queueArn: QueueArn, events: Events }));
}

/** How many objects there are; `isAll` is false where it is only the first thousand of them. */
export interface ObjectCount {
  readonly count: number;
  readonly isAll: boolean;
}

export async function countObjects(bucket: string, prefix: string): Promise<ObjectCount> {
  const { KeyCount = 0, IsTruncated } = await s3().send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  return { count: KeyCount, isAll: IsTruncated !== true };
}
