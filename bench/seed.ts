/** The example clip: right fields and time, against the page parsers people use today. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseFile } from '../shared/clip/parse-file.ts';
import { FIELDS, type Field } from '../shared/contract/clip.ts';
import { compileNames } from '../shared/name/index.ts';
import { type Bench, median, p95, type Row } from './figures.ts';
import { type Fields, peers, type Reader } from './peers.ts';

const FILE = 'astana-platform.txt';
const clips = new URL('../tests/fixtures/clips/', import.meta.url);

/** Enough for the code to be compiled; peers take about 10 ms a round. */
const WARM_UP_ROUNDS = 50;
const ROUNDS = 200;

const Expected = z.object({
  title: z.string(),
  outlet: z.string(),
  publishedOn: z.string(),
  summaryStartsWith: z.string(),
  language: z.string(),
});
type Expected = z.infer<typeof Expected>;

interface Measured {
  readonly name: string;
  readonly fieldsRight: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export const seed: Bench = async (session, progress) => {
  const bytes = await readFile(new URL(FILE, clips));
  const expected = z
    .record(z.string(), z.unknown())
    .transform((all) => Expected.parse(all[FILE]))
    .parse(JSON.parse(await readFile(new URL('expected.json', clips), 'utf8')));
  const others = await peers(session, progress);
  const measured = await measure([ours(), ...others.readers], bytes, expected, session.signal);
  return {
    title: `Example clip: ${FILE}, ${bytes.length} bytes, ${ROUNDS} rounds after ${WARM_UP_ROUNDS} of warm-up`,
    columns: {
      parser: 'parser',
      fieldsRight: `fields right of ${FIELDS.length}`,
      medianMs: 'median ms',
      p95Ms: 'p95 ms',
      toFastestPeer: 'to fastest peer',
      toSlowestPeer: 'to slowest peer',
    },
    rows: withRatios(measured),
    remarks: [
      'clipwatch also finds the video and the mentions of one name; each parser starts from the bytes',
      'ratios are of medians: below 1 is faster than that peer',
      ...others.remarks,
    ],
  };
};

function ours(): Reader {
  const matcher = compileNames([{ id: 'randa-kassis', name: 'Randa Kassis', aliases: [] }]);
  const today = new Date().toISOString().slice(0, 10);
  return {
    name: 'clipwatch',
    read: async (bytes) => (await parseFile(bytes, FILE, matcher, { today }))[0]?.clip ?? {},
  };
}

/** In turns, so that other load on the machine affects all alike. */
async function measure(
  readers: readonly Reader[],
  bytes: Uint8Array,
  expected: Expected,
  signal: AbortSignal,
): Promise<Measured[]> {
  const subjects = readers.map((reader) => ({ ...reader, fields: {} as Fields, took: [] as number[] }));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    signal.throwIfAborted();
    for (const subject of subjects) {
      const start = performance.now();
      subject.fields = await subject.read(bytes);
      const took = performance.now() - start;
      if (round >= 0) subject.took.push(took);
    }
  }
  return subjects.map(({ name, fields, took }) => ({
    name,
    fieldsRight: FIELDS.filter((field) => isRight(field, fields[field], expected)).length,
    medianMs: median(took),
    p95Ms: p95(took),
  }));
}

function isRight(field: Field, value: string | null | undefined, expected: Expected): boolean {
  return field === 'summary' ? (value ?? '').startsWith(expected.summaryStartsWith) : value === expected[field];
}

function withRatios(measured: readonly Measured[]): Row[] {
  const ofPeers = measured.slice(1).map(({ medianMs }) => medianMs);
  return measured.map(({ name, fieldsRight, medianMs, p95Ms }) => ({
    parser: name,
    fieldsRight,
    medianMs,
    p95Ms,
    toFastestPeer: ofPeers.length > 0 ? medianMs / Math.min(...ofPeers) : null,
    toSlowestPeer: ofPeers.length > 0 ? medianMs / Math.max(...ofPeers) : null,
  }));
}
