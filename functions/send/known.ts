/** What the recipient of a correction knows of the clip, by the ledger. */
import { type Said, saidOf } from '../../shared/alert/corrected.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { lastTold, recordsOf } from '../aws/table/alert/recorded.ts';
import { earlierStates } from '../aws/table/clip/history-rows.ts';

/** `nothing`: it was told nothing, or knows the clip as it is. `unsure`: until then a run may be telling it. */
export type Known =
  | { readonly kind: 'told'; readonly at: string; readonly said: Said }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsure'; readonly until: string };

/** What the alerts that a correction is about said, when the last of them was told. */
export async function knownBy({ recipient, clipId, debt }: Owed, now: Date): Promise<Known> {
  if (debt.kind !== 'correction') return { kind: 'nothing' };
  const alerts = debt.alerts.map((one) => ({ ...one, recipient }));
  const found = (await recordsOf(alerts)).filter((one) => one !== null);
  // What a run held that died is told anew, as it is by then.
  const [until] = found.flatMap(({ leaseUntil }) => leaseUntil ?? []).filter((lease) => lease > now.toISOString());
  if (until !== undefined) return { kind: 'unsure', until };
  const last = lastTold(found);
  const state = last && (await earlierStates(clipId)).find(({ number }) => number === last.clipState);
  return last && state ? { kind: 'told', at: last.at, said: saidOf(state) } : { kind: 'nothing' };
}
