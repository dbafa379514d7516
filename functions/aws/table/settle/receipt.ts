/**
 * Writing the receipts that have a row: one a file or part, written once, closed when a newer version or a delete overtakes
 * it.
 */
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { hasOwnId } from '../../../../shared/clip/as-stored.ts';
import {
  type KnownReceipt,
  OPEN_OUTCOMES,
  OVERTAKEN_REASONS,
  type Overtaken,
  UNREAD_REASON,
} from '../../../../shared/clip/receipt.ts';
import { Receipt } from '../../../../shared/contract/clip.ts';
import { rows } from '../../../../shared/wiring.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { deleteIfOlder, olderRows, putIf, succeeds } from '../conditional.ts';
import { type Key, listings, receiptKey, receiptOrder, shardOf } from '../keys.ts';
import { queryPartition } from '../rows.ts';

/** What tells whose receipt a row is. */
const OfPart = z.object({ versionId: z.string(), part: z.optional(z.string()), revision: z.optional(z.string()) });

const Row = z.extend(Receipt, { revision: z.optional(z.string()) });

/** The receipt in a row, or null; the read is consistent. */
export async function readReceipt({ pk, sk }: Key): Promise<KnownReceipt | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: { pk, sk }, ConsistentRead: true }),
  );
  return Item === undefined ? null : Row.parse(Item);
}

/**
 * Writes the receipt of a file, or of one of its parts, unless it has one of this revision or a newer one; answers the
 * stored one. An older one counts no more: its version was ordered anew, or is the newest again.
 */
export async function putReceipt(
  clipId: string,
  revision: string,
  receipt: Receipt,
  partId?: string,
): Promise<Receipt> {
  const key = receiptKey(clipId, receipt.versionId, partId);
  const row = {
    ...key,
    ...receipt,
    kind: rows.receipt,
    v: 1,
    revision,
    receiptKey: shardOf(listings.receipts(receipt.outcome), clipId),
    receiptOrder: receiptOrder(receipt.settledAt, clipId, key.sk),
  };
  const isWritten = await putIf(row, 'attribute_not_exists(pk) OR revision < :revision', { ':revision': revision });
  return isWritten ? receipt : ((await readReceipt(key)) ?? receipt);
}

/** The parts of a version that have their receipts of this revision: it is written last. */
export async function partsWithReceipt(clipId: string, versionId: string, revision: string): Promise<Set<string>> {
  const found = await queryPartition(receiptKey(clipId, versionId).pk, { consistent: true });
  const own = z
    .array(OfPart)
    .parse(found)
    .filter((row) => row.versionId === versionId && row.revision === revision);
  return new Set(own.flatMap(({ part }) => part ?? []));
}

/** Removes the receipts that a version and its parts had before it was read anew as this revision. */
export async function dropReceipts(clipId: string, versionId: string, revision: string): Promise<void> {
  const { pk, sk } = receiptKey(clipId, versionId);
  const older = (await olderRows(pk, revision)).filter((row) => row.sk === sk || row.sk.startsWith(`${sk}#`));
  await forEachOf(older, (row) => deleteIfOlder(row, revision));
}

/**
 * Closes the receipts of all versions of a key that are older than this one, but for its own. (That of a delete is of the
 * version that was deleted: `versionId` is then null, and none is left out.)
 */
export async function closeOlderReceipts(
  clipId: string,
  { revision, versionId }: { readonly revision: string; readonly versionId: string | null },
  overtaken: Overtaken,
  now: Date,
): Promise<void> {
  const { pk, sk: own } = receiptKey(clipId, versionId ?? '');
  // Where an event orders anew what a listing brought, its own receipts are older than it.
  const isOwn = (sk: string) =>
    versionId !== null && hasOwnId({ versionId }) && (sk === own || sk.startsWith(`${own}#`));
  const older = (await olderRows(pk, revision)).filter(({ sk }) => !isOwn(sk));
  await forEachOf(older, (row) => closeReceipt(clipId, row, overtaken, now, revision));
}

/**
 * Closes one receipt; one that is closed already stays as it is. With `closing`, the revision that overtakes it, only an
 * older one: its version may have been ordered anew, after that, meanwhile.
 */
export async function closeReceipt(
  clipId: string,
  { pk, sk }: Key,
  overtaken: Overtaken,
  now: Date,
  closing?: string,
): Promise<void> {
  const settledAt = now.toISOString();
  const close = new UpdateCommand({
    TableName: setting('table'),
    Key: { pk, sk },
    UpdateExpression:
      'SET outcome = :outcome, reason = :reason, settledAt = :at, receiptKey = :receiptKey, receiptOrder = :receiptOrder REMOVE clipId',
    ConditionExpression: [
      `(outcome IN (${OPEN_OUTCOMES.map((outcome) => `:${outcome}`).join(', ')}) OR reason = :unread)`,
      ...(closing === undefined ? [] : ['revision < :closing']),
    ].join(' AND '),
    ExpressionAttributeValues: {
      ...(closing !== undefined && { ':closing': closing }),
      ':outcome': overtaken,
      ':unread': UNREAD_REASON,
      ':reason': OVERTAKEN_REASONS[overtaken],
      ':at': settledAt,
      ':receiptKey': shardOf(listings.receipts(overtaken), clipId),
      ':receiptOrder': receiptOrder(settledAt, clipId, sk),
      ...Object.fromEntries(OPEN_OUTCOMES.map((outcome) => [`:${outcome}`, outcome])),
    },
  });
  await succeeds(dynamo().send(close));
}
