/** What waits says in the ledger what it waits for. */

import { type Waiting, waitText } from '../../shared/alert/pace.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { explain, hold } from '../aws/table/alert/ledger.ts';
import type { RecipientPace } from '../aws/table/alert/mail-pace.ts';
import { forEachOf } from '../runtime/batch.ts';
import { newestOf } from './tell.ts';
import { UNCONFIRMED } from './wanted.ts';

/** A moment's pause is not worth a write. */
const BRIEF_MS = 60_000;

/** Writes why each waits where that is not written yet. Answers what has been explained by now. */
export async function explainWaits(
  waiting: readonly Waiting[],
  { explained }: RecipientPace,
  at: Date,
): Promise<Record<string, string>> {
  const now: Record<string, string> = {};
  for (const { owed, until, reason } of waiting) {
    const newest = newestOf(owed);
    if (newest === null) continue;
    const why = waitText({ until, reason });
    const known = explained[why] ?? '';
    if (until.getTime() - at.getTime() > BRIEF_MS) {
      await forEachOf(
        owed.filter(({ recordedAt }) => recordedAt > known),
        (one) => explain(one, why),
      );
    }
    now[why] = newest;
  }
  return now;
}

/** What waits for a confirmation has no time: the confirmation sends the job. */
export async function explainHeld(
  held: readonly Owed[],
  { explained }: RecipientPace,
): Promise<Record<string, string>> {
  const known = explained[UNCONFIRMED] ?? '';
  await forEachOf(
    held.filter(({ recordedAt }) => recordedAt > known),
    (one) => hold(one, UNCONFIRMED),
  );
  const newest = newestOf(held);
  return newest === null ? {} : { [UNCONFIRMED]: newest };
}
