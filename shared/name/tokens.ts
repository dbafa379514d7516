import { foldWord } from './fold.ts';

/** A word, or what stands between words: `' '` for white space or one hyphen, `'` for any apostrophe, else the
 *  character itself. `start` and `end` are offsets into the text that was cut. */
export interface Token {
  readonly value: string;
  readonly isWord: boolean;
  readonly start: number;
  readonly end: number;
}

/** A word (with invisible characters inside), white space with at most one hyphen at its head, an apostrophe, or one
 *  other character. Every branch starts with a character of its own, so the scan is linear. */
const TOKEN =
  /(?<word>[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]*)|(?<joint>[-\u{2010}\u{2011}]\n?|\s+)|(?<apostrophe>['’‘ʼ])|./gsu;

/** Cuts a text into folded words and what joins or parts them. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { word, joint, apostrophe } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (word !== undefined) tokens.push({ value: foldWord(word), isWord: true, start: match.index, end });
    else if (joint !== undefined) tokens.push({ value: ' ', isWord: false, start: match.index, end });
    else tokens.push({ value: apostrophe === undefined ? match[0] : "'", isWord: false, start: match.index, end });
  }
  return tokens;
}
