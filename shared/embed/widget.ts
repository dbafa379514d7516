/** Provider mark-up that a script of the provider turns into a player: what it says by class and by links. */
import type { Element } from '../document.ts';

/** Nodes looked at for a link: a widget's fallback is small, and mark-up that nests without end is not read twice. */
const MOST_NODES = 400;

export function hasClass({ attributes }: Element, name: string): boolean {
  return attributes.class?.split(/\s+/).includes(name) ?? false;
}

/** The addresses that links in an element lead to, in document order. */
export function linksIn(element: Element): string[] {
  const links: string[] = [];
  const open = element.children.slice(0, MOST_NODES).reverse();
  for (let seen = 0; seen < MOST_NODES; seen += 1) {
    const node = open.pop();
    if (node === undefined) break;
    if (node.kind === 'text') continue;
    if (node.name === 'a' && node.attributes.href !== undefined) links.push(node.attributes.href);
    open.push(...node.children.slice(0, MOST_NODES).reverse());
  }
  return links;
}
