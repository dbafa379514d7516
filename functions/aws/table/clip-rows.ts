/** A clip as rows: what a result becomes in the table. No row can pass DynamoDB's 400 KB. */
import type { Clip, Mention, Receipt } from '../../../shared/contract/clip.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { rows } from '../../../shared/wiring.ts';
import { clipKeys, clipOrder, listings, shardOf } from './keys.ts';

type ClipResult = Extract<Result, { kind: 'clip' }>;

/** A row under a clip's partition; it counts only while its revision is the clip row's. */
export interface ChildRow extends Record<string, unknown> {
  readonly revision: string;
}

/** A text longer than this goes to the archive bucket: three quarters of what a row may hold. */
const MAX_TEXT_BYTES = 300 * 1024;

/** Spans kept in a mention's row (some 100 bytes each); `count` is exact however many there are. */
const MAX_SPANS = 1000;

/** The row that decides which revision is the newest, and that listings find. */
export function clipRow(
  result: ClipResult,
  clipId: string,
  revision: string,
  story: string,
  receipt: Receipt,
): Record<string, unknown> {
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

/** Text and mentions (embeds are written one by one: they may be watched already). `archiveText` takes a text too large for a row and answers where it put it. */
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

/** What a mention's row says of its clip. */
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
