import type { Evidence } from '../../contract.ts';
import type { Document } from '../../document.ts';
import { type DayMention, daysIn } from '../date/day.ts';
import { fold } from '../fold.ts';
import { edgesOf, endOfWord, evidenceOf, type Line, labelled, linesOf } from '../lines.ts';
import { wordsFrom } from './labels.ts';

/** A line that is there to say when the clip appeared, and maybe where. */
export interface Byline {
  readonly line: Line;
  /** The lines around it, where the outlet may stand. */
  readonly before: Line | null;
  readonly after: Line | null;
  readonly day: DayMention;
  readonly evidence: Evidence;
  /** `published` and `updated` where the line says so. */
  readonly says: 'published' | 'updated' | null;
  /** Above the text, where bylines belong. */
  readonly above: boolean;
}

/** Longer lines are sentences, whatever dates they tell of. */
const LONGEST = 120;
/** Characters besides the date that a byline may have. */
const MOST_BESIDES = 90;

/** The bylines of a file, the likeliest first: published before unsaid before updated, above the text before below it. */
export function bylinesOf(document: Document, title: Evidence | null, languages: readonly string[]): Byline[] {
  // A day that is spoken of in captions is not theirs.
  const lines = document.cues ? [] : edgesOf(linesOf(document));
  const body = lines.findIndex((line) => isBody(line) || labelled(line, 'summary', true) !== null);
  const above = body < 0 ? lines.length : body;
  const bylines = lines.flatMap((line, index): Byline[] => {
    if (line.text.length > LONGEST || isTitle(line, title)) return [];
    const says = saying(line.text);
    const [day] = daysIn(line.text, languages);
    if (!day || !isByline(line.text, day, says !== null)) return [];
    const evidence = evidenceOf('byline', line.block, line.start + day.start, line.start + day.end);
    return [
      {
        line,
        before: neighbour(lines[index - 1], title),
        after: neighbour(lines[index + 1], title),
        day,
        evidence,
        says,
        above: index < above,
      },
    ];
  });
  return bylines.sort((one, other) => rank(one) - rank(other));
}

function rank({ says, above }: Byline): number {
  return (says === 'published' ? 0 : says === null ? 2 : 4) + (above ? 0 : 1);
}

/** Whether a line is running text: long, or a sentence of some length. */
export function isBody({ text, block }: Line): boolean {
  if (block.kind === 'heading') return false;
  return text.length > 200 || (text.length > 70 && /[.!?。؟…।]["”»’)]?$/u.test(text));
}

/** Whether a line is where the title stands. */
export function isTitle({ block, start, end }: Line, title: Evidence | null): boolean {
  if (title === null) return false;
  const [from, to] = [block.offsets[start] ?? 0, block.offsets[end] ?? 0];
  return from < title.end && title.start < to;
}

function neighbour(line: Line | undefined, title: Evidence | null): Line | null {
  return line === undefined || isTitle(line, title) ? null : line;
}

function isByline(text: string, { start, end }: DayMention, says: boolean): boolean {
  const besides = `${text.slice(0, start)} ${text.slice(end)}`.trim();
  if (besides.length > MOST_BESIDES) return false;
  // A sentence goes on after its date, or ends with a full stop that no date has.
  return says || !(/\p{L}{3,}[.!?]$/u.test(text) && besides.split(/\s+/u).length > 4);
}

/** Looks at each word for the labels "published" and "updated" in any language; the last word before the date tells. */
function saying(text: string): Byline['says'] {
  let says: Byline['says'] = null;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)) {
    const first = fold(text.slice(index, index + 1));
    for (const label of ['updated', 'published'] as const) {
      if (says === 'published') break;
      if (wordsFrom(label, first).some((word) => endOfWord(text, index, word) !== null)) says = label;
    }
  }
  return says;
}
