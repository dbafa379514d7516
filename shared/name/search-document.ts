import type { Block, Document } from '../document/document.ts';
import { ContextWords } from './context.ts';
import type { ContextHit, Hit, Miss } from './findings.ts';
import type { Search } from './matcher.ts';
import { contextsOfParagraphs } from './text-context.ts';

/** A hit in its block, with word numbers of the whole document. */
export interface DocumentHit extends Hit {
  readonly block: Block;
}

/** All hits and near misses in a document. Required and excluded words are yet to be judged by `contexts`. */
export function searchDocument(
  { blocks }: Document,
  search: Search,
  language: string | null,
): { hits: DocumentHit[]; contexts: ContextWords; misses: (Miss & { block: Block })[] } {
  const contextOf = contextsOfParagraphs(blocks, language);
  const hits: DocumentHit[] = [];
  const contexts: ContextHit[] = [];
  const misses: (Miss & { block: Block })[] = [];
  let before = 0;
  const shifted = ({ from, to }: Hit['words']) => ({ from: from + before, to: to + before });
  for (const block of blocks) {
    const found = search.find(block.text, contextOf(block.text));
    for (const hit of found.hits) hits.push({ ...hit, block, words: shifted(hit.words) });
    for (const { context, words } of found.contexts) contexts.push({ context, words: shifted(words) });
    for (const miss of found.misses) misses.push({ ...miss, block });
    before += found.words;
  }
  return { hits, contexts: new ContextWords(search.automaton, contexts), misses };
}
