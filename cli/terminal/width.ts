/** How wide text stands on a terminal, and text cut to a width without breaking a character in two. */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Two columns: East Asian scripts, full-width forms, and what is shown as a picture (Unicode UAX #11, UTS #51). */
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** Control characters could steer the terminal, bidirectional overrides the reader. */
const unsafe = /[\p{Cc}\u202a-\u202e\u2066-\u2069\p{Zl}\p{Zp}]+/gu;

/** Text from a file or the network on one line, with nothing left in it that a terminal would obey. */
export function sanitise(text: string): string {
  return text.replace(unsafe, ' ').trim();
}

/** Columns that the text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columns(segment);
  return width;
}

/** The text itself where it fits into `width` columns, or its beginning and an ellipsis. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += columns(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function columns(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
