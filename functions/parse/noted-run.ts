/** A run on a message that came before: which runs on it told no end. Loaded with the first. */
import type { SQSRecord } from 'aws-lambda';
import { closeRun, openRun } from '../aws/table/file/open-runs.ts';
import { receivesOf } from '../runtime/batch.ts';
import { errorLog } from '../runtime/error-log.ts';

/** Thrown where the process that reads a file ended without an answer: the run stays open. */
export class ReaderEnded extends Error {}

/**
 * Does the work on a message. It is told how many runs on it are open, this one included, of those that are noted: from its
 * second receive on, since nearly all messages come once. How often a message was received says less: a receive for
 * which Lambda has no run, or whose run cannot reach S3, is no word on the file.
 */
export async function notedRun<T>(
  { messageId, attributes }: Pick<SQSRecord, 'messageId' | 'attributes'>,
  work: (openRuns: number) => Promise<T>,
): Promise<T> {
  const receive = receivesOf(attributes);
  if (receive === 1) return work(0);
  const openRuns = await openRun(messageId, receive, new Date());
  // What is done is done, also where this fails.
  const close = () =>
    closeRun(messageId, receive).catch((error) =>
      console.warn({ message: 'a run stays open', messageId, error: errorLog(error) }),
    );
  try {
    const done = await work(openRuns);
    await close();
    return done;
  } catch (error) {
    if (!(error instanceof ReaderEnded)) await close();
    throw error;
  }
}
