/** The names of a page's site: declared, in its address, and those of the links to its home. */
import type { Document, Element } from '../../document/document.ts';
import { remembered } from '../../document/remembered.ts';
import { elementsOf, nodesIn } from '../../document/traverse.ts';
import { foldMarks } from '../../language/fold.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { declaredAs, type Row } from './field.ts';
import { addressOf } from './url.ts';

/** Names under which page heads declare the site's name. */
const NAMES: readonly Row[] = [
  ['og:site_name', 1],
  ['jsonld:publisher', 1],
  ['jsonld:site', 1],
  ['application-name', 1],
  ['apple-mobile-web-app-title', 1],
  ['given:outlet', 1],
];
/** What parts a site's name from its slogan. */
const SLOGAN = /\s{1,9}[|–—·•»«:>~⋆*-]{1,4}\s{1,9}|\s{0,9}[|｜]\s{0,9}|:\s{1,9}/u;
/** Only so much of a name is read. */
const LONGEST = 1000;

/** Names and titles in the form in which they are compared: folded, single spaces, no other signs. */
export function comparableWords(text: string): string {
  return (foldMarks(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** The names of a page's site, and its host with and without the ending, as `comparableWords`. Remembered. */
export const siteNames = remembered((document: Document): ReadonlySet<string> => {
  const host = addressOf(document)?.hostname.replace(/^www\./, '') ?? '';
  const declared = declaredAs(document, 'site', NAMES).flatMap(({ value }) => [
    value,
    ...value.slice(0, LONGEST).split(SLOGAN),
  ]);
  const names = [...declared, host, ...hostLabels(host), ...homeNames(document)].map(comparableWords);
  return new Set(names.filter((name) => name.length > 1));
});

/** Whether a text is one of a site's names, as `siteNames` has them: with or without spaces and its article, ü or ue. */
export function isSite(text: string, sites: ReadonlySet<string>): boolean {
  const name = comparableWords(text);
  return [
    name,
    name.replaceAll(' ', ''),
    name.replace(/^(?:the|der|die|das|le|la|el|il|o|a) /, ''),
    comparableWords(spelledOut(text)).replaceAll(' ', ''),
  ].some((form) => sites.has(form));
}

/** Hosts have no umlauts: `Küstenbote` → `Kuestenbote`. */
export function spelledOut(text: string): string {
  return text.replaceAll(/[äöüåæøßÄÖÜÅÆØ]/g, (letter) => SPELLED[letter.toLowerCase()] ?? letter);
}

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', æ: 'ae', ø: 'oe', ß: 'ss' };

/** The registered name in a host: `news.bbc.co.uk` → bbc. */
export function hostLabels(host: string): string[] {
  const labels = host.split('.').slice(0, -1);
  const own =
    labels.length > 1 && /^(?:co|com|org|net|gov|edu|ac|or|ne|go|gob|gov)$/.test(labels.at(-1) ?? '')
      ? labels.at(-2)
      : labels.at(-1);
  return own ? [own] : [];
}

/** A page has a handful of links to its home. */
const MOST_LINKS = 20;
/** More characters are a slogan or a headline. */
const LONGEST_NAME = 60;
/** Nodes in a link that are read. */
const MOST_NODES = 40;

/** What the links to a site's home are called: their text, or that of a picture in them. Remembered. */
export const homeNames = remembered((document: Document): readonly string[] => {
  const host = addressOf(document)?.hostname ?? null;
  return elementsOf(document.root)
    .filter((element) => element.name === 'a' && isHome(element, host))
    .slice(0, MOST_LINKS)
    .flatMap(namesIn)
    .filter((name) => name.length > 1 && name.length <= LONGEST_NAME);
});

/** A path of a home, or an address that may have none: parsing each link of a page would take longer than all else here. */
const ROOT =
  /^\s*(?:\.?\/|(?:\.?\/)?(?:index|default|home)\.(?:html?|php|asp|aspx|jsp)|(https?:\/\/[^/?#]{1,200}(?:\/(?:index\.\w{2,5})?)?(?:#.*)?))\s*$/is;

/** Whether a link leads to the home of its site: by its address, or by `rel`. */
function isHome({ attributes: { href, rel } }: Element, host: string | null): boolean {
  if (rel !== undefined && /^home$/i.test(rel)) return true;
  const root = href === undefined ? null : ROOT.exec(href);
  if (root?.[1] === undefined) return root !== null;
  const address = URL.parse(root[1].slice(0, 200));
  if (address === null || host === null || address.search !== '') return false;
  return /^\/(?:index\.\w{2,5})?$/.test(address.pathname) && bare(address.hostname) === bare(host);
}

function bare(host: string): string {
  return host.replace(/^www\d?\./, '');
}

/** The text of a link, and that of each picture in it. */
function namesIn(link: Element): string[] {
  let text = '';
  const pictures: string[] = [];
  let left = MOST_NODES;
  for (const node of nodesIn([link])) {
    if (left-- === 0) break;
    if (node.kind === 'text') text += ` ${node.value.slice(0, 2 * LONGEST_NAME)}`;
    else if (node.name === 'img' && node.attributes.alt) pictures.push(node.attributes.alt.slice(0, 2 * LONGEST_NAME));
  }
  return [text, ...pictures].map(collapseSpaces);
}
