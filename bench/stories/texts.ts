/** The texts that pairs are made of: pieces of the declaration of human rights, and the made articles. */

import { paragraphs } from '../libraries/declaration.ts';
import { articles } from '../pages/index.ts';

export interface Text {
  readonly language: string;
  readonly outlet: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Paragraphs of a piece, some 250 words. */
const PIECE = 9;

/** Texts of more than 80 languages. Those of one language never share a paragraph. */
export async function baseTexts(): Promise<Text[]> {
  const byLanguage = Map.groupBy(await paragraphs(100, 1), ({ language }) => language);
  const pieces = [...byLanguage].flatMap(([language, all]) =>
    Array.from({ length: Math.floor(all.length / PIECE) }, (_, i): Text => {
      const own = all.slice(i * PIECE, (i + 1) * PIECE).map(({ text }) => text);
      return { language, outlet: `Radio ${language}`, title: `${own[0]?.slice(0, 40)} ${i}`, paragraphs: own };
    }),
  );
  const made = (await articles()).map(({ language, outlet, title, summary, paragraphs }) => {
    return { language, outlet, title, paragraphs: [summary, ...paragraphs] };
  });
  return [...pieces, ...made];
}
