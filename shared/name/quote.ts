/** Which sentence of a document is quoted for a name. */
import type { Block } from '../document/document.ts';
import { type Range, REACH, type Snippet, snippetAround } from './snippet.ts';

/** A block with the places of a name in it, in reading order. */
export interface Passage {
  readonly block: Block;
  readonly places: [Range, ...Range[]];
}

/** Blocks in which a sentence is looked for: a title, a byline and headings come before the text. */
export const MAX_PASSAGES = 8;
/** Sentences that are looked at. */
const MAX_SENTENCES = 12;

/** Words of a sentence that says something, and of one that says enough: a longer one is no better. */
const FEW_WORDS = 4;
const ENOUGH_WORDS = 12;

/** Scripts without spaces: two characters are about a word. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}|[\p{L}\p{N}\p{M}]+/gu;
const CLOSED = /[.!?…。؟۔।]["'”’»)\]]*$/u;

/** Kinds of blocks that are the text itself, and not a label of it. */
const BODY: ReadonlySet<Block['kind']> = new Set(['paragraph', 'item']);

/**
 * The sentence that tells most about the name: one of the text before a title, heading, caption or cell; one that is closed
 * as sentences are before a byline; then the one with the most words, up to so many that it says enough; then the first.
 */
export function quoteOf(passages: readonly [Passage, ...Passage[]]): Pick<Snippet, 'snippet' | 'marks'> {
  let best: Candidate | null = null;
  let looked = 0;
  for (const candidate of candidates(passages)) {
    if (best === null || candidate.weight > best.weight) best = candidate;
    if (best.weight >= BEST || ++looked === MAX_SENTENCES) break;
  }
  const [{ block, places }] = passages;
  const { snippet, marks } = best?.found ?? snippetAround(block.text, places);
  return { snippet, marks };
}

interface Candidate {
  readonly found: Snippet;
  readonly weight: number;
}

/** Each sentence with the name in it, once. */
function* candidates(passages: readonly Passage[]): Generator<Candidate> {
  for (const { block, places } of passages) {
    let at = 0;
    for (let first = places[at]; first !== undefined; first = places[at]) {
      // Of a hundred thousand places, none that no sentence around this one reaches.
      const behind = countBefore(places, at, first.end + REACH);
      const found = snippetAround(block.text, [first, ...places.slice(at + 1, behind)]);
      yield { found, weight: weightOf(found.snippet, block) };
      at = countBefore(places, at, found.end);
    }
  }
}

/** How many places begin before `end`; the first `from` of them do. */
function countBefore(places: readonly Range[], from: number, end: number): number {
  let count = from;
  while ((places[count]?.start ?? end) < end) count++;
  return count;
}

const IN_BODY = 100;
const IS_SENTENCE = 50;
const BEST = IN_BODY + IS_SENTENCE + ENOUGH_WORDS;

function weightOf(sentence: string, { kind }: Block): number {
  const words = Math.min(ENOUGH_WORDS, sentence.match(WORD)?.length ?? 0);
  if (!BODY.has(kind)) return words;
  return IN_BODY + words + (CLOSED.test(sentence) && words >= FEW_WORDS ? IS_SENTENCE : 0);
}
