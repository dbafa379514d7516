/**
 * Files that arrived, by hour (UTC) and outcome: what a digest says arrived, and how one knows that nothing does.
 *
 * A batch of the store function is one write, whatever is in it. Each file is counted once at most: not when its result is
 * delivered again, and not if the run ends between storing and counting.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type HourCounts, NO_COUNTS, sumOf } from '../../../../shared/clip/arrivals.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { queryPartition } from '../rows.ts';

/**
 * An hour is a sum over so many rows. At 1,000 clips a second, of which some come in batches of their own, a row gets
 * 250 of the 1,000 write units a second that DynamoDB allows a partition.
 */
const SLOTS = 4;
/** Eight weeks say what is usual. */
export const KEPT_DAYS = 70;

const Row = z.extend(
  z.object({
    parsed: z._default(z.number(), 0),
    partial: z._default(z.number(), 0),
    refused: z._default(z.number(), 0),
    gone: z._default(z.number(), 0),
    back: z._default(z.number(), 0),
  }),
  { sk: z.string() },
);

/** The slot of this environment. */
const slot = Math.floor(Math.random() * SLOTS);

/** Counts files that were settled just now, or videos that changed; none is no write. */
export async function countArrivals(arrivals: Partial<HourCounts>, now: Date): Promise<void> {
  const counts = Object.entries(arrivals).filter(([, count]) => count > 0);
  if (counts.length === 0) return;
  await dynamo().send(
    new UpdateCommand({
      TableName: setting('table'),
      Key: { pk: partitionOf(slot), sk: hourOf(now) },
      UpdateExpression: `SET #kind = :kind, v = :v, #end = :end ADD ${counts.map(([name]) => `#${name} :${name}`).join(', ')}`,
      ExpressionAttributeNames: {
        '#kind': table.kind,
        '#end': table.timeToLive,
        ...Object.fromEntries(counts.map(([name]) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ':kind': rows.arrivals,
        ':v': 1,
        ':end': Math.floor(now.getTime() / 1000) + KEPT_DAYS * 24 * 60 * 60,
        ...Object.fromEntries(counts.map(([name, count]) => [`:${name}`, count])),
      },
    }),
  );
}

/** What was counted in each hour from that of `from` to that of `to`, by the hour, `2026-11-26T07`; hours without are left out. */
export async function arrivalsByHour(from: Date, to: Date): Promise<Map<string, HourCounts>> {
  const condition = 'sk BETWEEN :from AND :to';
  const values = { ':from': hourOf(from), ':to': hourOf(to) };
  const slots = Array.from({ length: SLOTS }, (_, slot) => queryPartition(partitionOf(slot), { condition, values }));
  const hours = new Map<string, HourCounts>();
  for (const row of (await Promise.all(slots)).flat()) {
    const { sk, ...counts } = Row.parse(row);
    hours.set(sk, sumOf([hours.get(sk) ?? NO_COUNTS, counts]));
  }
  return hours;
}

/** What was counted until now in the hour that it is: none of it belongs to a period that begins now. */
export async function countedUntil(now: Date): Promise<HourCounts & { readonly hour: string }> {
  const hour = hourOf(now);
  return { hour, ...((await arrivalsByHour(now, now)).get(hour) ?? NO_COUNTS) };
}

const partitionOf = (slot: number): string => `ARRIVED#${slot}`;

/** `2026-11-26T07` */
export const hourOf = (instant: Date): string => instant.toISOString().slice(0, 'YYYY-MM-DDTHH'.length);
