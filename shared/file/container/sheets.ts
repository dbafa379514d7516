/** Writes the sheets of a workbook as the text of a list of clips (CSV), which is then read like any. */
import type { Warning } from '../../contract/clip.ts';
import { isClipList, SHEET_BREAK } from '../format/table/index.ts';
import { refusal } from '../refusal.ts';
import { type Opened, oneClip } from './container.ts';

/** Columns of a sheet that are read; rows, cells and characters of all sheets together. */
export const MOST_COLUMNS = 400;
const MOST_ROWS = 10_000;
const MOST_CELLS = 1e6;
const MOST_CHARACTERS = 20e6;
/** Rows and cells that all ranges of a workbook together may have. */
const MOST_IN_RANGES = 10e6;
/** Excel's own limit is 2,083 characters. */
const LONGEST_LINK = 2083;
const MS_PER_DAY = 86_400_000;

interface Cell {
  text: string;
  link: string | null;
}

/** A range of cells, counted from 0, its last row and column included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export class Sheets {
  private readonly sheets: Map<number, Map<number, Cell>>[] = [];
  private leftCharacters = MOST_CHARACTERS;
  private leftCells = MOST_CELLS;
  private leftRows = MOST_ROWS;
  private leftInRanges = MOST_IN_RANGES;
  private isCut = false;

  startSheet(): void {
    this.sheets.push(new Map());
  }

  /** Tells that some of the workbook was left out. */
  cut(): void {
    this.isCut = true;
  }

  /** Writes a cell of the last sheet; blank ones are left out, and with a warning those beyond the limits. */
  put(row: number, column: number, text: string, link: string | null = null): void {
    if (!(row >= 0 && column >= 0) || (text.trim() === '' && link === null)) return;
    const length = text.length + (link?.length ?? 0);
    const isWithin = row < MOST_ROWS && column < MOST_COLUMNS && length <= this.leftCharacters && this.leftCells > 0;
    const cells = isWithin ? this.cellsOf(row) : null;
    if (!cells) {
      this.cut();
      return;
    }
    this.leftCharacters -= length;
    this.leftCells--;
    cells.set(column, { text, link });
  }

  /** The cells of a row of the last sheet; null for one too many. */
  private cellsOf(row: number): Map<number, Cell> | null {
    const rows = this.sheets.at(-1);
    const known = rows?.get(row);
    if (known || !rows || this.leftRows === 0) return known ?? null;
    this.leftRows--;
    const cells = new Map<number, Cell>();
    rows.set(row, cells);
    return cells;
  }

  /** Makes the cells of a range lead to an address. */
  link(range: Range, url: string): void {
    if (url.length > LONGEST_LINK) return;
    for (const row of this.rowsIn(range)) {
      const cells = this.sheets.at(-1)?.get(row) ?? [];
      for (const [column, cell] of cells) {
        this.leftInRanges--;
        if (column < range.left || column > range.right) continue;
        if (url.length > this.leftCharacters) this.cut();
        else {
          this.leftCharacters -= url.length;
          cell.link = url;
        }
      }
    }
  }

  /** Repeats the cell of a range that is shown as one in the rows below, where it holds, too. */
  merge(range: Range): void {
    const shown = this.sheets.at(-1)?.get(range.top)?.get(range.left);
    if (!shown) return;
    for (const row of this.rowsIn(range)) {
      if (row > range.top) this.put(row, range.left, shown.text, shown.link);
    }
  }

  /** The rows of a range that have cells. */
  private *rowsIn({ top, bottom }: Range): Generator<number> {
    const rows = this.sheets.at(-1);
    for (let row = top; row <= Math.min(bottom, MOST_ROWS) && this.leftInRanges > 0; row++) {
      this.leftInRanges--;
      if (rows?.has(row)) yield row;
    }
    if (this.leftInRanges <= 0) this.cut();
  }

  /** The clips of the sheets; refused where none of them lists clips. */
  opened(): Opened {
    const text = this.toString();
    if (text === '') return refusal('empty', 'The workbook holds no text. Drop it again with its content.');
    if (!isClipList(text)) return NO_LIST;
    return { ...oneClip('sheets.csv', { kind: 'text', text }), warnings: this.isCut ? [CUT] : [] };
  }

  toString(): string {
    const sheets = this.sheets.filter(({ size }) => size > 0).map(linesOf);
    return sheets.join(`${SHEET_BREAK}\n`);
  }
}

/** Sheets of a workbook that are read; the rest would hardly list clips. */
export const MOST_SHEETS = 50;

const CUT: Warning = {
  code: 'parts-cut',
  message: `The workbook is larger than is read: up to ${MOST_SHEETS} sheets, ${MOST_ROWS.toLocaleString('en')} rows of ${MOST_COLUMNS} columns, ${MOST_CELLS.toLocaleString('en')} cells and ${MOST_CHARACTERS / 1e6} million characters were. Split it.`,
};

const NO_LIST = refusal(
  'not-text',
  'The workbook lists no clips. Name its columns, such as Title, Outlet, Date, Link and Summary, or save it as text.',
);

function linesOf(rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>): string {
  const numbers = [...rows.keys()].sort((one, other) => one - other);
  return numbers.map((number) => `${lineOf(rows.get(number) ?? new Map())}\n`).join('');
}

function lineOf(cells: ReadonlyMap<number, Cell>): string {
  const width = Math.max(...cells.keys()) + 1;
  return Array.from({ length: width }, (_, column) => written(cells.get(column))).join(',');
}

function written(cell: Cell | undefined): string {
  if (!cell) return '';
  const { text, link } = cell;
  return link === null || !/^https?:/i.test(link)
    ? quoted(text)
    : quoted(`=HYPERLINK(${forced(link)},${forced(text)})`);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? forced(text) : text;
}

function forced(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** `C7:C8` or `D5` as a range; null for anything else. */
export function rangeNamed(reference: string): Range | null {
  const [first, last = first] = reference.replaceAll('$', '').split(':', 2).map(placeNamed);
  return first && last ? { top: first.row, left: first.column, bottom: last.row, right: last.column } : null;
}

/** `AB12` → row 11, column 27. */
export function placeNamed(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}

/**
 * The day of a number of days since the beginning of 1900, or of 1904 in workbooks of old Macs, as YYYY-MM-DD
 * (ECMA-376, part 1, 18.17.4.1). Null for a time alone and beyond the year 9999.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null;
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(first + Math.floor(serial) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Formats of Office by number that show a day (ECMA-376, part 1, 18.8.30). */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const signs = code.replace(/"[^"]{0,200}"|\\.|\[[^\]]{0,200}\]/g, '');
  return /[dy年日]/i.test(signs);
}
