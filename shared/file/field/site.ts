/** The name of a page's site, and titles without it. */
import type { Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { declaredAs, type Row } from './field.ts';
import { addressOf } from './url.ts';

/** What separates a page's title from its site's name. */
const BREAK = /\s{1,9}(?:[|–—·•»«:>-]{1,4}|\/\/)\s{1,9}|\s{0,9}[|¦│]\s{0,9}|\s{1,9}[»«‹›]\s{0,9}|:\s{1,9}/gu;
/** Names under which page heads declare the site's name. */
const NAMES: readonly Row[] = [
  ['og:site_name', 1],
  ['jsonld:publisher', 1],
  ['jsonld:site', 1],
  ['application-name', 1],
  ['apple-mobile-web-app-title', 1],
  ['given:outlet', 1],
];
/** Only so much of a title is split. */
const LONGEST = 1000;

/** Names and titles in the form in which they are compared: folded, single spaces, no other signs. */
export function comparableWords(text: string): string {
  return (foldMarks(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** The names of a page's site, and its host with and without the ending, as `comparableWords`. */
export function siteNames(document: Document): ReadonlySet<string> {
  const host = addressOf(document)?.hostname.replace(/^www\./, '') ?? '';
  const names = declaredAs(document, 'site', NAMES).flatMap(({ value }) => [
    value,
    ...value.slice(0, LONGEST).split(BREAK),
  ]);
  return new Set([...names, host, ...hostLabels(host)].map(comparableWords).filter((name) => name.length > 1));
}

/** The registered name in a host: `news.bbc.co.uk` → bbc. */
export function hostLabels(host: string): string[] {
  const labels = host.split('.').slice(0, -1);
  const own =
    labels.length > 1 && /^(?:co|com|org|net|gov|edu|ac|or|ne|go|gob|gov)$/.test(labels.at(-1) ?? '')
      ? labels.at(-2)
      : labels.at(-1);
  return own ? [own] : [];
}

export interface TitlePart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The separator before the next part; empty for the last. */
  readonly sign: string;
}

/** Splits a title at its separators: `Headline | Section | Site`. */
export function titlePartsOf(value: string): TitlePart[] {
  const parts: TitlePart[] = [];
  let start = 0;
  for (const { 0: sign, index } of value.slice(0, LONGEST).matchAll(BREAK)) {
    parts.push({ text: value.slice(start, index), start, end: index, sign });
    start = index + sign.length;
  }
  return [...parts, { text: value.slice(start), start, end: value.length, sign: '' }];
}

/**
 * A title without the site's name at its end or beginning: `Faro encendido | La Voz` → `Faro encendido`. With `short`
 * a last part of a few words is removed even if the page does not declare it as its site.
 */
export function withoutSite(value: string, sites: ReadonlySet<string>, short: boolean): string {
  const parts = titlePartsOf(value);
  let [from, to] = [0, parts.length];
  const named = (part: TitlePart | undefined) => part !== undefined && isSite(part.text, sites);
  const whole = (start: number, end: number) => value.slice(parts[start]?.start, parts[end - 1]?.end);
  // A name may contain a separator: `AOC media - Analyse Opinion Critique`.
  for (let at = 1; at < parts.length; at++) {
    if (sites.has(comparableWords(whole(at, parts.length)))) to = Math.min(to, at);
  }
  while (to - from > 1 && named(parts[to - 1])) to--;
  for (let at = to - 1; at > from; at--) if (sites.has(comparableWords(whole(from, at)))) from = at;
  while (to - from > 1 && named(parts[from])) from++;
  if (short && from === 0 && to === parts.length && trailingName(value) !== null) to--;
  if (short) while (to - from > 1 && isSection(parts, to)) to--;
  return whole(from, to).trim() || value;
}

/** Whether the last part is one of several short ones behind a headline: `Headline - Football - Sport`. */
function isSection(parts: readonly TitlePart[], to: number): boolean {
  const [first, sign, last] = [parts[0], parts[to - 2]?.sign ?? ':', parts[to - 1]];
  if (!first || !last || sign.includes(':') || to === parts.length) return false;
  return count(last.text) <= 2 && count(first.text) > 3;
}

function count(text: string): number {
  return text.trim().split(/\s+/u).length;
}

function isSite(text: string, sites: ReadonlySet<string>): boolean {
  const name = comparableWords(text);
  return (
    sites.has(name) ||
    sites.has(name.replaceAll(' ', '')) ||
    sites.has(name.replace(/^(?:the|der|die|das|le|la|el) /, ''))
  );
}

/** The last part of a title if it may be the name of a site: a few words behind a separator other than a colon; else null. */
export function trailingName(value: string): string | null {
  const parts = titlePartsOf(value);
  const [before, last] = [parts.at(-2), parts.at(-1)];
  if (!before || !last || before.end === 0 || before.sign.includes(':')) return null;
  const tail = last.text.trim();
  const short = tail !== '' && tail.split(/\s+/u).length <= 5 && tail.length < value.length / 2 + 10;
  // Lower case behind a dash continues the sentence, unless it is a domain.
  const name =
    !/^[–—·•-]{1,4}$/.test(before.sign.trim()) || !/^\p{Ll}/u.test(tail) || /^\S{1,99}\.\p{L}{2,20}$/u.test(tail);
  return short && name ? tail : null;
}
