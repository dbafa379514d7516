/** File → result on the queue: reads exactly the version the event names, finds and checks its videos, matches names. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { parseFile, type ReadClip } from '../../shared/clip/parse-file.ts';
import type { Check, Embed } from '../../shared/contract/clip.ts';
import type { Part, Result } from '../../shared/contract/message.ts';
import { type FileChange, fileChanges, uploadMetadataIn } from '../../shared/file/index.ts';
import { storyOf } from '../../shared/story/index.ts';
import { readVersion } from '../aws/bucket.ts';
import { sendResult } from '../aws/queue.ts';
import { type Tracked, trackedNames } from '../aws/tracked-names.ts';
import { checkEmbeds } from '../net/check.ts';
import { createFetcher } from '../net/fetch.ts';
import { processBatch } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';

/** Files larger than this are refused unread: a mail or an archive may be big, and the function has 1 GB of memory. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** What all checks of a file may take together: a slow host never holds up a clip, it is asked again later. */
const CHECK_BUDGET_MS = 3000;

const fetch = createFetcher({ contact: process.env.SENDER_ADDRESS ?? '' });

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
  if (read.kind === 'gone') {
    return { kind: 'superseded', file: change.file, reason: 'This version was gone before it could be read.' };
  }
  const file = { ...change.file, lastModified: read.lastModified };
  if (read.kind === 'too-large') {
    const megabytes = Math.ceil(read.size / 1024 / 1024);
    return { kind: 'refused', file, reason: `The file has ${megabytes} MB; split it or keep it under 64 MB.` };
  }
  const today = new Date().toISOString().slice(0, 10);
  const clips = await parseFile(read.bytes, key, matcher, { today, given: uploadMetadataIn(read.metadata) });
  const parts = partsOf(clips, await checksOf(clips));
  const [only] = parts;
  if (only === undefined || parts.length > 1 || only.part !== '') {
    return { kind: 'several', file, parts, namesVersion: version };
  }
  return only.kind === 'refused'
    ? { kind: 'refused', file, reason: only.reason }
    : {
        kind: 'clip',
        file,
        clip: only.clip,
        checks: only.checks,
        text: only.text,
        story: only.story,
        namesVersion: version,
      };
}

/** The checks of all videos in the file, clip after clip: they share one budget. */
function checksOf(clips: readonly ReadClip[]): Promise<Check[]> {
  const embeds: Embed[] = clips.flatMap(({ clip }) => clip.embeds);
  return checkEmbeds(embeds, {
    fetch,
    siteOrigins: (process.env.SITE_ORIGINS ?? '').split(' ').filter(Boolean),
    budgetMs: CHECK_BUDGET_MS,
    now: () => new Date(),
  });
}

/** Each clip with its own checks; the only clip of a file has an empty `part`. */
function partsOf(clips: readonly ReadClip[], checks: readonly Check[]): Part[] {
  const left = [...checks];
  return clips.map(({ clip, text, refused }): Part => {
    const part = clip.part ?? '';
    return refused === null
      ? { kind: 'clip', part, clip, checks: left.splice(0, clip.embeds.length), text, story: storyOf(clip.title, text) }
      : { kind: 'refused', part, reason: refused };
  });
}
