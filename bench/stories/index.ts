/**
 * Near-duplicates: edits of a text found, and texts that are merely similar told apart, by the whole look-up among other
 * texts; its units and time for more and more stored clips; against MinHash with bands.
 */
import { findStory, type StoryText, storyText } from '../../shared/story/index.ts';
import { defaults } from '../../shared/wiring.ts';
import type { Bench, Row } from '../figures.ts';
import { install, load, versioned } from '../peers.ts';
import { MemoryAnchors } from './memory-anchors.ts';
import { differentTexts } from './noise.ts';
import { type Pair, pairs, plainText } from './pairs.ts';
import type { Text } from './texts.ts';

/** Languages whose words have spaces, for the texts among which pairs are looked up. */
const LANGUAGES = ['en', 'fr', 'de', 'es', 'ru', 'ar', 'tr', 'pt', 'it', 'pl', 'nl', 'uk', 'fa', 'el'];
const AMONG = 1000;
/** Stored clips; `CLIPWATCH_STORIES` gives another largest number. */
const STORED = [1000, 10_000, 100_000];
/** Clips that are measured at each number. */
const MEASURED = 1000;

export const stories: Bench = async (session, progress) => {
  const remark = await install(session, progress);
  const empty = { title: 'Near-duplicates', columns: {}, rows: [] };
  if (remark !== null) return { ...empty, remarks: [remark] };
  const all = await pairs();
  progress(`Looking up ${all.length} pairs among ${LANGUAGES.length * AMONG} other texts…`);
  const others = await storedTexts();
  const found = new Map<Pair, boolean>();
  for (const pair of all) {
    session.signal.throwIfAborted();
    found.set(pair, await isJoined(pair, others));
  }
  const peer = await peerOf();
  progress('The same with MinHash…');
  const peers = new Map(all.map((pair) => [pair, peer.isJoined(pair)]));
  const name = await versioned('minhash');
  return {
    title: `Near-duplicates: ${all.length} pairs, and the cost of a look-up`,
    columns: {
      what: 'what',
      pairs: 'pairs',
      joined: 'joined %',
      heldOut: 'held out: joined %',
      peer: 'MinHash: joined %',
      precision: 'precision %',
      recall: 'recall %',
      keys: 'keys read',
      writes: 'writes',
      found: 'compared',
      falseJoins: 'false joins',
      cpuMs: 'CPU ms',
      toOurs: 'times our time',
    },
    rows: [
      ...byKind(all, found, peers),
      { what: 'clipwatch, tuned half', ...scores(all, found, 'tuned') },
      { what: 'clipwatch, held-out half', ...scores(all, found, 'held out') },
      { what: `${name}, held-out half`, ...scores(all, peers, 'held out') },
      ...(await growth(session.signal, progress)),
      ...(await times(all, peer, name)),
    ],
    remarks: [
      'a pair is looked up as the table does it: the earlier text leaves its anchors among those of other texts of its language, the later one looks for them',
      'limits were tuned on the languages of the tuned half; the held-out half has the others',
      'keys read, writes, compared: for each clip; a key costs half a read unit, a write one write unit',
      'false joins: of so many different texts that share phrases and the boilerplate of 500 senders',
      `${name}: shingles of four words, 128 permutations, bands of 4, joined from a Jaccard similarity of two thirds on (0.8 as ours is counted)`,
    ],
  };
};

const textOf = (text: Text): StoryText => storyText(text, plainText(text));
const wanted = (clipId: string, text: StoryText) => ({
  clipId,
  own: clipId,
  text,
  threshold: defaults.storySimilarity,
});

async function storedTexts(): Promise<MemoryAnchors> {
  const stored = new MemoryAnchors();
  for (const language of LANGUAGES) {
    const make = await differentTexts(language);
    for (let i = 0; i < AMONG; i++) await findStory(wanted(`${language}${i}`, textOf(make(i))), stored);
  }
  return stored;
}

async function isJoined({ earlier, later }: Pair, others: MemoryAnchors): Promise<boolean> {
  const anchors = new MemoryAnchors(others);
  const [one, two] = [wanted('earlier', textOf(earlier)), wanted('later', textOf(later))];
  const first = await findStory(one, anchors);
  return (await findStory(two, anchors)).story === first.story;
}

function byKind(all: readonly Pair[], found: ReadonlyMap<Pair, boolean>, peers: ReadonlyMap<Pair, boolean>): Row[] {
  const share = (of: readonly Pair[], joined: ReadonlyMap<Pair, boolean>) =>
    of.length === 0 ? null : (100 * of.filter((pair) => joined.get(pair) === true).length) / of.length;
  return [...Map.groupBy(all, ({ same, kind }) => `${same ? 'same' : 'other'}: ${kind}`)]
    .sort()
    .reverse()
    .map(([what, of]) => ({
      what,
      pairs: of.length,
      joined: share(
        of.filter(({ half }) => half === 'tuned'),
        found,
      ),
      heldOut: share(
        of.filter(({ half }) => half === 'held out'),
        found,
      ),
      peer: share(of, peers),
    }));
}

function scores(all: readonly Pair[], joined: ReadonlyMap<Pair, boolean>, half: Pair['half']): Row {
  const of = all.filter((pair) => pair.half === half);
  const right = of.filter((pair) => pair.same && joined.get(pair)).length;
  const wrong = of.filter((pair) => !pair.same && joined.get(pair)).length;
  const same = of.filter((pair) => pair.same).length;
  return { pairs: of.length, precision: (100 * right) / (right + wrong), recall: (100 * right) / same };
}

/** The cost of a look-up when more and more different texts are stored. */
async function growth(signal: AbortSignal, progress: (message: string) => void): Promise<Row[]> {
  const make = await differentTexts('en');
  const stored = new MemoryAnchors();
  const rows: Row[] = [];
  const sizes = [...STORED, Number(process.env.CLIPWATCH_STORIES ?? 0)].filter(
    (size, i, list) => i < 3 || size > (list[2] ?? 0),
  );
  let joins = 0;
  let number = 0;
  for (const size of sizes) {
    progress(`Storing ${size} texts…`);
    for (; number < size - MEASURED; number++) joins += await look(textOf(make(number)));
    signal.throwIfAborted();
    const texts = Array.from({ length: MEASURED }, () => make(number++));
    const before = { ...stored.counted };
    const start = process.cpuUsage();
    for (const [i, text] of texts.entries()) joins += await look(textOf(text), size - MEASURED + i);
    const { user, system } = process.cpuUsage(start);
    const each = (what: keyof typeof before) => (stored.counted[what] - before[what]) / MEASURED;
    rows.push({
      what: `among ${size} stored`,
      keys: each('keys'),
      writes: each('writes'),
      found: each('found'),
      falseJoins: joins,
      cpuMs: (user + system) / 1000 / MEASURED,
    });
  }
  return rows;

  async function look(text: StoryText, id = number): Promise<number> {
    return (await findStory(wanted(String(id), text), stored)).similar === null ? 0 : 1;
  }
}

interface Signature {
  update(shingle: string): void;
  jaccard(other: Signature): number;
}

interface Peer {
  readonly Minhash: new (options: { numPerm: number }) => Signature;
  readonly LshIndex: new (options: { bandSize: number }) => { getHashbands(signature: Signature): string[] };
}

/** MinHash with bands: a candidate shares a band, and is joined if near enough. */
async function peerOf() {
  const { Minhash, LshIndex } = await load<Peer>('minhash');
  const signatureOf = (text: Text): Signature => {
    const signature = new Minhash({ numPerm: 128 });
    const words =
      plainText(text)
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    for (let i = 0; i + 4 <= words.length; i++) signature.update(words.slice(i, i + 4).join(' '));
    return signature;
  };
  return {
    signatureOf,
    isJoined: ({ earlier, later }: Pair): boolean => {
      const bands = (signature: Signature) => new LshIndex({ bandSize: 4 }).getHashbands(signature);
      const [one, two] = [signatureOf(earlier), signatureOf(later)];
      const known = new Set(bands(one));
      return bands(two).some((band) => known.has(band)) && one.jaccard(two) >= 2 / 3;
    },
  };
}

/** Processor time of one text made comparable. */
async function times(
  all: readonly Pair[],
  { signatureOf }: Awaited<ReturnType<typeof peerOf>>,
  name: string,
): Promise<Row[]> {
  const texts = all.slice(0, MEASURED).map(({ earlier }) => earlier);
  const [ours, theirs] = [textOf, signatureOf].map((make) => {
    const start = process.cpuUsage();
    for (const text of texts) make(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / texts.length;
  });
  return [
    { what: 'a text read, clipwatch', cpuMs: ours ?? 0, toOurs: 1 },
    { what: `a text read, ${name}`, cpuMs: theirs ?? 0, toOurs: (theirs ?? 0) / (ours ?? 1) },
  ];
}
