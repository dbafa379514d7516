/** Documents of Word 97 to 2003 (MS-DOC), and the text of those of Word 6 and 95. */
import { refusal } from '../refusal.ts';
import { type CompoundFile, openCompound } from './compound.ts';
import type { Opened } from './container.ts';
import { characterLooks, paragraphLooks, styleKinds } from './doc-formats.ts';
import { DocText } from './doc-text.ts';
import { u16, u32 } from './little-endian.ts';
import { type OfficeText, openedDocument } from './office-text.ts';
import { decodePage } from './rtf-charset.ts';
import { titleInSummary } from './summary-information.ts';

/** A Word document as HTML: headings by style and outline, list items, tables, links, bold. */
export function openDoc(bytes: Uint8Array): Opened {
  const file = openCompound(bytes);
  const document = file?.read('WordDocument');
  if (!file || !document || document.length < 0x44) return openedDocument(null, '');
  const flags = u16(document, 0x0a);
  if (flags & ENCRYPTED) return WITH_PASSWORD;
  const written = u16(document, 2) < WORD_97 ? oldText(document, flags) : text(file, document, flags);
  return openedDocument(written, titleInSummary(file));
}

const [ENCRYPTED, SECOND_TABLE, COMPLEX] = [0x100, 0x200, 0x04];
const WORD_97 = 0xc1;
const WITH_PASSWORD = refusal(
  'not-text',
  'The document is protected by a password. Save it again without one, or save its text.',
);
/** Where the head of the document names a stream's parts: offset and length (2.5.6). */
const [STYLES, CHARACTERS, PARAGRAPHS, PIECES] = [0xa2, 0xfa, 0x102, 0x1a2];
/** Lengths of the text's parts: the main one, then notes, heads, macros, comments, end notes, and text boxes (2.5.4). */
const PARTS_AT = 0x4c;
const TEXT_BOXES = 6;

function text(file: CompoundFile, document: Uint8Array, flags: number): OfficeText | null {
  const table = file.read(flags & SECOND_TABLE ? '1Table' : '0Table');
  if (!table) return null;
  const part = (at: number) => {
    const start = u32(document, at);
    return table.subarray(start, start + u32(document, at + 4));
  };
  const written = new DocText({
    characters: characterLooks(document, part(CHARACTERS)),
    paragraphs: paragraphLooks(document, part(PARAGRAPHS)),
    kindOf: styleKinds(part(STYLES)),
  });
  const pieces = piecesIn(part(PIECES));
  const lengths = Array.from({ length: TEXT_BOXES + 1 }, (_, i) => u32(document, PARTS_AT + 4 * i));
  const boxesAt = lengths.slice(0, TEXT_BOXES).reduce((sum, length) => sum + length, 0);
  // Pieces do not share bytes, except in files that are made to swell.
  let left = document.length;
  for (const [start, length] of [
    [0, lengths[0] ?? 0],
    [boxesAt, lengths[TEXT_BOXES] ?? 0],
  ] as const) {
    for (const piece of pieces) {
      const [from, to] = [Math.max(start, piece.start), Math.min(start + length, piece.end)];
      if (to <= from || to - from > left) continue;
      left -= to - from;
      writePiece(written, document, piece, from, to);
    }
    written.end();
  }
  return written.ended();
}

/** A stretch of characters, and where its bytes begin in the document stream. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  /** Bytes of a character. */
  readonly width: 1 | 2;
}

const [PROPERTIES, TABLE] = [1, 2];
const NARROW = 0x40000000;

/** The pieces of a text that was saved piece by piece (2.9.38, 2.9.177). */
function piecesIn(bytes: Uint8Array): Piece[] {
  let at = 0;
  while (bytes[at] === PROPERTIES) at += 3 + u16(bytes, at + 1);
  if (bytes[at] !== TABLE) return [];
  const list = bytes.subarray(at + 5, at + 5 + u32(bytes, at + 1));
  const count = Math.floor((list.length - 4) / 12);
  return Array.from({ length: count }, (_, i): Piece => {
    const place = u32(list, 4 * (count + 1) + 8 * i + 2);
    const narrow = (place & NARROW) !== 0;
    const offset = place & 0x3fffffff;
    return {
      start: u32(list, 4 * i),
      end: u32(list, 4 * (i + 1)),
      offset: narrow ? offset >> 1 : offset,
      width: narrow ? 1 : 2,
    };
  });
}

/** Writes the characters of a piece that are from `from` to `to`. */
function writePiece(written: DocText, document: Uint8Array, piece: Piece, from: number, to: number): void {
  const start = piece.offset + (from - piece.start) * piece.width;
  const bytes = document.subarray(start, start + (to - from) * piece.width);
  const label = piece.width === 1 ? 'windows-1252' : 'utf-16le';
  written.write(new TextDecoder(label, { ignoreBOM: true }).decode(bytes), start, piece.width);
}

/** The text of Word 6 and 95, which lies in one stretch unless it was saved piece by piece (FIB of version 101 to 104). */
function oldText(document: Uint8Array, flags: number): OfficeText | null {
  const start = u32(document, 0x18);
  const bytes = document.subarray(start, start + u32(document, 0x34));
  if (flags & COMPLEX || bytes.length === 0) return null;
  const written = new DocText(null);
  written.write(decodePage(bytes, pageOfLanguage(u16(document, 6))), start, 1);
  written.end();
  return written.ended();
}

/** Code pages of Windows by the language that a document was made in (MS-LCID); others are of Western Europe. */
const PAGES: Readonly<Record<number, number>> = {
  1: 1256,
  2: 1251,
  4: 936,
  5: 1250,
  8: 1253,
  13: 1255,
  14: 1250,
  17: 932,
  18: 949,
  21: 1250,
  24: 1250,
  25: 1251,
  26: 1250,
  27: 1250,
  30: 874,
  31: 1254,
  34: 1251,
  35: 1251,
  36: 1250,
  37: 1257,
  38: 1257,
  39: 1257,
  41: 1256,
};

function pageOfLanguage(language: number): number {
  return PAGES[language & 0x3ff] ?? 1252;
}
