/** Days, weeks and months of a timeline. Weeks begin on Monday (ISO 8601). Days are `YYYY-MM-DD`, of no time zone. */

export const BUCKETS = ['day', 'week', 'month'] as const;
export type BucketSize = (typeof BUCKETS)[number];

/** Buckets of one timeline at most: three years of days. */
export const MAX_BUCKETS = 1100;
/** Of one that is asked for without its ends: a year of days. */
const USUAL_BUCKETS = 366;

const DAY_MS = 24 * 60 * 60 * 1000;
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The first day of the bucket that a day is in, e.g. `2020-12-28` for the week of `2021-01-01`. */
export function bucketOf(day: string, size: BucketSize): string {
  switch (size) {
    case 'day':
      return day;
    case 'week': {
      const time = timeOf(day);
      // Sunday is 0 in JavaScript, and the last day of an ISO week.
      const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
      return dayOf(time - sinceMonday * DAY_MS);
    }
    case 'month':
      return `${day.slice(0, 7)}-01`;
    default:
      return size satisfies never;
  }
}

/** The first day of the bucket so many further on; fewer than none are back. `first` is the first day of one. */
function moved(first: string, buckets: number, size: BucketSize): string {
  if (size !== 'month') return dayOf(timeOf(first) + buckets * (size === 'week' ? 7 : 1) * DAY_MS);
  const time = new Date(timeOf(first));
  time.setUTCMonth(time.getUTCMonth() + buckets);
  return dayOf(time.getTime());
}

/** The last day of the bucket that begins on a day. */
export const lastDayOf = (first: string, size: BucketSize): string => dayOf(timeOf(moved(first, 1, size)) - DAY_MS);

export interface Range {
  /** Both are in it. */
  readonly from: string;
  readonly to: string;
}

/** The first days of all buckets from one day to a later one, in order; null where there are more than `MAX_BUCKETS`. */
export function bucketsIn({ from, to }: Range, size: BucketSize): string[] | null {
  const last = bucketOf(to, size);
  const buckets = [bucketOf(from, size)];
  for (let bucket = buckets[0] ?? last; bucket !== last; ) {
    if (buckets.length === MAX_BUCKETS) return null;
    bucket = moved(bucket, 1, size);
    buckets.push(bucket);
  }
  return buckets;
}

/**
 * The range of a timeline of which an end is not given: it ends with the last day on which something is counted, and
 * begins with the first, but not more than a year of days, seven of weeks or thirty of months earlier. Null where nothing
 * is counted and no end is given.
 */
export function rangeOf(given: Partial<Range>, counted: Range | null, size: BucketSize): Range | null {
  const to = given.to ?? latest(given.from, counted?.to);
  if (to === undefined) return null;
  if (given.from !== undefined) return { from: given.from, to };
  const first = counted === null || counted.from > to ? to : counted.from;
  const earliest = moved(bucketOf(to, size), 1 - USUAL_BUCKETS, size);
  return { from: latest(first, earliest) ?? first, to };
}

const latest = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/** What is counted on a day, or in the bucket that begins on it. */
export interface DayCount {
  readonly day: string;
  readonly clips: number;
  readonly mentions: number;
}

/** The sums of these buckets, empty ones included. Days outside of them are left out. */
export function timelineOf(counts: readonly DayCount[], buckets: readonly string[], size: BucketSize): DayCount[] {
  const sums = new Map(buckets.map((day) => [day, { day, clips: 0, mentions: 0 }]));
  for (const { day, clips, mentions } of counts) {
    const sum = sums.get(bucketOf(day, size));
    if (sum === undefined) continue;
    sum.clips += clips;
    sum.mentions += mentions;
  }
  return [...sums.values()];
}
