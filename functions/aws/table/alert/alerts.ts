/** Alerts as the API shows them: lists, one by its id, and one that is to be told again. */
import type { Alert, AlertState, Owed } from '../../../../shared/contract/alert.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { succeedsTogether } from '../conditional.ts';
import { alertKey, deliveryKey, type Key, listings, shardsOf } from '../keys.ts';
import { entries, LAST } from '../listing.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { readRows } from '../rows.ts';
import {
  endAfter,
  ledgerKeyOf,
  openPlace,
  owedKey,
  owedRow,
  placeIn,
  type Recorded,
  recordedAtIn,
  recordedIn,
} from './alert-rows.ts';
import { returnedOf } from './returned.ts';

export interface AlertQuery extends PageQuery {
  /** The recipient: an address, or `webhook:{subscription}` and the like. */
  readonly address?: string | undefined;
  readonly nameId?: string | undefined;
  readonly state?: AlertState | undefined;
  /** UTC days of recording, inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Alerts, the one that was recorded last first. Those that an earlier release recorded are not listed. */
export async function listAlerts(query: AlertQuery): Promise<Page<Alert>> {
  const { from, to, limit, position } = query;
  const address = query.address?.includes('@') ? query.address.toLowerCase() : query.address;
  const asked = { ...query, address };
  const bounds = { ...(from !== undefined && { from }), ...(to !== undefined && { to: to + LAST }) };
  const listing = { index: 'list', partitions: partitionsFor(asked), order: 'newest', position, ...bounds } as const;
  return readPage(listing, limit, async (entries) =>
    (await recordsAt(entries)).map((recorded) =>
      recorded !== null && isAskedFor(recorded.alert, asked) ? recorded.alert : null,
    ),
  );
}

/** Somebody who is owed an alert now, and when the oldest of those was recorded. */
export interface Waiting {
  readonly recipient: string;
  readonly since: string;
}

/**
 * Who is owed an alert now, not in a digest, that was recorded before an instant; of so many alerts, the oldest. The list is
 * eventually consistent.
 */
export async function waitingRecipients({ before, most }: { before: string; most: number }): Promise<Waiting[]> {
  const partitions = shardsOf(listings.openAlerts('now'));
  const listing = { index: 'list', partitions, order: 'oldest', position: null, to: before } as const;
  const waiting = new Map<string, Waiting>();
  let left = most;
  for await (const { pk, listOrder } of entries(listing, most)) {
    const recipient = pk.slice(deliveryKey('', '', '').pk.length);
    if (!waiting.has(recipient)) waiting.set(recipient, { recipient, since: recordedAtIn(listOrder) });
    if (--left === 0) break;
  }
  return [...waiting.values()];
}

/** Of the lists that hold all that is asked for, the shortest. */
function partitionsFor({ address, nameId, state }: AlertQuery): string[] {
  if (address !== undefined) return [listings.alertsTo(address)];
  if (nameId !== undefined) return shardsOf(listings.alertsAbout(nameId));
  switch (state) {
    case undefined:
      return shardsOf(listings.alerts);
    case 'open':
    case 'claimed':
      return [...shardsOf(listings.openAlerts('now')), ...shardsOf(listings.openAlerts('digest'))];
    default:
      return shardsOf(listings.alertsIn(state));
  }
}

function isAskedFor(alert: Alert, { address, nameId, state }: AlertQuery): boolean {
  if (address !== undefined && alert.address !== address) return false;
  return (nameId ?? alert.nameId) === alert.nameId && (state ?? alert.state) === alert.state;
}

/** What the ledger has at these entries of a list: its own rows, or places that lead to them. */
async function recordsAt(entries: readonly Key[]): Promise<(Recorded | null)[]> {
  const found = await readRows(entries);
  const keys = found.map((row) => (row?.kind === rows.alertPlace ? ledgerKeyOf(placeIn(row)) : null));
  const behind = (await readRows(keys.filter((key) => key !== null))).values();
  return withReturned(
    found.map((row, i) => {
      const own = keys[i] === null ? row : behind.next().value;
      return own === undefined ? null : recordedIn(own);
    }),
  );
}

/** An alert that is told shows what came back of its mail; one that is to be told again shows no more of the mail before. */
async function withReturned(all: readonly (Recorded | null)[]): Promise<(Recorded | null)[]> {
  const returned = await returnedOf(
    all.map((recorded) => {
      const { state, address, messageId } = recorded?.alert ?? {};
      const isTold = state === 'sent' || state === 'digested';
      return isTold && address !== undefined && messageId !== undefined ? { address, messageId } : null;
    }),
  );
  return all.map((recorded, i) => {
    const reason = returned[i] ?? null;
    return recorded === null || reason === null ? recorded : { ...recorded, alert: { ...recorded.alert, reason } };
  });
}

/** An alert by its id; null where there is none. */
export async function getAlert(id: string): Promise<Alert | null> {
  return (await recordedAlert(id))?.alert ?? null;
}

/** What the ledger has of an alert, by its id; null where it has nothing. */
export async function recordedAlert(id: string): Promise<Recorded | null> {
  const [found] = await recordsAt([alertKey(id, 'ADDRESS')]);
  return found ?? null;
}

/** What became of a wish to have an alert told again. `claimed`: a run is telling it at this moment. */
export type Reopened =
  | { readonly kind: 'reopened'; readonly alert: Alert; readonly owed: Owed }
  | { readonly kind: 'absent' | 'claimed' };

/**
 * Makes an alert owed again, at once and as asked for, whatever its state; one that waits for a digest is taken out of it.
 * It does not send the job.
 */
export async function reopen(id: string, now: Date): Promise<Reopened> {
  const found = await recordedAlert(id);
  if (found === null || found.owed === null) return { kind: 'absent' };
  const { alert, leaseUntil } = found;
  if (leaseUntil !== null && leaseUntil > now.toISOString()) return { kind: 'claimed' };
  const owed: Owed = { ...found.owed, when: 'now', asked: true };
  const TableName = setting('table');
  const isDone = await succeedsTogether([
    { Put: { TableName, Item: owedRow(owed, now) } },
    {
      Update: {
        TableName,
        Key: { ...ledgerKeyOf(owed) },
        UpdateExpression:
          'SET #state = :open, listKey = :place, #when = :now, #end = :end REMOVE #reason, claimedBy, leaseUntil',
        ConditionExpression: '#state = :was',
        ExpressionAttributeNames: { '#state': 'state', '#when': 'when', '#reason': 'reason', '#end': table.timeToLive },
        ExpressionAttributeValues: {
          ':open': 'open',
          ':was': alert.state,
          ':now': 'now',
          ':place': openPlace(id, 'now'),
          ':end': endAfter(now),
        },
      },
    },
    ...(found.owed.when === 'digest' ? [{ Delete: { TableName, Key: { ...owedKey(found.owed) } } }] : []),
  ]);
  if (!isDone) return { kind: 'claimed' };
  const { reason: _, ...rest } = alert;
  return { kind: 'reopened', alert: { ...rest, state: 'open' }, owed };
}
