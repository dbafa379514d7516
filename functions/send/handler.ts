/** Mail queue, and queue of web hooks and chats → what recipients are owed is told: by SES, or by a request to their host. */
import { randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { MailJob } from '../../shared/contract/alert.ts';
import { queues } from '../../shared/triggers.ts';
import { redeliverIn } from '../aws/redelivery.ts';
import { arrange } from '../aws/table/alert/agenda.ts';
import { processBatch, receivesOf } from '../runtime/batch.ts';
import { errorLog } from '../runtime/error-log.ts';
import { doJob } from './jobs.ts';
import type { Outcome, Run } from './outcome.ts';

/** Time at the end of a run in which no mail is begun: what is begun takes some seconds. */
const LAST_MS = 20_000;

/**
 * Each message for itself: what one recipient meets holds up no other. A job that is to wait comes back in its queue when
 * it is time.
 */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const now = () => new Date();
  const until = new Date(Date.now() + queues.mail.timeoutSeconds * 1000 - LAST_MS);
  const run: Run = { id: randomUUID(), now, until };
  const outcomes = new Map<string, Promise<Outcome>>();
  const waiting: { record: SQSRecord; seconds: number }[] = [];
  const failed = await processBatch(Records, async (record) => {
    // The same job may have been sent for several batches of news.
    const outcome = outcomes.get(record.body) ?? doJob(MailJob.parse(JSON.parse(record.body)), run);
    outcomes.set(record.body, outcome);
    const seconds = await secondsFor(record, await outcome);
    if (seconds !== null) waiting.push({ record, seconds });
  });
  await redeliverIn(waiting).catch((error) =>
    console.warn({ message: 'jobs that wait come back when their queue gives them back', error: errorLog(error) }),
  );
  const again = waiting.map(({ record }) => ({ itemIdentifier: record.messageId }));
  return { batchItemFailures: [...failed.batchItemFailures, ...again] };
}

/** A job that waits for longer stands on the agenda: a message has only so many receives. */
const BRIEF_SECONDS = 60;
/** Receives after which a message is spared for failures (`queueRules.tries`): what waits goes to the agenda, too. */
const MOST_RECEIVES = 3;

/** Seconds for which the message of a job is hidden; null: it goes, since the job is done, or is on the agenda. */
async function secondsFor(record: SQSRecord, outcome: Outcome): Promise<number | null> {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'later': {
      const seconds = Math.max(1, Math.ceil((outcome.at.getTime() - Date.now()) / 1000));
      if (seconds <= BRIEF_SECONDS && receivesOf(record.attributes) <= MOST_RECEIVES) return seconds;
      await arrange(MailJob.parse(JSON.parse(record.body)), outcome.at);
      return null;
    }
    default:
      return outcome satisfies never;
  }
}
