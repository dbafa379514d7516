/** When an address was last asked whether it wants a subscription: once a day at most, whoever subscribes it. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { SEND_LEASE_MS } from '../../../shared/triggers.ts';
import { rows, table } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { succeeds } from './conditional.ts';
import { askedKey } from './keys.ts';
import { readRows } from './listing.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who asks whom: a run, for a subscription. */
export interface Asking {
  readonly address: string;
  readonly subscriptionId: string;
  /** What the subscription says that the mail asks about, or a hash of it: another one is another question. */
  readonly what: string;
  readonly run: string;
}

/**
 * `ours`: send the mail, then say that it was sent. `done`: the address was asked this very thing within a day. `later`: it
 * was asked something else, or another run is asking.
 */
export type Turn = { readonly kind: 'ours' | 'done' } | { readonly kind: 'later'; readonly at: Date };

const Row = z.object({
  subscriptionId: z.string(),
  what: z.optional(z.string()),
  askedAt: z.iso.datetime(),
  /** Until when the run may be at it; absent once the mail is sent. */
  leaseUntil: z.optional(z.iso.datetime()),
});

/** Takes the turn of asking an address. */
export async function takeTurn(asking: Asking, now: Date): Promise<Turn> {
  const { address, subscriptionId, what, run } = asking;
  const isOurs = await succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: askedKey(address),
        UpdateExpression:
          'SET kind = :kind, v = :v, subscriptionId = :own, what = :what, #run = :run, askedAt = :now, leaseUntil = :until, #end = :end',
        // The SDK repeats a write whose answer is lost; a run that died between taking the turn and sending leaves it to the next one of its subscription.
        ConditionExpression:
          'attribute_not_exists(pk) OR askedAt <= :before OR (subscriptionId = :own AND attribute_exists(leaseUntil) AND (leaseUntil < :now OR #run = :run))',
        ExpressionAttributeNames: { '#run': 'run', '#end': table.timeToLive },
        ExpressionAttributeValues: {
          ':kind': rows.asked,
          ':v': 1,
          ':own': subscriptionId,
          ':what': what,
          ':run': run,
          ':now': now.toISOString(),
          ':before': new Date(now.getTime() - DAY_MS).toISOString(),
          ':until': new Date(now.getTime() + SEND_LEASE_MS).toISOString(),
          ':end': Math.floor((now.getTime() + 2 * DAY_MS) / 1000),
        },
      }),
    ),
  );
  if (isOurs) return { kind: 'ours' };
  const [row] = await readRows([askedKey(address)]);
  if (row === undefined) return takeTurn(asking, now);
  const stored = Row.parse(row);
  const isSameOne = stored.subscriptionId === subscriptionId;
  if (isSameOne && stored.leaseUntil !== undefined) return { kind: 'later', at: new Date(stored.leaseUntil) };
  if (isSameOne && stored.what === what) return { kind: 'done' };
  return { kind: 'later', at: new Date(Date.parse(stored.askedAt) + DAY_MS) };
}

/** The mail is sent. */
export async function markAsked(asking: Asking): Promise<void> {
  await change(asking, 'REMOVE leaseUntil');
}

/** No mail was sent: the next one may ask at once. */
export async function giveTurnBack(asking: Asking): Promise<void> {
  await change(asking, 'SET askedAt = :long REMOVE leaseUntil', { ':long': new Date(0).toISOString() });
}

async function change({ address, run }: Asking, update: string, values: Record<string, string> = {}): Promise<void> {
  await succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: askedKey(address),
        UpdateExpression: update,
        ConditionExpression: '#run = :run',
        ExpressionAttributeNames: { '#run': 'run' },
        ExpressionAttributeValues: { ':run': run, ...values },
      }),
    ),
  );
}
