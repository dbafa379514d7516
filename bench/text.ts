/** Main text of web pages: what is found of it and what is left out, against the parsers that extract it. */
import { readFile as readClips } from '../shared/file/index.ts';
import { type Bench, median, type Row } from './figures.ts';
import { type Page, type PageSet, pageSets } from './pages/index.ts';
import { install, load, versioned } from './peers.ts';

const ROUNDS = 3;

interface Finder {
  readonly name: string;
  readonly textOf: (bytes: Uint8Array) => Found | Promise<Found>;
}

/** The main text that a parser finds, also without the headline before it. */
interface Found {
  readonly text: string;
  readonly body: string;
}

export const text: Bench = async (session, progress, { savedPages }) => {
  const sets = (await pageSets(savedPages)).map(({ name, pages }) => ({
    name,
    pages: pages.filter(({ wanted, body }) => wanted !== undefined || body !== undefined),
  }));
  const remark = await install(session, progress);
  const finders = [ours(), ...(remark === null ? await peers() : [])];
  const rows: Row[] = [];
  for (const set of sets) {
    progress(`Reading ${set.pages.length} pages (${set.name}) ${ROUNDS} times with each parser…`);
    rows.push(...(await measure(finders, set, session.signal)));
  }
  return {
    title: `Main text: pieces of it found, pieces of what surrounds it left out; ${ROUNDS} rounds in turns`,
    columns: {
      set: 'pages',
      parser: 'parser',
      precision: 'precision %',
      recall: 'recall %',
      f1: 'F1 %',
      words: 'words F1 %',
      bodyWords: 'without headline %',
      pagesPerSecond: 'pages/s',
      toOurs: 'times our time',
    },
    rows,
    remarks: [
      ...sets.map(({ name, pages }) => `${name}: ${pages.length} pages`),
      'made: every paragraph is to be found; teasers, comments, notices of rights and cookies are to be left out',
      'words: those of the whole main text, where it is known; it has no headline, which our text begins with: compare without it',
      'clipwatch reads all fields in the same time',
      ...(remark === null ? [] : [remark]),
    ],
  };
};

/** Page by page in turns, so that other load on the machine affects all alike. */
async function measure(finders: readonly Finder[], { name: set, pages }: PageSet, signal: AbortSignal): Promise<Row[]> {
  const subjects = finders.map((finder) => ({ ...finder, found: new Map<Page, Found>(), rounds: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const subject of subjects) subject.rounds.push(0);
    for (const page of pages) {
      signal.throwIfAborted();
      for (const { textOf, found, rounds } of subjects) {
        const start = performance.now();
        found.set(page, await textOf(page.bytes));
        rounds[round] = (rounds[round] ?? 0) + performance.now() - start;
      }
    }
  }
  const ourMs = median(subjects[0]?.rounds ?? []);
  return subjects.map(({ name: parser, found, rounds }) => ({
    set,
    parser,
    ...scores(found),
    pagesPerSecond: pages.length / (median(rounds) / 1000),
    toOurs: median(rounds) / ourMs,
  }));
}

function scores(found: ReadonlyMap<Page, Found>) {
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const [{ wanted = [], unwanted = [] }, { text }] of found) {
    const inText = letters(text);
    const right = wanted.filter((piece) => inText.includes(letters(piece))).length;
    count.right += right;
    count.missed += wanted.length - right;
    count.wrong += unwanted.filter((piece) => inText.includes(letters(piece))).length;
  }
  const { right, wrong, missed } = count;
  const known = [...found].flatMap(([page, of]) => (page.body === undefined ? [] : [{ known: page.body, ...of }]));
  return {
    precision: (100 * right) / (right + wrong),
    recall: (100 * right) / (right + missed),
    f1: (200 * right) / (2 * right + wrong + missed),
    words: mean(known.map((of) => wordsScore(of.text, of.known))),
    bodyWords: mean(known.map((of) => wordsScore(of.body, of.known))),
  };
}

/** In percent; null of no pages. */
function mean(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : (100 * scores.reduce((sum, score) => sum + score, 0)) / scores.length;
}

/** F1 of the words of two texts, whatever their order, 0 to 1. */
function wordsScore(text: string, known: string): number {
  const found = Map.groupBy(wordsIn(text), (word) => word);
  const wanted = Map.groupBy(wordsIn(known), (word) => word);
  let common = 0;
  for (const [word, all] of wanted) common += Math.min(all.length, found.get(word)?.length ?? 0);
  return (2 * common) / Math.max(1, wordsIn(text).length + wordsIn(known).length);
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Parsers differ in white space, and in whether they keep it between two blocks. */
function letters(piece: string): string {
  return piece.replace(/[\s\u00ad]+/g, '').toLowerCase();
}

function ours(): Finder {
  const today = new Date().toISOString().slice(0, 10);
  return {
    name: 'clipwatch',
    textOf: async (bytes) => {
      const [reading] = await readClips(bytes, 'page.html', { today });
      if (reading?.kind !== 'read') return { text: '', body: '' };
      const blocks = reading.document.blocks.filter(({ kind }) => kind !== 'caption');
      const body = blocks.slice(blocks[0]?.kind === 'heading' || blocks[0]?.kind === 'title' ? 1 : 0);
      return { text: reading.text, body: body.map((block) => block.text).join('\n\n') };
    },
  };
}

type Parsed = { document: { body: { textContent: string } } };
type Article = { textContent?: string | null };
type Content = { content?: string | null };

async function peers(): Promise<Finder[]> {
  const { parseHTML } = await load<{ parseHTML: (html: string) => Parsed }>('linkedom');
  const { Readability } = await load<{ Readability: new (document: unknown) => { parse(): Article | null } }>(
    '@mozilla/readability',
  );
  const { extractFromHtml } = await load<{ extractFromHtml: (html: string) => Promise<Content | null> }>(
    '@extractus/article-extractor',
  );
  const { Defuddle } = await load<{ Defuddle: (document: unknown, url: string) => Promise<Content> }>('defuddle/node');
  const read = (bytes: Uint8Array) => parseHTML(new TextDecoder().decode(bytes)).document;
  const plain = (content: string | null | undefined) =>
    parseHTML(`<html><body>${content ?? ''}</body></html>`).document.body.textContent;
  const same = (text: string): Found => ({ text, body: text });
  return [
    {
      name: `${await versioned('@mozilla/readability')}, linkedom`,
      textOf: (bytes) => same(new Readability(read(bytes)).parse()?.textContent ?? ''),
    },
    {
      name: `${await versioned('defuddle')}, linkedom`,
      textOf: async (bytes) => same(plain((await Defuddle(read(bytes), 'https://www.example.org/clip')).content)),
    },
    {
      name: await versioned('@extractus/article-extractor'),
      textOf: async (bytes) => same(plain((await extractFromHtml(new TextDecoder().decode(bytes)))?.content)),
    },
  ];
}
