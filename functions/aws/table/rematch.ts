/**
 * A clip matched again: its mentions become what newer names say, and it says which version that was. All of it holds
 * only while the clip's revision is the newest and no newer names were there first; otherwise nothing is written.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Mention } from '../../../shared/contract/clip.ts';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients.ts';
import { foundRow } from './backfill.ts';
import { mentionRow } from './clip-rows.ts';
import { succeeds } from './conditional.ts';
import { clipKeys, type Key } from './keys.ts';
import { queryPartition, readRows } from './listing.ts';

const Standing = z.object({
  clipId: z.string(),
  bucket: z.string(),
  key: z.string(),
  versionId: z.string(),
  revision: z.string(),
  receivedAt: z.string(),
  part: z.string().optional(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: z.string().nullable(),
  language: z.string().nullable(),
  story: z.string(),
  listOrder: z.string(),
  namesVersion: z.int().default(0),
});
const Text = z.object({ revision: z.string(), text: z.string().optional(), archived: z.string().optional() });

/** A clip as far as its mentions go. */
export interface MatchedClip extends z.infer<typeof Standing> {
  readonly mentions: readonly Mention[];
  /** In the row itself, or the key under which the archive has it. */
  readonly text: { readonly kind: 'text' | 'archived'; readonly value: string };
}

/** The clip as it stands; null where there is none, or where it is being written and its text is not there yet. */
export async function matchedClip(clipId: string): Promise<MatchedClip | null> {
  const found = await queryPartition(clipKeys.clip(clipId).pk, { consistent: true });
  const row = (key: Key) => found.find(({ sk }) => sk === key.sk);
  const head = row(clipKeys.clip(clipId));
  if (head === undefined || head.removed === true) return null;
  const standing = Standing.parse(head);
  const text = Text.safeParse(row(clipKeys.text(clipId)));
  if (!text.success || text.data.revision !== standing.revision) return null;
  const mentions = found.filter(
    ({ sk, revision }) => typeof sk === 'string' && sk.startsWith('MENTION#') && revision === standing.revision,
  );
  return {
    ...standing,
    mentions: mentions.map((mention) => Mention.parse(mention)),
    text:
      text.data.archived === undefined
        ? { kind: 'text', value: text.data.text ?? '' }
        : { kind: 'archived', value: text.data.archived },
  };
}

/** Which of these clips were matched with names older than `version`. */
export async function outdatedClips(keys: readonly Key[], version: number): Promise<string[]> {
  const Head = z.object({ clipId: z.string(), removed: z.boolean().default(false), namesVersion: z.int().default(0) });
  return (await readRows(keys)).flatMap((row) => {
    if (row === undefined) return [];
    const { clipId, removed, namesVersion } = Head.parse(row);
    return !removed && namesVersion < version ? [clipId] : [];
  });
}

export interface Rematch {
  /** Mentions that are new or differ. */
  readonly put: readonly Mention[];
  /** Names that are no longer found. */
  readonly drop: readonly string[];
  /** Of the names it was matched with. */
  readonly version: number;
  /** The scan that met the clip: what it finds is told in its summary. Null: it is told like every new mention. */
  readonly scan: number | null;
}

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Of the 100 actions of a transaction (DynamoDB quota), one is the clip's own; a new mention takes two. */
const ACTIONS = 98;
const TRIES = 6;

/** Writes what matching again gave; false where the clip changed since it was read. */
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
  // The version last: a clip that says it was matched has all of its mentions.
  for (const [i, batch] of batches.entries()) {
    const own: Action = i === batches.length - 1 ? { Update: raised } : { ConditionCheck: guard };
    if (!(await transact([...batch, own]))) return false;
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

/** All or nothing; false when a condition does not hold. */
async function transact(actions: Action[]): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await dynamo().send(new TransactWriteCommand({ TransactItems: actions }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      if (codes.includes('ConditionalCheckFailed')) return false;
      if (tries === TRIES || !codes.includes('TransactionConflict')) throw error;
      await pause(Math.random() * 25 * 2 ** tries);
    }
  }
}
