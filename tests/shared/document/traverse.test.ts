import { expect, it } from 'vitest';
import type { Element, Node } from '../../../shared/document/document.ts';
import { element, readFragment } from '../../../shared/document/html.ts';
import { elementsOf, nodesIn } from '../../../shared/document/traverse.ts';

const nameOf = (node: Node) => (node.kind === 'text' ? node.value : node.name);

it('visits nodes in document order', () => {
  const nodes = readFragment('<p>a<b>c</b>d</p><i>e</i>');
  expect([...nodesIn(nodes)].map(nameOf)).toEqual(['p', 'a', 'b', 'c', 'd', 'i', 'e']);
});

it('visits an element that it does not enter, but nothing in it', () => {
  const nodes = readFragment('<div>a<nav>b<p>c</p></nav>d</div>');
  expect([...nodesIn(nodes, ({ name }) => name !== 'nav')].map(nameOf)).toEqual(['div', 'a', 'nav', 'd']);
});

it('gives elements with their root, and the same list when asked again', () => {
  const root: Element = { ...element('root', 0, 20), children: readFragment('<p><b>x</b></p><i></i>') };
  expect(elementsOf(root).map(nameOf)).toEqual(['root', 'p', 'b', 'i']);
  expect(elementsOf(root)).toBe(elementsOf(root));
});

it('visits a tree deeper than the call stack', () => {
  const root = element('div', 0, 0);
  let last = root;
  for (let depth = 0; depth < 100_000; depth++) {
    const child = element('div', 0, 0);
    last.children.push(child);
    last = child;
  }
  expect(elementsOf(root)).toHaveLength(100_001);
});
