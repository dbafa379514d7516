/** The alert function over a table and queues in memory, joined by the patterns of its mappings. */
import type { DynamoDBRecord } from 'aws-lambda';
import { vi } from 'vitest';
import { createHandler } from '../../../functions/alert/handler.ts';
import { claim, settle } from '../../../functions/aws/table/alert/ledger.ts';
import { owedTo } from '../../../functions/aws/table/alert/owed.ts';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { meetsOne } from '../../../local/in-process/filter.ts';
import { streamRecord } from '../../../local/services/table/index.ts';
import { MailJob, type Owed } from '../../../shared/contract/alert.ts';
import { streams } from '../../../shared/triggers.ts';
import { message } from '../cost/events.ts';
import { FakeQueues } from '../fake/queues.ts';
import { FakeTable } from '../fake/table.ts';

const QUEUES = { mail: 'MAIL_QUEUE_URL', hooks: 'HOOK_QUEUE_URL', fanOut: 'FAN_OUT_QUEUE_URL' } as const;
const patterns = Object.values(streams).flatMap((stream) => stream.patterns);

export class AlertRun {
  readonly table = new FakeTable();
  readonly queues = new FakeQueues();
  private readonly handler = createHandler();
  /** Records that `alertNew` has delivered. */
  private delivered = 0;

  constructor() {
    Object.assign(process.env, {
      TABLE_NAME: 'table',
      NEWS_DAYS: '7',
      ARCHIVE_BUCKET: 'archive',
      INBOX_BUCKET: 'inbox',
    });
    for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue();
    for (const [name, variable] of Object.entries(QUEUES)) {
      this.queues.create(name);
      process.env[variable] = this.queues.url(name);
    }
  }

  /** What of the stream reaches the function, from its beginning. */
  records(from = 0): DynamoDBRecord[] {
    return this.table.stream
      .slice(from)
      .map(streamRecord)
      .filter((record) => meetsOne(record, patterns));
  }

  /** The function is given these records, those of the whole stream unless they are given; and then what waits in its queue. */
  async alert(records = this.records()): Promise<void> {
    await this.handler({ Records: records });
    await this.fanOut();
  }

  /** The function is given what is new in the stream since the last time. */
  async alertNew(): Promise<void> {
    const records = this.records(this.delivered);
    this.delivered = this.table.stream.length;
    if (records.length > 0) await this.alert(records);
  }

  /** What is new in the stream reaches nobody: `alertNew` begins after it. */
  passOver(): void {
    this.delivered = this.table.stream.length;
  }

  /** Messages of the fan-out queue are read, one a run, until there are none; answers the number of runs. */
  async fanOut(): Promise<number> {
    for (let runs = 0; ; runs++) {
      const [one] = this.queues.take('fanOut', 1);
      if (one === undefined) return runs;
      const answer = await this.handler({ Records: [message(one.messageId, one.body)] });
      if (answer?.batchItemFailures.length !== 0) throw new Error('A message of the fan-out queue failed.');
      this.queues.finish('fanOut', one);
    }
  }

  /** The recipients of the jobs that were sent to a queue since the last time, in order. */
  jobs(queue: 'mail' | 'hooks' = 'mail'): string[] {
    const recipients: string[] = [];
    for (;;) {
      const taken = this.queues.take(queue, 10);
      if (taken.length === 0) return recipients.sort();
      for (const one of taken) {
        const job = MailJob.parse(JSON.parse(one.body));
        recipients.push(job.kind === 'news' ? job.recipient : job.kind);
        this.queues.finish(queue, one);
      }
    }
  }

  /** What a recipient is owed now. */
  owed(recipient: string): Promise<Owed[]> {
    return owedTo(recipient, 'now');
  }

  /** Tells a recipient what it is owed now, in a mail with the clips as they are, as the send function does; answers that. */
  async send(recipient: string, now = new Date()): Promise<Owed[]> {
    const told: Owed[] = [];
    for (const one of await this.owed(recipient)) {
      if ((await claim(one, now)) !== 'claimed') continue;
      const clipState = one.clipId === '' ? undefined : (await getClip(one.clipId))?.revision;
      await settle(one, { state: 'sent', messageId: 'm', clipState }, now);
      told.push(one);
    }
    return told;
  }
}
