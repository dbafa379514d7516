/** Fields of web pages with known values: right answers and pages a second, against page parsers. */
import { readFile as readClips } from '../shared/file/index.ts';
import { type Bench, median, type Row } from './figures.ts';
import { type Page, type PageSet, pageSets } from './pages/index.ts';
import { FIELDS, isRight } from './pages/right.ts';
import { rulesReport } from './pages/rules.ts';
import { type Fields, peers, type Reader } from './peers.ts';

/** Pages read before measuring, so that the code is compiled. */
const WARM_UP_PAGES = 20;
const ROUNDS = 3;

export const pages: Bench = async (session, progress, { savedPages }) => {
  const sets = await pageSets(savedPages);
  const others = await peers(session, progress);
  const rows: Row[] = [];
  const remarks: string[] = [];
  for (const set of sets) {
    progress(`Reading ${set.pages.length} pages (${set.name}) ${ROUNDS} times with each parser…`);
    const subjects = await measure([ours(), ...others.readers], set.pages, session.signal);
    rows.push(...subjects.map((subject) => rowOf(set, subject, subjects[0])));
    remarks.push(knownOf(set), ...subjects.flatMap(failuresOf));
  }
  return {
    title: `Fields of web pages: right of all known, ${ROUNDS} rounds in turns`,
    columns: {
      set: 'pages',
      parser: 'parser',
      ...Object.fromEntries(FIELDS.map((field) => [field, `${field} %`])),
      pagesPerSecond: 'pages/s',
      toOurs: 'times our time',
    },
    rows,
    remarks: [
      ...remarks,
      'made: articles in 20 languages, each in 11 page templates; no rule was fitted to them',
      ...(savedPages === null
        ? []
        : ['saved: rules were developed with these pages in view; other pages score a little lower']),
      'peers are given the address of each page; clipwatch reads the file alone, and its main text in the same time',
      ...others.remarks,
    ],
    more: [await rulesReport(sets, new Date().toISOString().slice(0, 10))],
  };
};

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
  /** Error messages by page. */
  readonly failures: Map<string, string>;
}

/** Page by page in turns, so that other load on the machine affects all alike. */
async function measure(readers: readonly Reader[], set: readonly Page[], signal: AbortSignal): Promise<Subject[]> {
  const subjects = readers.map((reader): Subject => ({ ...reader, found: [], rounds: [], failures: new Map() }));
  for (const page of set.slice(0, WARM_UP_PAGES)) for (const subject of subjects) await attempt(subject, page);
  for (let round = 0; round < ROUNDS; round++) {
    const took = subjects.map(() => 0);
    for (const [at, page] of set.entries()) {
      signal.throwIfAborted();
      for (const which of turnsOf(subjects.length, at)) {
        const subject = subjects[which];
        if (!subject) continue;
        const start = performance.now();
        subject.found[at] = await attempt(subject, page);
        took[which] = (took[which] ?? 0) + performance.now() - start;
      }
    }
    for (const [which, subject] of subjects.entries()) subject.rounds.push(took[which] ?? 0);
  }
  return subjects;
}

/**
 * The order in which parsers read a page: over all pages each comes next behind each other one as often (the design of
 * E. J. Williams, 1949), since a parser runs slower behind one that leaves much in memory.
 */
export function turnsOf(count: number, page: number): number[] {
  const zigzag = Array.from({ length: count }, (_, i) => (i % 2 === 1 ? (i + 1) / 2 : count - i / 2));
  const turns = zigzag.map((place) => (place + page) % count);
  return Math.floor(page / count) % 2 === 1 ? turns.reverse() : turns;
}

/** A page that a parser throws on counts as one on which it found nothing. */
async function attempt(subject: Subject, { bytes, url, file }: Page): Promise<Fields> {
  try {
    return await subject.read(bytes, url);
  } catch (error) {
    subject.failures.set(file, error instanceof Error ? error.message : String(error));
    return {};
  }
}

function rowOf({ name: set, pages }: PageSet, { name: parser, found, rounds }: Subject, ours?: Subject): Row {
  const percents = FIELDS.map((field) => {
    const known = pages.flatMap((page, at) => (page[field] ? [isRight(field, page, found[at]?.[field] ?? null)] : []));
    return [field, (100 * known.filter(Boolean).length) / known.length];
  });
  const [ms, ourMs] = [median(rounds), median(ours?.rounds ?? [])];
  return {
    set,
    parser,
    ...Object.fromEntries(percents),
    pagesPerSecond: pages.length / (ms / 1000),
    toOurs: ms / ourMs,
  };
}

function knownOf({ name, pages }: PageSet): string {
  const counts = FIELDS.map((field) => `${field} of ${pages.filter((page) => page[field]).length}`);
  return `${name}: ${pages.length} pages with known ${counts.join(', ')}`;
}

function failuresOf({ name, failures }: Subject): string[] {
  if (failures.size === 0) return [];
  return [`${name} failed on ${failures.size} pages: ${[...failures.values()][0]}`];
}
