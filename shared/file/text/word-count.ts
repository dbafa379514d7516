import type { Block } from '../../document/document.ts';

/** One Chinese or Japanese character, or a run of letters and digits: `don't`, `well-known`. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]][[\p{L}\p{M}\p{N}'’\-]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]{0,9999}/gv;

/** How many words blocks have; in Chinese and Japanese each character counts, in Thai each run between spaces. */
export function countWords(blocks: readonly Block[]): number {
  let words = 0;
  // A global pattern continues behind its last match, and starts over after a failed one.
  for (const { text } of blocks) while (WORD.test(text)) words++;
  return words;
}
