/**
 * Settling a result: the rows of a clip come to be those of the newest version of its key, whatever the order and
 * number of the deliveries, and whichever of them crash. `shared/clip/receipt.ts` plans, this file writes.
 *
 * Every write is conditional and can be repeated: first the anchors of its story, then the clip row (it decides which version is the newest; the counters
 * are moved with it, `clip/clip-change.ts`), then its children, each tagged with the revision (readers ignore children of another revision),
 * then the rows of older versions are removed, and the row of the text comes last. It therefore means that all is done: the
 * receipt counts from then on, and as long as it is missing the next delivery repairs what a crash left.
 *
 * The receipt of a clip is in its own rows while its version is the newest, and gets a row when it no longer is. Receipts
 * of files that are no clip, or several, have a row from the start.
 */

import { asStored, hasOwnId } from '../../../../shared/clip/as-stored.ts';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { fitsParts } from '../../../../shared/clip/limits.ts';
import { overtakenBy } from '../../../../shared/clip/receipt.ts';
import { revisionOf } from '../../../../shared/clip/revision.ts';
import { type Plan, planSettlement, type Replacement } from '../../../../shared/clip/settlement.ts';
import { Receipt } from '../../../../shared/contract/clip.ts';
import type { Result } from '../../../../shared/contract/message.ts';
import { finishCount } from '../clip/clip-change.ts';
import type { StoredState } from '../clip/clip-rows.ts';
import { deleteIfOlder } from '../conditional.ts';
import { receiptKey } from '../keys.ts';
import { putChildren, putState, putText, readState, removeOlder, type Settlement, staleMentions } from './clip.ts';
import { removeIfOvertaken } from './overtaken.ts';
import { putParts, removeParts } from './parts.ts';
import { closeOlderReceipts, closeReceipt, dropReceipts, putReceipt, readReceipt } from './receipt.ts';
import { withStory } from './story.ts';

/**
 * Settles one result; settling it again changes nothing. Answers the file's receipt; null for a removal, which
 * has none of its own.
 */
export async function settle(received: Result, settlement: Settlement): Promise<Receipt | null> {
  const { now } = settlement;
  const { bucket, key, versionId } = received.file;
  const clipId = clipIdOf(bucket, key);
  const ownReceipt = receiptKey(clipId, versionId);
  const before = await readState(clipId);
  const { replay } = settlement;
  // A replay says itself which revision it makes.
  const result = replay === undefined ? asStored(received, before) : received;
  const revision = revisionOf(result.file);
  // The first version of a key has no receipt, and while a clip's version is the newest its receipt has no row.
  const mayHaveRow = replay === undefined && before !== null && !(before.live !== null && before.revision === revision);
  const known = mayHaveRow ? await readReceipt(ownReceipt) : null;
  const plan = planSettlement(result, before, known, now);
  switch (plan.kind) {
    case 'settled':
      // What changed the clip last may have died before it was counted.
      if (before !== null && !(await finishCount(before, settlement.write))) return settle(received, settlement);
      // A run that was overtaken may have died before it closed its own receipts.
      return closedSince(plan.receipt, before, clipId, revision, now);
    case 'outdated': {
      const receipt = await putReceipt(clipId, revision, plan.receipt);
      await dropClosed(clipId, { versionId, revision });
      // A run of before may have died between writing its rows and that.
      if (result.kind !== 'clip') return closedSince(receipt, await readState(clipId), clipId, revision, now);
      await removeIfOvertaken(result, clipId, settlement);
      return receipt;
    }
    case 'newest': {
      // The row was changed meanwhile. Revisions only grow, so in the end this one is written or outdated.
      switch (await replace(result, plan.replacement, before, settlement)) {
        case 'moved':
          return settle(result, settlement);
        case 'gone':
          return settle({ kind: 'removed', file: result.file, marker: false }, settlement);
        case 'replaced':
          break;
      }
      if (plan.replacement.state.kind === 'clip') return plan.receipt;
      const receipt = await putReceipt(clipId, revision, plan.receipt);
      return closedSince(receipt, await readState(clipId), clipId, revision, now);
    }
    case 'removal':
      return remove(received, result, plan, before, settlement);
    default:
      return plan satisfies never;
  }
}

/** Carries out a delete; `received` is its result as it came. */
async function remove(
  received: Result,
  result: Result,
  { replacement, closesReceipt, receipt }: Extract<Plan, { kind: 'removal' }>,
  before: StoredState | null,
  settlement: Settlement,
): Promise<null> {
  const { bucket, key, versionId } = result.file;
  const clipId = clipIdOf(bucket, key);
  const again = async () => {
    await settle(received, settlement);
    return null;
  };
  // Its receipt first: whoever settles the version meanwhile finds that, or is found here.
  if (receipt !== null) await putReceipt(clipId, revisionOf(received.file), receipt);
  // Settled since the row was read, the version is the newest.
  const isOther = before !== null && before.versionId !== versionId;
  if (isOther && (await readState(clipId))?.versionId === versionId) return again();
  if (replacement !== null && (await replace(result, replacement, before, settlement)) === 'moved') return again();
  // Where versions have no ids the receipt may be that of a newer file by now.
  const closing = hasOwnId(result.file) ? undefined : revisionOf(result.file);
  if (closesReceipt) await closeReceipt(clipId, receiptKey(clipId, versionId), 'removed', settlement.now, closing);
  return null;
}

/**
 * Makes this version the newest of its key. `moved`: nothing is replaced, since the row was changed meanwhile. `gone`: the
 * version was deleted meanwhile; its row is written, and has to go.
 */
async function replace(
  result: Result,
  { state: planned, parts, staleParts: allStale, closedReceipt, closesOlder }: Replacement,
  before: StoredState | null,
  settlement: Settlement,
): Promise<'replaced' | 'moved' | 'gone'> {
  const { file } = result;
  const clipId = clipIdOf(file.bucket, file.key);
  const state = await withStory(planned, clipId, before, settlement);
  const revision = revisionOf(file);
  const own = parts.map(({ part }) => part);
  const stale = staleMentions(before, revision);
  const staleParts = await namedParts(result, state.kind, allStale, settlement);
  if (before !== null && closedReceipt !== null) await putReceipt(clipId, before.revision, closedReceipt);
  // The row lists what is stale too, so that a delivery after a crash still removes it.
  const written = await putState(state, file, clipId, before, { parts: [...own, ...staleParts], stale }, settlement);
  if (written === null) {
    if (before !== null && closedReceipt !== null) await dropClosed(clipId, before);
    return 'moved';
  }
  // Where there was no row, a deletion has written one, and the condition did not hold.
  if (result.kind !== 'removed' && before !== null && !(await stands(file, state))) return 'gone';
  // What was read before, with the same id, may have had other parts.
  const isReadAnew = settlement.replay !== undefined || (!hasOwnId(file) && before !== null);
  if (isReadAnew && result.kind !== 'removed') await dropReceipts(clipId, file.versionId, revision);
  if (state.kind === 'clip') await putChildren(state, clipId, stale, settlement);
  if (result.kind === 'several') await putParts(result, settlement);
  if (closesOlder !== null) {
    await removeParts(file, staleParts, settlement);
    await removeOlder(state, clipId, revision, stale, settlement);
    await closeOlderReceipts(clipId, { revision, versionId: withReceiptsOf(result) }, closesOlder, settlement.now);
  }
  if (staleParts.length > 0 || (state.kind === 'absent' && stale.length > 0)) {
    await putState(state, file, clipId, written, { parts: own, stale: [] }, settlement);
  }
  if (state.kind === 'clip') {
    await putText(state.result, clipId, state.receipt, settlement);
    await removeIfOvertaken(state.result, clipId, settlement);
  }
  return 'replaced';
}

/**
 * The stale parts that the row is to name beside those of the result: none where it has no room for both. Then the old clips
 * go first, as long as the row that is there names them.
 */
async function namedParts(
  result: Result,
  kind: Replacement['state']['kind'],
  stale: readonly string[],
  settlement: Settlement,
): Promise<readonly string[]> {
  const own = result.kind === 'several' ? result.parts.map(({ part }) => part) : [];
  if (fitsParts(kind, [...own, ...stale])) return stale;
  await removeParts(result.file, stale, settlement);
  return [];
}

/** The version whose receipts a result writes; a delete writes none. */
const withReceiptsOf = ({ kind, file }: Result): string | null => (kind === 'removed' ? null : file.versionId);

/** The receipt of a version was closed for nothing, where that version has been ordered anew as the newest meanwhile. */
async function dropClosed(
  clipId: string,
  { versionId, revision }: Pick<StoredState, 'versionId' | 'revision'>,
): Promise<void> {
  const newest = await readState(clipId);
  const isAgain = newest?.live != null && newest.versionId === versionId && newest.revision > revision;
  if (isAgain) await deleteIfOlder(receiptKey(clipId, versionId), newest.revision);
}

/** False where the deletion of this version was settled before it. A receipt closed otherwise holds no more. */
async function stands(file: Result['file'], { kind }: Replacement['state']): Promise<boolean> {
  const own = receiptKey(clipIdOf(file.bucket, file.key), file.versionId);
  const closed = await readReceipt(own);
  const revision = revisionOf(file);
  if (closed?.outcome === 'removed' && (closed.revision ?? '') > revision) return false;
  // A clip that is the newest is its own receipt; one that was closed, or that a listing brought, is over.
  if (closed !== null && kind === 'clip') await deleteIfOlder(own, revision);
  return true;
}

/**
 * The receipt as it is by now: the version that is the newest may have closed older ones before this was written, or those
 * of its parts.
 */
async function closedSince(
  receipt: Receipt,
  newest: StoredState | null,
  clipId: string,
  revision: string,
  now: Date,
): Promise<Receipt> {
  const overtaken = newest === null ? null : overtakenBy(newest, revision);
  if (newest === null || overtaken === null) return receipt;
  const versionId = overtaken === 'removed' ? null : newest.versionId;
  await closeOlderReceipts(clipId, { revision: newest.revision, versionId }, overtaken, now);
  const closed = await readReceipt(receiptKey(clipId, receipt.versionId));
  return closed === null ? receipt : Receipt.parse(closed);
}
