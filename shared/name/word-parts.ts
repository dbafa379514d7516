/** Words that are written in parts. */
import { Kind } from './characters.ts';
import type { Scan } from './scan.ts';
import { Separator } from './separator.ts';

/** Parts of a word, at most. */
export const MAX_PARTS = 12;
const SOFT_HYPHEN = 0xad;
/** Polish endings of men's names whose last letter is not spoken. */
const ENDINGS_APART = new Set('a owi em m ego emu ie u y i'.split(' '));

/** Whether word `t` may go on in the next: after a zero-width character, or hyphenated at the end of a line. */
export function goesOn({ separator, kind, end, text }: Scan, t: number): boolean {
  const next = separator[t + 1] ?? Separator.block;
  if (next === Separator.nonJoiner || next === Separator.zeroWidth) return true;
  const isSoft = next === Separator.space && text.charCodeAt(end[t] ?? 0) === SOFT_HYPHEN;
  // A letter that is not a capital: its kind has no flag.
  return (isSoft || next === Separator.hyphenSpace) && kind[t + 1] === Kind.letter;
}

/** Whether an ending follows word `t` after an apostrophe, and a further word: "Georges’a Balladine’a". */
export function hasEndingApart(scan: Scan, t: number): boolean {
  const { separator } = scan;
  return (
    separator[t + 1] === Separator.apostrophe &&
    separator[t + 2] === Separator.space &&
    ENDINGS_APART.has(scan.wordAt(t + 1))
  );
}
