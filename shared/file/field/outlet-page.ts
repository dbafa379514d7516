import type { Evidence } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { isOwn, type KnownOutlet, type OwnOutlets, outletAt, outletNamed } from '../outlets/index.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { isTitle } from './byline.ts';
import { AT_HOST, COPYRIGHT, DECLARED_OUTLET, TITLE_TAIL } from './claims.ts';
import { declaredAs, type Finding, rangeWithin } from './field.ts';
import { evidenceOf, linesOf } from './lines.ts';
import { isName } from './outlet-lines.ts';
import { comparableWords, homeNames, hostLabels, spelledOut } from './site.ts';
import { titlePartsOf, trailingName } from './title-parts.ts';
import { hostsOf, urlOf } from './url.ts';

/** A name of more words is a slogan. */
const MOST_WORDS = 5;
/** What parts a name from a slogan or a section. */
const BREAK = /\s{1,9}[|–—·•:»~⋆*/-]{1,4}\s{1,9}|\s{0,9}[|｜]\s{0,9}/u;
/** The copyright line is one of the last so many. */
const LINES_AT_THE_END = 60;

/** Outlets that a page names: in its head, at the end of its title, in links to its home, in its copyright line and in its address. */
export function outletsOfPage(document: Document, title: Evidence | null, own: OwnOutlets): Finding[] {
  // Where an address is given, the others that a page names may be those of the text that it was taken from.
  const hosts = hostsOf(document).slice(0, isGiven(urlOf(document).evidence) ? 1 : undefined);
  const site: Site = {
    labels: hosts.flatMap(hostLabels).map(labelOf),
    known: hosts.flatMap((host) => outletAt(host, own) ?? []),
    homes: new Set(homeNames(document).map(comparableWords)),
    own,
  };
  const declared = declaredAs(document, 'outlet', DECLARED_OUTLET)
    .filter(({ value }) => isName(value.slice(0, 200)))
    .map(({ row, evidence }): Finding => {
      const value = nameIn(collapseSpaces(row.value).replace(/^www\.(?=[\p{L}\p{N}-]{1,63}\.)/iu, ''), site);
      return { value, evidence: { ...evidence, ...rangeWithin(document.source, row, value) } };
    });
  const named = [...declared, ...siteInTitle(document, title, site), ...copyrights(document)];
  return [...named.map((finding) => weighed(finding, site)), ...outletsAtHosts(document, own)];
}

/** What tells whether a name is that of the page's site. */
interface Site {
  /** The registered names in its hosts, letters and digits alone. */
  readonly labels: readonly string[];
  /** The known outlets at its hosts. */
  readonly known: readonly KnownOutlet[];
  /** What links to its home are called, as `comparableWords`. */
  readonly homes: ReadonlySet<string>;
  readonly own: OwnOutlets;
}

function labelOf(host: string): string {
  return host.replace(/[^\p{L}\p{N}]/gu, '');
}

/** A site's name without its slogan: the part that agrees with the host, is a known outlet, or comes first. */
function nameIn(value: string, { labels, own }: Site): string {
  const parts = value.split(BREAK).map(collapseSpaces).filter(Boolean);
  if (parts.length < 2 || outletNamed(value, own)) return value;
  const name =
    parts.find((part) => agreement(part, labels) === 2) ??
    parts.find((part) => agreement(part, labels) > 0 || outletNamed(part, own) !== null);
  const short = value.split(/\s+/u).length <= MOST_WORDS && !/\s\/\s/.test(value);
  return name ?? (short ? value : (parts[0] ?? value));
}

/** How well a name and the hosts agree: 2 the same, 1 one contains the other or its initials, 0 not at all. */
function agreement(name: string, labels: readonly string[]): number {
  if (labels.length === 0) return 0;
  const forms = [...new Set([name, spelledOut(name)])].map(comparableWords);
  return Math.max(...forms.flatMap((words) => labels.map((label) => agreementWith(words, label))));
}

function agreementWith(words: string, label: string): 0 | 1 | 2 {
  const own = words.replaceAll(' ', '');
  if (own.length < 2 || label.length < 2) return 0;
  if (own === label || own === `the${label}` || `the${own}` === label) return 2;
  const initials = words
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');
  const holds =
    (own.length > 3 && label.length > 3 && (own.includes(label) || label.includes(own))) ||
    (label.length > 2 && own.startsWith(label));
  return holds || (initials.length > 2 && label.startsWith(initials)) ? 1 : 0;
}

/** The share of the missing confidence that agreement with the host adds, by degree of agreement. */
const GAIN = [0, 0.35, 0.65];
const SUREST = 0.97;
/** Deducted from a known outlet that is at home elsewhere: an agency, or the paper that a text was taken from. */
const ELSEWHERE = 0.1;

function weighed({ value, evidence }: Finding, site: Site): Finding {
  const base = evidence.confidence ?? 0;
  const known = outletNamed(value, site.own);
  const agrees = agreementOf(value, known, site);
  const domain = DOMAIN.test(value) ? 0.08 : 0;
  const slogan = value.split(/\s+/u).length > MOST_WORDS + 1 ? 0.1 : 0;
  const elsewhere = agrees === 0 && site.labels.length > 0 && known !== null && !isOwn(known) ? ELSEWHERE : 0;
  const alone =
    agrees === 0 ? base * (site.labels.length > 0 ? 0.94 : 1) : base + (SUREST - base) * (GAIN[agrees] ?? 0);
  return { value, evidence: { ...evidence, confidence: Math.max(0.1, alone - domain - slogan - elsewhere) } };
}

/** The same for a known outlet: 1 where no address is known, or one of its own is. */
function agreementOf(value: string, outlet: KnownOutlet | null, { labels, known, homes }: Site): number {
  const atHome = outlet !== null && (labels.length === 0 || known.some(({ name }) => name === outlet.name));
  return Math.max(agreement(value, labels), atHome || homes.has(comparableWords(value)) ? 1 : 0);
}

const DOMAIN = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}$/u;

/** The site's name in a page's title, without the headline: the part that agrees with host or home, else the last. */
function siteInTitle(document: Document, title: Evidence | null, { labels, homes }: Site): Finding[] {
  const heading = linesOf(document).find((line) => isTitle(line, title));
  const headline = heading ? comparableWords(heading.text) : '';
  return declaredAs(document, 'outlet', [TITLE_TAIL])
    .slice(0, 1)
    .flatMap(({ row, evidence }): Finding[] => {
      const { value } = row;
      const parts = titlePartsOf(value);
      if (parts.length < 2) return [];
      const others = parts.filter(({ text }) => isName(text) && !headline.includes(comparableWords(text)));
      const own = others.findLast(
        ({ text }) => agreement(text, labels) > 0 || DOMAIN.test(text.trim()) || homes.has(comparableWords(text)),
      );
      // Where the title ends with the headline, the site comes first.
      const lead = headline !== '' && comparableWords(value).endsWith(` ${headline}`) ? others[0]?.text : undefined;
      const short = () => others.findLast(({ text }) => text.trim().split(/\s+/u).length <= MOST_WORDS);
      const tail = own?.text ?? lead ?? trailingName(value) ?? (headline === '' ? null : (short()?.text ?? null));
      if (tail === null || !isName(tail) || (headline !== '' && headline.endsWith(comparableWords(tail)))) return [];
      const range = rangeWithin(document.source, row, tail.trim());
      return [{ value: collapseSpaces(tail), evidence: { ...evidence, rule: 'title-tail', ...range } }];
    });
}

const COPYRIGHT_LINE =
  /(?:(?:©|\(c\)|copyright)[\s:]{0,3}){1,3}(?:by\s)?(?:\d{4}(?:\s?[-–—,]\s?\d{4})?)?[\s,:|·–—-]{0,5}(?:by\s)?([\p{Lu}\p{Lo}][^|,.;©\n]{1,60})/iu;

/** "All rights reserved" stands where a name could. */
const RIGHTS =
  /^copyright|\b(?:rights|rechten?|droits|derechos|direitos|diritti|jog|rettigheter|prawa)\b|права|защищены|حقوق/iu;

function copyrights({ blocks }: Document): Finding[] {
  return blocks
    .slice(-LINES_AT_THE_END)
    .flatMap((block): Finding[] => {
      if (block.text.length > 600) return [];
      const holder = COPYRIGHT_LINE.exec(block.text);
      const name =
        holder?.[1]?.replace(/\s(?:all rights|alle rechte|tous droits|todos los|19|20)\b.{0,80}$/iu, '').trim() ?? '';
      if (!holder || !isName(name) || RIGHTS.test(name) || name.split(/\s+/u).length > MOST_WORDS) return [];
      const start = holder.index + holder[0].length - (holder[1]?.length ?? 0);
      const evidence = {
        ...evidenceOf('copyright', block, start, start + name.length),
        confidence: /\d{4}/.test(holder[0]) ? COPYRIGHT[0] : COPYRIGHT[1],
      };
      return [{ value: collapseSpaces(name), evidence }];
    })
    .slice(-2);
}

/** The known outlet at each host of a page, one given at upload first; else the host itself, for pages that name no outlet. */
export function outletsAtHosts(document: Document, own: OwnOutlets): Finding[] {
  const { evidence } = urlOf(document);
  if (!evidence) return [];
  const hosts = hostsOf(document);
  return hosts.map((host, at): Finding => {
    const known = outletAt(host, own);
    const rule = isOwn(known) ? 'own-address' : known ? 'known-address' : 'address';
    const [alone, amongOthers] = AT_HOST[rule];
    const confidence = hosts.length === 1 || (isGiven(evidence) && at === 0) ? alone : amongOthers;
    return { value: known?.name ?? host, evidence: { ...evidence, rule, confidence } };
  });
}

function isGiven(evidence: Evidence | null): boolean {
  return evidence?.rule === 'given-url';
}
