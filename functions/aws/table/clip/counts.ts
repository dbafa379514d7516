/** Reading counters: queries of their rows by day, never of clips. Reads may lag a moment behind. */
import * as z from 'zod/mini';
import { NO_DAY } from '../../../../shared/clip/counts.ts';
import type { ClipCount } from '../../../../shared/clip/stats.ts';
import type { DayCount, Range } from '../../../../shared/clip/timeline.ts';
import { counterPartitions } from '../keys.ts';
import { LAST } from '../listing.ts';
import { queryPartition } from '../rows.ts';

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

/** The first and the last day that has a mention of a name; null where none has. */
export async function countedDays(nameId: string): Promise<Range | null> {
  const ends = await Promise.all(counterPartitions.name(nameId).flatMap((pk) => [endOf(pk, false), endOf(pk, true)]));
  const [from, ...days] = ends.filter((day) => day !== null).sort();
  return from === undefined ? null : { from, to: days.at(-1) ?? from };
}

/** Rows read at once behind one of zeros. */
const MORE = 100;

/** The first day of a name's partition, or the last, whose row counts something: a row stays when nothing is left to count. */
async function endOf(pk: string, newest: boolean): Promise<string | null> {
  let { condition, values } = between({ to: LAST });
  for (let most = 1; ; most = MORE) {
    const rows = (await queryPartition(pk, { condition, values, most, newest })).map((row) => Row.parse(row));
    const found = rows.find(({ mentions }) => mentions > 0);
    if (found !== undefined) return dayOfCounter(found.sk);
    const last = rows.at(-1);
    if (last === undefined || rows.length < most) return null;
    // The bounds are inclusive: the last row is read again.
    values = { ...values, [newest ? ':high' : ':low']: last.sk };
  }
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
