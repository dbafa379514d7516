/** Reading counters: queries of their rows by day, never of clips. Reads may lag a moment behind. */
import * as z from 'zod/mini';
import { NO_DAY } from '../../../shared/clip/counts.ts';
import type { ClipCount } from '../../../shared/clip/stats.ts';
import type { DayCount, Range } from '../../../shared/clip/timeline.ts';
import { counterPartitions } from './keys.ts';
import { LAST, queryPartition } from './listing.ts';

/** Inclusive days; with either of them, what has no day is left out. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const Row = z.object({ sk: z.string(), clips: z.number(), mentions: z.number() });
const ClipsRow = z.extend(Row, { outlet: z.nullable(z.string()), language: z.nullable(z.string()) });

/** Clips and mentions by day, outlet and language; a counter may be in several parts. */
export async function clipCounts(range: DayRange): Promise<ClipCount[]> {
  const rows = await rowsOf(counterPartitions.clips, range);
  return rows.map((row) => {
    const { sk, ...counts } = ClipsRow.parse(row);
    return { day: dayOfCounter(sk), ...counts };
  });
}

/** Clips and mentions of a name by day; a day may be in several parts. */
export async function nameCounts(nameId: string, range: DayRange): Promise<DayCount[]> {
  const rows = await rowsOf(counterPartitions.name(nameId), range);
  return rows.map((row) => {
    const { sk, clips, mentions } = Row.parse(row);
    return { day: dayOfCounter(sk), clips, mentions };
  });
}

/** The first and the last day on which a name was ever counted; null where there is none. */
export async function countedDays(nameId: string): Promise<Range | null> {
  const ends = await Promise.all(
    counterPartitions
      .name(nameId)
      .flatMap((pk) => [
        queryPartition(pk, { ...between({ to: LAST }), most: 1 }),
        queryPartition(pk, { ...between({ to: LAST }), most: 1, newest: true }),
      ]),
  );
  const days = ends.flat().map(({ sk }) => dayOfCounter(z.string().parse(sk)));
  const [from] = days.sort();
  const to = days.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

async function rowsOf(partitions: readonly string[], range: DayRange): Promise<Record<string, unknown>[]> {
  return (await Promise.all(partitions.map((pk) => queryPartition(pk, between(range))))).flat();
}

/** The sort keys of these days, which they begin with; with an end, only of real days. */
function between({ from, to }: DayRange) {
  const low = from ?? (to === undefined ? NO_DAY : `${NO_DAY}#${LAST}`);
  return { condition: 'sk BETWEEN :low AND :high', values: { ':low': low, ':high': `${to ?? ''}${LAST}` } };
}

const dayOfCounter = (sk: string): string => sk.slice(0, NO_DAY.length);
