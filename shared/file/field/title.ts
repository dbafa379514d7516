import type { Block, Document, Element } from '../../document/document.ts';
import { elementsOf } from '../../document/traverse.ts';
import { daysIn } from '../date/day.ts';
import { type OwnOutlets, outletNamed } from '../outlets/index.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { DECLARED_TITLE, STATED, TITLE_LINE, WITHOUT_HEADING } from './claims.ts';
import { isCopyLine } from './copy-day.ts';
import {
  confidenceOf,
  declaredAs,
  declaredValue,
  type Field,
  type Finding,
  hasPageHead,
  missing,
  rangeWithin,
  ranked,
} from './field.ts';
import { calledHeadline, headlinesIn } from './headline.ts';
import { edgeLines, evidenceOf, isOutsideChrome, type Line, labelled, linesOf } from './lines.ts';
import { comparableWords, siteNames } from './site.ts';
import { withoutSite } from './title-parts.ts';

/** A first line longer than this is a paragraph, not a title. */
const LONGEST_LINE = 250;
const HAS_WORDS = /[\p{L}\p{N}]/u;

/**
 * The title of the clip: stated, the heading that agrees with the declared title, the first heading, the declared title
 * without the site's name, or the first line.
 */
export function titleOf(document: Document, own: OwnOutlets): Field {
  const stated = declaredAs(document, 'title', STATED.title).filter(({ value }) => HAS_WORDS.test(value));
  const sites = siteNames(document);
  const page = declaredValue(document, 'title');
  const rows = declaredAs(document, 'title', DECLARED_TITLE).filter(({ value }) => HAS_WORDS.test(value));
  // Most names declare the same title.
  const values = new Set(rows.map(({ value }) => value));
  const bare = new Map([...values].map((value) => [value, withoutSite(value, sites, value === page)]));
  const declared = rows
    .map(({ row, evidence }): Finding & { whole: string } => {
      const value = bare.get(row.value) ?? row.value;
      const rule = row.name === 'title' ? 'page-title' : evidence.rule;
      return {
        value: collapseSpaces(value),
        whole: row.value,
        evidence: { ...evidence, rule, ...rangeWithin(document.source, row, value) },
      };
    })
    .filter(({ value, evidence }) => evidence.rule === 'page-title' || !sites.has(comparableWords(value)));
  const headings = headlinesIn(document.blocks.filter(isHeading), declared, sites);
  const called = headings.some((one) => confidenceOf(one) >= SURE) || !hasPageHead(document) ? [] : calledIn(document);
  const findings = [
    ...stated.map((one) => ({ ...one, value: collapseSpaces(one.value) })),
    ...headings,
    ...called.flatMap((block) => calledHeadline(block, declared) ?? []),
    ...(headings.length + called.length > 0 ? declared : declared.map(surer)),
  ];
  const field = ranked(findings.length > 0 || document.cues ? findings : firstLine(edgeLines(linesOf(document)), own));
  return (
    field ??
    missing({ code: 'title-missing', message: 'No title was found. Put it as a heading at the top of the file.' })
  );
}

/** Where a heading is as sure as this, no other element is looked for. */
const SURE = 0.85;
/** What themes call a headline that is no heading element, and the elements that it is. */
const CALLED =
  /(?:^|\s)(?:(?:entry|post|article|story|news|page|blog|item)[-_]{0,2}(?:title|headline|heading)|headline|articletitle|artikeltitel|titre-article)(?:$|\s)/i;
const CALLED_ELEMENTS = new Set(['div', 'p', 'span', 'a', 'b', 'strong', 'font', 'td']);
const MOST_CALLED = 3;

/** The blocks that stand whole in an element called a headline, by its class or as microdata. */
function calledIn({ root, blocks }: Document): Block[] {
  const elements = elementsOf(root).filter(
    ({ name, attributes }) =>
      CALLED_ELEMENTS.has(name) &&
      (attributes.itemprop === 'headline' ||
        (attributes.class !== undefined && CALLED.test(attributes.class.slice(0, 300)))),
  );
  return elements.slice(0, MOST_CALLED).flatMap((element) => blocks.find((block) => standsIn(block, element)) ?? []);
}

function standsIn(block: Block, { start, end }: Element): boolean {
  const [from = 0, to = 0] = [block.offsets.at(0), block.offsets.at(block.text.length - 1)];
  return (
    from >= start &&
    to < end &&
    block.text.length <= LONGEST_LINE &&
    isOutsideChrome(block) &&
    HAS_WORDS.test(block.text)
  );
}

function surer({ value, evidence }: Finding): Finding {
  return { value, evidence: { ...evidence, confidence: (evidence.confidence ?? 0) + WITHOUT_HEADING } };
}

function isHeading(block: Block): boolean {
  return block.kind === 'heading' && isOutsideChrome(block) && HAS_WORDS.test(block.text);
}

function firstLine(lines: readonly Line[], own: OwnOutlets): Finding[] {
  for (const [at, line] of lines.entries()) {
    const title = labelled(line, 'title', true);
    if (title && title.rest < line.text.length) return ofLine(line, title.rest, 'labelled-title', TITLE_LINE.labelled);
    const next = lines[at + 1];
    if (title && next) return ofLine(next, 0, 'labelled-title', TITLE_LINE.belowLabel);
    const other = (['summary', 'source', 'published', 'updated'] as const).some((label) => labelled(line, label, true));
    if (other || !/\p{L}/u.test(line.text) || /^\S{0,99}:\/\/\S{0,2000}$/.test(line.text)) continue;
    if (isByline(line, lines.length) || isOutlet(line, [next, lines[at + 2]], own) || isCopyLine(line.text, []))
      continue;
    return line.text.length <= LONGEST_LINE ? ofLine(line, 0, 'first-line', TITLE_LINE.first) : [];
  }
  return [];
}

/** `Outlet, date` above the title; a date in the middle of a line may be part of a title. */
function isByline({ text }: Line, lines: number): boolean {
  const [day] = text.length < 80 ? daysIn(text, []) : [];
  return (
    day !== undefined &&
    (day.start < 2 || day.end > text.length - 2) &&
    lines > 1 &&
    day.end - day.start > text.length / 3
  );
}

/** A known outlet above the title, with a date below it. */
function isOutlet({ text }: Line, [next, afterNext]: readonly (Line | undefined)[], own: OwnOutlets): boolean {
  if (!next || !afterNext || next.text.length > 80 || daysIn(next.text, []).length === 0) return false;
  return outletNamed(text, own) !== null;
}

function ofLine(line: Line, from: number, rule: string, confidence: number): Finding[] {
  const evidence = { ...evidenceOf(rule, line.block, line.start + from, line.end), confidence };
  return [{ value: collapseSpaces(line.text.slice(from)), evidence }];
}
