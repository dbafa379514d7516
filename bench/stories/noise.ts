/** Any number of texts that are all different, and share phrases and boilerplate as news of one language does. */
import { type Random, randomFrom } from './random.ts';
import { baseTexts, type Text } from './texts.ts';

const SENDERS = 500;
const WORDS = { least: 60, most: 240 };
const BOILERPLATE = { least: 20, most: 70 };

/** Names, figures and whatever else one text has and others have not; the rest leaves a quarter of the shingles to all. */
const OWN_WORDS = 0.3;
const SYLLABLES = 'ba de ki lo mu na per ros sam tor ver wil zan lin mar bor gor hal jan kel'.split(' ');
const coined = (random: Random) => random.oneOf(SYLLABLES) + random.oneOf(SYLLABLES) + random.oneOf(SYLLABLES);

/** Makes the text of a number: words follow each other as they do in the base texts, so that most pairs of words are shared. */
export async function differentTexts(language: string): Promise<(number: number) => Text> {
  const words = (await baseTexts())
    .filter((one) => one.language === language)
    .flatMap(({ paragraphs }) => paragraphs.join(' ').split(' '));
  const next = new Map<string, string[]>();
  for (const [i, word] of words.entries()) next.set(word, [...(next.get(word) ?? []), words[i + 1] ?? words[0] ?? '']);
  const run = (count: number, random: Random): string => {
    let word = random.oneOf(words);
    return Array.from({ length: count }, () => {
      word = random.oneOf(next.get(word) ?? words);
      return random.share() < OWN_WORDS ? coined(random) : word;
    }).join(' ');
  };
  const senders = Array.from({ length: SENDERS }, (_, i) => {
    const random = randomFrom(i);
    return run(random.between(BOILERPLATE.least, BOILERPLATE.most), random);
  });
  return (number) => {
    const random = randomFrom(1_000_003 + number);
    const at = random.between(0, SENDERS - 1);
    const news = run(random.between(WORDS.least, WORDS.most), random);
    return { language, outlet: `Sender ${at}`, title: run(6, random), paragraphs: [news, senders[at] ?? ''] };
  };
}
