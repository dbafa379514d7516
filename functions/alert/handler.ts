/**
 * Stream of the table → what each follower is owed, in the ledger, and jobs of the mail queue: about new mentions, videos
 * gone or back, corrections, and what was found in the archive. It sends no mail itself.
 */
import type { DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import {
  type ChangedVideo,
  type CorrectedClip,
  FanOut,
  type FoundBy,
  type NewMention,
  type News,
} from '../../shared/contract/fan-out.ts';
import { processBatch } from '../runtime/batch.ts';
import { tellRange } from './fan-out.ts';
import { createFollowers } from './followers.ts';
import { decodeRecord } from './stream-record.ts';
import { tell } from './tell.ts';

/**
 * The handler of one environment of the function, which remembers followers for some seconds.
 *
 * Of a batch of the stream it throws on any failure, after everything that can be recorded is recorded, and never reports
 * records by number. The mapping then halves the batch until the bad record is alone and is set aside; a reported number
 * would set aside the good records behind it too. The ledger makes recording the good ones again harmless. (The emulator
 * ignores reported numbers, so this works there as well.) Messages of the fan-out queue that fail are reported.
 */
export function createHandler(): (event: DynamoDBStreamEvent | SQSEvent) => Promise<SQSBatchResponse | undefined> {
  const followers = createFollowers(() => Date.now());
  return async (event) => {
    if (isFanOut(event)) return processBatch(event.Records, ({ body }) => tellRange(FanOut.parse(JSON.parse(body))));
    const { news, failures } = sorted(event);
    for (const one of news) await tell(one, followers).catch((error) => failures.push(error));
    if (failures.length === 0) return undefined;
    const reasons = failures.map(String).join('; ');
    throw new AggregateError(failures, `${failures.length} alerts could not be recorded: ${reasons}`);
  };
}

export const handler = createHandler();

const isFanOut = (event: DynamoDBStreamEvent | SQSEvent): event is SQSEvent =>
  event.Records.some((record) => 'eventSource' in record && record.eventSource === 'aws:sqs');

/** The records by what they mean; those that cannot be read are failures. */
function sorted(event: DynamoDBStreamEvent): { news: News[]; failures: unknown[] } {
  const mentions: NewMention[] = [];
  const videos: ChangedVideo[] = [];
  const clips: CorrectedClip[] = [];
  const searches: FoundBy[] = [];
  const failures: unknown[] = [];
  for (const record of event.Records) {
    const change = decodeRecord(record);
    switch (change.kind) {
      case 'new-mention':
        mentions.push({ clipId: change.clipId, nameId: change.nameId });
        break;
      case 'changed-video':
        videos.push({ clipId: change.clipId, embedId: change.embedId });
        break;
      case 'corrected-clip':
        clips.push({ clipId: change.clipId, ended: change.ended });
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
  const found = searches.map((by): News => ({ kind: 'found', by }));
  return {
    news: [{ kind: 'mentions', mentions }, { kind: 'videos', videos }, { kind: 'corrections', clips }, ...found],
    failures,
  };
}
