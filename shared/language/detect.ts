/**
 * The language of a text. A script that one language is written in decides alone; among languages of one script, frequent
 * words, trigrams and letters score points (differences of log frequency), and the best must lead clearly.
 */
import { type Model, modelOfScript, type Weights } from './model.ts';
import { PROFILES } from './profiles/index.ts';

export interface LanguageGuess {
  /** Primary BCP-47 tag. */
  readonly language: string;
  /** Share of the likelihood among the languages of the script, 0 to 1. */
  readonly confidence: number;
}

/**
 * The language of a text, or null if the text is too short, too mixed or no natural language. Takes time linear in the
 * length of the text; reliable from one sentence on.
 */
export function detectLanguage(text: string): LanguageGuess | null {
  const { isClear, candidates } = rankLanguages(text);
  return isClear ? (candidates[0] ?? null) : null;
}

export interface Ranking {
  /** Whether the first candidate leads clearly. */
  readonly isClear: boolean;
  /** Languages that the text may be in, the likeliest first; empty if nothing is known of it. */
  readonly candidates: readonly LanguageGuess[];
  /**
   * Languages that what a file declares may decide for, those of `candidates` among them: their texts look alike (Spanish and
   * Galician, Norwegian and Danish, Croatian and Bosnian), and the lead of the first is not large.
   */
  readonly near: readonly string[];
}

const UNKNOWN: Ranking = { isClear: false, candidates: [], near: [] };

/** The languages that a text may be in, also where none leads clearly. */
export function rankLanguages(written: string): Ranking {
  const text = /[\u0300-\u036f]/.test(written) ? written.normalize('NFC') : written;
  const counts = lettersByScript(text);
  const [script, letters] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), ['', 0]);
  if (letters < MIN_LETTERS) return UNKNOWN;
  // Japanese mixes kana and Han; a tenth of kana distinguishes it from Chinese.
  const isJapanese = script === 'Han' && (counts.get('Kana') ?? 0) > letters / 10;
  const only = isJapanese ? 'ja' : ONLY_LANGUAGE.get(script);
  if (only !== undefined) return { isClear: true, candidates: [{ language: only, confidence: 1 }], near: [only] };
  if (isCode(text)) return UNKNOWN;
  const { isKnown, isClear, scores, features } = scoreLanguages(text, script);
  if (!isKnown) return UNKNOWN;
  const best = scores[0]?.points ?? 0;
  const sum = scores.reduce((total, { points }) => total + Math.exp(points - best), 0);
  const close = scores.filter(({ points }) => points > best - CLOSE);
  const large = Math.max(CLOSE, features * LARGE_LEAD_A_FEATURE);
  return {
    isClear,
    near: scores.filter(({ points }) => points > best - large).map(({ language }) => language),
    candidates: close.map(({ language, points }) => ({ language, confidence: Math.exp(points - best) / sum })),
  };
}

const MIN_LETTERS = 2;

const SCRIPTS = new Set(PROFILES.map(({ script }) => script));
/** Scripts of a single language. */
const ONLY_LANGUAGE: ReadonlyMap<string, string> = new Map(
  [...SCRIPTS].flatMap((script): [string, string][] => {
    const [profile, ...others] = PROFILES.filter((one) => one.script === script);
    return profile && others.length === 0 ? [[script, profile.language]] : [];
  }),
);

/** Patterns of one letter; the common scripts first. */
const SCRIPT_PATTERNS: readonly (readonly [script: string, pattern: RegExp])[] = [
  ...new Set(['Latin', 'Kana', 'Han', 'Cyrillic', 'Arabic', 'Devanagari', ...SCRIPTS]),
].map((script) => [
  script,
  script === 'Kana' ? /[\p{Script=Hiragana}\p{Script=Katakana}]/u : new RegExp(`\\p{Script=${script}}`, 'u'),
]);

function lettersByScript(text: string): Map<string, number> {
  const ascii = text.match(/[a-z]+/gi)?.reduce((letters, run) => letters + run.length, 0) ?? 0;
  const counts = new Map([['Latin', ascii]]);
  let last = SCRIPT_PATTERNS[0];
  for (const letter of text.match(/[\u0080-\u{10ffff}]/gu) ?? []) {
    // Vowel signs of Indic scripts are marks.
    if (!/[\p{L}\p{M}]/u.test(letter)) continue;
    // Most letters are in the script of the one before.
    if (!last?.[1].test(letter)) last = SCRIPT_PATTERNS.find(([, pattern]) => pattern.test(letter)) ?? last;
    if (last) counts.set(last[0], (counts.get(last[0]) ?? 0) + 1);
  }
  return counts;
}

/** Prose has few brackets and slashes; programs and tables of part numbers are full of them. */
function isCode(text: string): boolean {
  return (text.match(/[{}<>=;|\\/_$#*+[\]]/g)?.length ?? 0) > text.length * 0.06;
}

/** The scores of the languages of one script for a text. */
export interface LanguageScores {
  /** Words and trigrams of the text that were looked up. */
  readonly features: number;
  /** Whether the text has enough features, and the best language enough of them, to know anything. */
  readonly isKnown: boolean;
  /** Whether the best leads clearly. */
  readonly isClear: boolean;
  /** The likeliest first; a difference of points is one of log likelihood. */
  readonly scores: readonly { readonly language: string; readonly points: number }[];
}

/** Candidates are less than this many points behind the best. */
const CLOSE = 4;
/**
 * A large lead grows with the text. On the declaration of human rights, of which 800 characters have some 450 features, other
 * languages lie 40 points and more behind, Danish 23 behind Norwegian, and Galician up to 34 before Spanish.
 */
const LARGE_LEAD_A_FEATURE = 0.07;
/** With fewer features nothing is known. */
const MIN_FEATURES = 4;
/** Points by which the best must lead, and the share of features that must be its own; gibberish has 0.15. */
const MIN_LEAD = 2;
const MIN_SHARE = 0.3;
/** With a large lead a smaller share suffices: of some languages few features are known. */
const LARGE_LEAD = 4;
const MIN_SHARE_AT_LARGE_LEAD = 0.2;
/** How often one letter counts: foreign names bring foreign letters. */
const MAX_LETTER_COUNT = 3;

const WORD = /[\p{L}\p{M}][\p{L}\p{M}’'ʻʼ‘]*/gu;
/** A word of letters that every language in Latin script has. */
const BASIC_LATIN = /^[a-z]*$/;

/**
 * Scores the languages of a script that several share; words of other scripts count as unknown features. `ignoreNames`
 * takes words with a capital only as frequent words: the trigrams of a name say where its bearer is from.
 */
export function scoreLanguages(text: string, script: string, { ignoreNames = false } = {}): LanguageScores {
  const model = modelOfScript(script);
  const words = new Set(text.toLowerCase().match(WORD));
  const hasCase = ignoreNames && text !== text.toUpperCase();
  const common = hasCase ? new Set(text.match(WORD)?.filter((word) => word === word.toLowerCase())) : words;
  const tally = tallyOf(words, common, model);
  const scores = tally.ranking(model.languages);
  const [first, second] = scores;
  const share = first?.share ?? 0;
  const isKnown = tally.features >= MIN_FEATURES && share >= MIN_SHARE_AT_LARGE_LEAD;
  const lead = (first?.points ?? 0) - (second?.points ?? 0);
  return {
    features: tally.features,
    isKnown,
    isClear: isKnown && lead >= (share < MIN_SHARE ? LARGE_LEAD : MIN_LEAD),
    scores,
  };
}

/** Counts `words` as frequent words, and the trigrams and letters of those that are also in `common`. */
function tallyOf(words: ReadonlySet<string>, common: ReadonlySet<string>, model: Model): Tally {
  const tally = new Tally(model.languages.length);
  const trigrams = new Set<string>();
  const letters = new Map<string, number>();
  for (const word of words) {
    if (word.length < 3 || model.words.has(word)) tally.countFeature(model.words, word);
    if (!common.has(word)) continue;
    for (let at = 0; at + 3 <= word.length; at++) trigrams.add(word.slice(at, at + 3));
    if (!BASIC_LATIN.test(word)) for (const letter of word) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  }
  for (const trigram of trigrams) tally.countFeature(model.trigrams, trigram);
  for (const [letter, count] of letters) tally.addPoints(model.letters, letter, Math.min(count, MAX_LETTER_COUNT));
  return tally;
}

/** Points and known features of each language of a model. */
class Tally {
  /** Words and trigrams of the text, known or not. */
  features = 0;
  readonly #points: Float64Array;
  readonly #known: Float64Array;

  constructor(languages: number) {
    this.#points = new Float64Array(languages);
    this.#known = new Float64Array(languages);
  }

  countFeature(weights: Weights, feature: string): void {
    this.features++;
    const pairs = weights.get(feature);
    if (pairs === undefined) return;
    for (let i = 0; i < pairs.length; i += 2) {
      const index = pairs[i] ?? 0;
      this.#known[index] = (this.#known[index] ?? 0) + 1;
      this.#points[index] = (this.#points[index] ?? 0) + (pairs[i + 1] ?? 0);
    }
  }

  addPoints(weights: Weights, feature: string, times: number): void {
    const pairs = weights.get(feature);
    if (pairs === undefined) return;
    for (let i = 0; i < pairs.length; i += 2) {
      const index = pairs[i] ?? 0;
      this.#points[index] = (this.#points[index] ?? 0) + times * (pairs[i + 1] ?? 0);
    }
  }

  /** The languages, the likeliest first; `share` is that of the text's features which the language has. */
  ranking(languages: readonly string[]): { language: string; points: number; share: number }[] {
    const ranked = languages.map((language, index) => ({
      language,
      points: this.#points[index] ?? 0,
      share: (this.#known[index] ?? 0) / this.features,
    }));
    return ranked.sort((one, other) => other.points - one.points);
  }
}
