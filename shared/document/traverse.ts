/** Visits trees of any depth without recursion: a hostile file nests deeper than the call stack. */
import type { Element, Node } from './document.ts';
import { remembered } from './remembered.ts';

/** Every element below and including `root`, in document order. Remembered for the latest root, so the tree must be finished. */
export const elementsOf = remembered((root: Element): readonly Element[] => {
  const elements: Element[] = [];
  const waiting = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    elements.push(element);
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (child?.kind === 'element') waiting.push(child);
    }
  }
  return elements;
});

/**
 * Every node of these trees, in document order; of an element for which `enters` is false no child is visited. It is
 * asked after the element was given, so that it may depend on what the caller made of it.
 */
export function* nodesIn(roots: readonly Node[], enters: (element: Element) => boolean = () => true): Generator<Node> {
  const waiting = roots.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (node.kind === 'text' || !enters(node)) continue;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) waiting.push(child);
    }
  }
}
