/** Receiving from a queue as an event source mapping does, and sending dead letters again. */
import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandOutput,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import type { Queues } from '../../local/services/queues.ts';

/** As `infra/queue.ts` has it. */
const MAX_RECEIVES = 5;

export class ModelQueue {
  readonly name: string;
  private readonly queues: Queues;

  constructor(queues: Queues, name: string, visibilitySeconds: number) {
    this.queues = queues;
    this.name = name;
    queues.create(this.dead, { retentionSeconds: 14 * 24 * 60 * 60 });
    const deadLetter = { queue: this.dead, maxReceives: MAX_RECEIVES };
    queues.create(name, { visibilitySeconds, deadLetter, retentionSeconds: 14 * 24 * 60 * 60 });
  }

  get dead(): string {
    return `${this.name}-dead`;
  }

  get length(): number {
    return this.queues.messages(this.name).length;
  }

  get deadLength(): number {
    return this.queues.messages(this.dead).length;
  }

  /** Of all messages, also those that nobody can see just now. */
  get bodies(): string[] {
    return this.queues.messages(this.name).map(({ body }) => body);
  }

  send(body: string, delaySeconds = 0): void {
    this.queues.deliver(this.name, body, delaySeconds);
  }

  /** A batch of what is visible; with `again` also of what is being worked on, as SQS may deliver it. */
  async receive(most: number, now: number, again = false): Promise<SQSRecord[]> {
    if (again) {
      for (const message of this.queues.messages(this.name)) {
        if (message.receipt === null) continue;
        this.queues.redo({ kind: 'message', queue: this.name, message: { ...message, visibleAt: now } });
      }
    }
    return (await this.take(this.name, most)).map((message) => this.record(message));
  }

  async delete(records: readonly SQSRecord[]): Promise<void> {
    for (const { receiptHandle } of records) await this.forget(this.name, receiptHandle);
  }

  /** Dead letters back into the queue; answers their number. */
  async redrive(): Promise<number> {
    let moved = 0;
    for (;;) {
      const letters = await this.take(this.dead, 10);
      if (letters.length === 0) return moved;
      for (const { Body = '', ReceiptHandle = '' } of letters) {
        this.send(Body);
        await this.forget(this.dead, ReceiptHandle);
        moved += 1;
      }
    }
  }

  private async take(name: string, most: number): Promise<Message[]> {
    const answer = await this.queues.send(
      new ReceiveMessageCommand({
        QueueUrl: this.queues.url(name),
        MaxNumberOfMessages: most,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return (answer as ReceiveMessageCommandOutput).Messages ?? [];
  }

  private async forget(name: string, ReceiptHandle: string): Promise<void> {
    // A handle that is older than another receive is no use any more: the message comes again.
    await this.queues.send(new DeleteMessageCommand({ QueueUrl: this.queues.url(name), ReceiptHandle }));
  }

  private record({ MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }: Message): SQSRecord {
    return {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: '',
        ApproximateFirstReceiveTimestamp: '0',
        ...Attributes,
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: this.queues.arn(this.name),
      awsRegion: 'us-east-1',
    };
  }
}
