import { sanitise, textWidth, truncate } from './width.ts';

/** No column gets narrower than this; on a narrower terminal lines wrap. With it a list of clips fits into 80 columns. */
const MIN_WIDTH = 4;
/** Columns that say nothing when they are as narrow as that. */
const LEAST: Readonly<Record<string, number>> = { TITLE: 16 };
/** Columns that are never truncated: ids and instants are copied into commands, and part of a day is useless. */
const WHOLE = new Set(['ID', 'CLIP', 'DAY', 'RECORDED']);
const GAP = '  ';

/** A table as lines: `rows[i][j]` in the column `heads[j]`. The widest columns are narrowed until it fits into `width`. */
export function tableLines(heads: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = [heads, ...rows].map((row) => row.map(sanitise));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => textWidth(row[column] ?? ''))));
  const room = width - GAP.length * (heads.length - 1);
  const isFlexible = (head: string, column: number) =>
    !WHOLE.has(head) && (widths[column] ?? 0) > (LEAST[head] ?? MIN_WIDTH);
  while (sum(widths) > room) {
    const flexible = heads.flatMap((head, column) => (isFlexible(head, column) ? [column] : []));
    const widest = flexible.reduce((best, column) => ((widths[column] ?? 0) > (widths[best] ?? 0) ? column : best), -1);
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
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
