/**
 * A clip matched again: its mentions are replaced by those of a newer list of names, whose version it then has. Written
 * only while the clip's revision is the newest and no newer list was applied; otherwise nothing is.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Mention } from '../../../shared/contract/clip.ts';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { foundRow } from './backfill.ts';
import { type ClipText, type LiveRow, liveRowIn, mentionRow, textIn } from './clip-rows.ts';
import { type Action, succeeds, succeedsTogether } from './conditional.ts';
import { clipKeys, type Key } from './keys.ts';
import { queryPartition, readRows } from './listing.ts';

/** What matching a clip again needs. */
export interface MatchedClip extends LiveRow {
  readonly mentions: readonly Mention[];
  readonly text: ClipText;
}

/** The current revision of a clip; null where there is none, or where it is being written and has no text yet. */
export async function matchedClip(clipId: string): Promise<MatchedClip | null> {
  const found = await queryPartition(clipKeys.clip(clipId).pk, { consistent: true });
  const row = (key: Key) => found.find(({ sk }) => sk === key.sk);
  const live = liveRowIn(row(clipKeys.clip(clipId)));
  const text = live === null ? null : textIn(row(clipKeys.text(clipId)), live.revision);
  if (live === null || text === null) return null;
  const mentions = found.filter(
    ({ sk, revision }) => typeof sk === 'string' && sk.startsWith('MENTION#') && revision === live.revision,
  );
  return { ...live, mentions: mentions.map((mention) => Mention.parse(mention)), text };
}

/** Which of these clips were matched with names older than `version`. */
export async function outdatedClips(keys: readonly Key[], version: number): Promise<string[]> {
  return (await readRows(keys)).flatMap((row) => {
    const live = liveRowIn(row);
    return live !== null && live.namesVersion < version ? [live.clipId] : [];
  });
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

/** A transaction has 100 actions (DynamoDB quota), one for the clip row; a new mention takes two. */
const ACTIONS = 98;

/** Writes the mentions; false where the clip changed since it was read. */
export async function applyRematch(clip: MatchedClip, rematch: Rematch, now: Date): Promise<boolean> {
  const { put, drop, version } = rematch;
  const guard = { ...guardOf(clip, version), TableName: setting('table'), Key: keyOf(clip) };
  const raised = {
    ...guard,
    UpdateExpression: 'SET namesVersion = :version',
  };
  const changes = [
    ...put.map((mention) => putActions(clip, mention, rematch, now)),
    ...drop.map((nameId): Action[] => [
      { Delete: { TableName: setting('table'), Key: clipKeys.mention(clip.clipId, nameId) } },
    ]),
  ];
  if (changes.length === 0) return succeeds(dynamo().send(new UpdateCommand(raised)));
  const batches = batchesOf(changes);
  // The version last: a clip that has it has all of its mentions.
  for (const [i, batch] of batches.entries()) {
    const own: Action = i === batches.length - 1 ? { Update: raised } : { ConditionCheck: guard };
    if (!(await succeedsTogether([...batch, own]))) return false;
  }
  return true;
}

function keyOf({ clipId }: MatchedClip): Key {
  return clipKeys.clip(clipId);
}

function guardOf({ revision }: MatchedClip, version: number) {
  return {
    ConditionExpression: 'revision = :revision AND (attribute_not_exists(namesVersion) OR namesVersion < :version)',
    ExpressionAttributeValues: { ':revision': revision, ':version': version },
  };
}

function putActions(clip: MatchedClip, mention: Mention, { scan }: Rematch, now: Date): Action[] {
  const isNew = !clip.mentions.some(({ nameId }) => nameId === mention.nameId);
  const row = mentionRow(mention, clip);
  const Item = scan === null || !isNew ? row : { ...row, kind: rows.earlierMention, backfill: scan };
  const found = { nameId: mention.nameId, clipId: clip.clipId, story: clip.story, order: clip.listOrder };
  return [
    { Put: { TableName: setting('table'), Item } },
    ...(scan === null || !isNew ? [] : [{ Put: { TableName: setting('table'), Item: foundRow(scan, found, now) } }]),
  ];
}

function batchesOf(changes: readonly Action[][]): Action[][] {
  const batches: Action[][] = [];
  for (const actions of changes) {
    const batch = batches.at(-1);
    if (batch === undefined || batch.length + actions.length > ACTIONS) batches.push([...actions]);
    else batch.push(...actions);
  }
  return batches;
}
