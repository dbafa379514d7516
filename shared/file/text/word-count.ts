import type { Block } from '../../document/document.ts';

/** A character where each is a word of its own, else a run of letters and digits: `don't`, `well-known`. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]][[\p{L}\p{M}\p{N}'’\-]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]*/gv;

/** How many words blocks have; in Chinese and Japanese each character counts, in Thai each run between spaces. */
export function countWords(blocks: readonly Block[]): number {
  let words = 0;
  // The pattern goes on where its last match ended, and begins anew behind the last.
  for (const { text } of blocks) while (WORD.test(text)) words++;
  return words;
}
