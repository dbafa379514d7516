import type { Block, Document } from '../document/document.ts';
import { ContextWords } from './context.ts';
import type { ContextHit, Hit, Miss } from './findings.ts';
import type { Search } from './matcher.ts';
import { contextsOfParagraphs } from './text-context.ts';

/** A hit in its block; words are counted through the document. */
export interface DocumentHit extends Hit {
  readonly block: Block;
}

/** Every place of a document where a name stands, before its context is judged; and what only looks like one. */
export function hitsIn(
  { blocks }: Document,
  search: Search,
  language: string | null,
): { hits: DocumentHit[]; contexts: ContextWords; misses: (Miss & { block: Block })[] } {
  const surroundings = contextsOfParagraphs(blocks, language);
  const hits: DocumentHit[] = [];
  const contexts: ContextHit[] = [];
  const misses: (Miss & { block: Block })[] = [];
  let before = 0;
  const moved = ({ from, to }: Hit['words']) => ({ from: from + before, to: to + before });
  for (const block of blocks) {
    const found = search.find(block.text, surroundings(block.text));
    for (const hit of found.hits) hits.push({ ...hit, block, words: moved(hit.words) });
    for (const { context, words } of found.contexts) contexts.push({ context, words: moved(words) });
    for (const miss of found.misses) misses.push({ ...miss, block });
    before += found.words;
  }
  return { hits, contexts: new ContextWords(search.automaton, contexts), misses };
}
