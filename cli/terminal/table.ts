import { sanitise } from './harmless.ts';
import { piecesOf, textWidth, truncate, wrap } from './width.ts';

/** No column gets narrower than this; a terminal that is narrower than the table wraps its lines itself. */
const MIN_WIDTH = 4;
/** Prose is cut with an ellipsis, since its row has an id; no narrower than this, of what can still be told from others. */
const CUT: Readonly<Record<string, number>> = {
  TITLE: 16,
  OUTLET: MIN_WIDTH,
  NAMES: MIN_WIDTH,
  VIDEOS: MIN_WIDTH,
  ALIASES: MIN_WIDTH,
  SENTENCE: MIN_WIDTH,
  VALUE: MIN_WIDTH,
};
/** Columns that stay in one line: ids and instants are copied into commands, and part of a day is useless. */
const WHOLE = new Set(['ID', 'CLIP', 'DAY', 'RECORDED']);
/** A column in several lines reads well while its pieces are whole, as long as they are no longer than this. */
const LONGEST_PIECE = 24;
const GAP = '  ';

/**
 * A table as lines: `rows[i][j]` in the column `heads[j]`. The widest columns are narrowed until it fits into `width`; what
 * does not fit into its column goes on in the next line, so that nothing is lost but the ends of prose.
 */
export function tableLines(heads: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const columns = heads.map((head, column) => {
    return columnOf(
      head,
      rows.map((row) => sanitise(row[column] ?? '')),
    );
  });
  const room = width - GAP.length * (heads.length - 1);
  narrow(columns, room, ({ readable }) => readable);
  narrow(columns, room, ({ least }) => least);
  return [
    ...linesOf(columns, ({ head, width }) => [truncate(head, width)]),
    ...rows.flatMap((_, row) => linesOf(columns, (column) => cellLines(column, column.cells[row] ?? ''))),
  ];
}

interface Column {
  readonly head: string;
  readonly cells: readonly string[];
  width: number;
  /** The width from which on it reads badly, and the one that it needs in any case. */
  readonly readable: number;
  readonly least: number;
}

function columnOf(head: string, cells: readonly string[]): Column {
  const widest = (texts: readonly string[]) => Math.max(...texts.map(textWidth), 0);
  const width = widest([head, ...cells]);
  if (WHOLE.has(head)) return { head, cells, width, readable: width, least: width };
  const cut = CUT[head];
  if (cut !== undefined) return { head, cells, width, readable: cut, least: cut };
  const piece = widest(cells.flatMap(piecesOf).map((piece) => piece.trimEnd()));
  return { head, cells, width, readable: Math.max(textWidth(head), Math.min(piece, LONGEST_PIECE)), least: MIN_WIDTH };
}

/** The widest columns give way, down to the least of each, until all fit into the room. */
function narrow(columns: readonly Column[], room: number, least: (column: Column) => number): void {
  for (let total = columns.reduce((sum, { width }) => sum + width, 0); total > room; total--) {
    const [widest] = columns.filter((column) => column.width > least(column)).toSorted((a, b) => b.width - a.width);
    if (widest === undefined) return;
    widest.width--;
  }
}

function cellLines({ head, width }: Column, cell: string): string[] {
  return head in CUT ? [truncate(cell, width)] : wrap(cell, width);
}

/** The lines of a row, as many as its highest cell has. */
function linesOf(columns: readonly Column[], linesIn: (column: Column) => string[]): string[] {
  const cells = columns.map((column) => ({ column, lines: linesIn(column) }));
  const height = Math.max(...cells.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map(({ column, lines }) => fill(lines[line] ?? '', column.width))
      .join(GAP)
      .trimEnd(),
  );
}

/** One record as lines: a column of labels and one of values, not truncated. */
export function recordLines(fields: readonly (readonly [label: string, value: string])[]): string[] {
  const width = Math.max(0, ...fields.map(([label]) => label.length));
  return fields.map(([label, value]) => `${label.padEnd(width)}${GAP}${sanitise(value)}`.trimEnd());
}

function fill(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
