/** Runs of the back-fill at work on a scan: they start it, take shards, save how far these are, and end it. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { conflictOf, putIf, succeeds } from '../conditional.ts';
import { summarise } from './backfill.ts';
import { NO_CLIPS, progressOf, type Scan, type ShardProgress, scanKey, shardKey } from './scan.ts';

/** Starts a scan unless one was started for this version of the names or a newer one. */
export async function startScan(version: number, now: Date): Promise<void> {
  await putIf(
    { ...scanKey, kind: rows.scan, v: 2, version, startedAt: now.toISOString(), ...NO_CLIPS },
    'attribute_not_exists(pk) OR #version < :version',
    { ':version': version },
    { '#version': 'version' },
  );
}

/** The time limit of the function: a run that has the lease is over when it ends. */
const LEASE_MS = 58_000;

/** Held by one run at a time: the right to change the clips of a shard, for as long as a run can take. */
export interface ShardLease {
  readonly shard: number;
  readonly until: string;
  /** The row of the shard as it was found; `progressIn` reads it. */
  readonly row: Record<string, unknown> | undefined;
}

/** Null while another run has it. */
export async function takeShard(shard: number, now: Date): Promise<ShardLease | null> {
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  let row: Record<string, unknown> | undefined;
  const conflict = await conflictOf(
    dynamo()
      .send(
        new UpdateCommand({
          TableName: setting('table'),
          Key: shardKey(shard),
          UpdateExpression: 'SET #until = :until, kind = :kind, v = :v',
          ConditionExpression: 'attribute_not_exists(#until) OR #until <= :now',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':until': until, ':now': now.toISOString(), ':kind': rows.scanShard, ':v': 1 },
          ReturnValues: 'ALL_OLD',
        }),
      )
      .then(({ Attributes }) => {
        row = Attributes;
      }),
  );
  return conflict === null ? { shard, until, row } : null;
}

/** How far this scan has come in the shard. */
export function progressIn({ row }: ShardLease, scan: Scan): ShardProgress {
  return progressOf(row, scan);
}

/** Saves how far a shard is; false where the lease has ended and another run has it. */
export function saveShard({ shard, until }: ShardLease, progress: ShardProgress): Promise<boolean> {
  return updateShard(shard, until, `SET ${SET_PROGRESS}`, progressValues(progress));
}

/** Gives the lease back, so that the next run need not wait for its end; with how far the shard is, if that changed. */
export async function releaseShard({ shard, until }: ShardLease, progress: ShardProgress | null): Promise<void> {
  const set = progress === null ? '' : ` SET ${SET_PROGRESS}`;
  await updateShard(shard, until, `REMOVE #until${set}`, progress === null ? {} : progressValues(progress));
}

const SET_PROGRESS =
  '#version = :version, #position = :position, seen = :seen, changed = :changed, failed = :failed, isDone = :isDone';

function progressValues({ version, position, seen, changed, failed, isDone }: ShardProgress) {
  return {
    ':version': version,
    ':position': position,
    ':seen': seen,
    ':changed': changed,
    ':failed': failed,
    ':isDone': isDone,
  };
}

function updateShard(
  shard: number,
  until: string,
  expression: string,
  values: Record<string, unknown>,
): Promise<boolean> {
  const names = expression.includes('#version') ? { '#version': 'version', '#position': 'position' } : {};
  return succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: shardKey(shard),
        UpdateExpression: expression,
        ConditionExpression: '#until = :until',
        ExpressionAttributeNames: { '#until': 'until', ...names },
        ExpressionAttributeValues: { ':until': until, ...values },
      }),
    ),
  );
}

/**
 * Ends a scan of which every shard is done. If it found anything, the summary row is written first: its insertion triggers
 * the summary mails.
 */
export async function finishScan({ version }: Scan, now: Date): Promise<void> {
  await summarise({ kind: 'names', version }, now);
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
