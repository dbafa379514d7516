/** The rows of a clip and of its text, written and read. No row can pass DynamoDB's 400 KB. */
import * as z from 'zod/mini';
import { ABSENCES, type CurrentRow } from '../../../../shared/clip/current-row.ts';
import { storedMentions } from '../../../../shared/clip/limits.ts';
import { receiptOfClip } from '../../../../shared/clip/receipt.ts';
import { revisionOf } from '../../../../shared/clip/revision.ts';
import type { ClipResult } from '../../../../shared/clip/settlement.ts';
import { type Mention, ParsedFile, type Receipt, Similar } from '../../../../shared/contract/clip.ts';
import { ChangedBy, Compared, Corrections, type Made } from '../../../../shared/contract/history.ts';
import { rows } from '../../../../shared/wiring.ts';
import { clipIdIn, clipKeys, clipOrder, listings, receiptOrder, shardOf } from '../keys.ts';
import { PackedText, packedJson, packJson, packText } from '../packed.ts';

type Row = Record<string, unknown>;

/**
 * Mentions of an older version whose places are still to be removed: those of the names, and where `further` says so
 * also those of mentions that had rows of their own. `order` is that of the older version, `words` the stems that it was filed
 * under.
 */
const Stale = z.object({
  order: z.string(),
  nameIds: z.array(z.string()),
  further: z.boolean(),
  words: z.optional(z.array(z.string())),
});
export type Stale = z.infer<typeof Stale>;

/** The part of a clip row that tombstones have too: it says which revision of the clip is the newest. */
const AnyRow = z.object({
  revision: z.string(),
  versionId: z.string(),
  story: z.optional(z.string()),
  removed: z.optional(z.boolean()),
  absence: z.optional(z.enum(ABSENCES)),
  parts: z.optional(z.array(z.string())),
  /** 1, 2, 3 …: grows with each change that a user can see. Rows of earlier releases lack it; a tombstone has the last. */
  number: z._default(z.int(), 1),
});

/** The packed part of a clip row. `mentions`: those that the row has room for. */
export const PackedClip = z.extend(ParsedFile, {
  bucket: z.string(),
  key: z.string(),
  receivedAt: z.string(),
  settledAt: z.string(),
  similar: z.optional(Similar),
  /** How many mentions have rows of their own. */
  further: z._default(z.int(), 0),
  /** Their names, with how often each occurs; rows of earlier releases lack it. */
  furtherCounts: z.optional(z.array(z.tuple([z.string(), z.int()]))),
  stale: z._default(z.array(Stale), []),
  /** What is given by hand: the fields are as corrected. */
  corrections: z.optional(Corrections),
  /** How many stems it is filed under at most; absent: it is not (`word-rows.ts`). */
  searchWords: z.optional(z.int()),
  /** How this state was made (`Made`); absent is what follows from the rest: as settled, by its version of the file. */
  recordedAt: z.optional(z.string()),
  by: z.optional(ChangedBy),
  changed: z.optional(z.array(Compared)),
});

/** The row of a clip that is not removed. */
const PlainRow = z.extend(AnyRow, {
  pk: z.string(),
  story: z.string(),
  listOrder: z.string(),
  /** Version of the list of names with which the mentions were found or last changed. */
  namesVersion: z._default(z.int(), 0),
  /** How many of the clip's additions the counters contain (`clip-change.ts`); rows of earlier releases lack it. */
  counted: z._default(z.int(), 0),
  packed: packedJson(PackedClip),
});

type Unpacked = Omit<z.infer<typeof PackedClip>, keyof Made>;

export interface LiveRow extends Omit<z.infer<typeof PlainRow>, 'pk' | 'packed'>, Unpacked, Made {
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
  const { recordedAt = settledAt, by = { kind: 'file', versionId: plain.versionId }, changed = [] } = packed;
  const made = { number: plain.number, recordedAt, by, changed };
  return { ...plain, ...packed, ...made, clipId, receipt: receiptOfClip({ ...base, receivedAt, settledAt }, warnings) };
}

/** What settling needs of a stored clip. */
export interface StoredState extends CurrentRow {
  readonly number: number;
  /** Null for a tombstone. */
  readonly live: LiveRow | null;
  readonly stale: readonly Stale[];
}

const PackedTombstone = z.object({ stale: z.array(Stale), corrections: z.optional(Corrections) });
const Tombstone = z.extend(AnyRow, { packed: z.optional(packedJson(PackedTombstone)) });

/**
 * The clip row, which may be a tombstone; null where there is none. The text is written last: with it the revision is
 * complete.
 */
export function storedStateIn(row: Row | undefined, textRow: Row | undefined): StoredState | null {
  const live = liveRowIn(row);
  if (live !== null) {
    const { revision, versionId, number, story, similar, parts, part, stale } = live;
    const isComplete = textRow?.revision === revision;
    // The receipt of a part has a row.
    const receipt = part === undefined ? live.receipt : null;
    const { corrections } = live;
    return { revision, versionId, number, story, similar, parts, receipt, isComplete, live, stale, corrections };
  }
  if (row === undefined) return null;
  const { packed, ...plain } = Tombstone.parse(row);
  return { ...plain, live: null, stale: packed?.stale ?? [], corrections: packed?.corrections };
}

/** What a row still has to remember of older versions. */
export interface Pending {
  readonly parts: readonly string[];
  readonly stale: readonly Stale[];
}

/** A clip as its row is to hold it: `mentions` those in the row, `further` and `furtherCounts` the others. */
export interface ClipContent
  extends Omit<LiveRow, 'receipt' | 'listOrder' | 'removed' | 'absence' | 'counted' | keyof Made> {
  readonly kind: 'clip';
}

/** That there is no clip as of a revision. */
interface AbsentContent extends Pick<LiveRow, 'clipId' | 'revision' | 'versionId' | 'parts' | 'stale' | 'corrections'> {
  readonly kind: 'absent';
  readonly absence: NonNullable<CurrentRow['absence']>;
}

/** What a clip row is to say. */
export type RowContent = ClipContent | AbsentContent;

/** A clip as it is read from a file. */
export function contentOfResult(
  { clip, file, namesVersion }: ClipResult,
  {
    clipId,
    story,
    similar,
    settledAt,
    corrections,
    searchWords,
  }: Pick<LiveRow, 'clipId' | 'story' | 'similar' | 'settledAt' | 'corrections' | 'searchWords'>,
  { parts, stale }: Pending,
): ClipContent {
  const { bucket, key, versionId, receivedAt } = file;
  const place = { clipId, revision: revisionOf(file), versionId, story, parts: [...parts], namesVersion };
  const origin = { bucket, key, receivedAt, settledAt, similar, corrections, searchWords, stale: [...stale] };
  return { kind: 'clip', ...clip, ...place, ...origin, ...mentionsInRow(clip.mentions) };
}

/** How a clip row holds these mentions, which are all of the clip's. */
export function mentionsInRow(
  mentions: readonly Mention[],
): Pick<ClipContent, 'mentions' | 'further' | 'furtherCounts'> {
  const { inRow, further } = storedMentions(mentions);
  return {
    mentions: inRow,
    further: further.length,
    furtherCounts: further.length === 0 ? undefined : further.map(({ nameId, count }) => [nameId, count]),
  };
}

/** The row that decides which revision is the newest, and that listings find. */
export function clipRow(content: RowContent, made: Made, counted: number): Row {
  const { clipId, revision, versionId, parts = [], stale } = content;
  const row = {
    ...clipKeys.clip(clipId),
    kind: rows.clip,
    v: 2,
    revision,
    versionId,
    number: made.number,
    ...(parts.length > 0 && { parts }),
  };
  switch (content.kind) {
    case 'clip': {
      const { story, namesVersion, publishedOn, outlet, language } = content;
      return {
        ...row,
        story,
        namesVersion,
        counted,
        listKey: shardOf(listings.clips, clipId),
        listOrder: clipOrder(publishedOn, clipId),
        storyKey: listings.story(story),
        ...(outlet !== null && { outletKey: shardOf(listings.outlet(outlet), clipId) }),
        ...(language !== null && { languageKey: shardOf(listings.language(language), clipId) }),
        packed: packJson({ ...PackedClip.parse(content), ...packedMade(made, content) }),
      };
    }
    case 'absent': {
      const { absence, corrections } = content;
      const mustRemember = stale.length > 0 || corrections !== undefined;
      return { ...row, removed: true, absence, ...(mustRemember && { packed: packJson({ stale, corrections }) }) };
    }
    default:
      return content satisfies never;
  }
}

const Bookkeeping = {
  stale: true,
  searchWords: true,
  receivedAt: true,
  settledAt: true,
  recordedAt: true,
  by: true,
  changed: true,
} as const;
const Detail = z.omit(PackedClip, Bookkeeping);

/** All that is shown of a clip in its row; equal for rows that show the same. */
export function detailIn(row: LiveRow | ClipContent): string {
  // A clip that is matched again has all of its mentions here.
  const further = new Set(row.furtherCounts?.map(([nameId]) => nameId));
  return JSON.stringify(Detail.parse({ ...row, mentions: row.mentions.filter(({ nameId }) => !further.has(nameId)) }));
}

/** How a state was made, as far as it does not follow from the rest of the row. */
function packedMade({ recordedAt, by, changed }: Made, { settledAt, versionId }: ClipContent) {
  const isByFile = by.kind === 'file' && by.versionId === versionId;
  return {
    recordedAt: recordedAt === settledAt ? undefined : recordedAt,
    by: isByFile ? undefined : by,
    changed: changed.length === 0 ? undefined : changed,
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
