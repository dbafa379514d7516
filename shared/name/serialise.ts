/** The automaton as bytes: the length of a JSON header, the header with the lengths of the arrays, then the arrays. */
import * as z from 'zod/mini';
import { AUTOMATON_FORMAT } from '../contract/name.ts';
import type { Automaton } from './automaton.ts';

const FORMAT = `clipwatch-names-${AUTOMATON_FORMAT}`;
const ALIGNMENT = 4;

const Header = z.object({
  format: z.literal(FORMAT),
  lengths: z.record(z.string(), z.int().check(z.nonnegative())),
  edges: z.array(z.tuple([z.int(), z.object({ lead: z.string(), tail: z.string() })])),
  contexts: z.array(z.object({ name: z.int(), role: z.enum(['require', 'exclude']), words: z.string() })),
});

/** The arrays in the order in which they are stored. */
function arraysOf({ lexicon, trie, textEnds, nameStarts, letters }: Automaton) {
  return {
    slots: lexicon.slots,
    filter: lexicon.filter,
    beginnings: lexicon.beginnings,
    ends: lexicon.ends,
    labels: trie.labels,
    children: trie.children,
    outputs: trie.outputs,
    forms: trie.forms,
    textEnds,
    nameStarts,
    pool: lexicon.pool,
    letters,
  };
}

/** The automaton as bytes that `fromBytes` takes, on any machine with the same byte order. */
export function toBytes(automaton: Automaton): Uint8Array<ArrayBuffer> {
  const arrays = Object.entries(arraysOf(automaton));
  const header = new TextEncoder().encode(
    JSON.stringify({
      format: FORMAT,
      lengths: Object.fromEntries(arrays.map(([name, { length }]) => [name, length])),
      edges: [...automaton.edges],
      contexts: [...automaton.contexts],
    } satisfies z.input<typeof Header>),
  );
  const size = arrays.reduce(
    (sum, [, { byteLength }]) => sum + aligned(byteLength),
    aligned(ALIGNMENT + header.length),
  );
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, ALIGNMENT);
  let at = aligned(ALIGNMENT + header.length);
  for (const [, { buffer, byteOffset, byteLength }] of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes;
}

/**
 * The automaton that `toBytes` wrote. The arrays are views of the bytes, so that nothing is copied; throws if the bytes
 * are of another version or cut short.
 */
export function fromBytes(source: Uint8Array): Automaton {
  const bytes = source.byteOffset % ALIGNMENT === 0 ? source : source.slice();
  const length = bytes.length < ALIGNMENT ? -1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length < 0 || ALIGNMENT + length > bytes.length) throw new Error('These bytes are no automaton of names.');
  const header = Header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(ALIGNMENT, ALIGNMENT + length))));
  let at = aligned(ALIGNMENT + length);
  const take = (name: string, unitBytes: number) => {
    const count = header.lengths[name] ?? 0;
    const start = bytes.byteOffset + at;
    at += aligned(count * unitBytes);
    if (at > bytes.length) throw new Error('The automaton of names is cut short.');
    return { buffer: bytes.buffer, start, count };
  };
  const words = (name: string) => {
    const { buffer, start, count } = take(name, 4);
    return new Uint32Array(buffer, start, count);
  };
  const [slots, filter, beginnings, ends] = [words('slots'), words('filter'), words('beginnings'), words('ends')];
  const trie = {
    labels: words('labels'),
    children: words('children'),
    outputs: words('outputs'),
    forms: words('forms'),
  };
  const [textEnds, nameStarts] = [words('textEnds'), words('nameStarts')];
  const pool = take('pool', 2);
  const letters = take('letters', 1);
  return {
    lexicon: { slots, filter, beginnings, ends, pool: new Uint16Array(pool.buffer, pool.start, pool.count) },
    trie,
    letters: new Uint8Array(letters.buffer, letters.start, letters.count),
    textEnds,
    nameStarts,
    edges: new Map(header.edges),
    contexts: header.contexts,
  };
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
