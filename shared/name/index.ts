/** Mentions: which tracked names occur in a document, where, in which spelling, and how each matched. */
import type { Mention, Span } from '../contract/clip.ts';
import type { Name } from '../contract/name.ts';
import { type Block, type Document, spanInSource } from '../document/document.ts';
import { type Automaton, NO_NAMES } from './automaton.ts';
import { compile } from './compile.ts';
import { Search } from './matcher.ts';
import { MAX_PASSAGES, type Passage, quoteOf } from './quote.ts';
import { searchDocument } from './search-document.ts';
import { fromBytes, toBytes } from './serialise.ts';
import type { Range } from './snippet.ts';

export { explainMisses, type NearMiss } from './explain.ts';
export { transliterationsOf } from './transliterate/index.ts';

/** Names compiled for matching; see `compileNames`. */
export interface Matcher {
  readonly search: Search;
  /** Serialises the matcher; `matcherFromBytes` loads it in milliseconds. */
  readonly toBytes: () => Uint8Array<ArrayBuffer>;
}

/**
 * Compiles names. Name and aliases are equal; forms that are equal after folding are one; blank aliases match nothing. The
 * order of the names does not matter, and their number hardly affects the speed of matching.
 */
export function compileNames(names: readonly Name[]): Matcher {
  return matcherOf(compile(names));
}

/** The matcher of no names, for code that only loads: it does not bring the compiler. */
export function matcherOfNoNames(): Matcher {
  return matcherOf(NO_NAMES);
}

/** Loads a serialised matcher; throws if the bytes are no automaton, or one of another version. */
export function matcherFromBytes(bytes: Uint8Array): Matcher {
  return matcherOf(fromBytes(bytes));
}

function matcherOf(automaton: Automaton): Matcher {
  return { search: new Search(automaton), toBytes: () => toBytes(automaton) };
}

interface Found {
  count: number;
  readonly spans: Span[];
  /** The first blocks that it is in. */
  readonly passages: [Passage, ...Passage[]];
}

/**
 * Mentions in the order of their first span. A match never crosses a block. Matches with an excluded word nearby, or without
 * a required one, do not count. Spans are offsets into the decoded file, even if the name has mark-up or character
 * references inside. `language` (the clip's primary BCP-47 tag) helps where a paragraph is too short to detect its own. Of
 * each mention the first `mostSpans` are given; `count` is exact.
 */
export function findMentions(
  document: Document,
  matcher: Matcher,
  language: string | null = null,
  mostSpans = Number.POSITIVE_INFINITY,
): Mention[] {
  const found = new Map<string, Found>();
  const { hits, contexts } = searchDocument(document, matcher.search, language);
  for (const { block, start, end, words, names } of hits) {
    const range = { start, end };
    const place = { ...spanInSource(document.source, block, start, end), form: block.text.slice(start, end) };
    for (const { name, nameId, alias, variant } of names) {
      if (contexts.judge(name, words).kind !== 'counts') continue;
      const earlier = found.get(nameId);
      const one: Found = earlier ?? { count: 0, spans: [], passages: [{ block, places: [range] }] };
      one.count += 1;
      if (one.spans.length < mostSpans) one.spans.push({ ...place, alias, variant, field: block.kind });
      if (earlier === undefined) found.set(nameId, one);
      else addPlace(one.passages, block, range);
    }
  }
  return [...found].map(([nameId, { passages, ...counted }]) => ({ nameId, ...counted, ...quoteOf(passages) }));
}

function addPlace(passages: Found['passages'], block: Block, range: Range): void {
  const last = passages.at(-1);
  if (last?.block === block) last.places.push(range);
  else if (passages.length < MAX_PASSAGES) passages.push({ block, places: [range] });
}
