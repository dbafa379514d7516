/** Reading clips: the rows of one revision put together. (They are written in `settle/settle.ts`.) */
import { Clip } from '../../../../shared/contract/clip.ts';
import { watchedEmbeds } from '../embed/embed-row.ts';
import { clipIdAt, clipKeys, listings, shardsOf } from '../keys.ts';
import { type Entry, entries, type Listing, type Order } from '../listing.ts';
import { narrowest } from '../narrowest.ts';
import { inOrder, type Page, type PageQuery, pageOf } from '../page.ts';
import { queryPartition, readRows } from '../rows.ts';
import { type ClipFilters, dayBounds, meetsFilters } from './clip-filters.ts';
import { type ClipText, liveRowIn, textIn } from './clip-rows.ts';
import { mentionsIn } from './mention-rows.ts';
import { mentionListing } from './mentions.ts';
import type { WordSearch } from './word-search.ts';

export interface ClipQuery extends PageQuery, ClipFilters {
  readonly order: Order;
  /** Words that all occur in a clip (`shared/clip/search.ts`); it has one at least. */
  readonly q?: string | undefined;
}

/** The clip, or null where there is none or its file was removed. */
export async function getClip(clipId: string): Promise<Clip | null> {
  return clipIn(await rowsOf(clipId));
}

/** Clips by day, each read from its own partition. */
export function listClips(query: ClipQuery): Promise<Page<Clip>> {
  return pageOfClips(query, async (order) => clipAt(order, await rowsOf(clipIdAt(order))));
}

/**
 * The clips that meet the filters; `clipOf` reads the one at a place of the list. The listing with the fewest entries leads
 * and the other filters are judged on the clips: an answer reads ten for each of `limit` at most, and may have fewer and a
 * position. `more` adds places that the listing does not lead to.
 */
export async function pageOfClips(
  query: ClipQuery,
  clipOf: (listOrder: string) => Promise<Clip | null>,
  more: (found: Places, listing: Listing) => Places = (found) => found,
): Promise<Page<Clip>> {
  const { limit, position } = query;
  // Few ask for a story: the other runs need not load what stories are told by.
  const stories =
    query.story === undefined ? null : await (await import('../story/story-rows.ts')).standingStory(query.story);
  const search = query.q === undefined ? null : (await import('./word-search.ts')).searchFor(query.q);
  const read = (entries: Entry[]) =>
    Promise.all(
      entries.map(async ({ listOrder }) => {
        const clip = await clipOf(listOrder);
        if (clip === null || !meetsFilters(clip, query, stories)) return null;
        return search === null || search.isMetBy(clip) ? clip : null;
      }),
    );
  const few = stories === null ? await fewOf(query) : null;
  const all = { ...ofAll, ...placesOf(query) };
  const found = few === null ? await leadOf(query, stories, search) : inOrder(few, all).values();
  return pageOf(more(found, all), { limit, position }, read);
}

type Places = AsyncIterator<Entry, void> | Iterator<Entry, void>;

/** Clips by filters whose listings are not in the order of days, if few meet them. */
async function fewOf(query: ClipQuery): Promise<Entry[] | null> {
  if (query.embedStatus === undefined && query.receivedAfter === undefined) return null;
  return (await import('./few-clips.ts')).fewClips(query);
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

const placesOf = ({ from, to, order, position }: ClipQuery) => ({ order, position, ...dayBounds({ from, to }) });
const ofAll = { index: 'list', partitions: shardsOf(listings.clips) } as const;

/** The narrowest of what leads to the clips of a query; the remaining filters are applied after reading. */
async function leadOf(
  query: ClipQuery,
  stories: readonly string[] | null,
  search: WordSearch | null,
): Promise<AsyncGenerator<Entry, void, undefined>> {
  const { nameId, outlet, language, limit } = query;
  const places = placesOf(query);
  const expected = limit + 1;
  if (stories !== null) {
    return entries({ index: 'story', partitions: stories.map(listings.story), ...places }, expected);
  }
  const words = (await search?.leads(places)) ?? { complete: [], rest: null };
  const [first, ...others]: Listing[] = [
    ...(nameId === undefined ? [] : [{ ...mentionListing(nameId), ...places }]),
    ...words.complete,
    ...(outlet === undefined ? [] : [indexed('outlet', listings.outlet(outlet), places)]),
    ...(language === undefined ? [] : [indexed('language', listings.language(language), places)]),
  ];
  const rest = words.complete.length > 0 ? null : words.rest;
  const narrow = first === undefined ? null : await narrowest([first, ...others], rest !== null);
  if (narrow !== null) return entries(narrow, expected);
  return rest === null ? entries({ ...ofAll, ...places }, expected) : rest(expected);
}

const indexed = (index: 'outlet' | 'language', listing: string, places: ReturnType<typeof placesOf>): Listing => ({
  index,
  partitions: shardsOf(listing),
  ...places,
});
