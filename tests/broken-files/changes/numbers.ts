/** Changes of the numbers in binary files: sizes, places, counts, links of tables. */
import type { Random } from '../../model/random.ts';
import type { Original } from '../originals.ts';
import { placesOf } from './bytes.ts';
import { type Change, one } from './change.ts';

type Width = 1 | 2 | 4 | 8;
export interface Field {
  readonly at: number;
  readonly width: Width;
  readonly isBigEndian?: boolean;
}

const EXTREMES = [
  0n,
  1n,
  2n,
  0x7fn,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xfffffffen,
  0xffffffffn,
  -1n,
  -2n,
];

/** A number that no reader expects there: an extreme, the file's length, another place of it, one more or less. */
function unexpected(before: bigint, { length }: Buffer, random: Random): bigint {
  return one(
    [
      one(EXTREMES, random) ?? 0n,
      before + 1n,
      before - 1n,
      before * 2n,
      BigInt(length),
      BigInt(random.below(length + 1)),
      BigInt(random.below(64)),
      before ^ (1n << BigInt(random.below(32))),
    ],
    random,
  );
}

const bytesOf = (bytes: Buffer, { at, width, isBigEndian }: Field) => {
  const part = Buffer.from(bytes.subarray(at, at + width));
  return isBigEndian ? part : part.reverse();
};

function withNumber(bytes: Buffer, field: Field, value: bigint): void {
  const { at, width, isBigEndian } = field;
  const hex = BigInt.asUintN(8 * width, value)
    .toString(16)
    .padStart(2 * width, '0');
  const part = Buffer.from(hex, 'hex');
  (isBigEndian ? part : part.reverse()).copy(bytes, at);
}

const numberAt = (bytes: Buffer, field: Field) => BigInt(`0x${bytesOf(bytes, field).toString('hex') || '0'}`);

/** Some of the fields changed, or two of them exchanged. */
export function changedAt(file: Original, fields: readonly Field[], random: Random): Original | null {
  const inside = fields.filter(({ at, width }) => at >= 0 && at + width <= file.bytes.length);
  const first = one(inside, random);
  if (first === undefined) return null;
  const bytes = Buffer.from(file.bytes);
  const other = one(inside, random) ?? first;
  if (random.below(4) === 0) {
    const [a, b] = [numberAt(bytes, first), numberAt(bytes, other)];
    withNumber(bytes, first, b);
    withNumber(bytes, other, a);
    return { ...file, bytes };
  }
  for (const field of [first, ...(random.below(2) === 0 ? [other] : [])])
    withNumber(bytes, field, unexpected(numberAt(bytes, field), bytes, random));
  return { ...file, bytes };
}

const fieldsBehind = (bytes: Buffer, mark: string, fields: readonly (readonly [offset: number, width: Width])[]) =>
  placesOf(mark, bytes).flatMap((place) => fields.map(([offset, width]) => ({ at: place + offset, width })));

const SECTOR = 512;
const isCompound = (bytes: Buffer) => bytes.subarray(0, 4).toString('hex') === 'd0cf11e0' && bytes.length >= 2 * SECTOR;
const sectorAt = (number: number) => (number + 1) * SECTOR;
export const each = (start: number, length: number, width: Width): Field[] =>
  Array.from({ length: Math.floor(length / width) }, (_, i) => ({ at: start + i * width, width }));

/** The entries of the directory, as far as its first sectors go on one another. */
function entriesOf(bytes: Buffer): number[] {
  const first = sectorAt(bytes.readUInt32LE(48));
  return Array.from({ length: 40 }, (_, i) => first + 128 * i).filter((at) => at + 128 <= bytes.length);
}

const ofCompound =
  (fields: (bytes: Buffer) => readonly Field[]): Change =>
  (file, random) =>
    isCompound(file.bytes) ? changedAt(file, fields(file.bytes), random) : null;

export const NUMBER_CHANGES: Readonly<Record<string, Change>> = {
  'heads of a ZIP': (file, random) =>
    changedAt(
      file,
      [
        ...fieldsBehind(file.bytes, 'PK\x03\x04', [
          [4, 2],
          [6, 2],
          [8, 2],
          [14, 4],
          [18, 4],
          [22, 4],
          [26, 2],
          [28, 2],
        ]),
        ...fieldsBehind(file.bytes, 'PK\x01\x02', [
          [6, 2],
          [8, 2],
          [10, 2],
          [16, 4],
          [20, 4],
          [24, 4],
          [28, 2],
          [30, 2],
          [32, 2],
          [34, 2],
          [38, 4],
          [42, 4],
        ]),
      ],
      random,
    ),
  'the end of a ZIP': (file, random) =>
    changedAt(
      file,
      fieldsBehind(file.bytes, 'PK\x05\x06', [
        [4, 2],
        [6, 2],
        [8, 2],
        [10, 2],
        [12, 4],
        [16, 4],
        [20, 2],
      ]),
      random,
    ),
  'the head of a compound file': ofCompound(() => [...each(24, 20, 2), ...each(40, 36, 4)]),
  'the lists of its tables': ofCompound((bytes) =>
    each(76, 436, 4).filter(({ at }) => at < 100 || bytes.readUInt32LE(at) !== 0xffffffff),
  ),
  'the table of its sectors': ofCompound((bytes) => each(sectorAt(bytes.readUInt32LE(76)), SECTOR, 4)),
  'its short sectors': ofCompound((bytes) => each(sectorAt(bytes.readUInt32LE(60)), SECTOR, 4)),
  'its directory': ofCompound((bytes) =>
    entriesOf(bytes).flatMap((at) => [
      { at: at + 64, width: 2 as const },
      { at: at + 66, width: 1 as const },
      ...each(at + 68, 12, 4),
      ...each(at + 116, 8, 4),
    ]),
  ),
  'a gzip': (file, random) =>
    file.bytes.subarray(0, 2).toString('hex') === '1f8b'
      ? changedAt(file, [...each(2, 8, 1), ...each(file.bytes.length - 8, 8, 4)], random)
      : null,
  'a property list': (file, random) =>
    file.bytes.subarray(0, 6).toString() === 'bplist'
      ? changedAt(
          file,
          [
            ...each(8, 60, 1),
            ...each(file.bytes.length - 50, 26, 1),
            ...each(file.bytes.length - 24, 24, 8).map((field) => ({ ...field, isBigEndian: true })),
          ],
          random,
        )
      : null,
};
