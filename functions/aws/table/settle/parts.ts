/** The clips of a file that holds several: each has its own rows and receipt, all of the file's revision. */
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { revisionOf } from '../../../../shared/clip/revision.ts';
import { type ClipState, planPart, REPLACED } from '../../../../shared/clip/settlement.ts';
import type { FileVersion, Result } from '../../../../shared/contract/message.ts';
import { forEachOf, Unfinished } from '../../../runtime/batch.ts';
import { type StoredState, storedStateIn } from '../clip/clip-rows.ts';
import { clipKeys } from '../keys.ts';
import { readRows } from '../rows.ts';
import { putChildren, putState, putText, readState, removeOlder, type Settlement, staleMentions } from './clip.ts';
import { removeIfOvertaken } from './overtaken.ts';
import { partsWithReceipt, putReceipt } from './receipt.ts';
import { withStory } from './story.ts';

/** Parts at once; each makes some ten requests, its rows a few at a time. */
const WIDTH = 4;
/** Rows looked at in one request: of the longest, 10 MB. */
const LOOKED_AT = 25;

type SeveralResult = Extract<Result, { kind: 'several' }>;

/** The run has no time left: what it wrote stays, and the next delivery of the file goes on from there. */
export class UnfinishedFile extends Unfinished {
  constructor({ bucket, key }: FileVersion, isBegun: boolean) {
    super(`${bucket}/${key} holds so many clips that they take several runs; the next one goes on.`, isBegun);
  }
}

/** Writes each part and its receipt, but for those that an earlier delivery has written. Throws `UnfinishedFile`. */
export async function putParts(result: SeveralResult, settlement: Settlement): Promise<void> {
  const { file } = result;
  const done = await partsWithReceipt(clipIdOf(file.bucket, file.key), file.versionId, revisionOf(file));
  const left = result.parts.filter(({ part }) => !done.has(part));
  await eachInTime(left, file, settlement, (part) => settlePart(result, part, settlement));
}

/** Acts for each part until the run has no time left; then ends what has begun, and throws `UnfinishedFile`. */
async function eachInTime<T>(
  parts: readonly T[],
  file: FileVersion,
  { isOver }: Settlement,
  act: (part: T) => Promise<void>,
): Promise<void> {
  let left = parts.length;
  const inTime = async (part: T) => {
    if (isOver?.()) return;
    left -= 1;
    await act(part);
  };
  await forEachOf(parts, inTime, WIDTH);
  if (left > 0) throw new UnfinishedFile(file, left < parts.length);
}

async function settlePart(
  result: SeveralResult,
  part: SeveralResult['parts'][number],
  settlement: Settlement,
): Promise<void> {
  const { file } = result;
  const clipId = clipIdOf(file.bucket, file.key, part.part);
  const before = await readState(clipId);
  const { state, receipt } = planPart(result, part, before, settlement.now);
  if (state !== null && !(await replacePart(state, file, clipId, before, settlement))) {
    return settlePart(result, part, settlement);
  }
  await putReceipt(clipIdOf(file.bucket, file.key), revisionOf(file), receipt, clipId);
}

/** Makes this version of a part the newest, unless there is a newer one; false where the row changed meanwhile. */
async function replacePart(
  planned: ClipState,
  file: FileVersion,
  clipId: string,
  before: StoredState | null,
  settlement: Settlement,
): Promise<boolean> {
  const revision = revisionOf(file);
  if (before !== null && before.revision > revision) {
    if (planned.kind === 'clip') await removeIfOvertaken(planned.result, clipId, settlement);
    return true;
  }
  const state = await withStory(planned, clipId, before, settlement);
  const stale = staleMentions(before, revision);
  const written = await putState(state, file, clipId, before, { parts: [], stale }, settlement);
  if (written === null) return false;
  if (state.kind === 'clip') await putChildren(state, clipId, stale, settlement);
  if (before !== null) await removeOlder(state, clipId, revision, stale, settlement);
  if (state.kind === 'clip') {
    await putText(state.result, clipId, null, settlement);
    await removeIfOvertaken(state.result, clipId, settlement);
  } else if (stale.length > 0) await putState(state, file, clipId, written, { parts: [], stale: [] }, settlement);
  return true;
}

/** Removes clips that a newer version of the file no longer has, those never written included. Throws `UnfinishedFile`. */
export async function removeParts(file: FileVersion, parts: readonly string[], settlement: Settlement): Promise<void> {
  const ids = parts.map((part) => clipIdOf(file.bucket, file.key, part));
  const left: string[] = [];
  for (let start = 0; start < ids.length; start += LOOKED_AT) {
    left.push(...(await leftOf(ids.slice(start, start + LOOKED_AT), revisionOf(file))));
  }
  await eachInTime(left, file, settlement, async (clipId) =>
    removePart(file, clipId, await readState(clipId), settlement),
  );
}

/** The clips that no earlier delivery has removed. All that is read of them is not kept: 500 clips take much memory. */
async function leftOf(clipIds: readonly string[], revision: string): Promise<string[]> {
  const found = await readRows(clipIds.map(clipKeys.clip));
  // What is stale goes last.
  const isDone = (row: Record<string, unknown> | undefined) =>
    row?.removed === true && row.revision === revision && (storedStateIn(row, undefined)?.stale.length ?? 0) === 0;
  return clipIds.filter((_, i) => !isDone(found[i]));
}

async function removePart(
  file: FileVersion,
  clipId: string,
  before: StoredState | null,
  settlement: Settlement,
): Promise<void> {
  // A tombstone even where nothing is stored: an older version may still arrive.
  if (await replacePart(REPLACED, file, clipId, before, settlement)) return;
  await removePart(file, clipId, await readState(clipId), settlement);
}
