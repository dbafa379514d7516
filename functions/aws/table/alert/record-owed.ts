/** The beginning of the ledger (`ledger.ts`): what recipients are owed gets its rows. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { tellerOf } from '../../../../shared/alert/teller.ts';
import type { Owed } from '../../../../shared/contract/alert.ts';
import { mapOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { conflictOf } from '../conditional.ts';
import { readRows } from '../rows.ts';
import { subscriptionsById } from '../subscription/subscriptions.ts';
import { Stored } from './alert-change.ts';
import { isFinal, ledgerKeyOf, ledgerRow, partsOf, placeRows, recordedIn } from './alert-rows.ts';
import { handOver } from './ledger.ts';
import { beginAgain, hasMoved } from './moved.ts';
import { putOwed } from './owed.ts';

type Row = Record<string, unknown>;

/** Rows that are written at once. */
const WIDTH = 16;

/**
 * Records what recipients are owed; answers what of it is still owed: what is new, and what an earlier call recorded and
 * nobody has told yet. Doing it again changes nothing. What was recorded for a subscription that tells it later is left to
 * the one that it comes with now: not all of a recipient's subscriptions are met at once. The newest mentions of a `found`
 * debt get rows of their own, which are settled with it.
 */
export async function record(owed: readonly Owed[]): Promise<readonly Owed[]> {
  const now = new Date();
  const found = await readRows(owed.map(ledgerKeyOf));
  const isOwed = await mapOf([...owed.entries()], WIDTH, async ([i, one]) => {
    const row = found[i];
    const stored = row === undefined ? null : recordedIn(row);
    const isBack = stored !== null && hasMoved(stored.alert);
    if (stored !== null && isFinal(stored.alert.state) && !isBack) return false;
    // The row may be of a run of the release before this one.
    if (stored === null || stored.owed === null) {
      await putOwed(one, now);
      if (!(await writeRecord(one, now))) return false;
    } else if (isBack) {
      await putOwed(one, now);
      await beginAgain(one, now);
    } else if (await isSooner(one, stored.owed)) {
      await handOver(stored.owed, one, now);
    }
    await recordParts(one, now);
    return true;
  });
  return owed.filter((_, i) => isOwed[i]);
}

/** Whether something is told sooner under the subscription that it comes with than under the one for which it is recorded. */
async function isSooner(one: Owed, stored: Owed): Promise<boolean> {
  if (stored.when === 'now') return false;
  if (one.when === 'now') return true;
  if (one.subscriptionId === stored.subscriptionId) return false;
  const both = await subscriptionsById([stored.subscriptionId, one.subscriptionId]);
  return tellerOf(both)?.subscriptionId === one.subscriptionId;
}

async function recordParts(owed: Owed, now: Date): Promise<void> {
  const parts = partsOf(owed);
  if (parts.length === 0) return;
  const found = await readRows(parts.map(ledgerKeyOf));
  for (const [i, part] of parts.entries()) {
    const row = found[i];
    if (row === undefined) await writeRecord(part, now);
    else if (hasMoved(recordedIn(row).alert)) await beginAgain(part, now);
  }
}

/** Writes a row of the ledger and its places in lists; false where there is one with a final state already. */
async function writeRecord(owed: Owed, now: Date): Promise<boolean> {
  const put = (Item: Row) => new PutCommand({ TableName: setting('table'), Item });
  await Promise.all(placeRows(owed, now).map((row) => dynamo().send(put(row))));
  const conflict = await conflictOf(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: ledgerRow(owed, now),
        // What a run of the release before this one claimed and did not tell has no time of recording.
        ConditionExpression:
          'attribute_not_exists(pk) OR (attribute_not_exists(recordedAt) AND (#state = :open OR (#state = :claimed AND leaseUntil < :now)))',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':open': 'open', ':claimed': 'claimed', ':now': now.toISOString() },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if (conflict === null) return true;
  const { state, recordedAt } = Stored.parse(conflict.Item);
  if (recordedAt === undefined && state === 'claimed') {
    throw new Error('A run of an earlier release holds an alert; it is recorded when the lease has ended.');
  }
  // Another run recorded it meanwhile. The entry may then be one too many: whoever tells it finds out.
  return !isFinal(state);
}
