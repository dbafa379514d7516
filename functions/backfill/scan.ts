/**
 * The scan of the archive: clips that were matched with older names are matched again, ordered by day.
 *
 * It is driven by versions: it starts when the compiled names are newer than those of the last scan, and skips
 * clips that have its version already. Its position is saved in the table, so a run that dies costs the clips since the
 * last save, and matching these again changes nothing. Names that change during a scan start the next one.
 */
import {
  advanceScan,
  dequeueClip,
  finishScan,
  queuedClips,
  queueForRematch,
  readScan,
  type Scan,
  startScan,
} from '../aws/table/backfill.ts';
import { listings, shardsOf } from '../aws/table/keys.ts';
import { type Entry, entries } from '../aws/table/listing.ts';
import { namesState } from '../aws/table/names.ts';
import { outdatedClips } from '../aws/table/rematch.ts';
import type { Tracked } from '../aws/tracked-names.ts';
import { forEachOf } from '../runtime/batch.ts';
import { errorLine } from '../runtime/error-log.ts';
import { type Rematched, Rematcher } from './rematch.ts';

export interface RunContext {
  readonly now: () => Date;
  /** No clip is started after it. */
  readonly until: Date;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** The newest names that are compiled. */
  readonly tracked: () => Promise<Tracked>;
}

export interface Tally {
  /** Clips taken off the queue. */
  readonly queued: number;
  readonly seen: number;
  readonly changed: number;
  /** One error for each clip that failed. */
  readonly failures: readonly unknown[];
}

/**
 * Time since the last change of names before a scan starts. Indexes lag behind the table, usually by less than a
 * second: a clip stored just before the change is listed by then. It also makes one scan of many changes in a row.
 */
export const REST_MS = 10_000;

/** Clips between two saves of the position. */
const BATCH = 32;
/** Clips matched at once: a changed one is parsed, which takes memory. */
const WIDTH = 4;
/** Clips of each shard of the queue in one run. */
const QUEUED_PER_SHARD = 200;
/** Attempts at one clip before it is given up. */
const TRIES = 5;

/** One run: the queue first, then as much of the scan as there is time for. */
export async function runScan(context: RunContext): Promise<Tally> {
  const failures: unknown[] = [];
  const rematcher = new Rematcher();
  const queued = await rematchQueued(rematcher, context, failures);
  let seen = 0;
  let changed = 0;
  let current = await currentScan(context);
  // The names of the scan were compiled when it started; if they cannot be loaded now, they are being compiled again.
  if (current === null || (await context.tracked()).version < current.version)
    return { queued, seen, changed, failures };
  for await (const batch of batchesFrom(current.position)) {
    if (context.now() >= context.until) return { queued, seen, changed, failures };
    const done = await rematchBatch(batch, current.version, rematcher, context, failures);
    const last = batch.at(-1)?.listOrder ?? '';
    const next: Scan | null = await advanceScan(current, last, done);
    // Another run advanced from the same position and continues the scan.
    if (next === null) return { queued, seen, changed, failures };
    current = next;
    seen += done.seen;
    changed += done.changed;
  }
  await finishScan(current, context.now());
  return { queued, seen, changed, failures };
}

/** The scan to continue: the one that runs, or a new one where newer names are compiled since the last. Null: none. */
async function currentScan({ now, pause, tracked }: RunContext): Promise<Scan | null> {
  const last = await readScan();
  if (last !== null && last.finishedAt === undefined) return last;
  const { version: listed, changedAt } = await namesState();
  if (listed <= (last?.version ?? 0)) return null;
  const { version } = await tracked();
  if (version <= (last?.version ?? 0)) return null;
  const sinceChange = changedAt === null ? REST_MS : now().getTime() - Date.parse(changedAt);
  if (sinceChange < REST_MS) await pause(REST_MS - sinceChange);
  await startScan(version, now());
  return readScan();
}

async function* batchesFrom(start: string): AsyncGenerator<Entry[], void, undefined> {
  const position = start === '' ? null : start;
  const listing = { index: 'list', partitions: shardsOf(listings.clips), order: 'oldest', position } as const;
  let batch: Entry[] = [];
  for await (const entry of entries(listing, 4 * BATCH)) {
    batch.push(entry);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Clips that fail do not hold up the others: they are queued. */
async function rematchBatch(
  batch: readonly Entry[],
  version: number,
  rematcher: Rematcher,
  { now, tracked }: RunContext,
  failures: unknown[],
): Promise<Pick<Scan, 'seen' | 'changed' | 'failed'>> {
  const names = await tracked();
  const outcomes: Rematched[] = [];
  const failed: string[] = [];
  await forEachOf(
    await outdatedClips(batch, names.version),
    async (clipId) => {
      try {
        outcomes.push(await rematcher.rematch(clipId, names, version, now()));
      } catch (error) {
        failed.push(clipId);
        failures.push(
          new Error(`The clip ${clipId} could not be matched again: ${errorLine(error)}`, { cause: error }),
        );
      }
    },
    WIDTH,
  );
  await queueForRematch(failed, now(), 1);
  const changed = outcomes.filter((outcome) => outcome === 'changed').length;
  return { seen: batch.length, changed, failed: failed.length };
}

async function rematchQueued(
  rematcher: Rematcher,
  { now, until, tracked }: RunContext,
  failures: unknown[],
): Promise<number> {
  const clips = await queuedClips(QUEUED_PER_SHARD);
  if (clips.length === 0) return 0;
  const names = await tracked();
  // They wait for the names that they were too early for: matched with older ones they would be taken off for nothing.
  if (names.version < (await namesState()).version) return 0;
  let done = 0;
  await forEachOf(
    clips,
    async (one) => {
      if (now() >= until) return;
      try {
        await rematcher.rematch(one.clipId, names, null, now());
        await dequeueClip(one);
        done += 1;
      } catch (error) {
        const attempts = one.attempts + 1;
        const isLast = attempts >= TRIES;
        if (isLast) await dequeueClip(one);
        else await queueForRematch([one.clipId], now(), attempts);
        const next = isLast ? 'it keeps its mentions until the names change again' : 'it is tried again';
        failures.push(
          new Error(`The clip ${one.clipId} could not be matched again, ${next}: ${errorLine(error)}`, {
            cause: error,
          }),
        );
      }
    },
    WIDTH,
  );
  return done;
}
