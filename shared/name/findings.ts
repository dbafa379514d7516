/** What a search finds in a text. */
import type { Span } from '../contract/clip.ts';

export type Variant = NonNullable<Span['variant']>;

/** Words of a text by number, the second not included. */
export interface Words {
  readonly from: number;
  readonly to: number;
}

/** A place in a text where a form of one or more names stands; offsets into that text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly words: Words;
  readonly names: readonly Named[];
}

export interface Named {
  /** Number of the name in the automaton. */
  readonly name: number;
  readonly nameId: string;
  readonly alias: string;
  readonly variant: Variant;
}

/** What looks like a name and does not count. */
export interface Miss {
  readonly kind: 'address' | 'longer-name' | 'no-agreement' | 'not-in-capitals' | 'list';
  readonly start: number;
  readonly end: number;
  readonly names: readonly Named[];
}

/** A word or phrase that some name requires or excludes; `context` is its number in the automaton. */
export interface ContextHit {
  readonly context: number;
  readonly words: Words;
}

/** What a text holds, in reading order; `words` is how many it has. */
export interface Findings {
  readonly hits: readonly Hit[];
  readonly contexts: readonly ContextHit[];
  /** Only where the search was made to tell them. */
  readonly misses: readonly Miss[];
  readonly words: number;
}
