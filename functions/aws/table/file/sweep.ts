/**
 * The state of the sweep and the records of those that ended. A sweep and a rehearsal, which only looks, have a row each;
 * a run works on it while it holds its lease, and what it saves after it lost the lease is refused.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { SweepCounts } from '../../../../shared/contract/sweep.ts';
import { SentEvents } from '../../../../shared/sweep/sent-events.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { putIf, succeeds } from '../conditional.ts';
import type { Key } from '../keys.ts';
import { queryPartition, readRows } from '../rows.ts';

const PARTITION = 'SWEEP';
const RECORD = 'RECORD#';
/** A rehearsal says what a sweep would do, and does nothing. */
export type SweepKind = 'sweep' | 'rehearsal';
const stateKey = (kind: SweepKind): Key => ({ pk: PARTITION, sk: kind === 'sweep' ? 'STATE' : 'REHEARSAL' });

/** Records are kept for a year. */
const RECORD_SECONDS = 365 * 24 * 60 * 60;

const count = z.int().check(z.nonnegative());
const instant = z.iso.datetime();

/** How far a sweep has come. */
const Phase = z.discriminatedUnion('kind', [
  /** The inbox, file by file; `from`: the last version that was listed. */
  z.object({
    kind: z.literal('inbox'),
    from: z.nullable(z.object({ key: z.string(), versionId: z.nullable(z.string()) })),
  }),
  /** The open receipts, listing by listing; `position` is in the one that is read. */
  z.object({ kind: z.literal('receipts'), listing: count, position: z.nullable(z.string()) }),
]);

export const Sweep = z.extend(SweepCounts, {
  startedAt: instant,
  /** Absent while it runs. */
  endedAt: z.optional(instant),
  /** When the last one ended that did, this one included. */
  lastEndedAt: z.nullable(instant),
  phase: Phase,
  salt: z.int(),
  /** What it looks for in the table: clips of this slice. */
  slice: z.object({ slice: count, of: count }),
  /** Key in the archive bucket of what it has seen so far; null before the first save. */
  seen: z.nullable(z.string()),
  /** Found to be missing, and not sent, as an earlier sweep had sent them. */
  stillMissing: z._default(count, 0),
  /** Events that earlier sweeps sent, and those of this one: when, in seconds since 1970, by the ids of `sent-events.ts`. */
  sentBefore: z._default(SentEvents, {}),
  sentNow: z._default(SentEvents, {}),
});
export type Sweep = z.infer<typeof Sweep>;

const Lease = z.object({ leaseUntil: z.optional(instant) });

/** The sweep that runs, or the last one, and until when a run has it; null before the first. */
export async function readSweep(kind: SweepKind): Promise<{ sweep: Sweep | null; heldUntil: string | null }> {
  const [row] = await readRows([stateKey(kind)]);
  // A row of a lease alone: the run that was to start the first sweep crashed.
  const sweep = row?.startedAt === undefined ? null : Sweep.parse(row);
  return { sweep, heldUntil: row === undefined ? null : (Lease.parse(row).leaseUntil ?? null) };
}

/** Takes the lease for a run, named `run`; false while another run has it. */
export async function takeSweep(kind: SweepKind, run: string, now: Date, until: Date): Promise<boolean> {
  return succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: stateKey(kind),
        UpdateExpression: 'SET kind = :kind, v = :v, leaseUntil = :until, leaseOf = :run',
        // The SDK repeats a write whose answer is lost: then the lease that it meets is its own.
        ConditionExpression: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :now OR leaseOf = :run',
        ExpressionAttributeValues: {
          ':kind': rows.sweep,
          ':v': 1,
          ':until': until.toISOString(),
          ':now': now.toISOString(),
          ':run': run,
        },
      }),
    ),
  );
}

/** Saves the state of a run and keeps its lease, or gives it back without `until`; false where the lease was lost. */
export async function saveSweep(kind: SweepKind, run: string, sweep: Sweep, until?: Date): Promise<boolean> {
  const lease = until === undefined ? {} : { leaseUntil: until.toISOString(), leaseOf: run };
  const row = { ...stateKey(kind), kind: rows.sweep, v: 1, ...sweep, savedBy: run, ...lease };
  // The SDK repeats a write whose answer is lost: then this run has given its lease back, and none has taken it since.
  const condition = 'leaseOf = :run OR (attribute_not_exists(leaseOf) AND savedBy = :run)';
  return putIf(row, condition, { ':run': run });
}

const SweepRecord = z.extend(SweepCounts, {
  startedAt: instant,
  endedAt: instant,
  /** Files and deletes that an earlier sweep had sent and that are not done: this one did not send them again. */
  stillMissing: z._default(count, 0),
});
/** A sweep that ended. */
export type SweepRecord = z.infer<typeof SweepRecord>;

/** Notes that a sweep ended; noting it again changes nothing. */
export async function putSweepRecord(record: SweepRecord): Promise<void> {
  const { startedAt, endedAt } = record;
  const expiry = { [table.timeToLive]: Math.floor(Date.parse(endedAt) / 1000) + RECORD_SECONDS };
  const row = {
    ...SweepRecord.parse(record),
    pk: PARTITION,
    sk: RECORD + startedAt,
    kind: rows.sweepRecord,
    v: 1,
    ...expiry,
  };
  await putIf(row, 'attribute_not_exists(pk)');
}

/** Records of the sweeps that ended, the oldest first. */
export async function sweepRecords(): Promise<SweepRecord[]> {
  const found = await queryPartition(PARTITION, {
    condition: 'begins_with(sk, :records)',
    values: { ':records': RECORD },
  });
  return found.map((row) => SweepRecord.parse(row));
}
