import { escaped, linked } from './html-text.ts';

export interface Paragraph {
  /** 0 for the title of the document, 1 to 9 for its headings, null for text. */
  heading: number | null;
  isItem: boolean;
}

interface Piece {
  html: string;
  bold: boolean;
  url: string | null;
}

/** Writes what the document formats have in common as HTML: paragraphs, which may stand in one another, and tables. */
export class OfficeText {
  private readonly written: { name: string; html: string }[] = [];
  private readonly open: { paragraph: Paragraph; pieces: Piece[] }[] = [];

  startParagraph(paragraph: Paragraph): void {
    this.open.push({ paragraph, pieces: [] });
  }

  /** The paragraph that is being written; null between two. */
  get paragraph(): Paragraph | null {
    return this.open.at(-1)?.paragraph ?? null;
  }

  text(text: string, bold: boolean, url: string | null): void {
    this.html(escaped(text.replace(/[\t\n\r]+/g, ' ')), bold, url);
  }

  lineBreak(): void {
    this.html('<br>', false, null);
  }

  /** What stands by itself: a player, a link over a picture, the beginning or end of a table. */
  block(html: string): void {
    this.written.push({ name: '', html });
  }

  endParagraph(): void {
    const done = this.open.pop();
    if (!done) return;
    const html = done.pieces.map(({ html, bold, url }) => linked(bold && html.trim() ? `<b>${html}</b>` : html, url));
    const text = html.join('').trim();
    if (text === '') return;
    const { heading, isItem } = done.paragraph;
    const name = heading !== null ? `${heading}` : isItem ? 'li' : 'p';
    this.written.push({ name, html: text });
  }

  /** All that was written; below a title the headings are a level lower. */
  toString(): string {
    const lower = this.written.some(({ name }) => name === '0') ? 1 : 0;
    return this.written
      .map(({ name, html }) => {
        if (name === '') return html;
        const tag = /^\d$/.test(name) ? `h${Math.min(6, Math.max(1, Number(name) + lower))}` : name;
        return `<${tag}>${html}</${tag}>`;
      })
      .join('\n');
  }

  private html(html: string, bold: boolean, url: string | null): void {
    const pieces = this.open.at(-1)?.pieces;
    const last = pieces?.at(-1);
    if (last && last.bold === bold && last.url === url) last.html += html;
    else pieces?.push({ html, bold, url });
  }
}

/** What programs write as a title when nobody gave one. */
const NO_TITLE =
  /^(?:untitled|unbenannt|sans titre|sin título|document\s?\d*$|microsoft (?:word|powerpoint)|.{0,200}\.(?:docx?|odt|rtf|indd|qxp|pages|pdf|html?)(?:\s|$))/iu;

/** A title in a document's own data, where a person gave it; null otherwise. */
export function meaningfulTitle(title: string): string | null {
  return /\p{L}/u.test(title) && !NO_TITLE.test(title.trim()) ? title.trim() : null;
}
