import { GRAMS } from './grams.ts';
import { type Language, SHARED_SCRIPTS } from './languages.ts';

/** For a sign what it says for each language that has it: index, points, index, points… (pairs would take thrice as long to make). */
export type Signs = ReadonlyMap<string, readonly number[]>;

/** How the languages of one script are told apart. */
export interface Model {
  readonly languages: readonly Language[];
  readonly runs: Signs;
  readonly words: Signs;
  readonly letters: Signs;
}

/** A level of `GRAMS`, as a natural logarithm of frequency; runs overlap, so that each says but part of it. */
const LEVEL = 0.5 * 0.6;
const WORD = 3;
const LETTER = 2;

const KNOWN = new Map<string, Model>();

/** The model of a script that several languages share; made when it is first asked for (some 10 ms for Latin). */
export function modelOf(script: string): Model {
  const known = KNOWN.get(script);
  if (known) return known;
  const languages = SHARED_SCRIPTS.get(script) ?? [];
  const runs = new Map<string, number[]>();
  const words = new Map<string, number[]>();
  const letters = new Map<string, number[]>();
  for (const [index, { tag, ...language }] of languages.entries()) {
    const levels = GRAMS[script]?.[tag]?.split(' ') ?? runsOfWords(language.words);
    for (const [level, grams] of levels.entries())
      for (let at = 0; at < grams.length; at += 3) add(runs, grams.slice(at, at + 3), index, (level + 1) * LEVEL);
    for (const word of new Set(language.words.split(' '))) add(words, word, index, WORD);
    for (const letter of language.letters) add(letters, letter, index, LETTER);
  }
  const model = { languages, runs, words, letters };
  KNOWN.set(script, model);
  return model;
}

function add(signs: Map<string, number[]>, sign: string, index: number, points: number): void {
  const known = signs.get(sign);
  if (known) known.push(index, points);
  else signs.set(sign, [index, points]);
}

/** Where no runs were counted, those of the frequent words do, as of a middling level. */
function runsOfWords(words: string): string[] {
  const runs = new Set<string>();
  for (const word of words.split(' ')) for (let at = 0; at + 3 <= word.length; at++) runs.add(word.slice(at, at + 3));
  return ['', '', [...runs].join('')];
}
