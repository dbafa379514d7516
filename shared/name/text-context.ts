import type { Surroundings } from './agreement.ts';
import { cyrillicLanguages, type Guess, latinLanguages, scoresOf } from './language.ts';

/** Characters of a text from which its language is told. */
const ENOUGH = 3000;

/**
 * What is known around each paragraph of a text. Worked out only when asked for, the whole text's once; `hint` is the
 * primary BCP-47 tag that others take it to be in.
 */
export function surroundingsOf(
  blocks: readonly { readonly text: string }[],
  hint: string | null,
): (paragraph: string) => Surroundings {
  let whole: ReturnType<typeof scoresOf> | null = null;
  let caseless: boolean | null = null;
  const wholeScores = () => {
    whole ??= scoresOf(sampleOf(blocks));
    return whole;
  };
  const isCaseless = () => {
    caseless ??= !blocks.some(({ text }) => /\p{Lu}/u.test(text));
    return caseless;
  };
  return (paragraph) => {
    let own: ReturnType<typeof scoresOf> | null = null;
    const evidence = () => {
      own ??= scoresOf(paragraph);
      return { paragraph: own, whole: wholeScores(), hint };
    };
    let latin: Guess | null = null;
    let cyrillic: Guess | null = null;
    let arabic: boolean | null = null;
    return {
      latin: () => {
        latin ??= latinLanguages(evidence());
        return latin;
      },
      cyrillic: () => {
        cyrillic ??= cyrillicLanguages(evidence(), paragraph);
        return cyrillic;
      },
      arabic: () => {
        arabic ??= isArabic(paragraph);
        return arabic;
      },
      caseless: isCaseless,
    };
  };
}

/** Persian, Urdu and others share the script, but have no proclitics. Letters tell; Arabic has some of its own, too. */
function isArabic(text: string): boolean {
  return /[ةىأإ]/u.test(text) || !/[پچژگکیےٹڈڑںہۋۇۆېەڵڕ]/u.test(text);
}

function sampleOf(blocks: readonly { readonly text: string }[]): string {
  let sample = '';
  for (const { text } of blocks) {
    if (sample.length > ENOUGH) break;
    sample += `${text.slice(0, ENOUGH)}\n`;
  }
  return sample;
}
