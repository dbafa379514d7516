/** HTML as a browser without scripts would read it, in the tree of `document.ts`. */
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Element, Node } from './document.ts';

// Without scripting, what stands in `noscript` is part of the tree: an embed may be there only.
const OPTIONS = { sourceCodeLocationInfo: true, scriptingEnabled: false } as const;

/** An element, still without children. */
export function element(name: string, start: number, end: number, attributes: Record<string, string> = {}): Element {
  return { kind: 'element', name, attributes, children: [], start, end };
}

/** A whole page, under an element `root`. Comments give no node. */
export function readPage(source: string): Element {
  const root = element('root', 0, source.length);
  convert(parse(source, OPTIONS).childNodes, root, 0);
  return root;
}

/** The nodes that the mark-up in `source` from `start` to `end` makes; offsets are into `source`. */
export function readFragment(source: string, start = 0, end = source.length): Node[] {
  const holder = element('root', start, end);
  convert(parseFragment(source.slice(start, end), OPTIONS).childNodes, holder, start);
  return holder.children;
}

/** Parts of a tree still to be converted wait in a list: a hostile file nests deeper than calls may. */
function convert(nodes: Tree.ChildNode[], into: Element, shift: number): void {
  const waiting: [Tree.ChildNode[], Element][] = [[nodes, into]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [children, parent] = next;
    for (const child of children) {
      const place = child.sourceCodeLocation;
      // Elements that the file leaves out (html, body, tbody) have no place of their own: they reach as far as the parent.
      const start = place ? place.startOffset + shift : parent.start;
      const end = place ? place.endOffset + shift : parent.end;
      if ('tagName' in child) {
        const converted = element(child.tagName.toLowerCase(), start, end, attributesOf(child));
        parent.children.push(converted);
        if (child.childNodes.length > 0) waiting.push([child.childNodes, converted]);
      } else if (child.nodeName === '#text' && 'value' in child) {
        parent.children.push({ kind: 'text', value: child.value, start, end });
      }
    }
  }
}

function attributesOf({ attrs }: Tree.Element): Record<string, string> {
  return Object.fromEntries(
    attrs.map(({ prefix, name, value }) => [(prefix ? `${prefix}:${name}` : name).toLowerCase(), value]),
  );
}
