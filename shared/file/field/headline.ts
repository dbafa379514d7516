import type { Block } from '../../document/document.ts';
import { beginning } from '../../well-formed.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { CALLED_HEADLINE, HEADING } from './claims.ts';
import { confidenceOf, type Finding } from './field.ts';
import { headlineIn, isBesideHeadline, type Part } from './heading-parts.ts';
import { evidenceOf } from './lines.ts';
import { comparableWords } from './site.ts';

/** Later headings are not the headline. */
const MOST_HEADINGS = 200;
const MOST_FINDINGS = 6;
/** Class names that templates give the headline, those of logos and boxes, and those of what is not shown. */
const HEADLINE =
  /(?:^|[\s_-])(?:entry|post|article|story|page|news|single|content|artikel|beitrag)[\w-]{0,20}(?:title|headline|heading|titel)|(?:^|[\s_-])(?:headline|p-name|articletitle|titulo)(?:$|[\s_-])/i;
const NO_HEADLINE = /(?:^|[\s_-])(?:logo|site|brand|widget|comments?|related|sidebar|menu|nav)/i;
const UNSEEN = /(?:^|[\s_-])(?:screen-reader|visually-?hidden|sr-only|element-invisible|u-hidden|offscreen)/i;

interface Title extends Finding {
  /** With the site's name. */
  readonly whole: string;
}

/** The headings that may be the headline, with confidence from how well they agree with the declared titles and how they look. */
export function headlinesIn(
  headings: readonly Block[],
  declared: readonly Title[],
  sites: ReadonlySet<string>,
): Finding[] {
  const looked = headings.slice(0, MOST_HEADINGS).map(headingOf);
  const titles = saidBy(declared);
  if (titles.length === 0)
    return looked
      .filter((one) => !isElse(one))
      .concat(looked)
      .slice(0, 1)
      .map((one) => finding(one, HEADING.alone));
  const others = looked.filter(({ own }) => !sites.has(own));
  if (others.length === 0) return looked.slice(0, 1).map((one) => finding(one, HEADING.none));
  const tops = others.filter(({ block }) => block.level === 1);
  const first = (others.length > 1 && tops[0]) || others[0];
  return others
    .flatMap((heading) => agreement(heading, titles) ?? disagreeing(heading, heading === first, tops.length))
    .toSorted((one, other) => confidenceOf(other) - confidenceOf(one))
    .slice(0, MOST_FINDINGS);
}

/** How sure a text in an element called a headline is, which agrees with a declared title or not; null if it has no words. */
export function calledHeadline(block: Block, declared: readonly Title[]): Finding | null {
  const heading = headingOf(block);
  if (heading.own === '') return null;
  const agreed = agreement(heading, saidBy(declared));
  const { value, evidence } = agreed ?? finding(heading, CALLED_HEADLINE.alone);
  const confidence = agreed ? Math.min(CALLED_HEADLINE.agreed, confidenceOf(agreed)) : CALLED_HEADLINE.alone;
  return { value, evidence: { ...evidence, rule: 'called-headline', confidence } };
}

interface Heading {
  readonly block: Block;
  /** The range of the headline in its text, and its words. */
  readonly part: Part;
  readonly own: string;
  readonly classes: string;
  readonly isHidden: boolean;
}

function headingOf(block: Block): Heading {
  const part = headlineIn(block);
  const attributes = block.element?.attributes ?? {};
  const classes = `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 300);
  const isHidden = UNSEEN.test(classes) || attributes.hidden !== undefined || attributes['aria-hidden'] === 'true';
  return { block, part, own: comparableWords(block.text.slice(...part)), classes, isHidden };
}

/** Whether a heading is hidden, or by its class a logo, a kicker or the head of a box. */
function isElse({ block, isHidden, classes }: Heading): boolean {
  return isHidden || NO_HEADLINE.test(classes) || isBesideHeadline(block.element);
}

/** A heading unlike any declared title: the headline where its class says so, or where it is the only one of level 1. */
function disagreeing(heading: Heading, first: boolean, tops: number): Finding[] {
  const top = heading.block.level === 1;
  const called = top && HEADLINE.test(heading.classes);
  if (!called && !first) return [];
  const sure = called ? HEADING.called : top && tops === 1 ? HEADING.onlyTop : HEADING.first;
  return [finding(heading, isElse(heading) ? HEADING.none : sure)];
}

interface Said {
  readonly said: string;
  readonly whole: string;
  /** As written. */
  readonly written: string;
  readonly rule: string;
}

function saidBy(declared: readonly Title[]): Said[] {
  return declared.slice(0, 10).map(({ value, whole, evidence }) => ({
    said: comparableWords(value),
    whole: comparableWords(whole),
    written: beginning(whole, LONGEST_TITLE),
    rule: evidence.rule,
  }));
}

const LONGEST_TITLE = 1000;

type Agreed = Finding & { readonly part: Part };

/** The best agreement with a declared title: the same, the same behind a kicker, or the same before a subtitle. */
function agreement(heading: Heading, titles: readonly Said[]): Agreed | null {
  const level = heading.block.level === 1 ? HEADING.top : 0;
  let best: Agreed | null = null;
  for (const title of titles) {
    const { sure, part } = agreementWith(heading, title);
    if (sure === 0 || sure + level <= (best ? confidenceOf(best) : 0)) continue;
    best = { ...finding(heading, sure + level, part), part };
    if (sure >= HEADING.same && title.rule !== 'page-title') break;
  }
  if (best === null || (!heading.isHidden && (sameOrMore(best) || !NO_HEADLINE.test(heading.classes)))) return best;
  return { ...finding(heading, sameOrMore(best) ? HEADING.hidden : HEADING.none, best.part), part: best.part };
}

const sameOrMore = (finding: Finding): boolean => confidenceOf(finding) >= HEADING.kicker;

function agreementWith({ own, block, part }: Heading, { said, whole, written }: Said): { sure: number; part: Part } {
  const share = Math.min(own.length, said.length) / Math.max(own.length, said.length, 1);
  const as = (sure: number, range = part) => ({ sure, part: range });
  if (own === whole) return as(HEADING.sameAsWhole);
  if (own === said) return as(HEADING.same);
  if (own.length > 5 && whole.startsWith(`${own} `) && isSetOff(written, own, 'before'))
    return as(partly(HEADING.beginning, share));
  if (own.length > 5 && whole.endsWith(` ${own}`) && isSetOff(written, own, 'behind'))
    return as(partly(HEADING.end, share));
  if (said.length > 12 && own.endsWith(` ${said}`)) {
    const start = startOf(block, part, said);
    return as(start === null ? HEADING.longer : HEADING.kicker, start === null ? part : [start, part[1]]);
  }
  if (said.length > 20 && own.startsWith(`${said} `) && block.level === 1)
    return as(HEADING.subtitled, [part[0], partEnd(block, part, said)]);
  return as(0);
}

function partly([from, more]: readonly [number, number], share: number): number {
  return from + share * more;
}

/** Whether what a title has beside these words, which it begins or ends with, is set off by a sign: `Words – more`. */
function isSetOff(title: string, words: string, where: 'before' | 'behind'): boolean {
  const all = [...title.matchAll(WORD)];
  const count = words.split(' ').length;
  const [last, next] = where === 'before' ? [all[count - 1], all[count]] : [all.at(-count - 1), all.at(-count)];
  return last !== undefined && next !== undefined && SET_OFF.test(title.slice(last.index + last[0].length, next.index));
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Signs between a headline and what follows; not a hyphen, comma or apostrophe within it. */
const SET_OFF = /[|¦｜│丨：:…!?！？。;«»‹›_]|[\s.][\p{Pd}\p{S}·•*/\\]|\.\s|[—–]/u;

/**
 * The offset at which the words of `said` start at the end of a heading, where mark-up or a sign sets them off; null where
 * nothing does, or where a colon follows a quotation, which belongs to the headline.
 */
function startOf({ text, offsets }: Block, [from, to]: Part, said: string): number | null {
  const found = [...text.slice(from, to).matchAll(WORD)].at(-said.split(' ').length);
  if (!found) return null;
  const first = from + found.index;
  // Opening quotation marks belong to the title.
  const start = first - (/["'“„«‚‘¿¡(]{1,3}$/u.exec(text.slice(from, first))?.[0].length ?? 0);
  const before = text.slice(from, start).trimEnd();
  const marked = offsets.at(start) - offsets.at(from + before.length - 1) > start - from - before.length + 4;
  return marked || (/[|:/–—•·»-]$/u.test(before) && !/["”“»'’]\s?:$/u.test(before)) ? start : null;
}

/** The offset at which the declared words end, if mark-up separates them from the rest (`<h1>Title <small>more</small>`). */
function partEnd({ text, offsets }: Block, [from, to]: Part, said: string): number {
  const last = [...text.slice(from, to).matchAll(WORD)].at(said.split(' ').length - 1);
  if (!last) return to;
  const behind = from + last.index + last[0].length;
  const end = behind + (/^[^\s\p{L}\p{N}]{0,3}/u.exec(text.slice(behind))?.[0].length ?? 0);
  const next = end + (/^\s?/.exec(text.slice(end))?.[0].length ?? 0);
  return offsets.at(next) - offsets.at(end - 1) > 4 ? end : to;
}

function finding({ block, part }: Heading, confidence: number, [from, to]: Part = part): Finding {
  const rule = from > 0 || to < block.text.length ? 'part-of-heading' : 'first-heading';
  const evidence = { ...evidenceOf(rule, block, from, to), confidence };
  return { value: collapseSpaces(block.text.slice(from, to)), evidence };
}
