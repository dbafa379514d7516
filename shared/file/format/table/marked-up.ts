/** Lists of clips that are tables of a document, a page or a mail: a row a clip, columns by their heads. */
import type { Block, Document, Element } from '../../../document/document.ts';
import { elementsOf } from '../../../document/traverse.ts';
import { blocksOf } from '../../text/blocks.ts';
import { type Content, firstOf } from '../content.ts';
import { type ClipRow, clipsBelow, contentOf, type SaidRow } from './clip-rows.ts';
import { type Columns, columnsNamed } from './columns.ts';
import { type GridRow, gridOf } from './grid.ts';
import { leftOut } from './index.ts';
import { isOfClips } from './of-clips.ts';
import { saidInRow, textOf } from './said-cells.ts';

/** The clips that the tables of a document list. */
export interface Tabled {
  readonly clips: readonly Document[];
  readonly warnings: readonly (Content['warnings'] | undefined)[];
  /** Whether most of the text is in the tables, so that it is no article with a list beside it. */
  readonly isMost: boolean;
  /** The ranges of the tables in the source. */
  readonly ranges: readonly Pick<Element, 'start' | 'end'>[];
}

const FORMATS = new Set('html markdown eml msg mhtml docx doc odt rtf'.split(' '));
/** Declarations of a page about one thing. */
const ONE_PAGE = /^(?:og:|jsonld:|article:|twitter:|itemprop:|dc\.|dcterms\.|canonical$|stated:outlet$)/;
/** Above the head row may be the title of the list. */
const ROWS_ABOVE = 10;
/** Characters above a list that are searched for dates, such as the period of a report. */
const NOTES_WITHIN = 2000;
/** Characters around a short list: greetings, a signature, a notice. */
const MOST_AROUND = 1500;

/** The clips in the tables of a document; null where no table plainly lists clips, or the text is about something else. */
export function clipsInTables(document: Document): Tabled | null {
  const { format, declared, root, blocks } = document;
  if (!FORMATS.has(format) || document.cues || declared.some(({ name }) => ONE_PAGE.test(name))) return null;
  const lists = listsIn(tablesOf(root), document);
  if (lists.length === 0) return null;
  const ranges = lists.map(({ table }) => table);
  const [inside, around] = lengths(blocks, ranges);
  if (around > Math.max(inside, MOST_AROUND)) return null;
  const left = lists.reduce((sum, list) => sum + list.left, 0);
  const contents = firstOf(
    lists.flatMap(({ clips }) => clips),
    contentOf,
  );
  const own = declared.filter(({ name }) => /^given:(?!title|source-url)|lang$/.test(name));
  return {
    clips: contents.map((content) => ({
      ...document,
      root: content.root,
      blocks: blocksOf(content.root, document.source),
      declared: [...content.declared, ...own],
    })),
    warnings: contents.map(({ warnings = [] }, index) =>
      index === 0 && left > 0 ? [leftOut(left), ...warnings] : warnings,
    ),
    isMost: around <= inside,
    ranges,
  };
}

/** The tables that have none in them: others lay out a page or mail. */
function tablesOf(root: Element): Element[] {
  const tables = elementsOf(root).filter(({ name }) => name === 'table');
  return tables.filter((table, index) => (tables[index + 1]?.start ?? table.end) >= table.end);
}

interface List {
  readonly table: Element;
  readonly clips: readonly ClipRow[];
  readonly left: number;
}

function listsIn(tables: readonly Element[], { blocks, source }: Document): List[] {
  const lists: List[] = [];
  /** The head of the last list, which holds for a table of the same width without a head below. */
  let last: Columns | null = null;
  let below = 0;
  for (const table of tables) {
    while ((blocks[below]?.offsets.at(0) ?? table.start) < table.start) below++;
    const parts = partsOf(gridOf(table), source, last);
    const above = parts.length === 0 ? '' : textAbove(blocks, below);
    for (const { columns, rows } of parts) {
      const { clips, left } = clipsBelow(columns, saidRows(rows, source), above);
      if (!isOfClips(columns, clips, left)) continue;
      lists.push({ table, clips, left });
      last = columns;
    }
  }
  return lists;
}

interface Part {
  readonly columns: Columns;
  readonly rows: readonly GridRow[];
}

/** The rows below each head, which may be repeated on each page. */
function partsOf(rows: readonly GridRow[], source: string, last: Columns | null): Part[] {
  const parts: { columns: Columns; rows: GridRow[] }[] = [];
  const width = Math.max(0, ...rows.slice(0, ROWS_ABOVE).map(({ cells }) => cells.length));
  if (last && width === last.heads.length) parts.push({ columns: last, rows: [] });
  for (const [index, row] of rows.entries()) {
    const head = parts.length > 0 || index < ROWS_ABOVE ? headIn(row, source) : null;
    if (head) parts.push({ columns: head, rows: [] });
    else parts.at(-1)?.rows.push(row);
  }
  return parts;
}

/** A longer row is no row of heads. */
const LONGEST_HEADS = 2000;

/** The columns that a row names: titles, and something of a clip beside them. */
function headIn({ start, end, cells }: GridRow, source: string): Columns | null {
  if (cells.length < 2 || cells.some((cell) => cell?.isAbove)) return null;
  if (end - start > LONGEST_HEADS * 10) return null;
  const texts = cells.map((cell) => (cell ? textOf(cell.element, source) : ''));
  if (texts.join('').length > LONGEST_HEADS) return null;
  const found = columnsNamed(texts);
  return found?.columns.has('title') && found.columns.size > 1 ? found : null;
}

function* saidRows(rows: readonly GridRow[], source: string): Generator<SaidRow> {
  for (const row of rows) yield saidInRow(row, source);
}

/** The text before a block, as far as it is searched for dates. */
function textAbove(blocks: readonly Block[], below: number): string {
  const above: string[] = [];
  let length = 0;
  for (let at = below - 1; at >= 0 && length < NOTES_WITHIN; at--) {
    const text = blocks[at]?.text ?? '';
    above.unshift(text);
    length += text.length;
  }
  return above.join('\n').slice(-NOTES_WITHIN);
}

/** The characters of text in the ranges, and around them. */
function lengths(blocks: readonly Block[], ranges: Tabled['ranges']): [inside: number, around: number] {
  let [inside, around] = [0, 0];
  let next = 0;
  for (const { offsets, text } of blocks) {
    const at = offsets.at(0);
    while (at >= (ranges[next]?.end ?? Number.POSITIVE_INFINITY)) next++;
    if (at >= (ranges[next]?.start ?? Number.POSITIVE_INFINITY)) inside += text.length;
    else around += text.length;
  }
  return [inside, around];
}
