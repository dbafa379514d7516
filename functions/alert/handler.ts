/** Stream of the table → one e-mail to each follower: about new mentions, videos gone or back, and what was found in the archive. */
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { FoundBy } from '../aws/table/backfill.ts';
import { deliverSummary } from './backfill-summary.ts';
import { createFollowers } from './followers.ts';
import { deliverMentions } from './mentions.ts';
import { type ChangedVideo, decodeRecord, type NewMention } from './stream-record.ts';
import { deliverVideos } from './videos.ts';

/**
 * The handler of one environment of the function, which remembers followers for some seconds.
 *
 * It throws on any failure, after everything that can be delivered is delivered, and never reports records by number.
 * The mapping then halves the batch until the bad record is alone and is set aside; a reported number would set aside
 * the good records behind it too. The ledger makes delivering the good ones again harmless. (The emulator ignores
 * reported numbers, so this works there as well.)
 */
export function createHandler(): (event: DynamoDBStreamEvent) => Promise<void> {
  const followers = createFollowers(() => Date.now());
  return async (event) => {
    const { mentions, videos, searches, failures } = sorted(event);
    failures.push(...(await deliverMentions(mentions, followers)), ...(await deliverVideos(videos, followers)));
    for (const by of searches) failures.push(...(await deliverSummary(by, followers)));
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `${failures.length} alerts could not be delivered: ${failures.map(String).join('; ')}`,
      );
    }
  };
}

export const handler = createHandler();

/** The records by what they mean; those that cannot be read are failures. */
function sorted(event: DynamoDBStreamEvent) {
  const mentions: NewMention[] = [];
  const videos: ChangedVideo[] = [];
  const searches: FoundBy[] = [];
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
      case 'finished-search':
        searches.push(change.by);
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
  return { mentions, videos, searches, failures };
}
