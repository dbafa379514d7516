/**
 * What the back-fill knows: how far its walk through the clips has come, which clips came late, and what it found.
 *
 * A walk is for the version of the names at its start, and goes through all clips by day. What it finds stands in a
 * partition of its own, a row for each mention, written together with the mention.
 */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { rows, table } from '../../../shared/wiring.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients.ts';
import { holds } from './conditional.ts';
import { type Key, shardOf, shardsOf } from './keys.ts';
import { queryPartition } from './listing.ts';

const walkKey: Key = { pk: 'BACKFILL', sk: 'WALK' };
const LATE = 'LATE';
const lateKey = (clipId: string): Key => ({ pk: shardOf(LATE, clipId), sk: clipId });
const foundIn = (version: number): string => `FOUND#${version}`;
const summaryKey = (version: number): Key => ({ pk: foundIn(version), sk: 'SUMMARY' });

/** What was found is told long before. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

const Walk = z.object({
  version: z.int(),
  /** Place of the last clip that is done; empty at the start. */
  position: z.string(),
  startedAt: z.iso.datetime(),
  /** Absent while it is under way. */
  finishedAt: z.iso.datetime().optional(),
  seen: z.int(),
  changed: z.int(),
  failed: z.int(),
});
export type Walk = z.infer<typeof Walk>;

/** The walk under way, or the last one; null before the first. */
export async function readWalk(): Promise<Walk | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: walkKey, ConsistentRead: true }),
  );
  return Item === undefined ? null : Walk.parse(Item);
}

/** Begins a walk unless one for this version or a newer one was begun. */
export async function startWalk(version: number, now: Date): Promise<void> {
  const walk: Walk = { version, position: '', startedAt: now.toISOString(), seen: 0, changed: 0, failed: 0 };
  await holds(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: { ...walkKey, kind: rows.walk, v: 1, ...walk },
        ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      }),
    ),
  );
}

/** Notes how far a walk has come since `walk` was read; null where another run went on with it meanwhile. */
export async function advance(
  walk: Walk,
  position: string,
  { seen, changed, failed }: Pick<Walk, 'seen' | 'changed' | 'failed'>,
): Promise<Walk | null> {
  const isDone = await holds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: walkKey,
        UpdateExpression: 'SET #position = :position ADD seen :seen, changed :changed, failed :failed',
        ConditionExpression: '#version = :version AND #position = :from AND attribute_not_exists(finishedAt)',
        ExpressionAttributeNames: { '#version': 'version', '#position': 'position' },
        ExpressionAttributeValues: {
          ':position': position,
          ':seen': seen,
          ':changed': changed,
          ':failed': failed,
          ':version': walk.version,
          ':from': walk.position,
        },
      }),
    ),
  );
  if (!isDone) return null;
  return {
    ...walk,
    position,
    seen: walk.seen + seen,
    changed: walk.changed + changed,
    failed: walk.failed + failed,
  };
}

/** Ends a walk. If it found anything, that is announced first: by one row, whose coming is what subscribers hear of. */
export async function finishWalk({ version }: Walk, now: Date): Promise<void> {
  const [first] = await foundMentions(version, 1);
  if (first !== undefined) {
    const Item = { ...summaryKey(version), kind: rows.summary, v: 1, version, ...expiry(now) };
    await holds(
      dynamo().send(
        new PutCommand({ TableName: setting('table'), Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );
  }
  await holds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: walkKey,
        UpdateExpression: 'SET finishedAt = :now',
        ConditionExpression: '#version = :version AND attribute_not_exists(finishedAt)',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':now': now.toISOString(), ':version': version },
      }),
    ),
  );
}

const Found = z.object({ nameId: z.string(), clipId: z.string(), story: z.string(), listOrder: z.string() });
/** A mention that a walk found; `order` is its clip's place. */
export interface FoundMention extends Omit<z.infer<typeof Found>, 'listOrder'> {
  readonly order: string;
}

/** The row that says that a walk found a mention. Its `listOrder` is in no listing: it has no `listKey`. */
export function foundRow(version: number, { nameId, clipId, story, order }: FoundMention, now: Date) {
  const place = { pk: foundIn(version), sk: `MENTION#${nameId}#${order}` };
  return { ...place, kind: rows.found, v: 1, nameId, clipId, story, listOrder: order, ...expiry(now) };
}

/** What a walk found, name by name, each by day; at most about so many. */
export async function foundMentions(version: number, most: number): Promise<FoundMention[]> {
  const found = await queryPartition(foundIn(version), {
    condition: 'begins_with(sk, :mentions)',
    values: { ':mentions': 'MENTION#' },
    most,
  });
  return found.map((row) => {
    const { listOrder, ...mention } = Found.parse(row);
    return { ...mention, order: listOrder };
  });
}

function expiry(now: Date) {
  return { [table.timeToLive]: Math.floor(now.getTime() / 1000) + KEPT_SECONDS };
}

const Late = z.object({ clipId: z.string(), notedAt: z.string(), attempts: z.int() });
/** A clip that was matched with older names than those of now, and that no walk may meet. */
export type Late = z.infer<typeof Late>;

/** Notes clips to be matched again. */
export async function noteLate(clipIds: readonly string[], now: Date, attempts = 0): Promise<void> {
  await forEachOf(clipIds, (clipId) =>
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: { ...lateKey(clipId), kind: rows.late, v: 1, clipId, notedAt: now.toISOString(), attempts },
      }),
    ),
  );
}

/** Some of the late clips, those of each shard in the order of their ids. */
export async function lateClips(mostOfShard: number): Promise<Late[]> {
  const shards = await Promise.all(shardsOf(LATE).map((pk) => queryPartition(pk, { most: mostOfShard })));
  return shards.flat().map((row) => Late.parse(row));
}

/** Takes a late clip off the list, unless it was noted again since. */
export async function settleLate({ clipId, notedAt }: Late): Promise<void> {
  await holds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: lateKey(clipId),
        ConditionExpression: 'notedAt = :notedAt',
        ExpressionAttributeValues: { ':notedAt': notedAt },
      }),
    ),
  );
}
