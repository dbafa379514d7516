/** Words that a name requires or excludes nearby: how namesakes are distinguished. */
import type { Automaton } from './automaton.ts';
import type { ContextHit, WordRange } from './findings.ts';

/** Words on either side of a name that are searched, across paragraphs: a few sentences. */
const WINDOW = 50;

/** Whether the words around a mention allow it, and if not why. */
export type ContextVerdict =
  | { readonly kind: 'counts' }
  | { readonly kind: 'excluded'; readonly by: string }
  | { readonly kind: 'missing'; readonly of: readonly string[] };

const COUNTS: ContextVerdict = { kind: 'counts' };

/** The required and excluded words in a document. */
export class ContextWords {
  readonly #automaton: Automaton;
  /** Word ranges by number of the context, in order. */
  readonly #ranges = new Map<number, WordRange[]>();
  readonly #ofName = new Map<number, number[]>();

  constructor(automaton: Automaton, hits: readonly ContextHit[]) {
    this.#automaton = automaton;
    for (const [number, { name }] of automaton.contexts.entries()) {
      const numbers = this.#ofName.get(name);
      if (numbers) numbers.push(number);
      else this.#ofName.set(name, [number]);
    }
    for (const { context, words } of hits) {
      const ranges = this.#ranges.get(context);
      if (ranges) ranges.push(words);
      else this.#ranges.set(context, [words]);
    }
  }

  /** Judges a mention of a name (by number) in those words of the document. One excluded word outweighs all required. */
  judge(name: number, words: WordRange): ContextVerdict {
    const required: string[] = [];
    let isMet = false;
    for (const number of this.#ofName.get(name) ?? []) {
      const context = this.#automaton.contexts[number];
      if (context === undefined) continue;
      const near = this.#isNear(this.#ranges.get(number) ?? [], words);
      if (context.role === 'require') {
        required.push(context.words);
        isMet ||= near;
      } else if (near) return { kind: 'excluded', by: context.words };
    }
    return required.length === 0 || isMet ? COUNTS : { kind: 'missing', of: required };
  }

  /** Whether a range is within the window and not inside the mention itself. */
  #isNear(ranges: readonly WordRange[], { from, to }: WordRange): boolean {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranges[middle]?.to ?? 0) < from - WINDOW) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < ranges.length && (ranges[i]?.from ?? 0) <= to + WINDOW; i++) {
      const range = ranges[i];
      if (range && (range.from < from || range.to > to)) return true;
    }
    return false;
  }
}
