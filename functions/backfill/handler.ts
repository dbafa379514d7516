/** Names that changed → new mentions in the clips that are stored already. */
import { setTimeout as pause } from 'node:timers/promises';
import { startCompile } from '../aws/start-compile.ts';
import { mustCompile } from '../aws/table/must-compile.ts';
import { type Tracked, trackedNames } from '../aws/tracked-names.ts';
import { errorLine } from '../runtime/error-log.ts';
import { runScan } from './scan.ts';

/** Clips started by then have the rest of the function's 58 seconds. */
const RUN_MS = 35_000;

/** Runs every minute. The next run finds in the table what is left; nothing calls itself. */
export async function handler(): Promise<void> {
  const until = new Date(Date.now() + RUN_MS);
  // A change of names starts this too; here it is made good where that failed.
  if (await mustCompile()) await startCompile();
  const damaged = new Set<number>();
  const tracked = async (): Promise<Tracked> => {
    const names = await trackedNames();
    if (names.damaged !== undefined) damaged.add(names.damaged);
    return names;
  };
  const { failures, ...tally } = await runScan({ now: () => new Date(), until, pause, tracked });
  for (const version of damaged) await startCompile({ damaged: version });
  if (tally.queued + tally.seen > 0) console.info({ message: 'matched again', ...tally });
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} clips failed: ${failures.map(errorLine).join('; ')}`);
  }
}
