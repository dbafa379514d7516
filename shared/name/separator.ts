/** What stands between two words, read character by character. */
import { Kind } from './characters.ts';

/** What stands between two words. Up to `nonJoiner` it joins them to a name of several words. */
export const Gap = {
  none: 0,
  space: 1,
  hyphen: 2,
  middot: 3,
  nonJoiner: 4,
  dot: 5,
  apostrophe: 6,
  comma: 7,
  underscore: 8,
  /** A blank line, or the edge of the text. */
  block: 9,
  other: 10,
  /** White space follows what is named first. */
  hyphenSpace: 11,
  dotSpace: 12,
  commaSpace: 13,
} as const;

/** Set in a gap while it is read: one line end was in it, and one more makes it a blank line. */
const LINE_END = 16;
/** The gap itself. */
export const GAP = 15;
/** `NEXT_GAP[gap << 5 | kind]`: what a gap becomes with one more character. */
export const NEXT_GAP = gapTable();

function gapTable(): Uint8Array {
  const table = new Uint8Array(32 << 5).fill(Gap.other);
  for (let gap = 0; gap < 32; gap++) {
    table[(gap << 5) | Kind.drop] = gap;
    table[(gap << 5) | Kind.nonJoiner] = gap;
  }
  const spaced: readonly (readonly [gap: number, becomes: number])[] = [
    [Gap.none, Gap.space],
    [Gap.space, Gap.space],
    [Gap.nonJoiner, Gap.space],
    [Gap.hyphen, Gap.hyphenSpace],
    [Gap.hyphenSpace, Gap.hyphenSpace],
    [Gap.middot, Gap.middot],
    [Gap.dot, Gap.dotSpace],
    [Gap.dotSpace, Gap.dotSpace],
    [Gap.comma, Gap.commaSpace],
    [Gap.commaSpace, Gap.commaSpace],
    [Gap.block, Gap.block],
    [Gap.other, Gap.other],
    [Gap.apostrophe, Gap.other],
    [Gap.underscore, Gap.other],
  ];
  for (const [gap, becomes] of spaced) {
    table[(gap << 5) | Kind.space] = becomes;
    table[(gap << 5) | Kind.newline] = becomes | LINE_END;
    table[((gap | LINE_END) << 5) | Kind.space] = becomes | LINE_END;
    table[((gap | LINE_END) << 5) | Kind.newline] = Gap.block;
  }
  const signs: readonly (readonly [gap: number, kind: number, becomes: number])[] = [
    [Gap.none, Kind.hyphen, Gap.hyphen],
    [Gap.none, Kind.middot, Gap.middot],
    [Gap.space, Kind.middot, Gap.middot],
    [Gap.none, Kind.dot, Gap.dot],
    [Gap.dot, Kind.hyphen, Gap.dot],
    [Gap.none, Kind.apostrophe, Gap.apostrophe],
    [Gap.none, Kind.comma, Gap.comma],
    [Gap.none, Kind.underscore, Gap.underscore],
  ];
  for (const [gap, kind, becomes] of signs) table[(gap << 5) | kind] = becomes;
  // Behind a blank line nothing joins any more.
  for (let kind = 0; kind < 32; kind++) table[(Gap.block << 5) | kind] = Gap.block;
  return table;
}
