/**
 * The scan through the archive: clips that were matched with older names are matched again, in the order of their days.
 *
 * It is driven by versions: it begins when the names' version is newer than the last walk's, and passes over clips whose
 * own version is as new. Its place stands in the table, so that a run that dies costs the clips since the last note,
 * and doing these again changes nothing. Names that change on the way begin the next scan.
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
import { type Rematched, Rematcher } from './rematch.ts';

export interface Surroundings {
  readonly now: () => Date;
  /** No clip is begun after it. */
  readonly until: Date;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  readonly tracked: () => Promise<Tracked>;
}

export interface Tally {
  readonly late: number;
  readonly seen: number;
  readonly changed: number;
  /** What went wrong, clip by clip. */
  readonly failures: readonly unknown[];
}

/**
 * Names rest for so long before a scan begins. Listings lag behind the table, under a second as a rule: a clip that was
 * stored just before the names changed is in them by then. Many changes one after another also make one scan.
 */
export const REST_MS = 10_000;

/** Clips between two notes of how far the scan has come. */
const STRIDE = 32;
/** Clips worked on at once: one that changed is parsed, and that takes memory. */
const WIDTH = 4;
/** Late clips of each shard taken on in a run. */
const LATE_OF_SHARD = 200;
/** How often a clip is tried in all. */
const TRIES = 5;

/** One run: late clips first, then as much of the scan as there is time for. */
export async function runScan(surroundings: Surroundings): Promise<Tally> {
  const failures: unknown[] = [];
  const rematcher = new Rematcher();
  const late = await matchLate(rematcher, surroundings, failures);
  let seen = 0;
  let changed = 0;
  let current = await scanUnderWay(surroundings);
  if (current === null) return { late, seen, changed, failures };
  for await (const stride of stridesFrom(current.position)) {
    if (surroundings.now() >= surroundings.until) return { late, seen, changed, failures };
    const done = await step(stride, current.version, rematcher, surroundings, failures);
    const last = stride.at(-1)?.listOrder ?? '';
    const next: Scan | null = await advanceScan(current, last, done);
    // Another run went on from the same place: it is that run's scan now.
    if (next === null) return { late, seen, changed, failures };
    current = next;
    seen += done.seen;
    changed += done.changed;
  }
  await finishScan(current, surroundings.now());
  return { late, seen, changed, failures };
}

/** The scan to go on with; a new one where the names have changed since the last and rested. */
async function scanUnderWay({ now, pause }: Surroundings): Promise<Scan | null> {
  const last = await readScan();
  if (last !== null && last.finishedAt === undefined) return last;
  const { version, changedAt } = await namesState();
  if (version <= (last?.version ?? 0)) return null;
  const rested = changedAt === null ? REST_MS : now().getTime() - Date.parse(changedAt);
  if (rested < REST_MS) await pause(REST_MS - rested);
  await startScan(version, now());
  return readScan();
}

async function* stridesFrom(place: string): AsyncGenerator<Entry[], void, undefined> {
  const position = place === '' ? null : place;
  const listing = { index: 'list', partitions: shardsOf(listings.clips), order: 'oldest', position } as const;
  let stride: Entry[] = [];
  for await (const entry of entries(listing, 4 * STRIDE)) {
    stride.push(entry);
    if (stride.length === STRIDE) {
      yield stride;
      stride = [];
    }
  }
  if (stride.length > 0) yield stride;
}

/** Clips that fail do not hold up the others: they are tried again as late ones. */
async function step(
  stride: readonly Entry[],
  version: number,
  rematcher: Rematcher,
  { now, tracked }: Surroundings,
  failures: unknown[],
): Promise<Pick<Scan, 'seen' | 'changed' | 'failed'>> {
  const names = await tracked();
  const outcomes: Rematched[] = [];
  const failed: string[] = [];
  await forEachOf(
    await outdatedClips(stride, names.version),
    async (clipId) => {
      try {
        outcomes.push(await rematcher.rematch(clipId, names, version, now()));
      } catch (error) {
        failed.push(clipId);
        failures.push(new Error(`The clip ${clipId} could not be matched again: ${error}`, { cause: error }));
      }
    },
    WIDTH,
  );
  await queueForRematch(failed, now(), 1);
  const changed = outcomes.filter((outcome) => outcome === 'changed').length;
  return { seen: stride.length, changed, failed: failed.length };
}

async function matchLate(
  rematcher: Rematcher,
  { now, until, tracked }: Surroundings,
  failures: unknown[],
): Promise<number> {
  const late = await queuedClips(LATE_OF_SHARD);
  let done = 0;
  await forEachOf(
    late,
    async (one) => {
      if (now() >= until) return;
      try {
        await rematcher.rematch(one.clipId, await tracked(), null, now());
        await dequeueClip(one);
        done += 1;
      } catch (error) {
        const attempts = one.attempts + 1;
        const isLast = attempts >= TRIES;
        if (isLast) await dequeueClip(one);
        else await queueForRematch([one.clipId], now(), attempts);
        const next = isLast ? 'it keeps its mentions until the names change again' : 'it is tried again';
        failures.push(
          new Error(`The clip ${one.clipId} could not be matched again, ${next}: ${error}`, { cause: error }),
        );
      }
    },
    WIDTH,
  );
  return done;
}
