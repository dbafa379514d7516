/** Text that a file, a provider or a person wrote, as it may stand in a mail. */
import { beginning, wellFormed } from '../well-formed.ts';

/** Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9), and annotation marks. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]+/gu;
const GAPS = /[\s\p{Cc}]+/gu;

/** A grapheme that is longer than this many UTF-16 units on average is a joke of combining marks. */
const UNITS_OF_GRAPHEME = 8;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text without bidirectional controls; line ends, control characters and white space become single spaces. */
export function cleaned(text: string): string {
  return wellFormed(text).replace(UNSEEN, '').replace(GAPS, ' ');
}

/** The text cleaned, and cut to `max` graphemes, the last of which is then `…`. */
export function shortened(text: string, max: number): string {
  return cut(cleaned(text).trim(), max);
}

/** The text cut to `max` graphemes, the last of which is then `…`. */
export function cut(whole: string, max: number): string {
  // Graphemes are never more than units.
  if (whole.length <= max) return whole;
  const longest = max * UNITS_OF_GRAPHEME;
  let kept = 0;
  let count = 0;
  for (const { segment, index } of graphemes.segment(whole.slice(0, longest))) {
    if (++count > max) break;
    if (count < max) kept = index + segment.length;
  }
  if (count <= max && whole.length <= longest) return whole;
  return `${beginning(whole, Math.min(kept, longest - 1)).trimEnd()}…`;
}

/** The place at or before `at` where a grapheme of the text begins. */
export function graphemeStart(text: string, at: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  // Looking at the whole text would be slow, and no honest grapheme is longer.
  const from = Math.max(0, at - 64);
  return from + (graphemes.segment(text.slice(from, at + 64)).containing(at - from)?.index ?? at - from);
}

/** The address, if it leads to the web and names no user; else null. Its host is in ASCII: look-alikes show as `xn--…`. */
export function webAddress(address: string | null): { readonly href: string; readonly host: string } | null {
  if (address === null || address.length > LONGEST_ADDRESS || !URL.canParse(address)) return null;
  const { protocol, username, password, href, host } = new URL(address);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return null;
  return href.length > LONGEST_ADDRESS ? null : { href, host };
}

/** In UTF-16 units. Longer ones are cut by mail programs and browsers, and take the room of what there is to tell. */
const LONGEST_ADDRESS = 2000;
