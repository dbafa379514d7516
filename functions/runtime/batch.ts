import type { SQSBatchResponse } from 'aws-lambda';
import { recordFailed } from '../../shared/wiring.ts';
import type { FailedRecord } from '../aws/redelivery.ts';
import { errorLog } from './error-log.ts';

/**
 * Processes the records of a queue batch in parallel and reports those that failed, so that only they are delivered
 * again (`ReportBatchItemFailures`), and soon. What `work` throws is logged with the record's id and fails that record
 * alone.
 */
export async function processBatch<T extends FailedRecord>(
  records: readonly T[],
  work: (record: T) => Promise<void>,
): Promise<SQSBatchResponse> {
  const results = await Promise.all(
    records.map(async (record) => {
      try {
        await work(record);
        return [];
      } catch (error) {
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
  await redeliver(failed).catch((error) =>
    console.warn({
      message: 'failed records come back when their queue gives them back',
      error: errorLog(error),
    }),
  );
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
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

/** Few batches have failures: the others need no client of the queue. */
async function redeliver(failed: readonly FailedRecord[]): Promise<void> {
  if (failed.length === 0) return;
  const { redeliverSoon } = await import('../aws/redelivery.ts');
  await redeliverSoon(failed);
}
