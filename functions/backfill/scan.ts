/**
 * The scan of the archive: clips that were matched with older names are matched again, ordered by day.
 *
 * It is driven by versions: it starts when the compiled names are newer than those of the last scan, and skips
 * clips that have its version already. Its position says what was seen, so a clip of which nothing changes is not written.
 * The position is saved in the table: a run that dies costs the clips since the last save, and matching these again changes
 * nothing. Names that change during a scan start the next one.
 *
 * One run works at a time: it holds a lease for as long as the function may run. So nothing is written with older names
 * after a scan with newer ones has passed, although an unchanged clip does not say that it was passed.
 */
import {
  advanceScan,
  dequeueClip,
  finishScan,
  type QueuedClip,
  queuedClips,
  queueForRematch,
  readAsked,
  readScan,
  releaseLease,
  type Scan,
  startScan,
  takeLease,
} from '../aws/table/backfill.ts';
import { clipIdIn, listings, shardsOf } from '../aws/table/keys.ts';
import { type Entry, entries } from '../aws/table/listing.ts';
import { namesState } from '../aws/table/names.ts';
import type { Tracked } from '../aws/tracked-names.ts';
import { forEachOf } from '../runtime/batch.ts';
import { errorLine } from '../runtime/error-log.ts';
import type { Rematched, Rematcher } from './rematch.ts';

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
 * Time since the last change of names before a scan starts by itself: whoever edits a list makes many changes, and a scan
 * reads the whole archive.
 */
export const REST_MS = 10 * 60_000;

/**
 * Time since the last change before a scan that was asked for. Indexes lag behind the table, usually by less than a second:
 * a clip stored just before the change is listed by then.
 */
export const LAG_MS = 10_000;

/** Clips between two saves of the position. */
const BATCH = 32;
/** Clips matched at once: a changed one is parsed, which takes memory. */
const WIDTH = 4;
/** Clips of each shard of the queue in one run. */
const QUEUED_PER_SHARD = 200;
/** Attempts at one clip before it is given up. */
const TRIES = 5;

const NOTHING: Tally = { queued: 0, seen: 0, changed: 0, failures: [] };

/** One run: the queue first, then as much of the scan as there is time for. Does nothing while another run works. */
export async function runScan(context: RunContext): Promise<Tally> {
  const [queue, due] = await Promise.all([queuedClips(QUEUED_PER_SHARD), dueScan(context)]);
  if (queue.length === 0 && due === null) return NOTHING;
  const lease = await takeLease(context.now());
  if (lease === null) return NOTHING;
  const tally = await work(context, queue);
  await releaseLease(lease);
  return tally;
}

async function work(context: RunContext, queue: readonly QueuedClip[]): Promise<Tally> {
  const failures: unknown[] = [];
  // Most runs find nothing to do, and need not load what reads files.
  const { Rematcher } = await import('./rematch.ts');
  const rematcher = new Rematcher();
  const queued = await rematchQueued(queue, rematcher, context, failures);
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

/** The scan to do: one that runs, or a new one of the compiled names. Null: none is due. */
type Due = { readonly running: Scan } | { readonly version: number; readonly startsIn: number } | null;

async function dueScan({ now, tracked }: RunContext): Promise<Due> {
  const [scan, { version: listed, changedAt }] = await Promise.all([readScan(), namesState()]);
  if (scan !== null && scan.finishedAt === undefined) return { running: scan };
  const done = scan?.version ?? 0;
  if (listed <= done) return null;
  const asked = await readAsked();
  const sinceChange = changedAt === null ? REST_MS : now().getTime() - Date.parse(changedAt);
  if (asked <= done && sinceChange < REST_MS) return null;
  const { version } = await tracked();
  // What was asked for waits until its names are compiled.
  if (version <= done || version < asked) return null;
  return { version, startsIn: Math.max(0, LAG_MS - sinceChange) };
}

/** The scan to continue, started if one is due. Null: none. */
async function currentScan(context: RunContext): Promise<Scan | null> {
  const due = await dueScan(context);
  if (due === null) return null;
  if ('running' in due) return due.running;
  if (due.startsIn > 0) await context.pause(due.startsIn);
  await startScan(due.version, context.now());
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
    batch.map(clipIdIn),
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
  clips: readonly QueuedClip[],
  rematcher: Rematcher,
  { now, until, tracked }: RunContext,
  failures: unknown[],
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
