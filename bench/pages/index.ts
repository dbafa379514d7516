/** Pages with known fields and main text: those made here, and saved pages of a folder that is not part of the repository. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Article, type Dated, shapes } from './shapes.ts';

/** A page and what is known of it; a field that is not known is left out. */
export interface Page {
  readonly file: string;
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly title?: string;
  /** `YYYY-MM-DD` */
  readonly publishedOn?: string;
  /** Accepted names. */
  readonly outlet?: readonly string[];
  /** Accepted primary tags. */
  readonly language?: readonly string[];
  /** Pieces of the main text. */
  readonly wanted?: readonly string[];
  /** Pieces of what surrounds it. */
  readonly unwanted?: readonly string[];
  /** The whole main text, without the headline. */
  readonly body?: string;
}

export interface PageSet {
  readonly name: 'made' | 'saved';
  readonly pages: readonly Page[];
}

const here = new URL('./', import.meta.url);

/** The set that is made here, then the saved one where there is a folder. */
export async function pageSets(folder: string | null): Promise<PageSet[]> {
  const made: PageSet = { name: 'made', pages: await madePages() };
  return folder === null ? [made] : [made, { name: 'saved', pages: await savedPages(folder) }];
}

const FIRST_DAY = Date.UTC(2015, 0, 5);
const DAY_MS = 24 * 60 * 60 * 1000;

/** Each article in each shape, each page on a day of its own; the same in every run. */
export async function madePages(): Promise<Page[]> {
  const written = Object.entries(shapes);
  return (await articles()).flatMap((article, row) =>
    written.map(([shape, write], column) => {
      const dated = onDay(article, shape, row * written.length + column);
      const html = write(dated);
      const { url, day } = dated;
      return {
        file: `${article.language}-${shape}.html`,
        url,
        title: article.title,
        publishedOn: day,
        outlet: [article.outlet],
        language: [article.language],
        bytes: new TextEncoder().encode(html),
        wanted: article.paragraphs,
        unwanted: around(article).filter((text) => html.includes(text)),
      };
    }),
  );
}

export async function articles(): Promise<z.infer<typeof Article>[]> {
  return z.array(Article).parse(JSON.parse(await readFile(new URL('articles.json', here), 'utf8')));
}

/** A prime number of days apart, so that all days and months occur. */
function onDay(article: z.infer<typeof Article>, shape: string, at: number): Dated {
  const date = new Date(FIRST_DAY + at * 11 * DAY_MS);
  return {
    ...article,
    day: date.toISOString().slice(0, 10),
    longDay: new Intl.DateTimeFormat(article.language, { dateStyle: 'long', timeZone: 'UTC' }).format(date),
    url: `https://${article.host}/${shape}/${at}`,
    video: `clip${String(at).padStart(7, '0')}`,
  };
}

/** Texts of a page that are not its article. */
function around({ teasers, comments, labels }: z.infer<typeof Article>): string[] {
  return [...teasers, ...comments, labels.rights, labels.cookies, labels.newsletter];
}

const texts = z.array(z.string());

/** A line of `expected.jsonl`. */
const Listed = z.object({
  file: z.string(),
  url: z.string(),
  title: z.string().optional(),
  publishedOn: z.string().optional(),
  outlet: texts.optional(),
  language: texts.optional(),
  wanted: texts.optional(),
  unwanted: texts.optional(),
  body: z.string().optional(),
  /** Fields that were found wrong, or to have two values: not scored. */
  doubtful: texts.default([]),
});

/** The pages listed in the folder's `expected.jsonl`. */
async function savedPages(folder: string): Promise<Page[]> {
  const list = await readFile(join(folder, 'expected.jsonl'), 'utf8');
  const lines = list.split('\n').filter(Boolean);
  return Promise.all(
    lines.map(async (line) => {
      const { doubtful, ...listed } = Listed.parse(JSON.parse(line));
      const known = Object.fromEntries(Object.entries(listed).filter(([field]) => !doubtful.includes(field)));
      return { ...known, file: listed.file, url: listed.url, bytes: await readFile(join(folder, listed.file)) };
    }),
  );
}
