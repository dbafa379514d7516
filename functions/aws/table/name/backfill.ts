/**
 * What a back-fill or a replay found, and the queue of clips that the scan of a back-fill may miss.
 *
 * Each version of the names, and each replay, has a partition with what was found for it: one row a mention, written in the
 * same transaction as the mention, or before it. The keys say LATE for the queue; deployed tables have that, so it stays.
 */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { FoundBy } from '../../../../shared/contract/fan-out.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { putIf, succeeds } from '../conditional.ts';
import { type Key, shardIn, shardOf } from '../keys.ts';
import { queryPartition } from '../rows.ts';

const QUEUE = 'LATE';
const queueKey = (clipId: string): Key => ({ pk: shardOf(QUEUE, clipId), sk: clipId });

/** The id of a replay is no number. */
const foundIn = (by: FoundBy): string => `FOUND#${by.kind === 'names' ? by.version : by.id}`;

/** Found rows are deleted after 30 days; by then the summary is long mailed. */
const FOUND_TTL_SECONDS = 30 * 24 * 60 * 60;

/** Says, if anything was found, that the search has ended: the insertion triggers the summary mails. */
export async function summarise(by: FoundBy, now: Date): Promise<void> {
  const [first] = await queryPartition(foundIn(by), { most: 1, consistent: true });
  if (first === undefined) return;
  const { kind: _, ...search } = by;
  const Item = { pk: foundIn(by), sk: 'SUMMARY', kind: rows.summary, v: 1, ...search, ...expiry(now) };
  await putIf(Item, 'attribute_not_exists(pk)');
}

const Found = z.object({ nameId: z.string(), clipId: z.string(), story: z.string(), listOrder: z.string() });
/** A mention that was found; `order` is the `listOrder` of its clip. */
export interface FoundMention extends Omit<z.infer<typeof Found>, 'listOrder'> {
  readonly order: string;
}

/** The row of a mention that was found. It has no `listKey`, so its `listOrder` is in no index. */
export function foundRow(by: FoundBy, { nameId, clipId, story, order }: FoundMention, now: Date) {
  const place = { pk: foundIn(by), sk: `MENTION#${nameId}#${order}` };
  return { ...place, kind: rows.found, v: 1, nameId, clipId, story, listOrder: order, ...expiry(now) };
}

/** Keeps what was found. Doing it again changes nothing. */
export async function putFound(by: FoundBy, found: readonly FoundMention[], now: Date): Promise<void> {
  await forEachOf(found, (mention) =>
    dynamo().send(new PutCommand({ TableName: setting('table'), Item: foundRow(by, mention, now) })),
  );
}

/** What was found, by name and day; at most `most`. */
export async function foundMentions(by: FoundBy, most: number): Promise<FoundMention[]> {
  const found = await queryPartition(foundIn(by), {
    condition: 'begins_with(sk, :mentions)',
    values: { ':mentions': 'MENTION#' },
    // What another run found a moment ago counts: nothing comes back to a summary that has missed it.
    consistent: true,
    most,
  });
  return found.map((row) => {
    const { listOrder, ...mention } = Found.parse(row);
    return { ...mention, order: listOrder };
  });
}

function expiry(now: Date) {
  return { [table.timeToLive]: Math.floor(now.getTime() / 1000) + FOUND_TTL_SECONDS };
}

const QueuedClip = z.object({ clipId: z.string(), notedAt: z.string(), attempts: z.int() });
/** A clip that was matched with outdated names and that no scan may reach. */
export type QueuedClip = z.infer<typeof QueuedClip>;

/** Queues clips to be matched again; `attempts` is how often that failed. */
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

/** The first queued clips of a shard, in the order of their ids. */
export async function queuedClips(shard: number, most: number): Promise<QueuedClip[]> {
  return (await queryPartition(shardIn(QUEUE, shard), { most })).map((row) => QueuedClip.parse(row));
}

/** Takes a clip off the queue unless it was queued again since. */
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
