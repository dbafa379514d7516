/** New mentions on the table's stream → one e-mail to each address that follows the names, through the ledger. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { deliver, type News } from './deliver.ts';

const NewMention = z.object({
  eventName: z.literal('INSERT'),
  dynamodb: z.object({
    NewImage: z.object({ clipId: z.object({ S: z.string() }), nameId: z.object({ S: z.string() }) }),
  }),
});

/**
 * Reports no record by number: on any failure it throws, after everything that could be delivered was. The mapping then
 * halves the batch until the bad record is alone and goes to the failure queue, while a reported number would take
 * the good records behind it along; the ledger makes repeating the good ones harmless. (The emulator ignores reported
 * numbers, so this is also what survives there.)
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const news: News[] = [];
  const failures: unknown[] = [];
  for (const record of event.Records) {
    const parsed = NewMention.safeParse(record);
    if (parsed.success) {
      const { clipId, nameId } = parsed.data.dynamodb.NewImage;
      news.push({ clipId: clipId.S, nameId: nameId.S });
    } else if (isInsert(record)) failures.push(parsed.error);
  }
  failures.push(...(await deliver(news)));
  if (failures.length > 0) {
    throw new AggregateError(
      failures,
      `${failures.length} alerts could not be delivered: ${failures.map(String).join('; ')}`,
    );
  }
  return { batchItemFailures: [] };
}

/** A mention that changed or went is no news; the mapping filters such records, a replay may not. */
function isInsert(record: DynamoDBRecord): boolean {
  return record.eventName === 'INSERT';
}
