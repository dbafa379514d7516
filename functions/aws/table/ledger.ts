/**
 * The ledger: one row per (name, story, address), so that nobody gets the same alert twice.
 *
 * A delivery is claimed before the mail is sent and marked afterwards. A claim of another run holds until its lease
 * ends; after that the run died between claim and mark, and the claim is taken over. So a crash after SES accepted the
 * mail costs at most one duplicate, and `attempts` counts it.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { conflictOf } from './conditional.ts';
import { deliveryKey } from './keys.ts';

export interface Delivery {
  readonly address: string;
  readonly nameId: string;
  readonly story: string;
  readonly clipId: string;
}

/** `claimed`: send it. `settled`: it was sent. `held`: another run is sending it, or died less than a lease ago. */
export type Claim = 'claimed' | 'settled' | 'held';

/** Longer than the alert function may run: a lease never ends during a run. */
export const LEASE_MS = 45_000;

/** Claims a delivery for one run. */
export async function claim(delivery: Delivery, now: Date): Promise<Claim> {
  const conflict = await conflictOf(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: keyOf(delivery),
        UpdateExpression:
          'SET kind = :kind, v = :v, clipId = if_not_exists(clipId, :clip), claimedAt = :now, leaseUntil = :until, #state = :claimed ADD attempts :one',
        ConditionExpression: 'attribute_not_exists(pk) OR #state = :open OR (#state = :claimed AND leaseUntil < :now)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':kind': rows.delivery,
          ':v': 1,
          ':clip': delivery.clipId,
          ':now': now.toISOString(),
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
  return conflict.Item?.state?.S === 'sent' ? 'settled' : 'held';
}

/** Marks a claimed delivery as sent, for good. */
export async function markSent(delivery: Delivery, messageId: string, now: Date): Promise<void> {
  await setState(delivery, 'sent', { sentAt: now.toISOString(), messageId });
}

/** Releases a claim after a failure: the next run may send at once. `reason` is stored in the row. */
export async function giveBack(delivery: Delivery, reason: string): Promise<void> {
  await setState(delivery, 'open', { reason });
}

async function setState(delivery: Delivery, state: string, facts: Record<string, string>): Promise<void> {
  const names = Object.keys(facts);
  await dynamo().send(
    new UpdateCommand({
      TableName: setting('table'),
      Key: keyOf(delivery),
      // A claim that ended already stays as it is.
      ConditionExpression: '#state = :claimed',
      UpdateExpression: `SET #state = :state, ${names.map((name) => `${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':state': state,
        ':claimed': 'claimed',
        ...Object.fromEntries(names.map((name) => [`:${name}`, facts[name]])),
      },
    }),
  );
}

function keyOf({ address, nameId, story }: Delivery) {
  return deliveryKey(address, nameId, story);
}
