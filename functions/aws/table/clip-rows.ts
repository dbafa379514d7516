/** The rows of a clip and of its text, written and read. No row can pass DynamoDB's 400 KB. */
import * as z from 'zod/mini';
import { storedMentions } from '../../../shared/clip/limits.ts';
import { ABSENCES, type ClipResult, type CurrentRow, receiptOfClip } from '../../../shared/clip/receipt.ts';
import { ParsedFile, type Receipt } from '../../../shared/contract/clip.ts';
import { rows } from '../../../shared/wiring.ts';
import { clipIdIn, clipKeys, clipOrder, listings, receiptOrder, shardOf } from './keys.ts';
import { PackedText, packedJson, packJson, packText } from './packed.ts';

type Row = Record<string, unknown>;

/**
 * Mentions of an older version whose places are still to be removed: those of the names, and where `further` says so
 * also those of mentions that had rows of their own. `order` is that of the older version.
 */
const Stale = z.object({ order: z.string(), nameIds: z.array(z.string()), further: z.boolean() });
export type Stale = z.infer<typeof Stale>;

/** The part of a clip row that tombstones have too: it says which revision of the clip is the newest. */
const AnyRow = z.object({
  revision: z.string(),
  versionId: z.string(),
  story: z.optional(z.string()),
  removed: z.optional(z.boolean()),
  absence: z.optional(z.enum(ABSENCES)),
  parts: z.optional(z.array(z.string())),
});

/** The packed part of a clip row. `mentions`: those that the row has room for. */
const PackedClip = z.extend(ParsedFile, {
  bucket: z.string(),
  key: z.string(),
  receivedAt: z.string(),
  settledAt: z.string(),
  /** How many mentions have rows of their own. */
  further: z._default(z.int(), 0),
  stale: z._default(z.array(Stale), []),
});

/** The row of a clip that is not removed. */
const PlainRow = z.extend(AnyRow, {
  pk: z.string(),
  story: z.string(),
  listOrder: z.string(),
  /** Version of the list of names with which the mentions were found or last changed. */
  namesVersion: z._default(z.int(), 0),
  packed: packedJson(PackedClip),
});

export interface LiveRow extends Omit<z.infer<typeof PlainRow>, 'pk' | 'packed'>, z.infer<typeof PackedClip> {
  readonly clipId: string;
  readonly receipt: Receipt;
}

/** The clip row; null where there is none, or a tombstone. */
export function liveRowIn(row: Row | undefined): LiveRow | null {
  if (row === undefined || row.removed === true) return null;
  const { pk, packed, ...plain } = PlainRow.parse(row);
  const clipId = clipIdIn({ pk });
  const { bucket, key, part, receivedAt, settledAt, warnings } = packed;
  const base = { bucket, key, versionId: plain.versionId, ...(part !== undefined && { part }), clipId };
  return { ...plain, ...packed, clipId, receipt: receiptOfClip({ ...base, receivedAt, settledAt }, warnings) };
}

/** What settling needs of a stored clip. */
export interface StoredState extends CurrentRow {
  /** Null for a tombstone. */
  readonly live: LiveRow | null;
  readonly stale: readonly Stale[];
}

const Tombstone = z.extend(AnyRow, { packed: z.optional(packedJson(z.object({ stale: z.array(Stale) }))) });

/**
 * The clip row, which may be a tombstone; null where there is none. The text is written last: with it the revision is
 * complete.
 */
export function storedStateIn(row: Row | undefined, textRow: Row | undefined): StoredState | null {
  const live = liveRowIn(row);
  if (live !== null) {
    const { revision, versionId, story, parts, receipt, part, stale } = live;
    const isComplete = textRow?.revision === revision;
    // The receipt of a part has a row.
    return { revision, versionId, story, parts, receipt: part === undefined ? receipt : null, isComplete, live, stale };
  }
  if (row === undefined) return null;
  const { packed, ...plain } = Tombstone.parse(row);
  return { ...plain, live: null, stale: packed?.stale ?? [] };
}

/** What a row still has to remember of older versions. */
export interface Pending {
  readonly parts: readonly string[];
  readonly stale: readonly Stale[];
}

/** The row that decides which revision is the newest, and that listings find. */
export function clipRow(
  { clip, file, namesVersion }: ClipResult,
  { clipId, revision, story, settledAt }: Pick<LiveRow, 'clipId' | 'revision' | 'story' | 'settledAt'>,
  { parts, stale }: Pending,
): Row {
  const { bucket, key, versionId, receivedAt } = file;
  const { publishedOn, outlet, language } = clip;
  return {
    ...clipKeys.clip(clipId),
    kind: rows.clip,
    v: 2,
    revision,
    versionId,
    story,
    ...(parts.length > 0 && { parts }),
    namesVersion,
    listKey: shardOf(listings.clips, clipId),
    listOrder: clipOrder(publishedOn, clipId),
    ...(outlet !== null && { outletKey: shardOf(listings.outlet(outlet), clipId) }),
    ...(language !== null && { languageKey: shardOf(listings.language(language), clipId) }),
    packed: packedClip({ ...clip, bucket, key, receivedAt, settledAt, stale: [...stale] }),
  };
}

/** The packed part of a clip row; mentions that it has no room for are left out. */
export function packedClip(clip: Omit<z.infer<typeof PackedClip>, 'further'>): Uint8Array {
  const { inRow, further } = storedMentions(clip.mentions);
  return packJson({ ...PackedClip.parse({ ...clip, mentions: inRow }), further: further.length });
}

/** The row of a clip that is no more. */
export function tombstoneRow(
  { versionId }: ClipResult['file'],
  clipId: string,
  revision: string,
  absence: NonNullable<CurrentRow['absence']>,
  { parts, stale }: Pending,
): Row {
  return {
    ...clipKeys.clip(clipId),
    kind: rows.clip,
    v: 2,
    revision,
    versionId,
    removed: true,
    absence,
    ...(parts.length > 0 && { parts }),
    ...(stale.length > 0 && { packed: packJson({ stale }) }),
  };
}

/** A text longer than this goes to the archive bucket: three quarters of what a row may hold. */
export const MAX_TEXT_BYTES = 300 * 1024;

const TextRow = z.object({ revision: z.string(), packed: z.optional(PackedText), archived: z.optional(z.string()) });

/** A clip's text, or its key in the archive bucket. */
export type ClipText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'archived'; readonly key: string };

/** The text of a revision; null where the row is missing or of another revision. */
export function textIn(row: Row | undefined, revision: string): ClipText | null {
  if (row === undefined || row.revision !== revision) return null;
  const { packed = '', archived } = TextRow.parse(row);
  return archived === undefined ? { kind: 'text', text: packed } : { kind: 'archived', key: archived };
}

/**
 * The row of a text. It is the last one that is written of a clip, so it also lists the receipt, unless that has a row
 * (`receipt` null).
 */
export function textRow(clipId: string, revision: string, text: ClipText, receipt: Receipt | null): Row {
  return {
    ...clipKeys.text(clipId),
    kind: rows.text,
    revision,
    ...(text.kind === 'text' ? { packed: packText(text.text) } : { archived: text.key }),
    ...(receipt !== null && {
      receiptKey: shardOf(listings.receipts(receipt.outcome), clipId),
      receiptOrder: receiptOrder(receipt.settledAt, clipId),
    }),
  };
}
