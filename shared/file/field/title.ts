import type { Declared, Document } from '../../document.ts';
import { daysIn } from '../date/day.ts';
import { fold, tidy } from '../fold.ts';
import { edgesOf, evidenceOf, type Line, labelled, linesOf } from '../lines.ts';
import { type Field, found, missing, rangeWithin } from './field.ts';

/** A first line longer than this is a paragraph, not a title. */
const LONGEST_LINE = 250;
/** Between a page's title and its site's name. */
const TAIL = /\s+[|–—·•»«:-]+\s+|\s*\|\s*/u;

/**
 * The title of the clip: what the file states in a field of its own, the heading that a page's head agrees with, the
 * first heading, the head itself (without the site's name at its end), or the first plain line.
 */
export function titleOf(document: Document): Field {
  const declared = declaredTitles(document);
  const own = document.declared.find(({ name, value }) => name === 'stated:title' && SAYS.test(value));
  if (own) return of(document.source, own, 'declared-title');

  const headings = linesOf(document)
    .map(({ block }) => block)
    .filter(({ kind }) => kind === 'heading');
  const heading =
    headings.find(({ text }) => declared.some(({ value }) => agree(text, value))) ??
    (declared.some(({ name }) => name !== 'title') && headings.length > 1
      ? headings.find(({ level }) => level === 1)
      : headings[0]);
  if (heading) return found(tidy(heading.text), evidenceOf('first-heading', heading, 0, heading.text.length));

  const best = declared.find(({ name }) => name !== 'title') ?? declared[0];
  if (best) return of(document.source, best, best.name === 'title' ? 'page-title' : 'declared-title', siteOf(document));

  // The first caption is what somebody says.
  const line = document.cues ? null : firstLine(edgesOf(linesOf(document)));
  if (line) return line;
  return missing({ code: 'title-missing', message: 'No title was found. Put it as a heading at the top of the file.' });
}

function declaredTitles({ declared }: Document): Declared[] {
  return ['og:title', 'jsonld:headline', 'headline', 'twitter:title', 'title']
    .flatMap((wanted) => declared.filter(({ name }) => name === wanted))
    .filter(({ value }) => SAYS.test(value));
}

const SAYS = /[\p{L}\p{N}]/u;

/** The heading says what the head says, apart from the site's name at the end. */
function agree(heading: string, declared: string): boolean {
  const [one, other] = [words(heading), words(declared)];
  return one !== '' && (one === other || (one.length > 5 && other.startsWith(`${one} `)));
}

function words(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function siteOf({ declared }: Document): string | null {
  return declared.find(({ name }) => name === 'og:site_name')?.value ?? null;
}

function of(source: string, row: Declared, rule: string, site: string | null = null): Field {
  const { title } = splitTail(row.value, site);
  const value = rule === 'page-title' || site !== null ? title : row.value;
  return found(tidy(value), { rule, ...rangeWithin(source, row, value) });
}

/** `Faro encendido | La Voz` → title `Faro encendido`, tail `La Voz`; the tail is null where there is none. */
export function splitTail(value: string, site: string | null): { title: string; tail: string | null } {
  const parts = [...value.matchAll(new RegExp(TAIL, 'gu'))];
  const last = parts.at(-1);
  if (!last || last.index === 0) return { title: value, tail: null };
  const tail = value.slice(last.index + last[0].length).trim();
  const named = site !== null && words(tail) === words(site);
  // A name is a few words; a colon before a tail is part of the title unless the page says that it is the name.
  const short = tail.split(/\s+/u).length <= 5 && tail.length < value.length / 2 + 10 && !last[0].includes(':');
  return named || (site === null && short && tail !== '')
    ? { title: value.slice(0, last.index).trim(), tail }
    : { title: value, tail: null };
}

function firstLine(lines: readonly Line[]): Field | null {
  for (const line of lines) {
    const title = labelled(line, 'title');
    if (title && title.rest < line.text.length) return ofLine(line, title.rest, 'labelled-title');
    const other = (['summary', 'source', 'published', 'updated'] as const).some((label) => labelled(line, label, true));
    if (other || !/\p{L}/u.test(line.text) || /^\S*:\/\/\S*$/.test(line.text)) continue;
    const [day] = line.text.length < 80 ? daysIn(line.text, []) : [];
    // `Outlet, date` on top of the title; a title may well hold a date in its midst.
    if (
      day &&
      (day.start < 2 || day.end > line.text.length - 2) &&
      lines.length > 1 &&
      day.end - day.start > line.text.length / 3
    )
      continue;
    return line.text.length <= LONGEST_LINE ? ofLine(line, 0, 'first-line') : null;
  }
  return null;
}

function ofLine(line: Line, from: number, rule: string): Field {
  return found(tidy(line.text.slice(from)), evidenceOf(rule, line.block, line.start + from, line.end));
}
