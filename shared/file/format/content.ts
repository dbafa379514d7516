import type { Cue, Declared, Element } from '../../document.ts';

/** What a format makes of the decoded text: the tree, and what a head or front matter declares. */
export interface Content {
  readonly root: Element;
  readonly declared: readonly Declared[];
  /** The text that offsets are into, where it is not the decoded text itself (an item of a feed, a field of JSON). */
  readonly source?: string;
  readonly cues?: readonly Cue[];
}

/** Every element below and including `root`, in document order; never recursive, for trees may be deep. */
export function* elementsOf(root: Element): Generator<Element> {
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child?.kind === 'element') waiting.push(child);
    }
  }
}
