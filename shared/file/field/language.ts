import type { Document } from '../../document.ts';
import { evidenceOf, isMain } from '../lines.ts';
import { type Field, found, missing } from './field.ts';
import { SCRIPTS, SHARED_SCRIPTS } from './languages.ts';

/** Characters looked at: a language shows in far fewer. */
const ENOUGH = 1000;
/** Below this a text says too little: about three function words that no other language has. */
const LEAST_SCORE = 1.2;
/** By how much the first must lead the second. */
const LEAST_LEAD = 1.15;

/** The language that the main text is written in, whatever the file declares; null and `language-unsure` if unclear. */
export function languageOf(document: Document): Field {
  const blocks = document.blocks.filter(isMain);
  const sample: string[] = [];
  let length = 0;
  // Running text tells more than headings, menus and labels, and it is what is long.
  for (const block of blocks.toSorted((one, other) => other.text.length - one.text.length)) {
    if (length > ENOUGH) break;
    sample.push(block.text.slice(0, ENOUGH));
    length += block.text.length;
  }
  const tag = detectLanguage(sample.join('\n').slice(0, ENOUGH));
  const [first] = blocks;
  if (tag === null || first === undefined) {
    return missing({ code: 'language-unsure', message: 'The text is too short or too mixed to tell its language.' });
  }
  const last = blocks.at(-1) ?? first;
  const { start } = evidenceOf('', first, 0, first.text.length);
  const { end } = evidenceOf('', last, 0, last.text.length);
  return found(tag, { rule: 'text-language', start: Math.min(start, end), end: Math.max(start, end) });
}

/** The primary BCP-47 tag of the language of a text, or null: script first, then frequent words and rare letters. */
function detectLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const letters = words.join('');
  const shares = [...SCRIPTS, ...SHARED_SCRIPTS].map(([script, languages]) => ({
    languages,
    share: count(letters, script),
  }));
  const kana = shares[0]?.share ?? 0;
  const most = shares.reduce((one, other) => (other.share > one.share ? other : one), { languages: '', share: 0 });
  if (most.share === 0) return null;
  // Japanese mixes kana into Han; a tenth is enough to tell it from Chinese.
  if (most.languages === 'zh' && kana > most.share / 10) return 'ja';
  return typeof most.languages === 'string' ? most.languages || null : likeliest(words, most.languages);
}

type Candidates = (typeof SHARED_SCRIPTS)[number][1];

function likeliest(words: readonly string[], languages: Candidates): string | null {
  const weights = weightsOf(languages);
  const scores = new Map<string, number>();
  const add = (tag: string, points: number) => scores.set(tag, (scores.get(tag) ?? 0) + points);
  for (const word of words) for (const [tag, points] of weights.words.get(word) ?? []) add(tag, points);
  for (const run of runsOf(words)) for (const [tag, points] of weights.letters.get(run) ?? []) add(tag, points);
  const [first, second] = [...scores].sort(([, one], [, other]) => other - one);
  if (!first || first[1] < LEAST_SCORE) return null;
  return first[1] >= LEAST_LEAD * (second?.[1] ?? 0) ? first[0] : null;
}

/** The runs of one to three letters in words. */
function* runsOf(words: readonly string[]): Generator<string> {
  for (const word of words) {
    for (let start = 0; start < word.length; start++) {
      for (let end = start + 1; end <= Math.min(start + 3, word.length); end++) yield word.slice(start, end);
    }
  }
}

type Weights = ReadonlyMap<string, readonly (readonly [tag: string, points: number])[]>;

const CACHE = new Map<Candidates, { words: Weights; letters: Weights }>();

function weightsOf(languages: Candidates): { words: Weights; letters: Weights } {
  const known = CACHE.get(languages);
  if (known) return known;
  const weights = {
    words: weigh(languages, ({ words }) => new Set(words.split(' ')), 1),
    letters: weigh(languages, ({ letters = '' }) => new Set(letters.split(' ').filter(Boolean)), 0.4),
  };
  CACHE.set(languages, weights);
  return weights;
}

/** A sign that several languages share is split among them, so that what only one has decides. */
function weigh(languages: Candidates, signsOf: (row: Candidates[number]) => Set<string>, points: number): Weights {
  const owners = new Map<string, string[]>();
  for (const row of languages)
    for (const sign of signsOf(row)) owners.set(sign, [...(owners.get(sign) ?? []), row.tag]);
  return new Map(
    [...owners].map(([sign, tags]) => [sign, tags.map((tag) => [tag, points / Math.sqrt(tags.length)] as const)]),
  );
}

function count(text: string, script: RegExp): number {
  return text.match(new RegExp(script, 'gu'))?.length ?? 0;
}
