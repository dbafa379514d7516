/** Main text of saved pages: what is found of it and what is left out, beside the parsers that find it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readFile as readClips } from '../shared/file/index.ts';
import { type Bench, median, type Row } from './figures.ts';
import { install, load, versioned } from './peers.ts';

const folder = new URL('../../shared/pages/', import.meta.url);
const ROUNDS = 3;

/** Short quotations of a page: `with` stands in its main text, `without` around it. Rules were not fitted to `held-out`. */
const Quotations = z.record(
  z.string(),
  z.object({ half: z.enum(['tuned', 'held-out']), with: z.array(z.string()), without: z.array(z.string()) }),
);
type Page = z.infer<typeof Quotations>[string] & { readonly bytes: Uint8Array };

interface Finder {
  readonly name: string;
  readonly textOf: (bytes: Uint8Array) => string | Promise<string>;
}

export const text: Bench = async (session, tell) => {
  const pages = await quotedPages();
  if (pages.length === 0) {
    const remarks = ['left out: there are no saved pages beside the project (../shared/pages)'];
    return { title: 'Main text', columns: {}, rows: [], remarks };
  }
  const remark = await install(session, tell);
  tell(`Reading ${pages.length} pages ${ROUNDS} times with each parser…`);
  const rows = await measure([ours(), ...(remark === null ? await peers() : [])], pages, session.signal);
  return {
    title: `Main text: quotations of ${pages.length} pages, found and left out`,
    columns: {
      parser: 'parser',
      tunedPrecision: 'precision %',
      tunedRecall: 'recall %',
      tunedF1: 'F1 %',
      heldOutPrecision: 'held-out precision %',
      heldOutRecall: 'recall %',
      heldOutF1: 'F1 %',
      pagesPerSecond: 'pages/s',
    },
    rows,
    remarks: [
      'each page has 2 to 5 quotations of its main text and 3 to 6 of what stands around it, chosen before any tuning',
      'clipwatch reads all fields in the same time',
      ...(remark === null ? [] : [remark]),
    ],
  };
};

async function quotedPages(): Promise<Page[]> {
  const quotations = Quotations.parse(JSON.parse(await readFile(new URL('main-text.json', import.meta.url), 'utf8')));
  const pages = Object.entries(quotations).map(async ([file, page]): Promise<Page[]> => {
    const bytes = await readFile(new URL(file, folder)).catch(() => null);
    return bytes ? [{ ...page, bytes }] : [];
  });
  return (await Promise.all(pages)).flat();
}

/** Page by page in turns, so that whatever the machine does meanwhile hits all alike. */
async function measure(finders: readonly Finder[], pages: readonly Page[], signal: AbortSignal): Promise<Row[]> {
  const subjects = finders.map((finder) => ({ ...finder, found: new Map<Page, string>(), rounds: [] as number[] }));
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
  return subjects.map(({ name, found, rounds }) => {
    const [tuned, heldOut] = [scores(found, 'tuned'), scores(found, 'held-out')];
    return {
      parser: name,
      tunedPrecision: tuned.precision,
      tunedRecall: tuned.recall,
      tunedF1: tuned.f1,
      heldOutPrecision: heldOut.precision,
      heldOutRecall: heldOut.recall,
      heldOutF1: heldOut.f1,
      pagesPerSecond: pages.length / (median(rounds) / 1000),
    };
  });
}

function scores(found: ReadonlyMap<Page, string>, half: Page['half']) {
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const [page, text] of found) {
    if (page.half !== half) continue;
    const [inText, whole] = [letters(text), page.with.length];
    const right = page.with.filter((quotation) => inText.includes(letters(quotation))).length;
    count.right += right;
    count.missed += whole - right;
    count.wrong += page.without.filter((quotation) => inText.includes(letters(quotation))).length;
  }
  const { right, wrong, missed } = count;
  return {
    precision: (100 * right) / (right + wrong),
    recall: (100 * right) / (right + missed),
    f1: (200 * right) / (2 * right + wrong + missed),
  };
}

/** Parsers differ in white space, and in whether they keep it between two blocks. */
function letters(quotation: string): string {
  return quotation.replace(/[\s\u00ad]+/g, '').toLowerCase();
}

function ours(): Finder {
  const today = new Date().toISOString().slice(0, 10);
  return {
    name: 'clipwatch',
    textOf: async (bytes) => {
      const [reading] = await readClips(bytes, 'page.html', { today });
      return reading?.kind === 'read' ? reading.text : '';
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
  return [
    {
      name: `${await versioned('@mozilla/readability')}, linkedom`,
      textOf: (bytes) => new Readability(read(bytes)).parse()?.textContent ?? '',
    },
    {
      name: `${await versioned('defuddle')}, linkedom`,
      textOf: async (bytes) => plain((await Defuddle(read(bytes), 'https://www.example.org/clip')).content),
    },
    {
      name: await versioned('@extractus/article-extractor'),
      textOf: async (bytes) => plain((await extractFromHtml(new TextDecoder().decode(bytes)))?.content),
    },
  ];
}
