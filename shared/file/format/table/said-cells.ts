/** What the cells of tables of mark-up say. */
import { addressBehind } from '../../../address/index.ts';
import type { Block, Element, Node } from '../../../document/document.ts';
import { element } from '../../../document/html.ts';
import { nodesIn } from '../../../document/traverse.ts';
import { blocksOf } from '../../text/blocks.ts';
import type { Fragment } from '../fragment.ts';
import type { Said } from './cells.ts';
import type { SaidRow } from './clip-rows.ts';
import type { GridRow } from './grid.ts';

/** A day or an outlet over several rows holds for each; a longer text is said once. */
const LONGEST_REPEATED = 300;
const PLAYERS = new Set(['iframe', 'video', 'audio', 'object', 'embed']);
const NOTHING: Said = { fragment: { text: '', offsets: new Uint32Array(1) }, text: '', link: null };
const BLANK_LINE = '\n\n';

/** What a row says; where a cell has several links, the others are kept as those of players may be. */
export function saidInRow({ start, end, cells }: GridRow, source: string): SaidRow {
  const players: Node[] = [];
  const said = cells.map((cell) => {
    if (!cell) return NOTHING;
    const { fragment, text } = saidIn(cell.element, source);
    if (cell.isAbove && text.length > LONGEST_REPEATED) return NOTHING;
    const [link = null, ...others] = linksIn(cell.element);
    if (!cell.isAbove) players.push(...playersIn(cell.element), ...others);
    return { fragment, text, link: link?.attributes.href ?? null };
  });
  return { start, end, cells: said, players };
}

/** The text of a cell on one line. */
export function textOf(cell: Element, source: string): string {
  return blocksIn(cell, source)
    .map(({ text }) => text)
    .join(' ')
    .replaceAll('\n', ' ');
}

function saidIn(cell: Element, source: string): Pick<Said, 'fragment' | 'text'> {
  const fragment = joined(blocksIn(cell, source));
  return { fragment, text: fragment.text };
}

/** Line ends in the mark-up of a cell are spaces, as in a page. */
function blocksIn(cell: Element, source: string): Block[] {
  return blocksOf({ ...element('root', cell.start, cell.end), children: [cell] }, source);
}

function joined(blocks: readonly Block[]): Fragment {
  const text = blocks.map((block) => block.text).join(BLANK_LINE);
  const offsets = new Uint32Array(text.length + 1);
  let at = 0;
  for (const block of blocks) {
    const { length } = block.text;
    for (let i = 0; i < length; i++) offsets[at + i] = block.offsets.at(i);
    offsets.fill(block.offsets.at(length), at + length, at + length + BLANK_LINE.length);
    at += length + BLANK_LINE.length;
  }
  return { text, offsets };
}

/** The web addresses that a cell links to, behind redirectors, each as a link without text. */
function linksIn(cell: Element): Element[] {
  const links = new Map<string, Element>();
  for (const node of nodesIn(cell.children)) {
    if (node.kind === 'text' || node.name !== 'a') continue;
    const url = URL.parse(node.attributes.href?.trim() ?? '');
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    const { href } = addressBehind(url);
    if (!links.has(href)) links.set(href, element('a', node.start, node.end, { href }));
  }
  return [...links.values()];
}

function playersIn(cell: Element): Node[] {
  return [...nodesIn(cell.children)].filter((node) => node.kind === 'element' && PLAYERS.has(node.name));
}
