/** File → result on the queue: reads the version that the event names, finds and checks its videos, matches names. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { MAX_FILE_BYTES } from '../../shared/clip/limits.ts';
import { resultOfMissing, resultOfTooLarge } from '../../shared/clip/result.ts';
import { type FileChange, fileChanges } from '../../shared/clip/s3-event.ts';
import type { Result } from '../../shared/contract/message.ts';
import { readVersion } from '../aws/bucket.ts';
import { ownOutlets } from '../aws/own-outlets.ts';
import { sendResult } from '../aws/queue.ts';
import { orNoted } from '../aws/table/replay-failure.ts';
import { trackedNames } from '../aws/tracked-names.ts';
import { processBatch, receivesOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import type { ReadContext } from './read.ts';

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  // What reads a file is loaded while the first answers are on their way.
  const [tracked, outlets, reader] = await Promise.all([trackedNames(), ownOutlets(), import('./read.ts')]);
  const context = { tracked, outlets };
  return processBatch(event.Records, async ({ body, attributes }) => {
    for (const change of fileChanges(body)) {
      const { key, replay } = change.file;
      const read = async () => {
        const result = await resultOf(change, context, reader);
        await sendResult(setting('results'), setting('archive'), result);
        return result;
      };
      const result = await (replay === undefined
        ? read()
        : orNoted(read, { mark: replay, key, receives: receivesOf(attributes) }));
      if (result === null) continue;
      console.info({ message: 'read', kind: result.kind, key: result.file.key, versionId: result.file.versionId });
    }
  });
}

async function resultOf(change: FileChange, context: ReadContext, reader: typeof import('./read.ts')): Promise<Result> {
  if (change.kind === 'removed') return change;
  const { bucket, key, versionId } = change.file;
  const read = await readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  switch (read.kind) {
    case 'gone':
      return resultOfMissing(change.file);
    case 'too-large':
      return resultOfTooLarge({ ...change.file, lastModified: read.lastModified }, read.size);
    case 'found':
      return reader.resultOfFound(change.file, read, context);
    default:
      return read satisfies never;
  }
}
