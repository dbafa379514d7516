/** Words that a name requires or excludes near it: how namesakes are told apart. */
import type { Automaton } from './automaton.ts';
import type { ContextHit, Words } from './findings.ts';

/** Words on either side of a name in which its context is looked for, across paragraphs: a few sentences. */
const WINDOW = 50;

/** Whether a mention counts as far as its context goes, and why not. */
export type Verdict =
  | { readonly kind: 'counts' }
  | { readonly kind: 'excluded'; readonly by: string }
  | { readonly kind: 'missing'; readonly of: readonly string[] };

const COUNTS: Verdict = { kind: 'counts' };

/** Where in a document the words stand that names require or exclude. */
export class ContextWords {
  readonly #automaton: Automaton;
  /** By number of the context: places in order. */
  readonly #places = new Map<number, Words[]>();
  readonly #ofName = new Map<number, number[]>();

  constructor(automaton: Automaton, hits: readonly ContextHit[]) {
    this.#automaton = automaton;
    for (const [number, { name }] of automaton.contexts.entries()) {
      const numbers = this.#ofName.get(name);
      if (numbers) numbers.push(number);
      else this.#ofName.set(name, [number]);
    }
    for (const { context, words } of hits) {
      const places = this.#places.get(context);
      if (places) places.push(words);
      else this.#places.set(context, [words]);
    }
  }

  /** Judges a mention of a name (by number) that stands in those words of the document. An exclusion outweighs all. */
  judge(name: number, words: Words): Verdict {
    const required: string[] = [];
    let isMet = false;
    for (const number of this.#ofName.get(name) ?? []) {
      const context = this.#automaton.contexts[number];
      if (context === undefined) continue;
      const near = this.#isNear(this.#places.get(number) ?? [], words);
      if (context.role === 'require') {
        required.push(context.words);
        isMet ||= near;
      } else if (near) return { kind: 'excluded', by: context.words };
    }
    return required.length === 0 || isMet ? COUNTS : { kind: 'missing', of: required };
  }

  /** Whether a place is within the window, and not inside the mention itself. */
  #isNear(places: readonly Words[], { from, to }: Words): boolean {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((places[middle]?.to ?? 0) < from - WINDOW) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < places.length && (places[i]?.from ?? 0) <= to + WINDOW; i++) {
      const place = places[i];
      if (place && (place.from < from || place.to > to)) return true;
    }
    return false;
  }
}
