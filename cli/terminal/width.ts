/** Text on a terminal: made safe, measured, and truncated between characters. */
import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Control characters could send commands to the terminal, bidirectional overrides could mislead the reader. */
const unsafe = /[\p{Cc}\u202a-\u202e\u2066-\u2069\p{Zl}\p{Zp}]+/gu;

/** Text from a file or the network as one line without control characters. */
export function sanitise(text: string): string {
  return text.replace(unsafe, ' ').trim();
}

/** Columns that sanitised text takes. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

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
