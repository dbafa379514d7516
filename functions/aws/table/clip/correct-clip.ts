/** Corrections by hand: a clip's fields as somebody says they are, whatever is read in the file from then on. */
import { asRead, correct, valuesAfter } from '../../../../shared/clip/correction.ts';
import { filingOf, type Searched } from '../../../../shared/clip/search.ts';
import type { Clip } from '../../../../shared/contract/clip.ts';
import type { Asked } from '../../../../shared/contract/history.ts';
import { clipKeys, clipOrder } from '../keys.ts';
import { queueForRematch } from '../name/backfill.ts';
import { readScan } from '../name/scan.ts';
import { readRows } from '../rows.ts';
import { changeClip, finishCount } from './clip-change.ts';
import { type LiveRow, liveRowIn } from './clip-rows.ts';
import { clipIn, clipRowOf, rowsOf } from './clips.ts';
import { dropStale, moveClip } from './move-places.ts';

export interface Correcting {
  readonly asked: Asked;
  /** The label of the token that asks. */
  readonly who: string;
  readonly now: Date;
  /** Throws where the caller does not want the clip changed as it is now. */
  readonly agrees: (clip: Clip) => Promise<void>;
}

/** `unfinished`: a version of the file is being stored, and only then can the day, and what is searched, be corrected. Nothing
 * was changed. */
export type CorrectionOutcome =
  | { readonly kind: 'corrected'; readonly clip: Clip }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unfinished' };

/**
 * Corrects a clip, and answers it as it then is. Asking again for the same changes nothing, but for what a run that died
 * has left to do.
 */
export async function correctClip(clipId: string, correcting: Correcting): Promise<CorrectionOutcome> {
  for (;;) {
    const found = await rowsOf(clipId);
    const [clip, live] = [clipIn(found), liveRowIn(clipRowOf(found))];
    if (clip === null || live === null) return { kind: 'absent' };
    await correcting.agrees(clip);
    const written = await write(live, clip, correcting);
    switch (written) {
      case 'same':
        return { kind: 'corrected', clip };
      case 'unfinished':
        return { kind: 'unfinished' };
      case 'done': {
        const corrected = clipIn(await rowsOf(clipId));
        return corrected === null ? { kind: 'absent' } : { kind: 'corrected', clip: corrected };
      }
      case 'moved':
        // Something else changed the clip since it was read: what that made of it is corrected.
        break;
      default:
        return written satisfies never;
    }
  }
}

async function write(
  live: LiveRow,
  { mentions }: Clip,
  { asked, who, now }: Correcting,
): Promise<'done' | 'same' | 'moved' | 'unfinished'> {
  const { clipId, corrections: known = {} } = live;
  const values = valuesAfter(known, asked);
  const { clip, corrections } = correct(asRead(live, known), values);
  const after = {
    ...clip,
    kind: 'clip' as const,
    corrections: Object.keys(values).length > 0 ? corrections : undefined,
  };
  const before = { ...live, live };
  const change = { by: { kind: 'correction' as const, who }, now };
  if (JSON.stringify(values) === JSON.stringify(valuesAfter(known, {}))) {
    if (live.stale.length === 0 || !(await isComplete(live))) return (await finishCount(before)) ? 'same' : 'moved';
    return (await dropStale(before, change)) ? 'done' : 'moved';
  }
  const stays = clipOrder(after.publishedOn, clipId) === live.listOrder;
  const isFiledAnew = wordsOf(live) !== wordsOf(after);
  if (stays && !isFiledAnew) return (await changeClip({ ...change, before, after })) === null ? 'moved' : 'done';
  // Whoever stores the version is about to write its places where the clip stood, and with the words that it had, when it began.
  if (!(await isComplete(live))) return 'unfinished';
  if (!stays) await queueIfScanned(clipId, now);
  const nameIds = stays ? [] : mentions.map(({ nameId }) => nameId);
  return (await moveClip(before, after, nameIds, change)) ? 'done' : 'moved';
}

/** The words that a clip is filed under, as one text. */
function wordsOf(clip: Pick<LiveRow, 'searchWords'> & Searched): string {
  return clip.searchWords === undefined ? '' : filingOf(clip, clip.searchWords).words.join(' ');
}

/** A scan of the archive goes by day: a clip that moves may come to stand where it has been already. */
async function queueIfScanned(clipId: string, now: Date): Promise<void> {
  const scan = await readScan();
  if (scan !== null && scan.finishedAt === undefined) await queueForRematch([clipId], now);
}

async function isComplete({ clipId, revision }: LiveRow): Promise<boolean> {
  const [text] = await readRows([clipKeys.text(clipId)]);
  return text?.revision === revision;
}
