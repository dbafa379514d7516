/**
 * The ledger: one row per (name, story, address), so that nobody gets the same alert twice.
 *
 * A delivery is claimed before the mail is sent and marked afterwards: `sent`, or `refused` where SES says no to this
 * address or message. Both are final. A claim of another run holds until its lease ends; after that the run died
 * between claim and mark, and the claim is taken over. So a crash after SES accepted the mail costs at most one
 * duplicate, and `attempts` counts it.
 */
import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { rows, table } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { conflictOf } from './conditional.ts';
import { deliveryKey } from './keys.ts';
import { readRows } from './listing.ts';

export interface Delivery {
  readonly address: string;
  readonly nameId: string;
  readonly story: string;
  readonly clipId: string;
}

/** `claimed`: send it. `settled`: it has a final state. `held`: another run is sending it, or died less than a lease ago. */
export type Claim = 'claimed' | 'settled' | 'held';

/** Longer than the alert function may run: a lease never ends during a run. */
export const LEASE_MS = 45_000;

/**
 * Days after its last change that a row is kept: it has an address in it. What can bring the same mention again ends
 * long before: the stream after a day, a dead letter after 30 (`infra/archive.ts`). Clips a month younger than this alert
 * nobody (`newsDays` in `infra/config.ts`), so that a replay of the archive does not mail what the ledger has forgotten.
 */
export const LEDGER_DAYS = 365;

/** Claims a delivery for one run. */
export async function claim(delivery: Delivery, now: Date): Promise<Claim> {
  const conflict = await conflictOf(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: keyOf(delivery),
        UpdateExpression:
          'SET kind = :kind, v = :v, clipId = if_not_exists(clipId, :clip), claimedAt = :now, claimedBy = :run, leaseUntil = :until, #state = :claimed, #end = :end ADD attempts :one',
        // The SDK repeats a write whose answer is lost: then the claim that it meets is its own.
        ConditionExpression:
          'attribute_not_exists(pk) OR #state = :open OR (#state = :claimed AND (leaseUntil < :now OR claimedBy = :run))',
        ExpressionAttributeNames: { '#state': 'state', '#end': table.timeToLive },
        ExpressionAttributeValues: {
          ':kind': rows.delivery,
          ':v': 1,
          ':clip': delivery.clipId,
          ':run': randomUUID(),
          ':now': now.toISOString(),
          ':end': endAfter(now),
          ':until': new Date(now.getTime() + LEASE_MS).toISOString(),
          ':claimed': 'claimed',
          ':open': 'open',
          ':one': 1,
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if (conflict === null) return 'claimed';
  return conflict.Item?.state?.S === 'claimed' ? 'held' : 'settled';
}

/** Those of the deliveries that are done, or that a run is about to do. */
export async function toldAmong<T extends Delivery>(deliveries: readonly T[]): Promise<Set<T>> {
  const rows = await readRows(deliveries.map(keyOf));
  return new Set(deliveries.filter((_, i) => rows[i] !== undefined && rows[i].state !== 'open'));
}

/** Marks a claimed delivery as sent, for good. */
export async function markSent(delivery: Delivery, messageId: string, now: Date): Promise<void> {
  await setState(delivery, 'sent', now, { sentAt: now.toISOString(), messageId });
}

/** Marks a claimed delivery as refused, for good: nothing tries it again by itself. */
export async function markRefused(delivery: Delivery, reason: string, now: Date): Promise<void> {
  await setState(delivery, 'refused', now, { refusedAt: now.toISOString(), reason });
}

/** Releases a claim after a failure: the next run may send at once. `reason` is stored in the row. */
export async function giveBack(delivery: Delivery, reason: string, now: Date): Promise<void> {
  await setState(delivery, 'open', now, { reason });
}

async function setState(
  delivery: Delivery,
  state: 'sent' | 'refused' | 'open',
  now: Date,
  facts: Record<string, string>,
): Promise<void> {
  const names = Object.keys(facts);
  const conflict = await conflictOf(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: keyOf(delivery),
        // A claim that ended already stays as it is.
        ConditionExpression: '#state = :claimed',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        UpdateExpression: `SET #state = :state, #end = :end, ${names.map((name) => `${name} = :${name}`).join(', ')}`,
        ExpressionAttributeNames: { '#state': 'state', '#end': table.timeToLive },
        ExpressionAttributeValues: {
          ':state': state,
          ':end': endAfter(now),
          ':claimed': 'claimed',
          ...Object.fromEntries(names.map((name) => [`:${name}`, facts[name]])),
        },
      }),
    ),
  );
  // Where the answer to the first attempt was lost, the second one finds what it was to write.
  if (conflict !== null && conflict.Item?.state?.S !== state) throw conflict;
}

/** Seconds since 1970, as DynamoDB's time to live wants it. */
function endAfter(now: Date): number {
  return Math.floor(now.getTime() / 1000) + LEDGER_DAYS * 24 * 60 * 60;
}

function keyOf({ address, nameId, story }: Delivery) {
  return deliveryKey(address.toLowerCase(), nameId, story);
}
