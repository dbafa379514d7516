/** The days that a digest is about, how much was published in them, and what is said when nothing came in them. */
import type { DigestContent, DigestName } from './content.ts';
import { coveredDays } from './digest-days.ts';
import { fill } from './fill.ts';
import type { Voice } from './voice.ts';

/**
 * What the digest covers, in words: `25 November` and `Wednesday 25 November`, or both times `16 – 22 November`, or of a part of
 * a day `26 November, 07:00–10:00`.
 */
export function periodOf({ from, to, cadence }: Pick<DigestContent, 'from' | 'to' | 'cadence'>, voice: Voice) {
  const covered = { from: new Date(from), to: new Date(to), cadence };
  const { first, last, isPart } = coveredDays(covered, (at) => voice.dayAt(at.toISOString()));
  if (!isPart && first === last) return { first, short: voice.shortDay(first), long: voice.weekdayAndDay(first) };
  const both = isPart ? voice.times(from, to) : voice.days(first, last);
  return { first, short: both, long: both };
}

/** That no clip arrived, with what is usual for such a day or week, if that is known. */
export function silenceText(content: DigestContent, voice: Voice): string {
  const { cadence, usual } = content;
  const { digest } = voice.words;
  if (usual === null) return digest.silentOnly;
  const n = voice.number(usual);
  if (cadence === 'weekly') return fill(digest.silentWeek, { n });
  return fill(digest.silent, { n, weekday: voice.weekdayOf(periodOf(content, voice).first) });
}

/** Clips that mention a name on the days of the digest, and a week before: both by their day of publication. */
export function publishedText({ published, before }: DigestName, { cadence }: DigestContent, voice: Voice): string {
  const { digest } = voice.words;
  const counts = { n: voice.number(published), before: voice.number(before) };
  return fill(cadence === 'weekly' ? digest.before : digest.beforeDay, counts);
}
