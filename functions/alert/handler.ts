/** Stream of the table → one e-mail to each follower: about new mentions, videos gone or back, and finished back-fills. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { deliverSummary } from './backfill-summary.ts';
import { deliverMentions } from './mentions.ts';
import { type ChangedVideo, decodeRecord, type NewMention } from './stream-record.ts';
import { deliverVideos } from './videos.ts';

/**
 * Throws on any failure, after everything that can be delivered is delivered, and never reports records by number. The
 * mapping then halves the batch until the bad record is alone and goes to the failure queue; a reported number would
 * send the good records behind it there too. The ledger makes delivering the good ones again harmless. (The emulator
 * ignores reported numbers, so this works there as well.)
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const mentions: NewMention[] = [];
  const videos: ChangedVideo[] = [];
  const versions = new Set<number>();
  const failures: unknown[] = [];
  for (const record of event.Records) {
    const change = decodeRecord(record);
    switch (change.kind) {
      case 'new-mention':
        mentions.push(change);
        break;
      case 'changed-video':
        videos.push(change);
        break;
      case 'finished-backfill':
        versions.add(change.version);
        break;
      case 'invalid':
        failures.push(change.error);
        break;
      case 'ignored':
        break;
      default:
        change satisfies never;
    }
  }
  failures.push(...(await deliverMentions(mentions)), ...(await deliverVideos(videos)));
  for (const version of versions) failures.push(...(await deliverSummary(version)));
  if (failures.length > 0) {
    throw new AggregateError(
      failures,
      `${failures.length} alerts could not be delivered: ${failures.map(String).join('; ')}`,
    );
  }
  return { batchItemFailures: [] };
}
