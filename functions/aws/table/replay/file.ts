/**
 * A version of a file that was read again: what that changes in the clips that are stored, and, unless it is a dry run, the
 * change. It is settled as a newer version would be (crash for crash), with alerts held. Where nothing differs nothing is
 * written, but for what the replay notes of the file.
 */
import { isDeepStrictEqual } from 'node:util';
import { asStored } from '../../../../shared/clip/as-stored.ts';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { changedFields } from '../../../../shared/clip/replay.ts';
import { readingIn, withRevision } from '../../../../shared/clip/revision.ts';
import { planSettlement } from '../../../../shared/clip/settlement.ts';
import type { Receipt } from '../../../../shared/contract/clip.ts';
import type { Result } from '../../../../shared/contract/message.ts';
import type { ChangedClip, ReplayMark } from '../../../../shared/contract/replay.ts';
import { finishCount } from '../clip/clip-change.ts';
import type { StoredState } from '../clip/clip-rows.ts';
import { receiptKey } from '../keys.ts';
import { readState, type Settlement } from '../settle/clip.ts';
import { readReceipt } from '../settle/receipt.ts';
import { settle } from '../settle/settle.ts';
import { clipsAfter, readClips, type StoredClips, withStoredMentions } from './clips.ts';
import { foundIn, markDone, NOTHING_FOUND, noteFile } from './files.ts';

export interface Replaying extends Settlement {
  /** The text at a key of the archive. */
  readonly readText: (key: string) => Promise<string>;
}

export type ReplayOutcome = 'same' | 'changed' | 'would-change' | 'passed-over';

/**
 * Compares the result of reading a version again with what is stored of it, and makes that so. Doing it again changes
 * nothing. Throws where the version is just being stored for the first time: then it is news, and not the replay's.
 */
export async function replayFile(read: Result, mark: ReplayMark, replaying: Replaying): Promise<ReplayOutcome> {
  const { now } = replaying;
  const { bucket, key, versionId } = read.file;
  const fileId = clipIdOf(bucket, key);
  const state = await readState(fileId);
  if (state === null || !isOfVersion(state, read)) return passOver(mark, now);
  const receipt = await storedReceipt(fileId, versionId, state);
  if (!receipt.isLast && readingIn(state.revision) === 0) {
    throw new Error(`The file ${key} is being stored; it is replayed after that.`);
  }
  const stored = await readClips(read, state, replaying.readText);
  const result = withReceipt(await withStoredMentions(read, stored), receipt.receipt);
  if (!receipt.isLast && !mark.dryRun) {
    // A delivery was cut off in the middle of a change, which it has noted: what is left of it is done.
    await settleReplayed(asStored(result, state), mark, replaying);
    return replayFile(read, mark, replaying);
  }
  const next = {
    ...result,
    file: { ...withRevision(result.file, state.revision), reading: readingIn(state.revision) + 1 },
  };
  const { clips, changed } = comparison(next, state, stored, receipt.receipt, now);
  // Another result, or a correction, may have come between the two reads: what differs then is not the replay's.
  if (changed.length > 0 && !isDeepStrictEqual(stored.get(fileId)?.state, state)) {
    return replayFile(read, mark, replaying);
  }
  const found = foundIn(clips, changed);
  if (changed.length === 0 && !mark.dryRun && !(await finishCounts(stored, replaying))) {
    return replayFile(read, mark, replaying);
  }
  if (changed.length === 0 || mark.dryRun) {
    await noteFile(mark, { outcome: 'compared', found, isDone: true }, now);
    return changed.length === 0 ? 'same' : 'would-change';
  }
  await noteFile(mark, { outcome: 'compared', found, isDone: false }, now);
  await settleReplayed(next, mark, replaying);
  // A newer version may have been stored meanwhile: that wins.
  const after = await readState(fileId);
  if (after === null || !isOfVersion(after, read)) return passOver(mark, now);
  await markDone(mark);
  return 'changed';
}

/** Counts what runs that died left uncounted; false where a clip was changed meanwhile. */
async function finishCounts(stored: StoredClips, { write }: Settlement): Promise<boolean> {
  for (const { state } of stored.values()) {
    if (state !== null && !(await finishCount(state, write))) return false;
  }
  return true;
}

async function passOver(mark: ReplayMark, now: Date): Promise<'passed-over'> {
  await noteFile(mark, { outcome: 'passed-over', found: NOTHING_FOUND, isDone: true }, now);
  return 'passed-over';
}

/** Whether what is stored of a key is what this version of its file holds; a bucket without versions cannot say. */
function isOfVersion(state: StoredState, { kind, file }: Result): boolean {
  if (file.versionId === '' || file.versionId === 'null') return false;
  const isDeleted = state.removed === true && state.absence !== 'replaced';
  return kind !== 'superseded' && kind !== 'removed' && state.versionId === file.versionId && !isDeleted;
}

function settleReplayed(result: Result, { id, summary = false }: ReplayMark, settlement: Settlement) {
  return settle(result, { ...settlement, replay: { id, summary } });
}

/** The receipt of a file as it is stored. `isLast`: all of the version has been written, since this comes last. */
async function storedReceipt(
  fileId: string,
  versionId: string,
  { live, receipt, isComplete, revision }: StoredState,
): Promise<{ receipt: Receipt | null; isLast: boolean }> {
  if (live !== null) return { receipt: receipt ?? null, isLast: isComplete === true };
  const known = await readReceipt(receiptKey(fileId, versionId));
  return { receipt: known, isLast: known?.revision === revision };
}

/** The result as of the time at which its version was received. */
function withReceipt(result: Result, receipt: Receipt | null): Result {
  return receipt === null ? result : { ...result, file: { ...result.file, receivedAt: receipt.receivedAt } };
}

/** How many clips were compared, and what settling the result changes in which. */
function comparison(
  result: Result,
  state: StoredState,
  stored: StoredClips,
  before: Receipt | null,
  now: Date,
): { clips: number; changed: ChangedClip[] } {
  const plan = planSettlement(result, state, null, now);
  if (plan.kind !== 'newest') throw new Error(`The file ${result.file.key} would not be settled anew: ${plan.kind}.`);
  const { key } = result.file;
  const after = clipsAfter(result, plan.replacement.state, stored, now);
  const all = [...stored].map(([clipId, { part, fields }]) => ({
    clipId,
    part,
    was: fields,
    is: after.get(clipId) ?? null,
  }));
  const changed = all.flatMap(({ clipId, part, was, is }): ChangedClip[] => {
    const fields = changedFields(was, is);
    return Object.keys(fields).length === 0 ? [] : [{ clipId, key, ...(part !== undefined && { part }), fields }];
  });
  const clips = all.filter(({ was, is }) => was !== null || is !== null).length;
  if (changed.length > 0 || before === null) return { clips, changed };
  // No clip differs: what may is why the file, or a part of it, was refused.
  const reason = { before: before.reason, after: plan.receipt.reason };
  const isSame = before.outcome === plan.receipt.outcome && reason.before === reason.after;
  return {
    clips,
    changed: isSame ? [] : [{ clipId: clipIdOf(result.file.bucket, key), key, fields: { receipt: reason } }],
  };
}
