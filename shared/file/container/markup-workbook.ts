/** Workbooks as mark-up: tables of HTML that are called `.xls`, which many services write, and XML of Excel 2003. */
import type { Element } from '../../document/document.ts';
import { readPage } from '../../document/html.ts';
import { nodesIn } from '../../document/traverse.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { type Opened, oneClip } from './container.ts';
import type { Decode } from './mhtml-frames.ts';
import { MOST_COLUMNS, type Range, Sheets } from './sheets.ts';
import { type Attributes, readXmlEvents } from './xml-events.ts';

const XML = 'urn:schemas-microsoft-com:office:spreadsheet';
const HEAD_WITHIN = 4096;
/** Rows of one cell, and cells of one row, that are counted. */
const MOST_SPANNED = 1000;

/** The clips that a workbook lists; one without a list is read as the page or text that it is. */
export function openMarkupWorkbook(bytes: Uint8Array, fileName: string, decode: Decode): Opened {
  const decoded = decode(bytes, null);
  if (decoded.kind === 'refused') return decoded;
  const sheets = decoded.source.slice(0, HEAD_WITHIN).includes(XML)
    ? sheetsOfXml(decoded.source)
    : sheetsOfHtml(decoded.source);
  const opened = sheets.opened();
  if (opened.kind === 'refused') return oneClip(fileName, { kind: 'bytes', bytes, charset: null });
  return { ...opened, warnings: [...opened.warnings, ...decoded.warnings] };
}

function sheetsOfHtml(source: string): Sheets {
  const sheets = new Sheets();
  let table = new HtmlTable(sheets);
  for (const node of nodesIn([readPage(source)])) {
    if (node.kind === 'text') continue;
    if (node.name === 'table') {
      table.end();
      table = new HtmlTable(sheets);
    } else if (node.name === 'tr') table.row(node);
  }
  table.end();
  return sheets;
}

class HtmlTable {
  private readonly sheets: Sheets;
  private rows = 0;
  /** The row at which each column is free again under cells over several rows. */
  private readonly free = new Map<number, number>();
  private readonly merged: Range[] = [];

  constructor(sheets: Sheets) {
    this.sheets = sheets;
    sheets.startSheet();
  }

  row(tr: Element): void {
    const row = this.rows++;
    let column = 0;
    for (const cell of tr.children) {
      if (cell.kind === 'text' || (cell.name !== 'td' && cell.name !== 'th')) continue;
      while ((this.free.get(column) ?? 0) > row) column++;
      if (column > MOST_COLUMNS) break;
      const [wide, high] = [spanOf(cell.attributes.colspan), spanOf(cell.attributes.rowspan)];
      this.sheets.put(row, column, ...textAndLink(cell));
      if (high > 1) {
        this.merged.push({ top: row, left: column, bottom: row + high - 1, right: column });
        for (let i = 0; i < wide; i++) this.free.set(column + i, row + high);
      }
      column += wide;
    }
  }

  end(): void {
    for (const range of this.merged) this.sheets.merge(range);
  }
}

function spanOf(attribute = '1'): number {
  return Math.min(MOST_SPANNED, Math.max(1, Number.parseInt(attribute, 10) || 1));
}

/** Rows of a table within a cell are rows of their own. */
const NO_TEXT = new Set(['script', 'style', 'table', 'tr']);

function textAndLink(cell: Element): [text: string, link: string | null] {
  const words: string[] = [];
  let link: string | null = null;
  for (const node of nodesIn(cell.children, ({ name }) => !NO_TEXT.has(name))) {
    if (node.kind === 'text') words.push(node.value);
    else if (node.name === 'br' || node.name === 'p' || node.name === 'div') words.push(' ');
    else if (node.name === 'a') link ??= node.attributes.href ?? null;
  }
  return [collapseSpaces(words.join('')), link];
}

function sheetsOfXml(source: string): Sheets {
  const sheets = new Sheets();
  const at = { row: -1, column: -1 };
  let cell: { text: string; link: string | null } | null = null;
  let [isData, inNote] = [false, false];
  readXmlEvents(new TextEncoder().encode(source), {
    open: (name, attributes) => {
      if (name === 'Worksheet') {
        sheets.startSheet();
        at.row = -1;
      } else if (name === 'Row') {
        at.row = placeOf(attributes, at.row);
        at.column = -1;
      } else if (name === 'Cell') {
        at.column = placeOf(attributes, at.column);
        cell = { text: '', link: attributes.HRef ?? null };
      } else if (name === 'Comment') inNote = true;
      else if (name === 'Data') isData = !inNote;
    },
    close: (name) => {
      if (name === 'Data') isData = false;
      else if (name === 'Comment') inNote = false;
      if (name !== 'Cell' || !cell) return;
      sheets.put(at.row, at.column, cell.text, cell.link);
      cell = null;
    },
    text: (text) => {
      if (cell && isData) cell.text += text;
    },
  });
  return sheets;
}

/** Rows and cells are counted from 1 where they have a place of their own, else one after the other. */
function placeOf({ Index }: Attributes, before: number): number {
  return Index === undefined ? before + 1 : Number(Index) - 1;
}
