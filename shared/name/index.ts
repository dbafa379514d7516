/** The clip's mentions: which tracked names stand in a document, where, and in which spelling. */
import type { Mention, Span } from '../contract.ts';
import { type Block, type Document, spanInSource } from '../document.ts';
import type { Matcher } from './matcher.ts';
import { snippetAround } from './snippet.ts';

export { compileNames, type Matcher } from './matcher.ts';

interface Found {
  readonly spans: Span[];
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/**
 * Mentions in the order of their first place. A match never crosses a block; a name that does not occur is left out.
 * Spans are offsets into the decoded file, also where mark-up or character references stand inside the name.
 */
export function findMentions(document: Document, matcher: Matcher): Mention[] {
  const found = new Map<string, Found>();
  for (const block of document.blocks) {
    for (const { start, end, names } of matcher.hits(block.text)) {
      const place = { ...spanInSource(document.source, block, start, end), form: block.text.slice(start, end) };
      for (const { nameId, alias } of names) {
        const earlier = found.get(nameId);
        if (earlier) earlier.spans.push({ ...place, alias });
        else found.set(nameId, { spans: [{ ...place, alias }], block, start, end });
      }
    }
  }
  return [...found].map(([nameId, { spans, block, start, end }]) => ({
    nameId,
    count: spans.length,
    spans,
    snippet: snippetAround(block.text, start, end),
  }));
}
