/** A clip as it was known at a time, and the list of its states. The newest state is the clip row itself. */
import { embedAt, stateAt } from '../../../../shared/clip/history.ts';
import { receiptOfClip } from '../../../../shared/clip/receipt.ts';
import { Clip, type Mention } from '../../../../shared/contract/clip.ts';
import { Revision } from '../../../../shared/contract/history.ts';
import { clipIdAt, clipKeys, clipOrder } from '../keys.ts';
import type { Page, PageQuery } from '../page.ts';
import { readRows } from '../rows.ts';
import { type ClipText, type LiveRow, liveRowIn } from './clip-rows.ts';
import { type ClipQuery, clipIn, clipRowOf, clipText, pageOfClips, rowsOf } from './clips.ts';
import { withFormerPlaces } from './former-places.ts';
import { type EarlierState, earlierStates } from './history-rows.ts';

/** The clip as it was known at an instant; null where there was none, or its state is kept no longer. */
export async function clipAsOf(clipId: string, instant: Date): Promise<Clip | null> {
  const at = instant.toISOString();
  const found = await rowsOf(clipId);
  const clip = clipIn(found);
  const isCurrent = clip !== null && (liveRowIn(clipRowOf(found))?.recordedAt ?? '') <= at;
  const known = isCurrent ? clip : await earlierClip(clipId, at);
  return known === null ? null : { ...known, embeds: known.embeds.map((embed) => embedAt(embed, at)) };
}

/**
 * Clips as they were known at an instant, by the day that each had then: those that came later are left out, those that were
 * changed or removed since stand where they stood. The answer is the same whatever has happened since, as far as states are
 * kept (`MAX_STATES`).
 */
export function listClipsAsOf(query: ClipQuery, instant: Date): Promise<Page<Clip>> {
  const clipAt = async (order: string) => {
    const clip = await clipAsOf(clipIdAt(order), instant);
    return clip !== null && clipOrder(clip.publishedOn, clip.clipId) === order ? clip : null;
  };
  return pageOfClips(query, clipAt, (found, listing) => withFormerPlaces(found, listing, instant.toISOString()));
}

/** The text of a clip at a time: it is kept of the newest version of the file only. Null as for `clipAsOf`. */
export async function textAsOf(
  clipId: string,
  instant: Date,
): Promise<ClipText | { kind: 'not-kept'; bucket: string; key: string; versionId: string } | null> {
  const known = await clipAsOf(clipId, instant);
  if (known === null) return null;
  const { bucket, key, receipt } = known;
  const { versionId } = receipt;
  const [row] = await readRows([clipKeys.clip(clipId)]);
  const text = liveRowIn(row)?.versionId === versionId ? await clipText(clipId) : null;
  return text ?? { kind: 'not-kept', bucket, key, versionId };
}

/** The states of a clip, the newest first; null where there never was one, or nothing of it is kept. */
export async function listRevisions({
  clipId,
  limit,
  position,
}: PageQuery & { readonly clipId: string }): Promise<Page<Revision> | null> {
  const [row] = await readRows([clipKeys.clip(clipId)]);
  const live = liveRowIn(row);
  const earlier = await earlierStates(clipId);
  // The clip may have got another state between the two reads.
  const states = live === null ? earlier : [live, ...earlier.filter(({ number }) => number < live.number)];
  if (states.length === 0) return null;
  const left = states.filter(({ number }) => position === null || number < Number(position));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(revisionOf),
    position: left.length > limit && last !== undefined ? String(last.number) : null,
  };
}

async function earlierClip(clipId: string, at: string): Promise<Clip | null> {
  const state = stateAt(await earlierStates(clipId), at);
  if (state === null) return null;
  const { bucket, key, versionId, part, receivedAt, settledAt, warnings } = state;
  const file = { bucket, key, versionId, ...(part !== undefined && { part }), clipId, receivedAt, settledAt };
  return Clip.parse({
    ...state,
    clipId,
    revision: state.number,
    mentions: mentionsOf(state),
    receipt: receiptOfClip(file, warnings),
  });
}

/** All mentions of a state, in the order of their names; of those that had rows of their own only names and counts. */
function mentionsOf({ mentions, furtherCounts = [] }: Pick<LiveRow, 'mentions' | 'furtherCounts'>): Mention[] {
  const further = furtherCounts.map(([nameId, count]) => ({ nameId, count, spans: [], snippet: '' }));
  return [...mentions, ...further].sort((a, b) => (a.nameId < b.nameId ? -1 : 1));
}

function revisionOf(state: LiveRow | EarlierState): Revision {
  const removedAt = 'isRemoved' in state && state.isRemoved ? state.until : undefined;
  return Revision.parse({
    ...state,
    revision: state.number,
    mentions: mentionsOf(state),
    ...(removedAt !== undefined && { removedAt }),
  });
}
