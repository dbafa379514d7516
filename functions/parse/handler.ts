/** File → result on the queue: reads the version that the event names, finds and checks its videos, matches names. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { MAX_FILE_BYTES } from '../../shared/clip/limits.ts';
import { parseFile, type ReadClip } from '../../shared/clip/parse-file.ts';
import { resultOfClips, resultOfMissing, resultOfTooLarge } from '../../shared/clip/result.ts';
import type { Check } from '../../shared/contract/clip.ts';
import type { Result } from '../../shared/contract/message.ts';
import { type FileChange, fileChanges, uploadMetadataIn } from '../../shared/file/index.ts';
import { readVersion } from '../aws/bucket.ts';
import { sendResult } from '../aws/queue.ts';
import { type Tracked, trackedNames } from '../aws/tracked-names.ts';
import { checkEmbeds } from '../net/check.ts';
import { createFetcher } from '../net/fetch.ts';
import { processBatch } from '../runtime/batch.ts';
import { setting, siteOrigins } from '../runtime/environment.ts';
import { turnsFor } from './turns.ts';

/** For all checks of a file together: a slow host does not delay a clip, its videos are checked again later. */
const CHECK_BUDGET_MS = 3000;

const fetch = createFetcher({ contact: setting('sender') });
const now = () => new Date();
/** Hosts not to be asked, until when. */
const busy = new Map<string, number>();

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const tracked = await trackedNames();
  return processBatch(event.Records, async ({ body }) => {
    for (const change of fileChanges(body)) {
      const result = await resultOf(change, tracked);
      await sendResult(setting('results'), setting('archive'), result);
      console.info({ message: 'read', kind: result.kind, key: result.file.key, versionId: result.file.versionId });
    }
  });
}

async function resultOf(change: FileChange, { matcher, version }: Tracked): Promise<Result> {
  if (change.kind === 'removed') return change;
  const { bucket, key, versionId } = change.file;
  const read = await readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  switch (read.kind) {
    case 'gone':
      return resultOfMissing(change.file);
    case 'too-large':
      return resultOfTooLarge({ ...change.file, lastModified: read.lastModified }, read.size);
    case 'found': {
      const today = new Date().toISOString().slice(0, 10);
      const clips = await parseFile(read.bytes, key, matcher, { today, metadata: uploadMetadataIn(read.metadata) });
      const file = { ...change.file, lastModified: read.lastModified };
      return resultOfClips(file, clips, await checksOf(clips), version);
    }
    default:
      return read satisfies never;
  }
}

/** The checks of all embeds in the file, clip after clip: they share one budget. */
function checksOf(clips: readonly ReadClip[]): Promise<Check[]> {
  return checkEmbeds(
    clips.flatMap(({ clip }) => clip.embeds),
    { fetch, siteOrigins: siteOrigins(), budgetMs: CHECK_BUDGET_MS, now, takeTurns: turnsFor(busy, clips.length, now) },
  );
}
