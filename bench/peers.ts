/** Libraries that clipwatch is measured against: installed on first use from the lockfile of this folder. */
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CommandFailure, runCommand } from '../local/children.ts';
import type { Session } from '../local/session.ts';
import type { Field } from '../shared/contract/clip.ts';

export type Fields = Readonly<Partial<Record<Field, string | null>>>;

/** A parser of pages and its values of the five fields. */
export interface Reader {
  readonly name: string;
  /** `address` is where a page was found; some libraries use it. */
  readonly read: (bytes: Uint8Array, address?: string) => Fields | Promise<Fields>;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const INSTALL_SECONDS = 300;
const ADDRESS = 'https://www.example.org/clip';

/** The page parsers; none and a remark with the reason if they cannot be installed. */
export async function peers(
  session: Session,
  progress: (message: string) => void,
): Promise<{ readers: Reader[]; remarks: string[] }> {
  const remark = await install(session, progress);
  if (remark !== null) return { readers: [], remarks: [remark] };
  return { readers: [await metascraper(), await extractus(), await readability(), await defuddle()], remarks: [] };
}

/** Installs all libraries unless they are there; returns a remark with the reason if that failed, or else null. */
export async function install({ signal }: Session, progress: (message: string) => void): Promise<string | null> {
  try {
    if (!(await isInstalled())) {
      progress('Installing the peers into bench/node_modules (about 210 MB, once)…');
      const how = { env: ownEnvironment(), cwd: folder, signal, limitSeconds: INSTALL_SECONDS };
      // Install scripts would only build optional native parts.
      await runCommand(
        'npm',
        ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1'],
        how,
      );
    }
    return null;
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const said = error.output.split('\n').find((line) => line.startsWith('npm error')) ?? '';
    return `no peers, only our own figures: ${error.message}. ${said}`.trim();
  }
}

/** The whole environment: npm takes proxies, certificates and settings from variables of many names. */
function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Compares lockfiles: npm writes its own copy as the last step of an installation. */
async function isInstalled(): Promise<boolean> {
  const [installed, wanted] = await Promise.all(
    ['node_modules/.package-lock.json', 'package-lock.json'].map((file) => stat(folder + file).catch(() => null)),
  );
  return installed != null && wanted != null && installed.mtimeMs >= wanted.mtimeMs;
}

type Page = { html: string; url: string };
type Scraped = Record<'title' | 'publisher' | 'datePublished' | 'date' | 'description' | 'lang', string | null>;

async function metascraper(): Promise<Reader> {
  const facts = ['title', 'publisher', 'date', 'description', 'lang'];
  const rules = await Promise.all(
    facts.map(async (fact) => {
      const { default: make } = await load<{ default: (options?: object) => unknown }>(`metascraper-${fact}`);
      // Its `date` prefers the day of the last change.
      return fact === 'date' ? make({ datePublished: true }) : make();
    }),
  );
  const { default: build } = await load<{ default: (rules: unknown[]) => (page: Page) => Promise<Scraped> }>(
    'metascraper',
  );
  const scrape = build(rules);
  return {
    name: await versioned('metascraper'),
    read: async (bytes, url = ADDRESS) => {
      const found = await scrape({ html: decode(bytes), url });
      return {
        title: found.title,
        outlet: found.publisher,
        publishedOn: dayOf(found.datePublished ?? found.date),
        summary: found.description,
        language: found.lang,
      };
    },
  };
}

type Article = Partial<Record<'title' | 'siteName' | 'publishedTime' | 'excerpt' | 'lang', string | null>>;

async function readability(): Promise<Reader> {
  const { Readability } = await load<{ Readability: new (document: unknown) => { parse(): Article | null } }>(
    '@mozilla/readability',
  );
  const { parseHTML } = await load<{ parseHTML: (html: string) => { document: unknown } }>('linkedom');
  return {
    name: `${await versioned('@mozilla/readability')}, linkedom`,
    read: (bytes) => {
      // linkedom does not add html and body to a fragment, and Readability finds nothing without them.
      const { document } = parseHTML(`<!doctype html><html><head></head><body>${decode(bytes)}</body></html>`);
      const article = new Readability(document).parse();
      return {
        title: article?.title ?? null,
        outlet: article?.siteName ?? null,
        publishedOn: dayOf(article?.publishedTime),
        summary: article?.excerpt ?? null,
        language: article?.lang ?? null,
      };
    },
  };
}

type Extracted = Partial<Record<'title' | 'source' | 'published' | 'description', string | null>>;

async function extractus(): Promise<Reader> {
  const { extractFromHtml } = await load<{ extractFromHtml: (html: string, url: string) => Promise<Extracted | null> }>(
    '@extractus/article-extractor',
  );
  return {
    name: await versioned('@extractus/article-extractor'),
    read: async (bytes, address = ADDRESS) => {
      const article = await extractFromHtml(decode(bytes), address);
      return {
        title: article?.title ?? null,
        outlet: article?.source ?? null,
        publishedOn: dayOf(article?.published),
        summary: article?.description ?? null,
        language: null,
      };
    },
  };
}

type Defuddled = Partial<Record<'title' | 'site' | 'published' | 'description' | 'language', string | null>>;

async function defuddle(): Promise<Reader> {
  const { Defuddle } = await load<{ Defuddle: (document: unknown, url: string) => Promise<Defuddled> }>(
    'defuddle/node',
  );
  const { parseHTML } = await load<{ parseHTML: (html: string) => { document: unknown } }>('linkedom');
  return {
    name: `${await versioned('defuddle')}, linkedom`,
    read: async (bytes, address = ADDRESS) => {
      const found = await quietly(() => Defuddle(parseHTML(decode(bytes)).document, address));
      return {
        title: found.title || null,
        outlet: found.site || null,
        publishedOn: dayOf(found.published),
        summary: found.description || null,
        language: found.language || null,
      };
    },
  };
}

/** Without console output: some libraries log every page they cannot read. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { error, warn } = console;
  Object.assign(console, { error: () => undefined, warn: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { error, warn });
  }
}

/** Imports by a computed name, since the compiler cannot resolve what is only installed here. */
export async function load<T>(name: string): Promise<T> {
  return import(name);
}

/** `name version`, as the lockfile pins it. */
export async function versioned(name: string): Promise<string> {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(`${folder}package.json`, 'utf8')));
  return `${name} ${dependencies[name]}`;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function dayOf(time: string | null | undefined): string | null {
  return time?.slice(0, 10) ?? null;
}
