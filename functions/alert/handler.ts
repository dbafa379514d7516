/** New mentions, what a back-fill found, and videos that died or came back, on the table's stream → one e-mail to each address, through the ledger. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { rows } from '../../shared/wiring.ts';
import { embedIdOf } from '../aws/table/embed-row.ts';
import { deliverSummary } from './backfill-summary.ts';
import { deliver, type News } from './mentions.ts';
import { deliverVideos, type VideoNews } from './videos.ts';

const NewMention = z.object({
  eventName: z.literal('INSERT'),
  dynamodb: z.object({
    NewImage: z.object({ clipId: z.object({ S: z.string() }), nameId: z.object({ S: z.string() }) }),
  }),
});

const NewSummary = z.object({
  eventName: z.literal('INSERT'),
  dynamodb: z.object({ NewImage: z.object({ version: z.object({ N: z.coerce.number() }) }) }),
});

const text = z.object({ S: z.string() });
const ChangedVideo = z.object({
  eventName: z.literal('MODIFY'),
  dynamodb: z.object({ NewImage: z.object({ pk: text, sk: text, clipId: text }) }),
});

/**
 * Reports no record by number: on any failure it throws, after everything that could be delivered was. The mapping then
 * halves the batch until the bad record is alone and goes to the failure queue, while a reported number would take
 * the good records behind it along; the ledger makes repeating the good ones harmless. (The emulator ignores reported
 * numbers, so this is also what survives there.)
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const news: News[] = [];
  const videos: VideoNews[] = [];
  const summaries: number[] = [];
  const failures: unknown[] = [];
  for (const record of event.Records) {
    if (isInsertOf(record, rows.summary)) {
      const { success, data, error } = NewSummary.safeParse(record);
      if (success) summaries.push(data.dynamodb.NewImage.version.N);
      else failures.push(error);
    } else if (isInsertOf(record, rows.earlierMention)) {
      // The summary of the back-fill tells it.
    } else if (isInsert(record)) {
      const { success, data, error } = NewMention.safeParse(record);
      if (success) news.push({ clipId: data.dynamodb.NewImage.clipId.S, nameId: data.dynamodb.NewImage.nameId.S });
      else failures.push(error);
    } else if (isChangedVideo(record)) {
      const { success, data, error } = ChangedVideo.safeParse(record);
      if (success) videos.push(videoIn(data.dynamodb.NewImage));
      else failures.push(error);
    }
  }
  failures.push(...(await deliver(news)), ...(await deliverVideos(videos)));
  for (const version of new Set(summaries)) failures.push(...(await deliverSummary(version)));
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

function isInsertOf(record: DynamoDBRecord, kind: string): boolean {
  return isInsert(record) && record.dynamodb?.NewImage?.kind?.S === kind;
}

/** Of what changes in the table, only videos can be news. */
function isChangedVideo({ eventName, dynamodb }: DynamoDBRecord): boolean {
  return eventName === 'MODIFY' && dynamodb?.NewImage?.kind?.S === rows.embed;
}

function videoIn({ pk, sk, clipId }: z.infer<typeof ChangedVideo>['dynamodb']['NewImage']): VideoNews {
  return { clipId: clipId.S, embedId: embedIdOf({ pk: pk.S, sk: sk.S }) };
}
