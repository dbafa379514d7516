/** Text on a terminal: measured, and truncated between characters. */
import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns that sanitised text takes. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

const charactersOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** The text itself if it fits into `width` columns, else its beginning and an ellipsis. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let beginning = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += textWidth(segment);
    if (used > width - 1) break;
    beginning += segment;
  }
  return `${beginning.trimEnd()}…`;
}

/** The pieces of words that are wider than a line: addresses, paths, lists and words with hyphens. */
export function piecesOf(text: string): string[] {
  return text.split(/(?<=[\s/@,])|(?<=\p{L}-)/u);
}

/**
 * The whole text in lines of at most `width` columns (two, if a character takes as many). A word is broken only if it is
 * wider, between its pieces, and a piece only if that is wider too.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string) => {
    if (textWidth((line + piece).trimEnd()) > width && line !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  };
  const fits = (part: string) => textWidth(part.trimEnd()) <= width;
  for (const word of text.split(/(?<=\s)/)) {
    for (const piece of fits(word) ? [word] : piecesOf(word)) {
      for (const part of fits(piece) ? [piece] : charactersOf(piece)) add(part);
    }
  }
  return [...lines, line.trimEnd()];
}
