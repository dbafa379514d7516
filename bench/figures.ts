/** Figures and how they are shown: tables for people, one JSON object a line for machines. */
import type { Session } from '../local/session.ts';

type Cell = string | number | boolean | null;

/** One line of a report. Keys carry their unit: `medianMs`, `sizeKb`. */
export type Row = Readonly<Record<string, Cell>>;

/** What a bench answers. */
export interface Report {
  readonly title: string;
  /** Key of a cell → head of its column, in the order of the columns. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  /** What a reader must know to judge the figures. */
  readonly remarks: readonly string[];
}

/**
 * Measures something. What it starts or makes is undone at the session's end, also where that comes early; `tell` says
 * on standard error what is being done.
 */
export type Bench = (session: Session, tell: (message: string) => void) => Promise<Report>;

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The smallest value that 95 of 100 do not exceed (nearest rank); NaN of nothing. */
export function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}

/** Lines of a report for people: numbers right-aligned, to two decimals at most; nothing cut. */
export function lines({ title, columns, rows, remarks }: Report): string[] {
  const filled = Object.entries(columns).map(([key, head]) => {
    const cells = [head, ...rows.map((row) => shown(row[key] ?? null))];
    const width = Math.max(...cells.map((cell) => cell.length));
    const isNumber = rows.some((row) => typeof row[key] === 'number');
    return cells.map((cell) => (isNumber ? cell.padStart(width) : cell.padEnd(width)));
  });
  const table = [undefined, ...rows].map((_, line) =>
    filled
      .map((cells) => cells[line])
      .join('  ')
      .trimEnd(),
  );
  return [title, ...table.map((line) => `  ${line}`), ...remarks.map((remark) => `  – ${remark}`)];
}

/** The rows of a report for machines, each with the name of its bench. */
export function jsonLines(bench: string, { rows }: Report): string[] {
  return rows.map((row) => JSON.stringify({ bench, ...row }));
}

function shown(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'string' || Number.isInteger(cell)) return String(cell);
  const size = Math.abs(cell);
  return cell.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
