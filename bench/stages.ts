/** Where the time of reading a page goes, stage by stage, as a sampling profile of the engine sees it. */
import { Session as Inspector, type Profiler } from 'node:inspector/promises';
import { findEmbeds } from '../shared/embed/index.ts';
import { readFile as readClips } from '../shared/file/index.ts';
import type { Bench, Row } from './figures.ts';
import { type Page, type PageSet, pageSets } from './pages/index.ts';

/** A sample counts for the innermost of these functions that was running. */
export const STAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    decode: 'decode',
    readPage: 'tokenise, build the tree',
    declaredInHead: 'head, JSON-LD',
    blocksOf: 'blocks',
    mainOf: 'main text',
    blocksAround: 'lines',
    titleOf: 'title',
    languageOf: 'language',
    bylinesOf: 'bylines',
    outletOf: 'outlet',
    positionOfHeadline: 'position of the headline',
    publishedOn: 'day',
    summaryOf: 'summary',
    authorOf: 'author',
    countWords: 'words',
    findEmbeds: 'embeds',
    readFile: 'the rest',
    '(garbage collector)': 'garbage collection',
  }),
);
const WARM_UP_ROUNDS = 1;
const ROUNDS = 2;
const MICROSECONDS_BETWEEN_SAMPLES = 250;

export const stages: Bench = async ({ signal }, progress, { savedPages }) => {
  const rows: Row[] = [];
  for (const set of await pageSets(savedPages)) {
    progress(`Reading ${set.pages.length} pages (${set.name}) under the profiler…`);
    rows.push(...(await sharesOf(set, signal)));
  }
  return {
    title: 'Stages of reading a page, fields and videos: share of all samples',
    columns: { set: 'pages', stage: 'stage', percent: '%', msPerPage: 'ms a page' },
    rows,
    remarks: [
      `samples of ${ROUNDS} rounds after ${WARM_UP_ROUNDS} to warm up; what several fields use counts for the first that asks for it`,
      'milliseconds are those of the profiled run, which is slower than any other: read the shares',
    ],
  };
};

async function sharesOf({ name: set, pages }: PageSet, signal: AbortSignal): Promise<Row[]> {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) await readAll(pages, signal);
  const profile = await profiled(async () => {
    for (let round = 0; round < ROUNDS; round++) await readAll(pages, signal);
  });
  const times = timesIn(profile);
  const total = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .map(([stage, ms]) => ({ set, stage, percent: (100 * ms) / total, msPerPage: ms / (ROUNDS * pages.length) }));
}

async function readAll(pages: readonly Page[], signal: AbortSignal): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  for (const { bytes } of pages) {
    signal.throwIfAborted();
    for (const reading of await readClips(bytes, 'page.html', { today }))
      if (reading.kind === 'read') findEmbeds(reading.document);
  }
}

async function profiled(work: () => Promise<void>): Promise<Profiler.Profile> {
  const inspector = new Inspector();
  inspector.connect();
  try {
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.setSamplingInterval', { interval: MICROSECONDS_BETWEEN_SAMPLES });
    await inspector.post('Profiler.start');
    await work();
    return (await inspector.post('Profiler.stop')).profile;
  } finally {
    inspector.disconnect();
  }
}

/** Milliseconds by stage; what is in none (the profiler, an idle engine) is left out. */
export function timesIn({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const times = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    let stage: string | undefined;
    for (let node: number | undefined = id; node !== undefined && !stage; node = parents.get(node))
      stage = STAGES.get(names.get(node) ?? '');
    if (stage) times.set(stage, (times.get(stage) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  }
  return times;
}
