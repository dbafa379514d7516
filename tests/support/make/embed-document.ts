import type { Document, Element, Node } from '../../../shared/document/document.ts';
import { readFragment } from '../../../shared/document/html.ts';

/** A document of which only what the search for embeds reads is true: format, source, tree. */
export function documentOf(format: string, source: string, children: Node[]): Document {
  const root: Element = { kind: 'element', name: 'root', attributes: {}, children, start: 0, end: source.length };
  return { format, source, root, blocks: [], declared: [] };
}

export const html = (source: string): Document => documentOf('html', source, readFragment(source));

/** Plain text: a paragraph for each run of lines, line ends kept inside. */
export function text(source: string): Document {
  const paragraphs = source.split(/\n{2,}/).map(
    (value): Element => ({
      kind: 'element',
      name: 'p',
      attributes: {},
      children: [{ kind: 'text', value, start: 0, end: value.length }],
      start: 0,
      end: value.length,
    }),
  );
  return documentOf('text', source, paragraphs);
}
