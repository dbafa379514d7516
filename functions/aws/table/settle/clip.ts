/**
 * Writing the rows of one clip and its children, and removing older ones. The clip row is written under the condition
 * that it is still as it was read, every other row unless it has a newer revision.
 */
import { bytesOf, leading, MAX_STALE_BYTES } from '../../../../shared/clip/limits.ts';
import { isLate } from '../../../../shared/clip/news.ts';
import { revisionOf } from '../../../../shared/clip/revision.ts';
import type { ClipResult, ClipState } from '../../../../shared/clip/settlement.ts';
import type { Embed, Receipt } from '../../../../shared/contract/clip.ts';
import type { ChangedBy } from '../../../../shared/contract/history.ts';
import type { FileVersion } from '../../../../shared/contract/message.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { changeClip, type RowBefore, type Write } from '../clip/clip-change.ts';
import {
  type ClipText,
  contentOfResult,
  MAX_TEXT_BYTES,
  type Pending,
  type RowContent,
  type Stale,
  type StoredState,
  storedStateIn,
  textRow,
} from '../clip/clip-rows.ts';
import { putWords, removeWords, stalePlaces, stemsOf } from '../clip/word-rows.ts';
import { deleteIfOlder, olderRows, putUnlessNewer } from '../conditional.ts';
import { putEmbeds } from '../embed/embeds.ts';
import { clipKeys, clipOrder } from '../keys.ts';
import { putFound } from '../name/backfill.ts';
import { readRows } from '../rows.ts';
import { newNames, putMentions, removeStaleMentions } from './mentions.ts';

export interface Settlement {
  /** Puts a text too large for a row into the archive; answers its key. */
  readonly archiveText: (clipId: string, text: string, revision: string) => Promise<string>;
  /**
   * Deletes what the archive holds of a clip's older revisions, when one is replaced or removed: their texts, and the
   * stills of videos that are not among these. Without it all of it stays.
   */
  readonly removeArchived?: (clipId: string, revision: string, embeds: readonly Embed[]) => Promise<void>;
  /** Days for which a file that was received makes news; without it, whenever it was. */
  readonly newsDays?: number;
  /** The least similarity of two clips of one story, 0 to 1; without it, and at 1, only the same content is one. */
  readonly storySimilarity?: number;
  /** How many stems a clip is filed under at most; without it, and at 0, it is not filed under its words. */
  readonly searchWords?: number;
  /** Whether the run has no time left to begin another clip of a file that lists many; without it, it never ends. */
  readonly isOver?: () => boolean;
  /** The time of settling, the same in everything that is written. */
  readonly now: Date;
  /** Writes clip rows and counters; those of one run may be joined. */
  readonly write?: Write;
  /** The replay that has read the same version anew: what it finds is no news, but is kept where a summary is asked for. */
  readonly replay?: { readonly id: string; readonly summary: boolean } | undefined;
}

/** What is stored of a clip; null where there is nothing. */
export async function readState(clipId: string): Promise<StoredState | null> {
  const [row, text] = await readRows([clipKeys.clip(clipId), clipKeys.text(clipId)]);
  return storedStateIn(row, text);
}

/**
 * Makes this version of a clip the newest; answers its row, or null, with nothing written, where that is not `before` any
 * more.
 */
export function putState(
  state: ClipState,
  file: FileVersion,
  clipId: string,
  before: RowBefore | null,
  pending: Pending,
  { now, write, replay, searchWords = 0 }: Pick<Settlement, 'now' | 'write' | 'replay' | 'searchWords'>,
): Promise<RowBefore | null> {
  const kept = { corrections: before?.corrections, ...(searchWords > 0 && { searchWords }) };
  const after = contentOf(state, file, clipId, { ...pending, ...kept });
  const by: ChangedBy =
    replay === undefined ? { kind: 'file', versionId: file.versionId } : { kind: 'replay', id: replay.id };
  return changeClip({ before, after, by, now }, write);
}

function contentOf(
  state: ClipState,
  file: FileVersion,
  clipId: string,
  pending: Pending & Pick<RowBefore, 'corrections'> & Pick<Settlement, 'searchWords'>,
): RowContent {
  switch (state.kind) {
    case 'clip': {
      const { result, story, similar, receipt, corrections } = state;
      const { settledAt } = receipt;
      const { searchWords } = pending;
      return contentOfResult(result, { clipId, story, similar, settledAt, corrections, searchWords }, pending);
    }
    case 'absent': {
      const { parts, stale, corrections } = pending;
      const { versionId } = file;
      const { absence } = state;
      return {
        kind: 'absent',
        clipId,
        revision: revisionOf(file),
        versionId,
        absence,
        parts: [...parts],
        stale: [...stale],
        ...(corrections && { corrections }),
      };
    }
    default:
      return state satisfies never;
  }
}

/** The mentions whose places have to go when a version replaces `before`. */
export function staleMentions(before: StoredState | null, revision: string): readonly Stale[] {
  if (before === null) return [];
  const { live, stale, isComplete = false } = before;
  if (live === null || before.revision === revision) return stale;
  const own: Stale = {
    order: live.listOrder,
    nameIds: live.mentions.map(({ nameId }) => nameId),
    further: live.further > 0,
    words: stemsOf(live),
  };
  // What is left out stays where it is: readers pass over a place that its clip has left.
  return isComplete ? [own] : leading([own, ...stale], MAX_STALE_BYTES, bytesOf);
}

/** Writes videos and mentions of a clip whose row is the newest. */
export async function putChildren(
  { result, story }: Extract<ClipState, { kind: 'clip' }>,
  clipId: string,
  stale: readonly Stale[],
  { now, replay, searchWords = 0, newsDays = Number.POSITIVE_INFINITY }: Settlement,
): Promise<void> {
  const { embeds, mentions, publishedOn } = result.clip;
  const clip = { clipId, revision: revisionOf(result.file), order: clipOrder(publishedOn, clipId) };
  await putWords(clip, result.clip, searchWords);
  // Mentions last: each triggers an alert, which shows the status of the videos.
  const checked = embeds.map((embed, i) => ({ embed, check: result.checks[i] ?? null }));
  await putEmbeds(clip, checked, now);
  const isReplayed = replay !== undefined;
  if (replay?.summary) {
    // Before their places, which say that they are new no more.
    const nameIds = await newNames(clip, mentions, stale);
    const found = nameIds.map((nameId) => ({ nameId, clipId, story, order: clip.order }));
    await putFound({ kind: 'replay', id: replay.id }, found, now);
  }
  const isLateFile = !isReplayed && isLate(result.file.receivedAt, now, newsDays);
  await putMentions(clip, mentions, stale, { isLate: isLateFile, isReplayed });
}

/** Removes what older revisions of a clip left, but for the text, which a clip's own text replaces. */
export async function removeOlder(
  state: ClipState,
  clipId: string,
  revision: string,
  stale: readonly Stale[],
  { removeArchived, searchWords = 0 }: Settlement,
): Promise<void> {
  const { pk, sk: text } = clipKeys.text(clipId);
  const older = (await olderRows(pk, revision)).filter(({ sk }) => state.kind === 'absent' || sk !== text);
  const clip = state.kind === 'absent' ? null : state.result.clip;
  const order = clip === null ? null : clipOrder(clip.publishedOn, clipId);
  const mentions = clip?.mentions ?? [];
  await removeStaleMentions({ clipId, revision, order, mentions }, stale, older);
  const stems = clip === null ? undefined : stemsOf({ ...clip, searchWords });
  await removeWords(stalePlaces(clipId, { order, stems }, stale), revision);
  await forEachOf(older, (row) => deleteIfOlder({ pk, sk: row.sk }, revision));
  await removeArchived?.(clipId, revision, clip?.embeds ?? []);
}

/** Writes the text, the last row of a clip: now all of it is there. `receipt`: null where that has a row of its own. */
export async function putText(
  result: ClipResult,
  clipId: string,
  receipt: Receipt | null,
  { archiveText }: Settlement,
): Promise<void> {
  const { text, file } = result;
  const isLong = Buffer.byteLength(text) > MAX_TEXT_BYTES;
  const revision = revisionOf(file);
  const stored: ClipText = isLong
    ? { kind: 'archived', key: await archiveText(clipId, text, revision) }
    : { kind: 'text', text };
  await putUnlessNewer(textRow(clipId, revision, stored, receipt), revision);
}
