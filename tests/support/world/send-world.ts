/** The send function over services in memory: what recipients are owed is recorded, and jobs are handed to it. */
import { randomUUID } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { vi } from 'vitest';
import { jobsUntil, removeArranged } from '../../../functions/aws/table/alert/agenda.ts';
import { alertIdOf } from '../../../functions/aws/table/alert/alert-rows.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { handler } from '../../../functions/send/handler.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { MailJob, Owed } from '../../../shared/contract/alert.ts';
import { recipientOf, type Subscription } from '../../../shared/contract/subscription.ts';
import { message } from '../cost/events.ts';
import { FakeParameters } from '../fake/parameters.ts';
import { FakeQueues } from '../fake/queues.ts';
import { FakeSes } from '../fake/ses.ts';
import { FakeTable } from '../fake/table.ts';
import { type ClipResult, clipResult, fileVersion, mention } from './results.ts';

export const SENDER = 'alerts@example.org';
/** Each world begins at a time after that of every one before it: the function remembers some things for minutes. */
let start = Date.parse('2026-11-26T12:00:00.000Z');
const APART_MS = 30 * 24 * 60 * 60 * 1000;
const QUEUE = 'mail';
/** Until a job that waits briefly is tried again. */
const AGAIN_SECONDS = 10;

export class SendWorld {
  readonly table = new FakeTable();
  readonly ses = new FakeSes();
  readonly queues = new FakeQueues();
  /** Lines of the log. */
  readonly log: object[] = [];

  constructor() {
    Object.assign(process.env, {
      TABLE_NAME: 'table',
      SENDER_ADDRESS: SENDER,
      API_URL: 'https://api.example.org',
      SIGNING_KEYS_PARAMETER: '/signing-keys',
      MAIL_SETS: 'clipwatch',
    });
    start += APART_MS;
    vi.useFakeTimers({ now: start, toFake: ['Date'] });
    for (const level of ['info', 'warn', 'error'] as const) {
      vi.spyOn(console, level).mockImplementation((line: object) => void this.log.push(line));
    }
    new FakeParameters();
    this.queues.create(QUEUE, { visibilitySeconds: 360 });
  }

  /** So many seconds pass. */
  wait(seconds: number): void {
    vi.setSystemTime(Date.now() + seconds * 1000);
  }

  /** A clip with mentions of these names, which are tracked from now on. */
  async clip(
    key: string,
    nameIds: readonly string[] = ['mara-lind'],
    clip: Partial<ClipResult['clip']> = {},
    version = 1,
    story = `story-${key}`,
  ) {
    for (const id of nameIds) await createName({ id, name: displayName(id), aliases: [] });
    const file = { ...fileVersion(version, key), receivedAt: new Date().toISOString() };
    const result = clipResult(version, {
      file,
      story,
      clip: { mentions: nameIds.map(mention), title: key, ...clip },
    });
    await settle(result, { now: new Date(), archiveText: async () => 'key' });
    return clipIdOf('inbox', key);
  }

  /** The clip of a key is removed. */
  async gone(key: string, version = 100): Promise<void> {
    const gone = { kind: 'removed', file: fileVersion(version, key), marker: true } as const;
    await settle(gone, { now: new Date(), archiveText: async () => 'key' });
  }

  /** What a subscription is owed: by default a mention of Mara Lind in the clip of this key. */
  owed(subscription: string, key: string, more: Partial<Owed> = {}): Owed {
    const now = new Date().toISOString();
    return {
      recipient: `${subscription}@example.org`,
      subscriptionId: subscription,
      nameId: 'mara-lind',
      story: `story-${key}`,
      clipId: clipIdOf('inbox', key),
      droppedAt: now,
      recordedAt: now,
      when: 'now',
      debt: { kind: 'mention' },
      ...more,
    };
  }

  /** Clips, each with a mention that these subscriptions are owed. */
  async news(subscriptions: readonly string[], keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.clip(key);
    await record(subscriptions.flatMap((one) => keys.map((key) => this.owed(one, key))));
  }

  /** A clip of Mara Lind that a subscription is owed, whatever its address. */
  async newsTo(subscription: Subscription, key: string): Promise<void> {
    await this.clip(key);
    await record([this.owed(subscription.id, key, { recipient: recipientOf(subscription) })]);
  }

  /** The function on these jobs in one batch; answers the bodies of those that come again. */
  async run(...jobs: readonly MailJob[]): Promise<MailJob[]> {
    const records = jobs.map((job) => ({
      ...message(randomUUID(), JSON.stringify(job)),
      eventSourceARN: this.queues.arn(QUEUE),
    }));
    const { batchItemFailures } = await handler({ Records: records });
    const again = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return jobs.filter((_, i) => again.has(records[i]?.messageId ?? ''));
  }

  /** A job about what a recipient is owed. */
  tell(recipient: string, more: { asked?: boolean } = {}): Promise<MailJob[]> {
    return this.run({ kind: 'news', recipient: `${recipient}@example.org`, ...more });
  }

  /** Lets time pass, with every job of the agenda done when it is due, and again while it comes again. */
  async pass(seconds: number): Promise<void> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const [next] = await jobsUntil(new Date(end), 1000);
      if (next === undefined) break;
      vi.setSystemTime(Math.max(Date.now(), next.at.getTime()));
      let again = next.job.kind === 'close' ? [] : await this.run(next.job);
      for (; again.length > 0; again = await this.run(...again)) this.wait(AGAIN_SECONDS);
      await removeArranged(next);
    }
    vi.setSystemTime(Math.max(Date.now(), end));
  }

  /** `open (why)` for each row of the ledger, in the order of the stories. */
  states(subscription: string): string[] {
    return this.table
      .ofKind('delivery')
      .filter(({ pk }) => pk === `LEDGER#${subscription}@example.org`)
      .sort((one, other) => (String(one.sk) < String(other.sk) ? -1 : 1))
      .map(({ state, reason }) => (reason === undefined ? String(state) : `${state} (${reason})`));
  }

  /** What is listed as owed. */
  owedRows(): number {
    return this.table.ofKind('owed').length;
  }

  /** The mails that were sent, decoded by another library than the one that wrote them. */
  mails(): Promise<Email[]> {
    return Promise.all(this.ses.sent.map(({ raw }) => PostalMime.parse(raw)));
  }

  async subjects(): Promise<string[]> {
    return (await this.mails()).map(({ subject = '' }) => subject);
  }

  alertId = alertIdOf;
}

const displayName = (id: string): string =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
