/**
 * The ledger: one row per (name, story, recipient), so that nobody gets the same alert twice and nothing is lost.
 *
 * What a recipient is owed is recorded first, as `open` (`record-owed.ts`). Whoever tells it claims the row before and settles it afterwards.
 * A claim of another run holds until its lease ends; after that the run died between claim and settling, and the claim is
 * taken over. So a crash after a mail was accepted costs at most one duplicate, and `attempts` counts it.
 *
 * While a row is not final it is listed as owed (`owed.ts`). That entry is written first and taken away last, so that a
 * crash leaves one too many, never one too few; `claim` takes such a one away.
 */
import { randomUUID } from 'node:crypto';
import type { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Teller } from '../../../../shared/alert/teller.ts';
import type { Owed } from '../../../../shared/contract/alert.ts';
import { SEND_LEASE_MS } from '../../../../shared/triggers.ts';
import { table } from '../../../../shared/wiring.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { conflictOf } from '../conditional.ts';
import type { Key } from '../keys.ts';
import { changeAlert, Stored } from './alert-change.ts';
import {
  alertIdOf,
  endAfter,
  type FinalState,
  finalPlace,
  isFinal,
  ledgerKeyOf,
  openPlace,
  owedKey,
  partsOf,
  placeRows,
} from './alert-rows.ts';
import { isMoved } from './moved.ts';
import { deleteOwed, putOwed } from './owed.ts';

/** `claimed`: tell it. `settled`: it has a final state. `held`: another run is telling it, or died less than a lease ago. */
export type Claim = 'claimed' | 'settled' | 'held';

/** An entry that is owed for so long without a row in the ledger was left by a run that died; its stream record comes again. */
const ORPHAN_MS = 10 * 60_000;

/** Claims something owed for one run. */
export async function claim(owed: Owed, now: Date): Promise<Claim> {
  const conflict = await changeAlert(owed, {
    set: {
      state: 'claimed',
      claimedBy: randomUUID(),
      leaseUntil: new Date(now.getTime() + SEND_LEASE_MS).toISOString(),
      // It may have been held.
      listKey: openPlace(alertIdOf(owed), owed.when),
      [table.timeToLive]: endAfter(now),
    },
    remove: ['reason'],
    attempts: 1,
    // What has moved is listed as owed where a run died that found its subscription back.
    // The SDK repeats a write whose answer is lost: then the claim that it meets is its own.
    condition: `#state = :open OR ${isMoved.condition} OR (#state = :state AND (leaseUntil < :now OR claimedBy = :claimedBy))`,
    values: { ...isMoved.values, ':open': 'open', ':now': now.toISOString() },
  });
  if (conflict === null) return 'claimed';
  if (isHeld(owed, conflict, now)) return 'held';
  await deleteOwed(owed);
  return 'settled';
}

/** Whether another run has a row that could not be changed. Without a row a run is recording it, or died before it could. */
function isHeld({ recordedAt }: Owed, { Item }: ConditionalCheckFailedException, now: Date): boolean {
  if (Item === undefined) return now.getTime() - Date.parse(recordedAt) < ORPHAN_MS;
  return !isFinal(Stored.parse(Item).state);
}

/**
 * Leaves an open row to another subscription of its recipient. It is listed as owed there before it is taken off the list
 * here. What another run is telling stays with that run, on both lists: whoever comes to the one left over takes it away.
 */
export async function handOver(owed: Owed, { subscriptionId, when }: Teller, now: Date): Promise<void> {
  const moved: Owed = { ...owed, subscriptionId, when };
  await putOwed(moved, now);
  const conflict = await changeAlert(owed, {
    set: {
      ...{ state: 'open', subscriptionId, when },
      listKey: openPlace(alertIdOf(owed), when),
      [table.timeToLive]: endAfter(now),
    },
    remove: ['reason', 'claimedBy', 'leaseUntil'],
    condition: `#state = :state OR ${isMoved.condition} OR (#state = :claimed AND leaseUntil < :now)`,
    values: { ...isMoved.values, ':claimed': 'claimed', ':now': now.toISOString() },
  });
  if (conflict !== null && isHeld(owed, conflict, now)) return;
  if (conflict !== null) await deleteOwed(moved);
  if (conflict !== null || owedKey(moved).sk !== owedKey(owed).sk) await deleteOwed(owed);
}

export interface Settlement {
  readonly state: FinalState;
  /** Why it was refused or suppressed. */
  readonly reason?: string | undefined;
  /** Of the mail that told it. */
  readonly messageId?: string | undefined;
  /**
   * The number of the clip's state that was told, where the clip had a card of its own: what is another one by then is
   * corrected. None in a summary, which tells of too many clips for that.
   */
  readonly clipState?: number | undefined;
}

/**
 * Ends a row, claimed or open, for good, and takes it off the list of what is owed. One that is final stays as it is. What a
 * run is recording at this moment stays on the list: its job comes.
 */
export async function settle(owed: Owed, settlement: Settlement, now: Date): Promise<void> {
  if (await isEnded(owed, settlement, now)) await deleteOwed(owed);
}

/** Ends a row and its parts, but leaves it on the list of what is owed; false where a run is recording it at this moment. */
export async function isEnded(owed: Owed, settlement: Settlement, now: Date): Promise<boolean> {
  const { state } = settlement;
  const asPart: Settlement = { ...settlement, state: state === 'sent' ? 'digested' : state, clipState: undefined };
  await forEachOf(partsOf(owed), (part) => end(part, asPart, now));
  const conflict = await end(owed, settlement, now);
  return conflict === null || !isHeld(owed, conflict, now);
}

function end(owed: Owed, { state, reason, messageId, clipState }: Settlement, now: Date) {
  const isTold = state === 'sent' || state === 'digested';
  return changeAlert(owed, {
    set: {
      state,
      listKey: finalPlace(alertIdOf(owed), state),
      [table.timeToLive]: endAfter(now),
      ...(isTold && { sentAt: now.toISOString() }),
      ...(messageId !== undefined && { messageId }),
      ...(reason !== undefined && { reason }),
      ...(clipState !== undefined && { clipState }),
    },
    remove: [
      ...['claimedBy', 'leaseUntil'],
      ...(reason === undefined ? ['reason'] : []),
      // Of the mail before, where it was told again.
      ...(clipState === undefined ? ['clipState'] : []),
    ],
    condition: `#state IN (:open, :claimed) OR ${isMoved.condition}`,
    values: { ...isMoved.values, ':open': 'open', ':claimed': 'claimed' },
  });
}

/** Releases a claim: whoever comes next may tell it at once. `reason` says what failed. */
export async function giveBack(owed: Owed, reason: string, now: Date): Promise<void> {
  await changeAlert(owed, {
    set: { state: 'open', reason, [table.timeToLive]: endAfter(now) },
    remove: ['claimedBy', 'leaseUntil'],
    condition: '#state = :claimed',
    values: { ':claimed': 'claimed' },
  });
}

/** Says what an open row waits for; writes nothing in a row that is not open. */
export async function explain(owed: Owed, reason: string): Promise<void> {
  await changeAlert(owed, { set: { reason }, condition: '#state = :open', values: { ':open': 'open' } });
}

/** Says what an open row waits for that a person is to do; as one for a digest, it is not listed among the forgotten. */
export async function hold(owed: Owed, reason: string): Promise<void> {
  const listKey = openPlace(alertIdOf(owed), 'digest');
  await changeAlert(owed, { set: { reason, listKey }, condition: '#state = :open', values: { ':open': 'open' } });
}

/**
 * Makes what is owed, and not told yet, about another clip of its story. It does nothing where the row is final: whoever
 * claims it finds out.
 */
export async function redirect(owed: Owed, clipId: string, now: Date): Promise<Owed> {
  const conflict = await changeAlert(owed, {
    set: { clipId },
    condition: '#state IN (:open, :claimed)',
    values: { ':open': 'open', ':claimed': 'claimed' },
  });
  const moved = { ...owed, clipId };
  if (conflict === null) await putOwed(moved, now);
  return moved;
}

/**
 * Forgets an open row: the mention is gone. Should it come back, it is news again. What a run is recording at this moment
 * stays: whoever does its job finds out.
 */
export async function withdraw(owed: Owed, now: Date): Promise<void> {
  const remove = (key: Key, more = {}) =>
    dynamo().send(new DeleteCommand({ TableName: setting('table'), Key: { ...key }, ...more }));
  const conflict = await conflictOf(
    remove(ledgerKeyOf(owed), {
      ConditionExpression: '#state = :open',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':open': 'open' },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }),
  );
  if (conflict !== null && (conflict.Item !== undefined || isHeld(owed, conflict, now))) return;
  await deleteOwed(owed);
  for (const { pk, sk } of placeRows(owed, now)) await remove({ pk, sk });
}
