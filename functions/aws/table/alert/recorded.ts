/** What the ledger has: looked up by what tells an alert from all others. */

import { queryPartition, readRows } from '../rows.ts';
import { type AlertIdentity, ledgerKeyOf, type Recorded, recordedIn } from './alert-rows.ts';
import { hasMoved } from './moved.ts';

/** What the ledger has of alerts, in their order; null where it has nothing. */
export async function recordsOf(alerts: readonly AlertIdentity[]): Promise<(Recorded | null)[]> {
  const found = await readRows(alerts.map(ledgerKeyOf));
  return found.map((row) => (row === undefined ? null : recordedIn(row)));
}

/**
 * Those of the alerts that are in the ledger: told, to be told, or never to be. What a run of the release before this one
 * did not get told is not: it is recorded again. Nor is what went to another recipient.
 */
export async function recordedAmong<T extends AlertIdentity>(alerts: readonly T[]): Promise<Set<T>> {
  const found = await recordsOf(alerts);
  const isRecorded = ({ alert, owed }: Recorded) => !hasMoved(alert) && (owed !== null || alert.state !== 'open');
  return new Set(alerts.filter((_, i) => found[i] && isRecorded(found[i])));
}

/** What the ledger has of a recipient's alerts with this name, whose stories begin so. */
export async function recordsBeginning({ recipient, nameId, story }: AlertIdentity): Promise<Recorded[]> {
  const { pk, sk } = ledgerKeyOf({ recipient, nameId, story });
  const found = await queryPartition(pk, {
    condition: 'begins_with(sk, :begin)',
    values: { ':begin': sk },
    consistent: true,
  });
  return found.map(recordedIn);
}

/** What the recipient of alerts about one clip was last told of it; null where nothing was that a correction is about. */
export function lastTold(alerts: readonly Recorded[]): { readonly clipState: number; readonly at: string } | null {
  const told = alerts.flatMap(({ clipState, alert: { sentAt } }) =>
    clipState === null || sentAt === undefined ? [] : [{ clipState, at: sentAt }],
  );
  const [last] = told.sort((one, other) => other.clipState - one.clipState || (one.at < other.at ? 1 : -1));
  return last ?? null;
}

/** Those of the alerts that are done, or that a run is about to do. */
export async function toldAmong<T extends AlertIdentity>(alerts: readonly T[]): Promise<Set<T>> {
  const found = await recordsOf(alerts);
  const isDone = ({ alert }: Recorded) => !hasMoved(alert) && alert.state !== 'open';
  return new Set(alerts.filter((_, i) => found[i] && isDone(found[i])));
}
