/** The pace of a recipient, and which run writes to it: one at a time, so that what is owed goes together. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Pace, WINDOW_MS } from '../../../../shared/alert/pace.ts';
import { SEND_LEASE_MS } from '../../../../shared/triggers.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { conflictOf } from '../conditional.ts';
import type { Key } from '../keys.ts';

/** What a recipient got matters for a window; a day is enough for the longest pause between tries. */
const KEPT_SECONDS = 2 * 24 * 60 * 60;

/** Messages that are kept: any number may be asked for in a window, and a few are too many. */
const MOST_KEPT = 200;

const instant = z.iso.datetime();

const Told = z.object({
  sent: z._default(z.array(z.object({ at: instant, stories: z.int() })), []),
  floodUntil: z._default(z.nullable(instant), null),
  retry: z._default(
    z.nullable(
      z.object({
        at: instant,
        reason: z.string(),
        attempt: z.int(),
        upTo: instant,
        place: z.optional(z.string()),
      }),
    ),
    null,
  ),
  explained: z._default(z.record(z.string(), instant), {}),
});

export interface RecipientPace extends Pace {
  /**
   * `attempt`: how many tries have failed. `upTo`: what was recorded until then was tried, and is tried again together.
   * `place`: a hash of where, which is a secret; absent in what an earlier release wrote.
   */
  readonly retry: {
    readonly at: string;
    readonly reason: string;
    readonly attempt: number;
    readonly upTo: string;
    readonly place?: string | undefined;
  } | null;
  /** By the reason for which something waits: what was recorded until then has it in the ledger. */
  readonly explained: Readonly<Record<string, string>>;
}

/** Takes a recipient for this run, and answers its pace; null while another run has it, or died less than a lease ago. */
export async function lockRecipient(recipient: string, run: string, now: Date): Promise<RecipientPace | null> {
  let row: Record<string, unknown> = {};
  const conflict = await conflictOf(
    dynamo()
      .send(
        new UpdateCommand({
          TableName: setting('table'),
          Key: keyOf(recipient),
          UpdateExpression: 'SET kind = :kind, v = :v, heldBy = :run, leaseUntil = :until, #end = :end',
          // The SDK repeats a write whose answer is lost: then the lease that it meets is its own.
          ConditionExpression: 'attribute_not_exists(leaseUntil) OR leaseUntil < :now OR heldBy = :run',
          ExpressionAttributeNames: { '#end': table.timeToLive },
          ExpressionAttributeValues: {
            ':kind': rows.mailPace,
            ':v': 1,
            ':run': run,
            ':now': now.toISOString(),
            ':until': new Date(now.getTime() + SEND_LEASE_MS).toISOString(),
            ':end': endAfter(now),
          },
          ReturnValues: 'ALL_NEW',
        }),
      )
      .then(({ Attributes }) => {
        row = Attributes ?? {};
      }),
  );
  return conflict === null ? Told.parse(row) : null;
}

/** Keeps the pace and gives the recipient back. A run whose lease has ended changes nothing. */
export async function unlockRecipient(recipient: string, run: string, pace: RecipientPace, now: Date): Promise<void> {
  const { floodUntil, retry, explained } = pace;
  const sent = pace.sent.filter(({ at }) => Date.parse(at) + WINDOW_MS > now.getTime()).slice(-MOST_KEPT);
  await conflictOf(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: keyOf(recipient),
        UpdateExpression:
          'SET sent = :sent, floodUntil = :flood, retry = :retry, explained = :explained, #end = :end REMOVE heldBy, leaseUntil',
        ConditionExpression: 'heldBy = :run',
        ExpressionAttributeNames: { '#end': table.timeToLive },
        ExpressionAttributeValues: {
          ':sent': sent,
          ':flood': floodUntil,
          ':retry': retry,
          ':explained': explained,
          ':run': run,
          ':end': endAfter(now),
        },
      }),
    ),
  );
}

const keyOf = (recipient: string): Key => ({ pk: `MAILS#${recipient.toLowerCase()}`, sk: 'MAILS' });

function endAfter(now: Date): number {
  return Math.floor(now.getTime() / 1000) + KEPT_SECONDS;
}
