/** The letters of a dead-letter queue, for the command: seen, and sent to their own queue again. */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { once } from './clients/once.ts';
import { patience } from './inspect.ts';

// An emulator's queue URLs have another name of the same host, of which the client would warn.
const client = once(() => new SQSClient({ ...patience, useQueueUrlAsEndpoint: false }));

export interface Letter {
  readonly id: string;
  readonly body: string;
  /** When the message was sent first, to the queue that it failed in. */
  readonly sentAt: Date;
  /** How often it was received, in the queue that it failed in and here: a look at it counts, too. */
  readonly receives: number;
}

/** Seconds for which a letter is hidden from others while it is looked at or sent on. */
const HIDDEN_SECONDS = 60;
/** Messages in a request (SQS quota). */
const BATCH = 10;

/**
 * The letters of a queue, at most `most` and one more. They are hidden from others for as long as it takes to receive them,
 * some milliseconds each, and given back at once. A look does not bring a letter nearer to its end: a dead-letter queue has
 * none of its own to move it to, and the 14 days count from when it was sent (SQS guide, "Using dead-letter queues").
 */
export async function readLetters(queueUrl: string, most: number): Promise<Letter[]> {
  const received = new Map<string, Message>();
  try {
    while (received.size <= most) {
      const messages = await receive(queueUrl);
      if (messages.length === 0) break;
      for (const message of messages) received.set(message.MessageId ?? '', message);
    }
  } finally {
    await giveBack(queueUrl, [...received.values()]);
  }
  return [...received.values()].map(letterIn);
}

/** A receive brings a sample of the letters, in no order (SQS guide, "Standard queues"): so many in a row without a new one. */
const IDLE_RECEIVES = 3;

/**
 * Sends the letters of a queue to the queue that they failed in, as new messages: they are tried as often as any other.
 * Each is deleted after it was sent, so that a crash leaves it in both places, where it does no harm. Answers how many were
 * sent. Those that failed again meanwhile stay: they are hidden until it ends.
 */
export async function redriveLetters(queueUrl: string, targetUrl: string): Promise<number> {
  /** Ids of the letters that were sent, and of the messages that they became. */
  const done = new Set<string>();
  const back = new Map<string, Message>();
  let count = 0;
  try {
    for (let idle = 0; idle < IDLE_RECEIVES; ) {
      const messages = await receive(queueUrl);
      const [again, fresh] = partition(messages, ({ MessageId = '' }) => done.has(MessageId));
      for (const message of again) back.set(message.MessageId ?? '', message);
      idle = fresh.length === 0 ? idle + 1 : 0;
      for (const id of await sendOn(queueUrl, targetUrl, fresh)) done.add(id);
      count += fresh.length;
    }
  } finally {
    await giveBack(queueUrl, [...back.values()]);
  }
  return count;
}

/** Answers the ids of the letters and of the messages that they became. */
async function sendOn(queueUrl: string, targetUrl: string, messages: readonly Message[]): Promise<string[]> {
  if (messages.length === 0) return [];
  const Entries = messages.map(({ Body = '' }, i) => ({ Id: String(i), MessageBody: Body }));
  const answer = await client().send(new SendMessageBatchCommand({ QueueUrl: targetUrl, Entries }));
  const { Successful = [], Failed = [] } = answer;
  const failed = new Set(Failed.map(({ Id }) => Id));
  const [sent, left] = partition(messages, (_, i) => !failed.has(String(i)));
  if (sent.length > 0) {
    await client().send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: sent.map(handle) }));
  }
  await giveBack(queueUrl, left);
  if (left.length > 0) throw new Error(`SQS did not take ${left.length} letters: ${Failed[0]?.Message}`);
  return [...sent, ...Successful].flatMap(({ MessageId }) => MessageId ?? []);
}

async function receive(queueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await client().send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH,
      VisibilityTimeout: HIDDEN_SECONDS,
      // Without waiting SQS asks some of its servers only, and may answer with nothing though there is something.
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
    }),
  );
  return Messages;
}

async function giveBack(queueUrl: string, messages: readonly Message[]): Promise<void> {
  for (let start = 0; start < messages.length; start += BATCH) {
    const Entries = messages
      .slice(start, start + BATCH)
      .map((message, i) => ({ ...handle(message, i), VisibilityTimeout: 0 }));
    // One that is not hidden any more needs nothing.
    await client().send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
}

const handle = ({ ReceiptHandle }: Message, i: number) => ({ Id: String(i), ReceiptHandle });

function letterIn({ MessageId = '', Body = '', Attributes = {} }: Message): Letter {
  return {
    id: MessageId,
    body: Body,
    sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)),
    receives: Number(Attributes.ApproximateReceiveCount ?? 0),
  };
}

function partition<T>(items: readonly T[], isFirst: (item: T, i: number) => boolean): [T[], T[]] {
  const sides: [T[], T[]] = [[], []];
  for (const [i, item] of items.entries()) sides[isFirst(item, i) ? 0 : 1].push(item);
  return sides;
}
