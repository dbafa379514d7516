/** Mark-up that stands inside a document as text: the content of `noscript`, the value of `srcdoc`. */
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Element, Node } from '../document.ts';

/** Reads mark-up as a browser without scripts would; offsets are into `markup`. Comments give no node. */
export function readMarkup(markup: string): Node[] {
  const fragment = parseFragment(markup, { scriptingEnabled: false, sourceCodeLocationInfo: true });
  const top: Node[] = [];
  const open: { from: Tree.ChildNode[]; to: Node[] }[] = [{ from: fragment.childNodes, to: top }];
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    for (const child of level.from) {
      const start = child.sourceCodeLocation?.startOffset ?? 0;
      const end = child.sourceCodeLocation?.endOffset ?? start;
      if ('value' in child) {
        level.to.push({ kind: 'text', value: child.value, start, end });
      } else if ('tagName' in child) {
        const element: Element = {
          kind: 'element',
          name: child.tagName,
          attributes: attributesOf(child),
          children: [],
          start,
          end,
        };
        level.to.push(element);
        open.push({ from: child.childNodes, to: element.children });
      }
    }
  }
  return top;
}

function attributesOf(element: Tree.Element): Record<string, string> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
}
