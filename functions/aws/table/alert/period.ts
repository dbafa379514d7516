/**
 * Periods: how far the digests of a subscription are, one row for each that is daily or weekly.
 *
 * A period ends when its digest is told; the next one begins there. The row says when that is due: a job of another time is
 * void, so that a change of hour, zone or cadence needs no search of the agenda. The job is arranged before the row says so; what
 * a crash leaves is a job too many.
 */
import { randomUUID } from 'node:crypto';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { nextDigest } from '../../../../shared/alert/when.ts';
import type { MailJob } from '../../../../shared/contract/alert.ts';
import { Cadence, recipientOf, type Subscription } from '../../../../shared/contract/subscription.ts';
import { rows } from '../../../../shared/wiring.ts';
import { mapOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { putIf, succeeds } from '../conditional.ts';
import { countedUntil } from '../file/arrivals.ts';
import type { Key } from '../keys.ts';
import { readRows } from '../rows.ts';
import { arrange } from './agenda.ts';
import { owedTo } from './owed.ts';

const instant = z.iso.datetime();

const Period = z.object({
  subscriptionId: z.string(),
  cadence: Cadence,
  /** What there was before is told. */
  from: instant,
  /** When the digest is due. */
  dueAt: instant,
  /** Whom the ledger has for what is owed: more than one after a change of address. */
  recipients: z.array(z.string()),
  /** What of the hour of `from` came before it. */
  counted: z.optional(
    z.object({ hour: z.string(), parsed: z.int(), partial: z.int(), refused: z.int(), gone: z.int(), back: z.int() }),
  ),
  /** How often this digest was begun, at this place. */
  attempts: z.int(),
  /** A hash of where the last try went, which is a secret. */
  place: z.optional(z.string()),
  /** The run that is at it, until then. */
  lease: z.optional(z.object({ run: z.string(), until: instant })),
  /** The digest has gone out, and may not be in the ledger yet. */
  sent: z.optional(z.object({ to: instant, messageId: z.string() })),
});
export type Period = z.infer<typeof Period>;

const Row = z.extend(Period, { mark: z.string() });

const keyOf = (subscriptionId: string): Key => ({ pk: `PERIOD#${subscriptionId}`, sk: 'PERIOD' });

/** The periods of these subscriptions, in their order; null where there is none. */
export async function readPeriods(subscriptionIds: readonly string[]): Promise<(Period | null)[]> {
  const found = await readRows(subscriptionIds.map(keyOf));
  return found.map((row) => (row === undefined ? null : Period.parse(row)));
}

/** Attempts at a change that others come before: a person's, and runs that a lease keeps apart. */
const TRIES = 8;

/**
 * Writes what `change` makes of a period (null: there is none) and answers it. `change` may be asked again, where another
 * change came before; null from it leaves everything as it is.
 */
export async function changePeriod(
  subscriptionId: string,
  change: (period: Period | null) => Period | null | Promise<Period | null>,
): Promise<Period | null> {
  for (let tries = 1; ; tries++) {
    const [stored] = await readRows([keyOf(subscriptionId)]);
    const before = stored === undefined ? null : Row.parse(stored);
    const after = await change(before === null ? null : Period.parse(before));
    if (after === null) return null;
    const row = { ...keyOf(subscriptionId), kind: rows.period, v: 1, ...after, mark: randomUUID() };
    const isWritten =
      before === null
        ? await putIf(row, 'attribute_not_exists(pk)')
        : await putIf(row, 'mark = :mark', { ':mark': before.mark });
    if (isWritten) return after;
    if (tries === TRIES) throw new Error(`The period of ${subscriptionId} was changed by others ${TRIES} times.`);
  }
}

/** Removes a period that this run holds; false where it does not. */
export function removePeriod({ subscriptionId, lease }: Period): Promise<boolean> {
  return succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: keyOf(subscriptionId),
        ConditionExpression: 'lease.run = :run',
        ExpressionAttributeValues: { ':run': lease?.run ?? '' },
      }),
    ),
  );
}

/** Recipients that stay in a period whatever they are owed, the last ones: something may be recorded for them just now. */
const MOST_KEPT = 20;
/** So many that are owed something, some 400 bytes each in a row of 400 KB, are told at once: a digest leaves one of them. */
const MOST_OWED = 400;
/** Recipients that are looked at at once. */
const WIDTH = 16;

/**
 * Has the next digest of a subscription told at its time. To be called whenever a subscription is made, changed or confirmed.
 * Does nothing for one that is instant or not confirmed and has no period; what was owed to one that became instant is told
 * at once. A digest that is due already is not put off by a change.
 */
export async function arrangeDigest(subscription: Subscription, now: Date): Promise<void> {
  const { id, cadence, confirmed } = subscription;
  await changePeriod(id, async (period) => {
    if (!confirmed || (cadence === 'instant' && period === null)) return null;
    const recipients = await withRecipient(period, recipientOf(subscription));
    const dueAt = recipients.length > MOST_OWED ? now : dueTime(subscription, period, now);
    await arrange(digestJob(subscription, dueAt), dueAt);
    return {
      ...(period ?? { subscriptionId: id, from: now.toISOString(), counted: await countedUntil(now), attempts: 0 }),
      // One that ends is told as what it was.
      cadence: cadence === 'instant' && period !== null ? period.cadence : cadence,
      dueAt: dueAt.toISOString(),
      recipients,
    };
  });
}

/** The recipients of a period with this one as the last; of many, earlier ones only while they are owed something. */
async function withRecipient(period: Period | null, recipient: string): Promise<string[]> {
  const others = (period?.recipients ?? []).filter((one) => one !== recipient);
  const early = others.slice(0, Math.max(0, others.length + 1 - MOST_KEPT));
  const owed = period === null ? [] : await withDebts({ ...period, recipients: early });
  return [...owed, ...others.slice(early.length), recipient];
}

/** Recipients that are owed something still in the digest of a period. */
export async function withDebts(period: Pick<Period, 'subscriptionId' | 'recipients'>): Promise<string[]> {
  const owed = await mapOf(period.recipients, WIDTH, (recipient) => owedTo(recipient, period, 1));
  return period.recipients.filter((_, i) => (owed[i]?.length ?? 0) > 0);
}

/** The job for the digest of a subscription that is due at this time. */
export function digestJob({ id, channel }: Subscription, dueAt: Date): MailJob & { kind: 'digest' } {
  const isHook = channel !== undefined && channel.kind !== 'mail';
  return { kind: 'digest', subscriptionId: id, dueAt: dueAt.toISOString(), ...(isHook && { isHook }) };
}

function dueTime(subscription: Subscription, period: Period | null, now: Date): Date {
  if (period !== null && Date.parse(period.dueAt) <= now.getTime()) return new Date(period.dueAt);
  return subscription.cadence === 'instant' ? now : nextDigest(subscription, now);
}
