/** The clips of a file that holds several: each its own clip and receipt, all of the file's revision. */
import { clipIdOf } from '../../../shared/clip/id.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import type { Receipt } from '../../../shared/contract/clip.ts';
import type { FileVersion, Part, Result } from '../../../shared/contract/message.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { putAbsence, putChildren, putClip, readHead, removeOlderChildren, type Settlement } from './settle-clip.ts';
import { putReceipt } from './settle-receipt.ts';

type SeveralResult = Extract<Result, { kind: 'several' }>;

/** Parts at once; each makes some ten requests, its rows a few at a time. */
const WIDTH = 4;

/** Settles each part; `receiptFor` says what became of it. Doing it again changes nothing. */
export async function settleParts(
  { file, parts, namesVersion }: SeveralResult,
  receiptFor: (part: Part, clipId: string) => Receipt,
  settlement: Settlement,
): Promise<void> {
  const revision = revisionOf(file);
  const fileClipId = clipIdOf(file.bucket, file.key);
  await forEachOf(
    parts,
    async (part) => {
      const clipId = clipIdOf(file.bucket, file.key, part.part);
      const head = await readHead(clipId);
      const receipt = receiptFor(part, clipId);
      if (part.kind === 'clip') {
        const result = { ...part, file, namesVersion };
        if (await putClip(result, clipId, head, receipt)) await putChildren(result, clipId, settlement);
      } else if (head !== null) await putAbsence(file, clipId);
      if (head !== null) await removeOlderChildren(clipId, revision);
      await putReceipt(fileClipId, revision, receipt, clipId);
    },
    WIDTH,
  );
}

/** Takes away clips that a newer version of the file no longer has; also such as were never written. */
export async function removeParts(file: FileVersion, parts: readonly string[]): Promise<void> {
  await forEachOf(
    parts,
    async (part) => {
      const clipId = clipIdOf(file.bucket, file.key, part);
      // The absence stays even where nothing was: an older version may still be on its way here.
      if (await putAbsence(file, clipId)) await removeOlderChildren(clipId, revisionOf(file));
    },
    WIDTH,
  );
}
