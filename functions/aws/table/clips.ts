/** Clips as they are read: the rows of one revision put together (their writing is in `settle.ts`). */
import * as z from 'zod';
import { Clip, Embed, Mention } from '../../../shared/contract/clip.ts';
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

/** The row that says which revision is the newest; a tombstone (`removed`) stands for no clip. */
const Head = z.object({ revision: z.string(), removed: z.literal(true).optional() });
const Child = z.object({ sk: z.string(), revision: z.string(), listOrder: z.string().optional() });
const TextRow = z.object({ revision: z.string(), text: z.string().optional(), archived: z.string().optional() });

export interface ClipQuery extends PageQuery {
  /** Inclusive days; with either of them, clips without a day are left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: string | undefined;
  readonly language?: string | undefined;
  readonly nameId?: string | undefined;
  readonly order: Order;
}

/** A text in its row, or the key under which the archive bucket has it. */
export type ClipText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'archived'; readonly key: string };

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
  if (clipRow === undefined || textRow === undefined) return null;
  const head = Head.parse(clipRow);
  const { revision, text, archived } = TextRow.parse(textRow);
  if (head.removed === true || head.revision !== revision) return null;
  if (archived !== undefined) return { kind: 'archived', key: archived };
  return { kind: 'text', text: text ?? '' };
}

/** All rows of a clip but its text. */
async function rowsOf(clipId: string): Promise<Record<string, unknown>[]> {
  const { pk, sk } = clipKeys.text(clipId);
  return queryPartition(pk, { condition: 'sk < :text', values: { ':text': sk }, consistent: true });
}

/** The clip, if the index entry still tells the truth: a row that moved or was superseded since is found elsewhere. */
function clipAt(entry: Entry, rows: Record<string, unknown>[]): Clip | null {
  const row = rows.find(({ sk }) => sk === entry.sk);
  const head = rows.find(({ sk }) => sk === clipKeys.clip('').sk);
  if (row === undefined || head === undefined) return null;
  const { revision, listOrder } = Child.parse(row);
  return listOrder === entry.listOrder && revision === Head.parse(head).revision ? clipIn(rows) : null;
}

function clipIn(rows: Record<string, unknown>[]): Clip | null {
  const clipRow = rows.find(({ sk }) => sk === clipKeys.clip('').sk);
  if (clipRow === undefined) return null;
  const { revision, removed } = Head.parse(clipRow);
  if (removed === true) return null;
  const current = rows.filter((row) => row.revision === revision);
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

function isSameVideo(a: Embed, b: Embed): boolean {
  return a.provider === b.provider && a.videoId === b.videoId && (a.videoId !== null || a.url === b.url);
}

/** The narrowest listing a query has: what it does not settle is filtered after reading. */
function listingFor({ nameId, outlet, language, from, to, order, position }: ClipQuery): Listing {
  const day = { ...(from || to ? { from: from ?? FIRST_DAY } : {}), ...(to && { to: `${to}#${LAST}` }) };
  const rest = { order, position, ...day };
  if (nameId !== undefined) return { index: 'list', partitions: shardsOf(listings.mentions(nameId)), ...rest };
  if (outlet !== undefined) return { index: 'outlet', partitions: shardsOf(listings.outlet(outlet)), ...rest };
  if (language !== undefined) return { index: 'language', partitions: shardsOf(listings.language(language)), ...rest };
  return { index: 'list', partitions: shardsOf(listings.clips), ...rest };
}

/** Just after the place that clips without a day have. */
const FIRST_DAY = clipOrder(null, LAST, '');

function matches(clip: Clip, { outlet, language }: ClipQuery): boolean {
  const isOutlet =
    outlet === undefined || (clip.outlet !== null && listings.outlet(clip.outlet) === listings.outlet(outlet));
  return isOutlet && (language === undefined || clip.language === language);
}
