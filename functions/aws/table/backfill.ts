/**
 * The state of the back-fill: the progress of its scan, whether one was asked for, the lease of the run, the queue of clips
 * that the scan may miss, and what it found.
 *
 * A scan goes through all clips by day, for the version of the names at its start. Each version has a partition with
 * what was found: one row a mention, written in the same transaction as the mention. The keys say WALK for the scan and
 * LATE for the queue; deployed tables have these, so they stay.
 */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { rows, table } from '../../../shared/wiring.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { putIf, succeeds } from './conditional.ts';
import { type Key, shardOf, shardsOf } from './keys.ts';
import { queryPartition, readRows } from './listing.ts';

const scanKey: Key = { pk: 'BACKFILL', sk: 'WALK' };
const askedKey: Key = { pk: 'BACKFILL', sk: 'ASKED' };
const leaseKey: Key = { pk: 'BACKFILL', sk: 'LEASE' };
const QUEUE = 'LATE';
const queueKey = (clipId: string): Key => ({ pk: shardOf(QUEUE, clipId), sk: clipId });
const foundIn = (version: number): string => `FOUND#${version}`;
const summaryKey = (version: number): Key => ({ pk: foundIn(version), sk: 'SUMMARY' });

/** Found rows are deleted after 30 days; by then the summary is long mailed. */
const FOUND_TTL_SECONDS = 30 * 24 * 60 * 60;

const Scan = z.object({
  version: z.int(),
  /** `listOrder` of the last clip that is done; empty at the start. */
  position: z.string(),
  startedAt: z.iso.datetime(),
  /** Absent while it runs. */
  finishedAt: z.optional(z.iso.datetime()),
  seen: z.int(),
  changed: z.int(),
  failed: z.int(),
});
export type Scan = z.infer<typeof Scan>;

/** The scan that runs, or the last one; null before the first. */
export async function readScan(): Promise<Scan | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: scanKey, ConsistentRead: true }),
  );
  return Item === undefined ? null : Scan.parse(Item);
}

const Asked = z.object({ version: z.int() });

/** The version of the names for which a scan was asked last; 0 where none was. */
export async function readAsked(): Promise<number> {
  const [row] = await readRows([askedKey]);
  return row === undefined ? 0 : Asked.parse(row).version;
}

/** Asks for a scan with this version of the names, or a newer one, at once. */
export async function askForScan(version: number): Promise<void> {
  await dynamo().send(
    new PutCommand({ TableName: setting('table'), Item: { ...askedKey, kind: rows.askedScan, v: 1, version } }),
  );
}

/** The time limit of the function: a run that has the lease is over when it ends. */
const LEASE_MS = 58_000;

/** Held by one run at a time. */
export interface Lease {
  readonly until: string;
}

/** The right to change clips, for as long as a run can take; null while another run has it. */
export async function takeLease(now: Date): Promise<Lease | null> {
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  const isTaken = await putIf(
    { ...leaseKey, kind: rows.scanLease, v: 1, until },
    'attribute_not_exists(pk) OR #until <= :now',
    { ':now': now.toISOString() },
    { '#until': 'until' },
  );
  return isTaken ? { until } : null;
}

/** Gives the lease back, so that the next run need not wait for its end. */
export async function releaseLease({ until }: Lease): Promise<void> {
  await succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: leaseKey,
        ConditionExpression: '#until = :until',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':until': until },
      }),
    ),
  );
}

/** Starts a scan unless one was started for this version of the names or a newer one. */
export async function startScan(version: number, now: Date): Promise<void> {
  const scan: Scan = { version, position: '', startedAt: now.toISOString(), seen: 0, changed: 0, failed: 0 };
  await putIf(
    { ...scanKey, kind: rows.scan, v: 1, ...scan },
    'attribute_not_exists(pk) OR #version < :version',
    { ':version': version },
    { '#version': 'version' },
  );
}

/** Saves the progress of a scan since `scan` was read; null where another run advanced it meanwhile. */
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

/** Ends a scan. If it found anything, the summary row is written first: its insertion triggers the summary mails. */
export async function finishScan({ version }: Scan, now: Date): Promise<void> {
  const [first] = await foundMentions(version, 1);
  if (first !== undefined) {
    const Item = { ...summaryKey(version), kind: rows.summary, v: 1, version, ...expiry(now) };
    await putIf(Item, 'attribute_not_exists(pk)');
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
/** A mention that a scan found; `order` is the `listOrder` of its clip. */
export interface FoundMention extends Omit<z.infer<typeof Found>, 'listOrder'> {
  readonly order: string;
}

/** The row of a mention that a scan found. It has no `listKey`, so its `listOrder` is in no index. */
export function foundRow(version: number, { nameId, clipId, story, order }: FoundMention, now: Date) {
  const place = { pk: foundIn(version), sk: `MENTION#${nameId}#${order}` };
  return { ...place, kind: rows.found, v: 1, nameId, clipId, story, listOrder: order, ...expiry(now) };
}

/** What the scan of a version found, by name and day; at most `most`. */
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

/** The first queued clips of each shard, in the order of their ids. */
export async function queuedClips(mostOfShard: number): Promise<QueuedClip[]> {
  const shards = await Promise.all(shardsOf(QUEUE).map((pk) => queryPartition(pk, { most: mostOfShard })));
  return shards.flat().map((row) => QueuedClip.parse(row));
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
