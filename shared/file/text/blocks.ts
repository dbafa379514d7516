import type { Block, Element, Node, Text } from '../../document/document.ts';
import { type BlockHolder, BlockWriter, type Style } from './block-writer.ts';
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
const PARAGRAPH: Pick<Block, 'kind' | 'level'> = { kind: 'paragraph', level: 0 };
/** What the blocks in an element are, by the innermost of these: a paragraph is one even in a list item or a cell. */
const KINDS: ReadonlyMap<string, Pick<Block, 'kind' | 'level'>> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, { kind: 'heading', level }] as const),
  ['p', PARAGRAPH],
  ...['li', 'dt', 'dd'].map((name) => [name, { kind: 'item', level: 0 }] as const),
  ...['td', 'th', 'caption'].map((name) => [name, { kind: 'cell', level: 0 }] as const),
]);
/** `within` has no deeper elements: browsers stop at 512, and no page comes near this. */
const DEEPEST = 64;

/** The readable text of a tree, block by block. Linear time; not recursive, since trees may be deeper than the call stack. */
export function blocksOf(root: Element, source: string): Block[] {
  const paths: Paths = new Map();
  const top = new Frame(root, null, true, { within: [], caption: false });
  const writer = new BlockWriter(top);
  for (let frame: Frame | null = top; frame; ) {
    const child: Node | undefined = frame.element.children[frame.next++];
    if (child === undefined) {
      frame = leave(frame, writer);
    } else if (child.kind === 'text') {
      const value = frame.raised ? raised(child.value) : child.value;
      writer.write(value, offsetsOf(child, source), frame);
    } else if (child.name === 'br') {
      writer.breakLine(child.start, frame);
    } else if (SILENT.has(child.name)) {
      // A player has no text but separates two blocks.
      if (BLOCKS.has(child.name)) writer.endBlock();
    } else {
      frame = enter(child, frame, writer, paths);
    }
  }
  writer.endBlock();
  return writer.blocks;
}

/** An element that is being read. */
class Frame implements BlockHolder, Style {
  readonly element: Element;
  readonly parent: Frame | null;
  /** The innermost element around that starts a block. */
  readonly block: Frame;
  readonly within: readonly string[];
  readonly caption: boolean;
  readonly ofText: Pick<Block, 'kind' | 'level'>;
  readonly loose: boolean;
  readonly bold: boolean;
  readonly linked: boolean;
  /** Within `sup`. */
  readonly raised: boolean;
  /** The index of the next child. */
  next = 0;

  constructor(element: Element, parent: Frame | null, startsBlock: boolean, holder: Pick<Frame, 'within' | 'caption'>) {
    const { name } = element;
    this.element = element;
    this.parent = parent;
    this.block = startsBlock || parent === null ? this : parent.block;
    this.within = holder.within;
    this.caption = holder.caption;
    this.ofText = KINDS.get(name) ?? parent?.ofText ?? PARAGRAPH;
    this.loose = startsBlock ? LOOSE.has(name) : parent?.loose === true && TRANSPARENT.has(name);
    this.bold = parent?.bold === true || BOLD.has(name);
    this.linked = parent?.linked === true || isLink(element);
    this.raised = parent?.raised === true || name === 'sup';
  }
}

/** Whether an element leads to another page. */
function isLink({ name, attributes }: Element): boolean {
  return name === 'a' && attributes.href !== undefined && attributes.href !== '' && !attributes.href.startsWith('#');
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
  const caption = isCaption(element, parent.caption);
  // A credit beside a picture is often a mere `span`.
  if (!BLOCKS.has(name) && (parent.caption || !caption)) return new Frame(element, parent, false, parent);
  const frame = new Frame(element, parent, true, { within: pathTo(name, parent.within, paths), caption });
  writer.endBlock();
  writer.holder = frame;
  return frame;
}

function leave({ block, element, parent }: Frame, writer: BlockWriter): Frame | null {
  if (block.element === element && parent !== null) {
    writer.endBlock();
    writer.holder = parent.block;
  }
  return parent;
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
