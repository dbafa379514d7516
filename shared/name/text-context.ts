import type { LanguageScores } from '../language/detect.ts';
import {
  guessCyrillic,
  guessLatin,
  type LanguageGuess,
  SAMPLE_LENGTH,
  type SharedScript,
  scoresOfText,
} from './language.ts';

/** What the text around a name says about its forms; each is computed when it is first asked for. */
export interface TextContext {
  /** The inflecting languages that the text may be in, by script. */
  readonly latin: () => LanguageGuess;
  readonly cyrillic: () => LanguageGuess;
  /** Whether a text in Arabic script is in Arabic. */
  readonly arabic: () => boolean;
  /** Whether the whole document lacks capitals, so that a name needs none. */
  readonly caseless: () => boolean;
}

/**
 * The context of each paragraph of a document. The document is analysed once, and only if a paragraph needs it; `hint` is
 * the primary BCP-47 tag of the clip.
 */
export function contextsOfParagraphs(
  blocks: readonly { readonly text: string }[],
  hint: string | null,
): (paragraph: string) => TextContext {
  const sample = once(() => sampleOf(blocks));
  const documentScores = {
    Latin: once(() => scoresOfText(sample(), 'Latin')),
    Cyrillic: once(() => scoresOfText(sample(), 'Cyrillic')),
  } satisfies Record<SharedScript, () => LanguageScores>;
  const caseless = once(() => !blocks.some(({ text }) => /\p{Lu}/u.test(text)));
  return (paragraph) => {
    const evidence = (script: SharedScript) => ({
      paragraph: scoresOfText(paragraph, script),
      document: documentScores[script](),
      hint,
    });
    return {
      latin: once(() => guessLatin(evidence('Latin'))),
      cyrillic: once(() => guessCyrillic(evidence('Cyrillic'), paragraph)),
      arabic: once(() => isArabic(paragraph)),
      caseless,
    };
  };
}

function once<T extends object | string | boolean>(compute: () => T): () => T {
  let known: T | null = null;
  return () => {
    known ??= compute();
    return known;
  };
}

/** Persian, Urdu and others share the script but have no proclitics. Each has letters of its own, and so has Arabic. */
function isArabic(text: string): boolean {
  return /[ةىأإ]/u.test(text) || !/[پچژگکیےٹڈڑںہۋۇۆېەڵڕ]/u.test(text);
}

function sampleOf(blocks: readonly { readonly text: string }[]): string {
  let sample = '';
  for (const { text } of blocks) {
    if (sample.length > SAMPLE_LENGTH) break;
    sample += `${text.slice(0, SAMPLE_LENGTH)}\n`;
  }
  return sample;
}
