/**
 * Lists of names as CSV (RFC 4180): a header with the columns, then one row for each name. A cell with several words
 * separates them by `|` or `;`; a backslash escapes these characters and itself.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Name } from '../contract/name.ts';
import { checkRows, type NameListRead } from './row.ts';

const COLUMNS = ['id', 'name', 'aliases', 'transliterate', 'strike', 'require', 'exclude'] as const;
type Column = (typeof COLUMNS)[number];
const LIST_COLUMNS: ReadonlySet<string> = new Set(['aliases', 'strike', 'require', 'exclude'] satisfies Column[]);

const YES = new Set(['true', 'yes', 'y', 'x', '1']);
const NO = new Set(['false', 'no', 'n', '0']);

/** Spreadsheets evaluate a cell that begins so as a formula; a leading apostrophe makes it text (OWASP, "CSV injection"). */
const FORMULA = /^'*[=+\-@\t\r]/;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a list with columns in any order, separated by commas, semicolons or tabs. */
export function readCsv(source: string): NameListRead {
  const text = source.replace(/\r\n?/g, '\n');
  // Excel may write the separator in a line of its own.
  const declared = /^sep=([,;\t])\n/i.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const before = declared === null ? 0 : 1;
  const read = rowsOf(body, declared?.[1] ?? delimiterOf(body));
  if (read.kind === 'unreadable') return refused(read.line + before, read.message);
  const [head, ...rows] = read.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (head === undefined)
    return refused(1, `the list is empty; its first line names the columns: ${COLUMNS.join(',')}`);
  const columns = head.cells.map((cell) => cell.trim().toLowerCase());
  const error = columnError(columns);
  if (error !== null) return refused(head.line + before, error);
  return checkRows(rows.map((row) => ({ line: row.line + before, value: objectOf(row, columns) })));
}

/** Writes a list that `readCsv` reads back, with a byte order mark, by which spreadsheets recognise UTF-8. */
export function writeCsv(names: readonly Name[]): string {
  const rows = names.map((name) => COLUMNS.map((column) => quoted(guarded(cellOf(name[column])))));
  return `\ufeff${[COLUMNS, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function refused(line: number, message: string): NameListRead {
  return { names: [], errors: [{ line, field: '', message }] };
}

function rowsOf(
  text: string,
  delimiter: string,
): { kind: 'read'; rows: Row[] } | { kind: 'unreadable'; line: number; message: string } {
  const rows: Row[] = [];
  let line = 1;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      on_record: (record: string[], { lines }) => {
        // `lines` is the last line of the row.
        rows.push({ line: lines - record.join('').split('\n').length + 1, cells: record });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quoted cell never ends' : error.message;
    return { kind: 'unreadable', line, message };
  }
  return { kind: 'read', rows };
}

/** The most frequent delimiter in the header. */
function delimiterOf(text: string): string {
  const head = text.trimStart().split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

function columnError(columns: readonly string[]): string | null {
  const unknown = columns.filter((column) => column !== '' && !COLUMNS.some((known) => known === column));
  if (unknown.length > 0) return `there is no column ${unknown.join(', ')}; there are ${COLUMNS.join(', ')}`;
  const twice = columns.find((column, i) => column !== '' && columns.indexOf(column) !== i);
  if (twice !== undefined) return `the column ${twice} is there twice`;
  return columns.includes('name') ? null : `the column name is missing; there may be ${COLUMNS.join(', ')}`;
}

/** A row as an object for validation, which reports invalid values. */
function objectOf({ cells }: Row, columns: readonly string[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [i, rawCell] of cells.entries()) {
    const column = columns[i] ?? '';
    const cell = unguarded(rawCell.trim());
    if (cell === '') continue;
    // A cell without a column, probably from a wrong quote or separator: reported as an unknown field, not dropped.
    if (column === '') value[`column ${i + 1}`] = cell;
    else if (column === 'transliterate') value[column] = flagOf(cell);
    else value[column] = LIST_COLUMNS.has(column) ? wordsIn(cell) : cell;
  }
  return value;
}

function flagOf(cell: string): unknown {
  const word = cell.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : cell;
}

function cellOf(value: Name[Column]): string {
  if (Array.isArray(value)) return value.map((word) => word.replace(/[\\|;]/g, '\\$&')).join('|');
  return value === undefined ? '' : String(value);
}

/** `'a|b\|c'` → `['a', 'b|c']`, without blank words. */
function wordsIn(cell: string): string[] {
  const words = [...cell.matchAll(/(?:\\[\\|;]|[^|;\\]|\\(?![\\|;]))+/g)];
  return words.map(([word]) => word.replace(/\\([\\|;])/g, '$1').trim()).filter((word) => word !== '');
}

function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[",;\t\r\n']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
