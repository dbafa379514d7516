/** Mark-up that a provider's script turns into a player: its classes and links. */
import type { Element, Node } from '../document/document.ts';

export function hasClass({ attributes }: Element, name: string): boolean {
  return attributes.class?.split(/\s+/).includes(name) ?? false;
}

/**
 * The link targets in an element, in document order. Nested quotations are skipped, so that endlessly nested mark-up is
 * read once.
 */
export function linksIn(element: Element): string[] {
  const links: string[] = [];
  const open: Node[] = element.children.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'text' || node.name === 'blockquote') continue;
    if (node.name === 'a' && node.attributes.href !== undefined) links.push(node.attributes.href);
    for (const child of node.children.toReversed()) open.push(child);
  }
  return links;
}
