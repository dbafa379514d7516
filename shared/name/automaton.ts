/**
 * The automaton: all forms (spellings) of all names, compiled to typed arrays that are searched, stored and loaded as they
 * are. It works on words, not on characters, in two levels:
 *
 * 1. The **lexicon** (`lexicon.ts`) maps each distinct folded word of the names to a number.
 * 2. The **trie** (`trie.ts`) is over those numbers: the path from the root to a node is a sequence of words, and a node
 *    lists the forms that end there. Punctuation that belongs to a name ("H&M") is a word of its own.
 *
 * A search makes one pass over the text: `scan.ts` folds it into words and hashes them, and the lexicon's filter rejects
 * nearly all words that begin no form. From each remaining word `trie-walk.ts` follows the trie as far as it goes; the
 * longest form that is valid there (`boundary.ts`, `agreement.ts`, `addresses.ts`) is a hit, and the search continues after it.
 *
 * Unlike Aho-Corasick there are no failure links: the walk starts again at each word. They would save little, since a name
 * has two or three words, and would not work, since a word of a text may stand for several base forms ("Marii" for "Maria",
 * and with a clitic or without), each of which is another path. Time is linear in the length of the text, because a walk is
 * bounded (`MAX_WORDS`), and hardly depends on the number of names.
 */
import type { LexiconTables } from './lexicon.ts';
import type { TrieTables } from './trie.ts';

/** Flags of a form, in the upper bits of its number; the lower ones are the number of its text. */
export const FormFlag = {
  /** An acronym: matches in capitals only. */
  capitals: 1 << 24,
  /** Matches only with a full stop in it: "U.S." for "US". */
  dotted: 1 << 25,
  /** Has punctuation before or after it (`edges`): "@mara", "Notepad++". */
  edged: 1 << 26,
  /** A word that some name requires or excludes; its lower bits are an index of `contexts`. */
  context: 1 << 27,
  /** Not listed but made by transliteration. */
  transliterated: 1 << 28,
  /** Another spelling of a listed form: "Mueller" for "Müller", "JK" for "J. K.". */
  spelling: 1 << 29,
} as const;
/** The bits of a form that are the number of its text: at most 16 million texts. */
export const TEXT_MASK = (1 << 24) - 1;

/** Punctuation that must immediately precede (`lead`) and follow (`tail`) a form. */
export interface Edges {
  readonly lead: string;
  readonly tail: string;
}

/** A word or phrase that a name requires or excludes nearby. */
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
  /** By number of the name its first text, which is its id; its name and aliases follow. */
  readonly nameStarts: Uint32Array;
  /** By number of the text. */
  readonly edges: ReadonlyMap<number, Edges>;
  readonly contexts: readonly Context[];
}

/** The automaton of no names: what `compile([])` makes, without the compiler. Hash tables have at least 16 cells. */
export const NO_NAMES: Automaton = {
  lexicon: {
    pool: new Uint16Array(),
    ends: new Uint32Array(),
    slots: new Uint32Array(16),
    filter: new Uint32Array(16),
    beginnings: new Uint32Array(16),
  },
  trie: {
    labels: new Uint32Array(),
    children: new Uint32Array(1),
    outputs: new Uint32Array(1),
    forms: new Uint32Array(),
  },
  letters: new Uint8Array(),
  textEnds: new Uint32Array(),
  nameStarts: new Uint32Array(),
  edges: new Map(),
  contexts: [],
};

/** The number of the name that a text belongs to (binary search). */
export function nameOfText({ nameStarts }: Automaton, text: number): number {
  let low = 0;
  let high = nameStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nameStarts[middle] ?? 0) <= text) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
