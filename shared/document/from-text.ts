import type { Block, Document } from './document.ts';
import { Offsets } from './offsets.ts';

/** Separates the blocks of a clip's text. */
const BLANK_LINE = '\n\n';

/**
 * A document made from a clip's stored text: a paragraph for each block. Names are found in it as in the file's document,
 * but offsets are into the text, and titles and cells are paragraphs too.
 */
export function documentOfText(text: string): Document {
  let start = 0;
  const blocks = text.split(BLANK_LINE).map((block) => {
    const from = start;
    start += block.length + BLANK_LINE.length;
    return plainBlock('paragraph', block, Offsets.from(from));
  });
  const root = { kind: 'element', name: 'body', attributes: {}, children: [], start: 0, end: text.length } as const;
  return { format: 'text', source: text, root: { ...root, children: [] }, blocks, declared: [] };
}

/** A block that stands in no element of a tree; `offsets` are those of its text. */
export function plainBlock(kind: 'title' | 'paragraph', text: string, offsets: Offsets): Block {
  return { kind, level: 0, text, offsets, element: null, holder: null, within: [], bold: [], linked: [] };
}
