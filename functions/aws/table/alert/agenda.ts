/**
 * The agenda: jobs of the mail queue for later. Quiet hours that end, a flood's summary, a digest, a try that failed.
 *
 * A row stands at its instant and leads to one job, which is sent to the queue before the row is removed: a run that ends
 * in between sends it twice, and none is lost. So whoever takes a job must find out whether it still has something to do.
 */
import { createHash, randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AgendaJob } from '../../../../shared/contract/alert.ts';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { errorLog } from '../../../runtime/error-log.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import type { Key } from '../keys.ts';
import { queryPartition } from '../rows.ts';

/**
 * Many digests are due at one moment, at seven o'clock: with 4 shards 4,000 of their rows can be removed each second
 * (DynamoDB allows a partition 1,000 write units a second). All are asked every minute, for half a read unit each.
 */
const SHARDS = 4;

/** A job of the agenda, with its row. */
export interface Arranged {
  readonly at: Date;
  readonly job: AgendaJob;
  readonly key: Key;
  /** Changes each time it is arranged. */
  readonly mark: string;
}

const Row = z.object({ pk: z.string(), sk: z.string(), mark: z.string(), job: AgendaJob });

/** Has a job sent to the mail queue at that time, or a minute later at the latest. The same job at the same time is one. */
export async function arrange(job: AgendaJob, at: Date): Promise<void> {
  const what = named(job);
  const shard = createHash('sha256').update(what).digest().readUInt32BE(0) % SHARDS;
  const Item = {
    pk: partitionOf(shard),
    sk: `${at.toISOString()}#${what}`,
    kind: rows.agenda,
    v: 1,
    mark: randomUUID(),
    job,
  };
  await dynamo().send(new PutCommand({ TableName: setting('table'), Item }));
}

/**
 * Jobs until this time, of each shard the first `most`, the earliest first. What cannot be read is logged and left out. The
 * read is eventually consistent.
 */
export async function jobsUntil(until: Date, most: number): Promise<Arranged[]> {
  const found = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) =>
      queryPartition(partitionOf(shard), {
        condition: 'sk < :end',
        // Sorts after every job of this instant.
        values: { ':end': `${until.toISOString()}$` },
        most,
      }),
    ),
  );
  return found
    .flat()
    .flatMap(arrangedIn)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** Removes a job that was sent, unless it was arranged again since it was read. */
export async function removeArranged({ key, mark }: Arranged): Promise<void> {
  await succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: key,
        ConditionExpression: 'mark = :mark',
        ExpressionAttributeValues: { ':mark': mark },
      }),
    ),
  );
}

/** None for a row that a later release has written: the others are due all the same. */
function arrangedIn(row: Record<string, unknown>): Arranged[] {
  const read = Row.safeParse(row);
  if (!read.success) {
    // Its sort key may have an address in it.
    console.error({ message: 'a job of the agenda cannot be read, and stays', error: errorLog(read.error) });
    return [];
  }
  const { pk, sk, mark, job } = read.data;
  return [{ key: { pk, sk }, at: new Date(sk.slice(0, sk.indexOf('#'))), mark, job }];
}

/** The same text for the same job. */
function named(job: AgendaJob): string {
  const asked = 'asked' in job && job.asked === true ? '#asked' : '';
  switch (job.kind) {
    case 'news':
      return `news#${job.recipient}${asked}`;
    case 'digest':
      return `digest#${job.subscriptionId}#${job.dueAt}${asked}`;
    case 'confirm':
      return `confirm#${job.subscriptionId}`;
    case 'hook-ended':
      return `hook-ended#${job.subscriptionId}`;
    case 'close':
      return `close#${job.askedAt}#${job.address ?? ''}`;
    default:
      return job satisfies never;
  }
}

const partitionOf = (shard: number): string => `AGENDA#${shard}`;
