/**
 * Settling a result: the rows of a clip become what the newest version of its key says, whatever the order, number and
 * fate of the deliveries.
 *
 * No transaction is needed, because every write is conditional on the revision and can be done again: the clip row
 * first (it decides who is newest), then its children, each tagged with the revision (readers ignore children of
 * another revision), then left-overs and the receipts of older versions, and the file's own receipt last. A receipt
 * that is there therefore means that all is done; a crash anywhere before is mended by the next delivery.
 */
import { clipIdOf } from '../../../shared/clip/id.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import { Receipt } from '../../../shared/contract/clip.ts';
import type { Part, Result } from '../../../shared/contract/message.ts';
import { clipKeys, receiptKey } from './keys.ts';
import { readRows } from './listing.ts';
import {
  type Head,
  headOf,
  putAbsence,
  putChildren,
  putClip,
  readHead,
  removeOlderChildren,
  type Settlement,
} from './settle-clip.ts';
import { removeParts, settleParts } from './settle-parts.ts';
import { closeOlderReceipts, closeReceipt, putReceipt } from './settle-receipt.ts';

/** Characters of a receipt's reason; the full list of warnings is in the clip. */
const MAX_REASON = 2000;

/**
 * Settles one result; settling it again changes nothing. Answers the file's receipt, null for a removal (which is told
 * by the receipts of the files it removes).
 */
export async function settle(result: Result, settlement: Settlement): Promise<Receipt | null> {
  const { now } = settlement;
  const { file } = result;
  const clipId = clipIdOf(file.bucket, file.key);
  const revision = revisionOf(file);
  const [knownRow, headRow] = await readRows([receiptKey(clipId, file.versionId), clipKeys.clip(clipId)]);
  const known = knownRow === undefined ? null : Receipt.parse(knownRow);
  const head = headOf(headRow);
  if (known !== null && result.kind !== 'removed') return known;
  const gone = leftOver(result, head);
  // The row names the parts that are to go too, so that a delivery after a crash still knows them.
  const isNewest = mayLead(result, head) && (await putHead(result, clipId, head, gone, now));
  if (isNewest && result.kind === 'clip') await putChildren(result, clipId, settlement);
  if (isNewest && result.kind === 'several') {
    await settleParts(result, (part, partId) => partReceipt(result, part, partId, now), settlement);
  }
  if (isNewest && head !== null) await clearOlder(result, clipId, head, gone, now);
  if (result.kind === 'removed') {
    if (known !== null) await closeReceipt(clipId, receiptKey(clipId, file.versionId), 'removed', now);
    return null;
  }
  const receipt = await putReceipt(clipId, revision, receiptFor(result, clipId, isNewest, head, now));
  // A newer version that came in meanwhile closed the receipts it found; this one it may have missed.
  const newest = isNewest ? await readHead(clipId) : null;
  if (newest !== null && newest.revision > revision)
    await closeOlderReceipts(clipId, newest.revision, newest.removed ? 'removed' : 'superseded', now);
  return receipt;
}

/** Takes away what older versions of the key left behind. */
async function clearOlder(
  result: Result,
  clipId: string,
  head: Head,
  gone: readonly string[],
  now: Date,
): Promise<void> {
  const revision = revisionOf(result.file);
  await removeParts(result.file, gone);
  if (gone.length > 0) await putHead(result, clipId, head, [], now);
  await removeOlderChildren(clipId, revision);
  await closeOlderReceipts(clipId, revision, result.kind === 'removed' ? 'removed' : 'superseded', now);
}

/** Whether a result can become what its key says, given what the key says now. */
function mayLead(result: Result, head: Head | null): boolean {
  if (result.kind === 'superseded') return false;
  if (result.kind === 'removed' && !result.marker && head?.versionId !== result.file.versionId) return false;
  return head === null || head.revision <= revisionOf(result.file);
}

/** Parts that the key had and this result has not. */
function leftOver(result: Result, head: Head | null): string[] {
  const kept = new Set(result.kind === 'several' ? result.parts.map(({ part }) => part) : []);
  return (head?.parts ?? []).filter((part) => !kept.has(part));
}

function putHead(
  result: Result,
  clipId: string,
  head: Head | null,
  gone: readonly string[],
  now: Date,
): Promise<boolean> {
  if (result.kind === 'clip') {
    return putClip(result, clipId, head, receiptFor(result, clipId, true, head, now), gone);
  }
  const own = result.kind === 'several' ? result.parts.map(({ part }) => part) : [];
  return putAbsence(result.file, clipId, [...own, ...gone]);
}

function receiptFor(
  result: Exclude<Result, { kind: 'removed' }>,
  clipId: string,
  isNewest: boolean,
  head: Head | null,
  now: Date,
): Receipt {
  const base = receiptBase(result, now);
  if (result.kind === 'superseded') return { ...base, outcome: 'superseded', reason: result.reason };
  if (!isNewest && head?.removed === true && head.parts === undefined) {
    return { ...base, outcome: 'removed', reason: 'The file was deleted or replaced before it was read.' };
  }
  if (!isNewest) return { ...base, outcome: 'superseded', reason: 'A newer version of the file was read first.' };
  if (result.kind === 'refused') return { ...base, outcome: 'refused', reason: result.reason };
  if (result.kind === 'several') return { ...base, ...outcomeOfParts(result.parts) };
  return { ...base, ...outcomeOf(result.clip.warnings), clipId };
}

function partReceipt(result: Result, part: Part, clipId: string, now: Date): Receipt {
  const base = { ...receiptBase(result, now), part: part.part };
  return part.kind === 'refused'
    ? { ...base, outcome: 'refused', reason: part.reason }
    : { ...base, ...outcomeOf(part.clip.warnings), clipId };
}

function receiptBase({ file }: Result, now: Date) {
  const { bucket, key, versionId, receivedAt } = file;
  return { bucket, key, versionId, receivedAt, settledAt: now.toISOString() };
}

type Told = Pick<Receipt, 'outcome' | 'reason'>;

function outcomeOf(warnings: readonly { code: string; message: string }[]): Told {
  if (warnings.length === 0) return { outcome: 'parsed', reason: null };
  const told = warnings.map(({ code, message }) => `${code}: ${message}`).join('; ');
  return { outcome: 'partial', reason: told.slice(0, MAX_REASON) };
}

/** A file is as good as its parts: refused when nothing in it could be read. */
function outcomeOfParts(parts: readonly Part[]): Told {
  const refused = parts.filter(({ kind }) => kind === 'refused').length;
  const partial = parts.filter((part) => part.kind === 'clip' && part.clip.warnings.length > 0).length;
  if (refused + partial === 0) return { outcome: 'parsed', reason: null };
  const clean = parts.length - refused - partial;
  const reason = `${parts.length} clips: ${clean} parsed, ${partial} with warnings, ${refused} refused; each has a receipt.`;
  return { outcome: refused === parts.length ? 'refused' : 'partial', reason };
}
