/** Separators: the white space and punctuation between two words, classified character by character. */
import { Kind } from './characters.ts';

/** Kinds of separators. Those up to `zeroWidth` join words to a name of several words. */
export const Separator = {
  none: 0,
  space: 1,
  hyphen: 2,
  middot: 3,
  nonJoiner: 4,
  zeroWidth: 5,
  dot: 6,
  apostrophe: 7,
  comma: 8,
  underscore: 9,
  /** A blank line, or the start or end of the text. */
  block: 10,
  other: 11,
  /** The punctuation named first, then white space. */
  hyphenSpace: 12,
  dotSpace: 13,
  commaSpace: 14,
} as const;

/** Set while a separator is read: it has one line end, so that another makes it a blank line. */
const LINE_END = 16;
/** The kind without `LINE_END`. */
export const SEPARATOR_MASK = 15;
/** State machine: `NEXT_SEPARATOR[separator << 5 | kind]` is the separator after one more character of that kind. */
export const NEXT_SEPARATOR = separatorTable();

function separatorTable(): Uint8Array {
  const table = new Uint8Array(32 << 5).fill(Separator.other);
  for (let from = 0; from < 32; from++) {
    table[(from << 5) | Kind.drop] = from;
    table[(from << 5) | Kind.nonJoiner] = from;
    table[(from << 5) | Kind.zeroWidth] = from === Separator.none ? Separator.zeroWidth : from;
  }
  const spaced: readonly (readonly [from: number, becomes: number])[] = [
    [Separator.none, Separator.space],
    [Separator.space, Separator.space],
    [Separator.nonJoiner, Separator.space],
    [Separator.zeroWidth, Separator.space],
    [Separator.hyphen, Separator.hyphenSpace],
    [Separator.hyphenSpace, Separator.hyphenSpace],
    [Separator.middot, Separator.middot],
    [Separator.dot, Separator.dotSpace],
    [Separator.dotSpace, Separator.dotSpace],
    [Separator.comma, Separator.commaSpace],
    [Separator.commaSpace, Separator.commaSpace],
    [Separator.block, Separator.block],
    [Separator.other, Separator.other],
    [Separator.apostrophe, Separator.other],
    [Separator.underscore, Separator.other],
  ];
  for (const [from, becomes] of spaced) {
    table[(from << 5) | Kind.space] = becomes;
    table[(from << 5) | Kind.newline] = becomes | LINE_END;
    table[((from | LINE_END) << 5) | Kind.space] = becomes | LINE_END;
    table[((from | LINE_END) << 5) | Kind.newline] = Separator.block;
  }
  const signs: readonly (readonly [from: number, kind: number, becomes: number])[] = [
    [Separator.none, Kind.hyphen, Separator.hyphen],
    [Separator.none, Kind.middot, Separator.middot],
    [Separator.space, Kind.middot, Separator.middot],
    [Separator.zeroWidth, Kind.hyphen, Separator.hyphen],
    [Separator.none, Kind.dot, Separator.dot],
    [Separator.dot, Kind.hyphen, Separator.dot],
    [Separator.none, Kind.apostrophe, Separator.apostrophe],
    [Separator.none, Kind.comma, Separator.comma],
    [Separator.none, Kind.underscore, Separator.underscore],
  ];
  for (const [from, kind, becomes] of signs) table[(from << 5) | kind] = becomes;
  // After a blank line nothing joins any more.
  for (let kind = 0; kind < 32; kind++) table[(Separator.block << 5) | kind] = Separator.block;
  return table;
}
