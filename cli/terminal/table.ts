import { sanitise, textWidth, truncate } from './width.ts';

/** No column gets narrower than this; on a narrower terminal lines wrap. */
const MIN_WIDTH = 6;
/** Columns that are never truncated: ids are copied into commands, and part of a day is useless. */
const WHOLE = new Set(['ID', 'CLIP', 'DAY']);
const GAP = '  ';

/** A table as lines: `rows[i][j]` in the column `heads[j]`. The widest columns are narrowed until it fits into `width`. */
export function tableLines(heads: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = [heads, ...rows].map((row) => row.map(sanitise));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => textWidth(row[column] ?? ''))));
  const room = width - GAP.length * (heads.length - 1);
  const flexible = heads.flatMap((head, column) => (WHOLE.has(head) ? [] : [column]));
  while (sum(widths) > room) {
    const widest = flexible.reduce((best, column) => ((widths[column] ?? 0) > (widths[best] ?? 0) ? column : best), -1);
    const now = widths[widest] ?? 0;
    if (now <= MIN_WIDTH) break;
    widths[widest] = now - 1;
  }
  return cells.map((row) =>
    row
      .map((cell, column) => fill(truncate(cell, widths[column] ?? 0), widths[column] ?? 0))
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
