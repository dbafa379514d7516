/** Excel workbooks. */
import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { mainPart, openMembers, type Read, relationsOf } from './office.ts';
import { dayOfSerial, isDayFormat, MOST_SHEETS, placeNamed, type Range, rangeNamed, Sheets } from './sheets.ts';
import { type Attributes, readXmlEvents } from './xml-events.ts';

/** A workbook of clips as text (ECMA-376, part 1, 18): its visible sheets, days by the formats of cells, links of cells. */
export async function openXlsx(bytes: Uint8Array): Promise<Opened> {
  return openMembers(bytes, openWorkbook);
}

async function openWorkbook(read: Read): Promise<Opened> {
  const main = (await mainPart(read)) ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(main)) return BINARY;
  const parts = new Map((await relationsOf(main, read)).map((relation) => [relation.id, relation]));
  const { sheets, from1904 } = workbookIn(await read(main));
  const pathOf = (ending: string) =>
    [...parts.values()].flatMap(({ type, target }) => (type.endsWith(ending) ? [below(main, target)] : []))[0] ?? '';
  const texts = textsIn(await read(pathOf('/sharedStrings')));
  const isDay = dayStylesIn(await read(pathOf('/styles')));
  const written = new Sheets();
  if (sheets.length > MOST_SHEETS) written.cut();
  for (const id of sheets.slice(0, MOST_SHEETS)) {
    const path = below(main, parts.get(id)?.target ?? '');
    const links = new Map((await relationsOf(path, read)).map(({ id, target }) => [id, target]));
    new SheetReader(written, { texts, isDay, from1904, links }).read(await read(path));
  }
  return written.opened();
}

const BINARY = refusal(
  'not-text',
  'The file is a binary Excel workbook (.xlsb), which cannot be read. Save it as a workbook (.xlsx) or as CSV.',
);

/** The path of a target that is relative to a part. */
function below(part: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : part.slice(0, part.lastIndexOf('/') + 1) + target;
}

const nothing = () => undefined;

function workbookIn(bytes: Uint8Array): { sheets: string[]; from1904: boolean } {
  const sheets: string[] = [];
  let from1904 = false;
  readXmlEvents(bytes, {
    open: (name, { id = '', state = '', date1904 = '' }) => {
      if (name === 'sheet' && !/hidden/i.test(state)) sheets.push(id);
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(date1904);
    },
    close: nothing,
    text: nothing,
  });
  return { sheets, from1904 };
}

/** Texts that cells share, without the readings of Japanese words. */
function textsIn(bytes: Uint8Array): string[] {
  const texts: string[] = [];
  let [isText, readings] = [false, 0];
  readXmlEvents(bytes, {
    open: (name) => {
      if (name === 'si') texts.push('');
      else if (name === 'rPh') readings++;
      isText = name === 't' && readings === 0;
    },
    close: (name) => {
      if (name === 'rPh') readings--;
      isText = false;
    },
    text: (text) => {
      if (isText) texts[texts.length - 1] += text;
    },
  });
  return texts;
}

/** Whether cells of a style show days, by its number. */
function dayStylesIn(bytes: Uint8Array): boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  readXmlEvents(bytes, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) styles.push(isDayFormat(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: nothing,
  });
  return styles;
}

interface Workbook {
  readonly texts: readonly string[];
  readonly isDay: readonly boolean[];
  readonly from1904: boolean;
  /** Where the relations of the sheet lead, by their ids. */
  readonly links: ReadonlyMap<string, string>;
}

class SheetReader {
  private readonly sheets: Sheets;
  private readonly workbook: Workbook;
  private row = -1;
  private column = -1;
  private cell: { type: string; style: number; value: string; formula: string } | null = null;
  /** The element whose text is read. */
  private inside: 'value' | 'formula' | null = null;
  private readonly merged: Range[] = [];
  private readonly linked: (readonly [Range, url: string])[] = [];

  constructor(sheets: Sheets, workbook: Workbook) {
    this.sheets = sheets;
    this.workbook = workbook;
  }

  read(bytes: Uint8Array): void {
    this.sheets.startSheet();
    readXmlEvents(bytes, { open: this.open, close: this.close, text: this.text });
    for (const [range, url] of this.linked) this.sheets.link(range, url);
    for (const range of this.merged) this.sheets.merge(range);
  }

  private readonly open = (name: string, attributes: Attributes): void => {
    const { r = '', ref = '' } = attributes;
    switch (name) {
      case 'row':
        this.row = r === '' ? this.row + 1 : Number(r) - 1;
        this.column = -1;
        break;
      case 'c':
        this.column = placeNamed(r)?.column ?? this.column + 1;
        this.cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: '' };
        break;
      case 'v':
      case 't':
        this.inside = 'value';
        break;
      case 'f':
        this.inside = 'formula';
        break;
      case 'rPh':
        this.inside = null;
        break;
      case 'mergeCell':
        this.merged.push(...[rangeNamed(ref)].filter((range) => range !== null));
        break;
      case 'hyperlink':
        this.noteLink(rangeNamed(ref), attributes.id ?? '');
        break;
    }
  };

  private readonly text = (text: string): void => {
    if (this.cell && this.inside) this.cell[this.inside] += text;
  };

  private readonly close = (name: string): void => {
    this.inside = null;
    if (name !== 'c' || !this.cell) return;
    const link = /^\s{0,9}HYPERLINK\(\s{0,9}"([^"]{1,2000})"/i.exec(this.cell.formula)?.[1] ?? null;
    this.sheets.put(this.row, this.column, this.shown(this.cell), link);
    this.cell = null;
  };

  private shown({ type, style, value }: { type: string; style: number; value: string }): string {
    switch (type) {
      case 's':
        return plain(this.workbook.texts[Number(value)] ?? '');
      case 'n':
        return (this.workbook.isDay[style] && dayOfSerial(Number(value), this.workbook.from1904)) || value;
      case 'e':
      case 'b':
        return '';
      // Text of a formula or of the cell itself, days in ISO 8601.
      default:
        return plain(value);
    }
  }

  private noteLink(range: Range | null, id: string): void {
    const target = this.workbook.links.get(id);
    if (range && target !== undefined) this.linked.push([range, target]);
  }
}

/** Text without the escapes of characters that XML cannot have: `_x000D_` (ECMA-376, part 1, 22.9.2.19). */
function plain(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
