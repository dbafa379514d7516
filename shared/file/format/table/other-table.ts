/** Delimited text that lists no clips, such as names, figures or tasks. */
import { type Refusal, refusal } from '../../refusal.ts';
import { rowsOf, saidIn } from './cells.ts';
import { headIn, isBlank } from './columns.ts';
import { headOf } from './heads.ts';

const NAMED = /\.(?:csv|tsv|tab)$/i;
const DELIMITERS = ['\t', ';', ','];
const WITHIN = 40_000;
const MOST_ROWS = 50;

const NO_LIST = refusal(
  'not-text',
  'The table lists no clips. Name its columns, such as Title, Outlet, Date, Link and Summary, or name the file .txt to have it read as text.',
);

/**
 * The refusal of a file that is called a table, and is one, but has no heads of clips; null for any other, such as a
 * text that was only called so, or the labels and values of one clip.
 */
export function refusalOfTable(source: string, fileName: string): Refusal | null {
  if (!NAMED.test(fileName)) return null;
  return DELIMITERS.some((delimiter) => isTable(source, delimiter)) ? NO_LIST : null;
}

/** Whether nearly all rows have as many cells as the first, and are more than a line or two with a comma. */
function isTable(source: string, delimiter: string): boolean {
  const rows = [];
  for (const row of rowsOf(source.slice(0, WITHIN), delimiter, source.startsWith('\ufeff') ? 1 : 0)) {
    if (!isBlank(source, row)) rows.push(row);
    if (rows.length === MOST_ROWS) break;
  }
  const [first] = rows;
  const width = first?.cells.length ?? 0;
  if (!first || width < 2) return false;
  if (headIn(source, first, delimiter)) return true;
  const alike = rows.filter(({ cells }) => cells.length === width);
  if (alike.length < Math.max(width === 2 ? 3 : 2, rows.length * 0.9)) return false;
  const cells = alike.flatMap((row) => row.cells.slice(1));
  const spaced = cells.filter(({ start, quoted }) => !quoted && source[start] === ' ');
  if (delimiter === ',' && spaced.length > cells.length / 2) return false;
  const labels = rows.filter(({ cells: [cell] }) => cell && headOf(saidIn(source, cell).text) !== null);
  return width > 2 || labels.length < 2;
}
