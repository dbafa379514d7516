/** Names that changed → new mentions in the clips that are stored already. */
import { setTimeout as pause } from 'node:timers/promises';
import { trackedNames } from '../aws/tracked-names.ts';
import { runScan } from './scan.ts';

/** Clips started by then have the rest of the function's 58 seconds. */
const RUN_MS = 35_000;

/** Runs every minute. The next run finds in the table what is left; nothing calls itself. */
export async function handler(): Promise<void> {
  const until = new Date(Date.now() + RUN_MS);
  const { failures, ...tally } = await runScan({ now: () => new Date(), until, pause, tracked: trackedNames });
  if (tally.queued + tally.seen > 0) console.info({ message: 'matched again', ...tally });
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} clips failed: ${failures.map(String).join('; ')}`);
  }
}
