import type { Block, Element, Text } from '../../document/document.ts';
import { BlockWriter } from './block-writer.ts';
import { isCaption } from './caption.ts';
import { sourceOffsets } from './source-map.ts';

/** Elements whose content is not readable text; `rt` and `rp` repeat how a word is read. */
const SILENT = new Set(
  'head script style template textarea noscript noembed noframes iframe object audio video canvas svg select datalist title rt rp'.split(
    ' ',
  ),
);
/** Elements that start and end a block. */
const BLOCKS = new Set(
  'root html body div center article section main header footer aside nav blockquote form fieldset figure details dialog search hgroup address menu ul ol dl table tbody thead tfoot tr p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption summary legend pre hr iframe video audio object option'.split(
    ' ',
  ),
);
/** Elements whose direct text is loose: a blank line ends a block and a line end is kept, since no paragraph holds it. */
const LOOSE = new Set(
  'root html body div center article section main header footer aside nav blockquote form fieldset figure details dialog search hgroup pre'.split(
    ' ',
  ),
);
/** Inline elements that are as loose as their parent: people wrap whole clips in them. */
const TRANSPARENT = new Set('b strong i em u font big small'.split(' '));
const BOLD = new Set(['b', 'strong']);
/** `within` has no deeper elements: browsers stop at 512, and no page comes near this. */
const DEEPEST = 64;

interface Frame {
  readonly element: Element;
  next: number;
  readonly block: Element;
  readonly within: readonly string[];
  readonly loose: boolean;
  readonly caption: boolean;
  /** Within `sup`. */
  readonly raised: boolean;
}

/** The readable text of a tree, block by block. Linear time; not recursive, since trees may be deeper than the call stack. */
export function blocksOf(root: Element, source: string): Block[] {
  const writer = new BlockWriter();
  const paths: Paths = new Map();
  const frames: Frame[] = [
    { element: root, next: 0, block: root, within: [], loose: true, caption: false, raised: false },
  ];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const child = frame.element.children[frame.next++];
    if (child === undefined) {
      leave(frame, frames, writer);
    } else if (child.kind === 'text') {
      const value = frame.raised ? raised(child.value) : child.value;
      writer.write(value, offsetsOf(child, source), frame.loose);
    } else if (child.name === 'br') {
      writer.breakLine(child.start);
    } else if (SILENT.has(child.name)) {
      // A player has no text but separates two blocks.
      if (BLOCKS.has(child.name)) writer.endBlock();
    } else {
      frames.push(enter(child, frame, writer, paths));
    }
  }
  writer.endBlock();
  return writer.blocks;
}

const NOTE = /^\s*(?:\d{1,3}|[a-d])\s*$/;
const RAISED_OF = new Map(Array.from('0123456789abcd', (plain, i) => [plain, '⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ'[i] ?? plain]));

/** Text of `sup`: the mark of a note as raised signs of the same length, so that it is no part of the word before it. */
function raised(text: string): string {
  return NOTE.test(text) ? text.replace(/[0-9a-d]/g, (plain) => RAISED_OF.get(plain) ?? plain) : text;
}

/** The source offset of each character, or of the first alone where source and text are the same, as nearly everywhere. */
function offsetsOf({ offsets, start, end, value }: Text, source: string): Uint32Array | number {
  return offsets ?? (value.length === end - start ? start : sourceOffsets(source, start, end, value));
}

function enter(element: Element, parent: Frame, writer: BlockWriter, paths: Paths): Frame {
  const { name } = element;
  if (BOLD.has(name)) writer.bold++;
  const caption = isCaption(element, parent.caption);
  // A credit beside a picture is often a mere `span`.
  if (!BLOCKS.has(name) && (parent.caption || !caption)) {
    return {
      element,
      next: 0,
      block: parent.block,
      within: parent.within,
      loose: parent.loose && TRANSPARENT.has(name),
      caption: parent.caption,
      raised: parent.raised || name === 'sup',
    };
  }
  const within = pathTo(name, parent.within, paths);
  writer.endBlock();
  writer.holder = { element, within, caption };
  return { element, next: 0, block: element, within, loose: LOOSE.has(name), caption, raised: parent.raised };
}

/** Shares one list among all siblings of a name: a list for each element would take more memory than the page. */
type Paths = Map<readonly string[], Map<string, readonly string[]>>;

function pathTo(name: string, parent: readonly string[], paths: Paths): readonly string[] {
  if (parent.length >= DEEPEST) return parent;
  const known = paths.get(parent) ?? new Map<string, readonly string[]>();
  paths.set(parent, known);
  const path = known.get(name) ?? [...parent, name];
  known.set(name, path);
  return path;
}

function leave(frame: Frame, frames: Frame[], writer: BlockWriter): void {
  frames.pop();
  if (BOLD.has(frame.element.name)) writer.bold--;
  if (frame.block !== frame.element) return;
  writer.endBlock();
  const parent = frames.at(-1);
  if (parent) writer.holder = { element: parent.block, within: parent.within, caption: parent.caption };
}
