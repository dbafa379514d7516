/** Collects the candidates of a document in one pass. Iterative: input may nest deeper than the call stack. */
import type { Document, Element, Node } from '../document/document.ts';
import { readFragment } from '../document/html.ts';
import { isJsonLdScript } from '../document/json-ld.ts';
import { readAddress } from './address.ts';
import type { Candidate } from './candidate.ts';
import { candidatesInElement, frameMarkup, isFrame, isPlayer } from './element.ts';
import { readGroupMember, readJsonLd, readMicrodata } from './metadata.ts';
import { type Alone, type Line, newFence, newLine } from './standalone-link.ts';

/** Elements whose content is not shown as text; scripts are read for JSON-LD only. */
const SILENT = new Set('script style textarea title template xmp noembed noframes svg math select audio'.split(' '));
/** Elements that begin and end a line (HTML Standard, section "Rendering"). */
const BLOCKS = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer
   form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noscript ol p pre search section summary table
   tbody td tfoot th thead tr ul`.split(/\s+/),
);
/** Elements whose text is shown as written and is no link. */
const CODE = new Set('code pre samp kbd listing plaintext tt'.split(' '));
/** Elements in which HTML folds a line end to a space; elsewhere line ends count. */
const PARAGRAPHS = new Set('p li dd dt td th caption figcaption h1 h2 h3 h4 h5 h6 summary'.split(' '));

type Step = { readonly node: Node; readonly leave: boolean };

/** What a document names as videos. */
interface Collected {
  /** In document order. */
  readonly candidates: Candidate[];
  /** JSON-LD scripts that speak of a video and are too broken to name it. */
  readonly invalidScripts: number;
}

export function collectCandidates(document: Document, base: URL | null): Collected {
  return new Collector(document, base).collect();
}

class Collector {
  private readonly candidates: Candidate[] = [];
  private invalidScripts = 0;
  private readonly document: Document;
  private readonly base: URL | null;
  private readonly steps: Step[];
  private readonly hasTemplates: boolean;
  private readonly line: Line;
  private readonly isFenced = newFence();
  /** Whether a line end in a paragraph is a space, as in HTML. */
  private readonly foldsLines: boolean;
  /** Addresses of the og/twitter group, which is one video. */
  private readonly group: string[] = [];
  /** Marks taken for emphasis that close a word, one for each open emphasis; empty outside a word. */
  private readonly closingMarks: string[] = [];
  /** Open elements of each kind. */
  private paragraphs = 0;
  private codes = 0;
  /** Address of the open link. */
  private link: string | null = null;

  constructor(document: Document, base: URL | null) {
    this.document = document;
    this.base = base;
    this.steps = [{ node: document.root, leave: false }];
    this.line = newLine(document.format);
    this.hasTemplates = /<template/i.test(document.source);
    this.foldsLines = document.format !== 'markdown' && document.format !== 'text';
  }

  collect(): Collected {
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      const { node, leave } = step;
      if (node.kind === 'text') this.readText(node.value);
      else if (leave) this.leave(node);
      else this.enter(node);
    }
    this.endLine();
    return { candidates: this.candidates, invalidScripts: this.invalidScripts };
  }

  private enter(element: Element): void {
    this.count(element, 1);
    this.restoreMark(element, false);
    this.readLink(element);
    this.readDeclared(element);
    const own = candidatesInElement(element, this.base);
    this.candidates.push(...own);
    this.steps.push({ node: element, leave: true });
    const content = contentOf(element, own.length > 0, this.base, this.hasTemplates ? this.document.source : null);
    for (let i = content.length - 1; i >= 0; i--) {
      const node = content[i];
      if (node) this.steps.push({ node, leave: false });
    }
  }

  private leave(element: Element): void {
    if (element.name === 'a') this.link = null;
    this.restoreMark(element, true);
    this.count(element, -1);
  }

  private count(element: Element, by: 1 | -1): void {
    if (endsLine(element)) this.endLine();
    if (PARAGRAPHS.has(element.name)) this.paragraphs += by;
    if (CODE.has(element.name)) this.codes += by;
  }

  private endLine(): void {
    const alone = this.line.end();
    if (alone !== null) this.readAlone(alone);
    // A link around blocks continues in the next line.
    if (this.link !== null) this.line.link(this.link);
  }

  /** A link through a tracker that nobody knows counts for the address that it shows. */
  private readAlone({ target, shown }: Alone): void {
    const known = shown === null || readAddress(target, this.base).kind === 'video';
    this.candidates.push({ kind: 'link', address: known ? target : shown });
  }

  private readText(value: string): void {
    if (this.codes > 0 && value.trim() !== '') this.line.block();
    if (this.codes > 0) return;
    if (this.link !== null) {
      this.line.linkText(value);
      return;
    }
    const parts = this.foldsLines && this.paragraphs > 0 ? [value] : value.split(/\r\n|[\r\n]/);
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.endLine();
      if (this.document.format === 'text' && this.isFenced(part)) this.line.block();
      this.line.text(part);
    }
  }

  private readLink(element: Element): void {
    const address = this.codes > 0 ? null : linkOf(element, this.document.source);
    if (address === null) return;
    this.line.link(address);
    if (element.name === 'a') this.link = address;
  }

  private readDeclared(element: Element): void {
    const member = readGroupMember(element);
    // The position of the group is that of its first member.
    if (member !== null && this.group.push(member) === 1) {
      this.candidates.push({ kind: 'declared', players: this.group, files: [] });
    }
    const scope = readMicrodata(element);
    if (scope !== null) this.candidates.push(scope);
    if (!isJsonLdScript(element)) return;
    const objects = readJsonLd(element);
    if (objects !== null) this.candidates.push(...objects);
    else this.invalidScripts += 1;
  }

  /** Markdown takes `_` inside an address for emphasis: marks in the middle of a word are put back. */
  private restoreMark(element: Element, leave: boolean): void {
    if (this.document.format !== 'markdown' || !/^(?:em|strong)$/.test(element.name)) return;
    const [first, last] = [element.children.at(0), element.children.at(-1)];
    if (!first || !last) return;
    if (leave) this.line.text(this.closingMarks.pop() ?? '');
    else {
      const { source } = this.document;
      const closing = this.line.inWord() ? source.slice(last.end, element.end) : '';
      this.closingMarks.push(closing);
      if (closing !== '') this.line.text(source.slice(element.start, first.start));
    }
  }
}

const endsLine = (element: Element): boolean => BLOCKS.has(element.name) || isPlayer(element.name);

/**
 * The nodes to read in an element, with the source of its templates, if there are any: its children, or the mark-up in
 * it as text (`srcdoc`, `noscript`).
 */
function contentOf(element: Element, isCandidate: boolean, base: URL | null, source: string | null): readonly Node[] {
  if (SILENT.has(element.name)) return [];
  const markup = frameMarkup(element, base);
  if (markup !== null) return readFragment(markup);
  // The fallback content of a player is no second video. `object` is the exception: nesting it is how it falls back.
  const isWhole = isPlayer(element.name) || element.name === 'blockquote' || element.name === 'video-js';
  if (isFrame(element.name) || (isWhole && element.name !== 'object' && isCandidate)) return [];
  const [only] = element.children;
  const raw = element.name === 'noscript' && element.children.length === 1 && only?.kind === 'text';
  if (raw && only.value.includes('<')) return readFragment(only.value);
  if (source === null || !element.children.some((child) => isTemplate(child))) return element.children;
  const isOpened = isFacade(element);
  return element.children.flatMap((child) =>
    isTemplate(child) && (isOpened || isConsent(child)) ? templateContent(child, source) : [child],
  );
}

/** The mark-up in a template, which is no part of the tree. */
function templateContent({ start, end }: Element, source: string): readonly Node[] {
  const written = /^<template\b[^>]{0,2000}>(.*)<\/template\s{0,9}>$/is.exec(source.slice(start, end))?.[1];
  return written === undefined ? [] : readFragment(written);
}

const isTemplate = (node: Node): node is Element => node.kind === 'element' && node.name === 'template';

/** Shopify and lazy loaders keep the player in a template until the element around it is clicked. */
const isFacade = ({ name, attributes }: Element): boolean =>
  /^[a-z]{1,30}-(?:media|video|embed|player)$/.test(name) ||
  /deferred-media|facade|lazy|(?:^|[\s_-])(?:video|player|embed)/i.test(attributes.class ?? '');

/** Orejime keeps what needs consent in `<template data-purpose="…">`. */
const isConsent = ({ attributes }: Element): boolean => attributes['data-purpose'] !== undefined;

/** `<a href>`, or `<https://…>` written into mark-up, which a browser takes for a tag of that name. */
function linkOf(element: Element, source: string): string | null {
  if (element.name === 'a') return element.attributes.href ?? null;
  if (!/^https?:/.test(element.name)) return null;
  return /^<(https?:\/\/[^\s<>]+)>/i.exec(source.slice(element.start, element.start + 2000))?.[1] ?? null;
}
