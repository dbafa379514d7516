/** File → result on the queue: reads the version that the event names, finds and checks its videos, matches names. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { LIGHT_BYTES, MAX_FILE_BYTES } from '../../shared/clip/limits.ts';
import { resultOfMissing, resultOfTooLarge } from '../../shared/clip/result.ts';
import { type FileChange, fileChanges } from '../../shared/clip/s3-event.ts';
import type { Result } from '../../shared/contract/message.ts';
import { readVersion } from '../aws/bucket.ts';
import { ownOutlets } from '../aws/own-outlets.ts';
import { sendResult } from '../aws/queue.ts';
import { orNoted } from '../aws/table/replay/failure.ts';
import { trackedNames } from '../aws/tracked-names.ts';
import { processBatch, receivesOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import type { ReadContext } from './read.ts';

/** What becomes of a change: its result; or it goes on to the queue of heavy files. */
type Outcome = Result | 'heavy';

interface Context extends ReadContext {
  readonly reader: typeof import('./read.ts');
}

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  // What reads a file is loaded while the first answers are on their way.
  const [tracked, outlets, reader] = await Promise.all([trackedNames(), ownOutlets(), import('./read.ts')]);
  const context = { tracked, outlets, reader };
  const firsts = new Map(event.Records.filter(isFirst).map((record) => [record, settle(record, context)]));
  // What comes again may end the run: it takes nobody along that came for the first time.
  const done = Promise.allSettled(firsts.values());
  return processBatch(event.Records, (record) => firsts.get(record) ?? done.then(() => settle(record, context)));
}

/** All changes that a message tells of, whether or not one of them fails. Throws the first failure. */
async function settle(record: SQSRecord, context: Context): Promise<void> {
  const failures: unknown[] = [];
  for (const change of fileChanges(record.body)) {
    await settleChange(change, record, context).catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function settleChange(change: FileChange, record: SQSRecord, context: Context): Promise<void> {
  const { key, replay, versionId } = change.file;
  const read = () =>
    inRun(record, async (openRuns) => {
      const outcome = await outcomeOf(change, record, context, openRuns);
      await send(change, outcome);
      return outcome;
    });
  const outcome = await (replay === undefined
    ? read()
    : orNoted(read, { mark: replay, key, receives: receivesOf(record.attributes) }));
  if (outcome === null) return;
  console.info({ message: 'read', kind: outcome === 'heavy' ? outcome : outcome.kind, key, versionId });
}

/** Does the work on a message, which is told how many runs on it are open (`noted-run.ts`). */
async function inRun<T>(record: SQSRecord, work: (openRuns: number) => Promise<T>): Promise<T> {
  if (isFirst(record)) return work(0);
  const { notedRun } = await import('./noted-run.ts');
  return notedRun(record, work);
}

async function send(change: FileChange, outcome: Outcome): Promise<void> {
  if (outcome !== 'heavy') return sendResult(setting('results'), setting('archive'), outcome);
  // Loaded on demand: most files are light.
  const { sendEvents } = await import('../aws/ingest-queue.ts');
  await sendEvents(setting('heavy'), [change]);
}

async function outcomeOf(
  change: FileChange,
  record: SQSRecord,
  { reader, ...context }: Context,
  openRuns: number,
): Promise<Outcome> {
  if (change.kind === 'removed') return change;
  const { bucket, key, versionId, replay } = change.file;
  const isAlone = isFromHeavyQueue(record);
  // Beside others only light files are read, and none on which another run is open: it may have ended that.
  if (!isAlone && (openRuns > 1 || change.size > LIGHT_BYTES)) return 'heavy';
  const version = await readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  switch (version.kind) {
    case 'gone':
      return resultOfMissing(change.file);
    case 'too-large':
      return resultOfTooLarge({ ...change.file, lastModified: version.lastModified }, version.size);
    case 'found':
      if (isAlone) {
        const readBytes = await reader.inProcess({ openRuns, isReplay: replay !== undefined });
        return reader.readFound(change.file, version, context, readBytes);
      }
      return reader.isHeavy(version.bytes, key) ? 'heavy' : reader.readFound(change.file, version, context);
    default:
      return version satisfies never;
  }
}

const isFirst = ({ attributes }: SQSRecord): boolean => receivesOf(attributes) === 1;

function isFromHeavyQueue({ eventSourceARN }: SQSRecord): boolean {
  return eventSourceARN.split(':').at(-1) === setting('heavy').split('/').at(-1);
}
