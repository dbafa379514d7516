import { cut, plain, widthOf } from './width.ts';

/** No column is cut below this; on a narrower terminal lines wrap. */
const MIN_WIDTH = 6;
const GAP = '  ';

/** Lines of a table: `rows[i][j]` stands under `heads[j]`. The widest columns give way until it fits into `width`. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = [heads, ...rows].map((row) => row.map(plain));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  const room = width - GAP.length * (heads.length - 1);
  while (sum(widths) > room) {
    const widest = Math.max(...widths);
    if (widest <= MIN_WIDTH) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return cells.map((row) =>
    row
      .map((cell, column) => fill(cut(cell, widths[column] ?? 0), widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

/** Lines of one record: labels in a column, values beside them, nothing cut. */
export function record(fields: readonly (readonly [label: string, value: string])[]): string[] {
  const width = Math.max(0, ...fields.map(([label]) => label.length));
  return fields.map(([label, value]) => `${label.padEnd(width)}${GAP}${plain(value)}`.trimEnd());
}

function fill(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
