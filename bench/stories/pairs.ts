/** Labelled pairs: real edits of a text, and texts that are merely similar. The same in every run. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Random, randomFrom } from './random.ts';
import { baseTexts, type Text } from './texts.ts';

export interface Pair {
  readonly kind: string;
  /** Whether both are one story. */
  readonly same: boolean;
  /** The half that limits were tuned on, and the one that was looked at afterwards. */
  readonly half: 'tuned' | 'held out';
  readonly earlier: Text;
  readonly later: Text;
}

type Edit = (text: Text, other: Text, random: Random) => Text;

const HEADLINES = [
  'What is known so far',
  'Das ist bisher bekannt',
  'Ce que l’on sait',
  'Что известно',
  'ما نعرفه حتى الآن',
];

/** What editors do to a text that stays the same story. `other` is a text of the same language. */
const EDITS: Readonly<Record<string, Edit>> = {
  'a few words corrected': (text, _, random) => {
    let edited = text;
    for (let i = random.between(1, 3); i > 0; i--)
      edited = inOneParagraph(edited, random, (words) => {
        const at = random.between(0, words.length - 1);
        return words.with(at, `${words[at]}x`);
      });
    return edited;
  },
  'other typography': (text, _, random) => ({
    ...text,
    title: text.title.toUpperCase(),
    paragraphs: text.paragraphs.map((one) => {
      const dashed = one.replaceAll("'", '’').replaceAll(', ', ' – ').replaceAll('“', '«').replaceAll('”', '»');
      return random.share() < 0.5 ? dashed.normalize('NFD') : dashed.replaceAll(' ', '\u00a0');
    }),
  }),
  'another headline': (text, _, random) => ({ ...text, title: random.oneOf(HEADLINES) }),
  'cut after some paragraphs': (text, _, random) => {
    const kept = Math.max(3, Math.ceil(text.paragraphs.length * (0.4 + 0.4 * random.share())));
    return { ...text, outlet: 'Short News', paragraphs: text.paragraphs.slice(0, kept) };
  },
  'cut, under another headline': (text, _, random) => {
    const kept = Math.max(3, Math.ceil(text.paragraphs.length * (0.5 + 0.3 * random.share())));
    return { ...text, title: random.oneOf(HEADLINES), paragraphs: text.paragraphs.slice(0, kept) };
  },
  'agency copy with another lead-in': (text, other, random) => ({
    ...text,
    outlet: 'Other Paper',
    title: random.oneOf(HEADLINES),
    paragraphs: [words(other.paragraphs[1] ?? '', random.between(8, 30)), ...text.paragraphs, 'Other Paper / agencies'],
  }),
  'some figures changed': (text, _, random) => {
    const most = random.between(1, 3);
    let changed = 0;
    const paragraphs = text.paragraphs.map((one) =>
      one.replace(/\d+/g, (figure) => (changed++ < most ? String(Number(figure) + random.between(1, 9)) : figure)),
    );
    return { ...text, paragraphs };
  },
  'a paragraph added': (text, other, random) => {
    const at = random.between(1, text.paragraphs.length);
    const added = words(other.paragraphs.join(' '), random.between(20, 45));
    return { ...text, paragraphs: text.paragraphs.toSpliced(at, 0, added) };
  },
  'revised in several places': (text, other, random) => {
    const corrected = EDITS['a few words corrected']?.(text, other, random) ?? text;
    const shorter = corrected.paragraphs.toSpliced(random.between(2, corrected.paragraphs.length - 1), 1);
    return { ...corrected, title: random.oneOf(HEADLINES), paragraphs: shorter };
  },
};

/** Texts that share much and are other news: `text` and `other` are of one language. */
const LIKENESSES: Readonly<Record<string, (text: Text, other: Text, third: Text, random: Random) => [Text, Text]>> = {
  'other news of the same outlet under one headline': (text, other) => [text, { ...other, title: text.title }],
  'the same event, another outlet, shared quotes': (text, other, _, random) => {
    const quotes = text.paragraphs.slice(2, 2 + random.between(1, 2)).map((one) => words(one, 30));
    return [text, { ...other, title: text.title, paragraphs: [...other.paragraphs, ...quotes] }];
  },
  'press releases with one boilerplate': (text, other, third, random) => {
    const about = words(third.paragraphs.join(' '), random.between(60, 320));
    const news = (one: Text) => ({
      ...one,
      outlet: 'Sender',
      paragraphs: [words(one.paragraphs.join(' '), random.between(50, 160)), about],
    });
    return [news(text), news(other)];
  },
  'a live page and its later state': (text, other, third, random) => {
    const entries = [...other.paragraphs, ...text.paragraphs];
    const before = entries.slice(-random.between(5, 7));
    const after = [...third.paragraphs.slice(0, random.between(5, 7)), ...before];
    return [
      { ...text, paragraphs: before },
      { ...text, paragraphs: after },
    ];
  },
};

const Frame = z.object({ language: z.string(), title: z.string(), text: z.string() });
const Frames = z.object({
  weekly: z.array(Frame),
  short: z.array(Frame),
  places: z.array(z.string()),
  days: z.array(z.string()),
  names: z.array(z.string()),
  topics: z.array(z.string()),
  sameEvent: z.array(z.object({ language: z.string(), texts: z.tuple([z.string(), z.string()]) })),
});

export async function pairs(): Promise<Pair[]> {
  const texts = await baseTexts();
  const byLanguage = Map.groupBy(texts, ({ language }) => language);
  const languages = [...byLanguage.keys()];
  const half = (language: string) => (languages.indexOf(language) % 2 === 0 ? 'tuned' : 'held out') as Pair['half'];
  const random = randomFrom(20261126);
  const found: Pair[] = [];
  for (const [i, plain] of texts.entries()) {
    const own = byLanguage.get(plain.language) ?? [];
    const [other, third] = [1, 2].map((step) => own[(own.indexOf(plain) + step) % own.length]);
    if (other === undefined || third === undefined || own.length < 3) continue;
    const text = withFigures(plain, random);
    const add = (kind: string, same: boolean, earlier: Text, later: Text) =>
      found.push({ kind, same, half: half(plain.language), earlier, later });
    for (const [at, [kind, edit]] of Object.entries(EDITS).entries()) {
      if ((i + at) % 3 !== 0) continue;
      const edited = edit(text, other, random);
      // Which of the two arrives first must not matter.
      if (random.share() < 0.5) add(kind, true, text, edited);
      else add(kind, true, edited, text);
    }
    for (const [kind, make] of Object.entries(LIKENESSES)) add(kind, false, ...make(text, other, third, random));
    const foreign = byLanguage.get(languages[(languages.indexOf(plain.language) + 1) % languages.length] ?? '') ?? [];
    const translated = foreign[own.indexOf(plain)];
    if (translated !== undefined) add('a translation', false, plain, translated);
  }
  return [...found, ...(await framed(random, half))];
}

/** Pairs of one frame with other content. */
async function framed(random: Random, half: (language: string) => Pair['half']): Promise<Pair[]> {
  const frames = Frames.parse(JSON.parse(await readFile(new URL('frames.json', import.meta.url), 'utf8')));
  const { places, days, names, topics } = frames;
  const choose: Readonly<Record<string, () => string>> = {
    n: () => String(random.between(2, 990)),
    place: () => random.oneOf(places),
    day: () => random.oneOf(days),
    name: () => random.oneOf(names),
    topic: () => random.oneOf(topics),
  };
  const fill = ({ language, title, text }: z.infer<typeof Frame>): Text => {
    const filled = (one: string) => one.replace(/\{(\w+)\}/g, (_, slot) => choose[slot]?.() ?? '');
    return { language, outlet: 'Office', title: filled(title), paragraphs: filled(text).split('\n\n') };
  };
  const made = (kind: string, list: readonly z.infer<typeof Frame>[], each: number): Pair[] =>
    list.flatMap((frame) =>
      Array.from({ length: each }, () => [fill(frame), fill(frame)] as const)
        .filter(([one, two]) => one.paragraphs.join() !== two.paragraphs.join())
        .map(([earlier, later], i) => ({
          kind,
          same: false,
          half: i % 2 === 0 ? 'tuned' : 'held out',
          earlier,
          later,
        })),
    );
  const events = frames.sameEvent.map(({ language, texts }): Pair => {
    const [earlier, later] = texts.map((text) => {
      const [title = '', ...paragraphs] = text.split('\n\n');
      return { language, outlet: title.slice(0, 5), title, paragraphs };
    });
    if (earlier === undefined || later === undefined) throw new Error('An event is told once.');
    return { kind: 'the same event, told by another outlet', same: false, half: half(language), earlier, later };
  });
  return [
    ...made('reports of other weeks', frames.weekly, 12),
    ...made('short clips of one frame', frames.short, 12),
    ...events,
  ];
}

/** The text as a clip has it: headline and outlet are lines of it. */
export function plainText({ title, outlet, paragraphs }: Text): string {
  return [title, outlet, ...paragraphs].join('\n\n');
}

/** News has figures: one every twenty words or so. */
function withFigures(text: Text, random: Random): Text {
  return {
    ...text,
    paragraphs: text.paragraphs.map((one) =>
      one
        .split(' ')
        .map((word) => (random.share() < 0.05 ? `${word} ${random.between(2, 4000)}` : word))
        .join(' '),
    ),
  };
}

function inOneParagraph(text: Text, random: Random, edit: (words: string[]) => string[]): Text {
  const at = random.between(0, text.paragraphs.length - 1);
  return { ...text, paragraphs: text.paragraphs.with(at, edit((text.paragraphs[at] ?? '').split(' ')).join(' ')) };
}

/** The first words of a text; where it has no spaces, three letters count as one. */
function words(text: string, count: number): string {
  const parted = text.split(' ');
  return parted.length > text.length / 20 ? parted.slice(0, count).join(' ') : text.slice(0, count * 3);
}
