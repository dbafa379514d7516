/**
 * Searching clips by words: what `q` asks for, whether a clip has it, and under which words a clip is filed.
 *
 * A word is a run of letters and digits, folded as names are; in every script. Words are filed by their beginning, their
 * stem, so that a word that is only begun is found as well. A clip is filed under so many stems at most, those that say
 * most; all of its words stand in its line, which is read where a word is asked for that some clip of the month is not filed under.
 */
import type { ParsedFile } from '../contract/clip.ts';
import { foldSpelling } from '../language/fold.ts';

/** The fields of a clip that are searched. */
export type Searched = Pick<ParsedFile, 'title' | 'outlet' | 'author' | 'keywords' | 'summary'>;

/** What `q` asks for: words that all have to occur, and the beginning of one. */
export interface WordQuery {
  readonly words: readonly string[];
  readonly beginning: string;
}

/** Letters, with the marks that belong to them, and digits. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** The folded words of a text, in order: `wordsIn("L’Été à Al-Nour") === ['l', 'ete', 'a', 'al', 'nour']`. */
export function wordsIn(text: string): string[] {
  return foldSpelling(text).match(WORD) ?? [];
}

/** What a text asks for; null where it has no word. */
export function wordQueryOf(q: string): WordQuery | null {
  const words = wordsIn(q);
  const beginning = words.pop();
  return beginning === undefined ? null : { words: [...new Set(words)], beginning };
}

/** Whether all that is asked for occurs in a clip, in whichever fields. */
export function occursIn({ words, beginning }: WordQuery, clip: Searched): boolean {
  const found = new Set([...labelsOf(clip), clip.summary ?? ''].flatMap(wordsIn));
  return words.every((word) => found.has(word)) && found.values().some((word) => word.startsWith(beginning));
}

/** The fields that name a clip. */
const labelsOf = ({ title, outlet, author, keywords = [] }: Searched) => [
  title ?? '',
  author ?? '',
  ...keywords,
  outlet ?? '',
];

/** Scripts that write a word with one to three characters, or words without spaces. */
const DENSE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Characters of a stem: enough to be rare, and no more than somebody types who looks for a word by its beginning. */
const STEM = { dense: 2, other: 4 };

/** Characters of a word that are filed; with its stem it fits into a key (1,024 bytes). */
const MAX_WORD = 64;
/** Different words of a clip that are filed: more than a summary of the longest can have in any language. */
const MAX_WORDS = 1000;

/** A word as it is filed. */
export const filed = (word: string): string => leading(word, MAX_WORD);

/** What a word is filed under: `stemOf('astana') === 'asta'`. A shorter word is its own stem. */
export const stemOf = (word: string): string => leading(word, stemLength(word));

/** Whether every word with this beginning has one stem. */
export const hasStem = (beginning: string): boolean => lengthOf(beginning) >= stemLength(beginning);

const stemLength = (word: string): number => (DENSE.test(word) ? STEM.dense : STEM.other);

/** A word with a capital that begins no sentence. */
const LIKE_A_NAME = /(?<=[\p{L}\p{N},;:] )\p{Lu}[\p{L}\p{M}\p{N}]*/gu;

/** Where a clip is filed. */
export interface Filing {
  /** The words by their stems. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
  /** Words that it is not filed under. */
  readonly leftOut: readonly string[];
  /** All of its words. */
  readonly words: readonly string[];
}

/**
 * Files a clip under `most` stems: those of words of some length before short ones, which are mostly of the grammar; of
 * these what the title has, then author and keywords, then what in the summary is written like a name, then the rest of it,
 * the longest words first, since these are the rarest; last the outlet, which many clips have.
 */
export function filingOf(clip: Searched, most: number): Filing {
  const { title, outlet, author, keywords = [], summary } = clip;
  const wordsOf = (...texts: (string | null | undefined)[]) =>
    new Set(texts.flatMap((text) => wordsIn(text ?? '')).map(filed));
  const names = wordsOf(...((summary ?? '').match(LIKE_A_NAME) ?? []));
  const ranks = [wordsOf(title), wordsOf(author, ...keywords), names, wordsOf(summary), wordsOf(outlet)];
  const words = [...new Set([...wordsOf(...labelsOf(clip)), ...wordsOf(summary)])].slice(0, MAX_WORDS);
  const rank = (word: string): number =>
    (hasStem(word) ? 0 : ranks.length) + ranks.findIndex((ranked) => ranked.has(word));
  const ranked = words
    .map((word, at) => ({ word, rank: rank(word), length: lengthOf(word), at }))
    .sort((a, b) => a.rank - b.rank || b.length - a.length || a.at - b.at);
  const stems = new Map<string, string[]>();
  const leftOut: string[] = [];
  for (const { word } of ranked) {
    const stem = stemOf(word);
    const same = stems.get(stem);
    if (same !== undefined) same.push(word);
    else if (stems.size < most) stems.set(stem, [word]);
    else leftOut.push(word);
  }
  return { stems, leftOut, words };
}

const leading = (word: string, characters: number): string => [...word].slice(0, characters).join('');
const lengthOf = (word: string): number => [...word].length;
