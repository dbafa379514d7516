/** One pass over a document that collects its candidates in order. Iterative: input may nest deeper than the call stack. */
import type { Document, Element, Node } from '../document/document.ts';
import { readFragment } from '../document/html.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf, frameMarkup, isFrame, isPlayer } from './element.ts';
import { readGroupMember, readJsonLd, readMicrodata } from './metadata.ts';
import { newFence, newLine } from './standalone-link.ts';

/** Elements whose content a reader of the page never sees as text; scripts are read for JSON-LD only. */
const SILENT = new Set('script style textarea title template xmp noembed noframes svg math select audio'.split(' '));
/** Elements that begin and end a line (HTML Standard, section "Rendering"). */
const BLOCKS = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer
   form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noscript ol p pre search section summary table
   tbody td tfoot th thead tr ul`.split(/\s+/),
);
/** Elements whose text is shown as it is written, and means nothing. */
const CODE = new Set('code pre samp kbd listing plaintext tt'.split(' '));
/** Elements in which HTML folds a line end to a space; elsewhere text is loose and its line ends are meant. */
const PARAGRAPHS = new Set('p li dd dt td th caption figcaption h1 h2 h3 h4 h5 h6 summary'.split(' '));

type Step = { readonly node: Node; readonly leave: boolean };

/** `candidates` in order; `unread`: JSON-LD scripts that speak of a video and are no JSON. */
export function collectCandidates(document: Document, base: URL | null): { candidates: Candidate[]; unread: number } {
  const candidates: Candidate[] = [];
  const group: string[] = [];
  const line = newLine(document.format);
  const isFenced = newFence();
  const inside = { paragraph: 0, code: 0 };
  const folds = document.format !== 'markdown' && document.format !== 'text';
  const marks: string[] = [];
  let link: string | null = null;
  let unread = 0;

  const endLine = () => {
    const address = line.end();
    if (address !== null) candidates.push({ kind: 'link', address });
    // A link that holds blocks goes on in the next line.
    if (link !== null) line.link(link);
  };

  const readText = (value: string) => {
    if (inside.code > 0 && value.trim() !== '') line.block();
    if (inside.code > 0 || link !== null) return;
    if (folds && inside.paragraph > 0) return line.text(value);
    for (const [index, part] of value.split(/\r\n|[\r\n]/).entries()) {
      if (index > 0) endLine();
      if (document.format === 'text' && isFenced(part)) line.block();
      line.text(part);
    }
  };

  const readLink = (element: Element) => {
    const address = inside.code > 0 ? null : linkOf(element, document.source);
    if (address === null) return;
    line.link(address);
    if (element.name === 'a') link = address;
  };

  const readDeclared = (element: Element) => {
    const member = readGroupMember(element);
    // The group is one video and stands where its first member stands.
    if (member !== null && group.push(member) === 1) candidates.push({ kind: 'declared', players: group, files: [] });
    const scope = readMicrodata(element);
    if (scope !== null) candidates.push(scope);
    const script = jsonLdOf(element);
    const objects = script === null ? [] : readJsonLd(script);
    if (objects === null && script?.includes('VideoObject')) unread += 1;
    candidates.push(...(objects ?? []));
  };

  const count = (element: Element, by: 1 | -1) => {
    if (endsLine(element)) endLine();
    if (PARAGRAPHS.has(element.name)) inside.paragraph += by;
    if (CODE.has(element.name)) inside.code += by;
  };

  // Markdown takes `_` inside an address for emphasis: what stands in the middle of a word is put back.
  const putBack = (element: Element, leave: boolean) => {
    if (document.format !== 'markdown' || !/^(?:em|strong)$/.test(element.name)) return;
    const [first, last] = [element.children.at(0), element.children.at(-1)];
    if (!first || !last) return;
    if (leave) line.text(marks.pop() ?? '');
    else marks.push(line.inWord() ? document.source.slice(last.end, element.end) : '');
    if (!leave && marks.at(-1)) line.text(document.source.slice(element.start, first.start));
  };

  const steps: Step[] = [{ node: document.root, leave: false }];
  const enter = (element: Element) => {
    putBack(element, false);
    readLink(element);
    readDeclared(element);
    const own = candidatesOf(element, base);
    candidates.push(...own);
    steps.push({ node: element, leave: true });
    const content = contentOf(element, own[0], base);
    for (let i = content.length - 1; i >= 0; i--) {
      const node = content[i];
      if (node) steps.push({ node, leave: false });
    }
  };

  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, leave } = step;
    if (node.kind === 'text') readText(node.value);
    else {
      if (leave && node.name === 'a') link = null;
      if (leave) putBack(node, true);
      count(node, leave ? -1 : 1);
      if (!leave) enter(node);
    }
  }
  endLine();
  return { candidates, unread };
}

const endsLine = (element: Element): boolean => BLOCKS.has(element.name) || isPlayer(element.name);

function jsonLdOf(element: Element): string | null {
  if (element.name !== 'script' || !/^\s*application\/ld\+json\b/i.test(element.attributes.type ?? '')) return null;
  return element.children.map((child) => (child.kind === 'text' ? child.value : '')).join('');
}

/** What there is to read in an element: its children, or the mark-up that stands in it as text (`srcdoc`, `noscript`). */
function contentOf(element: Element, candidate: Candidate | undefined, base: URL | null): readonly Node[] {
  if (SILENT.has(element.name)) return [];
  const markup = frameMarkup(element, base);
  if (markup !== null) return readFragment(markup);
  // A player is one video: what it holds for browsers that cannot show it is no second one. `object` is nested so by rule.
  const shown = isPlayer(element.name) || element.name === 'blockquote' || element.name === 'video-js';
  if (isFrame(element.name) || (shown && element.name !== 'object' && candidate !== undefined)) return [];
  const [only] = element.children;
  const raw = element.name === 'noscript' && element.children.length === 1 && only?.kind === 'text';
  return raw && only.value.includes('<') ? readFragment(only.value) : element.children;
}

/** `<a href>`, or `<https://…>` written into mark-up, which a browser takes for a tag of that name. */
function linkOf(element: Element, source: string): string | null {
  if (element.name === 'a') return element.attributes.href ?? null;
  if (!/^https?:/.test(element.name)) return null;
  return /^<(https?:\/\/[^\s<>]+)>/i.exec(source.slice(element.start, element.start + 2000))?.[1] ?? null;
}
