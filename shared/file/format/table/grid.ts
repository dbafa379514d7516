/** The cells of a table of mark-up in their columns. */
import type { Element } from '../../../document/document.ts';
import { nodesIn } from '../../../document/traverse.ts';

interface GridCell {
  readonly element: Element;
  /** Whether it is shown in a row above, over several rows. */
  readonly isAbove: boolean;
}

export interface GridRow {
  readonly start: number;
  readonly end: number;
  /** By column; none where a cell goes over several columns, or is missing. */
  readonly cells: readonly (GridCell | undefined)[];
}

const MOST_ROWS = 10_000;
const MOST_COLUMNS = 100;
/** Rows or columns of one cell that are counted. */
const MOST_SPANNED = 1000;

/**
 * The rows of a table that has no tables in it. A cell over several rows is in each of them: by `rowspan`, or because
 * the cells below are marked `data-merged`, as documents that are turned into HTML have it.
 */
export function gridOf(table: Element): GridRow[] {
  const rows: GridRow[] = [];
  let over: Over = new Map();
  for (const tr of rowsIn(table)) {
    const row = new RowReader(over, rows.at(-1)?.cells ?? []);
    for (const child of tr.children) if (child.kind === 'element' && /^t[dh]$/.test(child.name)) row.add(child);
    row.hang();
    over = row.next;
    rows.push({ start: tr.start, end: tr.end, cells: row.cells });
    if (rows.length === MOST_ROWS) break;
  }
  return rows;
}

/** What is shown in a column over the rows that follow, and over how many. */
type Over = ReadonlyMap<number, { readonly element: Element; readonly rows: number }>;

class RowReader {
  readonly cells: (GridCell | undefined)[] = [];
  readonly next = new Map<number, { element: Element; rows: number }>();
  private readonly over: Over;
  private readonly above: GridRow['cells'];

  constructor(over: Over, above: GridRow['cells']) {
    this.over = over;
    this.above = above;
  }

  /** Adds the cells from above in the columns that come next. */
  hang(): void {
    for (let above = this.over.get(this.cells.length); above; above = this.over.get(this.cells.length)) {
      if (above.rows > 1) this.next.set(this.cells.length, { ...above, rows: above.rows - 1 });
      this.cells.push({ element: above.element, isAbove: true });
    }
  }

  add(element: Element): void {
    this.hang();
    const column = this.cells.length;
    if (column >= MOST_COLUMNS) return;
    const { colspan, rowspan, 'data-merged': merged } = element.attributes;
    const above = merged === undefined ? undefined : this.above[column];
    const rows = spanOf(rowspan);
    if (rows > 1) this.next.set(column, { element, rows: rows - 1 });
    this.cells.push(above ? { ...above, isAbove: true } : { element, isAbove: false });
    for (let i = 1; i < spanOf(colspan) && this.cells.length < MOST_COLUMNS; i++) this.cells.push(undefined);
  }
}

function* rowsIn(table: Element): Generator<Element> {
  for (const node of nodesIn(table.children, ({ name }) => name !== 'tr'))
    if (node.kind === 'element' && node.name === 'tr') yield node;
}

function spanOf(attribute = '1'): number {
  return Math.min(MOST_SPANNED, Math.max(1, Number.parseInt(attribute, 10) || 1));
}
