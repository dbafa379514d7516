/** What holds for queues of SQS, as far as this project relies on it. Sources: SQS API Reference and Developer Guide. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { type Case, type Client, refusal } from './contract.ts';

/** A queue, and the queue of its dead letters after two receipts, that only one case uses. */
export class QueueSubject {
  readonly name: string;
  private readonly client: Client;
  private readonly url: (name: string) => string;
  /** Lets time pass, of which the queue knows. */
  readonly wait: (seconds: number) => Promise<void>;

  constructor(client: Client, name: string, url: (name: string) => string, wait: (seconds: number) => Promise<void>) {
    this.client = client;
    this.name = name;
    this.url = url;
    this.wait = wait;
  }

  get deadLetters(): string {
    return `${this.name}-dead`;
  }

  async send(MessageBody: string, DelaySeconds?: number): Promise<string> {
    const answer = await this.client.send(
      new SendMessageCommand({ QueueUrl: this.url(this.name), MessageBody, DelaySeconds }),
    );
    return (answer as { MessageId: string }).MessageId;
  }

  async sendBatch(bodies: readonly string[], ids = bodies.map((_, i) => `${i}`)) {
    const Entries = bodies.map((MessageBody, i) => ({ Id: ids[i], MessageBody }));
    return (await this.client.send(new SendMessageBatchCommand({ QueueUrl: this.url(this.name), Entries }))) as {
      Successful?: object[];
      Failed?: { Id: string; Code: string }[];
    };
  }

  async receive(more: Partial<ReceiveMessageCommandInput> = {}, queue = this.name): Promise<Message[]> {
    const receive = new ReceiveMessageCommand({
      QueueUrl: this.url(queue),
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 1,
      WaitTimeSeconds: 0,
      MessageSystemAttributeNames: ['All'],
      ...more,
    });
    return ((await this.client.send(receive)) as { Messages?: Message[] }).Messages ?? [];
  }

  async bodies(more: Partial<ReceiveMessageCommandInput> = {}, queue = this.name): Promise<unknown[]> {
    return (await this.receive(more, queue)).map(({ Body }) => Body).sort();
  }

  delete(ReceiptHandle: string | undefined) {
    return this.client.send(new DeleteMessageCommand({ QueueUrl: this.url(this.name), ReceiptHandle }));
  }

  deleteBatch(handles: readonly (string | undefined)[]) {
    const Entries = handles.map((ReceiptHandle, i) => ({ Id: `${i}`, ReceiptHandle }));
    return this.client.send(new DeleteMessageBatchCommand({ QueueUrl: this.url(this.name), Entries }));
  }

  hide(ReceiptHandle: string | undefined, VisibilityTimeout: number) {
    return this.client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: this.url(this.name), ReceiptHandle, VisibilityTimeout }),
    );
  }

  async attributes(): Promise<Record<string, string>> {
    const get = new GetQueueAttributesCommand({ QueueUrl: this.url(this.name), AttributeNames: ['All'] });
    return ((await this.client.send(get)) as { Attributes: Record<string, string> }).Attributes;
  }

  async sourcesOfDeadLetters(): Promise<string[]> {
    const list = new ListDeadLetterSourceQueuesCommand({ QueueUrl: this.url(this.deadLetters) });
    const { queueUrls = [] } = (await this.client.send(list)) as { queueUrls?: string[] };
    return queueUrls.map((url) => url.split('/').at(-1) ?? '');
  }

  urlOf(QueueName: string) {
    return this.client.send(new GetQueueUrlCommand({ QueueName }));
  }
}

const count = (message: Message | undefined) => message?.Attributes?.ApproximateReceiveCount;

export const queueContract: readonly Case<QueueSubject>[] = [
  {
    rule: 'a message that is received is hidden, and comes back unless it is deleted',
    act: async (q) => {
      await q.send('one');
      const [first] = await q.receive();
      const hidden = await q.bodies();
      await q.wait(1.1);
      const [again] = await q.receive();
      await q.delete(again?.ReceiptHandle);
      await q.wait(1.1);
      return [first?.Body, hidden, again?.Body, again?.MessageId === first?.MessageId, await q.bodies()];
    },
    expected: ['one', [], 'one', true, []],
  },
  {
    rule: 'each receipt has a handle of its own, and is counted',
    act: async (q) => {
      await q.send('one');
      const [first] = await q.receive({ VisibilityTimeout: 0 });
      const [second] = await q.receive({ VisibilityTimeout: 0 });
      return [first?.ReceiptHandle !== second?.ReceiptHandle, count(first), count(second)];
    },
    expected: [true, '1', '2'],
  },
  {
    rule: 'an old handle is no error, but need not delete',
    act: async (q) => {
      await q.send('one');
      const [first] = await q.receive({ VisibilityTimeout: 0 });
      await q.receive({ VisibilityTimeout: 0 });
      return refusal(q.delete(first?.ReceiptHandle));
    },
    expected: null,
    emulator: 'refuses it',
  },
  {
    rule: 'what is no handle is refused',
    act: (q) => refusal(q.delete('none')),
    expected: 'ReceiptHandleIsInvalid',
  },
  {
    rule: 'a message that is received is given back at once by a time of 0',
    act: async (q) => {
      await q.send('one');
      const [first] = await q.receive({ VisibilityTimeout: 30 });
      await q.hide(first?.ReceiptHandle, 0);
      return q.bodies();
    },
    expected: ['one'],
  },
  {
    rule: 'what is in nobody’s hands cannot be hidden',
    act: async (q) => {
      await q.send('one');
      const [first] = await q.receive({ VisibilityTimeout: 0 });
      return refusal(q.hide(first?.ReceiptHandle, 10));
    },
    expected: 'MessageNotInflight',
    emulator: 'hides it',
  },
  {
    rule: 'what was received as often as it may be goes to the dead letters, with its id, and no letter is in both',
    act: async (q) => {
      const id = await q.send('one');
      for (let i = 0; i < 2; i++) await q.receive({ VisibilityTimeout: 0 });
      const third = await q.bodies();
      const [letter] = await q.receive({ VisibilityTimeout: 0 }, q.deadLetters);
      return [third, letter?.Body, letter?.MessageId === id, await q.bodies()];
    },
    expected: [[], 'one', true, []],
  },
  {
    rule: 'a dead letter keeps the time at which it was sent first, which ends its retention',
    act: async (q) => {
      await q.send('one');
      const [first] = await q.receive({ VisibilityTimeout: 0 });
      await q.receive({ VisibilityTimeout: 0 });
      await q.receive();
      const [letter] = await q.receive({}, q.deadLetters);
      return letter?.Attributes?.SentTimestamp === first?.Attributes?.SentTimestamp;
    },
    expected: true,
  },
  {
    rule: 'dead letters name the queues that they come from',
    act: (q) => q.sourcesOfDeadLetters().then((names) => names.map((name) => name === q.name)),
    expected: [true],
    emulator: 'does not list them',
  },
  {
    rule: 'a message may be delayed',
    act: async (q) => {
      await q.send('one', 1);
      const before = await q.bodies();
      await q.wait(1.1);
      return [before, await q.bodies()];
    },
    expected: [[], ['one']],
  },
  {
    rule: 'ten messages are received at most, each once',
    act: async (q) => {
      await q.sendBatch(Array.from({ length: 10 }, (_, i) => `${i}`));
      await q.send('last');
      const first = await q.receive({ VisibilityTimeout: 30 });
      const second = await q.receive({ VisibilityTimeout: 30 });
      return [first.length, new Set([...first, ...second].map(({ Body }) => Body)).size];
    },
    expected: [10, 11],
  },
  {
    rule: 'more cannot be asked for',
    act: (q) => refusal(q.receive({ MaxNumberOfMessages: 11 })),
    expected: 'InvalidParameterValue',
  },
  {
    rule: 'a batch has ten messages at most',
    act: (q) => refusal(q.sendBatch(Array.from({ length: 11 }, () => 'x'))),
    expected: 'TooManyEntriesInBatchRequest',
  },
  { rule: 'and at least one', act: (q) => refusal(q.sendBatch([])), expected: 'EmptyBatchRequest' },
  {
    rule: 'with ids that differ',
    act: (q) => refusal(q.sendBatch(['a', 'b'], ['1', '1'])),
    expected: 'BatchEntryIdsNotDistinct',
  },
  {
    rule: 'a batch of deletes ends each message',
    act: async (q) => {
      await q.sendBatch(['a', 'b']);
      await q.deleteBatch((await q.receive()).map(({ ReceiptHandle }) => ReceiptHandle));
      await q.wait(1.1);
      return q.bodies();
    },
    expected: [],
  },
  {
    rule: 'a message has a mebibyte at most',
    act: async (q) => [
      await refusal(q.send('x'.repeat(1024 * 1024))),
      await refusal(q.send('x'.repeat(1024 * 1024 + 1))),
    ],
    expected: [null, 'InvalidParameterValue'],
  },
  {
    rule: 'a message has at least a character',
    act: (q) => refusal(q.send('')),
    expected: 'MissingParameter',
  },
  {
    rule: 'and none that XML has no place for',
    act: (q) => refusal(q.send('a\uFFFFb')),
    expected: 'InvalidMessageContents',
  },
  {
    rule: 'attributes count what waits, what is delayed and what is in work',
    act: async (q) => {
      await q.sendBatch(['a', 'b', 'c']);
      await q.send('later', 60);
      await q.receive({ MaxNumberOfMessages: 1, VisibilityTimeout: 60 });
      const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesDelayed, ApproximateNumberOfMessagesNotVisible } =
        await q.attributes();
      return [ApproximateNumberOfMessages, ApproximateNumberOfMessagesDelayed, ApproximateNumberOfMessagesNotVisible];
    },
    expected: ['2', '1', '1'],
  },
  {
    rule: 'a queue that is not there is refused',
    act: (q) => refusal(q.urlOf(`${q.name}-none`)),
    expected: 'QueueDoesNotExist',
  },
];
