/** Writes the characters of an old Word document as HTML. */
import type { Look, ParagraphLook, Runs } from './doc-formats.ts';
import { OfficeText, urlInField } from './office-text.ts';

export interface DocLooks {
  readonly characters: Runs<Look>;
  readonly paragraphs: Runs<ParagraphLook>;
  readonly kindOf: (style: number) => { readonly heading: number | null; readonly isItem: boolean };
}

interface Piece {
  /** Null for a line break. */
  readonly text: string | null;
  readonly bold: boolean;
  readonly url: string | null;
}

/** Characters from here on stand for themselves. */
const SPACE = 0x20;
/** Fields nest a few levels; in a damaged document none may end. */
const MOST_NESTED = 50;
const UNKNOWN: Look = { bold: false, hidden: false };

export class DocText {
  private readonly written = new OfficeText();
  private readonly looks: DocLooks | null;
  private paragraph: Piece[] = [];
  /** Nested fields: the instruction of each, whether its result has begun, and where that leads. */
  private readonly fields: { instruction: string; shown: boolean; url: string | null }[] = [];
  /** Open tags of the table, the outermost first. */
  private readonly tags: string[] = [];

  /** `looks`: null for a text of which no more than its characters is known. */
  constructor(looks: DocLooks | null) {
    this.looks = looks;
  }

  /** Ends a part of the text: a field or a paragraph that goes on at its end has no more. */
  end(): void {
    this.fields.length = 0;
    this.endParagraph(null);
  }

  ended(): OfficeText {
    this.end();
    return this.written;
  }

  /** Writes characters, of which the first begins at an offset in the document stream, each `width` bytes long. */
  write(text: string, offset: number, width: number): void {
    for (let at = 0; at < text.length && !this.written.isFull; ) {
      const run = this.looks?.characters.at(offset + at * width);
      const end = run ? Math.max(at + 1, Math.ceil((run.end - offset) / width)) : text.length;
      this.writeRun(text.slice(at, end), offset + at * width, width, run?.value ?? UNKNOWN);
      at = end;
    }
  }

  private writeRun(text: string, offset: number, width: number, look: Look): void {
    let start = 0;
    for (let at = 0; at <= text.length && !this.written.isFull; at++) {
      if (at < text.length && text.charCodeAt(at) >= SPACE) continue;
      if (at > start) this.add(text.slice(start, at), look);
      if (at < text.length) this.mark(text[at] ?? '', offset + at * width, look);
      start = at + 1;
    }
  }

  private add(text: string, { bold, hidden }: Look): void {
    const field = this.fields.at(-1);
    if (field && !field.shown) field.instruction += text;
    else if (!hidden && this.fields.every(({ shown }) => shown)) this.paragraph.push({ text, bold, url: this.url });
  }

  private get url(): string | null {
    return this.fields.findLast(({ url }) => url !== null)?.url ?? null;
  }

  private showField(field: DocText['fields'][number] | undefined): void {
    if (field) Object.assign(field, { shown: true, url: urlInField(field.instruction) });
  }

  /** Characters with a meaning of their own (MS-DOC, 2.4.1); others, such as the places of pictures, are left out. */
  private mark(sign: string, offset: number, look: Look): void {
    switch (sign) {
      case '\r':
      case '\f':
      case '\x0e':
      case '\x07':
        this.endParagraph(this.looks?.paragraphs.at(offset).value ?? null, sign === '\x07');
        break;
      case '\v':
        this.paragraph.push({ text: null, bold: false, url: null });
        break;
      case '\t':
        this.add(' ', look);
        break;
      case '\x1e':
        this.add('-', look);
        break;
      case '\x13':
        if (this.fields.length < MOST_NESTED) this.fields.push({ instruction: '', shown: false, url: null });
        break;
      case '\x14':
        this.showField(this.fields.at(-1));
        break;
      case '\x15':
        this.fields.pop();
        break;
    }
  }

  private endParagraph(look: ParagraphLook | null, endsCell = false): void {
    const pieces = this.paragraph;
    this.paragraph = [];
    if (look?.inTable !== true) this.closeTags(0);
    else if (look.endsRow) this.closeTags(1);
    else this.openTags();
    if (pieces.length > 0) {
      const kind = this.looks?.kindOf(look?.style ?? 0) ?? { heading: null, isItem: false };
      this.written.startParagraph({
        heading: look?.outline ?? kind.heading,
        isItem: kind.isItem || look?.isItem === true,
      });
      for (const { text, bold, url } of pieces) {
        if (text === null) this.written.lineBreak();
        else this.written.text(text, bold, url);
      }
      this.written.endParagraph();
    }
    if (endsCell && look?.inTable === true && !look.endsRow) this.closeTags(2);
  }

  private openTags(): void {
    for (const tag of ['table', 'tr', 'td'].slice(this.tags.length)) {
      this.tags.push(tag);
      this.written.block(`<${tag}>`);
    }
  }

  private closeTags(left: number): void {
    while (this.tags.length > left) this.written.block(`</${this.tags.pop()}>`);
  }
}
