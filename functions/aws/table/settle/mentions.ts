/** Writing the places of a clip's mentions, and removing those that older versions of the clip had. */
import { storedMentions } from '../../../../shared/clip/limits.ts';
import type { Mention } from '../../../../shared/contract/clip.ts';
import { rows } from '../../../../shared/wiring.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import type { Stale } from '../clip/clip-rows.ts';
import { detailsRow, type MentionedClip, nameIdOfDetails, placeRow } from '../clip/mention-rows.ts';
import { deleteIfOlder, type KeyAndRevision, putUnlessNewer } from '../conditional.ts';
import { mentionKey } from '../keys.ts';
import { readRows } from '../rows.ts';

/**
 * Writes the places of a clip's mentions. A clip that has another day than before moves: its mentions get new rows, which
 * are no news where there is one at the old place. (Old places go last, so a delivery after a crash decides the same. One
 * that was never written alerted nobody.) `isLate`: they are found too late to be news. What a replay finds is none at all.
 */
export async function putMentions(
  clip: MentionedClip,
  mentions: readonly Mention[],
  stale: readonly Stale[],
  { isLate, isReplayed }: { readonly isLate: boolean; readonly isReplayed: boolean },
): Promise<void> {
  const put = (row: ReturnType<typeof placeRow>) => putUnlessNewer(row, row.revision);
  await forEachOf(storedMentions(mentions).further, (mention) => put(detailsRow(mention, clip)));
  const nameIds = mentions.map(({ nameId }) => nameId);
  const mayBeNews = isReplayed ? await newsAt(clip, nameIds) : await notPlacedBefore(clip, nameIds, stale);
  await forEachOf(nameIds, (nameId) => {
    const isNews = !isLate && mayBeNews(nameId);
    return put(placeRow(nameId, clip, isNews ? rows.mention : rows.earlierMention, isLate));
  });
}

/** The names of mentions that the clip has nowhere yet: neither in their place, nor where an older version of it stood. */
export async function newNames(
  clip: MentionedClip,
  mentions: readonly Mention[],
  stale: readonly Stale[],
): Promise<string[]> {
  const nameIds = mentions.map(({ nameId }) => nameId);
  const places = await readRows(nameIds.map((nameId) => mentionKey(nameId, clip.clipId, clip.order)));
  const unplaced = nameIds.filter((_, i) => places[i] === undefined);
  return unplaced.filter(await notPlacedBefore(clip, unplaced, stale));
}

/** Whether a name's mention stands in its place already, as the news that it was. */
async function newsAt(
  { clipId, order }: MentionedClip,
  nameIds: readonly string[],
): Promise<(nameId: string) => boolean> {
  const found = await readRows(nameIds.map((nameId) => mentionKey(nameId, clipId, order)));
  const news = new Set(nameIds.filter((_, i) => found[i]?.kind === rows.mention));
  return (nameId) => news.has(nameId);
}

async function notPlacedBefore(
  clip: MentionedClip,
  nameIds: readonly string[],
  stale: readonly Stale[],
): Promise<(nameId: string) => boolean> {
  const known = await placedBefore(clip, nameIds, stale);
  return (nameId) => !known.has(nameId);
}

/** Which of the names have a row at a place where an older version of the clip stood. */
async function placedBefore(
  { clipId, order }: MentionedClip,
  nameIds: readonly string[],
  stale: readonly Stale[],
): Promise<Set<string>> {
  const places = stale
    .filter((one) => one.order !== order)
    .flatMap((one) => {
      const had = new Set(one.nameIds);
      return nameIds.filter((nameId) => one.further || had.has(nameId)).map((nameId) => ({ nameId, order: one.order }));
    });
  const found = await readRows(places.map((place) => mentionKey(place.nameId, clipId, place.order)));
  return new Set(places.filter((_, i) => found[i] !== undefined).map(({ nameId }) => nameId));
}

interface NewClip {
  readonly clipId: string;
  readonly revision: string;
  /** Null where the clip is no more. */
  readonly order: string | null;
  readonly mentions: readonly Mention[];
}

/** Removes the places of older versions. `older`: the older rows in the clip's partition, among them those of details. */
export async function removeStaleMentions(
  { clipId, revision, order, mentions }: NewClip,
  stale: readonly Stale[],
  older: readonly KeyAndRevision[],
): Promise<void> {
  const own = new Set(mentions.map(({ nameId }) => nameId));
  const detailed = older.flatMap(({ sk }) => nameIdOfDetails(sk) ?? []);
  const places = stale.flatMap((one) => {
    // A row of details that this version has written anew may have been one of an older version.
    const further = one.further ? [...detailed, ...storedMentions(mentions).further.map(({ nameId }) => nameId)] : [];
    const names = new Set([...one.nameIds, ...further]);
    return [...names]
      .filter((nameId) => one.order !== order || !own.has(nameId))
      .map((nameId) => mentionKey(nameId, clipId, one.order));
  });
  await forEachOf(places, (place) => deleteIfOlder(place, revision));
}
