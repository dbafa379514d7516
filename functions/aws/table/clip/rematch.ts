/**
 * A clip matched again: its mentions are replaced by those of a newer list of names, whose version it then has. Written
 * only while the clip's revision is the newest and no newer list was applied; otherwise nothing is. A clip of which
 * nothing changes is not written at all, unless its count is to be finished.
 */
import { storedMentions } from '../../../../shared/clip/limits.ts';
import type { Mention } from '../../../../shared/contract/clip.ts';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { type Action, succeedsTogether } from '../conditional.ts';
import { clipKeys, type Key, mentionKey } from '../keys.ts';
import { foundRow } from '../name/backfill.ts';
import { queryPartition } from '../rows.ts';
import { changeClip, finishCount, guardOf } from './clip-change.ts';
import { type ClipText, type LiveRow, liveRowIn, mentionsInRow, textIn } from './clip-rows.ts';
import { detailsRow, type MentionedClip, mentionsIn, placeRow } from './mention-rows.ts';

/** What matching a clip again needs; `mentions` are all of them. */
export interface MatchedClip extends LiveRow {
  readonly text: ClipText;
}

/** The current revision of a clip; null where there is none, or where it is being written and has no text yet. */
export async function matchedClip(clipId: string): Promise<MatchedClip | null> {
  const found = await queryPartition(clipKeys.clip(clipId).pk, { consistent: true });
  const row = (key: Key) => found.find(({ sk }) => sk === key.sk);
  const live = liveRowIn(row(clipKeys.clip(clipId)));
  const text = live === null ? null : textIn(row(clipKeys.text(clipId)), live.revision);
  return live === null || text === null ? null : { ...live, mentions: mentionsIn(live, found), text };
}

export interface Rematch {
  /** Mentions that are new or differ. */
  readonly put: readonly Mention[];
  /** Names that are no longer found. */
  readonly drop: readonly string[];
  /** Version of the names that it was matched with. */
  readonly version: number;
  /**
   * The scan that reached the clip: its summary mail reports what it finds. Null: new mentions are alerted one by one.
   */
  readonly scan: number | null;
}

/** A transaction has 100 actions and 4 MB (DynamoDB quotas); of the last, the clip row and the counters take their part. */
const ACTIONS = 50;
const BATCH_BYTES = 3_000_000;

/** Writes what has changed; false where the clip changed since it was read. */
export async function applyRematch(clip: MatchedClip, rematch: Rematch, now: Date): Promise<boolean> {
  const { put, drop, version } = rematch;
  if (put.length + drop.length === 0) return countWhole(clip, now);
  const mentions = [
    ...clip.mentions.filter(({ nameId }) => !drop.includes(nameId) && !put.some((one) => one.nameId === nameId)),
    ...put,
  ];
  const before = { ...clip, live: clip };
  const guard = { ...guardOf(before), TableName: setting('table'), Key: clipKeys.clip(clip.clipId) };
  const changes = [...placeChanges(clip, rematch, now), ...detailsChanges(clip, mentions)];
  const batches = batchesOf(changes);
  // The clip row last: a clip that has the version has all of its mentions.
  for (const batch of batches.slice(0, -1)) {
    if (!(await succeedsTogether([...batch, { ConditionCheck: guard }]))) return false;
  }
  const after = { ...clip, kind: 'clip' as const, namesVersion: version, ...mentionsInRow(mentions) };
  const along = batches.at(-1) ?? [];
  return (await changeClip({ before, after, by: { kind: 'names', version }, now, along })) !== null;
}

/** Counts of a clip what is not counted yet; false where it changed since it was read. */
export async function countWhole(clip: MatchedClip, now: Date): Promise<boolean> {
  const { further, furtherCounts = [], mentions } = clip;
  if (furtherCounts.length >= further) return finishCount({ ...clip, live: clip });
  // The row of an earlier release does not say how often its further names occur. Nothing that is shown changes.
  const live = { ...clip, ...mentionsInRow(mentions), mentions };
  const after = { ...clip, kind: 'clip' as const, ...mentionsInRow(mentions) };
  const by = { kind: 'names' as const, version: clip.namesVersion };
  return (await changeClip({ before: { ...clip, live }, after, by, now })) !== null;
}

/** New mentions get a place, dropped ones lose theirs. The actions of one mention stay together. */
function placeChanges(clip: MatchedClip, { put, drop, scan }: Rematch, now: Date): Action[][] {
  const added = put.filter((mention) => !clip.mentions.some(({ nameId }) => nameId === mention.nameId));
  return [
    ...added.map(({ nameId }): Action[] => {
      const alerting = placeRow(nameId, placeOf(clip), rows.mention);
      if (scan === null) return [putAction(alerting)];
      const quiet = { ...placeRow(nameId, placeOf(clip), rows.earlierMention), backfill: scan };
      const found = { nameId, clipId: clip.clipId, story: clip.story, order: clip.listOrder };
      return [putAction(quiet), putAction(foundRow({ kind: 'names', version: scan }, found, now))];
    }),
    ...drop.map((nameId) => [deleteAction(mentionKey(nameId, clip.clipId, clip.listOrder))]),
  ];
}

/** Rows of details that are new, differ, or are no longer needed. */
function detailsChanges(clip: MatchedClip, mentions: readonly Mention[]): Action[][] {
  const before = new Map(storedMentions(clip.mentions).further.map((one) => [one.nameId, JSON.stringify(one)]));
  const after = storedMentions(mentions).further;
  const gone = [...before.keys()].filter((nameId) => !after.some((one) => one.nameId === nameId));
  return [
    ...after
      .filter((one) => before.get(one.nameId) !== JSON.stringify(one))
      .map((one) => [putAction(detailsRow(one, placeOf(clip)))]),
    ...gone.map((nameId) => [deleteAction(clipKeys.mentionDetails(clip.clipId, nameId))]),
  ];
}

function placeOf({ clipId, revision, listOrder }: MatchedClip): MentionedClip {
  return { clipId, revision, order: listOrder };
}

const putAction = (Item: Record<string, unknown>): Action => ({ Put: { TableName: setting('table'), Item } });
const deleteAction = (Key: Key): Action => ({ Delete: { TableName: setting('table'), Key: { ...Key } } });

function batchesOf(changes: readonly Action[][]): Action[][] {
  const batches: Action[][] = [];
  let bytes = 0;
  for (const actions of changes) {
    const size = actions.reduce((sum, { Put }) => sum + (Put === undefined ? 0 : sizeOf(Put.Item)), 0);
    const batch = batches.at(-1);
    if (batch === undefined || batch.length + actions.length > ACTIONS || bytes + size > BATCH_BYTES) {
      batches.push([...actions]);
      bytes = size;
    } else {
      batch.push(...actions);
      bytes += size;
    }
  }
  return batches;
}

/** About the bytes of a row: only packed ones are large. */
function sizeOf(row: Record<string, unknown> | undefined): number {
  const { packed, ...plain } = row ?? {};
  return (packed instanceof Uint8Array ? packed.length : 0) + JSON.stringify(plain).length;
}
