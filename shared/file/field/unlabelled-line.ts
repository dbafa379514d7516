/** The name in a line that is otherwise a date, as bylines have it without a label. */
import { foldMarks } from '../../language/fold.ts';
import { isWeekday } from '../date/weekdays.ts';
import { endsOfLabels } from './lines.ts';

const LEADING = /^[\s,;:|·•–—\-()[\]*_/.،؛]+/u;
const TRAILING = /[\s,;:|·•–—\-([*_/،؛]$/u;

/**
 * The range of the name in `text[from, to)`, where the rest of the line is a date: without punctuation, days of the week,
 * times, and words such as "published by" before and "on" after it. Null where nothing remains.
 *
 * `Published by Radio Hill on ` → `Radio Hill`; with `behind` (the date comes first) ` by Radio Hill` too.
 */
export function nameRange(
  text: string,
  from: number,
  to: number,
  languages: readonly string[],
  behind = false,
): [number, number] | null {
  let [start, end] = [from, to];
  if (behind && /\s/u.test(text.slice(start, start + 1))) start = afterLink(text, start + 1, end);
  let length = -1;
  while (length !== end - start) {
    length = end - start;
    start += LEADING.exec(text.slice(start, end))?.[0].length ?? 0;
    while (end > start && TRAILING.test(text.slice(end - 1, end))) end--;
    if (start >= end) return null;
    start = afterLead(text, start, end);
    end = beforeTrail(text, start, end, languages);
  }
  const part = text.slice(start, end);
  return [start, part.endsWith(')') && !part.includes('(') ? end - 1 : end];
}

/** The offset behind "by" or "on", if either is at `start`. */
function afterLink(text: string, start: number, end: number): number {
  return wordEnd(text, start, end, 'by') ?? wordEnd(text, start, end, 'on') ?? start;
}

/** The offset behind "published", or "published by". Not behind "by" alone: in some languages it may begin a name. */
function afterLead(text: string, start: number, end: number): number {
  const published = wordEnd(text, start, end, 'published') ?? wordEnd(text, start, end, 'updated');
  if (published === null) return start;
  const next = published + (/^\s+/.exec(text.slice(published, end))?.[0].length ?? 0);
  const linked = afterLink(text, next, end);
  if (linked > next) return linked;
  // "Data Radio" is a name though "data" is Italian for "date": punctuation must follow a short word.
  const certain =
    next === end ||
    /^\s*[:,]/.test(text.slice(published, end)) ||
    published - start > 5 ||
    /[^\p{Script=Latin}]/u.test(text.slice(start, published));
  return certain ? published : start;
}

function wordEnd(
  text: string,
  start: number,
  end: number,
  label: 'published' | 'updated' | 'by' | 'on',
): number | null {
  return endsOfLabels(text, start, label).find((stop) => stop <= end) ?? null;
}

/** The offset before a last "on", "by", day of the week or time. */
function beforeTrail(text: string, start: number, end: number, languages: readonly string[]): number {
  const part = text.slice(start, end);
  const time = /(?:^|\s)\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?|\s?uhr)?$/i.exec(part);
  if (time) return start + time.index;
  const words = [...part.matchAll(/\S+/gu)];
  for (const taken of [3, 2, 1]) {
    const first = words.at(-taken);
    if (!first || words.length < taken) continue;
    const at = start + first.index;
    if (wordEnd(text, at, end, 'on') === end || wordEnd(text, at, end, 'published') === end) return at;
    if (
      taken === 1 &&
      (isWeekday(foldMarks(first[0]).replace(/[^\p{L}]/gu, ''), languages) ||
        (first[0].length > 4 && wordEnd(text, at, end, 'by') === end))
    )
      return at;
  }
  return end;
}
