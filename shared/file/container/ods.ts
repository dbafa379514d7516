/** OpenDocument workbooks. */
import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { openMembers } from './office.ts';
import { MOST_COLUMNS, type Range, Sheets } from './sheets.ts';
import { type Attributes, readXmlEvents } from './xml-events.ts';

/** A workbook of clips as text (OpenDocument 1.3, part 3, 9): days in ISO 8601, links of cells. */
export async function openOds(bytes: Uint8Array): Promise<Opened> {
  return openMembers(bytes, async (read) => {
    const reader = new WorkbookReader();
    const isWhole = readXmlEvents(await read('content.xml'), reader);
    return isWhole ? reader.sheets.opened() : DAMAGED;
  });
}

const DAMAGED = refusal('not-text', 'The workbook is damaged. Save it again, or save it as CSV.');

class WorkbookReader {
  readonly sheets = new Sheets();
  private row = -1;
  private column = -1;
  private cell: { day: string | null; text: string; link: string | null; repeated: number; rows: number } | null = null;
  private notes = 0;
  private readonly merged: Range[] = [];

  readonly open = (name: string, attributes: Attributes): void => {
    switch (name) {
      case 'table':
        this.sheets.startSheet();
        this.row = -1;
        break;
      case 'table-row':
        this.row++;
        this.column = 0;
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.startCell(attributes);
        break;
      case 'annotation':
        this.notes++;
        break;
      case 'p':
        if (this.cell && this.cell.text !== '') this.text('\n');
        break;
      case 'a':
        if (this.cell) this.cell.link ??= attributes.href ?? null;
        break;
      case 's':
      case 'tab':
        this.text(' ');
        break;
      case 'line-break':
        this.text('\n');
        break;
    }
  };

  readonly text = (text: string): void => {
    if (this.cell && this.notes === 0) this.cell.text += text;
  };

  readonly close = (name: string): void => {
    if (name === 'annotation') this.notes--;
    else if (name === 'table') for (const range of this.merged.splice(0)) this.sheets.merge(range);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.endCell();
  };

  private startCell(attributes: Attributes): void {
    this.cell = {
      day: attributes['date-value'] ?? null,
      text: '',
      link: null,
      repeated: Number(attributes['number-columns-repeated'] ?? 1),
      rows: Number(attributes['number-rows-spanned'] ?? 1),
    };
  }

  private endCell(): void {
    const { cell } = this;
    this.cell = null;
    if (!cell) return;
    const text = cell.day ?? cell.text.trim();
    // One more than are read, which tells that there are more.
    const times = text === '' ? 0 : Math.min(cell.repeated, MOST_COLUMNS + 1 - this.column);
    for (let i = 0; i < times; i++) this.sheets.put(this.row, this.column + i, text, cell.link);
    const [top, left] = [this.row, this.column];
    if (cell.rows > 1) this.merged.push({ top, left, bottom: top + cell.rows - 1, right: left });
    this.column += cell.repeated;
  }
}
