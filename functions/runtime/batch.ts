import type { SQSBatchResponse } from 'aws-lambda';
import { recordFailed } from '../../shared/wiring.ts';
import type { FailedRecord } from '../aws/redelivery.ts';
import { errorLog } from './error-log.ts';

/** Thrown by work that has no time left, and that the next delivery of its record goes on with: no failure. */
export class Unfinished extends Error {
  /** Whether this run did a part of it. */
  readonly isBegun: boolean;

  constructor(message: string, isBegun: boolean) {
    super(message);
    this.isBegun = isBegun;
  }
}

/** Seconds until it goes on: the next run has all of its time for it. */
const GOES_ON_SECONDS = 1;

/**
 * Processes the records of a queue batch in parallel and reports those that failed, so that only they are delivered
 * again (`ReportBatchItemFailures`), and soon. What `work` throws is logged with the record's id and fails that record
 * alone. One that is `Unfinished` is delivered again at once; if it is begun, as a new message: however many runs it takes,
 * and whoever is beside it, its receives do not make it a dead letter.
 */
export async function processBatch<T extends FailedRecord>(
  records: readonly T[],
  work: (record: T) => Promise<void>,
): Promise<SQSBatchResponse> {
  const begun: T[] = [];
  const waiting: T[] = [];
  const results = await Promise.all(
    records.map(async (record) => {
      try {
        await work(record);
        return [];
      } catch (error) {
        if (error instanceof Unfinished) {
          console.info({ message: 'goes on with the next delivery', messageId: record.messageId, why: error.message });
          (error.isBegun ? begun : waiting).push(record);
          return [];
        }
        console.error({
          message: recordFailed,
          messageId: record.messageId,
          error: errorLog(error),
        });
        return [record];
      }
    }),
  );
  const failed = results.flat();
  const unfinished = [...waiting, ...(await sentAnew(begun))];
  await redeliver(failed, unfinished).catch((error) =>
    console.warn({
      message: 'records come back when their queue gives them back',
      error: errorLog(error),
    }),
  );
  const again = [...failed, ...unfinished];
  return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** How often a record of a queue has been received. */
export function receivesOf({ ApproximateReceiveCount }: FailedRecord['attributes']): number {
  return Number(ApproximateReceiveCount);
}

/** Items in progress at once, unless the caller says otherwise. */
const WIDTH = 16;

/** Calls `act` for every item, `width` at a time; throws the first failure. */
export async function forEachOf<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  width = WIDTH,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: Math.min(width, items.length) }, async () => {
      for (const item of queue) await act(item);
    }),
  );
}

/** What `act` makes of each item, in the order of the items, `width` at a time; throws the first failure. */
export async function mapOf<T, R>(items: readonly T[], width: number, act: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  const actAt = async ([i, item]: [number, T]) => {
    made[i] = await act(item);
  };
  await forEachOf([...items.entries()], actAt, width);
  return made;
}

/** Sends records anew, and answers those for which that failed. Few batches have any: the others need no client of the queue. */
async function sentAnew<T extends FailedRecord>(records: readonly T[]): Promise<readonly T[]> {
  if (records.length === 0) return [];
  const { sendAnew } = await import('../aws/redelivery.ts');
  return sendAnew(records, GOES_ON_SECONDS).catch((error) => {
    console.warn({ message: 'records go on with the messages that they have', error: errorLog(error) });
    return records;
  });
}

async function redeliver(failed: readonly FailedRecord[], unfinished: readonly FailedRecord[]): Promise<void> {
  if (failed.length + unfinished.length === 0) return;
  const { redeliverIn, redeliverSoon } = await import('../aws/redelivery.ts');
  const waiting = unfinished.map((record) => ({ record, seconds: GOES_ON_SECONDS }));
  await Promise.all([redeliverSoon(failed), redeliverIn(waiting)]);
}
