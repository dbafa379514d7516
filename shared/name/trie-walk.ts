/** Follows the words of a text through the trie of listed forms. */
import { isInitial, punctuationIn } from './compile.ts';
import { findWord, type Lexicon } from './lexicon.ts';
import type { Scan } from './scan.ts';
import { Separator } from './separator.ts';
import type { Trie } from './trie.ts';
import type { WordForm, WordForms } from './word-forms.ts';

/** A word of the text and the base form that it is taken for. */
export interface PathStep {
  readonly t: number;
  readonly form: WordForm;
}

/** Words that are followed, at most, so that no list of names makes a text expensive. */
const MAX_WORDS = 60;
/** Words of a surname before its comma, and characters of punctuation between two words of a name, at most. */
export const MAX_SURNAME_WORDS = 4;
const MAX_PUNCTUATION = 32;

/** Called for each form found, with its words in the order of the form and the node where it ends. */
export type OnForm = (path: readonly PathStep[], node: number) => void;

export class TrieWalk {
  readonly #scan: Scan;
  readonly #lexicon: Lexicon;
  readonly #trie: Trie;
  readonly #wordForms: WordForms;
  #path: PathStep[] = [];

  constructor(scan: Scan, lexicon: Lexicon, trie: Trie, wordForms: WordForms) {
    this.#scan = scan;
    this.#lexicon = lexicon;
    this.#trie = trie;
    this.#wordForms = wordForms;
  }

  /** Finds every form that the words from `t` on make. */
  matchForward(t: number, onForm: OnForm): void {
    if (!this.#wordForms.mayVary(t) && !this.#mayMatch(this.#wordForms.exactWord(t), t + 1)) return;
    for (const form of this.#wordForms.formsOf(t, true)) {
      if (form.word >= this.#trie.roots) continue;
      this.#path = [{ t, form }];
      this.#follow(form.word, onForm);
    }
  }

  /**
   * Finds every form written "Surname, Given" whose surname begins with word `t`: in the form, the words after the comma
   * come first. The surname may be split anywhere: "de Vries, Ada" and "Vries, Ada de".
   */
  matchReordered(t: number, onForm: OnForm): void {
    const { separator, count } = this.#scan;
    let comma = t + 1;
    while (comma < count && comma <= t + MAX_SURNAME_WORDS && isWithinSurname(separator[comma] ?? 0)) comma++;
    if (comma >= count || (separator[comma] !== Separator.comma && separator[comma] !== Separator.commaSpace)) return;
    if (!this.#wordForms.mayBegin(comma)) return;
    for (const form of this.#wordForms.formsOf(comma, true)) {
      if (form.word >= this.#trie.roots || form.variant === 'clitic') continue;
      this.#path = [{ t: comma, form }];
      this.#given(form.word, t, comma, onForm);
    }
  }

  /** The first word from `t` on that follows a comma and may begin a form; a number beyond the text if there is none. */
  nextComma(t: number): number {
    const { separator, count } = this.#scan;
    let next = t;
    while (
      next < count &&
      !(
        (separator[next] === Separator.comma || separator[next] === Separator.commaSpace) &&
        this.#wordForms.mayBegin(next)
      )
    )
      next++;
    return next < count ? next : count + MAX_SURNAME_WORDS;
  }

  /** Whether a form ends with a word or may continue with the next; after most given names neither holds. */
  #mayMatch(word: number, next: number): boolean {
    if (word < 0 || word >= this.#trie.roots) return false;
    return this.#trie.endsForm(word) || (next < this.#scan.count && this.#wordForms.mayContinue(next));
  }

  #follow(node: number, onForm: OnForm): void {
    const last = this.#path.at(-1);
    if (last === undefined || this.#path.length > MAX_WORDS) return;
    if (this.#trie.endsForm(node)) onForm(this.#path, node);
    const { next, lastOnly } = last.form;
    if (lastOnly || next >= this.#scan.count || !this.#trie.hasChildren(node)) return;
    if (!this.#wordForms.mayContinue(next)) return;
    for (const from of this.#nodesAfterSeparator(node, next)) {
      this.#forEachChild(from, next, false, (child) => this.#follow(child, onForm));
    }
  }

  /** Continues with given names; after each the surname may begin. */
  #given(node: number, t: number, comma: number, onForm: OnForm): void {
    const last = this.#path.at(-1);
    if (last === undefined || last.form.lastOnly || this.#path.length > MAX_WORDS) return;
    this.#surname(node, t, t, comma, onForm);
    const { next } = last.form;
    if (next >= this.#scan.count) return;
    for (const from of this.#nodesAfterSeparator(node, next)) {
      this.#forEachChild(from, next, false, (child) => this.#given(child, t, comma, onForm));
    }
  }

  #surname(node: number, t: number, start: number, comma: number, onForm: OnForm): void {
    this.#forEachChild(node, t, t === start, (child, { next }) => {
      if (next < comma) {
        for (const from of this.#nodesAfterSeparator(child, next)) this.#surname(from, next, start, comma, onForm);
      } else if (this.#trie.endsForm(child)) onForm(this.#path, child);
    });
  }

  #forEachChild(node: number, t: number, isFirst: boolean, visit: (child: number, form: WordForm) => void): void {
    for (const form of this.#wordForms.formsOf(t, isFirst)) {
      const child = this.#trie.child(node, form.word);
      if (child < 0) continue;
      this.#path.push({ t, form });
      visit(child, form);
      this.#path.pop();
    }
  }

  /** The nodes from which word `t` may continue: the same if its separator joins it, the one after the punctuation. */
  #nodesAfterSeparator(node: number, t: number): number[] {
    const separator = this.#scan.separator[t] ?? 0;
    const nodes = this.#joins(separator, t) ? [node] : [];
    if (separator >= Separator.dot && separator !== Separator.block && separator !== Separator.hyphenSpace) {
      const after = this.#nodeAfterPunctuation(node, t);
      if (after >= 0) nodes.push(after);
    }
    return nodes;
  }

  /** Whether a separator only joins word `t` to the one before. */
  #joins(separator: number, t: number): boolean {
    if (separator <= Separator.zeroWidth || separator === Separator.hyphenSpace) return true;
    return (separator === Separator.dot || separator === Separator.dotSpace) && isInitial(this.#scan, t - 1);
  }

  /** The node after the punctuation before word `t`, or -1. */
  #nodeAfterPunctuation(from: number, t: number): number {
    const scan = this.#scan;
    const start = scan.end[t - 1] ?? 0;
    const end = scan.start[t] ?? 0;
    if (end - start > MAX_PUNCTUATION) return -1;
    let node = from;
    for (const character of punctuationIn(scan.text, start, end)) {
      node = this.#trie.child(node, findWord(this.#lexicon, String.fromCharCode(character)));
      if (node < 0) return -1;
    }
    return node;
  }
}

/** White space, hyphens, apostrophes and full stops may occur in a surname. */
function isWithinSurname(separator: number): boolean {
  return separator <= Separator.apostrophe || separator === Separator.hyphenSpace || separator === Separator.dotSpace;
}
