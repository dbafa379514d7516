/** Mark-up that a provider's script turns into a player: its classes and links. */
import type { Element } from '../document/document.ts';
import { nodesIn } from '../document/traverse.ts';

export function hasClass({ attributes }: Pick<Element, 'attributes'>, name: string): boolean {
  return attributes.class?.split(/\s+/).includes(name) ?? false;
}

/**
 * The link targets in an element, in document order. Nested quotations are skipped, so that endlessly nested mark-up is
 * read once.
 */
export function linksIn(element: Element): string[] {
  const links: string[] = [];
  for (const node of nodesIn(element.children, ({ name }) => name !== 'blockquote')) {
    if (node.kind === 'text' || node.name !== 'a' || node.attributes.href === undefined) continue;
    links.push(node.attributes.href);
  }
  return links;
}
