/** One shard of the archive: the clips that wait for a match, then as much of the scan as there is time for. */

import { clipIdIn, listings, shardIn } from '../aws/table/keys.ts';
import { type Entry, entries } from '../aws/table/listing.ts';
import { dequeueClip, type QueuedClip, queuedClips, queueForRematch } from '../aws/table/name/backfill.ts';
import { namesState } from '../aws/table/name/names.ts';
import { added, type Counts, NO_CLIPS, type Scan, type ShardProgress } from '../aws/table/name/scan.ts';
import { progressIn, releaseShard, type ShardLease, saveShard, takeShard } from '../aws/table/name/scan-run.ts';
import type { Tracked } from '../aws/tracked-names.ts';
import { forEachOf } from '../runtime/batch.ts';
import { errorLine } from '../runtime/error-log.ts';
import type { Rematcher } from './rematch.ts';

export interface ShardContext {
  readonly now: () => Date;
  /** No clip is started after it. */
  readonly until: Date;
  /** The newest names that are compiled. */
  readonly tracked: () => Promise<Tracked>;
  /** One error for each clip that failed. */
  readonly failures: unknown[];
}

export interface ShardTally extends Counts {
  /** Clips taken off the queue. */
  readonly queued: number;
}

/** Clips of each shard of the queue in one run. */
const QUEUED = 200;
/** Clips between two saves of the position. */
export const CLIPS_A_SAVE = 128;
/** Clips read and matched at once: most of their time is the table's. */
const WIDTH = 32;
/** Attempts at one clip before it is given up. */
const TRIES = 5;

const NOTHING: ShardTally = { queued: 0, ...NO_CLIPS };

/** Whether clips of the shard wait to be matched. */
export async function isQueued(shard: number): Promise<boolean> {
  return (await queuedClips(shard, 1)).length > 0;
}

/**
 * Works on a shard under its lease; does nothing while another run has that. So nothing is written with older names after
 * a scan with newer ones has passed, although an unchanged clip does not say that it was passed.
 */
export async function workOnShard(
  shard: number,
  scan: Scan | null,
  rematcher: Rematcher,
  context: ShardContext,
): Promise<ShardTally> {
  const lease = await takeShard(shard, context.now());
  if (lease === null) return NOTHING;
  const queued = await rematchQueued(await queuedClips(shard, QUEUED), rematcher, context);
  const { counts, unsaved } = await scanShard(lease, scan, rematcher, context);
  await releaseShard(lease, unsaved);
  return { queued, ...counts };
}

interface Scanned {
  readonly counts: Counts;
  /** How far it came since the last save; null where nothing is to be saved. */
  readonly unsaved: ShardProgress | null;
}

async function scanShard(
  lease: ShardLease,
  scan: Scan | null,
  rematcher: Rematcher,
  context: ShardContext,
): Promise<Scanned> {
  let counts: Counts = NO_CLIPS;
  if (scan === null || scan.finishedAt !== undefined) return { counts, unsaved: null };
  let progress = progressIn(lease, scan);
  // Another run may have finished it, and the scan, since the scan was read.
  if (progress.version > scan.version || progress.isDone) return { counts, unsaved: null };
  // The names of the scan were compiled when it started; if they cannot be loaded now, they are being compiled again.
  if ((await context.tracked()).version < scan.version) return { counts, unsaved: null };
  for await (const batch of batchesFrom(lease.shard, progress.position)) {
    const names = await context.tracked();
    const { passed, ...done } = await rematchBatch(batch, scan.version, names, rematcher, context);
    counts = added(counts, done);
    progress = { ...added(progress, done), position: passed?.listOrder ?? progress.position };
    if (passed !== batch.at(-1)) return { counts, unsaved: progress };
    // Of the last batch the release says it.
    if (batch.length === CLIPS_A_SAVE && !(await saveShard(lease, progress))) return { counts, unsaved: null };
  }
  return { counts, unsaved: { ...progress, isDone: true } };
}

async function* batchesFrom(shard: number, start: string): AsyncGenerator<Entry[], void, undefined> {
  const position = start === '' ? null : start;
  const listing = { index: 'list', partitions: [shardIn(listings.clips, shard)], order: 'oldest', position } as const;
  let batch: Entry[] = [];
  for await (const entry of entries(listing, 4 * CLIPS_A_SAVE)) {
    batch.push(entry);
    if (batch.length === CLIPS_A_SAVE) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/**
 * Matches the clips of a batch until there is no time left; `passed` is the last that was started, and all before it are
 * done. Clips that fail do not hold up the others: they are queued.
 */
async function rematchBatch(
  batch: readonly Entry[],
  version: number,
  names: Tracked,
  rematcher: Rematcher,
  { now, until, failures }: ShardContext,
): Promise<Counts & { readonly passed: Entry | undefined }> {
  let seen = 0;
  let changed = 0;
  let isOver = false;
  const failed: string[] = [];
  await forEachOf(
    batch,
    async (entry) => {
      isOver ||= now() >= until;
      if (isOver) return;
      seen += 1;
      const clipId = clipIdIn(entry);
      try {
        if ((await rematcher.rematch(clipId, names, version, now())) === 'changed') changed += 1;
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
  return { seen, changed, failed: failed.length, passed: batch[seen - 1] };
}

async function rematchQueued(
  clips: readonly QueuedClip[],
  rematcher: Rematcher,
  { now, until, tracked, failures }: ShardContext,
): Promise<number> {
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
