/** Queues of the deployed stack: what waits in them, and what failed for good. */
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { readText } from '../../../functions/aws/bucket.ts';
import { archive } from '../../../shared/wiring.ts';
import { eventually, stack } from './deployed-stack.ts';

const s3 = new S3Client({ forcePathStyle: true });
// The emulator's queue URLs contain localhost, for which the certificate is not valid.
const sqs = new SQSClient({ endpoint: stack.endpoint, useQueueUrlAsEndpoint: false });

export async function send(queueUrl: string, body: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
}

const Retries = z.object({ VisibilityTimeout: z.string(), RedrivePolicy: z.string() });

/**
 * Until the running test has ended a queue delivers a failed message again after a second, and takes the fifth failure for the
 * last one: with what is deployed that takes minutes. The test ends when nothing is left in the queue, which would else come
 * up among what later tests do.
 */
export async function giveUpSoon(queueUrl: string): Promise<void> {
  const set = (Attributes: Record<string, string>) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'] }),
  );
  const { VisibilityTimeout, RedrivePolicy } = Retries.parse(Attributes);
  const redrive = z.looseObject({}).parse(JSON.parse(RedrivePolicy));
  await set({ VisibilityTimeout: '1', RedrivePolicy: JSON.stringify({ ...redrive, maxReceiveCount: 5 }) });
  onTestFinished(async () => {
    await eventually(async () => ((await countIn(queueUrl)) === 0 ? true : null), `an empty ${queueUrl}`);
    await set({ VisibilityTimeout, RedrivePolicy });
  });
}

const queuesOf = (logicalId: RegExp): string[] =>
  stack.resources
    .filter((one) => one.type === 'AWS::SQS::Queue' && logicalId.test(one.logicalId))
    .map(({ physicalId }) => physicalId);

const COUNTS = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

async function countIn(queueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...COUNTS] }),
  );
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

/** How many messages are in the queues whose logical id is such a one, in work or not; what is delayed is left out. */
export async function waitingIn(logicalId: RegExp): Promise<number> {
  return (await Promise.all(queuesOf(logicalId).map(countIn))).reduce((sum, count) => sum + count, 0);
}

/** Seconds that a read message is hidden, so that the next request answers others: longer than all take to be read. */
const HIDDEN = 5;

/** The bodies of messages in a queue, without removing them; those that were read seconds before are hidden. */
async function messagesIn(queueUrl: string): Promise<string[]> {
  const found: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN }),
    );
    if (Messages.length === 0) return found.map(({ Body = '' }) => Body);
    found.push(...Messages);
  }
}

/** What the alert function could not handle, as JSON: whole stream records. */
async function setAside(): Promise<string[]> {
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: stack.archive, Prefix: archive.deadLetters }),
  );
  return Promise.all(Contents.map(({ Key = '' }) => readText(stack.archive, Key)));
}

/** What failed for good and tells of this text: dead letters, and records of the stream. Others are other tests' own. */
export async function lostOf(text: string): Promise<string[]> {
  const letters = await Promise.all(queuesOf(/DeadLetters/).map(messagesIn));
  return [...letters.flat(), ...(await setAside())].filter((letter) => letter.includes(text));
}
