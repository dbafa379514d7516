/** The rows of a clip, written and read. No row can pass DynamoDB's 400 KB. */
import * as z from 'zod/mini';
import { MAX_SPANS } from '../../../shared/clip/limits.ts';
import { ABSENCES, type ClipResult } from '../../../shared/clip/receipt.ts';
import type { Clip, Mention, Receipt } from '../../../shared/contract/clip.ts';
import { rows } from '../../../shared/wiring.ts';
import { clipKeys, clipOrder, listings, shardOf } from './keys.ts';

type Row = Record<string, unknown>;

/** The part of a clip row that tombstones have too: it says which revision of the clip is the newest. */
const CurrentRow = z.object({
  revision: z.string(),
  versionId: z.string(),
  story: z.optional(z.string()),
  removed: z.optional(z.boolean()),
  absence: z.optional(z.enum(ABSENCES)),
  parts: z.optional(z.array(z.string())),
});

/** The row of a clip that is not removed, without the fields that only `Clip` shows. */
const LiveRow = z.extend(CurrentRow, {
  clipId: z.string(),
  bucket: z.string(),
  key: z.string(),
  receivedAt: z.string(),
  part: z.optional(z.string()),
  title: z.nullable(z.string()),
  outlet: z.nullable(z.string()),
  publishedOn: z.nullable(z.string()),
  language: z.nullable(z.string()),
  story: z.string(),
  listOrder: z.string(),
  /** Version of the list of names that the mentions were found with. */
  namesVersion: z._default(z.int(), 0),
});
export type LiveRow = z.infer<typeof LiveRow>;

/** The clip row, which may be a tombstone; null where there is none. */
export function currentRowIn(row: Row | undefined): z.infer<typeof CurrentRow> | null {
  return row === undefined ? null : CurrentRow.parse(row);
}

/** The clip row; null where there is none, or a tombstone. */
export function liveRowIn(row: Row | undefined): LiveRow | null {
  return row === undefined || row.removed === true ? null : LiveRow.parse(row);
}

const TextRow = z.object({ revision: z.string(), text: z.optional(z.string()), archived: z.optional(z.string()) });

/** A clip's text, or its key in the archive bucket. */
export type ClipText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'archived'; readonly key: string };

/** The text of a revision; null where the row is missing or of another revision. */
export function textIn(row: Row | undefined, revision: string): ClipText | null {
  if (row === undefined) return null;
  const { text = '', archived, ...of } = TextRow.parse(row);
  if (of.revision !== revision) return null;
  return archived === undefined ? { kind: 'text', text } : { kind: 'archived', key: archived };
}

/** A row under a clip's partition; it counts only while its revision is the clip row's. */
export interface ChildRow extends Row {
  readonly revision: string;
}

/** A text longer than this goes to the archive bucket: three quarters of what a row may hold. */
const MAX_TEXT_BYTES = 300 * 1024;

/** The row that decides which revision is the newest, and that listings find. */
export function clipRow(result: ClipResult, clipId: string, revision: string, story: string, receipt: Receipt): Row {
  const { mentions: _inTheirOwnRows, ...clip } = result.clip;
  const { bucket, key, versionId, receivedAt } = result.file;
  return {
    ...clipKeys.clip(clipId),
    kind: rows.clip,
    v: 1,
    ...clip,
    clipId,
    bucket,
    key,
    versionId,
    revision,
    story,
    receipt,
    receivedAt,
    namesVersion: result.namesVersion,
    listKey: shardOf(listings.clips, clipId),
    listOrder: clipOrder(clip.publishedOn, receivedAt, clipId),
    ...(clip.outlet !== null && { outletKey: shardOf(listings.outlet(clip.outlet), clipId) }),
    ...(clip.language !== null && { languageKey: shardOf(listings.language(clip.language), clipId) }),
  };
}

/**
 * The rows of text and mentions. (Embeds are written one by one, since they may have checks already.) `archiveText`
 * stores a text too large for a row and answers its key.
 */
export async function childRows(
  result: ClipResult,
  clipId: string,
  revision: string,
  archiveText: (clipId: string, text: string) => Promise<string>,
): Promise<ChildRow[]> {
  const { clip, text, file } = result;
  const child = { v: 1, clipId, revision };
  const isLong = Buffer.byteLength(text) > MAX_TEXT_BYTES;
  const textRow = {
    ...clipKeys.text(clipId),
    ...child,
    kind: rows.text,
    ...(isLong ? { archived: await archiveText(clipId, text) } : { text }),
  };
  const shown = { ...clip, clipId, revision, receivedAt: file.receivedAt };
  const mentionRows = clip.mentions.map((mention) => mentionRow(mention, shown));
  return [textRow, ...mentionRows];
}

/** The clip's fields that are copied to a mention's row. */
export interface MentionedClip extends Pick<Clip, 'title' | 'outlet' | 'publishedOn' | 'receivedAt'> {
  readonly clipId: string;
  readonly revision: string;
}

export function mentionRow({ nameId, count, spans, snippet }: Mention, clip: MentionedClip): ChildRow {
  const { clipId, revision, title, outlet, publishedOn, receivedAt } = clip;
  return {
    ...clipKeys.mention(clipId, nameId),
    v: 1,
    clipId,
    revision,
    kind: rows.mention,
    nameId,
    count,
    spans: spans.slice(0, MAX_SPANS),
    snippet,
    title,
    outlet,
    publishedOn,
    listKey: shardOf(listings.mentions(nameId), clipId),
    listOrder: clipOrder(publishedOn, receivedAt, clipId),
  };
}
