/** Rich Text Format: Word, WordPad, TextEdit, LibreOffice, exports of press databases. */
import { type Opened, oneClip } from './container.ts';
import { levelOf, type StyleRow, styleOf } from './docx-styles.ts';
import { OfficeText, openedDocument, urlInField } from './office-text.ts';
import { readRtfEvents } from './rtf-events.ts';
import { hasHtml, htmlInRtf } from './rtf-html.ts';

/** RTF as HTML: headings by style and outline, lists, tables, links, bold; or the HTML page that it holds. */
export function openRtf(file: Uint8Array): Opened {
  const bytes = file.subarray(file.indexOf(BRACE));
  if (hasHtml(bytes)) return oneClip('document.html', { kind: 'text', text: htmlInRtf(bytes) });
  const reader = new RtfReader();
  const isWhole = readRtfEvents(bytes, reader);
  return openedDocument(isWhole ? reader.ended() : null, reader.title);
}

/** What may stand before it is no part of it. */
const BRACE = 0x7b;
/** Where the text of a group goes; `out` is nowhere, `buried` nowhere whatever is inside. */
type Target = 'document' | 'instruction' | 'styles' | 'info' | 'title' | 'out' | 'buried';

/** What holds within a group. */
interface Scope {
  target: Target;
  bold: boolean;
  hidden: boolean;
  style: number;
  /** 1 to 9; null leaves it to the style. */
  outline: number | null;
  isItem: boolean;
  inTable: boolean;
  field: { instruction: string; readonly around: string | null } | null;
}

const PLAIN = { style: 0, outline: null, isItem: false, inTable: false } as const;

/** Word has at most 63 cells in a row. */
const MOST_CELLS = 100;
/** Names of styles have a few words. */
const LONGEST_NAME = 250;

/** Groups whose text is not of the document. */
const BURIED = new Set(
  `colortbl pict header headerl headerr headerf footer footerl footerr footerf footnote ftnsep ftnsepc ftncn aftnsep aftnsepc
  aftncn xe tc tcn rxe txe listtext pntext nonesttables shprslt annotation filetbl revtbl private comment`.split(/\s+/),
);
/** Where the text of other groups goes: those in a drawing, and with what old readers would show, are read inside. */
const TARGETS: ReadonlyMap<string, Target> = new Map<string, Target>([
  ['fldinst', 'instruction'],
  ['fldrslt', 'document'],
  ['stylesheet', 'styles'],
  ['info', 'info'],
  ['shpinst', 'out'],
  ['shptxt', 'document'],
  ['upr', 'out'],
  ['ud', 'document'],
]);

class RtfReader {
  title = '';
  private readonly written = new OfficeText();
  private readonly styles = new Map<string, StyleRow>();
  private readonly scopes: Scope[] = [];
  private scope: Scope = { target: 'document', bold: false, hidden: false, ...PLAIN, field: null };
  /** Open tags of the table, the outermost first. */
  private readonly tags: string[] = [];
  /** Of each cell of a row, whether it goes on the cell above; and of the one that is being defined. */
  private merged: boolean[] = [];
  private isMerged = false;
  /** Cells of the row that have ended. */
  private cells = 0;

  private readonly words = new Map<string, (value: number | null) => void>([
    ['par', () => this.endParagraph()],
    ['sect', () => this.endParagraph()],
    ['page', () => this.endParagraph()],
    ['column', () => this.endParagraph()],
    ['nestcell', () => this.endParagraph()],
    ['nestrow', () => this.endParagraph()],
    ['cell', () => this.endCell()],
    ['row', () => this.endRow()],
    ['trowd', () => Object.assign(this, { merged: [], isMerged: false })],
    ['clvmrg', () => Object.assign(this, { isMerged: true })],
    ['cellx', () => this.defineCell()],
    ['line', () => this.written.lineBreak()],
    ['lbr', () => this.written.lineBreak()],
    ['tab', () => this.text(' ')],
    ['pard', () => Object.assign(this.scope, PLAIN)],
    ['intbl', () => Object.assign(this.scope, { inTable: true })],
    ['s', (value) => Object.assign(this.scope, { style: value ?? 0 })],
    ['outlinelevel', (value) => this.outline(levelOf(String(value ?? 9)))],
    ['sbasedon', (value) => this.noteStyle({ basedOn: String(value ?? 0) })],
    ['ls', (value) => Object.assign(this.scope, { isItem: value !== 0 })],
    ['b', (value) => Object.assign(this.scope, { bold: value !== 0 })],
    ['v', (value) => Object.assign(this.scope, { hidden: value !== 0 })],
    ['deleted', (value) => Object.assign(this.scope, { hidden: value !== 0 })],
    ['plain', () => Object.assign(this.scope, { bold: false, hidden: false })],
    ['field', () => Object.assign(this.scope, { field: { instruction: '', around: this.url } })],
  ]);

  /** The document, once all is read. */
  ended(): OfficeText {
    this.endParagraph();
    this.closeTags(0);
    return this.written;
  }

  readonly open = (): void => {
    this.scopes.push(this.scope);
    this.scope = { ...this.scope };
  };

  readonly close = (): void => {
    this.scope = this.scopes.pop() ?? this.scope;
  };

  readonly isSilent = (): boolean => {
    const { target, hidden } = this.scope;
    return hidden || target === 'info' || target === 'out' || target === 'buried';
  };

  readonly isFull = (): boolean => this.written.isFull;

  readonly word = (name: string, value: number | null, ignorable: boolean): void => {
    const { scope } = this;
    if (scope.target === 'buried') return;
    const target = TARGETS.get(name);
    if (target !== undefined) scope.target = target;
    else if (ignorable || BURIED.has(name)) this.bury(name);
    else if (name === 'title' && scope.target === 'info') scope.target = 'title';
    else this.words.get(name)?.(value);
  };

  readonly text = (text: string): void => {
    const { target, style, bold, field } = this.scope;
    if (target === 'document') {
      this.startParagraph();
      this.written.text(text, bold, this.url);
    } else if (target === 'instruction' && field) field.instruction += text;
    else if (target === 'styles') this.nameStyle(style, text);
    else if (target === 'title') this.title += text;
  };

  private bury(name: string): void {
    this.scope.target = 'buried';
    // The bullet or number of an item.
    const around = this.scopes.at(-1);
    if (around && (name === 'listtext' || name === 'pntext')) around.isItem = true;
  }

  private get url(): string | null {
    const { field } = this.scope;
    return field && (urlInField(field.instruction) ?? field.around);
  }

  private outline(level: number | null): void {
    if (this.scope.target === 'styles') this.noteStyle({ level });
    else this.scope.outline = level;
  }

  private noteStyle(said: Partial<StyleRow>): void {
    if (this.scope.target !== 'styles') return;
    const id = `${this.scope.style}`;
    const row = this.styles.get(id) ?? { name: '', basedOn: null, level: null, isItem: false };
    this.styles.set(id, { ...row, ...said, name: (said.name ?? row.name).replace(/;.*/s, '').toLowerCase() });
  }

  /** Adds to the name of a style; a longer name is that of no heading. */
  private nameStyle(style: number, text: string): void {
    const name = this.styles.get(`${style}`)?.name ?? '';
    if (name.length < LONGEST_NAME) this.noteStyle({ name: `${name}${text.slice(0, LONGEST_NAME)}` });
  }

  private startParagraph(): void {
    if (this.written.paragraph) return;
    const { style, outline, isItem, inTable } = this.scope;
    if (inTable) this.openTags();
    else this.closeTags(0);
    const ofStyle = styleOf(this.styles, `${style}`);
    this.written.startParagraph({ heading: outline ?? ofStyle.heading, isItem: isItem || ofStyle.isItem });
  }

  private endParagraph(): void {
    if (this.scope.target === 'document') this.written.endParagraph();
  }

  private endCell(): void {
    this.endParagraph();
    this.openTags();
    this.closeTags(2);
    this.cells++;
  }

  private defineCell(): void {
    if (this.merged.length < MOST_CELLS) this.merged.push(this.isMerged);
    this.isMerged = false;
  }

  private endRow(): void {
    this.endParagraph();
    this.closeTags(1);
    this.cells = 0;
  }

  private openTags(): void {
    for (const tag of ['table', 'tr', 'td'].slice(this.tags.length)) {
      this.tags.push(tag);
      this.written.block(tag === 'td' && this.merged[this.cells] ? '<td data-merged>' : `<${tag}>`);
    }
  }

  private closeTags(left: number): void {
    while (this.tags.length > left) this.written.block(`</${this.tags.pop()}>`);
  }
}
