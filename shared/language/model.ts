import { PROFILES, type Profile } from './profiles/index.ts';
import { TRIGRAMS } from './trigrams.ts';

/**
 * For each feature the languages that have it and the points it scores for them: index, points, index, points… Pairs
 * would take three times as long to build.
 */
export type Weights = ReadonlyMap<string, readonly number[]>;

/** How the languages of one script are distinguished. */
export interface Model {
  readonly languages: readonly string[];
  readonly trigrams: Weights;
  readonly words: Weights;
  readonly letters: Weights;
}

/** One level of `TRIGRAMS` as a difference of log frequency; trigrams overlap, so each counts for less. */
const LEVEL_POINTS = 0.5 * 0.6;
/**
 * Languages whose trigrams were counted in the declaration of human rights alone: some are of its subject, and would make
 * laws and treaties in a neighbour's language look like theirs.
 */
const FROM_DECLARATION = new Set('br fo fy gl ht ku lb mg mt ne ps tg tt ug uz'.split(' '));
const LESS_FROM_DECLARATION = 0.8;
const WORD_POINTS = 3;
const LETTER_POINTS = 2;

const models = new Map<string, Model>();

/** The model of a script that several languages share; built on first use (some 10 ms for Latin). */
export function modelOfScript(script: string): Model {
  const known = models.get(script);
  if (known) return known;
  const profiles = profilesOfScript(script);
  const trigrams = new Map<string, number[]>();
  const words = new Map<string, number[]>();
  const letters = new Map<string, number[]>();
  for (const [index, profile] of profiles.entries()) {
    const points = LEVEL_POINTS * (FROM_DECLARATION.has(profile.language) ? LESS_FROM_DECLARATION : 1);
    for (const [level, grams] of levelsOf(profile).entries())
      for (let at = 0; at < grams.length; at += 3)
        addPoints(trigrams, grams.slice(at, at + 3), index, (level + 1) * points);
    for (const word of new Set(profile.words?.split(' '))) addPoints(words, word, index, WORD_POINTS);
    for (const letter of profile.letters ?? '') addPoints(letters, letter, index, LETTER_POINTS);
  }
  const model = { languages: profiles.map(({ language }) => language), trigrams, words, letters };
  models.set(script, model);
  return model;
}

function profilesOfScript(script: string): Profile[] {
  return PROFILES.filter((profile) => profile.script === script);
}

function addPoints(weights: Map<string, number[]>, feature: string, index: number, points: number): void {
  const known = weights.get(feature);
  if (known) known.push(index, points);
  else weights.set(feature, [index, points]);
}

/** Trigrams by level of frequency. If they were not counted, those of the frequent words are used at a middle level. */
function levelsOf({ language, script, words = '' }: Profile): readonly string[] {
  const counted = TRIGRAMS[script]?.[language];
  if (counted !== undefined) return counted.split(' ');
  const trigrams = new Set<string>();
  for (const word of words.split(' ')) {
    for (let at = 0; at + 3 <= word.length; at++) trigrams.add(word.slice(at, at + 3));
  }
  return ['', '', [...trigrams].join('')];
}
