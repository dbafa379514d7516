import type { Evidence } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { type DayMention, daysIn } from '../date/day.ts';
import { wordsFrom } from '../labels/index.ts';
import { edgeLines, endOfWord, evidenceOf, type Line, labelled, linesOf } from './lines.ts';

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
  const lines = document.cues ? [] : around(linesOf(document), title);
  const body = lines.findIndex((line) => isBody(line) || labelled(line, 'summary', true) !== null);
  const above = body < 0 ? lines.length : body;
  const bylines = lines.flatMap((line, index): Byline[] => {
    if (line.text.length > LONGEST || isTitle(line, title)) return [];
    const said = dayIn(line.text, languages);
    if (!said || !isByline(line.text, said.day, said.says !== null)) return [];
    const { day, says } = said;
    const evidence = evidenceOf('byline', line.block, line.start + day.start, line.start + day.end);
    return [
      {
        line,
        before: neighbour(lines, index, -1, title, languages),
        after: neighbour(lines, index, 1, title, languages),
        day,
        evidence,
        says,
        above: index < above,
      },
    ];
  });
  return bylines.sort((one, other) => rank(one) - rank(other));
}

/** Lines before and after a headline that stands deep in a page. */
const BEFORE_HEADLINE = 20;
const AFTER_HEADLINE = 100;

/** The lines among which bylines are: those at the edges of a file, those around the headline of a long page. */
function around(lines: readonly Line[], title: Evidence | null): readonly Line[] {
  const long = lines.length > BEFORE_HEADLINE + AFTER_HEADLINE;
  const at = long ? lines.findIndex((line) => isTitle(line, title)) : -1;
  return at <= BEFORE_HEADLINE
    ? edgeLines(lines)
    : [...lines.slice(at - BEFORE_HEADLINE, at + AFTER_HEADLINE), ...lines.slice(at + AFTER_HEADLINE).slice(-30)];
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

/** The next line above or below that is not another date; null at the title. */
function neighbour(
  lines: readonly Line[],
  index: number,
  step: 1 | -1,
  title: Evidence | null,
  languages: readonly string[],
): Line | null {
  for (let at = index + step; Math.abs(at - index) <= MOST_DATES; at += step) {
    const line = lines[at];
    if (line === undefined || isTitle(line, title)) return null;
    if (line.text.length > LONGEST || !dayIn(line.text, languages)) return line;
  }
  return null;
}

/** A clip has a day of publication, one of an update, and hardly more. */
const MOST_DATES = 3;

/** Words of lines that tell other days: a member's first, a deadline, an opening. */
const OTHER_DAYS =
  /registriert|joined|member since|mitglied seit|dabei seit|beigetreten|inscrit|registrado|geboren|\bborn\b|zuletzt|last (?:seen|active|visit)|deadline|anmeldeschluss|gültig|valid until|expires|copyright|©|aktuelle zeit|current time|abgerufen|retrieved|accessed/i;

function isByline(text: string, { start, end }: DayMention, says: boolean): boolean {
  const besides = `${text.slice(0, start)} ${text.slice(end)}`.trim();
  if (besides.length > MOST_BESIDES) return false;
  if (!says && OTHER_DAYS.test(text.slice(0, start))) return false;
  // A sentence goes on after its date, or ends with a full stop that no date has.
  return says || !(/\p{L}{3}[.!?]$/u.test(text) && besides.split(/\s+/u).length > 4);
}

/** A day in a line, and what the line says of it. */
export interface SaidDay {
  readonly day: DayMention;
  readonly says: Byline['says'];
}

/** The day that a line calls that of publication; else one of which it says nothing, or the day of an update. */
export function dayIn(text: string, languages: readonly string[]): SaidDay | null {
  // Where mark-up alone sets the time off, it follows the year without a space.
  const glued = GLUED.exec(text);
  const days = daysIn(glued ? text.slice(0, glued.index + glued[0].length) : text, languages);
  const said = days.map((day, index): SaidDay => {
    const before = saying(text.slice(days[index - 1]?.end ?? 0, day.start));
    // Behind the day the words are its own only where no other follows.
    return { day, says: before ?? (days.length === 1 ? saying(text.slice(day.end)) : null) };
  });
  const ranks = said.map(({ day, says }) => SAID.indexOf(says) * 2 + (day.date.kind === 'month' ? 1 : 0));
  return said[ranks.indexOf(Math.min(...ranks))] ?? null;
}

const GLUED = /(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?=\d{2}:\d{2}(?!\d))/;

/** The most telling first. */
const SAID: readonly Byline['says'][] = ['published', null, 'updated'];

/** Looks at each word for the labels "published" and "updated" in any language; "published" counts for more. */
function saying(text: string): Byline['says'] {
  let says: Byline['says'] = null;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)) {
    const first = foldMarks(text.slice(index, index + 1));
    for (const label of ['updated', 'published'] as const) {
      if (says === 'published') break;
      if (wordsFrom(label, first).some((word) => endOfWord(text, index, word) !== null)) says = label;
    }
  }
  return says;
}
