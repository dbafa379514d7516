import { MAX_OUTLET_NAME } from '../../contract/outlet.ts';
import type { Document } from '../../document/document.ts';
import { daysIn } from '../date/day.ts';
import { withWeekdayAndTime } from '../date/weekday-and-time.ts';
import type { Label } from '../labels/index.ts';
import { isOwn, type OwnOutlets, outletNamed } from '../outlets/index.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { type Byline, isBody } from './byline.ts';
import { OUTLET_LINE } from './claims.ts';
import type { Finding } from './field.ts';
import { edgeLines, evidenceOf, type Line, labelled, linesOf } from './lines.ts';
import { comparableWords } from './site.ts';
import { nameRange } from './unlabelled-line.ts';

/** A known outlet alone in a line counts in the first so many lines, even without a date. */
const MOST_LINES = 12;

/** Outlets in the lines of a clip: behind a label, in the byline, in the line before or after it, or a known name alone. */
export function outletsInLines(
  document: Document,
  bylines: readonly Byline[],
  languages: readonly string[],
  own: OwnOutlets,
): Finding[] {
  const lines = document.cues ? [] : edgeLines(linesOf(document));
  return [
    ...lines.flatMap((line, at) => behindLabel(line, lines[at + 1])).slice(0, 2),
    ...bylines.flatMap((byline) => inByline(byline, languages)).slice(0, 2),
    ...bylines.flatMap(aroundByline).slice(0, 2),
    ...knownAlone(lines.slice(0, MOST_LINES), own),
  ];
}

function behindLabel(line: Line, next: Line | undefined): Finding[] {
  const label = labelled(line, 'source', true);
  if (!label) return [];
  if (label.rest === line.text.length)
    return next && !isBody(next) && !isLabel(next) ? whole(next, 'labelled-outlet', OUTLET_LINE.belowLabel) : [];
  const [day] = daysIn(line.text.slice(0, 200), []);
  const end = day && day.start > label.rest ? day.start : line.text.length;
  return ofRange('labelled-outlet', line, nameRange(line.text, label.rest, end, []), OUTLET_LINE.labelled);
}

/** The byline without its date and words such as "published by". */
function inByline({ line, day, dayLabel, above }: Byline, languages: readonly string[]): Finding[] {
  // Below the text the words before a colon say what the day is of.
  if (!above && dayLabel === 'updated' && /[:：][\s*_]{0,9}$/u.test(line.text.slice(0, day.start))) return [];
  const [start, end] = withWeekdayAndTime(line.text, day, languages);
  for (const [from, to] of [
    [0, start],
    [end, line.text.length],
  ] as const) {
    const behind = from > 0 && dayLabel === 'published';
    const range = nameRange(line.text, from, to, languages, behind);
    const name = range && nearest(line.text, range, from === 0);
    if (!name || daysIn(line.text.slice(...name), languages).length > 0) continue;
    const findings = ofRange(
      'byline-outlet',
      line,
      name,
      isCity(line.text.slice(...name)) ? OUTLET_LINE.city : OUTLET_LINE.byline,
    );
    if (findings.length > 0) return findings;
  }
  return [];
}

function aroundByline({ before, after }: Byline): Finding[] {
  for (const line of [before, after]) {
    if (!line || isBody(line) || line.block.kind === 'heading' || line.block.within.includes('header')) continue;
    if (daysIn(line.text.slice(0, 200), []).length > 0 || isLabel(line)) continue;
    const findings = whole(line, 'line-beside-date', OUTLET_LINE.beside);
    if (findings.length > 0) return findings;
  }
  return [];
}

/** The first line that is a known outlet, or the first that is one of the deployment's own. */
function knownAlone(lines: readonly Line[], own: OwnOutlets): Finding[] {
  const known = lines.flatMap((line) => {
    const outlet = line.text.length > MAX_OUTLET_NAME ? null : outletNamed(collapseSpaces(line.text), own);
    return outlet === null ? [] : [{ line, outlet }];
  });
  const best = known.find(({ outlet }) => isOwn(outlet)) ?? known[0];
  return best === undefined ? [] : whole(best.line, 'known-outlet', OUTLET_LINE.known);
}

function whole(line: Line, rule: string, confidence: number): Finding[] {
  return ofRange(rule, line, nameRange(line.text, 0, line.text.length, []), confidence);
}

function isLabel(line: Line): boolean {
  const labels: Label[] = ['summary', 'title', 'other', 'published', 'updated'];
  return labels.some((label) => labelled(line, label, true) !== null);
}

function ofRange(rule: string, line: Line, range: readonly [number, number] | null, confidence: number): Finding[] {
  if (!range || !isName(line.text.slice(...range))) return [];
  const [from, to] = range;
  const evidence = { ...evidenceOf(rule, line.block, line.start + from, line.start + to), confidence };
  return [{ value: collapseSpaces(line.text.slice(from, to)), evidence }];
}

/** Whether text may be the name of an outlet: a few words, no sentence, address, time or person. */
export function isName(text: string): boolean {
  const name = collapseSpaces(text);
  return (
    name.length > 1 &&
    name.length <= MAX_OUTLET_NAME &&
    /\p{L}/u.test(name) &&
    !/:\/\/|[!?]$|\p{L}{4}\.\s|\p{Ll}{3}\.$|\p{Nd}:\p{Nd}{2}/u.test(name) &&
    !AUTHOR.test(name)
  );
}

let cities: ReadonlySet<string> | null = null;

/** Whether a name is that of a large city, as in datelines (`London, 3 June`): the cities that time zones are named after. */
function isCity(name: string): boolean {
  cities ??= new Set(
    Intl.supportedValuesOf('timeZone').map((zone) =>
      comparableWords(zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')),
    ),
  );
  return cities.has(comparableWords(name));
}

/** "By Jane Doe" names a person. */
const AUTHOR = /^(?:by|von|par|por|di|автор|بقلم|door|av|af)\s/iu;

/** The part next to the date where there are several (`By Jane Doe | The Herald | `). */
function nearest(text: string, [start, end]: [number, number], before: boolean): [number, number] {
  const breaks = [...text.slice(start, end).matchAll(/\s{0,9}[|•·]\s{0,9}|\s{1,9}[–—-]\s{1,9}/gu)];
  const last = before ? breaks.at(-1) : breaks[0];
  const comma = text.lastIndexOf(', ', end - 1);
  if (!last && before && comma > start && AUTHOR.test(text.slice(start, end))) return [comma + 2, end];
  if (!last) return [start, end];
  return before ? [start + last.index + last[0].length, end] : [start, start + last.index];
}
