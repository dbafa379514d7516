/** What is right of saved web pages with known values, and how many are read a second, beside the parsers of pages. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readFile as readClips } from '../shared/file/index.ts';
import { type Bench, median } from './figures.ts';
import { type Fields, peers, type Reader } from './peers.ts';

const folder = new URL('../../shared/pages/', import.meta.url);
const FIELDS = ['title', 'publishedOn', 'outlet', 'language'] as const;
/** Pages for the compilers to settle on, and how often all are read after them. */
const WARM_UP_PAGES = 20;
const ROUNDS = 3;

const Known = z.object({
  file: z.string(),
  url: z.string(),
  title: z.string().optional(),
  publishedOn: z.string().optional(),
  outlet: z.array(z.string()).optional(),
  language: z.array(z.string()).optional(),
});
type Known = z.infer<typeof Known>;

interface Page extends Known {
  readonly bytes: Uint8Array;
}

export const pages: Bench = async (session, tell) => {
  const saved = await savedPages();
  if (saved.length === 0) {
    const remarks = ['left out: there are no saved pages beside the project (../shared/pages)'];
    return { title: 'Saved pages', columns: {}, rows: [], remarks };
  }
  const others = await peers(session, tell);
  tell(`Reading ${saved.length} pages ${ROUNDS} times with each parser…`);
  const subjects = await measure([ours(), ...others.readers], saved, session.signal);
  const known = Object.fromEntries(FIELDS.map((field) => [field, saved.filter((page) => page[field]).length]));
  return {
    title: `Saved pages: right of all known, ${saved.length} pages, ${ROUNDS} rounds in turns`,
    columns: {
      parser: 'parser',
      ...Object.fromEntries(FIELDS.map((field) => [field, `${field} % of ${known[field]}`])),
      pagesPerSecond: 'pages/s',
    },
    rows: subjects.map(({ name, found, rounds }) => ({
      parser: name,
      ...Object.fromEntries(
        FIELDS.map((field) => {
          const right = saved.filter((page, at) => page[field] && isRight(field, page, found[at]?.[field] ?? null));
          return [field, (100 * right.length) / (known[field] ?? 1)];
        }),
      ),
      pagesPerSecond: saved.length / (median(rounds) / 1000),
    })),
    remarks: [
      'rules were made with these pages in view: others of the kind are read a little worse',
      'peers are told the address of each page; clipwatch reads the file alone, its main text too',
      ...subjects
        .filter(({ failures }) => failures.size > 0)
        .map(({ name, failures }) => `${name} failed on ${failures.size} pages: ${[...failures.values()][0]}`),
      ...others.remarks,
    ],
  };
};

async function savedPages(): Promise<Page[]> {
  const list = await readFile(new URL('expected.jsonl', folder), 'utf8').catch(() => '');
  const known = list.split('\n').filter(Boolean);
  return Promise.all(
    known.map(async (line) => {
      const page = Known.parse(JSON.parse(line));
      return { ...page, bytes: await readFile(new URL(page.file, folder)) };
    }),
  );
}

function ours(): Reader {
  const today = new Date().toISOString().slice(0, 10);
  return {
    name: 'clipwatch',
    read: async (bytes) => {
      const [reading] = await readClips(bytes, 'page.html', { today });
      return reading?.kind === 'read' ? reading.fields : {};
    },
  };
}

interface Subject extends Reader {
  readonly found: Fields[];
  /** Milliseconds of each round. */
  readonly rounds: number[];
  /** What it threw, by page. */
  readonly failures: Map<string, string>;
}

/** Page by page in turns, so that whatever the machine does meanwhile hits all alike. */
async function measure(readers: readonly Reader[], saved: readonly Page[], signal: AbortSignal): Promise<Subject[]> {
  const subjects = readers.map((reader): Subject => ({ ...reader, found: [], rounds: [], failures: new Map() }));
  for (const page of saved.slice(0, WARM_UP_PAGES)) for (const subject of subjects) await attempt(subject, page);
  for (let round = 0; round < ROUNDS; round++) {
    const took = subjects.map(() => 0);
    for (const [at, page] of saved.entries()) {
      signal.throwIfAborted();
      for (const [which, subject] of subjects.entries()) {
        const start = performance.now();
        subject.found[at] = await attempt(subject, page);
        took[which] = (took[which] ?? 0) + performance.now() - start;
      }
    }
    for (const [which, subject] of subjects.entries()) subject.rounds.push(took[which] ?? 0);
  }
  return subjects;
}

/** A page that a parser fails on is a page of which it knows nothing. */
async function attempt(subject: Subject, { bytes, url, file }: Page): Promise<Fields> {
  try {
    return await subject.read(bytes, url);
  } catch (error) {
    subject.failures.set(file, error instanceof Error ? error.message : String(error));
    return {};
  }
}

function isRight(field: (typeof FIELDS)[number], page: Known, value: string | null): boolean {
  if (value === null) return false;
  if (field === 'title') return sameTitle(value, page.title ?? '');
  if (field === 'publishedOn') return value === page.publishedOn;
  if (field === 'language') return (page.language ?? []).includes(value.slice(0, 2).toLowerCase());
  return (page.outlet ?? []).some((name) => letters(name) === letters(value));
}

/** Titles are annotated loosely: case, white space, quotes and a tail such as ` - Site` may differ. */
function sameTitle(one: string, other: string): boolean {
  const [left, right] = [one, other].map((title) => [letters(title), letters(title.replace(TAIL, ''))]);
  return (left ?? []).some((form) => form !== '' && (right ?? []).includes(form));
}

const TAIL = /\s[|–—·•»:-]\s[^|–—·•»:-]{1,60}$/u;

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
