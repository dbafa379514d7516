/** Hashtags: `#MaraLind` is "Mara Lind" without what parts its words. */

import { PRIME, SEED } from './hash.ts';
import { findWord, type Lexicon } from './lexicon.ts';
import type { Scan } from './scan.ts';
import { Gap } from './separator.ts';
import type { Trie } from './trie.ts';

/** Ways of cutting a hashtag into words that are tried, at most, and letters that it has. */
const MOST_STEPS = 2000;
const LONGEST = 140;
/** Signs that a hashtag leaves out beside white space and hyphens. */
const LEFT_OUT = "'.&+! ";

/** The word behind the hashtag that begins with word `t`. */
export function hashtagEnd(scan: Scan, t: number): number {
  let next = t + 1;
  while (next < scan.count && isWithin(scan.gap[next] ?? 0)) next++;
  return next;
}

function isWithin(gap: number): boolean {
  return gap === Gap.none || gap === Gap.underscore || gap === Gap.nonJoiner;
}

/** The nodes whose forms are the whole body of a hashtag, in words `t` up to `next`. */
export class HashtagReader {
  readonly #scan: Scan;
  readonly #lexicon: Lexicon;
  readonly #trie: Trie;
  readonly #signs: readonly number[];
  #steps = 0;
  #end = 0;
  #nodes: number[] = [];

  constructor(scan: Scan, lexicon: Lexicon, trie: Trie) {
    this.#scan = scan;
    this.#lexicon = lexicon;
    this.#trie = trie;
    this.#signs = Array.from(LEFT_OUT, (sign) => findWord(lexicon, sign)).filter((word) => word >= 0);
  }

  nodes(t: number, next: number): readonly number[] {
    const start = this.#scan.first[t] ?? 0;
    this.#end = this.#scan.first[next] ?? 0;
    this.#nodes = [];
    this.#steps = this.#end - start > LONGEST ? 0 : MOST_STEPS;
    this.#cut(-1, start);
    return this.#nodes;
  }

  /** Goes on from a node (-1 at the beginning) with every word that begins here. */
  #cut(node: number, from: number): void {
    if (from === this.#end) this.#nodes.push(node);
    if (node >= 0) {
      for (const sign of this.#signs) {
        const child = this.#trie.child(node, sign);
        if (child >= 0) this.#cut(child, from);
      }
    }
    const { units } = this.#scan;
    let hash = SEED;
    for (let to = from; to < this.#end && this.#steps > 0; to++, this.#steps--) {
      hash = Math.imul(hash ^ (units[to] ?? 0), PRIME);
      const word = this.#lexicon.find(units, from, to + 1, hash);
      const child = word < 0 ? -1 : this.#after(node, word);
      if (child >= 0) this.#cut(child, to + 1);
    }
  }

  #after(node: number, word: number): number {
    if (node >= 0) return this.#trie.child(node, word);
    return word < this.#trie.roots ? word : -1;
  }
}
