import type { Block, Document } from '../../../shared/document/document.ts';
import { plainBlock } from '../../../shared/document/from-text.ts';
import { Offsets } from '../../../shared/document/offsets.ts';

/** A document of plain paragraphs, one a line of `source`. */
export function textDocument(source: string): Document {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of source.split('\n')) {
    blocks.push(plainBlock('paragraph', line, Offsets.from(start)));
    start += line.length + 1;
  }
  const root = { kind: 'element', name: 'body', attributes: {}, children: [], start: 0, end: source.length } as const;
  return { format: 'text', source, root: { ...root, children: [] }, blocks, declared: [] };
}

/** A document of running text: blank lines separate its blocks, a line end is white space. */
export function looseDocument(source: string): Document {
  const parts = source.split(/\n[^\S\n]*\n/u);
  const documents = textDocument('');
  let start = 0;
  const blocks = parts.map((text) => {
    const from = source.indexOf(text, start);
    start = from + text.length;
    return plainBlock('paragraph', text, Offsets.from(from));
  });
  return { ...documents, source, blocks };
}
