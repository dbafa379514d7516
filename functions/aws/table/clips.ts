/** Reading clips: the rows of one revision put together. (They are written in `settle.ts`.) */
import { Clip } from '../../../shared/contract/clip.ts';
import { type ClipText, liveRowIn, textIn } from './clip-rows.ts';
import { watchedEmbeds } from './embed-row.ts';
import { clipIdAt, clipKeys, clipOrder, listings, shardsOf } from './keys.ts';
import {
  LAST,
  type Listing,
  type Order,
  type Page,
  type PageQuery,
  queryPartition,
  readPage,
  readRows,
} from './listing.ts';
import { mentionsIn } from './mention-rows.ts';
import { mentionListing } from './mentions.ts';

export interface ClipQuery extends PageQuery {
  /** Inclusive days; with either of them, clips without a day are left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: string | undefined;
  readonly language?: string | undefined;
  readonly nameId?: string | undefined;
  readonly story?: string | undefined;
  readonly order: Order;
}

/** The clip, or null where there is none or its file was removed. */
export async function getClip(clipId: string): Promise<Clip | null> {
  return clipIn(await rowsOf(clipId));
}

/** Clips by day, each read from its own partition. */
export async function listClips(query: ClipQuery): Promise<Page<Clip>> {
  // Few ask for a story: the other runs need not load what stories are told by.
  const stories = query.story === undefined ? null : await (await import('./story-rows.ts')).standingStory(query.story);
  return readPage(listingFor(query, stories), query.limit, (entries) =>
    Promise.all(
      entries.map(async ({ listOrder }) => {
        const clip = clipAt(listOrder, await rowsOf(clipIdAt(listOrder)));
        return clip !== null && matches(clip, query, stories) ? clip : null;
      }),
    ),
  );
}

/** The readable text of a clip; null where there is no clip. */
export async function clipText(clipId: string): Promise<ClipText | null> {
  const [clipRow, textRow] = await readRows([clipKeys.clip(clipId), clipKeys.text(clipId)]);
  const live = liveRowIn(clipRow);
  return live === null ? null : textIn(textRow, live.revision);
}

/** All rows of a clip but its text. */
export async function rowsOf(clipId: string): Promise<Record<string, unknown>[]> {
  const { pk, sk } = clipKeys.text(clipId);
  return queryPartition(pk, { condition: 'sk < :text', values: { ':text': sk }, consistent: true });
}

/** The clip; null where the entry is out of date, since the clip then stands at another place or not at all. */
function clipAt(order: string, rows: Record<string, unknown>[]): Clip | null {
  return liveRowIn(clipRowOf(rows))?.listOrder === order ? clipIn(rows) : null;
}

/** The clip in the rows of its partition; null for a tombstone. */
export function clipIn(rows: Record<string, unknown>[]): Clip | null {
  const live = liveRowIn(clipRowOf(rows));
  if (live === null) return null;
  return Clip.parse({
    ...live,
    revision: live.number,
    embeds: watchedEmbeds(live, rows),
    mentions: mentionsIn(live, rows),
  });
}

export function clipRowOf(rows: Record<string, unknown>[]): Record<string, unknown> | undefined {
  return rows.find(({ sk }) => sk === clipKeys.clip('').sk);
}

/** The narrowest listing for a query; the remaining filters are applied after reading. */
function listingFor(
  { nameId, outlet, language, from, to, order, position }: ClipQuery,
  stories: readonly string[] | null,
): Listing {
  const day = { ...(from || to ? { from: from ?? FIRST_DAY } : {}), ...(to && { to: `${to}#${LAST}` }) };
  const rest = { order, position, ...day };
  if (stories !== null) return { index: 'story', partitions: stories.map(listings.story), ...rest };
  if (nameId !== undefined) return { ...mentionListing(nameId), ...rest };
  if (outlet !== undefined) return { index: 'outlet', partitions: shardsOf(listings.outlet(outlet)), ...rest };
  if (language !== undefined) return { index: 'language', partitions: shardsOf(listings.language(language)), ...rest };
  return { index: 'list', partitions: shardsOf(listings.clips), ...rest };
}

/** Sorts just after clips without a day. */
const FIRST_DAY = clipOrder(null, LAST);

function matches(clip: Clip, { nameId, outlet, language }: ClipQuery, stories: readonly string[] | null): boolean {
  if (stories !== null && !stories.includes(clip.story)) return false;
  if (nameId !== undefined && !clip.mentions.some((mention) => mention.nameId === nameId)) return false;
  const isOutlet =
    outlet === undefined || (clip.outlet !== null && listings.outlet(clip.outlet) === listings.outlet(outlet));
  return isOutlet && (language === undefined || clip.language === language);
}
