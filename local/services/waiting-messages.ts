/**
 * Messages that wait in queues, by the rules of SQS standard queues: a message that is received is hidden for a while and
 * comes back with a new handle unless it is deleted; one that was received too often goes to the dead-letter queue; one
 * that is too old is gone. Messages come about in the order in which they became visible, which SQS does not promise.
 */
import { createHash } from 'node:crypto';
import { QueueDoesNotExist } from '@aws-sdk/client-sqs';
import { refused, refuseWrongBody } from './queue-limits.ts';
import { type Now, Service } from './service.ts';

export interface QueueSettings {
  readonly visibilitySeconds?: number;
  readonly retentionSeconds?: number;
  readonly delaySeconds?: number;
  /** Where messages go that were received `maxReceives` times. */
  readonly deadLetter?: { readonly queue: string; readonly maxReceives: number };
  /** Who may use it, as JSON; it is shown, and holds nobody off. */
  readonly policy?: string;
}

export interface Message {
  readonly messageId: string;
  readonly body: string;
  /** Milliseconds of the epoch, as are all times here; kept when the message moves to another queue. */
  readonly sentAt: number;
  readonly firstReceivedAt: number | null;
  readonly receives: number;
  /** From then on it can be received. */
  readonly visibleAt: number;
  /** Number of the last receipt; null while it is with nobody. */
  readonly receipt: number | null;
  /** The queue whose dead letter it is. */
  readonly deadLetterOf?: string;
}

/** A message that was received just now. */
export interface Received extends Message {
  readonly handle: string;
}

/** A message was put or changed, or is gone. */
export type QueueChange =
  | { readonly kind: 'message'; readonly queue: string; readonly message: Message }
  | { readonly kind: 'gone'; readonly queue: string; readonly messageId: string };

export const DEFAULT_VISIBILITY = 30;
export const DEFAULT_RETENTION = 4 * 24 * 60 * 60;
const MAX_DELAY = 15 * 60;
export const ACCOUNT = '000000000000';

interface Queue {
  readonly settings: QueueSettings;
  /** In the order of their last change. */
  readonly messages: Map<string, Message>;
}

export interface QueuesOptions {
  readonly now?: Now;
  /** What the URLs of queues begin with. */
  readonly endpoint?: string;
}

/** What the queues of `queues.ts` hold, and what becomes of it. */
export abstract class WaitingMessages extends Service {
  /** Told of each change, after it. */
  onChange: (change: QueueChange) => void = () => {};
  /**
   * Which of the visible messages is received next; they are given in the order in which they became visible. Null: about
   * in that order.
   */
  pick: ((visible: readonly Message[]) => Message | undefined) | null = null;
  protected readonly queues = new Map<string, Queue>();
  readonly now: Now;
  private readonly endpoint: string;
  protected count = 0;

  constructor({ now = Date.now, endpoint = 'https://sqs.us-east-1.amazonaws.com' }: QueuesOptions = {}) {
    super();
    this.now = now;
    this.endpoint = endpoint;
  }

  /** Makes a queue; one that is there gets other settings and keeps its messages. */
  create(name: string, settings: QueueSettings = {}): void {
    this.queues.set(name, { settings, messages: this.queues.get(name)?.messages ?? new Map() });
  }

  url(name: string): string {
    return `${this.endpoint}/${ACCOUNT}/${name}`;
  }

  arn(name: string): string {
    return `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`;
  }

  /** All messages of a queue, in the order of their last change: visible, hidden and too old. */
  messages(name: string): Message[] {
    return [...this.queue(name).messages.values()];
  }

  /** Puts a message, as a service does that sends to a queue without a request of ours; answers its id. */
  deliver(name: string, body: string, delaySeconds?: number): string {
    const { settings } = this.queue(name);
    refuseWrongBody(body);
    const now = this.now();
    const delay = delaySeconds ?? settings.delaySeconds ?? 0;
    if (delay < 0 || delay > MAX_DELAY)
      throw refused('InvalidParameterValue', 'DelaySeconds must be between 0 and 900.');
    const messageId = idOf(++this.count, now);
    const visibleAt = now + delay * 1000;
    this.keep(name, { messageId, body, sentAt: now, firstReceivedAt: null, receives: 0, visibleAt, receipt: null });
    return messageId;
  }

  /** Makes a change again, as it was: how a state is restored. It is told to nobody. */
  redo(change: QueueChange): void {
    const { messages } = this.queue(change.queue);
    switch (change.kind) {
      case 'message':
        messages.delete(change.message.messageId);
        messages.set(change.message.messageId, change.message);
        return;
      case 'gone':
        messages.delete(change.messageId);
        return;
      default:
        change satisfies never;
    }
  }

  /** The names of all queues. */
  names(): string[] {
    return [...this.queues.keys()];
  }

  /** Receives up to so many messages for the queue's own time, as Lambda does for a function. */
  take(name: string, most: number): Received[] {
    const { settings } = this.queue(name);
    const taken = this.takeVisible(name, most, settings.visibilitySeconds ?? DEFAULT_VISIBILITY);
    return taken.map((message) => ({ ...message, handle: handleOf(message) }));
  }

  /** Deletes a message that was received, unless it was received again since. */
  finish(name: string, { messageId, receipt }: Received): void {
    if (this.queue(name).messages.get(messageId)?.receipt === receipt) this.forget(name, messageId);
  }

  /** Lets all messages that are hidden be received at once: whoever had received them is gone. */
  showAll(): void {
    for (const name of this.queues.keys()) {
      for (const message of this.messages(name)) {
        if (message.receipt !== null) this.keep(name, { ...message, receipt: null, visibleAt: this.now() });
      }
    }
  }

  /** When the next message can be received; null where none waits. */
  nextVisible(name: string): number | null {
    let next: number | null = null;
    for (const { visibleAt } of this.queue(name).messages.values()) {
      if (next === null || visibleAt < next) next = visibleAt;
    }
    return next;
  }
  protected takeVisible(name: string, most: number, seconds: number): Message[] {
    const received: Message[] = [];
    for (const message of this.visible(name)) {
      if (received.length === most) break;
      if (this.moveToDeadLetters(name, message)) continue;
      received.push(
        this.keep(name, {
          ...message,
          receives: message.receives + 1,
          firstReceivedAt: message.firstReceivedAt ?? this.now(),
          visibleAt: this.now() + seconds * 1000,
          receipt: ++this.count,
        }),
      );
    }
    return received;
  }

  /** Messages that can be received, one after another; what is too old goes. */
  protected *visible(name: string): Generator<Message> {
    const { messages, settings } = this.queue(name);
    const now = this.now();
    const oldest = now - (settings.retentionSeconds ?? DEFAULT_RETENTION) * 1000;
    const found: Message[] = [];
    const given = new Set<string>();
    for (const message of messages.values()) {
      // What is kept meanwhile stands behind all others.
      if (given.has(message.messageId)) return;
      if (message.sentAt <= oldest) this.forget(name, message.messageId);
      else if (message.visibleAt > now) continue;
      else if (this.pick !== null) found.push(message);
      else {
        given.add(message.messageId);
        yield message;
      }
    }
    found.sort((a, b) => a.visibleAt - b.visibleAt);
    while (this.pick !== null) {
      const message = this.pick(found);
      if (message === undefined) return;
      found.splice(found.indexOf(message), 1);
      yield message;
    }
  }

  /** A message that was received as often as it may be goes to the dead letters when it would be received again. */
  protected moveToDeadLetters(name: string, message: Message): boolean {
    const { deadLetter } = this.queue(name).settings;
    if (deadLetter === undefined || message.receives < deadLetter.maxReceives) return false;
    this.forget(name, message.messageId);
    this.keep(deadLetter.queue, { ...message, visibleAt: this.now(), receipt: null, deadLetterOf: name });
    return true;
  }

  protected keep(name: string, message: Message): Message {
    const { messages } = this.queue(name);
    // Behind all others: those that wait stand first.
    messages.delete(message.messageId);
    messages.set(message.messageId, message);
    this.onChange({ kind: 'message', queue: name, message });
    return message;
  }

  protected forget(name: string, messageId: string): void {
    this.queue(name).messages.delete(messageId);
    this.onChange({ kind: 'gone', queue: name, messageId });
  }

  protected queue(name: string): Queue {
    const found = this.queues.get(name);
    if (found === undefined)
      throw new QueueDoesNotExist({ message: 'The specified queue does not exist.', $metadata: {} });
    return found;
  }
}

export const handleOf = ({ messageId, receipt }: Message): string => `${messageId}#${receipt}`;

/** An id in the form of a UUID. */
function idOf(count: number, now: number): string {
  const digits = createHash('md5').update(`${count} ${now}`).digest('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
