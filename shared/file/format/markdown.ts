/** Markdown. */
import type { Definition, List, Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Element } from '../../document/document.ts';
import { element, readFragment } from '../../document/html.ts';
import type { Content } from './content.ts';
import { frontMatterOf } from './front-matter.ts';
import { readHtml } from './html.ts';
import { isWithinLimits } from './markdown-limits.ts';

const OPTIONS = {
  extensions: [gfmTable()],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** CommonMark with front matter and tables, as the tree that the same page has in HTML. Beyond the limits it is read as HTML. */
export function readMarkdown(file: string): Content {
  const front = frontMatterOf(file);
  const source = front?.body ?? file;
  if (!isWithinLimits(source)) return readHtml(file);
  const root = element('root', 0, source.length);
  const tree = fromMarkdown(source, OPTIONS);
  const addresses = definedAddresses(tree);
  const waiting: [Parents, Element][] = [[tree, root]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [parent, into] = next;
    const open = [into];
    for (const node of childrenOf(parent)) {
      if (node.type === 'linkReference') {
        const url = addresses.get(node.identifier) ?? '';
        waiting.push(...add({ ...node, type: 'link', url }, open, source));
      } else if (node.type !== 'definition') waiting.push(...add(node, open, source));
    }
  }
  return { root, declared: front?.declared ?? [] };
}

/** The addresses of `[label]: address` lines anywhere in the file; the first of a label counts (CommonMark 4.7). */
function definedAddresses(tree: Parents): Map<string, string> {
  const addresses = new Map<string, string>();
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !addresses.has(node.identifier)) addresses.set(node.identifier, node.url);
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
  return addresses;
}

/** Adds a node to the innermost open element; gives the node with its element if it has children, which are added later. */
function add(node: Exclude<Nodes, Definition>, open: Element[], source: string): [Parents, Element][] {
  const target = open.at(-1);
  if (!target) return [];
  const [start, end] = rangeOf(node, target);
  if (node.type === 'html') addHtml(readFragment(source, start, end), source.slice(start, end), open);
  else if ('value' in node) addText(node, start, end, target, source);
  else {
    const converted = convert(node, start, end);
    target.children.push(converted);
    if (node.type === 'list' && isSentence(node)) {
      const marker = /^\d+[.)]\s/.exec(source.slice(start, end))?.[0] ?? '';
      converted.children.push({ kind: 'text', value: marker, start, end: start + marker.length });
    }
    if ('children' in node) return [[node, converted]];
  }
  return [];
}

/** "15. März 2018" is a list of one item to Markdown, and a date to everybody else. */
function isSentence({ ordered, children }: List): boolean {
  return ordered === true && children.length === 1;
}

function rangeOf({ position }: Nodes, within: Element): [number, number] {
  return [position?.start.offset ?? within.start, position?.end.offset ?? within.end];
}

/** The items of a tight list hold their text without a paragraph, as in HTML. */
function childrenOf(parent: Parents): Nodes[] {
  if (parent.type === 'list' && isSentence(parent)) return parent.children.flatMap(childrenOf);
  if (parent.type !== 'listItem' || parent.spread) return parent.children;
  return parent.children.flatMap((child): Nodes[] => (child.type === 'paragraph' ? child.children : [child]));
}

/** Adds HTML. Markdown gives each tag by itself, so what follows a lone start tag goes into its element, up to the end tag. */
function addHtml(nodes: Element['children'], raw: string, open: Element[]): void {
  const closed = /^<\/([a-z][a-z\d-]*)\s*>\s*$/i.exec(raw)?.[1]?.toLowerCase();
  if (closed !== undefined) {
    const at = open.findLastIndex(({ name }) => name === closed);
    if (at > 0) open.length = at;
    return;
  }
  open.at(-1)?.children.push(...nodes);
  const [first] = nodes;
  const lone = nodes.length === 1 && first?.kind === 'element' && first.children.length === 0;
  if (lone && !raw.includes('</') && !VOID.has(first.name)) open.push(first);
}

const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'source',
  'track',
  'embed',
  'area',
  'col',
  'link',
  'meta',
  'param',
  'wbr',
  'iframe',
  'p',
]);

function addText(
  node: Extract<Nodes, { value: string }>,
  start: number,
  end: number,
  target: Element,
  source: string,
): void {
  if (node.type === 'text') {
    target.children.push({ kind: 'text', value: node.value, start, end });
  } else if (node.type === 'inlineCode' || node.type === 'code') {
    const fenced = node.type === 'code' && /[`~]/.test(source[start] ?? '');
    const from = fenced ? Math.max(start, source.indexOf('\n', start) + 1) : start;
    const converted = element(node.type === 'code' ? 'pre' : 'code', start, end);
    converted.children.push({ kind: 'text', value: node.value, start: from, end });
    target.children.push(converted);
  }
}

function convert(node: Nodes, start: number, end: number): Element {
  switch (node.type) {
    case 'heading':
      return element(`h${node.depth}`, start, end);
    case 'list':
      return element(isSentence(node) ? 'p' : node.ordered ? 'ol' : 'ul', start, end);
    case 'link':
      return element('a', start, end, { href: node.url });
    case 'image':
      return element('img', start, end, { src: node.url, alt: node.alt ?? '' });
    default:
      return element(NAMES[node.type] ?? 'span', start, end);
  }
}

const NAMES: Readonly<Record<string, string>> = {
  paragraph: 'p',
  listItem: 'li',
  blockquote: 'blockquote',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  break: 'br',
  thematicBreak: 'hr',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
};
