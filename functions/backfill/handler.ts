/** Names that changed → new mentions in the clips that are stored already. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { BackfillRequest } from '../../shared/contract/message.ts';
import { startBackfill } from '../aws/start-backfill.ts';
import { startCompile } from '../aws/start-compile.ts';
import { mustCompile } from '../aws/table/name/must-compile.ts';
import { type Tracked, trackedNames } from '../aws/tracked-names.ts';
import { setting } from '../runtime/environment.ts';
import { errorLine } from '../runtime/error-log.ts';
import { runScan, runShards } from './scan.ts';

/** Clips started by then have the rest of the function's 58 seconds: as long as parsing the slowest may take and more. */
const RUN_MS = 46_000;

/**
 * Runs every minute, and starts others of itself for a part of the shards each. Those start none: the chain has two links,
 * and the next minute finds in the table what is left.
 */
export async function handler(event?: unknown, lambda?: Context): Promise<void> {
  const { shards } = BackfillRequest.parse(event ?? {});
  const damaged = new Set<number>();
  const context = {
    now: () => new Date(),
    until: new Date(Date.now() + RUN_MS),
    pause,
    tracked: async (): Promise<Tracked> => {
      const names = await trackedNames();
      if (names.damaged !== undefined) damaged.add(names.damaged);
      return names;
    },
  };
  const { failures, ...tally } =
    shards === undefined ? await minuteRun(context, lambda?.functionName) : await runShards(shards, context);
  for (const version of damaged) await startCompile({ damaged: version });
  if (tally.queued + tally.seen > 0) console.info({ message: 'matched again', ...tally });
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} clips failed: ${failures.map(errorLine).join('; ')}`);
  }
}

type MinuteContext = Parameters<typeof runShards>[1];

async function minuteRun(context: MinuteContext, ownName: string | undefined): ReturnType<typeof runScan> {
  // A change of names starts this too; here it is made good where that failed.
  if (await mustCompile()) await startCompile();
  // Without the name of its own function it does all of the work itself.
  if (ownName === undefined) return runScan({ ...context, runs: 1, startRun: async () => {} });
  const startRun = (shards: readonly number[]) => startBackfill(ownName, { shards: [...shards] });
  return runScan({ ...context, runs: Number(setting('backfillRuns')), startRun });
}
