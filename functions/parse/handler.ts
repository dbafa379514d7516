/** File → result on the queue: reads the version that the event names, finds and checks its videos, matches names. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { MAX_FILE_BYTES } from '../../shared/clip/limits.ts';
import { resultOfMissing, resultOfTooLarge } from '../../shared/clip/result.ts';
import { type FileChange, fileChanges } from '../../shared/clip/s3-event.ts';
import type { FileVersion, Result } from '../../shared/contract/message.ts';
import { readVersion, type VersionRead } from '../aws/bucket.ts';
import { ownOutlets } from '../aws/own-outlets.ts';
import { sendResult } from '../aws/queue.ts';
import { orNoted } from '../aws/table/replay-failure.ts';
import { trackedNames } from '../aws/tracked-names.ts';
import { processBatch, receivesOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import { type Alone, isLarge, OneAtATime } from './one-at-a-time.ts';
import type { ReadContext } from './read.ts';

type Reader = typeof import('./read.ts');

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  // What reads a file is loaded while the first answers are on their way.
  const [tracked, outlets, reader] = await Promise.all([trackedNames(), ownOutlets(), import('./read.ts')]);
  const context = { tracked, outlets };
  const turns = new OneAtATime(event.Records);
  return processBatch(event.Records, (record) =>
    turns.settle(record, (alone) => settle(record, (change) => resultOf(change, context, reader, alone))),
  );
}

async function settle({ body, attributes }: SQSRecord, resultOf: (change: FileChange) => Promise<Result>) {
  for (const change of fileChanges(body)) {
    const { key, replay } = change.file;
    const read = async () => {
      const result = await resultOf(change);
      await sendResult(setting('results'), setting('archive'), result);
      return result;
    };
    const result = await (replay === undefined
      ? read()
      : orNoted(read, { mark: replay, key, receives: receivesOf(attributes) }));
    if (result === null) continue;
    console.info({ message: 'read', kind: result.kind, key: result.file.key, versionId: result.file.versionId });
  }
}

async function resultOf(change: FileChange, context: ReadContext, reader: Reader, alone: Alone): Promise<Result> {
  if (change.kind === 'removed') return change;
  const { bucket, key, versionId } = change.file;
  const fetched = () => readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  // A large file is not held in memory while it waits for its turn.
  const early = isLarge(change.size) ? null : await fetched();
  const isLight = early !== null && !(early.kind === 'found' && reader.isContainer(early.bytes, key));
  const read = async (version: VersionRead) => reading(change.file, version, context, reader);
  const finish = isLight ? await read(early) : await alone(async () => read(early ?? (await fetched())));
  return finish();
}

/** Reads a file; what is left to do for its result waits for hosts, and needs no turn. */
async function reading(file: FileVersion, read: VersionRead, context: ReadContext, reader: Reader) {
  switch (read.kind) {
    case 'gone':
      return async () => resultOfMissing(file);
    case 'too-large':
      return async () => resultOfTooLarge({ ...file, lastModified: read.lastModified }, read.size);
    case 'found':
      return reader.readFound(file, read, context);
    default:
      return read satisfies never;
  }
}
