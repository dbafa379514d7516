/** The lines of a document as a mail has them: with the marks of quoting taken off, and ranges in the source. */
import type { Block, Document } from '../../document/document.ts';

export interface MailLine {
  readonly block: Block;
  /** Without marks before it, and of emphasis around it. */
  readonly text: string;
  /** Where `text` begins in the text of the block. */
  readonly at: number;
  /** How often it is quoted. */
  readonly depth: number;
  /** Range in the source, marks included. */
  readonly start: number;
  readonly end: number;
}

/** Lines in which forwarded mails are looked for; whole conversations have fewer. */
const MOST_LINES = 5000;
/** Marks of quoting, of emphasis and of direction. */
const LEAD = /^[\s>|*_\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]{0,40}/u;

/** The first lines of a document that have more than marks in them. */
export function mailLinesOf({ blocks }: Document, most = MOST_LINES): MailLine[] {
  const lines: MailLine[] = [];
  for (const block of blocks) {
    let from = 0;
    const quoted = block.within.filter((name) => name === 'blockquote').length;
    for (const written of block.text.split('\n')) {
      const end = from + written.length;
      const lead = LEAD.exec(written)?.[0].length ?? 0;
      const text = written.slice(lead).trimEnd();
      const quotes = written.slice(0, lead).split('>').length - 1 + quoted;
      const place = { depth: quotes, start: block.offsets.at(from), end: block.offsets.at(end) };
      // A line of underscores or stars is a rule between two mails.
      if (text !== '') lines.push({ block, text, at: from + lead, ...place });
      else if (/[_*]{5}/.test(written)) lines.push({ block, text: written, at: from, ...place });
      from = end + 1;
      if (lines.length >= most) return lines;
    }
  }
  return lines;
}

/** A piece of a line, with its range in the source. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `line.text[from, to)` without white space and emphasis around it. */
export function pieceOf({ block, text, at }: MailLine, from: number, to = text.length): Piece {
  const written = text.slice(from, to);
  const lead = /^[\s*_\u200e\u200f]{0,40}/u.exec(written)?.[0].length ?? 0;
  const value = written.slice(lead).replace(/[\s*_\u200e\u200f]{1,40}$/u, '');
  const start = at + from + lead;
  const offset = block.offsets.at(start);
  return { text: value, start: offset, end: Math.max(offset, block.offsets.at(start + value.length)) };
}
