/** Finding names: speed by number of names, size and build time of the automaton, right answers by language. */
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NameList } from '../shared/contract/given-name.ts';
import { readFile as readClip } from '../shared/file/index.ts';
import { compileNames, findMentions, type Matcher, matcherFromBytes } from '../shared/name/index.ts';
import { type Bench, median, type Row } from './figures.ts';
import { namesOf, textOf } from './names-text.ts';
import { install, load, versioned } from './peers.ts';

const fixtures = new URL('../tests/fixtures/', import.meta.url);
const SEED = 'clips/astana-platform.txt';
const COUNTS = [100, 1000, 10_000, 100_000];
const FORMS = 4;
const TEXT_BYTES = 8 * 2 ** 20;
const ROUNDS = 5;
/** The peer would take minutes for more. */
const PEER_BYTES = 2 ** 18;
const MAX_NAMES_FOR_PEER = 10_000;

export const names: Bench = async (session, progress) => {
  const all = namesOf(COUNTS.at(-1) ?? 0);
  const { paragraphs, mentions } = textOf(TEXT_BYTES, all.slice(0, COUNTS[0]));
  const remark = await install(session, progress);
  const peer = remark === null ? await ahocorasick() : null;
  const rows: Row[] = [];
  for (const count of COUNTS) {
    session.signal.throwIfAborted();
    progress(`${count} names…`);
    const listed = all.slice(0, count);
    const [matcher, compileMs] = timed(() => compileNames(listed));
    const bytes = matcher.toBytes();
    const [loaded, loadMs] = timed(() => matcherFromBytes(bytes));
    const { automaton } = loaded.search;
    const texts = automaton.letters.byteLength + automaton.textEnds.byteLength + automaton.nameStarts.byteLength;
    const rate = bestRate(paragraphs, (paragraph) => hitsOf(loaded, paragraph));
    const peerRate = peer && count <= MAX_NAMES_FOR_PEER ? peer.rate(listed.flatMap(formsOf), paragraphs) : null;
    rows.push({
      names: count,
      mbPerSecond: rate.mbPerSecond,
      found: rate.found,
      peerMbPerSecond: peerRate,
      toPeer: peerRate === null ? null : rate.mbPerSecond / peerRate,
      tableBytesPerForm: (bytes.length - texts) / (count * FORMS),
      bytesPerForm: bytes.length / (count * FORMS),
      compileUsPerForm: (compileMs * 1000) / (count * FORMS),
      loadMs,
      seedMs: await seedMs(loaded),
    });
  }
  const bare = bestRate(paragraphs, unitsOf);
  const rates = rows.map(({ mbPerSecond }) => Number(mbPerSecond));
  return {
    title: `Names with ${FORMS} forms each in 8 MiB of text in four scripts, by paragraph; ${mentions} mentions inserted`,
    columns: {
      names: 'names',
      mbPerSecond: 'MB/s',
      found: 'found',
      peerMbPerSecond: 'peer MB/s',
      toPeer: 'to peer',
      tableBytesPerForm: 'table bytes/form',
      bytesPerForm: 'with the spellings',
      compileUsPerForm: 'compile µs/form',
      loadMs: 'load ms',
      seedMs: 'example clip ms',
    },
    rows,
    remarks: [
      `100 to 100,000 names: ${((rates[0] ?? 0) / (rates.at(-1) ?? 1)).toFixed(2)} times as fast`,
      `upper limit, one pass over the code units: ${bare.mbPerSecond.toFixed(0)} MB/s`,
      peer ? `peer: ${peer.name}, on ${PEER_BYTES / 1024} KiB; it finds exact spellings only` : (remark ?? ''),
      ...(await rightByLanguage()),
    ].filter(Boolean),
  };
};

function formsOf({ name, aliases }: { name: string; aliases: readonly string[] }): string[] {
  return [name, ...aliases];
}

const UNKNOWN = { languages: 0, isWeak: true };
const SURROUNDINGS = { latin: () => UNKNOWN, cyrillic: () => UNKNOWN, arabic: () => true, caseless: () => false };

function hitsOf({ search }: Matcher, text: string): number {
  return search.find(text, SURROUNDINGS).hits.length;
}

function unitsOf(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum & 1;
}

/** The best of some rounds, in processor time, which other load does not affect. Megabytes are of UTF-8. */
function bestRate(paragraphs: readonly string[], search: (paragraph: string) => number) {
  const bytes = paragraphs.reduce((sum, paragraph) => sum + Buffer.byteLength(paragraph), 0);
  let best = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    found = 0;
    const before = process.cpuUsage();
    for (const paragraph of paragraphs) found += search(paragraph);
    best = Math.min(best, process.cpuUsage(before).user);
  }
  return { mbPerSecond: bytes / best, found };
}

function timed<T>(make: () => T): [T, number] {
  const start = performance.now();
  const made = make();
  return [made, performance.now() - start];
}

interface Peer {
  readonly name: string;
  readonly rate: (forms: readonly string[], paragraphs: readonly string[]) => number;
}

async function ahocorasick(): Promise<Peer> {
  const { default: AhoCorasick } = await load<{
    default: new (patterns: readonly string[]) => { search: (text: string) => unknown[] };
  }>('modern-ahocorasick');
  return {
    name: await versioned('modern-ahocorasick'),
    rate: (forms, paragraphs) => {
      const automaton = new AhoCorasick([...new Set(forms)]);
      let left = PEER_BYTES;
      const some = paragraphs.filter((paragraph) => {
        left -= Buffer.byteLength(paragraph);
        return left > 0;
      });
      return bestRate(some, (paragraph) => automaton.search(paragraph).length).mbPerSecond;
    },
  };
}

async function seedMs(matcher: Matcher): Promise<number> {
  const bytes = await readFile(new URL(SEED, fixtures));
  const [reading] = await readClip(bytes, SEED, { today: '2026-01-01' });
  if (reading?.kind !== 'read') throw new Error(`${SEED} cannot be read`);
  const times = Array.from({ length: 101 }, () => timed(() => findMentions(reading.document, matcher, 'en'))[1]);
  return median(times);
}

const Tables = z.array(
  z.object({
    language: z.string(),
    names: NameList,
    rows: z.array(z.object({ text: z.string(), found: z.string() })),
  }),
);

/** Right answers on the tables of the tests, by language. */
async function rightByLanguage(): Promise<string[]> {
  const right = new Map<string, { right: number; of: number }>();
  const folder = new URL('names/', fixtures);
  for (const file of await readdir(folder)) {
    for (const { language, names: listed, rows } of Tables.parse(
      JSON.parse(await readFile(new URL(file, folder), 'utf8')),
    )) {
      const matcher = compileNames(listed);
      const tally = right.get(language) ?? { right: 0, of: 0 };
      right.set(language, tally);
      for (const { text, found } of rows) {
        tally.of++;
        if ((await mentionsIn(text, matcher)) === found.split(' ').filter(Boolean).sort().join(' ')) tally.right++;
      }
    }
  }
  const tallies = [...right].map(([language, { right, of }]) => `${language} ${right}/${of}`);
  return [`right by language: ${tallies.join(', ')}`];
}

async function mentionsIn(text: string, matcher: Matcher): Promise<string> {
  const [reading] = await readClip(new TextEncoder().encode(text), 'row.txt', { today: '2026-01-01' });
  if (reading?.kind !== 'read') return '';
  const mentions = findMentions(reading.document, matcher).map(({ nameId, count }) => `${nameId}:${count}`);
  return mentions.sort().join(' ');
}
