/** What became of a file: the outcome on its receipt, and why. */
import type { Receipt, Warning } from '../contract/clip.ts';
import type { Part, Result } from '../contract/message.ts';
import { beginning } from '../well-formed.ts';
import { isOrderedAnew } from './as-stored.ts';
import type { CurrentRow } from './current-row.ts';
import { revisionOf } from './revision.ts';

/** A receipt in a row, with the revision of what was settled when it was written. */
export interface KnownReceipt extends Receipt {
  readonly revision?: string | undefined;
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

/** The receipt of an older version as it is kept once its clip is replaced; null where the row has none. */
export function closedReceiptOf(
  result: Result,
  current: CurrentRow | null,
  outcome: Overtaken,
  now: Date,
): Receipt | null {
  if (!current?.receipt || current.revision === revisionOf(result.file) || isOrderedAnew(result, current)) return null;
  const { clipId: _, ...receipt } = current.receipt;
  return { ...receipt, outcome, reason: OVERTAKEN_REASONS[outcome], settledAt: now.toISOString() };
}

/** What all receipts of a file have, whatever became of it. */
export function receiptBase({ file }: Result, now: Date) {
  const { bucket, key, versionId, receivedAt } = file;
  return { bucket, key, versionId, receivedAt, settledAt: now.toISOString() };
}

type OutcomeAndReason = Pick<Receipt, 'outcome' | 'reason'>;

/** What became of a version that is not the newest. */
export function outcomeOfOlder(current: CurrentRow): OutcomeAndReason {
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
  return { ...base, outcome: 'partial', reason: beginning(reasonOfWarnings(warnings), MAX_REASON) };
}

function reasonOfWarnings(warnings: readonly Warning[]): string {
  return warnings.map(({ code, message }) => `${code}: ${asSentence(message)}`).join(' ');
}

function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/**
 * What became of a file that holds several clips: it is refused when every part of it is. The reason quotes the part that
 * needs somebody most, since that says what to do.
 */
export function outcomeOfParts(parts: readonly Part[]): OutcomeAndReason {
  const refused = parts.filter(({ kind }) => kind === 'refused');
  const partial = parts.filter((part) => part.kind === 'clip' && part.clip.warnings.length > 0);
  const worst = refused[0] ?? partial[0];
  if (worst === undefined) return { outcome: 'parsed', reason: null };
  const clean = parts.length - refused.length - partial.length;
  const counts = `${parts.length} clips: ${clean} parsed, ${partial.length} with warnings, ${refused.length} refused`;
  const quoted = `${worst.part}: ${worst.kind === 'refused' ? worst.reason : reasonOfWarnings(worst.clip.warnings)}`;
  const reason = parts.length === 1 ? quoted : `${counts}; each has a receipt, such as ${quoted}`;
  return { outcome: refused.length === parts.length ? 'refused' : 'partial', reason: beginning(reason, MAX_REASON) };
}
