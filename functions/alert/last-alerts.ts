/** The alerts that a correction is about. */
import { bytesOf, leading } from '../../shared/clip/limits.ts';
import type { Debt } from '../../shared/contract/alert.ts';
import type { Recorded } from '../aws/table/alert/alert-rows.ts';

/** Bytes of them as JSON: what is owed has a row of 400 KB, and a clip may have had other names in each of a hundred states. */
const MAX_BYTES = 250_000;

/** Those by which it is found out what the recipient knows, as many as fit: those that are being told, then those told last. */
export function lastAlerts(told: readonly Recorded[]): Extract<Debt, { kind: 'correction' }>['alerts'] {
  const order = ({ clipState }: Recorded) => clipState ?? Number.MAX_SAFE_INTEGER;
  const alerts = told
    .toSorted((one, other) => order(other) - order(one))
    .map(({ alert: { nameId, story } }) => ({ nameId, story }));
  return leading(alerts, MAX_BYTES, bytesOf);
}
