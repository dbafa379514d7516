/** The rows of an alert: that of the ledger, and its places in lists. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type Alert, AlertState, Debt, type Owed } from '../../../../shared/contract/alert.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { alertKey, deliveryKey, type Key, listings, owedPart, owedPartition, shardOf } from '../keys.ts';
import { packedJson, packJson } from '../packed.ts';

type Row = Record<string, unknown>;

/** States that stay; only somebody who asks for it begins again. */
export type FinalState = Exclude<AlertState, 'open' | 'claimed'>;

/** Whether nothing more is told of it. */
export const isFinal = (state: AlertState): state is FinalState => state !== 'open' && state !== 'claimed';

/** What tells an alert from all others. */
export type AlertIdentity = Pick<Owed, 'recipient' | 'nameId' | 'story'>;

/**
 * Days after its last change that a row is kept: it has an address in it. What can bring the same mention again ends
 * long before: the stream after a day, a dead letter after 30 (`infra/archive.ts`). Clips a month younger than this alert
 * nobody (`newsDays` in `infra/config.ts`), so that a replay of the archive does not mail what the ledger has forgotten.
 */
export const LEDGER_DAYS = 365;

/** Seconds since 1970, as DynamoDB's time to live wants it. */
export function endAfter(now: Date): number {
  return Math.floor(now.getTime() / 1000) + LEDGER_DAYS * 24 * 60 * 60;
}

/** The id of an alert: 22 characters, the same whenever it is recorded. */
export function alertIdOf({ recipient, nameId, story }: AlertIdentity): string {
  const hash = createHash('sha256').update(JSON.stringify([recipient, nameId, story]));
  return hash.digest().subarray(0, 16).toString('base64url');
}

/** The ledger's row of something owed. */
export const ledgerKeyOf = ({ recipient, nameId, story }: AlertIdentity): Key => deliveryKey(recipient, nameId, story);

/** Order of alerts in lists: by the time of recording, which never changes. */
const orderOf = (id: string, recordedAt: string): string => `${recordedAt}#${id}`;

/** When the alert at a place of a list was recorded. */
export const recordedAtIn = (order: string): string => order.slice(0, order.indexOf('#'));

/** Where an alert in a final state stands in the list of those. */
export const finalPlace = (id: string, state: FinalState): string => shardOf(listings.alertsIn(state), id);

/** Where an alert that is not final stands: one that is owed now, or one that nobody is to look for. */
export const openPlace = (id: string, when: Owed['when']): string => shardOf(listings.openAlerts(when), id);

/** A debt that is no mention is packed: what a replay found may be long. */
const debtIn = ({ debt }: Owed): Row => (debt.kind === 'mention' ? {} : { packed: packJson(debt) });

const StoredDebt = {
  /** Absent for a mention. */
  packed: z.optional(packedJson(Debt)),
};

export function ledgerRow(owed: Owed, now: Date): Row {
  const { subscriptionId, clipId, droppedAt, recordedAt, when } = owed;
  const id = alertIdOf(owed);
  const place = { listKey: openPlace(id, when), listOrder: orderOf(id, recordedAt) };
  return {
    ...ledgerKeyOf(owed),
    kind: rows.delivery,
    v: 2,
    state: 'open',
    attempts: 0,
    subscriptionId,
    clipId,
    droppedAt,
    recordedAt,
    when,
    ...debtIn(owed),
    ...place,
    [table.timeToLive]: endAfter(now),
  };
}

/** The places of an alert in lists; each leads to the ledger's row. */
export function placeRows(owed: Owed, now: Date): (Key & Row)[] {
  const { recipient, nameId, story, recordedAt } = owed;
  const id = alertIdOf(owed);
  const lists = {
    ADDRESS: listings.alertsTo(recipient),
    NAME: shardOf(listings.alertsAbout(nameId), id),
    ALL: shardOf(listings.alerts, id),
  } as const;
  const common = { kind: rows.alertPlace, v: 1, recipient, nameId, story, listOrder: orderOf(id, recordedAt) };
  return (['ADDRESS', 'NAME', 'ALL'] as const).map((list) => ({
    ...alertKey(id, list),
    ...common,
    listKey: lists[list],
    [table.timeToLive]: endAfter(now),
  }));
}

const Place = z.object({ recipient: z.string(), nameId: z.string(), story: z.string() });

/** To which row of the ledger a place leads. */
export const placeIn = (row: Row): AlertIdentity => Place.parse(row);

/** Where what is owed is listed for the sender. */
export function owedKey(owed: Pick<Owed, 'recipient' | 'subscriptionId' | 'nameId' | 'story' | 'when'>): Key {
  const { recipient, subscriptionId, nameId, story, when } = owed;
  const part = owedPart(when === 'now' ? 'now' : { subscriptionId });
  return { pk: owedPartition(recipient), sk: `${part}${nameId}#${story}` };
}

export function owedRow(owed: Owed, now: Date): Row {
  const { debt: _, ...plain } = owed;
  return { ...owedKey(owed), kind: rows.owed, v: 1, ...plain, ...debtIn(owed), [table.timeToLive]: endAfter(now) };
}

/** The mentions that are told with what a back-fill or a replay found. They are in the ledger, and have no entry as owed. */
export function partsOf(owed: Owed): Owed[] {
  const { debt } = owed;
  if (debt.kind !== 'found') return [];
  return debt.newest.map((part) => ({ ...owed, ...part, when: 'now', debt: { kind: 'mention' } }));
}

const When = z.enum(['now', 'digest']);
const OwedRow = z.pipe(
  z.object({
    recipient: z.string(),
    subscriptionId: z.string(),
    nameId: z.string(),
    story: z.string(),
    clipId: z.string(),
    droppedAt: z.string(),
    recordedAt: z.string(),
    when: When,
    asked: z.optional(z.boolean()),
    ...StoredDebt,
  }),
  z.transform(({ packed, ...plain }): Owed => ({ ...plain, debt: packed ?? { kind: 'mention' } })),
);

export const owedIn = (row: Row): Owed => OwedRow.parse(row);

/** A row of the ledger, also one that an earlier release has written: that has no `recordedAt`, and is in no list. */
const LedgerRow = z.object({
  pk: z.string(),
  sk: z.string(),
  state: AlertState,
  attempts: z.int(),
  clipId: z.string(),
  reason: z.optional(z.string()),
  droppedAt: z.optional(z.string()),
  recordedAt: z.optional(z.string()),
  sentAt: z.optional(z.string()),
  messageId: z.optional(z.string()),
  leaseUntil: z.optional(z.string()),
  subscriptionId: z.optional(z.string()),
  when: z.optional(When),
  listOrder: z.optional(z.string()),
  claimedAt: z.optional(z.string()),
  clipState: z.optional(z.int()),
  ...StoredDebt,
});

/** What the ledger has of an alert. */
export interface Recorded {
  readonly alert: Alert;
  /** What was owed; null in a row of an earlier release. */
  readonly owed: Owed | null;
  /** Until when the run that claimed it may hold it; null where none does. */
  readonly leaseUntil: string | null;
  /** The number of the clip's state that was told with a card of its own; null where none was, as in a summary. */
  readonly clipState: number | null;
}

export function recordedIn(row: Row): Recorded {
  const {
    pk,
    sk,
    packed,
    leaseUntil,
    subscriptionId,
    when,
    listOrder: _,
    claimedAt,
    clipState,
    ...stored
  } = LedgerRow.parse(row);
  const identity = identityAt({ pk, sk });
  const recordedAt = stored.recordedAt ?? claimedAt ?? stored.sentAt ?? new Date(0).toISOString();
  const times = { droppedAt: stored.droppedAt ?? recordedAt, recordedAt };
  const { recipient, ...named } = identity;
  const alert = {
    id: alertIdOf(identity),
    address: recipient,
    ...named,
    ...stored,
    ...times,
  };
  const isOwed = subscriptionId !== undefined && when !== undefined;
  const owed = { ...identity, clipId: stored.clipId, ...times, debt: packed ?? { kind: 'mention' as const } };
  return {
    alert,
    owed: isOwed ? { ...owed, subscriptionId, when } : null,
    leaseUntil: stored.state === 'claimed' ? (leaseUntil ?? null) : null,
    clipState: (stored.state === 'sent' || stored.state === 'digested') && clipState !== undefined ? clipState : null,
  };
}

function identityAt({ pk, sk }: Key): AlertIdentity {
  const end = sk.indexOf('#');
  return { recipient: pk.slice('LEDGER#'.length), nameId: sk.slice(0, end), story: sk.slice(end + 1) };
}
