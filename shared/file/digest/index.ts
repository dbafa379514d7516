/** Mails and pages that list articles, each with a linked headline: alerts, newsletters, press reviews. */
import type { Declared, Document } from '../../document/document.ts';
import { isBody } from '../field/byline.ts';
import { clipDaysIn } from '../field/copy-day.ts';
import { isName } from '../field/outlet-lines.ts';
import { cutDocument } from '../forwarded/cut.ts';
import { type LinkedLine, linkedLinesOf } from './lines.ts';
import { isAround, isHeadOfList, isMore, isOfService } from './services.ts';

/** What a document lists. */
export type Digest =
  | { readonly kind: 'none' }
  /** It seems to be a list, but its items say too little. */
  | { readonly kind: 'suspected' }
  /** `certain`: from a service that sends lists, so that an item needs neither outlet nor day. */
  | { readonly kind: 'items'; readonly items: readonly Document[]; readonly certain: boolean };

/** Declarations of a page about one thing. */
const ONE_PAGE =
  /^(?:og:|jsonld:|article:|twitter:|itemprop:|dc\.|dcterms\.|canonical$|stated:(?:outlet|published-on)$)/;
const FORMATS = new Set(['eml', 'msg', 'html', 'text', 'mhtml', 'docx', 'odt', 'rtf']);
const MAILS = new Set(['eml', 'msg']);
const MOST_ITEMS = 200;
/** Items of a list have teasers, not whole texts. */
const LONGEST_ITEM = 2000;
/** The share of the text that is in items, in a list. */
const LEAST_SHARE = 0.7;
/** Fewer finds in a mail of no known service may be links of any text. */
const LEAST_ITEMS = 3;

interface Item {
  readonly title: LinkedLine;
  readonly url: string;
  /** The lines of the item, its title among them. */
  readonly lines: readonly LinkedLine[];
}

/** The articles that a document lists, each as a document of its own with title and address stated. */
export function digestOf(document: Document): Digest {
  if (!FORMATS.has(document.format) || document.declared.some(({ name }) => ONE_PAGE.test(name))) return NONE;
  const lines = linkedLinesOf(document);
  if (!lines.some(({ url }) => url !== null)) return NONE;
  const service = isOfService(document);
  const items = (lines.some(({ isAddress }) => isAddress) ? belowTitles(lines) : linkedTitles(lines)).slice(
    0,
    MOST_ITEMS,
  );
  const told = items.filter((item) => says(item));
  if (service && items.length > 0 && told.length >= items.length / 2) return found(document, told, true);
  if (items.length < LEAST_ITEMS - 1 || shareOf(items, lines) < LEAST_SHARE) return NONE;
  if (items.every((item) => metaOf(item) !== null && lengthOf(item.lines) < LONGEST_ITEM))
    return found(document, items, false);
  return items.length >= LEAST_ITEMS && told.length === items.length && MAILS.has(document.format) ? SUSPECTED : NONE;
}

const NONE: Digest = { kind: 'none' };
const SUSPECTED: Digest = { kind: 'suspected' };

function found(document: Document, items: readonly Item[], certain: boolean): Digest {
  return { kind: 'items', items: items.map((item) => documentOf(document, item)), certain };
}

const LONGEST_TITLE = 250;
const LEAST_TITLE = 12;

/** Whether a linked line may be a headline: some words, or some characters where words are not parted. */
function isTitle({ block, text, url, isAddress }: LinkedLine): boolean {
  if (url === null || isAddress || text.length > LONGEST_TITLE || isAround(text) || isMore(text)) return false;
  const words = text.split(/\s+/u).length;
  return (
    (block.kind === 'heading' && words > 1) ||
    (text.length >= LEAST_TITLE && words > 2) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{8}/u.test(text)
  );
}

/** Items that begin with a linked headline, or with the dated line above it where all have one. */
function linkedTitles(lines: readonly LinkedLine[]): Item[] {
  const starts: number[] = [];
  let url: string | null = null;
  for (const [at, line] of lines.entries()) {
    if (!isTitle(line) || line.url === url) continue;
    starts.push(at);
    url = line.url;
  }
  const above =
    starts.length > 1 && starts.every((at) => isMeta(lines[at - 1])) && !starts.every((at) => isMeta(lines[at + 1]));
  return starts.flatMap((at, index): Item[] => {
    const title = lines[at];
    const next = starts[index + 1];
    const end = next === undefined ? lines.length : above ? next - 1 : next;
    const own = untilFoot(lines.slice(above ? at - 1 : at, end));
    return title?.url ? [{ title, url: title.url, lines: own }] : [];
  });
}

/** Items of plain text, each with an address in a line of its own: below the text, or below the title. */
function belowTitles(lines: readonly LinkedLine[]): Item[] {
  const addresses = lines.flatMap(({ isAddress }, at) => (isAddress ? [at] : []));
  const runs = withoutHead(
    lines,
    addresses.map((at, index) => ({ from: (addresses[index - 1] ?? -1) + 1, at })),
  );
  const second =
    runs.slice(1).every(({ from, at }) => at - from > 1) && (runs[0]?.at ?? 2) <= 1 && !isLast(lines, addresses);
  return runs.flatMap(({ from, at }, index): Item[] => {
    const start = second ? at - 1 : firstOf(lines, from, at);
    const end = second ? (runs[index + 1]?.at ?? lines.length + 1) - 1 : at + 1;
    const [title, address] = [lines[start], lines[at]];
    if (!title || !address?.url || start >= at || title.text.length > LONGEST_TITLE || isAround(title.text)) return [];
    return [{ title, url: address.url, lines: untilFoot(lines.slice(start, end)) }];
  });
}

interface Run {
  readonly from: number;
  /** The line of the address. */
  readonly at: number;
}

/** The first item has as many blocks of text as the others at most: what is above them is the head of the list. */
function withoutHead(lines: readonly LinkedLine[], runs: readonly Run[]): readonly Run[] {
  const [first, ...others] = runs;
  if (!first || others.length === 0) return runs;
  const blocksOf = ({ from, at }: Run) => new Set(lines.slice(from, at).map(({ block }) => block));
  const most = Math.max(1, ...others.map((run) => blocksOf(run).size));
  const own = new Set([...blocksOf(first)].slice(-most));
  const from = lines.findIndex(({ block }, at) => at >= first.from && own.has(block));
  return from < 0 ? runs : [{ from, at: first.at }, ...others];
}

const isLast = (lines: readonly LinkedLine[], addresses: readonly number[]) => addresses.at(-1) === lines.length - 1;

/** The first line of an item's own block of text: rules and heads of lists stand above it. */
function firstOf(lines: readonly LinkedLine[], from: number, at: number): number {
  for (let start = from; start < at; start++) {
    const text = lines[start]?.text ?? '';
    if (!isHeadOfList(text) && !isAround(text)) return start;
  }
  return at;
}

/** Without the foot of the mail, and without headings of the next part of the list. */
function untilFoot(lines: readonly LinkedLine[]): LinkedLine[] {
  const foot = lines.findIndex(({ text }, at) => at > 0 && isAround(text));
  const own = foot < 0 ? [...lines] : lines.slice(0, foot);
  while (own.length > 1 && isHeadOfPart(own.at(-1), own.at(-2))) own.pop();
  return own;
}

function isHeadOfPart(last: LinkedLine | undefined, before: LinkedLine | undefined): boolean {
  if (!last || !before || last.isAddress) return false;
  if (last.block.kind === 'heading') return true;
  return (
    last.url === null &&
    last.text.length < 40 &&
    !/\p{Nd}|[.!?…]$/u.test(last.text) &&
    before.text.length > 40 &&
    before.url === null
  );
}

/** Whether an item says more than its title. */
function says(item: Item): boolean {
  return (
    metaOf(item) !== null ||
    item.lines.some(
      (line) => line !== item.title && (line.url === null || line.url === item.url) && line.text.length > 40,
    )
  );
}

const LONGEST_META = 120;

function isMeta(line: LinkedLine | undefined): boolean {
  return line !== undefined && !isBody(asLine(line)) && line.text.length <= LONGEST_META && isDated(line.text);
}

const asLine = ({ block, text }: LinkedLine) => ({ block, text, start: 0, end: text.length });

function isDated(text: string): boolean {
  return /\p{Nd}/u.test(text) && clipDaysIn(text, []).some(({ date }) => date.kind !== 'month');
}

/** The line that names outlet or day: beside the title, dated, or the first short one before the teaser. */
function metaOf({ title, lines }: Item): LinkedLine | null {
  const others = lines.filter((line) => line !== title && !line.isAddress).slice(0, 4);
  const dated = others.find(isMeta);
  if (dated) return dated;
  const [next, after] = others;
  if (!next || isTitle(next) || isMore(next.text) || isBody(asLine(next)) || !isName(next.text)) return null;
  return next.text.length <= 60 && after !== undefined && after.text.length > next.text.length ? next : null;
}

function lengthOf(lines: readonly LinkedLine[]): number {
  return lines.reduce((sum, { text, isAddress }) => sum + (isAddress ? 0 : text.length), 0);
}

function shareOf(items: readonly Item[], lines: readonly LinkedLine[]): number {
  const all = lengthOf(lines.filter(({ text }) => !isAround(text)));
  return items.reduce((sum, item) => sum + lengthOf(item.lines), 0) / Math.max(1, all);
}

const row = (name: string, value: string, { start, end }: LinkedLine): Declared => ({ name, value, start, end });

function documentOf(document: Document, item: Item): Document {
  const { url, lines } = item;
  const title = unnumbered(item.title);
  const told = lines.filter(({ isAddress }) => !isAddress);
  const cut = cutDocument(document, lines[0]?.start ?? 0, Math.max(...told.map(({ end }) => end)));
  const links = new Set(
    lines
      .filter((line) => line !== item.title && line.url !== null && (isMore(line.text) || line.isAddress))
      .map(({ text }) => text),
  );
  const meta = metaOf(item);
  const outlet = meta && !isDated(meta.text) ? outletIn(meta.text) : null;
  return {
    ...cut,
    blocks: cut.blocks.filter(({ text }) => !links.has(text)),
    declared: [
      row('stated:title', title.text, title),
      row('stated:source-url', url, title),
      ...(meta && outlet !== null ? [row('stated:outlet', outlet, meta)] : []),
      row('link:host', new URL(url).hostname, title),
      ...cut.declared.filter(({ name }) => /^given:(?!title|source-url)|lang$/.test(name)),
    ],
  };
}

/** A headline without its number or bullet in the list. */
function unnumbered(line: LinkedLine): LinkedLine {
  const number = /^(?:\p{Nd}{1,3}[.)]|[*•·▪‣●■◆►–—-])\s{1,9}(?=\p{L}|["“„«])/u.exec(line.text)?.[0].length ?? 0;
  return number === 0 ? line : { ...line, text: line.text.slice(number), start: line.start + number };
}

/** The outlet in a line that also says how old the article is: `Radio Hill · 2 hours ago`. */
function outletIn(text: string): string | null {
  const [first = ''] = text.split(/\s{1,9}[|·•–—-]\s{1,9}|,\s/u).filter((part) => !/\p{Nd}/u.test(part));
  return isName(first) ? first.trim() : null;
}
