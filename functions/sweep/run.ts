/**
 * One run of the sweep: it takes the lease, works up to its time, and saves how far it came; the next one goes on there.
 * Whatever a crash cuts off is done again.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { FileChange } from '../../shared/clip/s3-event.ts';
import { SeenFiles } from '../../shared/sweep/seen-files.ts';
import { nextSlice } from '../../shared/sweep/slice.ts';
import { archive } from '../../shared/wiring.ts';
import { putObject, readBytes } from '../aws/bucket.ts';
import {
  putSweepRecord,
  readSweep,
  type Sweep,
  type SweepKind,
  saveSweep,
  takeSweep,
} from '../aws/table/file/sweep.ts';
import { setting } from '../runtime/environment.ts';
import { advance } from './advance.ts';

export interface RunOptions {
  readonly kind: SweepKind;
  /** Whether a new one is to be started after the last, which has ended; one that was begun is always gone on with. */
  readonly isDue: (last: Sweep | null) => boolean;
  readonly now: () => Date;
  /** When no event and no result waited in a queue; null where that is not known: then young files are left alone. */
  readonly emptyAt: Date | null;
  /** Whether what an earlier sweep sent is sent again where it is still missing. */
  readonly isRepeating: boolean;
  /** No step is begun after that. */
  readonly until: Date;
  /** When the run is over, whatever happens. */
  readonly leaseUntil: Date;
}

/** `idle`: there is nothing to do. `busy`: another run is at work. */
export type RunResult =
  | { readonly kind: 'idle' | 'busy'; readonly sweep: Sweep | null }
  | {
      readonly kind: 'worked';
      readonly sweep: Sweep;
      readonly sent: readonly FileChange[];
      /** What an earlier sweep sent, and is still missing. */
      readonly stillMissing: readonly FileChange[];
    };

/** Steps after which the state is saved: what a run that is killed has to do again, some 100,000 files. */
const SAVE_EVERY = 100;
/** Events that a run tells of; it counts all of them. */
const MOST_TOLD = 100;

/** Works until the sweep has ended or the time is over. */
export async function runSweep(options: RunOptions): Promise<RunResult> {
  const { kind, isDue, now, leaseUntil } = options;
  const before = await readSweep(kind);
  const isIdle = (sweep: Sweep | null) => (sweep === null || sweep.endedAt !== undefined) && !isDue(sweep);
  if (isIdle(before.sweep)) return { kind: 'idle', sweep: before.sweep };
  const run = randomUUID();
  if (!(await takeSweep(kind, run, now(), leaseUntil))) return { kind: 'busy', sweep: before.sweep };
  // What was read before the lease was taken may be out of date.
  const { sweep: last } = await readSweep(kind);
  if (last !== null && isIdle(last)) {
    await saveSweep(kind, run, last);
    return { kind: 'idle', sweep: last };
  }
  return work(last === null || last.endedAt !== undefined ? started(last, now()) : last, run, options);
}

function started(last: Sweep | null, now: Date): Sweep {
  return {
    ...{ files: 0, receipts: 0, repaired: 0, removed: 0, stillMissing: 0 },
    startedAt: now.toISOString(),
    lastEndedAt: last?.lastEndedAt ?? null,
    phase: { kind: 'inbox', from: null },
    salt: randomInt(2 ** 31),
    slice: nextSlice(last?.slice ?? null, last?.files ?? 0),
    seen: null,
    sentBefore: last?.sentNow ?? {},
    sentNow: {},
  };
}

async function work(
  from: Sweep,
  run: string,
  { kind, now, emptyAt, isRepeating, until, leaseUntil }: RunOptions,
): Promise<RunResult> {
  const seen = from.seen === null ? SeenFiles.none(from.salt) : SeenFiles.fromBytes(await loaded(from.seen));
  const sent: FileChange[] = [];
  const stillMissing: FileChange[] = [];
  let sweep = from;
  for (let steps = 1; ; steps++) {
    const step = await advance(sweep, { seen, now, emptyAt, isRepeating, isRehearsal: kind === 'rehearsal' });
    sent.push(...step.sent.slice(0, MOST_TOLD - sent.length));
    stillMissing.push(...step.stillMissing.slice(0, MOST_TOLD - stillMissing.length));
    sweep = step.sweep;
    const isOver = sweep.endedAt !== undefined || now() >= until;
    if (isOver || steps % SAVE_EVERY === 0) {
      sweep = await readyToSave(sweep, seen, kind, `${run}-${steps}`);
      if (!(await saveSweep(kind, run, sweep, isOver ? undefined : leaseUntil))) return { kind: 'busy', sweep };
    }
    if (isOver) return { kind: 'worked', sweep, sent, stillMissing };
  }
}

/** The state as it is saved, once all that it refers to is stored. */
async function readyToSave(sweep: Sweep, seen: SeenFiles, kind: SweepKind, id: string): Promise<Sweep> {
  const { endedAt } = sweep;
  if (endedAt === undefined) {
    // A new object each time: until the row is saved the one before it counts. Life-cycle rules remove them.
    const key = `${archive.sweeps}${id}`;
    await putObject(setting('archive'), key, seen.toBytes());
    return { ...sweep, seen: key };
  }
  if (kind === 'sweep') await putSweepRecord({ ...sweep, endedAt });
  return { ...sweep, seen: null, lastEndedAt: endedAt };
}

const loaded = (key: string): Promise<Uint8Array> => readBytes(setting('archive'), key);
