/** Reading clips: the rows of one revision put together. (They are written in `settle.ts`.) */
import * as z from 'zod/mini';
import { Clip, Embed, Mention } from '../../../shared/contract/clip.ts';
import { type ClipText, liveRowIn, textIn } from './clip-rows.ts';
import { EmbedRow, shownEmbed } from './embed-row.ts';
import { clipKeys, clipOrder, listings, shardsOf } from './keys.ts';
import {
  type Entry,
  LAST,
  type Listing,
  type Order,
  type Page,
  type PageQuery,
  queryPartition,
  readPage,
  readRows,
} from './listing.ts';

const ListedRow = z.object({ revision: z.string(), listOrder: z.optional(z.string()) });

export interface ClipQuery extends PageQuery {
  /** Inclusive days; with either of them, clips without a day are left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: string | undefined;
  readonly language?: string | undefined;
  readonly nameId?: string | undefined;
  readonly order: Order;
}

/** The clip, or null where there is none or its file was removed. */
export async function getClip(clipId: string): Promise<Clip | null> {
  return clipIn(await rowsOf(clipId));
}

/** Clips by day (then arrival), each read from its own partition. */
export async function listClips(query: ClipQuery): Promise<Page<Clip>> {
  return readPage(listingFor(query), query.limit, (entries) =>
    Promise.all(
      entries.map(async (entry) => {
        const clip = clipAt(entry, await rowsOf(entry.pk.slice(clipKeys.clip('').pk.length)));
        return clip !== null && matches(clip, query) ? clip : null;
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
async function rowsOf(clipId: string): Promise<Record<string, unknown>[]> {
  const { pk, sk } = clipKeys.text(clipId);
  return queryPartition(pk, { condition: 'sk < :text', values: { ':text': sk }, consistent: true });
}

/** The clip; null where the index entry is out of date, since the row is then listed at another place or not at all. */
function clipAt(entry: Entry, rows: Record<string, unknown>[]): Clip | null {
  const row = rows.find(({ sk }) => sk === entry.sk);
  const live = liveRowIn(clipRowOf(rows));
  if (row === undefined || live === null) return null;
  const { revision, listOrder } = ListedRow.parse(row);
  return listOrder === entry.listOrder && revision === live.revision ? clipIn(rows) : null;
}

function clipIn(rows: Record<string, unknown>[]): Clip | null {
  const clipRow = clipRowOf(rows);
  const live = liveRowIn(clipRow);
  if (clipRow === undefined || live === null) return null;
  const current = rows.filter(({ revision }) => revision === live.revision);
  const under = (prefix: string) => current.filter(({ sk }) => typeof sk === 'string' && sk.startsWith(prefix));
  const checked = under('EMBED#').map((row) => EmbedRow.parse(row));
  const embeds = z.array(Embed).parse(clipRow.embeds);
  return Clip.parse({
    ...clipRow,
    embeds: embeds.map((embed) => {
      const row = checked.find((row) => isSameVideo(row, embed));
      return { ...(row === undefined ? { check: null } : shownEmbed(row)), ...embed };
    }),
    mentions: under('MENTION#').map((row) => Mention.parse(row)),
  });
}

function clipRowOf(rows: Record<string, unknown>[]): Record<string, unknown> | undefined {
  return rows.find(({ sk }) => sk === clipKeys.clip('').sk);
}

function isSameVideo(a: Embed, b: Embed): boolean {
  return a.provider === b.provider && a.videoId === b.videoId && (a.videoId !== null || a.url === b.url);
}

/** The narrowest listing for a query; the remaining filters are applied after reading. */
function listingFor({ nameId, outlet, language, from, to, order, position }: ClipQuery): Listing {
  const day = { ...(from || to ? { from: from ?? FIRST_DAY } : {}), ...(to && { to: `${to}#${LAST}` }) };
  const rest = { order, position, ...day };
  if (nameId !== undefined) return { index: 'list', partitions: shardsOf(listings.mentions(nameId)), ...rest };
  if (outlet !== undefined) return { index: 'outlet', partitions: shardsOf(listings.outlet(outlet)), ...rest };
  if (language !== undefined) return { index: 'language', partitions: shardsOf(listings.language(language)), ...rest };
  return { index: 'list', partitions: shardsOf(listings.clips), ...rest };
}

/** Sorts just after clips without a day. */
const FIRST_DAY = clipOrder(null, LAST, '');

function matches(clip: Clip, { outlet, language }: ClipQuery): boolean {
  const isOutlet =
    outlet === undefined || (clip.outlet !== null && listings.outlet(clip.outlet) === listings.outlet(outlet));
  return isOutlet && (language === undefined || clip.language === language);
}
