/** The days that a digest is about, and what is said when nothing came in them. */
import type { DigestContent } from './content.ts';
import { fill } from './fill.ts';
import type { Voice } from './voice.ts';

const DAY_MS = 86_400_000;

/**
 * The days of the period, in words: those on which it began, up to the day before it ended. `25 November` and `Wednesday 25
 * November`, or both times `16–22 November`.
 */
export function periodOf({ from, to }: Pick<DigestContent, 'from' | 'to'>, voice: Voice) {
  const first = voice.dayAt(from);
  const last = new Date(Date.parse(voice.dayAt(to)) - DAY_MS).toISOString().slice(0, 10);
  if (last <= first) return { first, short: voice.shortDay(first), long: voice.weekdayAndDay(first) };
  const both = voice.days(first, last);
  return { first, short: both, long: both };
}

/** That no clip arrived, with what is usual for such a day or week, if that is known. */
export function silenceText({ cadence, usual, ...period }: DigestContent, voice: Voice): string {
  const { digest } = voice.words;
  if (usual === null) return digest.silentOnly;
  const n = voice.number(usual);
  if (cadence === 'weekly') return fill(digest.silentWeek, { n });
  return fill(digest.silent, { n, weekday: voice.weekdayOf(periodOf(period, voice).first) });
}
