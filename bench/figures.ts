/** Reports and how they are printed: tables for people, one JSON object a line for programs. */
import type { Session } from '../local/session.ts';

type Cell = string | number | boolean | null;

/** A row of a report. Keys carry their unit: `medianMs`, `sizeKb`. */
export type Row = Readonly<Record<string, Cell>>;

/** The result of a bench. */
export interface Report {
  readonly title: string;
  /** Cell key → column heading, in column order. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  /** What a reader needs to judge the figures. */
  readonly remarks: readonly string[];
  /** Further tables of the same run. */
  readonly more?: readonly Report[];
}

/** What a run of the benches was asked to use. */
export interface Options {
  /** Folder of saved pages, an addition to the pages that are made here. */
  readonly savedPages: string | null;
}

/**
 * Measures something. What it starts or creates is undone when the session ends; `progress` writes a line to standard
 * error.
 */
export type Bench = (session: Session, progress: (message: string) => void, options: Options) => Promise<Report>;

/** The middle value, or the mean of the two middle ones; NaN of an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The 95th percentile by nearest rank; NaN of an empty list. */
export function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}

/** A report as lines of text: numbers right-aligned, with at most two decimals; nothing is cut. */
export function lines({ title, columns, rows, remarks, more = [] }: Report): string[] {
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
  const own = [title, ...table.map((line) => `  ${line}`), ...remarks.map((remark) => `  – ${remark}`)];
  return [...own, ...more.flatMap(lines)];
}

/** The rows of a report as JSON, each with the name of its bench. */
export function jsonLines(bench: string, { rows, more = [] }: Report): string[] {
  return [
    ...rows.map((row) => JSON.stringify({ bench, ...row })),
    ...more.flatMap((report) => jsonLines(bench, report)),
  ];
}

function shown(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'string' || Number.isInteger(cell)) return String(cell);
  const size = Math.abs(cell);
  return cell.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
