/** Compiles a list of names to an automaton. */
import type { Name } from '../contract/name.ts';
import { type Automaton, type Context, type Edges, FormFlag, TEXT_MASK } from './automaton.ts';
import { APOSTROPHES } from './characters.ts';
import { hashOfWord, LexiconBuilder } from './lexicon.ts';
import { Scan } from './scan.ts';
import { Separator } from './separator.ts';
import { feminisedSurname, spellingsOf } from './spellings.ts';
import { transliterationsOf } from './transliterate/index.ts';
import { TrieBuilder } from './trie.ts';

/** Punctuation that belongs to a name if it precedes or follows without a space. */
const LEAD = /[@#.$＠＃]$/;
const TAIL = /^[+#!*?$]{1,8}/;

export function compile(names: readonly Name[]): Automaton {
  const compiler = new Compiler();
  for (const name of names) compiler.add(name);
  return compiler.finish();
}

class Compiler {
  readonly #scan = new Scan();
  readonly #lexicon = new LexiconBuilder();
  readonly #trie = new TrieBuilder();
  readonly #texts = new Texts();
  readonly #nameStarts: number[] = [];
  readonly #edges = new Map<number, Edges>();
  readonly #contexts: Context[] = [];
  readonly #character = new Uint16Array(1);

  add({ id, name, aliases, transliterate = false, strike = [], require = [], exclude = [] }: Name): void {
    const number = this.#nameStarts.length;
    this.#nameStarts.push(this.#texts.add(id));
    for (const alias of [name, ...aliases]) {
      if (alias.trim() === '') continue;
      const text = this.#texts.add(alias);
      if (text > TEXT_MASK)
        throw new Error('There are too many names: at most 16 million spellings fit into one automaton.');
      this.#addForm(alias, text);
      const feminised = feminisedSurname(alias, name);
      if (feminised !== null) this.#addSpelling(feminised, text | FormFlag.spelling, true);
      if (!transliterate) continue;
      for (const variant of transliterationsOf(alias, strike)) {
        this.#addSpelling(variant, text | FormFlag.transliterated, false);
      }
    }
    this.#addContexts(number, 'require', require);
    this.#addContexts(number, 'exclude', exclude);
  }

  finish(): Automaton {
    const { tables, order, roots } = this.#trie.finish(this.#lexicon.count);
    return {
      lexicon: this.#lexicon.finish(order, roots),
      trie: tables,
      ...this.#texts.finish(),
      nameStarts: Uint32Array.from(this.#nameStarts),
      edges: this.#edges,
      contexts: this.#contexts,
    };
  }

  #addForm(alias: string, text: number): void {
    for (const { text: spelling, origin, capitals, dotted } of spellingsOf(alias.trim())) {
      const flags =
        (origin === 'spelling' ? FormFlag.spelling : 0) |
        (capitals ? FormFlag.capitals : 0) |
        (dotted ? FormFlag.dotted : 0);
      this.#addSpelling(spelling, text | flags, true);
    }
  }

  #addContexts(name: number, role: Context['role'], phrases: readonly string[]): void {
    for (const words of phrases) {
      this.#addSpelling(words, this.#contexts.length | FormFlag.context, false);
      this.#contexts.push({ name, role, words });
    }
  }

  #addSpelling(spelling: string, form: number, withEdges: boolean): void {
    const scan = this.#scan;
    scan.read(spelling);
    if (scan.count === 0) return;
    const edges = withEdges ? this.#edgesOf(spelling) : null;
    if (edges) this.#edges.set(form & TEXT_MASK, edges);
    const flagged = edges ? form | FormFlag.edged : form;
    this.#trie.end(this.#insert(spelling, true), flagged);
    for (let t = 1; t < scan.count; t++) {
      // "St. Pierre" is also written without the full stop.
      if (scan.separator[t] !== Separator.dot && scan.separator[t] !== Separator.dotSpace) continue;
      this.#trie.end(this.#insert(spelling, false), flagged | FormFlag.spelling);
      return;
    }
  }

  /** Inserts the words of the spelling, and the punctuation between them, into the trie; returns the last node. */
  #insert(spelling: string, withDots: boolean): number {
    const scan = this.#scan;
    let node = -1;
    for (let t = 0; t < scan.count; t++) {
      if (t > 0 && isPartOfForm(scan, t, withDots)) {
        for (const character of punctuationIn(spelling, scan.end[t - 1] ?? 0, scan.start[t] ?? 0)) {
          this.#character[0] = character;
          node = this.#trie.step(node, this.#lexicon.add(this.#character, 0, 1, hashOfWord(this.#character, 0, 1)));
        }
      }
      const start = scan.first[t] ?? 0;
      const end = scan.first[t + 1] ?? 0;
      node = this.#trie.step(node, this.#lexicon.add(scan.units, start, end, scan.hash[t] ?? 0));
    }
    return node;
  }

  #edgesOf(spelling: string): Edges | null {
    const scan = this.#scan;
    const lead = LEAD.exec(spelling.slice(0, scan.start[0]))?.[0] ?? '';
    const tail = TAIL.exec(spelling.slice(scan.end[scan.count - 1]))?.[0] ?? '';
    return lead === '' && tail === '' ? null : { lead: lead.normalize('NFKC'), tail };
  }
}

/** Whether the separator before word `t` is part of a form. White space, hyphens and dots of initials only join words. */
function isPartOfForm(scan: Scan, t: number, withDots: boolean): boolean {
  const separator = scan.separator[t] ?? 0;
  const { zeroWidth, hyphenSpace, block, dot, dotSpace } = Separator;
  if (separator <= zeroWidth || separator === hyphenSpace || separator === block) return false;
  if (separator !== dot && separator !== dotSpace) return true;
  return withDots && !isInitial(scan, t - 1);
}

/** Whether a word is one letter. */
export function isInitial(scan: Scan, t: number): boolean {
  return (scan.first[t + 1] ?? 0) - (scan.first[t] ?? 0) === 1;
}

const QUOTE = /["“”„«»\u05f4]/;

/** Punctuation as it is inserted: all apostrophes are equal, all quotation marks are, and white space is one space. */
export function* punctuationIn(text: string, start: number, end: number): Generator<number> {
  let spaced = false;
  for (let i = start; i < end; i++) {
    const character = text[i] ?? '';
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) continue;
    if (/\s/.test(character)) {
      if (!spaced) yield 0x20;
      spaced = true;
      continue;
    }
    spaced = false;
    if (APOSTROPHES.test(character)) yield 0x27;
    else if (QUOTE.test(character)) yield 0x22;
    else yield character.normalize('NFKC').charCodeAt(0);
  }
}

/** Ids and spellings, concatenated as UTF-8. */
class Texts {
  readonly #encoder = new TextEncoder();
  #letters = new Uint8Array(1 << 14);
  #used = 0;
  readonly #ends: number[] = [];

  /** Appends a text and returns its number. */
  add(text: string): number {
    if (this.#used + text.length * 3 > this.#letters.length) {
      const longer = new Uint8Array((this.#letters.length + text.length * 3) * 2);
      longer.set(this.#letters);
      this.#letters = longer;
    }
    this.#used += this.#encoder.encodeInto(text, this.#letters.subarray(this.#used)).written;
    this.#ends.push(this.#used);
    return this.#ends.length - 1;
  }

  finish(): { letters: Uint8Array; textEnds: Uint32Array } {
    return { letters: this.#letters.slice(0, this.#used), textEnds: Uint32Array.from(this.#ends) };
  }
}
