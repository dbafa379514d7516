/**
 * Settling a result: the rows of a clip come to be those of the newest version of its key, whatever the order and
 * number of the deliveries, and whichever of them crash. `shared/clip/receipt.ts` plans, this file writes.
 *
 * No transaction is needed, because every write is conditional on the revision and can be repeated: first the clip row
 * (it decides which version is the newest), then its children, each tagged with the revision (readers ignore children
 * of another revision), then the rows of older versions are removed, and the file's own receipt comes last. A stored
 * receipt therefore means that all is done, and the next delivery repairs what a crash left.
 */
import { clipIdOf } from '../../../shared/clip/id.ts';
import { overtakenBy, planSettlement, type Replacement } from '../../../shared/clip/receipt.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import type { Receipt } from '../../../shared/contract/clip.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { currentRowIn } from './clip-rows.ts';
import { clipKeys, receiptKey } from './keys.ts';
import { readRows } from './listing.ts';
import { putChildren, putState, readCurrentRow, removeOlderChildren, type Settlement } from './settle-clip.ts';
import { putParts, removeParts } from './settle-parts.ts';
import { closeOlderReceipts, closeReceipt, putReceipt, receiptIn } from './settle-receipt.ts';

/**
 * Settles one result; settling it again changes nothing. Answers the file's receipt; null for a removal, which
 * has none of its own.
 */
export async function settle(result: Result, settlement: Settlement): Promise<Receipt | null> {
  const { now } = settlement;
  const { bucket, key, versionId } = result.file;
  const clipId = clipIdOf(bucket, key);
  const revision = revisionOf(result.file);
  const ownReceipt = receiptKey(clipId, versionId);
  const [receiptRow, row] = await readRows([ownReceipt, clipKeys.clip(clipId)]);
  const plan = planSettlement(result, currentRowIn(row), receiptIn(receiptRow), now);
  switch (plan.kind) {
    case 'settled':
      return plan.receipt;
    case 'outdated':
      return putReceipt(clipId, revision, plan.receipt);
    case 'newest': {
      // A newer version was written meanwhile. Revisions only grow, so the next plan is that this one is outdated.
      if (!(await replace(result, plan.replacement, settlement))) return settle(result, settlement);
      const receipt = await putReceipt(clipId, revision, plan.receipt);
      await closeIfOvertaken(clipId, revision, now);
      return receipt;
    }
    case 'removal':
      if (plan.replacement !== null) await replace(result, plan.replacement, settlement);
      if (plan.closesReceipt) await closeReceipt(clipId, ownReceipt, 'removed', now);
      return null;
    default:
      return plan satisfies never;
  }
}

/** Makes this version the newest of its key; false, with nothing written, when a newer one was written meanwhile. */
async function replace(result: Result, replacement: Replacement, settlement: Settlement): Promise<boolean> {
  const { file } = result;
  const { state, parts, staleParts, closesOlder } = replacement;
  const clipId = clipIdOf(file.bucket, file.key);
  const own = parts.map(({ part }) => part);
  // The row lists the stale parts too, so that a delivery after a crash still removes them.
  if (!(await putState(state, file, clipId, [...own, ...staleParts]))) return false;
  if (state.kind === 'clip') await putChildren(state.result, clipId, settlement);
  if (result.kind === 'several') await putParts(result, settlement);
  if (closesOlder === null) return true;
  await removeParts(file, staleParts);
  if (staleParts.length > 0) await putState(state, file, clipId, own);
  await removeOlderChildren(clipId, revisionOf(file));
  await closeOlderReceipts(clipId, revisionOf(file), closesOlder, settlement.now);
  return true;
}

/** A newer version settled meanwhile may have closed the older receipts before this one was written. */
async function closeIfOvertaken(clipId: string, revision: string, now: Date): Promise<void> {
  const newest = await readCurrentRow(clipId);
  const overtaken = newest === null ? null : overtakenBy(newest, revision);
  if (newest !== null && overtaken !== null) await closeOlderReceipts(clipId, newest.revision, overtaken, now);
}
