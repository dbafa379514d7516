/**
 * When mails go: the next digest of a subscription, and the end of its quiet hours.
 *
 * Times of the day are those of a clock on the wall in the subscription's time zone (IANA, by `Intl`). Where clocks are put
 * forward over a time, it is the first moment afterwards; where they are put back, so that it comes twice, the first of
 * the two.
 */
import { DIGEST_HOUR, type Subscription, type Weekday } from '../contract/subscription.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** In the order of `Date.getUTCDay`. */
const weekdays: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** A time of the day as minutes since midnight. */
type Minutes = number;

/**
 * When the digest after this moment is due, strictly later: daily at `hour` (7 unless given), weekly at that hour of
 * `weekday` (Monday unless given). A day that the zone leaves out (Samoa, 30 December 2011) has no daily digest; the weekly one
 * comes as the next day begins.
 */
export function nextDigest(
  { cadence, hour = DIGEST_HOUR, weekday = 'monday', timeZone = 'UTC' }: DigestTimes,
  after: Date,
): Date {
  const isWeekly = cadence === 'weekly';
  // The day before: its hour may be left out at its end, and so come after midnight.
  for (let day = previousDay(dayAt(timeZone, after)); ; day = nextDay(day)) {
    const isDigestDay = isWeekly ? weekdays[new Date(day).getUTCDay()] === weekday : hasDay(timeZone, day);
    if (!isDigestDay) continue;
    const due = instantAt(timeZone, day, hour * 60);
    if (due > after) return due;
  }
}
export type DigestTimes = Pick<Subscription, 'cadence' | 'hour' | 'weekday' | 'timeZone'>;

/** When the quiet hours end that hold at this moment; null where none do. Those that end as they begin never hold. */
export function quietUntil(
  { quietHours, timeZone = 'UTC' }: Pick<Subscription, 'quietHours' | 'timeZone'>,
  now: Date,
): Date | null {
  if (quietHours === undefined || quietHours.from === quietHours.to) return null;
  const isOverMidnight = quietHours.to < quietHours.from;
  const today = dayAt(timeZone, now);
  for (const day of [previousDay(today), today]) {
    const begin = instantAt(timeZone, day, minutesOf(quietHours.from));
    const end = instantAt(timeZone, isOverMidnight ? nextDay(day) : day, minutesOf(quietHours.to));
    if (begin <= now && now < end) return end;
  }
  return null;
}

/** The day in a time zone at an instant, `YYYY-MM-DD`. */
export function dayAt(timeZone: string, instant: Date): string {
  return new Date(wallClock(timeZone, instant.getTime())).toISOString().slice(0, 10);
}

/** The first instant at which the clock of a zone shows this time of this day, or a later one. */
function instantAt(timeZone: string, day: string, time: Minutes): Date {
  const wanted = Date.parse(day) + time * MINUTE_MS;
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((instant) => wallClock(timeZone, instant) - instant);
  const [first, last] = offsets.map((offset) => wanted - offset).sort((one, other) => one - other);
  const shown = [first, last].find((instant) => instant !== undefined && wallClock(timeZone, instant) === wanted);
  if (shown !== undefined) return new Date(shown);
  // Clocks are put forward over the time somewhere between the two.
  let [before, after] = [Number(first), Number(last)];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.ceil((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (wallClock(timeZone, middle) < wanted) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** Whether a zone has the day: one that moves to the other side of the date line may leave one out. */
const hasDay = (timeZone: string, day: string): boolean => dayAt(timeZone, instantAt(timeZone, day, 0)) === day;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows, as milliseconds of a clock that shows UTC. */
function wallClock(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const previousDay = (day: string): string => dayAfter(day, -1);
const nextDay = (day: string): string => dayAfter(day, 1);

function minutesOf(time: string): Minutes {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
