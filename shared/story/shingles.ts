/**
 * A text as similarity sees it: the set of its shingles, which are runs of folded words. In scripts without spaces a
 * letter counts as a word. Case, accents, punctuation and mark-up make no difference.
 */
import { foldSpelling } from '../language/fold.ts';

/** Words of a shingle: long enough that texts of one subject share few, short enough that a new word breaks only four. */
const SHINGLE = 4;
/** Words that are read: of a book the beginning. */
const MAX_WORDS = 20_000;
/** Shingles of the beginning, in which news says what is new; and of what an added lead-in may push it back to. */
const LEAD = 64;
const WIDE_LEAD = 110;

/** A shingle: 32 bits that order and compare it, and 32 more that tell it from those of millions of texts. */
export interface Shingle {
  readonly hash: number;
  readonly more: number;
}

export interface StoryText {
  /** Distinct shingles by the order of their hashes, and those of the beginning. */
  readonly shingles: readonly Shingle[];
  readonly lead: readonly Shingle[];
  readonly wideLead: readonly Shingle[];
  /** Hashes of the numerals, each once, in order. */
  readonly figures: readonly number[];
  /** Hash of all words in order, and of those of the headline. */
  readonly words: number;
  readonly title: number;
  readonly sentences: number;
}

/** A letter of a script without spaces, or a word of another. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+/gv;
const SENTENCE_END = /[.!?…。！？؟۔।]+/gu;
const FIGURE = /^\p{N}+$/u;

/** Lines that repeat these are left out of the text: they are compared on their own, or differ in every copy. */
export interface Labels {
  readonly title: string | null;
  readonly outlet: string | null;
}

export function storyText({ title, outlet }: Labels, text: string): StoryText {
  const head = wordsOf(title ?? '');
  const labels = new Set([head, wordsOf(outlet ?? '')].map((words) => words.join(' ')));
  const lines = text.split('\n').map((line) => ({ line, words: wordsOf(line) }));
  const blocks = lines.filter(({ words }) => !labels.has(words.join(' ')));
  const words = blocks.flatMap((block) => block.words).slice(0, MAX_WORDS);
  const hashes = words.map(hashOf);
  const all = shinglesOf(hashes);
  return {
    shingles: distinct(all),
    lead: distinct(all.slice(0, LEAD)),
    wideLead: distinct(all.slice(0, WIDE_LEAD)),
    figures: [...new Set(words.filter((word) => FIGURE.test(word)).map(hashOf))].sort((a, b) => a - b),
    words: hashOfRun(hashes, 0, hashes.length, 0),
    title: hashOfRun(head.map(hashOf), 0, head.length, 0),
    sentences: blocks.reduce((sum, { line }) => sum + (line.match(SENTENCE_END)?.length ?? 0), 0),
  };
}

function wordsOf(text: string): string[] {
  return foldSpelling(text).match(WORD) ?? [];
}

function shinglesOf(words: readonly number[]): Shingle[] {
  return words.slice(0, Math.max(0, words.length - SHINGLE + 1)).map((_, i) => {
    return { hash: hashOfRun(words, i, SHINGLE, 0), more: hashOfRun(words, i, SHINGLE, 0x9e3779b9) };
  });
}

function distinct(shingles: readonly Shingle[]): Shingle[] {
  return [...new Map(shingles.map((one) => [one.hash, one])).values()].sort((a, b) => a.hash - b.hash);
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** MurmurHash3 (32 bits) of a run of hashes: every bit of each one changes about half of the result's. */
function hashOfRun(hashes: readonly number[], start: number, length: number, seed: number): number {
  let hash = seed;
  for (let i = start; i < start + length; i++) {
    let k = Math.imul(hashes[i] ?? 0, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    hash ^= k;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= length * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
