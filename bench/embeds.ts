/** Videos found on labelled cases against two libraries; speed on pages and on hostile mark-up. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Document } from '../shared/document/document.ts';
import { element, readFragment } from '../shared/document/html.ts';
import { findEmbeds } from '../shared/embed/index.ts';
import { readFile as readClips } from '../shared/file/index.ts';
import { type Bench, median, type Row } from './figures.ts';
import { type PageSet, pageSets } from './pages/index.ts';
import { install, load, versioned } from './peers.ts';

const fixtures = ['embeds.jsonl', 'embeds-own.jsonl'].map(
  (name) => new URL(`../tests/fixtures/${name}`, import.meta.url),
);
const WARM_UP_ROUNDS = 2;
const ROUNDS = 5;
const MB = 1_000_000;

const Case = z.object({
  html: z.string(),
  ext: z.string().default('html'),
  expect: z.array(z.object({ provider: z.string(), videoId: z.string().nullable() })),
});
type Case = z.infer<typeof Case>;

/** Ids found in a case, in order. Only ids are compared: libraries name providers differently. */
interface Finder {
  readonly name: string;
  readonly find: (one: Case) => (string | null)[] | Promise<(string | null)[]>;
}

export const embeds: Bench = async (session, progress, { savedPages }) => {
  const cases = (await Promise.all(fixtures.map((file) => readFile(file, 'utf8'))))
    .flatMap((lines) => lines.trim().split('\n'))
    .map((line) => Case.parse(JSON.parse(line)));
  const remark = await install(session, progress);
  const finders = [ours(), ...(remark === null ? [await getVideoId(), await videoUrlParser()] : [])];
  progress('Searching for videos…');
  const rows: Row[] = [];
  for (const finder of finders) rows.push(await judged(finder, cases));
  const speeds = (await pageSets(savedPages)).map(speedOn);
  const hostile = hostileRatio();
  return {
    title: `Videos found: ${cases.length} cases, the examples and our own tables`,
    columns: {
      finder: 'finder',
      positivesRight: `right of ${cases.filter(isPositive).length} with videos`,
      trapsRight: `right of ${cases.filter((one) => !isPositive(one)).length} without`,
      percent: '% right',
      pages: 'pages',
      pagesPerSecond: 'pages/s',
      mbPerSecond: 'MB/s',
      searchMbPerSecond: 'MB/s, search alone',
      grownMb: 'memory growth MB',
    },
    rows: [...rows, ...speeds],
    remarks: [
      'libraries read addresses, not pages: each is given all addresses of a case and is right if it returns exactly the ids',
      'speed is of clipwatch alone, on whole pages: parsing and search, and the search alone',
      `5 MB of hostile mark-up takes at most ${hostile.ratio.toFixed(1)} times what friendly mark-up takes (${hostile.worst})`,
      ...(remark === null ? [] : [remark]),
    ],
  };
};

const isPositive = (one: Case): boolean => one.expect.length > 0;

async function judged({ name, find }: Finder, cases: readonly Case[]): Promise<Row> {
  const right = new Set<Case>();
  for (const one of cases) {
    const found = new Set(await find(one));
    const wanted = new Set(one.expect.map(({ videoId }) => videoId));
    if (found.size === wanted.size && [...wanted].every((id) => found.has(id))) right.add(one);
  }
  const positivesRight = [...right].filter(isPositive).length;
  return {
    finder: name,
    positivesRight,
    trapsRight: right.size - positivesRight,
    percent: (100 * right.size) / cases.length,
  };
}

function ours(): Finder {
  return {
    name: 'clipwatch',
    find: async ({ html, ext }) => {
      const [reading] = await readClips(new TextEncoder().encode(html), `clip.${ext}`, { today: '2026-01-01' });
      return reading?.kind === 'read' ? findEmbeds(reading.document).embeds.map(({ videoId }) => videoId) : [];
    },
  };
}

async function getVideoId(): Promise<Finder> {
  const { default: read } = await load<{ default: (text: string) => { id?: string | null } }>('get-video-id');
  return { name: await versioned('get-video-id'), find: ({ html }) => idsOf(html, (address) => read(address).id) };
}

async function videoUrlParser(): Promise<Finder> {
  type Parsed = { id?: string; list?: string } | undefined;
  const { default: parser } = await load<{ default: { parse: (address: string) => Parsed } }>('js-video-url-parser');
  return {
    name: await versioned('js-video-url-parser'),
    find: ({ html }) => idsOf(html, (address) => parser.parse(address)?.id),
  };
}

function idsOf(html: string, read: (address: string) => string | null | undefined): string[] {
  const text = html.replaceAll('&amp;', '&');
  const addresses = text.match(/(?:https?:)?\/\/[^\s"'<>()]+/g) ?? [];
  return addresses
    .map((address) => {
      try {
        return read(address);
      } catch {
        // get-video-id throws on some ids that cannot be: it has found none.
        return null;
      }
    })
    .filter((id) => typeof id === 'string');
}

/** Both speeds, and by how much memory grew at most while the pages were read. */
function speedOn({ name, pages }: PageSet): Row {
  const sources = pages.map(({ bytes }) => new TextDecoder().decode(bytes));
  const size = sources.reduce((sum, source) => sum + source.length, 0) / MB;
  const before = process.memoryUsage.rss();
  let peak = before;
  const whole: number[] = [];
  const search: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    let [wholeMs, searchMs] = [0, 0];
    for (const source of sources) {
      const start = performance.now();
      const document = documentOf(source);
      const read = performance.now();
      findEmbeds(document);
      searchMs += performance.now() - read;
      wholeMs += performance.now() - start;
      peak = Math.max(peak, process.memoryUsage.rss());
    }
    if (round < 0) continue;
    whole.push(wholeMs / 1000);
    search.push(searchMs / 1000);
  }
  return {
    finder: 'clipwatch',
    pages: `${pages.length} ${name}`,
    pagesPerSecond: pages.length / median(whole),
    mbPerSecond: size / median(whole),
    searchMbPerSecond: size / median(search),
    grownMb: (peak - before) / MB,
  };
}

function documentOf(source: string): Document {
  const root = element('root', 0, source.length);
  for (const node of readFragment(source)) root.children.push(node);
  return { format: 'html', source, root, blocks: [], declared: [] };
}

/** Mark-up built to be slow: deep nesting, constructs that are never closed, endless repetition. */
const HOSTILE: readonly (readonly [what: string, part: string, head?: string])[] = [
  ['quotations in each other', '<blockquote class="twitter-tweet"><a href="x">'],
  ['scopes in each other', '<div itemscope itemtype="https://schema.org/VideoObject">'],
  ['frames', '<iframe allowfullscreen src="https://player.a.example/video/1"></iframe>'],
  ['quotes in a script', '"\\"', '<script>$bp('],
  ['brackets in a script', 'jwplayer(', '<script>'],
  ['comments in a script', '/*', '<script>$bp('],
  ['lists in each other', '[', '<script type="application/ld+json">'],
  ['brackets in a text', '[![a]('],
  ['wrappers in each other', 'https://web.archive.org/web/2017/', '<iframe src="'],
  ['parameters', '<param name="movie" value="x">', '<object>'],
  ['members of a group', '<meta property="og:video" content="https://a.example/x">'],
];

function hostileRatio(): { worst: string; ratio: number } {
  const took = (part: string, head = '') => {
    const document = documentOf(head + part.repeat((5 * MB) / part.length));
    const start = performance.now();
    findEmbeds(document);
    return performance.now() - start;
  };
  const friendly = took('<p>Some words and <a href="https://a.example/">a link</a>.</p>\n');
  const ratios = HOSTILE.map(([worst, part, head]) => ({ worst, ratio: took(part, head) / friendly }));
  return ratios.reduce((most, one) => (one.ratio > most.ratio ? one : most));
}
