/**
 * The state of the back-fill's scan: for which names, whether one was asked for, and how far each shard of the archive is.
 *
 * A scan goes through all clips by day, for the version of the names at its start. The shards of the listing of clips are
 * scanned side by side; the row of a shard is its position and the lease of the run that works on it. The keys say WALK
 * for the scan; deployed tables have that, so it stays.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { type Key, SHARDS } from '../keys.ts';
import { queryPartition } from '../rows.ts';

const PARTITION = 'BACKFILL';
export const scanKey: Key = { pk: PARTITION, sk: 'WALK' };
const askedKey: Key = { pk: PARTITION, sk: 'ASKED' };
export const shardKey = (shard: number): Key => ({ pk: PARTITION, sk: `SHARD#${shard}` });

const Counts = z.object({ seen: z.int(), changed: z.int(), failed: z.int() });
/** Clips that a scan has passed, those whose mentions changed, and those that failed and were queued. */
export type Counts = z.infer<typeof Counts>;
export const NO_CLIPS: Counts = { seen: 0, changed: 0, failed: 0 };

const ScanRow = z.extend(Counts, {
  version: z.int(),
  /** Of a scan that an earlier release began: every shard is done up to here. */
  position: z._default(z.string(), ''),
  startedAt: z.iso.datetime(),
  /** Absent while it runs. */
  finishedAt: z.optional(z.iso.datetime()),
});

/** A scan, with the clips of all its shards. */
export type Scan = z.infer<typeof ScanRow>;

/** How far the scan of a version has come in one shard. */
const ShardProgress = z.extend(Counts, {
  version: z.int(),
  /** `listOrder` of the last clip that is done; empty at the start. */
  position: z.string(),
  isDone: z.boolean(),
});
export type ShardProgress = z.infer<typeof ShardProgress>;

const AskedRow = z.object({ version: z.int() });

/** What the table says about the back-fill. */
export interface ScanState {
  /** The scan that runs, or the last one; null before the first. */
  readonly scan: Scan | null;
  /** The version of the names for which a scan was asked last; 0 where none was. */
  readonly asked: number;
  /** Shards that the scan has not finished; empty where there is no scan. */
  readonly unfinished: readonly number[];
}

export async function readScanState(): Promise<ScanState> {
  const found = await queryPartition(PARTITION, { consistent: true });
  const row = ({ sk }: Key) => found.find((one) => one.sk === sk);
  const [scanRow, asked] = [row(scanKey), row(askedKey)];
  const scan = scanRow === undefined ? null : ScanRow.parse(scanRow);
  const shards = Array.from({ length: SHARDS }, (_, shard) => progressOf(row(shardKey(shard)), scan));
  return {
    scan: scan === null ? null : shards.reduce(added<Scan>, scan),
    asked: asked === undefined ? 0 : AskedRow.parse(asked).version,
    unfinished: scan === null ? [] : shards.flatMap(({ isDone }, shard) => (isDone ? [] : [shard])),
  };
}

/** The scan that runs, or the last one; null before the first. */
export async function readScan(): Promise<Scan | null> {
  return (await readScanState()).scan;
}

export function added<T extends Counts>(sum: T, { seen, changed, failed }: Counts): T {
  return { ...sum, seen: sum.seen + seen, changed: sum.changed + changed, failed: sum.failed + failed };
}

/** The progress of this scan in a shard's row: none where the row is of an earlier one, or has a lease only. */
export function progressOf(row: Record<string, unknown> | undefined, scan: Scan | null): ShardProgress {
  const { version, position } = scan ?? { version: 0, position: '' };
  const stored = row?.version === undefined ? null : ShardProgress.parse(row);
  return stored !== null && stored.version >= version ? stored : { version, position, ...NO_CLIPS, isDone: false };
}

/** Asks for a scan with this version of the names, or a newer one, at once. */
export async function askForScan(version: number): Promise<void> {
  await dynamo().send(
    new PutCommand({ TableName: setting('table'), Item: { ...askedKey, kind: rows.askedScan, v: 1, version } }),
  );
}
