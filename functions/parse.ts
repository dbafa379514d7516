/** File → result on the queue: reads exactly the version the event names, finds and checks its videos, matches names. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { parseFile } from '../shared/clip.ts';
import type { Result } from '../shared/contract.ts';
import { type FileChange, fileChanges } from '../shared/file-event.ts';
import { storyOf } from '../shared/story/index.ts';
import { readVersion } from './aws/bucket.ts';
import { sendResult } from './aws/queue.ts';
import { settleBatch } from './batch.ts';
import { setting } from './environment.ts';
import { checkEmbeds } from './net/check.ts';
import { createFetcher } from './net/fetch.ts';
import { type Tracked, trackedNames } from './tracked.ts';

/** Files larger than this are refused unread; the largest saved pages seen are a few megabytes. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** What all checks of a clip may take together: a slow host never holds up a clip, it is asked again later. */
const CHECK_BUDGET_MS = 3000;

const fetch = createFetcher({ contact: process.env.SENDER_ADDRESS ?? '' });

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const tracked = await trackedNames();
  return settleBatch(event.Records, async ({ body }) => {
    for (const change of fileChanges(body)) {
      const result = await resultOf(change, tracked);
      await sendResult(setting('results'), setting('archive'), result);
      console.info({ message: 'read', kind: result.kind, key: result.file.key, versionId: result.file.versionId });
    }
  });
}

async function resultOf(change: FileChange, tracked: Tracked): Promise<Result> {
  if (change.kind === 'removed') return change;
  const { bucket, key, versionId } = change.file;
  const read = await readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  if (read.kind === 'gone') {
    return { kind: 'superseded', file: change.file, reason: 'This version was gone before it could be read.' };
  }
  const file = { ...change.file, lastModified: read.lastModified };
  if (read.kind === 'too-large') {
    const megabytes = Math.ceil(read.size / 1024 / 1024);
    return { kind: 'refused', file, reason: `The file has ${megabytes} MB; split it or keep it under 20 MB.` };
  }
  const today = new Date().toISOString().slice(0, 10);
  const [first] = await parseFile(read.bytes, key, tracked.matcher, { today });
  if (!first) throw new Error('A file gives at least one clip.');
  const { clip, text, refused } = first;
  if (refused !== null) return { kind: 'refused', file, reason: refused };
  const siteOrigins = (process.env.SITE_ORIGINS ?? '').split(' ').filter(Boolean);
  const checks = await checkEmbeds(clip.embeds, {
    fetch,
    siteOrigins,
    budgetMs: CHECK_BUDGET_MS,
    now: () => new Date(),
  });
  const story = storyOf(clip.title, text);
  return { kind: 'clip', file, clip, checks, text, story, namesVersion: tracked.version };
}
