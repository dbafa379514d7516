import type { Evidence } from '../../contract.ts';
import type { Document } from '../../document.ts';
import { daysIn } from '../date/day.ts';
import { fold, tidy } from '../fold.ts';
import { edgesOf, evidenceOf, type Line, labelled, linesOf } from '../lines.ts';
import { bare } from './bare.ts';
import { type Byline, isBody, isTitle } from './byline.ts';
import { type Field, found, missing, rangeWithin } from './field.ts';
import type { Label } from './labels.ts';
import { splitTail } from './title.ts';

/** Names under which a page's head declares the outlet. */
const HEAD = ['og:site_name', 'jsonld:publisher', 'application-name', 'dc.publisher', 'dcterms.publisher', 'publisher'];
/** The longest name of an outlet that is believed. */
const LONGEST = 80;

/**
 * Who published the clip: stated in a field of its own, labelled (`Source: X`), named in the byline (`X, 15 March 2018`,
 * `Published by X on …`), declared in a page's head, or alone in the line before or after the byline.
 */
export function outletOf(
  document: Document,
  title: Evidence | null,
  bylines: readonly Byline[],
  languages: readonly string[],
): Field {
  return (
    declaredAs(document, ['stated:outlet', ...HEAD]) ??
    ofLabel(document) ??
    first(bylines, (byline) => inByline(byline, languages)) ??
    ofTail(document, title) ??
    first(bylines, (byline) => besideByline(byline)) ??
    missing({ code: 'outlet-missing', message: 'No outlet was found. Put it in the line before the date.' })
  );
}

function first(bylines: readonly Byline[], find: (byline: Byline) => Field | null): Field | null {
  for (const byline of bylines) {
    const field = find(byline);
    if (field) return field;
  }
  return null;
}

function declaredAs({ declared }: Document, names: readonly string[]): Field | null {
  for (const wanted of names) {
    const row = declared.find(({ name, value }) => name === wanted && isName(value));
    if (row) return found(tidy(row.value), { rule: 'declared-outlet', start: row.start, end: row.end });
  }
  return null;
}

function ofLabel(document: Document): Field | null {
  for (const line of document.cues ? [] : edgesOf(linesOf(document))) {
    const label = labelled(line, 'source');
    if (!label) continue;
    const [day] = daysIn(line.text.slice(0, 200), []);
    const end = day && day.start > label.rest ? day.start : line.text.length;
    const range = bare(line.text, label.rest, end, []);
    if (range && isName(line.text.slice(...range))) return ofLine('labelled-outlet', line, ...range);
  }
  return null;
}

/** What the byline says besides its date, without "published by" and the like. */
function inByline({ line, day, says }: Byline, languages: readonly string[]): Field | null {
  for (const [from, to] of [
    [0, day.start],
    [day.end, line.text.length],
  ] as const) {
    const behind = from > 0 && says === 'published';
    const whole = bare(line.text, from, to, languages, behind);
    const range = whole && nearest(line.text, whole, from === 0);
    if (range && isName(line.text.slice(...range))) return ofLine('byline-outlet', line, ...range);
  }
  return null;
}

function besideByline({ before, after }: Byline): Field | null {
  for (const line of [before, after]) {
    if (!line || isBody(line) || line.block.kind === 'heading' || line.block.within.includes('header')) continue;
    if (daysIn(line.text.slice(0, 200), []).length > 0 || isLabel(line)) continue;
    const range = bare(line.text, 0, line.text.length, []);
    if (range && isName(line.text.slice(...range))) return ofLine('line-beside-date', line, ...range);
  }
  return null;
}

function isLabel(line: Line): boolean {
  const labels: Label[] = ['summary', 'title', 'other', 'published', 'updated'];
  return labels.some((label) => labelled(line, label, true) !== null);
}

function ofTail(document: Document, title: Evidence | null): Field | null {
  const page = document.declared.find(({ name }) => name === 'title');
  if (!page) return null;
  const { tail } = splitTail(page.value, null);
  const heading = linesOf(document).find((line) => isTitle(line, title));
  // Where the heading has the tail too, it is part of the title.
  if (tail === null || !isName(tail) || (heading && fold(heading.text).endsWith(fold(tail)))) return null;
  return found(tidy(tail), { rule: 'title-tail', ...rangeWithin(document.source, page, tail) });
}

function ofLine(rule: string, line: Line, from: number, to: number): Field {
  return found(tidy(line.text.slice(from, to)), evidenceOf(rule, line.block, line.start + from, line.start + to));
}

function isName(text: string): boolean {
  const name = tidy(text);
  return (
    name.length > 1 &&
    name.length <= LONGEST &&
    /\p{L}/u.test(name) &&
    !/:\/\/|[!?]$|\p{L}{4,}\.\s|\p{Nd}:\p{Nd}{2}/u.test(name) &&
    !AUTHOR.test(name)
  );
}

/** "By Jane Doe" names a person. */
const AUTHOR = /^(?:by|von|par|por|di|автор|بقلم|door|av|af)\s/iu;

/** Of several parts (`By Jane Doe | The Herald | `) the one beside the date. */
function nearest(text: string, [start, end]: [number, number], before: boolean): [number, number] {
  const breaks = [...text.slice(start, end).matchAll(/\s*[|•·]\s*|\s+[–—-]\s+/gu)];
  const last = before ? breaks.at(-1) : breaks[0];
  const comma = text.lastIndexOf(', ', end - 1);
  if (!last && before && comma > start && AUTHOR.test(text.slice(start, end))) return [comma + 2, end];
  if (!last) return [start, end];
  return before ? [start + last.index + last[0].length, end] : [start, start + last.index];
}
