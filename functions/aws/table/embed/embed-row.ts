/** The row of an embed: the video, its checks, and when it is due. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Check, Embed, Proof, StatusChange, type WatchedEmbed } from '../../../../shared/contract/clip.ts';
import type { WatchState } from '../../../../shared/embed/index.ts';
import { rows } from '../../../../shared/wiring.ts';
import { clipKeys, type Key, listings, shardOf } from '../keys.ts';

/** A check as it is stored: without what the rest of the row says too, so that the row stays under a kilobyte. */
const StoredCheck = z.extend(z.omit(Check, { nextCheckAt: true }), {
  seen: z.extend(Check.shape.seen, {
    /** Absent where it is the video's own address. */
    finalUrl: z.optional(Check.shape.seen.shape.finalUrl),
  }),
  /** `true`: at `checkedAt`. */
  playedAt: z.optional(z.union([z.string(), z.literal(true)])),
});

export const EmbedRow = z.pipe(
  z.extend(Embed, {
    pk: z.string(),
    sk: z.string(),
    clipId: z.string(),
    /** Revision of the clip; the row counts only while it is the clip row's. */
    revision: z.string(),
    check: z._default(z.nullable(StoredCheck), null),
    history: z._default(z.array(StatusChange), []),
    proof: z.optional(Proof),
    /** When it is to be checked again; a page of that time leads to the row (`due.ts`). */
    dueAt: z.optional(z.string()),
    listOrder: z.optional(z.string()),
  }),
  z.transform(({ check, ...row }) => ({ ...row, check: check === null ? null : restored(check, row) })),
);
export type EmbedRow = z.infer<typeof EmbedRow>;

function restored(
  check: z.infer<typeof StoredCheck>,
  { url, dueAt }: { url: string; dueAt?: string | undefined },
): Check {
  const { finalUrl = url } = check.seen;
  const { playedAt, ...rest } = check;
  return {
    ...rest,
    seen: { ...check.seen, finalUrl },
    nextCheckAt: dueAt ?? null,
    ...(playedAt !== undefined && { playedAt: playedAt === true ? check.checkedAt : playedAt }),
  };
}

function stored({ nextCheckAt: _, ...check }: Check, url: string): z.infer<typeof StoredCheck> {
  const { finalUrl, ...seen } = check.seen;
  const isNow = check.playedAt === check.checkedAt;
  return { ...check, seen: finalUrl === url ? seen : check.seen, ...(isNow && { playedAt: true as const }) };
}

/** Longer ids (paths of media files) would pass the 1,024 bytes of a sort key. */
const MAX_ID = 200;

export function embedKey(clipId: string, embed: Embed): Key {
  return clipKeys.embed(clipId, embed.provider, rowIdOf(embed));
}

/** The provider in the key of an embed's row. */
export function providerIn({ sk }: Pick<Key, 'sk'>): string {
  return sk.split('#', 2)[1] ?? '';
}

/** `…-…`: the clip's id and a hash of the video's; the same for every revision of the clip. */
export function embedIdOf({ pk, sk }: Key): string {
  const clipId = pk.slice(clipKeys.clip('').pk.length);
  return `${clipId}-${createHash('sha256').update(sk).digest('hex').slice(0, 16)}`;
}

/** The watch state in a row; null where the embed was never checked. */
export function watchStateOf({ check, history }: EmbedRow): WatchState | null {
  return check === null ? null : { check, history };
}

/** The embed as it is shown. */
export function shownEmbed(row: EmbedRow): WatchedEmbed & { id: string } {
  const { provider, videoId, url, check, history, proof } = row;
  return { id: embedIdOf(row), provider, videoId, url, check, history, ...(proof && { proof }) };
}

/** The videos of a clip as they are known: each with its row among those of the clip's partition. */
export function watchedEmbeds(
  { revision, embeds }: { readonly revision: string; readonly embeds: readonly Embed[] },
  found: readonly Record<string, unknown>[],
): WatchedEmbed[] {
  const watched = found
    .filter(({ sk, revision: own }) => typeof sk === 'string' && sk.startsWith('EMBED#') && own === revision)
    .map((row) => EmbedRow.parse(row));
  return embeds.map((embed) => {
    const row = watched.find((one) => isSameVideo(one, embed));
    return { ...(row === undefined ? { check: null } : shownEmbed(row)), ...embed };
  });
}

function isSameVideo(a: Embed, b: Embed): boolean {
  return a.provider === b.provider && a.videoId === b.videoId && (a.videoId !== null || a.url === b.url);
}

/**
 * The row to write. It is listed by the time of its last status change, so that a check with the same status keeps its
 * place.
 */
export function embedRow(
  key: Key,
  { clipId, revision, embed }: { clipId: string; revision: string; embed: Embed },
  watched: WatchState | null,
  proof: Proof | undefined,
): Record<string, unknown> {
  const { provider, videoId, url } = embed;
  const row = { ...key, kind: rows.embed, v: 1, clipId, revision, provider, videoId, url };
  if (watched === null) return { ...row, check: null };
  const { check, history } = watched;
  return {
    ...row,
    check: stored(check, url),
    history,
    ...(proof && { proof }),
    listKey: shardOf(listings.embeds(check.status), clipId),
    listOrder: `${history.at(-1)?.at ?? check.checkedAt}#${clipId}#${key.sk.slice('EMBED#'.length)}`,
    ...(check.nextCheckAt && { dueAt: check.nextCheckAt }),
  };
}

/** The video's id in the row's key; a hash where it has none, or one too long. */
function rowIdOf({ videoId, url }: Embed): string {
  if (videoId !== null && videoId.length <= MAX_ID) return videoId;
  return createHash('sha256')
    .update(videoId ?? url)
    .digest('hex')
    .slice(0, 32);
}
