/**
 * What became of a file, and what that does to what is stored: a plan.
 *
 * All rules of settling are here: which version of a key is the newest, what the key's clip becomes, and the outcome on
 * each receipt. `functions/aws/table/settle.ts` carries a plan out and decides nothing.
 */
import type { Receipt, Similar, Warning } from '../contract/clip.ts';
import type { Corrections } from '../contract/history.ts';
import type { FileVersion, Part, Result } from '../contract/message.ts';
import { beginning } from '../well-formed.ts';
import { correct, valuesAfter } from './correction.ts';
import { clipIdOf } from './id.ts';
import { isOfEvent, revisionOf, sequencerAfter, withRevision } from './revision.ts';

/** The stored row of a clip, as far as settling reads it. */
export interface CurrentRow {
  readonly revision: string;
  readonly versionId: string;
  readonly story?: string | undefined;
  readonly similar?: Similar | undefined;
  /** A tombstone: as of this revision the key has no clip of its own. */
  readonly removed?: boolean | undefined;
  /** Why there is none; rows of earlier releases do not say. */
  readonly absence?: Absence | undefined;
  /** Clips of a file that holds several, and those of its older versions that are still to be taken away. */
  readonly parts?: readonly string[] | undefined;
  /** Of a file that is one clip: its receipt, which has no row of its own while the version is the newest. */
  readonly receipt?: Receipt | null | undefined;
  /** What is given by hand; it outlives versions and removals of the file. */
  readonly corrections?: Corrections | undefined;
  /** Whether all that the receipt stands for has been written; otherwise a delivery was cut off. */
  readonly isComplete?: boolean | undefined;
}

/** Why a key has no clip of its own: its file was deleted, or the newest version holds several clips or none. */
export const ABSENCES = ['deleted', 'replaced'] as const;
type Absence = (typeof ABSENCES)[number];

export type ClipResult = Extract<Result, { kind: 'clip' }>;
type SeveralResult = Extract<Result, { kind: 'several' }>;
type RemovedResult = Extract<Result, { kind: 'removed' }>;

/** What the row of a clip becomes. */
export type ClipState =
  | {
      readonly kind: 'clip';
      /** As corrected. */
      readonly result: ClipResult;
      readonly story: string;
      /** Whether the clip had the story before; else it is the one that the clip would begin. */
      readonly keepsStory: boolean;
      readonly similar?: Similar | undefined;
      readonly receipt: Receipt;
      readonly corrections?: Corrections | undefined;
    }
  /** A tombstone; it also keeps results of older versions away that arrive later. */
  | { readonly kind: 'absent'; readonly absence: Absence };

/** The state of a clip that the newest version of its file does not hold. */
export const REPLACED: ClipState = { kind: 'absent', absence: 'replaced' };

/** How a newest version replaces what its key had; each write is conditional on the revision. */
export interface Replacement {
  /** Of the file's own clip. */
  readonly state: ClipState;
  /** The clips of a file that holds several; `planPart` plans each, once its own row has been read. */
  readonly parts: readonly Part[];
  /** Parts that the key had and this version has not: they become absent. */
  readonly staleParts: readonly string[];
  /** The closed receipt of the version that is replaced, if that was one clip; written before its row is replaced. */
  readonly closedReceipt: Receipt | null;
  /** Closes the receipts of older versions with this outcome; null where the key had no row before. */
  readonly closesOlder: Overtaken | null;
}

/** What a result does to what is stored. */
export type Plan =
  /** An earlier delivery settled it: nothing is written. */
  | { readonly kind: 'settled'; readonly receipt: Receipt }
  /** Not the newest version, or gone unread: only its receipt is written. */
  | { readonly kind: 'outdated'; readonly receipt: Receipt }
  /** The newest version. If a newer one is written first, nothing of this holds: plan again with the new row. */
  | { readonly kind: 'newest'; readonly replacement: Replacement; readonly receipt: Receipt }
  /**
   * A delete. `replacement` is null where another version than the newest was deleted; the receipt closed is that of the
   * version. `receipt`: of a version that was never settled, so that it is not settled when its result comes later.
   */
  | {
      readonly kind: 'removal';
      readonly replacement: Replacement | null;
      readonly closesReceipt: boolean;
      readonly receipt: Receipt | null;
    };

/**
 * The result with the revision under which its version is stored, if it is the newest of its key: an event that was
 * repeated by hand, or made from a listing of the inbox, orders the same version otherwise than the one of S3. (Where a
 * listing was first, the event of S3 orders it anew: older versions whose events come still later must not replace it.)
 * The deletion of one version takes its place just after it: S3 orders it after newer versions too, which it must not keep
 * away.
 */
export function asStored(result: Result, current: CurrentRow | null): Result {
  const { file } = result;
  if (!hasOwnId(file)) return result;
  if (result.kind === 'removed') return result.marker ? result : { ...result, file: inPlaceOf(file, current) };
  if (current === null || current.versionId !== file.versionId || isDeleted(current)) return result;
  if (!isOfEvent(current.revision) && isOfEvent(revisionOf(file)) && isOrderedAnew(result, current)) return result;
  return { ...result, file: withRevision(file, current.revision) };
}

/** Whether a result is of the version that is stored as the newest, under a greater revision. */
function isOrderedAnew({ kind, file }: Result, current: CurrentRow | null): boolean {
  if (current === null || kind === 'removed' || kind === 'superseded' || !hasOwnId(file)) return false;
  return current.versionId === file.versionId && !isDeleted(current) && current.revision < revisionOf(file);
}

/** In a bucket that keeps no versions all have the same id, or none. */
export function hasOwnId({ versionId }: Pick<FileVersion, 'versionId'>): boolean {
  return versionId !== '' && versionId !== 'null';
}

/** A version that was deleted, ordered so that only itself and older ones stay away. */
function inPlaceOf(file: FileVersion, current: CurrentRow | null): FileVersion {
  // Before all others: none of them is known yet.
  if (current === null) return { ...file, sequencer: '', lastModified: '' };
  if (current.versionId !== file.versionId) return file;
  if (isDeleted(current)) return withRevision(file, current.revision);
  return { ...file, sequencer: sequencerAfter(current.revision) };
}

function isDeleted({ removed, absence }: CurrentRow): boolean {
  return removed === true && absence !== 'replaced';
}

/** A receipt in a row, with the revision of what was settled when it was written. */
export interface KnownReceipt extends Receipt {
  readonly revision?: string | undefined;
}

/** Plans the settling of a result. `current`: the row of the key's clip; `known`: the receipt of the file in a row. */
export function planSettlement(
  result: Result,
  current: CurrentRow | null,
  known: KnownReceipt | null,
  now: Date,
): Plan {
  if (result.kind === 'removed') return planRemoval(result, current, known, now);
  const settled = settledReceipt(result, current, known);
  if (settled !== null) return { kind: 'settled', receipt: settled };
  const base = receiptBase(result, now);
  switch (result.kind) {
    case 'superseded': {
      const isOver = current !== null && !isNewest(result, current);
      const outcome = isOver ? outcomeOfOlder(current) : { outcome: 'superseded' as const, reason: UNREAD_REASON };
      return { kind: 'outdated', receipt: { ...base, ...outcome } };
    }
    case 'refused': {
      const receipt: Receipt = { ...base, outcome: 'refused', reason: result.reason };
      return planVersion(result, current, now, { receipt, state: REPLACED, parts: [] });
    }
    case 'several': {
      const receipt: Receipt = { ...base, ...outcomeOfParts(result.parts) };
      return planVersion(result, current, now, { receipt, state: REPLACED, parts: result.parts });
    }
    case 'clip': {
      const clipId = clipIdOf(result.file.bucket, result.file.key);
      const settledAt = settlingSince(result, current) ?? base.settledAt;
      const receipt = receiptOfClip({ ...base, clipId, settledAt }, result.clip.warnings);
      return planVersion(result, current, now, { receipt, state: clipState(result, current, receipt), parts: [] });
    }
    default:
      throw unknownKind(result);
  }
}

/** The receipt of an earlier delivery that did all its work; null where there is none. */
function settledReceipt(result: Result, current: CurrentRow | null, known: KnownReceipt | null): Receipt | null {
  if (isOrderedAnew(result, current)) return null;
  const isCurrent = current?.revision === revisionOf(result.file);
  // While its version is the newest, the clip's own receipt holds: a row was written by a newer version that was cut off.
  if (isCurrent && current?.receipt) return current.isComplete === true ? current.receipt : null;
  if (known === null || isOfOlder(result, current, known) || isReopened(result, current, known)) return null;
  const { revision: _, ...receipt } = known;
  return receipt;
}

/**
 * Whether a receipt is of an older revision than a result that takes its place: of another file, where versions have no
 * ids, or of the same one as a listing ordered it (the delivery that ordered it anew was cut off).
 */
function isOfOlder(result: Result, current: CurrentRow | null, { revision = '' }: KnownReceipt): boolean {
  const own = revisionOf(result.file);
  if (revision >= own || result.kind === 'superseded') return false;
  return hasOwnId(result.file) ? revision !== '' && current?.revision === own : true;
}

/**
 * Whether a version is the newest again after its receipt was closed: what had taken its place, a newer version or a
 * delete marker, was deleted from the inbox. (S3 sends no event about it; the sweep does.)
 */
function isReopened(result: Result, current: CurrentRow | null, known: KnownReceipt | null): boolean {
  const isClosed = known !== null && !OPEN_OUTCOMES.some((outcome) => outcome === known.outcome);
  const isRead = result.kind !== 'superseded';
  // Or about to be closed: what had taken its place knew it from a listing only, and ordered it before itself.
  const isListed = known?.revision !== undefined && !isOfEvent(known.revision);
  const isReplaced = isListed && current?.versionId !== result.file.versionId;
  // The version itself was deleted, which was told before its result came.
  const isGone = known !== null && (known.revision ?? '') > revisionOf(result.file);
  return (
    isRead && (isClosed || isReplaced) && !isGone && current !== null && current.revision < revisionOf(result.file)
  );
}

/**
 * When a version began to be settled by a delivery that is not done; null where none has begun. All deliveries of a version
 * write the same time: whichever of them writes a row last, its receipt is where lists look for it.
 */
function settlingSince(result: Result, current: CurrentRow | null): string | null {
  const isSame = current?.revision === revisionOf(result.file) || isOrderedAnew(result, current);
  return isSame ? (current?.receipt?.settledAt ?? null) : null;
}

interface Content extends Pick<Replacement, 'state' | 'parts'> {
  readonly receipt: Receipt;
}

function planVersion(result: Result, current: CurrentRow | null, now: Date, content: Content): Plan {
  const { receipt, state, parts } = content;
  if (current !== null && !isNewest(result, current)) {
    return { kind: 'outdated', receipt: { ...receiptBase(result, now), ...outcomeOfOlder(current) } };
  }
  const kept = new Set(parts.map(({ part }) => part));
  const staleParts = (current?.parts ?? []).filter((part) => !kept.has(part));
  const closesOlder = current === null ? null : 'superseded';
  // Of a version that a replay has read anew the receipt is replaced, not closed.
  const isSame = current?.versionId === result.file.versionId;
  const closedReceipt = isSame ? null : closedReceiptOf(result, current, 'superseded', now);
  return { kind: 'newest', replacement: { state, parts, staleParts, closedReceipt, closesOlder }, receipt };
}

function planRemoval(result: RemovedResult, current: CurrentRow | null, known: Receipt | null, now: Date): Plan {
  const isOfKey = result.marker || current === null || current.versionId === result.file.versionId;
  const replacement: Replacement | null =
    isOfKey && isNewest(result, current)
      ? {
          state: { kind: 'absent', absence: 'deleted' },
          parts: [],
          staleParts: current?.parts ?? [],
          closedReceipt: closedReceiptOf(result, current, 'removed', now),
          // Also where nothing was stored: of a version that was gone unread there is a receipt.
          closesOlder: 'removed',
        }
      : null;
  const isUnknown = !result.marker && current?.versionId !== result.file.versionId && known === null;
  const receipt: Receipt | null = isUnknown
    ? { ...receiptBase(result, now), outcome: 'removed', reason: OVERTAKEN_REASONS.removed }
    : null;
  return { kind: 'removal', replacement, closesReceipt: known !== null, receipt };
}

/** The receipt of an older version as it is kept once its clip is replaced; null where the row has none. */
function closedReceiptOf(result: Result, current: CurrentRow | null, outcome: Overtaken, now: Date): Receipt | null {
  if (!current?.receipt || current.revision === revisionOf(result.file) || isOrderedAnew(result, current)) return null;
  const { clipId: _, ...receipt } = current.receipt;
  return { ...receipt, outcome, reason: OVERTAKEN_REASONS[outcome], settledAt: now.toISOString() };
}

/** A newer version keeps the story of the first, so that nobody is alerted again, and what was corrected by hand. */
function clipState(result: ClipResult, current: CurrentRow | null, receipt: Receipt): ClipState {
  const { story, similar } = current === null || current.removed === true ? {} : current;
  const kept = { story: story ?? result.story, keepsStory: story !== undefined, similar };
  if (current?.corrections === undefined) return { kind: 'clip', result, ...kept, receipt };
  const { clip, corrections } = correct(result.clip, valuesAfter(current.corrections, {}));
  return { kind: 'clip', result: { ...result, clip }, ...kept, receipt, corrections };
}

/** What one of several clips in a file does to what is stored. */
export interface PartPlan {
  /** Null where nothing is stored and nothing is to be: no row is written. */
  readonly state: ClipState | null;
  readonly receipt: Receipt;
  /** Whether rows of an older version may have to be removed. */
  readonly hasOlder: boolean;
}

/** Plans one part of a file that holds several; `current` is the row of the part's own clip. */
export function planPart(result: SeveralResult, part: Part, current: CurrentRow | null, now: Date): PartPlan {
  const base = { ...receiptBase(result, now), part: part.part };
  const hasOlder = current !== null;
  switch (part.kind) {
    case 'refused': {
      const receipt: Receipt = { ...base, outcome: 'refused', reason: part.reason };
      return { state: hasOlder ? REPLACED : null, receipt, hasOlder };
    }
    case 'clip': {
      const { file, namesVersion } = result;
      const clipId = clipIdOf(file.bucket, file.key, part.part);
      const receipt = receiptOfClip({ ...base, clipId }, part.clip.warnings);
      return { state: clipState({ ...part, file, namesVersion }, current, receipt), receipt, hasOlder };
    }
    default:
      throw unknownKind(part);
  }
}

/** Why a file that was read is no longer what its key says. */
export type Overtaken = 'removed' | 'superseded';

/** Reasons on receipts that are closed. */
export const OVERTAKEN_REASONS: Readonly<Record<Overtaken, string>> = {
  removed: 'The file was deleted from the inbox.',
  superseded: 'A newer version of the file has taken its place.',
};

/**
 * Reason on the receipt of a version that was gone before it could be read, as long as nothing says what has become of it: a
 * delete or a newer version, which closes it.
 */
export const UNREAD_REASON = 'This version was gone before it could be read.';

/** Outcomes of receipts that a newer version or a delete closes; the others are final. */
export const OPEN_OUTCOMES = ['parsed', 'partial', 'refused'] as const satisfies readonly Receipt['outcome'][];

/** How a receipt of `revision` is to be closed, given the row of its clip; null while it is the newest. */
export function overtakenBy(current: CurrentRow, revision: string): Overtaken | null {
  return current.revision <= revision ? null : overtaken(current);
}

/** What the stored version means for older ones. */
function overtaken({ removed, absence, parts }: CurrentRow): Overtaken {
  if (removed !== true) return 'superseded';
  // Without the reason, only a file that holds several clips is known to be no delete: it names them.
  const isDeleted = absence === undefined ? parts === undefined : absence === 'deleted';
  return isDeleted ? 'removed' : 'superseded';
}

/** Whether a result is of the stored revision or a newer one. */
function isNewest(result: Result, current: CurrentRow | null): boolean {
  return current === null || current.revision <= revisionOf(result.file);
}

function receiptBase({ file }: Result, now: Date) {
  const { bucket, key, versionId, receivedAt } = file;
  return { bucket, key, versionId, receivedAt, settledAt: now.toISOString() };
}

type OutcomeAndReason = Pick<Receipt, 'outcome' | 'reason'>;

/** Of a version that is not the newest. */
function outcomeOfOlder(current: CurrentRow): OutcomeAndReason {
  const outcome = overtaken(current);
  if (outcome === 'superseded') return { outcome, reason: 'A newer version of the file was read first.' };
  // A tombstone of an earlier release does not say which of the two it was.
  const what = current.absence === undefined ? 'deleted or replaced' : 'deleted';
  return { outcome, reason: `The file was ${what} before it was read.` };
}

/** Characters of a receipt's reason; the full list of warnings is in the clip. */
const MAX_REASON = 2000;

/** The receipt of a file, or of a part, that became a clip: its outcome and reason follow from the clip's warnings. */
export function receiptOfClip(base: Omit<Receipt, 'outcome' | 'reason'>, warnings: readonly Warning[]): Receipt {
  if (warnings.length === 0) return { ...base, outcome: 'parsed', reason: null };
  const reason = warnings.map(({ code, message }) => `${code}: ${asSentence(message)}`).join(' ');
  return { ...base, outcome: 'partial', reason: beginning(reason, MAX_REASON) };
}

function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** A file is refused when every part of it is. */
function outcomeOfParts(parts: readonly Part[]): OutcomeAndReason {
  const refused = parts.filter(({ kind }) => kind === 'refused').length;
  const partial = parts.filter((part) => part.kind === 'clip' && part.clip.warnings.length > 0).length;
  if (refused + partial === 0) return { outcome: 'parsed', reason: null };
  const clean = parts.length - refused - partial;
  const reason = `${parts.length} clips: ${clean} parsed, ${partial} with warnings, ${refused} refused; each has a receipt.`;
  return { outcome: refused === parts.length ? 'refused' : 'partial', reason };
}

/** A kind of another release: settling it fails, so that it is delivered again and nothing is overwritten. */
function unknownKind(value: never): Error {
  return new TypeError(`A result of this kind cannot be settled: ${JSON.stringify((value as { kind: unknown }).kind)}`);
}
