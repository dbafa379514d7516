/** Word documents. */
import type { Opened } from './container.ts';
import { levelOf, type Style, stylesIn } from './docx-styles.ts';
import { escaped, linked } from './html-text.ts';
import { mainPart, openOffice, type Read, relationsOf } from './office.ts';
import { OfficeText, urlInField } from './office-text.ts';
import { type Attributes, readXmlEvents } from './xml-events.ts';

/** A Word document as HTML: headings by style, lists, tables, links, players of online videos (ECMA-376, part 1). */
export async function openDocx(bytes: Uint8Array): Promise<Opened> {
  return openOffice(bytes, 'docProps/core.xml', write);
}

async function write(read: Read): Promise<OfficeText | null> {
  const main = (await mainPart(read)) ?? 'word/document.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const links = new Map((await relationsOf(main, read)).map(({ id, target }) => [id, target]));
  const document = new DocumentReader(stylesIn(await read(`${folder}styles.xml`)), links);
  const { text, open, close, characters } = document;
  return readXmlEvents(await read(main), { open, close, text: characters, isFull: () => text.isFull }) ? text : null;
}

/** Elements that are not part of the current text: deleted, moved away, or alternatives for old programs (17.13.5). */
const LEFT_OUT = new Set(['Fallback', 'moveFrom', 'del', 'pPrChange', 'rPrChange']);
/** In the properties of a paragraph's mark: the mark was deleted or moved away (17.13.5.15, 17.13.5.21). */
const MARK_GONE = new Set(['del', 'moveFrom']);
const TABLE = new Map([
  ['tbl', 'table'],
  ['tr', 'tr'],
]);
/** Fields nest a few levels; in a damaged document none may end. */
const MOST_NESTED = 50;
const OFF = new Set(['0', 'false', 'off', 'none']);

class DocumentReader {
  readonly text = new OfficeText();
  private readonly styleOf: (id: string) => Style;
  private readonly links: ReadonlyMap<string, string>;
  private leftOut = 0;
  private inRunProperties = false;
  private isText = false;
  private isInstruction = false;
  private run = { bold: false, hidden: false };
  private url: string | null = null;
  /** A cell whose properties are being read: its tag is written before its content. */
  private cell: { columns: number; isMerged: boolean } | null = null;
  private readonly elements = new Map<string, (attributes: Attributes) => void>([
    ['pStyle', ({ val = '' }) => this.format(this.styleOf(val))],
    ['outlineLvl', ({ val = '' }) => this.format({ heading: levelOf(val) })],
    ['numId', ({ val }) => this.format({ isItem: val !== '0' })],
    ['gridSpan', ({ val }) => this.cell && Object.assign(this.cell, { columns: Number(val) || 1 })],
    ['vMerge', ({ val }) => this.cell && Object.assign(this.cell, { isMerged: val !== 'restart' })],
    ['t', () => this.expect(true, false)],
    ['instrText', () => this.expect(false, true)],
    ['tab', () => this.write(' ')],
    ['noBreakHyphen', () => this.write('-')],
    ['br', () => this.text.lineBreak()],
    ['cr', () => this.text.lineBreak()],
    ['hyperlink', ({ id = '' }) => this.leadTo(this.links.get(id) ?? null)],
    ['fldSimple', ({ instr = '' }) => this.leadTo(urlInField(instr))],
    ['fldChar', ({ fldCharType = '' }) => this.field(fldCharType)],
    ['hlinkClick', ({ id = '' }) => this.linkedPicture(this.links.get(id) ?? null)],
    ['webVideoPr', ({ embeddedHtml = '' }) => this.player(embeddedHtml)],
  ]);
  /** Nested fields: the instruction of each, whether its result has begun, and where that leads (17.16.18). */
  private readonly fields: { instruction: string; shown: boolean; url: string | null }[] = [];

  constructor(styleOf: (id: string) => Style, links: ReadonlyMap<string, string>) {
    this.styleOf = styleOf;
    this.links = links;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.leftOut > 0 || LEFT_OUT.has(name)) {
      if (this.leftOut === 0 && this.inRunProperties && MARK_GONE.has(name)) this.joinNext();
      if (LEFT_OUT.has(name)) this.leftOut++;
      return;
    }
    const tag = TABLE.get(name);
    if (tag !== undefined || name === 'p') this.openCell();
    if (tag !== undefined) this.text.block(`<${tag}>`);
    else if (name === 'tc') this.cell = { columns: 1, isMerged: false };
    else if (name === 'p') this.text.startParagraph({ heading: null, isItem: false });
    else if (name === 'r') this.run = { bold: false, hidden: false };
    else if (name === 'rPr') this.inRunProperties = true;
    else if (this.inRunProperties) this.formatRun(name, attributes);
    else this.elements.get(name)?.(attributes);
  };

  private formatRun(name: string, { val = '' }: Attributes): void {
    if (name === 'b') this.run.bold = !OFF.has(val);
    else if (name === 'vanish') this.run.hidden = !OFF.has(val);
  }

  readonly close = (name: string): void => {
    if (this.leftOut > 0) {
      if (LEFT_OUT.has(name)) this.leftOut--;
      return;
    }
    const tag = TABLE.get(name);
    if (tag !== undefined) this.text.block(`</${tag}>`);
    else if (name === 'tc') this.closeCell();
    else if (name === 'p') this.text.endParagraph();
    else if (name === 'rPr') this.inRunProperties = false;
    else if (name === 't' || name === 'instrText') this.expect(false, false);
    else if (name === 'hyperlink' || name === 'fldSimple') this.leadTo(null);
  };

  /** Handles text events; the document's text is `text`. */
  readonly characters = (text: string): void => {
    if (this.leftOut > 0) return;
    const field = this.fields.at(-1);
    if (this.isText) this.write(text);
    else if (this.isInstruction && field && !field.shown) field.instruction += text;
  };

  /** Cells that go on a cell above are there, empty and marked so (17.4.84). */
  private openCell(): void {
    if (!this.cell) return;
    const { columns, isMerged } = this.cell;
    this.cell = null;
    this.text.block(`<td${columns > 1 ? ` colspan="${columns}"` : ''}${isMerged ? ' data-merged' : ''}>`);
  }

  private closeCell(): void {
    this.openCell();
    this.text.block('</td>');
  }

  private expect(text: boolean, instruction: boolean): void {
    this.isText = text;
    this.isInstruction = instruction;
  }

  private leadTo(url: string | null): void {
    this.url = url;
  }

  private format(said: Partial<Style>): void {
    if (this.text.paragraph) Object.assign(this.text.paragraph, said);
  }

  private joinNext(): void {
    if (this.text.paragraph) this.text.paragraph.isOpen = true;
  }

  private write(text: string): void {
    if (this.run.hidden || this.fields.some(({ shown }) => !shown)) return;
    const url = this.url ?? this.fields.find(({ url }) => url !== null)?.url ?? null;
    this.text.text(text, this.run.bold, url);
  }

  private field(type: string): void {
    const field = this.fields.at(-1);
    if (type === 'begin' && this.fields.length < MOST_NESTED)
      this.fields.push({ instruction: '', shown: false, url: null });
    else if (type === 'separate' && field && !field.shown)
      Object.assign(field, { shown: true, url: urlInField(field.instruction) });
    else if (type === 'end') this.fields.pop();
  }

  private linkedPicture(url: string | null): void {
    if (url !== null) this.text.block(`<p>${linked(escaped(url), url)}</p>`);
  }

  /** Word keeps the player of an online video as HTML. */
  private player(html: string): void {
    const url = /\ssrc=["']?(https?:\/\/[^\s"'>]{1,2000})/i.exec(html)?.[1]?.replaceAll('&amp;', '&');
    if (url !== undefined) this.text.block(`<iframe src="${escaped(url)}"></iframe>`);
  }
}
