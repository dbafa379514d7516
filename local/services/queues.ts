/** SQS in memory: the requests for the messages of `waiting-messages.ts`. */
import { createHash } from 'node:crypto';
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import { MAX_BATCH_BYTES, refused, refuseWrongBatch } from './queue-limits.ts';
import type { Command, Operation } from './service.ts';
import {
  ACCOUNT,
  DEFAULT_RETENTION,
  DEFAULT_VISIBILITY,
  handleOf,
  type Message,
  type QueuesOptions,
  WaitingMessages,
} from './waiting-messages.ts';

export type { Message, QueueChange, QueuesOptions, Received } from './waiting-messages.ts';

const MAX_VISIBILITY = 12 * 60 * 60;

export class Queues extends WaitingMessages {
  protected override readonly operations: ReadonlyMap<Command['constructor'], Operation>;

  constructor(options: QueuesOptions = {}) {
    super(options);
    const on = <I>(name: string, act: (input: I) => object): Operation => ({ name, act });
    this.operations = new Map<Command['constructor'], Operation>([
      [SendMessageCommand, on('SendMessage', (input: SendMessageCommand['input']) => this.sendOne(input))],
      [
        SendMessageBatchCommand,
        on('SendMessageBatch', (input: SendMessageBatchCommand['input']) => this.sendBatch(input)),
      ],
      [ReceiveMessageCommand, on('ReceiveMessage', (input: ReceiveMessageCommand['input']) => this.receive(input))],
      [DeleteMessageCommand, on('DeleteMessage', (input: DeleteMessageCommand['input']) => this.deleteOne(input))],
      [
        DeleteMessageBatchCommand,
        on('DeleteMessageBatch', ({ QueueUrl, Entries = [] }: DeleteMessageBatchCommand['input']) =>
          this.inBatch(Entries, (entry) => this.deleteOne({ QueueUrl, ReceiptHandle: entry.ReceiptHandle })),
        ),
      ],
      [
        ChangeMessageVisibilityCommand,
        on('ChangeMessageVisibility', (input: ChangeMessageVisibilityCommand['input']) => this.hide(input)),
      ],
      [
        ChangeMessageVisibilityBatchCommand,
        on('ChangeMessageVisibilityBatch', ({ QueueUrl, Entries = [] }: ChangeMessageVisibilityBatchCommand['input']) =>
          this.inBatch(Entries, (entry) => this.hide({ VisibilityTimeout: undefined, ...entry, QueueUrl })),
        ),
      ],
      [
        GetQueueUrlCommand,
        on('GetQueueUrl', ({ QueueName = '' }: GetQueueUrlCommand['input']) => this.urlOfExisting(QueueName)),
      ],
      [
        GetQueueAttributesCommand,
        on('GetQueueAttributes', (input: GetQueueAttributesCommand['input']) => this.attributes(input)),
      ],
      [
        ListQueuesCommand,
        on('ListQueues', () => ({ QueueUrls: [...this.queues.keys()].map((name) => this.url(name)) })),
      ],
      [
        ListDeadLetterSourceQueuesCommand,
        on('ListDeadLetterSourceQueues', ({ QueueUrl }: ListDeadLetterSourceQueuesCommand['input']) => ({
          queueUrls: this.sourcesOf(nameIn(QueueUrl)).map((name) => this.url(name)),
        })),
      ],
      [PurgeQueueCommand, on('PurgeQueue', ({ QueueUrl }: PurgeQueueCommand['input']) => this.purge(nameIn(QueueUrl)))],
    ]);
  }
  private sendOne({ QueueUrl, MessageBody = '', DelaySeconds }: SendMessageCommand['input']): object {
    const MessageId = this.deliver(nameIn(QueueUrl), MessageBody, DelaySeconds);
    return { MessageId, MD5OfMessageBody: md5(MessageBody) };
  }

  private sendBatch({ QueueUrl, Entries = [] }: SendMessageBatchCommand['input']): object {
    const bytes = Entries.reduce((sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody), 0);
    if (bytes > MAX_BATCH_BYTES)
      throw refused('BatchRequestTooLong', 'Batch requests cannot be longer than 1048576 bytes.');
    return this.inBatch(Entries, ({ MessageBody, DelaySeconds }) =>
      this.sendOne({ QueueUrl, MessageBody, DelaySeconds }),
    );
  }

  /** Answers at once, however long it was to wait. */
  private receive(input: ReceiveMessageCommand['input']): object {
    const { QueueUrl, MaxNumberOfMessages: most = 1, VisibilityTimeout, MessageSystemAttributeNames } = input;
    const name = nameIn(QueueUrl);
    const { settings } = this.queue(name);
    if (most < 1 || most > 10) throw refused('InvalidParameterValue', 'MaxNumberOfMessages must be between 1 and 10.');
    const seconds = VisibilityTimeout ?? settings.visibilitySeconds ?? DEFAULT_VISIBILITY;
    const names = MessageSystemAttributeNames ?? input.AttributeNames ?? [];
    const received = this.takeVisible(name, most, seconds);
    if (received.length === 0) return {};
    return { Messages: received.map((message) => this.shown(name, message, names.map(String))) };
  }

  /** An old handle deletes nothing and is no error. */
  private deleteOne({ QueueUrl, ReceiptHandle }: DeleteMessageCommand['input']): object {
    const name = nameIn(QueueUrl);
    const { messageId, receipt } = handleIn(ReceiptHandle);
    const message = this.queue(name).messages.get(messageId);
    if (message?.receipt === receipt) this.forget(name, messageId);
    return {};
  }

  private hide({ QueueUrl, ReceiptHandle, VisibilityTimeout }: ChangeMessageVisibilityCommand['input']): object {
    if (VisibilityTimeout === undefined || VisibilityTimeout < 0 || VisibilityTimeout > MAX_VISIBILITY) {
      throw refused('InvalidParameterValue', `Value ${VisibilityTimeout} for parameter VisibilityTimeout is invalid.`);
    }
    const name = nameIn(QueueUrl);
    const { messageId, receipt } = handleIn(ReceiptHandle);
    const message = this.queue(name).messages.get(messageId);
    const now = this.now();
    if (message === undefined || message.receipt !== receipt || message.visibleAt <= now) {
      throw refused('MessageNotInflight', 'The specified message is not in flight.');
    }
    this.keep(name, { ...message, visibleAt: now + VisibilityTimeout * 1000 });
    return {};
  }

  private inBatch<E extends { readonly Id: string | undefined }>(
    entries: readonly E[],
    act: (entry: E) => object,
  ): object {
    refuseWrongBatch(entries);
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const entry of entries) {
      try {
        Successful.push({ Id: entry.Id, ...act(entry) });
      } catch (error) {
        if (!(error instanceof SQSServiceException) || error instanceof QueueDoesNotExist) throw error;
        Failed.push({ Id: entry.Id, SenderFault: true, Code: error.name, Message: error.message });
      }
    }
    return { ...(Successful.length > 0 && { Successful }), ...(Failed.length > 0 && { Failed }) };
  }

  private shown(name: string, message: Message, names: readonly string[]): object {
    const { messageId, body, sentAt, firstReceivedAt, receives, deadLetterOf } = message;
    const all: Record<string, string> = {
      SenderId: ACCOUNT,
      SentTimestamp: String(sentAt),
      ApproximateReceiveCount: String(receives),
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
      ...(deadLetterOf !== undefined && deadLetterOf !== name && { DeadLetterQueueSourceArn: this.arn(deadLetterOf) }),
    };
    const Attributes = Object.fromEntries(
      Object.entries(all).filter(([one]) => names.includes(one) || names.includes('All')),
    );
    return {
      MessageId: messageId,
      ReceiptHandle: handleOf(message),
      Body: body,
      MD5OfBody: md5(body),
      ...(names.length > 0 && { Attributes }),
    };
  }

  private urlOfExisting(name: string): object {
    this.queue(name);
    return { QueueUrl: this.url(name) };
  }

  private attributes({ QueueUrl, AttributeNames = [] }: GetQueueAttributesCommand['input']): object {
    const name = nameIn(QueueUrl);
    const { settings, messages } = this.queue(name);
    const now = this.now();
    const counts = { visible: 0, hidden: 0, delayed: 0 };
    for (const { visibleAt, receipt } of messages.values()) {
      if (visibleAt <= now) counts.visible += 1;
      else if (receipt === null) counts.delayed += 1;
      else counts.hidden += 1;
    }
    const { deadLetter, policy } = settings;
    const all: Record<string, string> = {
      QueueArn: this.arn(name),
      ApproximateNumberOfMessages: String(counts.visible),
      ApproximateNumberOfMessagesNotVisible: String(counts.hidden),
      ApproximateNumberOfMessagesDelayed: String(counts.delayed),
      VisibilityTimeout: String(settings.visibilitySeconds ?? DEFAULT_VISIBILITY),
      MessageRetentionPeriod: String(settings.retentionSeconds ?? DEFAULT_RETENTION),
      DelaySeconds: String(settings.delaySeconds ?? 0),
      ...(policy !== undefined && { Policy: policy }),
      ...(deadLetter !== undefined && {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: this.arn(deadLetter.queue),
          maxReceiveCount: deadLetter.maxReceives,
        }),
      }),
    };
    const wanted = AttributeNames.map(String);
    return {
      Attributes: Object.fromEntries(
        Object.entries(all).filter(([one]) => wanted.includes(one) || wanted.includes('All')),
      ),
    };
  }

  private sourcesOf(name: string): string[] {
    this.queue(name);
    return [...this.queues].filter(([, { settings }]) => settings.deadLetter?.queue === name).map(([source]) => source);
  }

  private purge(name: string): object {
    for (const { messageId } of this.messages(name)) this.forget(name, messageId);
    return {};
  }
}

const nameIn = (url = ''): string => url.split('/').at(-1) ?? '';

function handleIn(handle = ''): { messageId: string; receipt: number } {
  const [messageId = '', receipt] = handle.split('#');
  if (receipt === undefined)
    throw refused('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not valid.`);
  return { messageId, receipt: Number(receipt) };
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
