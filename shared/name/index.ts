/** The clip's mentions: which tracked names stand in a document, where, in which spelling, and why they count. */
import type { Mention, Span } from '../contract/clip.ts';
import type { Name } from '../contract/name.ts';
import { type Block, type Document, spanInSource } from '../document/document.ts';
import type { Automaton } from './automaton.ts';
import { compile } from './compile.ts';
import { Search } from './matcher.ts';
import { hitsIn } from './search-document.ts';
import { fromBytes, toBytes } from './serialise.ts';
import { snippetAround } from './snippet.ts';

export { explainMisses, type NearMiss } from './explain.ts';
export { variantsOf } from './transliterate/index.ts';

/** Names made ready for matching; see `compileNames`. */
export interface Matcher {
  readonly search: Search;
  /** What `matcherFromBytes` makes the same matcher of, in milliseconds. */
  readonly toBytes: () => Uint8Array<ArrayBuffer>;
}

/**
 * Makes the names ready. Name and aliases are equal; forms equal after folding are one; blank aliases match nothing.
 * The order of the names does not matter, and how many there are does not slow matching down.
 */
export function compileNames(names: readonly Name[]): Matcher {
  return matcherOf(compile(names));
}

/** A matcher from what `toBytes` gave; throws if the bytes are no automaton or one of another version. */
export function matcherFromBytes(bytes: Uint8Array): Matcher {
  return matcherOf(fromBytes(bytes));
}

function matcherOf(automaton: Automaton): Matcher {
  return { search: new Search(automaton), toBytes: () => toBytes(automaton) };
}

interface Found {
  readonly spans: Span[];
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/**
 * Mentions in the order of their first place. A match never crosses a block; a name that does not occur is left out, and
 * so is one whose required words are missing around it or whose excluded ones are there.
 * Spans are offsets into the decoded file, also where mark-up or character references stand inside the name.
 * `language` (a primary BCP-47 tag: the clip's) helps where a paragraph is too short to tell its own.
 */
export function findMentions(document: Document, matcher: Matcher, language: string | null = null): Mention[] {
  const found = new Map<string, Found>();
  const { hits, contexts } = hitsIn(document, matcher.search, language);
  for (const { block, start, end, words, names } of hits) {
    const place = { ...spanInSource(document.source, block, start, end), form: block.text.slice(start, end) };
    for (const { name, nameId, alias, variant } of names) {
      if (contexts.judge(name, words).kind !== 'counts') continue;
      const span = { ...place, alias, variant, field: block.kind };
      const earlier = found.get(nameId);
      if (earlier) earlier.spans.push(span);
      else found.set(nameId, { spans: [span], block, start, end });
    }
  }
  return [...found].map(([nameId, { spans, block, start, end }]) => ({
    nameId,
    count: spans.length,
    spans,
    snippet: snippetAround(block.text, start, end),
  }));
}
