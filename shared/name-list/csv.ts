/**
 * Lists of names as CSV (RFC 4180): a header with the columns, then one row for each name. A cell with several words
 * separates them by `|`, `;` or line ends; a backslash escapes these characters and itself.
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

/** Characters of a row: twice what the longest name takes, for quotes. */
const MAX_ROW = 400_000;
/** Rows without a word, as spreadsheets leave them below and between others, for each that may be read. */
const BLANK_ROWS = 10;
/** Columns that nobody knows, as many as are told. */
const TOLD_COLUMNS = 5;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a list, `most` rows of it, with columns in any order, separated by commas, semicolons or tabs. */
export function readCsv(source: string, most: number): NameListRead {
  const text = source.replace(/\r\n?/g, '\n');
  // Excel may write the separator in a line of its own.
  const declared = /^sep=([,;\t])\n/i.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const before = declared === null ? 0 : 1;
  const read = rowsOf(body, declared?.[1] ?? delimiterOf(body), most + 1);
  if (read.kind === 'unreadable') return refused(read.line + before, read.message);
  const [head, ...rows] = read.rows;
  if (head === undefined)
    return refused(1, `the list is empty; its first line names the columns: ${COLUMNS.join(',')}`);
  const columns = head.cells.map((cell) => cell.trim().toLowerCase());
  const error = columnError(columns);
  if (error !== null) return refused(head.line + before, error);
  const checked = checkRows(
    rows.map((row) => ({ line: row.line + before, value: objectOf(row, columns) })),
    most,
  );
  return { ...checked, ...(read.isCut && { isCut: true }) };
}

/** Writes a list that `readCsv` reads back, with a byte order mark, by which spreadsheets recognise UTF-8. */
export function writeCsv(names: readonly Name[]): string {
  const rows = names.map((name) => COLUMNS.map((column) => quoted(guarded(cellOf(name[column])))));
  return `\ufeff${[COLUMNS, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function refused(line: number, message: string): NameListRead {
  return { names: [], errors: [{ line, field: '', message }] };
}

/** The rows with a word, `most` of them and the head. */
function rowsOf(
  text: string,
  delimiter: string,
  most: number,
): { kind: 'read'; rows: Row[]; isCut: boolean } | { kind: 'unreadable'; line: number; message: string } {
  const rows: Row[] = [];
  let [line, seen] = [1, 0];
  const last = Number.isFinite(most) ? most * BLANK_ROWS : -1;
  try {
    parse(text, {
      delimiter,
      to: last,
      max_record_size: MAX_ROW,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      on_record: (record: string[], { lines }) => {
        seen += 1;
        // `lines` is the last line of the row.
        if (rows.length <= most && record.some((cell) => cell.trim() !== ''))
          rows.push({ line: lines - record.join('').split('\n').length + 1, cells: record });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { kind: 'unreadable', line, message: messageOf(error) };
  }
  return { kind: 'read', rows: rows.slice(0, most + 1), isCut: rows.length > most || seen === last };
}

function messageOf({ code, message }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quoted cell never ends';
    case 'CSV_MAX_RECORD_SIZE':
      return `the row has more than ${MAX_ROW} characters: split it, or close the quote that begins in it`;
    default:
      return message;
  }
}

/** The most frequent delimiter in the header. */
function delimiterOf(text: string): string {
  const head = text.trimStart().split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

function columnError(columns: readonly string[]): string | null {
  const unknown = columns.filter((column) => column !== '' && !COLUMNS.some((known) => known === column));
  if (unknown.length > 0)
    return `there is no column ${unknown.slice(0, TOLD_COLUMNS).join(', ')}; there are ${COLUMNS.join(', ')}`;
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
  const words = [...cell.matchAll(/(?:\\[\\|;]|[^|;\\\n]|\\(?![\\|;]))+/g)];
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
