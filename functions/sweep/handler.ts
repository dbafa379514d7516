/** The inbox against the table: what no event brought is sent to be read, what is gone is taken away. */

import type { FileChange } from '../../shared/clip/s3-event.ts';
import { type SweepAnswer, SweepRequest } from '../../shared/contract/sweep.ts';
import { sweepLines } from '../../shared/wiring.ts';
import { areEmpty } from '../aws/ingest-queue.ts';
import { readSweep, type Sweep } from '../aws/table/file/sweep.ts';
import { setting } from '../runtime/environment.ts';
import { type RunOptions, type RunResult, runSweep } from './run.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** A sweep a day. The rule fires four times an hour: within these ten minutes it is the one at the same time of day. */
const INTERVAL_MS = 24 * HOUR_MS - 10 * MINUTE_MS;
/** How long a sweep is put off while events or results wait in the queues; then files that are younger are left alone. */
const PATIENCE_MS = 6 * HOUR_MS;
/** Most events take seconds, a few a minute (S3 guide, "Amazon S3 Event Notifications"). */
const ON_ITS_WAY_MS = 15 * MINUTE_MS;
const OVERDUE_MS = 48 * HOUR_MS;
/** The function has 15 minutes; the step that is begun last takes seconds, or as long as services fail. */
const DAILY = { workMs: 12 * MINUTE_MS, leaseMs: 15 * MINUTE_MS };
/** The command waits for the answer. */
const STEP = { workMs: 15_000, leaseMs: 2 * MINUTE_MS };

/** Answers steps; the daily run has no answer. */
export async function handler(event: unknown): Promise<SweepAnswer | null> {
  const request = SweepRequest.parse(event);
  const start = Date.now();
  const times = ({ workMs, leaseMs }: typeof DAILY) => ({
    now: () => new Date(),
    until: new Date(start + workMs),
    leaseUntil: new Date(start + leaseMs),
  });
  switch (request.kind) {
    case 'daily': {
      const result = await sweepDaily(start, times(DAILY));
      log(result);
      warn(result.sweep, start);
      return null;
    }
    case 'step': {
      const { isRehearsal, isPatient, since = new Date(start).toISOString() } = request;
      const isEmpty = await areEmpty([setting('ingest'), setting('heavy'), setting('results')]);
      if (isPatient && !isEmpty) return { ...answer({ kind: 'idle', sweep: null }, since), state: 'waiting' };
      const emptyAt = isEmpty ? new Date(start) : null;
      const isDue = (last: Sweep | null) => last === null || last.startedAt < since;
      const result = await runSweep({
        kind: isRehearsal ? 'rehearsal' : 'sweep',
        isDue,
        emptyAt,
        isRepeating: true,
        ...times(STEP),
      });
      if (!isRehearsal) log(result);
      return answer(result, since);
    }
    default:
      return request satisfies never;
  }
}

/** Files that wait in a queue have no receipt, and are not lost: a sweep begins when the queues are empty, or hours later. */
async function sweepDaily(start: number, times: Pick<RunOptions, 'now' | 'until' | 'leaseUntil'>): Promise<RunResult> {
  const { sweep: last } = await readSweep('sweep');
  const sinceDue = ({ startedAt }: Sweep) => start - Date.parse(startedAt) - INTERVAL_MS;
  const isRunning = last !== null && last.endedAt === undefined;
  if (last !== null && !isRunning && sinceDue(last) < 0) return { kind: 'idle', sweep: last };
  const isEmpty = await areEmpty([setting('ingest'), setting('heavy'), setting('results')]);
  if (last !== null && !isRunning && !isEmpty && sinceDue(last) < PATIENCE_MS) return { kind: 'idle', sweep: last };
  const isDue = (one: Sweep | null) => one === null || sinceDue(one) >= 0;
  const emptyAt = new Date(start - (isEmpty ? ON_ITS_WAY_MS : PATIENCE_MS));
  return runSweep({ kind: 'sweep', isDue, emptyAt, isRepeating: false, ...times });
}

function log(result: RunResult): void {
  if (result.kind !== 'worked') return;
  const { sweep, sent, stillMissing } = result;
  for (const change of sent) console.info({ message: 'sent to be read', ...told(change) });
  for (const change of stillMissing) console.warn({ message: 'still missing: see the dead letters', ...told(change) });
  const { startedAt, endedAt, files, receipts, repaired, removed } = sweep;
  const counts = { startedAt, files, receipts, repaired, removed, stillMissing: sweep.stillMissing };
  if (endedAt === undefined) console.info({ message: 'the sweep goes on in the next run', ...counts });
  // The metrics of the sweep are counted from this line (`infra/sweep.ts`).
  else console.info({ message: sweepLines.ended, ...counts, mended: repaired + removed });
}

/** Where the function runs and no sweep ends, somebody has to look. */
function warn(sweep: Sweep | null, now: number): void {
  if (sweep === null) return;
  const last = sweep.lastEndedAt ?? sweep.startedAt;
  if (now - Date.parse(last) > OVERDUE_MS) console.warn({ message: sweepLines.overdue, last, phase: sweep.phase });
}

function answer({ kind, sweep, ...result }: RunResult, since: string): SweepAnswer {
  const { files = 0, receipts = 0, repaired = 0, removed = 0 } = sweep ?? {};
  const hasEnded = sweep?.endedAt !== undefined && sweep.startedAt >= since;
  const sent = 'sent' in result ? result.sent.map(told) : [];
  return {
    state: hasEnded ? 'ended' : kind === 'busy' ? 'busy' : 'running',
    since,
    ...{ files, receipts, repaired, removed },
    sent,
  };
}

const told = ({ kind, file: { key, versionId } }: FileChange) => ({ kind, key, versionId });
