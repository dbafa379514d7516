/** Digests over services in memory: a clock that goes from job to job, and what subscribers are told. */
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { vi } from 'vitest';
import { jobsUntil } from '../../../functions/aws/table/alert/agenda.ts';
import { arrangeDigest } from '../../../functions/aws/table/alert/period.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { createSubscription, replaceSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { runAgenda } from '../../../functions/digest/agenda.ts';
import { digest } from '../../../functions/send/digest.ts';
import type { Outgoing, Sent } from '../../../functions/send/ways/index.ts';
import type { DigestContent } from '../../../shared/alert/content.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { MailJob } from '../../../shared/contract/alert.ts';
import { recipientOf, type Subscription } from '../../../shared/contract/subscription.ts';
import { FakeParameters } from '../fake/parameters.ts';
import { FakeQueues } from '../fake/queues.ts';
import { FakeSes } from '../fake/ses.ts';
import { FakeTable } from '../fake/table.ts';
import { clipResult, fileVersion, mention } from './results.ts';

/** A digest that went out. */
export interface ToldDigest {
  readonly at: string;
  readonly subscriptionId: string;
  readonly content: DigestContent;
  readonly key: string;
}

export class DigestWorld {
  readonly queues = new FakeQueues({ now: () => Date.now() });
  readonly told: ToldDigest[] = [];
  /** What becomes of the next messages; sent where there is nothing. */
  readonly answers: (Sent | Error)[] = [];
  private clips = 0;

  readonly table: FakeTable;

  constructor(start: string, table = new FakeTable()) {
    this.table = table;
    Object.assign(process.env, {
      TABLE_NAME: 'table',
      API_URL: 'https://api.example.org',
      SENDER_ADDRESS: 'alerts@example.org',
      SIGNING_KEYS_PARAMETER: '/signing-keys',
    });
    vi.useFakeTimers({ now: new Date(start), toFake: ['Date'] });
    for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue();
    new FakeParameters();
    new FakeSes();
    for (const name of ['mail', 'hooks']) this.queues.create(name, { visibilitySeconds: 720 });
    process.env.MAIL_QUEUE_URL = this.queues.url('mail');
    process.env.HOOK_QUEUE_URL = this.queues.url('hooks');
  }

  /** The way out, in the place of all ways. */
  readonly way = async ({ subscription, content, key }: Outgoing): Promise<Sent> => {
    const answer = this.answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer !== undefined && answer.kind !== 'sent') return answer;
    if (content.kind !== 'digest') throw new Error('This is no digest.');
    this.told.push({ at: new Date().toISOString(), subscriptionId: subscription.id, content, key });
    return { kind: 'sent', messageId: `m${this.told.length}` };
  };

  async subscribe(more: Partial<Subscription> = {}): Promise<Subscription> {
    const own = {
      id: 'press',
      address: 'press@example.org',
      nameIds: ['mara-lind'],
      cadence: 'daily',
      confirmed: true,
    };
    const subscription: Subscription = { ...own, cadence: 'daily', ...more };
    await createSubscription(subscription);
    await arrangeDigest(subscription, new Date());
    return subscription;
  }

  async change(subscription: Subscription): Promise<void> {
    await replaceSubscription(subscription);
    await arrangeDigest(subscription, new Date());
  }

  /** A clip arrives, and the subscription is owed its mentions of these names in a digest. Answers the title. */
  async owe(subscription: Subscription, nameIds: readonly string[] = ['mara-lind']): Promise<string> {
    for (const id of nameIds) await createName({ id, name: id, aliases: [] });
    const key = `clip-${++this.clips}`;
    const now = new Date();
    const file = { ...fileVersion(1, key), receivedAt: now.toISOString() };
    const day = now.toISOString().slice(0, 10);
    const clip = { title: key, publishedOn: day, mentions: nameIds.map(mention) };
    await settle(clipResult(1, { file, story: key, clip }), { now, archiveText: async () => 'key' });
    await record(
      nameIds.map((nameId) => ({
        recipient: recipientOf(subscription),
        subscriptionId: subscription.id,
        nameId,
        story: key,
        clipId: clipIdOf('inbox', key),
        droppedAt: now.toISOString(),
        recordedAt: now.toISOString(),
        when: 'digest',
        debt: { kind: 'mention' },
      })),
    );
    return key;
  }

  /** The file of a clip gets another key: a copy in the same story, and then the first one is removed. */
  async rename(from: string, to: string): Promise<void> {
    const now = new Date();
    const file = { ...fileVersion(2, to), receivedAt: now.toISOString() };
    const clip = { title: to, mentions: [mention('mara-lind')] };
    const by = { now, archiveText: async () => 'key' };
    await settle(clipResult(2, { file, story: from, clip }), by);
    await settle({ kind: 'removed', file: fileVersion(100, from), marker: true }, by);
  }

  /** Time passes until then: the timer runs whenever something is due, and the queue is read. */
  async until(end: string): Promise<void> {
    const last = new Date(end);
    for (;;) {
      const [next] = await jobsUntil(last, 1000);
      if (next === undefined) break;
      vi.setSystemTime(Math.max(Date.now(), next.at.getTime()));
      await this.minute();
    }
    vi.setSystemTime(Math.max(Date.now(), last.getTime()));
  }

  /** One run of the timer, and of the send function on what it sends; `twice`: SQS delivers each message twice. */
  async minute({ twice = false } = {}): Promise<void> {
    await runAgenda(new Date(), { ahead: 0, isOver: () => false });
    await this.readQueue({ twice });
  }

  async readQueue({ twice = false } = {}): Promise<void> {
    for (const QueueUrl of [process.env.MAIL_QUEUE_URL, process.env.HOOK_QUEUE_URL]) {
      for (;;) {
        const read = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
        const { Messages = [] } = (await this.queues.send(read)) as { Messages?: { Body?: string }[] };
        if (Messages.length === 0) break;
        const jobs = Messages.map(({ Body = '' }) => MailJob.parse(JSON.parse(Body)));
        for (const job of twice ? [...jobs, ...jobs] : jobs) await this.do(job);
      }
    }
  }

  async do(job: MailJob, now: () => Date = () => new Date()): Promise<void> {
    if (job.kind !== 'digest') return;
    await digest(job, { id: 'run', now, until: new Date(Date.now() + 60_000) });
  }

  /** When digests went out, and the titles in each: `2026-11-27T07:00 clip-1 clip-2`. */
  digests(subscriptionId = 'press'): string[] {
    return this.told
      .filter((one) => one.subscriptionId === subscriptionId)
      .map(({ at, content }) => [at.slice(0, 16), ...titlesIn(content)].join(' '));
  }

  /** `press@example.org: suppressed (why)` for each row of the ledger. */
  ledger(): string[] {
    const rows = this.table.ofKind('delivery').map(({ pk, state, reason }) => {
      const why = reason === undefined ? '' : ` (${reason})`;
      return `${String(pk).slice('LEDGER#'.length)}: ${state}${why}`;
    });
    return rows.sort();
  }

  /** States of the ledger by story. */
  states(): Record<string, unknown> {
    return Object.fromEntries(this.table.ofKind('delivery').map(({ sk, state }) => [String(sk).split('#')[1], state]));
  }
}

const titlesIn = ({ names }: DigestContent): string[] =>
  [...new Set(names.flatMap(({ cards }) => cards.map(({ title }) => title ?? '')))].sort();
