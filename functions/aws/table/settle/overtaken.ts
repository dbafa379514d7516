/** What a run that is slow, or a version that comes late, leaves of itself where a newer version has cleaned up already. */

import { revisionOf } from '../../../../shared/clip/revision.ts';
import type { ClipResult } from '../../../../shared/clip/settlement.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { storedStateIn } from '../clip/clip-rows.ts';
import { stalePlaces, stemsOf } from '../clip/word-rows.ts';
import { deleteIfOlder, olderRows } from '../conditional.ts';
import { clipKeys, clipOrder, mentionKey } from '../keys.ts';
import { readRows } from '../rows.ts';
import type { Settlement } from './clip.ts';

/**
 * To be called when all rows of a version are written: removes them where a newer version is settled by then, which may
 * have removed those of this one before they were there. One that is settled later finds them. Costs a read of the clip row.
 */
export async function removeIfOvertaken(
  { clip, file }: ClipResult,
  clipId: string,
  { removeArchived, searchWords }: Pick<Settlement, 'removeArchived' | 'searchWords'>,
): Promise<void> {
  const [row] = await readRows([clipKeys.clip(clipId)]);
  const newest = storedStateIn(row, undefined);
  if (newest === null || newest.revision <= revisionOf(file)) return;
  const { live, revision } = newest;
  const order = clipOrder(clip.publishedOn, clipId);
  // A place that the newest has too is written anew by its own run: without it, it would be news again.
  const kept = new Set(
    live?.listOrder === order ? [...live.mentions.map(({ nameId }) => nameId), ...furtherIn(live)] : [],
  );
  const places = clip.mentions.flatMap(({ nameId }) => (kept.has(nameId) ? [] : [mentionKey(nameId, clipId, order)]));
  const filed = { order, nameIds: [], further: false, words: stemsOf({ ...clip, searchWords }) };
  const stands = { order: live?.listOrder ?? null, stems: live === null ? undefined : stemsOf(live) };
  const older = await olderRows(clipKeys.clip(clipId).pk, revision);
  await forEachOf([...places, ...stalePlaces(clipId, stands, [filed]), ...older], (key) =>
    deleteIfOlder(key, revision),
  );
  await removeArchived?.(clipId, revision, live?.embeds ?? []);
}

const furtherIn = ({
  furtherCounts = [],
}: {
  readonly furtherCounts?: readonly (readonly [string, number])[] | undefined;
}) => furtherCounts.map(([nameId]) => nameId);
