/** Which inflecting languages a paragraph may be in, and so which endings a name may have in it. */
import { type LanguageScores, scoreLanguages } from '../language/detect.ts';
import { PROFILES } from '../language/profiles/index.ts';
import { type Inflecting, languageBit } from './endings/paradigm.ts';

/** Scripts that inflecting languages share. */
export type SharedScript = 'Latin' | 'Cyrillic';

/** Characters of a text that are scored. */
export const SAMPLE_LENGTH = 1500;
/** Points for the language of the clip, where the paragraph leaves it open. */
const HINT_POINTS = 4;
/** Languages less than this many points behind the best are possible. */
const CLOSE = 3;
/** Less than one frequent word is no evidence. */
const MIN_POINTS = 2;
/** With fewer features (about two words) the scores of a document are chance. */
const MIN_DOCUMENT_FEATURES = 8;

/** What is known of the language of a paragraph, in one script. */
export interface LanguageEvidence {
  readonly paragraph: LanguageScores;
  readonly document: LanguageScores;
  /** Primary BCP-47 tag of the clip. */
  readonly hint: string | null;
}

/** The inflecting languages that a paragraph may be in. */
export interface LanguageGuess {
  /** As bits (`languageBit`). */
  readonly languages: number;
  /** Whether there is hardly any evidence for any language. */
  readonly isWeak: boolean;
}

/** The scores of a text for the languages of a script; its names are left out, for they may come from anywhere. */
export function scoresOfText(text: string, script: SharedScript): LanguageScores {
  return scoreLanguages(text.slice(0, SAMPLE_LENGTH), script, { ignoreNames: true });
}

export function guessLatin(evidence: LanguageEvidence): LanguageGuess {
  const candidates = candidatesOf(evidence);
  return { languages: bitsOf(candidates), isWeak: candidates.length === 0 };
}

/** A Cyrillic letter that a language lacks excludes it. A text with little evidence may be Russian or Ukrainian. */
export function guessCyrillic(evidence: LanguageEvidence, paragraph: string): LanguageGuess {
  const letters = new Set(
    paragraph
      .slice(0, SAMPLE_LENGTH)
      .toLowerCase()
      .match(/\p{Script=Cyrillic}/gu),
  );
  const found = candidatesOf(evidence);
  const candidates = evidence.document.features < MIN_DOCUMENT_FEATURES ? [...found, 'ru', 'uk'] : found;
  return { languages: bitsOf(candidates.filter((language) => hasLetters(language, letters))), isWeak: false };
}

/** Languages whose scores are close to the best. The rest of the document counts where the paragraph leaves it open. */
function candidatesOf({ paragraph, document, hint }: LanguageEvidence): string[] {
  const points = new Map(paragraph.scores.map((score) => [score.language, score.points]));
  const add = (language: string, more: number) => points.set(language, (points.get(language) ?? 0) + more);
  if (!paragraph.isClear) {
    for (const score of document.scores) add(score.language, score.points);
    if (hint !== null) add(hint, HINT_POINTS);
  }
  const best = Math.max(0, ...points.values());
  if (best < MIN_POINTS) return [];
  return [...points].flatMap(([language, own]) => (own > Math.max(0, best - CLOSE) ? [language] : []));
}

/** Languages whose names have the same endings. */
const SAME_ENDINGS: Readonly<Record<string, Inflecting>> = {
  sv: 'nordic',
  da: 'nordic',
  no: 'nordic',
  nb: 'nordic',
  nn: 'nordic',
  hr: 'sh',
  sr: 'sh',
  bs: 'sh',
  me: 'sh',
};

function bitsOf(languages: readonly string[]): number {
  return languages.reduce((bits, language) => bits | languageBit(SAME_ENDINGS[language] ?? language), 0);
}

let alphabets: ReadonlyMap<string, ReadonlySet<string>> | null = null;

function hasLetters(language: string, letters: ReadonlySet<string>): boolean {
  alphabets ??= new Map(
    PROFILES.flatMap((profile) =>
      profile.script === 'Cyrillic' ? [[profile.language, new Set(profile.letters)]] : [],
    ),
  );
  const alphabet = alphabets.get(language);
  return alphabet !== undefined && [...letters].every((letter) => alphabet.has(letter));
}
