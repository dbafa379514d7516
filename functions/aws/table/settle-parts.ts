/** The clips of a file that holds several: each has its own rows and receipt, all of the file's revision. */
import { clipIdOf } from '../../../shared/clip/id.ts';
import { planPart, REPLACED } from '../../../shared/clip/receipt.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import type { FileVersion, Result } from '../../../shared/contract/message.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { putChildren, putState, readCurrentRow, removeOlderChildren, type Settlement } from './settle-clip.ts';
import { putReceipt } from './settle-receipt.ts';

/** Parts at once; each makes some ten requests, its rows a few at a time. */
const WIDTH = 4;

/** Writes each part and its receipt. Doing it again changes nothing. */
export async function putParts(result: Extract<Result, { kind: 'several' }>, settlement: Settlement): Promise<void> {
  const { file, parts } = result;
  const revision = revisionOf(file);
  const fileClipId = clipIdOf(file.bucket, file.key);
  await forEachOf(
    parts,
    async (part) => {
      const clipId = clipIdOf(file.bucket, file.key, part.part);
      const { state, receipt, hasOlder } = planPart(result, part, await readCurrentRow(clipId), settlement.now);
      const isNewest = state !== null && (await putState(state, file, clipId));
      if (isNewest && state.kind === 'clip') await putChildren(state.result, clipId, settlement);
      if (hasOlder) await removeOlderChildren(clipId, revision);
      await putReceipt(fileClipId, revision, receipt, clipId);
    },
    WIDTH,
  );
}

/** Removes clips that a newer version of the file no longer has, those never written included. */
export async function removeParts(file: FileVersion, parts: readonly string[]): Promise<void> {
  await forEachOf(
    parts,
    async (part) => {
      const clipId = clipIdOf(file.bucket, file.key, part);
      // A tombstone even where nothing is stored: an older version may still arrive.
      if (await putState(REPLACED, file, clipId)) await removeOlderChildren(clipId, revisionOf(file));
    },
    WIDTH,
  );
}
