/** Result → clip, mentions, embeds and receipt in the table. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Arrivals, arrivalsIn, type HourCounts, sumOf } from '../../shared/clip/arrivals.ts';
import { clipIdOf } from '../../shared/clip/id.ts';
import type { Result } from '../../shared/contract/message.ts';
import { removeArchived, textKey } from '../aws/archived.ts';
import { claimedBytes, receiveResult } from '../aws/receive-result.ts';
import { countArrivals } from '../aws/table/file/arrivals.ts';
import { jointWrites } from '../aws/table/joint-writes.ts';
import { queueForRematch } from '../aws/table/name/backfill.ts';
import { namesVersion } from '../aws/table/name/names.ts';
import type { Settlement } from '../aws/table/settle/clip.ts';
import { settle } from '../aws/table/settle/settle.ts';
import { processBatch, receivesOf, Unfinished } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import { errorLog } from '../runtime/error-log.ts';
import { Room } from './room.ts';

/**
 * Half of what the function may take (`queues.results`, not imported, since it would be loaded by every run): after it no
 * further clip of a file with many is begun, and the rest of the time is for those that are.
 */
const BEGINS_MS = 15_000;

/** What waits for room begins until then: the costliest clip takes half of the time. */
const WAITS_MS = 10_000;

/** Bytes of the results that are in memory at once: as many as one file may have (`MAX_RESULT_BYTES`, not imported either). */
const MOST_BYTES = 32_000_000;

const NO_TIME = 'Those before it took the memory of the run until it was too late to begin.';

/** A clip, and the version of the names that it was matched with. */
interface Matched {
  readonly clipId: string;
  readonly namesVersion: number;
}

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const begun = Date.now();
  const archiveBucket = setting('archive');
  const settled: Matched[] = [];
  const arrived: Arrivals[] = [];
  const write = jointWrites();
  const room = new Room(MOST_BYTES);
  // Who has waited longest goes first, so that nobody waits until it is a dead letter.
  const records = event.Records.toSorted((a, b) => receivesOf(b.attributes) - receivesOf(a.attributes));
  const report = await processBatch(records, (record) => {
    const bytes = claimedBytes(record.body);
    return room.hold(bytes, async () => {
      if (bytes > 0 && Date.now() > begun + WAITS_MS) throw new Unfinished(NO_TIME, false);
      await settleRecord(record);
    });
  });
  await Promise.all([queueOutdated(settled), count(sumOf(arrived))]);
  return report;

  async function settleRecord({ body, attributes }: SQSRecord): Promise<void> {
    const result = await receiveResult(archiveBucket, body);
    const settlement: Settlement = {
      archiveText: (clipId, text, revision) => archiveText(textKey(clipId, revision), text),
      removeArchived,
      write,
      newsDays: Number(setting('newsDays')),
      storySimilarity: Number(setting('storySimilarity')),
      searchWords: Number(setting('searchWords')),
      isOver: () => Date.now() > begun + BEGINS_MS,
      now: new Date(),
    };
    if (result.file.replay !== undefined) {
      const { replay } = await import('./replay.ts');
      if (await replay(result, result.file.replay, settlement, receivesOf(attributes)))
        settled.push(...matchedClips(result));
      return;
    }
    const receipt = await settle(result, settlement);
    arrived.push(arrivalsIn(result, receipt, settlement.now));
    console.info({
      message: 'settled',
      kind: result.kind,
      key: result.file.key,
      outcome: receipt?.outcome ?? 'removed',
    });
    settled.push(...matchedClips(result));
  }

  async function archiveText(key: string, text: string): Promise<string> {
    // Few texts are archived: the other runs need not load the S3 client.
    const { putObject } = await import('../aws/bucket.ts');
    await putObject(archiveBucket, key, text, 'text/plain; charset=utf-8');
    return key;
  }
}

/** Delivering the batch again would count nothing: its files are settled. */
async function count(arrivals: HourCounts): Promise<void> {
  await countArrivals(arrivals, new Date()).catch((error) =>
    console.error({ message: 'files that arrived were not counted', ...arrivals, error: errorLog(error) }),
  );
}

/**
 * Queues the clips that were matched with an older list of names. The version is read after they were written: a later
 * change starts a scan, which reaches them. Where this fails the whole batch is delivered again.
 */
async function queueOutdated(matched: readonly Matched[]): Promise<void> {
  if (matched.length === 0) return;
  const version = await namesVersion();
  const outdated = matched.filter((clip) => clip.namesVersion < version);
  await queueForRematch(
    outdated.map(({ clipId }) => clipId),
    new Date(),
  );
}

/** The clips of a result, each with the version of the names that it was matched with. */
function matchedClips(result: Result): Matched[] {
  const { bucket, key } = result.file;
  switch (result.kind) {
    case 'clip':
      return [{ clipId: clipIdOf(bucket, key), namesVersion: result.namesVersion }];
    case 'several': {
      const { namesVersion } = result;
      return result.parts.flatMap((part) => {
        switch (part.kind) {
          case 'clip':
            return [{ clipId: clipIdOf(bucket, key, part.part), namesVersion }];
          case 'refused':
            return [];
          default:
            return part satisfies never;
        }
      });
    }
    case 'refused':
    case 'superseded':
    case 'removed':
      return [];
    default:
      return result satisfies never;
  }
}
