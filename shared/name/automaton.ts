/** Names compiled to typed arrays: what is kept, saved and loaded. */
import type { LexiconTables } from './lexicon.ts';
import type { TrieTables } from './trie.ts';

/** Set in the upper bits of a form's number, above its text. */
export const FormFlag = {
  /** An acronym: counts in capitals only. */
  capitals: 1 << 24,
  /** Counts only with a full stop in it: "U.S." for "US". */
  dotted: 1 << 25,
  /** Punctuation before or after belongs to it: "@mara", "Notepad++". */
  edged: 1 << 26,
  /** A word that some name requires or excludes; its text is a number of `contexts`. */
  context: 1 << 27,
  /** A spelling nobody listed: made by transliteration. */
  transliterated: 1 << 28,
  /** Another way of writing a listed one: "Mueller" for "Müller", "JK" for "J. K.". */
  spelling: 1 << 29,
} as const;
/** The text of a form: at most 16 million of them. */
export const TEXT = (1 << 24) - 1;

/** Punctuation that must stand right before or behind a form. */
export interface Edges {
  readonly lead: string;
  readonly tail: string;
}

/** What a name asks of the words around it. */
export interface Context {
  /** Number of the name. */
  readonly name: number;
  readonly role: 'require' | 'exclude';
  readonly words: string;
}

export interface Automaton {
  readonly lexicon: LexiconTables;
  readonly trie: TrieTables;
  /** Ids and spellings, UTF-8: text `i` is `letters[textEnds[i - 1], textEnds[i])`. */
  readonly letters: Uint8Array;
  readonly textEnds: Uint32Array;
  /** Number of a name's first text, which is its id; then come its name and aliases. */
  readonly nameStarts: Uint32Array;
  /** By number of text. */
  readonly edges: ReadonlyMap<number, Edges>;
  readonly contexts: readonly Context[];
}

/** The number of the name that a text belongs to. */
export function nameOf({ nameStarts }: Automaton, text: number): number {
  let low = 0;
  let high = nameStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nameStarts[middle] ?? 0) <= text) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
