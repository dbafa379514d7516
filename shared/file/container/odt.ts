/** OpenDocument texts. */
import type { Opened } from './container.ts';
import { escaped, linked } from './html-text.ts';
import { openOffice, type Read } from './office.ts';
import { OfficeText } from './office-text.ts';
import { type Attributes, readXmlEvents } from './xml-events.ts';

/** An OpenDocument text as HTML: headings, lists, tables, links (OpenDocument 1.3, part 3). */
export async function openOdt(bytes: Uint8Array): Promise<Opened> {
  return openOffice(bytes, 'meta.xml', write);
}

async function write(read: Read): Promise<OfficeText | null> {
  const { text, open, close, characters } = new ContentReader();
  return readXmlEvents(await read('content.xml'), { open, close, text: characters, isFull: () => text.isFull })
    ? text
    : null;
}

/** Footnotes, comments, deleted text, the alternative text of shapes, and cells that another one is shown over. */
const LEFT_OUT = new Set('note annotation tracked-changes forms desc title binary-data covered-table-cell'.split(' '));
const TABLE = new Map([
  ['table', 'table'],
  ['table-row', 'tr'],
  ['table-cell', 'td'],
]);
const MOST_SPACES = 100;

/** The attributes of a cell over several columns or rows (9.1.4). */
function spansIn(attributes: Attributes): string {
  const [columns, rows] = ['number-columns-spanned', 'number-rows-spanned'].map(
    (name) => Number(attributes[name]) || 1,
  );
  return `${columns === 1 ? '' : ` colspan="${columns}"`}${rows === 1 ? '' : ` rowspan="${rows}"`}`;
}

/** One, unless a count says more. */
function spacesIn(count: string): number {
  return Math.min(MOST_SPACES, Math.max(1, Number(count) || 1));
}

interface Style {
  readonly parent: string;
  bold: boolean;
}

class ContentReader {
  readonly text = new OfficeText();
  private readonly styles = new Map<string, Style>();
  private style: Style | null = null;
  private leftOut = 0;
  private inList = 0;
  private url: string | null = null;
  private readonly bold: boolean[] = [];
  private readonly elements = new Map<string, (attributes: Attributes) => void>([
    ['style', (attributes) => this.define(attributes)],
    ['text-properties', (attributes) => this.embolden(attributes)],
    ['list-item', () => this.inList++],
    ['a', ({ href }) => this.leadTo(href ?? null)],
    ['line-break', () => this.text.lineBreak()],
    ['tab', () => this.characters(' ')],
    ['s', ({ c = '1' }) => this.characters(' '.repeat(spacesIn(c)))],
  ]);

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.leftOut > 0 || LEFT_OUT.has(name)) {
      this.leftOut++;
      return;
    }
    const tag = TABLE.get(name);
    const styleName = attributes['style-name'] ?? '';
    if (tag !== undefined) this.text.block(`<${tag}${spansIn(attributes)}>`);
    else if (name === 'h' || name === 'p') {
      const level = Number(attributes['outline-level'] ?? 1);
      const heading = name === 'h' ? Math.min(9, Math.max(1, level || 1)) : this.isTitle(styleName) ? 0 : null;
      this.text.startParagraph({ heading, isItem: this.inList > 0 });
      this.bold.push(this.isBold(styleName));
    } else if (name === 'span') this.bold.push(this.isBold(styleName) || this.isBoldNow());
    else this.elements.get(name)?.(attributes);
  };

  readonly close = (name: string): void => {
    if (this.leftOut > 0) {
      this.leftOut--;
      return;
    }
    const tag = TABLE.get(name);
    if (tag !== undefined) this.text.block(`</${tag}>`);
    else if (name === 'h' || name === 'p') {
      this.text.endParagraph();
      this.bold.pop();
    } else if (name === 'span') this.bold.pop();
    else if (name === 'style') this.style = null;
    else if (name === 'list-item') this.inList--;
    else if (name === 'a') this.url = null;
  };

  readonly characters = (text: string): void => {
    if (this.leftOut === 0) this.text.text(text, this.isBoldNow(), this.url);
  };

  private define({ name = '', 'parent-style-name': parent = '' }: Attributes): void {
    this.style = { parent, bold: false };
    this.styles.set(name, this.style);
  }

  private embolden(attributes: Attributes): void {
    if (this.style) this.style.bold = attributes['font-weight'] === 'bold';
  }

  private leadTo(url: string | null): void {
    this.url = url;
    // A link around a shape has no text of its own.
    if (url !== null && !this.text.paragraph) this.text.block(`<p>${linked(escaped(url), url)}</p>`);
  }

  private isBoldNow(): boolean {
    return this.bold.at(-1) ?? false;
  }

  private isBold(style: string): boolean {
    return this.styles.get(style)?.bold ?? style === 'Strong_20_Emphasis';
  }

  private isTitle(style: string): boolean {
    return style === 'Title' || this.styles.get(style)?.parent === 'Title';
  }
}
