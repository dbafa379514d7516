import type { Block, Element, Node, Range, Text } from './document.ts';

/**
 * A copy of the tree with only the nodes in the range, and of texts only what is in it. Not recursive: trees may be
 * deeper than the call stack.
 */
export function copyBetween(root: Element, start: number, end: number): Element {
  const copy: Element = { ...root, children: [] };
  const waiting: [from: Element, to: Element][] = [[root, copy]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, to] = next;
    for (const child of childrenBetween(from.children, start, end)) {
      if (child.start >= start && child.end <= end) to.children.push(child);
      else if (child.kind === 'text') to.children.push(textBetween(child, start, end));
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

/** The part of a text in the range: a file of plain text is a single one. With escapes, whose places are not known, it stays whole. */
function textBetween(text: Text, start: number, end: number): Text {
  const { value, offsets } = text;
  if (offsets || value.length !== text.end - text.start) return text;
  const [from, to] = [Math.max(text.start, start), Math.min(text.end, end)];
  return { ...text, value: value.slice(from - text.start, to - text.start), start: from, end: to };
}

/** The part of a block that `text[start, end)` is, without white space at its ends; null where nothing is left. */
export function partOf(block: Block, start: number, end: number): Block | null {
  const text = block.text.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  const to = end - (text.length - text.trimEnd().length);
  if (from >= to) return null;
  const within = (ranges: readonly Range[]) =>
    ranges.flatMap(([first, last]): Range[] =>
      first < to && last > from ? [[Math.max(0, first - from), Math.min(to, last) - from]] : [],
    );
  const marks = { bold: within(block.bold), linked: within(block.linked) };
  return { ...block, ...marks, text: block.text.slice(from, to), offsets: block.offsets.startingAt(from) };
}
