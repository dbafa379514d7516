/** Lines with the date of publication: `Outlet, 15 March 2018`. */
import type { Evidence } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { type DayMention, daysIn } from '../date/day.ts';
import { clipDaysIn, isOtherDate } from './copy-day.ts';
import { hasPageHead } from './field.ts';
import { edgeLines, endsOfLabels, evidenceOf, type Line, labelled, linesOf } from './lines.ts';

/** A line with a day. */
export interface DatedLine {
  readonly day: DayMention;
  readonly evidence: Evidence;
  /** What the line calls the day; null where it has no such word. */
  readonly dayLabel: 'published' | 'updated' | null;
  /** Above the text, where bylines belong. */
  readonly above: boolean;
}

/** A line that says when the clip was published, and perhaps by which outlet. */
export interface Byline extends DatedLine {
  readonly line: Line;
  /** The lines around it, which may name the outlet. */
  readonly before: Line | null;
  readonly after: Line | null;
}

/** Longer lines are sentences, not bylines. */
export const LONGEST_BYLINE = 120;
/** Characters other than the date that a byline may have. */
const MOST_OTHER_TEXT = 90;

/** The bylines of a file, the likeliest first: `published`, then unlabelled, then `updated`; above the text before below it. */
export function bylinesOf(document: Document, title: Evidence | null, languages: readonly string[]): Byline[] {
  // In captions, a date is part of what is said.
  const lines = document.cues ? [] : around(linesOf(document), title);
  const body = lines.findIndex((line) => isBody(line) || labelled(line, 'summary', true) !== null);
  const above = body < 0 ? lines.length : body;
  const page = hasPageHead(document);
  const bylines = lines.flatMap((line, index): Byline[] => {
    if (line.text.length > LONGEST_BYLINE || line.block.kind === 'caption' || isTitle(line, title)) return [];
    const said = dayIn(line.text, languages);
    if (!said || !isByline(line.text, said.day, said.dayLabel !== null)) return [];
    const { day } = said;
    const other = !page && index >= above && isOtherDate(line.text.slice(0, day.start));
    const dayLabel = other ? 'updated' : said.dayLabel;
    const evidence = evidenceOf('byline', line.block, line.start + day.start, line.start + day.end);
    return [
      {
        line,
        before: neighbour(lines, index, -1, title, languages),
        after: neighbour(lines, index, 1, title, languages),
        day,
        evidence,
        dayLabel,
        above: index < above,
      },
    ];
  });
  return bylines.sort((one, other) => rank(one) - rank(other));
}

/** Lines before and after the headline of a long page that are read. */
const BEFORE_HEADLINE = 20;
const AFTER_HEADLINE = 100;

/** The lines that may be bylines: the first and last of a file, or those around the headline of a long page. */
function around(lines: readonly Line[], title: Evidence | null): readonly Line[] {
  const long = lines.length > BEFORE_HEADLINE + AFTER_HEADLINE;
  const at = long ? lines.findIndex((line) => isTitle(line, title)) : -1;
  return at <= BEFORE_HEADLINE
    ? edgeLines(lines)
    : [...lines.slice(at - BEFORE_HEADLINE, at + AFTER_HEADLINE), ...lines.slice(at + AFTER_HEADLINE).slice(-30)];
}

function rank({ dayLabel, above }: Byline): number {
  return (dayLabel === 'published' ? 0 : dayLabel === null ? 2 : 4) + (above ? 0 : 1);
}

/** Whether a line is running text: long, or a sentence of some length. */
export function isBody({ text, block }: Line): boolean {
  if (block.kind === 'heading') return false;
  return text.length > 200 || (text.length > 70 && /[.!?。؟…।]["”»’)]?$/u.test(text));
}

/** Whether a line overlaps the title. */
export function isTitle({ block, start, end }: Line, title: Evidence | null): boolean {
  if (title === null) return false;
  const [from, to] = [block.offsets.at(start), block.offsets.at(end)];
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
    if (line.text.length > LONGEST_BYLINE || daysIn(line.text, languages).length === 0) return line;
  }
  return null;
}

/** A clip has a day of publication and one of an update, hardly more. */
const MOST_DATES = 3;

/** Words before days of something else: a registration, a deadline, a copyright. */
const OTHER_DAYS =
  /registriert|joined|member since|mitglied seit|dabei seit|beigetreten|inscrit|registrado|geboren|\bborn\b|zuletzt|last (?:seen|active|visit)|deadline|anmeldeschluss|gültig|valid until|expires|copyright|©|aktuelle zeit|current time/i;

export function isByline(text: string, { start, end }: DayMention, dayLabel: boolean): boolean {
  const rest = `${text.slice(0, start)} ${text.slice(end)}`.trim();
  if (rest.length > MOST_OTHER_TEXT) return false;
  if (!dayLabel && OTHER_DAYS.test(text.slice(0, start))) return false;
  // Sentences end with a full stop and have more than a few words around the date.
  return dayLabel || !(/\p{L}{3}[.!?]$/u.test(text) && rest.split(/\s+/u).length > 4);
}

/** A day in a line, and what the line calls it. */
export interface LabelledDay {
  readonly day: DayMention;
  readonly dayLabel: Byline['dayLabel'];
}

/** The day of a line: one labelled as published, else an unlabelled one, else that of an update; never that of a copy. */
export function dayIn(text: string, languages: readonly string[]): LabelledDay | null {
  // Without its mark-up the time follows the year without a space.
  const glued = GLUED.exec(text);
  const days = clipDaysIn(glued ? text.slice(0, glued.index + glued[0].length) : text, languages);
  const said = days.map((day, index): LabelledDay => {
    const before = dayLabelIn(text.slice(days[index - 1]?.end ?? 0, day.start));
    // Words behind a day belong to it only where no other day follows.
    return { day, dayLabel: before ?? (days.length === 1 ? dayLabelIn(text.slice(day.end)) : null) };
  });
  const ranks = said.map(
    ({ day, dayLabel }) => RANKED_LABELS.indexOf(dayLabel) * 2 + (day.date.kind === 'month' ? 1 : 0),
  );
  return said[ranks.indexOf(Math.min(...ranks))] ?? null;
}

const GLUED = /(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?=\d{2}:\d{2}(?!\d))/;

/** The best first. */
const RANKED_LABELS: readonly Byline['dayLabel'][] = ['published', null, 'updated'];

/** The label "published" or "updated" in a text, in any language; "published" if both are there. */
export function dayLabelIn(text: string): Byline['dayLabel'] {
  let dayLabel: Byline['dayLabel'] = null;
  let behind = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)) {
    // In `Correction-Date` the second word is part of the label.
    if (index < behind) continue;
    const [published = 0] = endsOfLabels(text, index, 'published');
    const [updated = 0] = endsOfLabels(text, index, 'updated');
    behind = Math.max(behind, published, updated);
    if (published > 0 && published >= updated) return 'published';
    if (updated > 0) dayLabel = 'updated';
  }
  return dayLabel;
}
