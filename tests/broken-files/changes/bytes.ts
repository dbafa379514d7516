/** Changes of bytes that know nothing of what they mean. */
import type { Random } from '../../model/random.ts';
import { ORIGINALS, type Original } from '../originals.ts';
import { type Change, one, replaced } from './change.ts';

const LONGEST_BLOCK = 600;
const MOST_TIMES = 60;

/** A range of the file, short more often than long. */
function range({ length }: Buffer, random: Random): { start: number; end: number } {
  const start = random.below(length + 1);
  return { start, end: Math.min(length, start + 1 + Math.floor(LONGEST_BLOCK * random.next() ** 3)) };
}

const withBytes = (file: Original, bytes: Buffer): Original => ({ ...file, bytes });

/** Where formats begin something new: lines, sectors, members, objects, tags. */
const BOUNDARIES = [
  '\n',
  '\r\n\r\n',
  'PK\x01\x02',
  'PK\x03\x04',
  'PK\x05\x06',
  'endobj',
  'stream',
  'xref',
  '>',
  '--',
  '}',
] as const;

/** All places of a mark. */
export function placesOf(mark: string, bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at + 1, 'latin1')) places.push(at);
  return places;
}

export const BYTE_CHANGES: Readonly<Record<string, Change>> = {
  'bits flipped': (file, random) => {
    const bytes = Buffer.from(file.bytes);
    for (let left = 1 + random.below(8); left > 0; left--) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
    return withBytes(file, bytes);
  },
  'bytes replaced': (file, random) => {
    const { start, end } = range(file.bytes, random);
    const value = one([0, 0xff, 0x80, 0x0a, 0x3c, 0xd8, random.below(256)], random);
    return withBytes(file, replaced(file.bytes, start, end, Buffer.alloc(end - start, value)));
  },
  'cut anywhere': (file, random) => withBytes(file, file.bytes.subarray(0, random.below(file.bytes.length + 1))),
  'cut at a boundary': (file, random) => {
    const mark = one(BOUNDARIES, random);
    const at = one(placesOf(mark, file.bytes), random);
    return at === undefined ? null : withBytes(file, file.bytes.subarray(0, at + random.below(mark.length + 1)));
  },
  'cut at a sector': (file, random) => {
    const sectors = Math.floor(file.bytes.length / 512);
    return sectors === 0 ? null : withBytes(file, file.bytes.subarray(0, 512 * random.below(sectors + 1)));
  },
  'its beginning lost': (file, random) => withBytes(file, file.bytes.subarray(range(file.bytes, random).start)),
  'a block lost': (file, random) => {
    const { start, end } = range(file.bytes, random);
    return withBytes(file, replaced(file.bytes, start, end, ''));
  },
  'a block repeated': (file, random) => {
    const { start, end } = range(file.bytes, random);
    const block = file.bytes.subarray(start, end);
    const times = 1 + random.below(MOST_TIMES);
    return withBytes(file, replaced(file.bytes, start, start, Buffer.concat(Array<Buffer>(times).fill(block))));
  },
  'a block moved': (file, random) => {
    const { start, end } = range(file.bytes, random);
    const block = Buffer.from(file.bytes.subarray(start, end));
    const without = replaced(file.bytes, start, end, '');
    const at = random.below(without.length + 1);
    return withBytes(file, replaced(without, at, at, block));
  },
  'spliced with another': (file, random) => {
    const other = one(ORIGINALS, random) ?? file;
    const from = random.below(other.bytes.length + 1);
    const at = random.below(file.bytes.length + 1);
    return withBytes(file, Buffer.concat([file.bytes.subarray(0, at), other.bytes.subarray(from)]));
  },
  'a block of another': (file, random) => {
    const other = one(ORIGINALS, random) ?? file;
    const { start, end } = range(other.bytes, random);
    const at = random.below(file.bytes.length + 1);
    return withBytes(file, replaced(file.bytes, at, at, other.bytes.subarray(start, end)));
  },
  'the name of another': (file, random) => ({ ...file, fileName: one(ORIGINALS, random)?.fileName ?? file.fileName }),
};
