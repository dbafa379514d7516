/**
 * What a result does to what is stored: a plan.
 *
 * All rules of settling are here and in the files that this one imports: which version of a key is the newest, what the
 * key's clip becomes, and the outcome on each receipt. `functions/aws/table/settle/settle.ts` carries a plan out and decides nothing.
 */
import type { Receipt, Similar } from '../contract/clip.ts';
import type { Corrections } from '../contract/history.ts';
import type { Part, Result } from '../contract/message.ts';
import { hasOwnId, isOrderedAnew } from './as-stored.ts';
import { correct, valuesAfter } from './correction.ts';
import { type Absence, type CurrentRow, isNewest } from './current-row.ts';
import { clipIdOf } from './id.ts';
import {
  closedReceiptOf,
  type KnownReceipt,
  OPEN_OUTCOMES,
  OVERTAKEN_REASONS,
  type Overtaken,
  outcomeOfOlder,
  outcomeOfParts,
  receiptBase,
  receiptOfClip,
  UNREAD_REASON,
} from './receipt.ts';
import { isOfEvent, revisionOf } from './revision.ts';

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

/** A kind of another release: settling it fails, so that it is delivered again and nothing is overwritten. */
function unknownKind(value: never): Error {
  return new TypeError(`A result of this kind cannot be settled: ${JSON.stringify((value as { kind: unknown }).kind)}`);
}
