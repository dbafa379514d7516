/** Provider mark-up that a script of the provider turns into a player: what it says by class and by links. */
import type { Element, Node } from '../document/document.ts';

export function hasClass({ attributes }: Element, name: string): boolean {
  return attributes.class?.split(/\s+/).includes(name) ?? false;
}

/**
 * The addresses that links in an element lead to, in document order. What is quoted in a quotation is not looked at, so
 * that mark-up which nests without end is read once.
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
