/** Hashtags: `#MaraLind` is "Mara Lind" without the separators. */
import { findWord, type Lexicon, PRIME, SEED } from './lexicon.ts';
import type { Scan } from './scan.ts';
import { Separator } from './separator.ts';
import type { Trie } from './trie.ts';

/** Steps spent on splitting a hashtag into words, and letters of one that is looked at, at most. */
const MAX_STEPS = 2000;
const MAX_LENGTH = 140;
/** Punctuation that a hashtag omits, like white space and hyphens. */
const OMITTED = "'.&+! ";

const WITHIN = new Set<number>([Separator.none, Separator.underscore, Separator.nonJoiner, Separator.zeroWidth]);

/** The word after the hashtag that begins with word `t`. */
export function hashtagEnd(scan: Scan, t: number): number {
  let next = t + 1;
  while (next < scan.count && isWithin(scan.separator[next] ?? 0)) next++;
  return next;
}

function isWithin(separator: number): boolean {
  return WITHIN.has(separator);
}

/** Matches hashtags against the trie of forms. */
export class HashtagMatcher {
  readonly #scan: Scan;
  readonly #lexicon: Lexicon;
  readonly #trie: Trie;
  readonly #omitted: readonly number[];
  #steps = 0;
  #end = 0;
  #nodes: number[] = [];

  constructor(scan: Scan, lexicon: Lexicon, trie: Trie) {
    this.#scan = scan;
    this.#lexicon = lexicon;
    this.#trie = trie;
    this.#omitted = Array.from(OMITTED, (character) => findWord(lexicon, character)).filter((word) => word >= 0);
  }

  /** The nodes whose forms are the whole body of the hashtag in words `t` up to `next`. */
  nodes(t: number, next: number): readonly number[] {
    const start = this.#scan.first[t] ?? 0;
    this.#end = this.#scan.first[next] ?? 0;
    this.#nodes = [];
    this.#steps = this.#end - start > MAX_LENGTH ? 0 : MAX_STEPS;
    this.#split(-1, start);
    return this.#nodes;
  }

  /** Continues from a node (-1 at the beginning) with every word that begins here. */
  #split(node: number, from: number): void {
    if (from === this.#end) this.#nodes.push(node);
    if (node >= 0) {
      for (const character of this.#omitted) {
        const child = this.#trie.child(node, character);
        if (child >= 0) this.#split(child, from);
      }
    }
    const { units } = this.#scan;
    let hash = SEED;
    for (let to = from; to < this.#end && this.#steps > 0; to++, this.#steps--) {
      hash = Math.imul(hash ^ (units[to] ?? 0), PRIME);
      const word = this.#lexicon.find(units, from, to + 1, hash);
      const child = word < 0 ? -1 : this.#after(node, word);
      if (child >= 0) this.#split(child, to + 1);
    }
  }

  #after(node: number, word: number): number {
    if (node >= 0) return this.#trie.child(node, word);
    return word < this.#trie.roots ? word : -1;
  }
}
