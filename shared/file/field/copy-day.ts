/** Days of the copy at hand (printed, loaded, retrieved …), which say nothing of when the clip was published. */
import { type DayMention, daysIn } from '../date/day.ts';
import type { Label } from '../labels/index.ts';
import { endsOfLabels } from './lines.ts';

/** Longer lines are sentences, of which only the end before a day is read. */
const LONGEST = 120;

/**
 * The days in a line that are not those of a copy: in `11 January 2010 (printed 14 January 2010)` the first, in
 * `Load-Date: January 14, 2010` none.
 */
export function clipDaysIn(text: string, languages: readonly string[]): DayMention[] {
  return ofClip(text, daysIn(text, languages));
}

/** Whether a line is short and has days, each that of a copy. */
export function isCopyLine(text: string, languages: readonly string[]): boolean {
  if (text.length > LONGEST) return false;
  const days = daysIn(text, languages);
  return days.length > 0 && ofClip(text, days).length === 0;
}

function ofClip(text: string, days: readonly DayMention[]): DayMention[] {
  return days.filter(({ start, end }, at) => {
    const before = text.slice(days[at - 1]?.end ?? 0, start);
    // Words behind a day belong to it only where no other day follows.
    return !saysCopied(before) && !(at === days.length - 1 && isCopiedBehind(text.slice(end), before));
  });
}

const KINDS = ['copied', 'copying', 'published', 'updated', 'date'] as const satisfies readonly Label[];

interface Word {
  readonly kind: (typeof KINDS)[number];
  readonly start: number;
  readonly end: number;
}

/** Whether the last words before a day say that a copy was made: `Printed on`, `Print date:`, `Date of retrieval`. */
function saysCopied(before: string): boolean {
  const text = before.slice(-LONGEST);
  const words = wordsIn(text);
  const last = words.findLast(({ kind }, at) => kind !== 'date' && !(kind === 'copying' && !isOfDay(text, words, at)));
  return last !== undefined && (last.kind === 'copied' || last.kind === 'copying');
}

/** Between a word and the one for a day: `Load-Date`, `date d'impression`, `data de la consulta`. */
const JOINED = /^[\s\-_.'’]{0,3}(?:\p{L}{1,4}[\s'’]{1,2}){0,2}$/u;
const AS_LABEL = /^[\s*_]{0,9}[:：]/;

/** Whether a word such as `print` stands beside the word for a day, or alone before a colon. */
function isOfDay(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word) return false;
  const [before, after] = [words[at - 1], words[at + 1]];
  if (before?.kind === 'date' && JOINED.test(text.slice(before.end, word.start))) return true;
  if (after?.kind === 'date' && JOINED.test(text.slice(word.end, after.start))) return true;
  return !/[\p{L}\p{N}]/u.test(text.slice(0, word.start)) && AS_LABEL.test(text.slice(word.end));
}

/**
 * Whether the text before a day is a label of a day, but not one of publication: `Date of the meeting:`. Only where a colon
 * ends it, and a word in it means "date".
 */
export function isOtherDate(before: string): boolean {
  const label = /^[\s*_]{0,9}(.{1,60}?)[\s*_]{0,9}[:：][\s*_]{0,9}$/u.exec(before)?.[1];
  if (label === undefined) return false;
  const [first, ...others] = wordsIn(label);
  if (first?.kind === 'published' && first.end === label.length) return false;
  return [first, ...others].some((word) => word?.kind === 'date');
}

/** The labels in a text from left to right, at each place the longest. */
function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)) {
    if (index < end) continue;
    const word = wordAt(text, index);
    if (!word) continue;
    words.push(word);
    end = word.end;
  }
  return words;
}

function wordAt(text: string, start: number): Word | null {
  let best: Word | null = null;
  for (const kind of KINDS) {
    const [end = 0] = endsOfLabels(text, start, kind);
    // The word for a day is a label of the day of publication too; here it only joins others.
    if (end > (best?.end ?? 0) || (kind === 'date' && best?.kind === 'published' && end === best.end))
      best = { kind, start, end };
  }
  return best;
}

/** What stands between a day and a verb behind it: a closing bracket, a particle. */
const BEHIND =
  /^[\s(,;.–—[-]{0,4}(?:(?:г|р|թ|m|d|gada|tarihinde|tarixində|日に|に|에|को|তারিখে)[\s.]{1,3}|日に|に|에\s)?/u;

/** Whether the rest of a line behind a day says that a copy was made, as in `14.01.2010 abgerufen` or `(accessed)`. */
function isCopiedBehind(behind: string, before: string): boolean {
  if (/[:：]\s*$/.test(before)) return false;
  const from = BEHIND.exec(behind)?.[0].length ?? 0;
  const rest = behind.slice(from, from + 60);
  if (!/^\p{L}/u.test(rest)) return false;
  return endsOfLabels(rest, 0, 'copied').some((end) => !/[\p{L}\p{N}]/u.test(rest.slice(end)));
}
