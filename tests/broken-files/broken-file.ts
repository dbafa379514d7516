/** Broken files: one of the originals, changed a few times; a number decides which and how. */
import { Random } from '../model/random.ts';
import { BYTE_CHANGES } from './changes/bytes.ts';
import { type Change, one } from './changes/change.ts';
import { INNER_CHANGES, WRAPPINGS } from './changes/inside.ts';
import { NUMBER_CHANGES } from './changes/numbers.ts';
import { STREAM_CHANGES } from './changes/streams.ts';
import { TEXT_CHANGES } from './changes/text.ts';
import { ORIGINALS, type Original } from './originals.ts';

export interface BrokenFile extends Original {
  readonly original: string;
  /** What was done to it, in this order. */
  readonly changes: readonly string[];
}

const PDF_RARER = 6;
const MOST_CHANGES = 4;
/** Tries to find a change of what the file is. */
const TRIES = 30;
/** A file that grows longer is cut there. */
const LONGEST = 1e6;

/** Those that few files have something for come often. */
const KINDS: readonly (readonly (readonly [what: string, change: Change])[])[] = [
  BYTE_CHANGES,
  BYTE_CHANGES,
  NUMBER_CHANGES,
  NUMBER_CHANGES,
  NUMBER_CHANGES,
  STREAM_CHANGES,
  STREAM_CHANGES,
  STREAM_CHANGES,
  INNER_CHANGES,
  INNER_CHANGES,
  INNER_CHANGES,
  TEXT_CHANGES,
  TEXT_CHANGES,
  TEXT_CHANGES,
  WRAPPINGS,
].map((changes) => Object.entries(changes));

/** A kind of file first: there are far more pages than workbooks. A PDF takes a thread, and a hundred times as long as others. */
function anyOf(originals: readonly Original[], random: Random): Original {
  const kinds = Map.groupBy(originals, ({ fileName }) => /[^.]*$/.exec(fileName)?.[0] ?? '');
  const kind = one(
    [...kinds.keys()].filter((kind) => kind !== 'pdf' || random.below(PDF_RARER) === 0),
    random,
  );
  return one(kinds.get(kind ?? '') ?? [], random) ?? { fileName: 'x.txt', bytes: Buffer.from('x') };
}

/** The broken file of this number; the same for ever, as long as the originals stay. */
export async function brokenFile(number: number, originals = ORIGINALS): Promise<BrokenFile> {
  const random = new Random(Math.imul(number, 0x9e3779b1));
  const original = anyOf(originals, random);
  let file: Original = original;
  const changes: string[] = [];
  const wanted = 1 + random.below(MOST_CHANGES);
  for (let tries = 0; tries < TRIES && changes.length < wanted && file.bytes.length > 0; tries++) {
    const [what, change] = one(one(KINDS, random) ?? [], random) ?? ['', () => null];
    const next = await change(file, random);
    if (next === null) continue;
    file = { ...next, bytes: next.bytes.subarray(0, LONGEST) };
    changes.push(what);
  }
  return { ...file, original: original.fileName, changes };
}
