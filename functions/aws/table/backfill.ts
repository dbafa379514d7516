/**
 * What the back-fill knows: how far its scan through the clips has come, which clips came late, and what it found.
 *
 * A scan is for the version of the names at its start, and goes through all clips by day. What it finds stands in a
 * partition of its own, a row for each mention, written together with the mention.
 */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { rows, table } from '../../../shared/wiring.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients.ts';
import { succeeds } from './conditional.ts';
import { type Key, shardOf, shardsOf } from './keys.ts';
import { queryPartition } from './listing.ts';

const scanKey: Key = { pk: 'BACKFILL', sk: 'WALK' };
const QUEUE = 'LATE';
const queueKey = (clipId: string): Key => ({ pk: shardOf(QUEUE, clipId), sk: clipId });
const foundIn = (version: number): string => `FOUND#${version}`;
const summaryKey = (version: number): Key => ({ pk: foundIn(version), sk: 'SUMMARY' });

/** What was found is told long before. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

const Scan = z.object({
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
export type Scan = z.infer<typeof Scan>;

/** The scan under way, or the last one; null before the first. */
export async function readScan(): Promise<Scan | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: scanKey, ConsistentRead: true }),
  );
  return Item === undefined ? null : Scan.parse(Item);
}

/** Begins a scan unless one for this version or a newer one was begun. */
export async function startScan(version: number, now: Date): Promise<void> {
  const scan: Scan = { version, position: '', startedAt: now.toISOString(), seen: 0, changed: 0, failed: 0 };
  await succeeds(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: { ...scanKey, kind: rows.scan, v: 1, ...scan },
        ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      }),
    ),
  );
}

/** Notes how far a scan has come since `scan` was read; null where another run went on with it meanwhile. */
export async function advanceScan(
  scan: Scan,
  position: string,
  { seen, changed, failed }: Pick<Scan, 'seen' | 'changed' | 'failed'>,
): Promise<Scan | null> {
  const isDone = await succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: scanKey,
        UpdateExpression: 'SET #position = :position ADD seen :seen, changed :changed, failed :failed',
        ConditionExpression: '#version = :version AND #position = :from AND attribute_not_exists(finishedAt)',
        ExpressionAttributeNames: { '#version': 'version', '#position': 'position' },
        ExpressionAttributeValues: {
          ':position': position,
          ':seen': seen,
          ':changed': changed,
          ':failed': failed,
          ':version': scan.version,
          ':from': scan.position,
        },
      }),
    ),
  );
  if (!isDone) return null;
  return {
    ...scan,
    position,
    seen: scan.seen + seen,
    changed: scan.changed + changed,
    failed: scan.failed + failed,
  };
}

/** Ends a scan. If it found anything, that is announced first: by one row, whose coming is what subscribers hear of. */
export async function finishScan({ version }: Scan, now: Date): Promise<void> {
  const [first] = await foundMentions(version, 1);
  if (first !== undefined) {
    const Item = { ...summaryKey(version), kind: rows.summary, v: 1, version, ...expiry(now) };
    await succeeds(
      dynamo().send(
        new PutCommand({ TableName: setting('table'), Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );
  }
  await succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: scanKey,
        UpdateExpression: 'SET finishedAt = :now',
        ConditionExpression: '#version = :version AND attribute_not_exists(finishedAt)',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':now': now.toISOString(), ':version': version },
      }),
    ),
  );
}

const Found = z.object({ nameId: z.string(), clipId: z.string(), story: z.string(), listOrder: z.string() });
/** A mention that a scan found; `order` is its clip's place. */
export interface FoundMention extends Omit<z.infer<typeof Found>, 'listOrder'> {
  readonly order: string;
}

/** The row that says that a scan found a mention. Its `listOrder` is in no listing: it has no `listKey`. */
export function foundRow(version: number, { nameId, clipId, story, order }: FoundMention, now: Date) {
  const place = { pk: foundIn(version), sk: `MENTION#${nameId}#${order}` };
  return { ...place, kind: rows.found, v: 1, nameId, clipId, story, listOrder: order, ...expiry(now) };
}

/** What a scan found, name by name, each by day; at most about so many. */
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

const QueuedClip = z.object({ clipId: z.string(), notedAt: z.string(), attempts: z.int() });
/** A clip that was matched with older names than those of now, and that no scan may meet. */
export type QueuedClip = z.infer<typeof QueuedClip>;

/** Notes clips to be matched again. */
export async function queueForRematch(clipIds: readonly string[], now: Date, attempts = 0): Promise<void> {
  await forEachOf(clipIds, (clipId) =>
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: { ...queueKey(clipId), kind: rows.queued, v: 1, clipId, notedAt: now.toISOString(), attempts },
      }),
    ),
  );
}

/** Some of the late clips, those of each shard in the order of their ids. */
export async function queuedClips(mostOfShard: number): Promise<QueuedClip[]> {
  const shards = await Promise.all(shardsOf(QUEUE).map((pk) => queryPartition(pk, { most: mostOfShard })));
  return shards.flat().map((row) => QueuedClip.parse(row));
}

/** Takes a late clip off the list, unless it was noted again since. */
export async function dequeueClip({ clipId, notedAt }: QueuedClip): Promise<void> {
  await succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: queueKey(clipId),
        ConditionExpression: 'notedAt = :notedAt',
        ExpressionAttributeValues: { ':notedAt': notedAt },
      }),
    ),
  );
}
