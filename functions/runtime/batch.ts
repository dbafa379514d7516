import type { SQSBatchResponse } from 'aws-lambda';

/**
 * Settles the records of a queue batch side by side and reports those that failed, so that only they come again
 * (`ReportBatchItemFailures`). One bad record never harms the others: whatever `settle` throws is logged with the
 * record's id and counted against that record alone.
 */
export async function processBatch<T extends { messageId: string }>(
  records: readonly T[],
  settle: (record: T) => Promise<void>,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(
    records.map(async (record) => {
      try {
        await settle(record);
        return [];
      } catch (error) {
        console.error({ message: 'record failed, it will be tried again', messageId: record.messageId, error });
        return [{ itemIdentifier: record.messageId }];
      }
    }),
  );
  return { batchItemFailures: failed.flat() };
}

/** How many items are worked on at once. */
const WIDTH = 16;

/** Acts on every item, a few at a time; the first failure is thrown. */
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
