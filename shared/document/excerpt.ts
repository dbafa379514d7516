import type { Block, Element, Node } from './document.ts';

/** A copy of the tree with only the nodes in the range. Not recursive: trees may be deeper than the call stack. */
export function copyBetween(root: Element, start: number, end: number): Element {
  const copy: Element = { ...root, children: [] };
  const waiting: [from: Element, to: Element][] = [[root, copy]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, to] = next;
    for (const child of childrenBetween(from.children, start, end)) {
      if (child.kind === 'text' || (child.start >= start && child.end <= end)) to.children.push(child);
      else {
        const inner: Element = { ...child, children: [] };
        to.children.push(inner);
        waiting.push([child, inner]);
      }
    }
  }
  return copy;
}

function childrenBetween(children: readonly Node[], start: number, end: number): Node[] {
  return children.filter((child) => child.end > start && child.start < end);
}

/** The part of a block that `text[start, end)` is, without white space at its ends; null where nothing is left. */
export function partOf(block: Block, start: number, end: number): Block | null {
  const text = block.text.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  const to = end - (text.length - text.trimEnd().length);
  if (from >= to) return null;
  const bold = block.bold.flatMap(([first, last]): [number, number][] =>
    first < to && last > from ? [[Math.max(0, first - from), Math.min(to, last) - from]] : [],
  );
  return { ...block, text: block.text.slice(from, to), offsets: block.offsets.subarray(from, to + 1), bold };
}
