/** Following the words of a text through the trie of forms. */
import { isInitial, signsIn } from './compile.ts';
import { findWord, type Lexicon } from './lexicon.ts';
import type { Scan } from './scan.ts';
import { Gap } from './separator.ts';
import type { Trie } from './trie.ts';
import type { Reader, Reading } from './word-forms.ts';

/** A word of the text and what it is read as. */
export interface Step {
  readonly t: number;
  readonly reading: Reading;
}

/** Words of a form at most, so that no list of names makes a text expensive. */
const DEEPEST = 60;
/** Words that a surname has before its comma, and punctuation between two words of a name, at most. */
export const LONGEST_SURNAME = 4;
const LONGEST_PUNCTUATION = 32;

/** What becomes of a form that is found: the words read, in the order of the form, and the node where it ends. */
export type Offer = (path: readonly Step[], node: number) => void;

export class Walk {
  readonly #scan: Scan;
  readonly #lexicon: Lexicon;
  readonly #trie: Trie;
  readonly #reader: Reader;
  #path: Step[] = [];

  constructor(scan: Scan, lexicon: Lexicon, trie: Trie, reader: Reader) {
    this.#scan = scan;
    this.#lexicon = lexicon;
    this.#trie = trie;
    this.#reader = reader;
  }

  /** Offers every form that the words from `t` on make. */
  forward(t: number, offer: Offer): void {
    if (!this.#reader.varies(t) && !this.#isHopeful(this.#reader.exact(t), t + 1)) return;
    for (const reading of this.#reader.readings(t, true)) {
      if (reading.word >= this.#trie.roots) continue;
      this.#path = [{ t, reading }];
      this.#follow(reading.word, offer);
    }
  }

  /**
   * Offers every form "Surname, Given" whose surname begins with word `t`: the words behind the comma come first in the
   * form. The surname may be cut anywhere: "de Vries, Ada" and "Vries, Ada de".
   */
  reordered(t: number, offer: Offer): void {
    const { gap, count } = this.#scan;
    let comma = t + 1;
    while (comma < count && comma <= t + LONGEST_SURNAME && isWithinSurname(gap[comma] ?? 0)) comma++;
    if (comma >= count || (gap[comma] !== Gap.comma && gap[comma] !== Gap.commaSpace)) return;
    if (!this.#reader.mayBegin(comma)) return;
    for (const reading of this.#reader.readings(comma, true)) {
      if (reading.word >= this.#trie.roots || reading.how === 'clitic') continue;
      this.#path = [{ t: comma, reading }];
      this.#given(reading.word, t, comma, offer);
    }
  }

  /** The first word from `t` on that a comma stands before and a form may begin with; one beyond the text if none. */
  nextComma(t: number): number {
    const { gap, count } = this.#scan;
    let next = t;
    while (next < count && !((gap[next] === Gap.comma || gap[next] === Gap.commaSpace) && this.#reader.mayBegin(next)))
      next++;
    return next < count ? next : count + LONGEST_SURNAME;
  }

  /** Whether a word begins a form that ends with it, or goes on with the next; most given names do neither. */
  #isHopeful(word: number, next: number): boolean {
    if (word < 0 || word >= this.#trie.roots) return false;
    return this.#trie.endsForm(word) || (next < this.#scan.count && this.#reader.mayGoOn(next));
  }

  #follow(node: number, offer: Offer): void {
    const last = this.#path.at(-1);
    if (last === undefined || this.#path.length > DEEPEST) return;
    if (this.#trie.endsForm(node)) offer(this.#path, node);
    const { next, lastOnly } = last.reading;
    if (lastOnly || next >= this.#scan.count || !this.#trie.hasChildren(node)) return;
    if (!this.#reader.mayGoOn(next)) return;
    for (const from of this.#across(node, next)) {
      this.#forEachChild(from, next, false, (child) => this.#follow(child, offer));
    }
  }

  /** Goes on with given names; at each of them the surname may begin. */
  #given(node: number, t: number, comma: number, offer: Offer): void {
    const last = this.#path.at(-1);
    if (last === undefined || last.reading.lastOnly || this.#path.length > DEEPEST) return;
    this.#surname(node, t, t, comma, offer);
    const { next } = last.reading;
    if (next >= this.#scan.count) return;
    for (const from of this.#across(node, next)) {
      this.#forEachChild(from, next, false, (child) => this.#given(child, t, comma, offer));
    }
  }

  #surname(node: number, t: number, start: number, comma: number, offer: Offer): void {
    this.#forEachChild(node, t, t === start, (child, { next }) => {
      if (next < comma) {
        for (const from of this.#across(child, next)) this.#surname(from, next, start, comma, offer);
      } else if (this.#trie.endsForm(child)) offer(this.#path, child);
    });
  }

  #forEachChild(node: number, t: number, isFirst: boolean, visit: (child: number, reading: Reading) => void): void {
    for (const reading of this.#reader.readings(t, isFirst)) {
      const child = this.#trie.child(node, reading.word);
      if (child < 0) continue;
      this.#path.push({ t, reading });
      visit(child, reading);
      this.#path.pop();
    }
  }

  /** The nodes at which word `t` goes on from a node: the same where white space joins it, that behind punctuation. */
  #across(node: number, t: number): number[] {
    const gap = this.#scan.gap[t] ?? 0;
    const nodes = this.#joins(gap, t) ? [node] : [];
    if (gap >= Gap.dot && gap !== Gap.block && gap !== Gap.hyphenSpace) {
      const behind = this.#throughSigns(node, t);
      if (behind >= 0) nodes.push(behind);
    }
    return nodes;
  }

  /** Whether a gap only joins word `t` to the one before. */
  #joins(gap: number, t: number): boolean {
    if (gap <= Gap.nonJoiner || gap === Gap.hyphenSpace) return true;
    return (gap === Gap.dot || gap === Gap.dotSpace) && isInitial(this.#scan, t - 1);
  }

  /** The node behind the punctuation before word `t`, or -1. */
  #throughSigns(from: number, t: number): number {
    const scan = this.#scan;
    const start = scan.end[t - 1] ?? 0;
    const end = scan.start[t] ?? 0;
    if (end - start > LONGEST_PUNCTUATION) return -1;
    let node = from;
    for (const sign of signsIn(scan.text, start, end)) {
      node = this.#trie.child(node, findWord(this.#lexicon, String.fromCharCode(sign)));
      if (node < 0) return -1;
    }
    return node;
  }
}

/** White space, hyphens, apostrophes and full stops may stand in a surname. */
function isWithinSurname(gap: number): boolean {
  return gap <= Gap.apostrophe || gap === Gap.hyphenSpace || gap === Gap.dotSpace;
}
