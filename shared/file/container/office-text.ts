import type { Warning } from '../../contract/clip.ts';
import { beginning } from '../../well-formed.ts';
import { refusal } from '../refusal.ts';
import { MOST_CHARACTERS, MOST_TAGS } from '../text/limits.ts';
import { declared, type Opened, oneClip } from './container.ts';
import { escaped, linked } from './html-text.ts';

export interface Paragraph {
  /** 0 for the title of the document, 1 to 9 for its headings, null for text. */
  heading: number | null;
  isItem: boolean;
  /** Whether its end was deleted, so that the text goes on in the next paragraph. */
  isOpen: boolean;
}

interface Piece {
  html: string;
  bold: boolean;
  url: string | null;
}

/** The tags around a piece and a paragraph: their number, and about their characters. */
const TAGS_OF = { paragraph: [2, 8], bold: [2, 7], link: [2, 15] } as const;

/** Room for the tags around what is written last. */
const LAST = { tags: 20, characters: 10_000 } as const;

/** Writes HTML for all document formats: paragraphs, which may be nested, and tables; no more than is read of a text. */
export class OfficeText {
  private readonly written: { name: string; html: string }[] = [];
  private readonly open: { paragraph: Paragraph; pieces: Piece[] }[] = [];
  /** What goes on in the next paragraph of that depth. */
  private carried: { depth: number; pieces: Piece[] } | null = null;
  private left = { tags: MOST_TAGS - LAST.tags, characters: MOST_CHARACTERS - LAST.characters };
  private full = false;

  /** Whether all that is read of a text is written; what comes is left out. */
  get isFull(): boolean {
    return this.full;
  }

  startParagraph(kind: Omit<Paragraph, 'isOpen'>): void {
    const depth = this.open.length;
    const goesOn = this.carried?.depth === depth ? this.carried : null;
    if (goesOn) this.carried = null;
    this.open.push({ paragraph: { ...kind, isOpen: false }, pieces: goesOn?.pieces ?? [] });
  }

  /** The innermost open paragraph; null between paragraphs. */
  get paragraph(): Paragraph | null {
    return this.open.at(-1)?.paragraph ?? null;
  }

  text(text: string, bold: boolean, url: string | null): void {
    const { characters } = this.left;
    this.html(escaped(beginning(text, characters).replace(/[\t\n\r]+/g, ' ')), bold, url);
    if (text.length > characters) this.full = true;
  }

  lineBreak(): void {
    this.html('<br>', false, null);
  }

  /** Adds HTML outside of paragraphs: a player, a link over a picture, a tag of a table. */
  block(html: string): void {
    if (this.full) return;
    this.take([html.split('<').length - 1, html.length]);
    if (this.carried?.depth === this.open.length) this.endCarried();
    this.written.push({ name: '', html });
  }

  endParagraph(): void {
    const done = this.open.pop();
    if (!done) return;
    if (done.paragraph.isOpen) this.carried = { depth: this.open.length, pieces: done.pieces };
    else this.write(done.pieces, done.paragraph);
  }

  private endCarried(): void {
    if (this.carried) this.write(this.carried.pieces, { heading: null, isItem: false });
    this.carried = null;
  }

  private write(pieces: readonly Piece[], { heading, isItem }: Pick<Paragraph, 'heading' | 'isItem'>): void {
    const html = pieces.map(({ html, bold, url }) => linked(bold && html.trim() ? `<b>${html}</b>` : html, url));
    const text = html.join('').trim();
    if (text === '') return;
    const name = heading !== null ? `${heading}` : isItem ? 'li' : 'p';
    this.written.push({ name, html: text });
  }

  /** The whole HTML; in a document with a title, headings are one level lower. */
  toString(): string {
    this.endCarried();
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
    if (!pieces) return;
    const last = pieces.at(-1);
    const goesOn = last && last.bold === bold && last.url === url;
    const around = goesOn ? [] : tagsAround(pieces, bold, url);
    if (this.full) return;
    this.take([html.startsWith('<') ? 1 : 0, html.length], ...around);
    if (goesOn) last.html += html;
    else pieces.push({ html, bold, url });
  }

  /** Takes room for so many tags and characters; what is written last may take more than there is. */
  private take(...needed: readonly Room[]): void {
    const { left } = this;
    for (const [tags, characters] of needed) {
      left.tags -= tags;
      left.characters = Math.max(0, left.characters - characters);
    }
    this.full = left.tags <= 0 || left.characters === 0;
  }
}

type Room = readonly [tags: number, characters: number];

function tagsAround(pieces: readonly Piece[], bold: boolean, url: string | null): Room[] {
  const around: Room[] = bold ? [TAGS_OF.bold] : [];
  if (url !== null) around.push(TAGS_OF.link, [0, url.length]);
  if (pieces.length === 0) around.push(TAGS_OF.paragraph);
  return around;
}

/** Titles that programs write by themselves. */
const NO_TITLE =
  /^(?:untitled|unbenannt|sans titre|sin título|document\s?\d*$|microsoft (?:word|powerpoint)|.{0,200}\.(?:docx?|odt|rtf|indd|qxp|pages|pdf|html?)(?:\s|$))/iu;

/** A title in a document's metadata, unless a program made it up; else null. */
export function meaningfulTitle(title: string): string | null {
  return /\p{L}/u.test(title) && !NO_TITLE.test(title.trim()) ? title.trim() : null;
}

/** A document by its text and the title in its metadata; `text` is null where it could not be read. */
export function openedDocument(text: OfficeText | null, title: string): Opened {
  if (text === null) return refusal('not-text', 'The document is damaged. Save it again, or save only its text.');
  const html = text.toString();
  if (!/[\p{L}\p{N}]/u.test(html.replace(/<[^>]{0,9999}>/g, ''))) {
    return refusal('empty', 'The document holds no text. Drop it again with its content.');
  }
  const opened = oneClip('document.html', { kind: 'text', text: html }, declared('data:title', meaningfulTitle(title)));
  return { ...opened, warnings: text.isFull ? [CUT] : [] };
}

const CUT: Warning = {
  code: 'too-large',
  message: `The document is longer than is read: up to ${MOST_CHARACTERS / 1024 ** 2} million characters and ${MOST_TAGS.toLocaleString('en')} tags were. Split it.`,
};

/** ` HYPERLINK "https://example.org" \o "tip" ` → `https://example.org` (ECMA-376, part 1, 17.16.5.25). */
export function urlInField(instruction: string): string | null {
  return /^\s{0,9}HYPERLINK\s{1,9}"?(https?:[^\s"]{1,2000})/i.exec(instruction)?.[1] ?? null;
}
