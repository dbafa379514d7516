/**
 * The scan of the archive: clips that were matched with older names are matched again, ordered by day.
 *
 * It is driven by versions: it starts when the compiled names are newer than those of the last scan, and skips
 * clips that have its version already. Its position says what was seen, so a clip of which nothing changes is not written.
 * The position is saved in the table: a run that dies costs the clips since the last save, and matching these again changes
 * nothing. Names that change during a scan start the next one.
 *
 * The shards of the archive have a position each and are scanned side by side: the run of the minute starts as many others
 * as it may and gives each its shards. The scan ends with the last of them.
 */
import { SHARDS } from '../aws/table/keys.ts';
import { namesState } from '../aws/table/name/names.ts';
import { readScanState, type ScanState } from '../aws/table/name/scan.ts';
import { finishScan, startScan } from '../aws/table/name/scan-run.ts';
import { isQueued, type ShardContext, workOnShard } from './shard.ts';

export interface RunContext extends Omit<ShardContext, 'failures'> {
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Runs that work side by side at most, this one included. */
  readonly runs: number;
  /** Starts another run for these shards; one that cannot be started is left to the next minute. */
  readonly startRun: (shards: readonly number[]) => Promise<void>;
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

const NOTHING: Tally = { queued: 0, seen: 0, changed: 0, failures: [] };

/** The run of a minute: shares what there is to do among the runs it may start, and does its own part. */
export async function runScan(context: RunContext): Promise<Tally> {
  const [waiting, due] = await Promise.all([waitingShards(), dueScan(context)]);
  if (due !== null && 'version' in due) {
    if (due.startsIn > 0) await context.pause(due.startsIn);
    await startScan(due.version, context.now());
  }
  const unfinished = due === null ? [] : 'version' in due ? ALL : due.running;
  const shards = ALL.filter((shard) => waiting.includes(shard) || unfinished.includes(shard));
  if (shards.length === 0) {
    // The run that finished the last shard died before it ended the scan.
    if (due !== null) await finishIfDone(context);
    return NOTHING;
  }
  // What waits is little, and takes no other run.
  const runs = unfinished.length === 0 ? 1 : Math.min(context.runs, shards.length);
  const parts = Array.from({ length: runs }, (_, run) => shards.filter((_, i) => i % runs === run));
  const [own = [], ...others] = parts;
  await Promise.all(others.map((part) => context.startRun(part)));
  return runShards(own, context);
}

const ALL = Array.from({ length: SHARDS }, (_, shard) => shard);

/** Another shard first each minute: what waits in one is not kept back until all before it are scanned. */
function rotated(shards: readonly number[], now: Date): number[] {
  const first = Math.floor(now.getTime() / 60_000) % Math.max(1, shards.length);
  return [...shards.slice(first), ...shards.slice(0, first)];
}

/** Works on these shards, one after another, until there is no time left. */
export async function runShards(
  shards: readonly number[],
  context: Omit<RunContext, 'runs' | 'startRun'>,
): Promise<Tally> {
  // Most runs find nothing to do, and need not load what reads files.
  const [{ Rematcher }, { scan }] = await Promise.all([import('./rematch.ts'), readScanState()]);
  const rematcher = new Rematcher();
  const failures: unknown[] = [];
  let tally = { queued: 0, seen: 0, changed: 0 };
  for (const shard of rotated(shards, context.now())) {
    if (context.now() >= context.until) break;
    const { queued, seen, changed } = await workOnShard(shard, scan, rematcher, { ...context, failures });
    tally = { queued: tally.queued + queued, seen: tally.seen + seen, changed: tally.changed + changed };
  }
  await finishIfDone(context);
  return { ...tally, failures };
}

async function finishIfDone({ now }: Pick<RunContext, 'now'>): Promise<void> {
  const { scan, unfinished } = await readScanState();
  if (scan !== null && scan.finishedAt === undefined && unfinished.length === 0) await finishScan(scan, now());
}

/** Shards with clips that wait to be matched. */
async function waitingShards(): Promise<number[]> {
  const isWaiting = await Promise.all(ALL.map(isQueued));
  return ALL.filter((shard) => isWaiting[shard]);
}

/** The scan to do: the unfinished shards of one that runs, or a new one of the compiled names. Null: none is due. */
type Due =
  | { readonly running: ScanState['unfinished'] }
  | { readonly version: number; readonly startsIn: number }
  | null;

async function dueScan({ now, tracked }: RunContext): Promise<Due> {
  const [{ scan, asked, unfinished }, { version: listed, changedAt }] = await Promise.all([
    readScanState(),
    namesState(),
  ]);
  if (scan !== null && scan.finishedAt === undefined) return { running: unfinished };
  const done = scan?.version ?? 0;
  if (listed <= done) return null;
  const sinceChange = changedAt === null ? REST_MS : now().getTime() - Date.parse(changedAt);
  if (asked <= done && sinceChange < REST_MS) return null;
  const { version } = await tracked();
  // What was asked for waits until its names are compiled.
  if (version <= done || version < asked) return null;
  return { version, startsIn: Math.max(0, LAG_MS - sinceChange) };
}
