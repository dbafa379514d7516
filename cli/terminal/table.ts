import { sanitise, textWidth, truncate } from './width.ts';

/** No column is cut below this; on a narrower terminal lines wrap. */
const MIN_WIDTH = 6;
/** Columns that are never cut: ids, which the next command takes, and days, of which a part says nothing. */
const KEPT = new Set(['ID', 'CLIP', 'DAY']);
const GAP = '  ';

/** Lines of a table: `rows[i][j]` stands under `heads[j]`. The widest columns give way until it fits into `width`. */
export function tableLines(heads: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = [heads, ...rows].map((row) => row.map(sanitise));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => textWidth(row[column] ?? ''))));
  const room = width - GAP.length * (heads.length - 1);
  const flexible = heads.flatMap((head, column) => (KEPT.has(head) ? [] : [column]));
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

/** Lines of one record: labels in a column, values beside them, nothing cut. */
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
