/** The days that a digest is about, how much was published in them, and what is said when nothing came in them. */

import { nameText } from '../view/clip-text.ts';
import { fill } from '../view/fill.ts';
import type { Voice } from '../view/voice.ts';
import type { DigestContent, DigestName } from './content.ts';
import { coveredDays } from './digest-days.ts';

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

/**
 * Clips that mention a name on the days of the digest, and a week before: both by their day of publication. Empty where there
 * is nothing to compare: the digest covers other than a usual day or week, or nothing was published in either.
 */
export function publishedText({ published, before }: DigestName, content: DigestContent, voice: Voice): string {
  const { from, to, cadence } = content;
  const covered = { from: new Date(from), to: new Date(to), cadence };
  const { isWhole } = coveredDays(covered, (at) => voice.dayAt(at.toISOString()));
  if (!isWhole || published + before === 0) return '';
  const { digest } = voice.words;
  const counts = { n: voice.number(published), before: voice.number(before) };
  return fill(cadence === 'weekly' ? digest.before : digest.beforeDay, counts);
}

/** A text with what stands in its places. */
export interface Placed {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

/** That no name was mentioned: of the only one that is followed, or of how many. */
export function noneText({ names, followed }: DigestContent, { words, count }: Voice): Placed {
  const [only] = names;
  return followed === 1 && only !== undefined
    ? { text: words.digest.noneOf, values: { name: nameText(only.name) } }
    : { text: words.digest.none, values: { names: count(words.count.names, followed) } };
}

/** Videos of the archive that went away or play again; empty where none did. */
export function archiveText({ archive }: DigestContent, { words, count }: Voice): string {
  if (archive.gone === 0 && archive.back === 0) return '';
  return fill(words.digest.archive, {
    videosGone: count(words.subject.videosGone, archive.gone),
    videosBack: count(words.subject.videosBack, archive.back),
  });
}

/** How many followed names are not listed: those with mentions, and those without. */
export function moreNamesTexts({ names, followed }: DigestContent, listed: number, voice: Voice): string[] {
  const { moreNames, silentNames } = voice.words.count;
  const mentioned = names.filter(({ mentions }) => mentions > 0).length;
  const told = Math.max(0, mentioned - listed);
  const silent = Math.max(names.length, followed) - Math.max(listed, mentioned);
  return [
    ...(told > 0 ? [voice.count(moreNames, told)] : []),
    ...(silent > 0 ? [voice.count(silentNames, silent)] : []),
  ];
}
