import type { Surroundings } from './agreement.ts';
import { languagesOf, scoresOf } from './language.ts';

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
    return {
      languages: (isCyrillic) => {
        own ??= scoresOf(paragraph);
        return languagesOf(own, wholeScores(), hint, isCyrillic);
      },
      caseless: isCaseless,
    };
  };
}

function sampleOf(blocks: readonly { readonly text: string }[]): string {
  let sample = '';
  for (const { text } of blocks) {
    if (sample.length > ENOUGH) break;
    sample += `${text.slice(0, ENOUGH)}\n`;
  }
  return sample;
}
