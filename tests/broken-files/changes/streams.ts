/** Changes of the numbers in the streams of compound files, which are written again: their tables of sectors stay whole. */
import { openCompound } from '../../../shared/file/container/compound.ts';
import type { Random } from '../../model/random.ts';
import { compoundFile } from '../../support/make/compound.ts';
import { type Change, one } from './change.ts';
import { changedAt, each, type Field } from './numbers.ts';

/** The streams of a compound file, written again; `change` may take some, or add some. */
export const rewritten =
  (change: (streams: Map<string, Buffer>, path: string, random: Random) => void | Promise<void>): Change =>
  async (file, random) => {
    const opened = openCompound(file.bytes);
    const streams = new Map(
      [...(opened?.sizes.keys() ?? [])].map((path) => [path, Buffer.from(opened?.read(path) ?? [])]),
    );
    const path = one([...streams.keys()], random);
    if (path === undefined) return null;
    await change(streams, path, random);
    return { ...file, bytes: compoundFile(Object.fromEntries(streams)) };
  };

/** Changes of numbers in a stream with such a name. */
const inStream =
  (name: RegExp, fields: (bytes: Buffer) => readonly Field[]): Change =>
  async (file, random) => {
    const isChanged = { value: false };
    const changed = await rewritten((streams, _, random) => {
      const path = one(
        [...streams.keys()].filter((path) => name.test(path)),
        random,
      );
      const bytes = streams.get(path ?? '');
      if (path === undefined || bytes === undefined) return;
      let next = { fileName: path, bytes };
      for (let left = 1 + random.below(4); left > 0; left--) next = changedAt(next, fields(bytes), random) ?? next;
      streams.set(path, next.bytes);
      isChanged.value = true;
    })(file, random);
    return isChanged.value ? changed : null;
  };

/** The records of a workbook: kind and length of each, and its first numbers. */
function recordsIn(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at + 4 <= bytes.length && fields.length < 20_000; ) {
    const length = bytes.readUInt16LE(at + 2);
    fields.push({ at, width: 2 }, { at: at + 2, width: 2 }, ...each(at + 4, Math.min(length, 16), 2));
    at += 4 + length;
  }
  return fields;
}

/** Numbers of two and of four bytes, at even places. */
const anywhere = ({ length }: Buffer): Field[] => [
  ...each(0, length, 2),
  ...each(0, length, 4),
  ...each(2, length - 2, 4),
];

export const STREAM_CHANGES: Readonly<Record<string, Change>> = {
  'the head of a document': inStream(/^WordDocument$/, () => [...each(0, 0x9a, 2), ...each(0x9a, 744, 4)]),
  'the tables of a document': inStream(/^[01]Table$/, anywhere),
  'the records of a workbook': inStream(/^(?:Workbook|Book)$/, recordsIn),
  'the properties of a message': inStream(/__properties_version1\.0$|__nameid/, anywhere),
  'numbers of a stream': inStream(/./, anywhere),
};
