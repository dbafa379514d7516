/** The result of a search in a text. */
import type { Span } from '../contract/clip.ts';

export type Variant = NonNullable<Span['variant']>;

/** Words of a text by number: `from` up to, not including, `to`. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** A form of one or more names at `[start, end)` of a text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly words: WordRange;
  readonly names: readonly NameHit[];
}

export interface NameHit {
  /** Number of the name in the automaton. */
  readonly name: number;
  readonly nameId: string;
  readonly alias: string;
  readonly variant: Variant;
}

/** A match that is not a mention, and why. */
export interface Miss {
  readonly kind: 'address' | 'longer-name' | 'no-agreement' | 'not-in-capitals' | 'list';
  readonly start: number;
  readonly end: number;
  readonly names: readonly NameHit[];
}

/** A required or excluded word or phrase; `context` is its number in the automaton. */
export interface ContextHit {
  readonly context: number;
  readonly words: WordRange;
}

/** What was found, in reading order; `words` is the number of words of the text. */
export interface Findings {
  readonly hits: readonly Hit[];
  readonly contexts: readonly ContextHit[];
  /** Empty unless the search records them. */
  readonly misses: readonly Miss[];
  readonly words: number;
}
