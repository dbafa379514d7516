/** Compound files, in which Office kept documents and messages before 2007 (MS-CFB). */

/** A compound file: its streams by path (`__attach_version1.0_#00000000/__substg1.0_3701000D`). */
export interface CompoundFile {
  /** Size in bytes by path, in no certain order. */
  readonly sizes: ReadonlyMap<string, number>;
  /** A stream's bytes, fewer where the file is cut off. Null where there is no such stream, or it is damaged. */
  readonly read: (path: string) => Uint8Array | null;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Sector numbers from here on mark free sectors and ends of chains. */
const LAST_SECTOR = 0xfffffffa;
const HEAD_BYTES = 512;
const ENTRIES_IN_HEAD = 109;
const ENTRY_BYTES = 128;
const MINI_SECTOR = 64;
/** Entries that are read; a message has a hundred, and some more for each attachment. */
const MOST_ENTRIES = 50_000;
/** Messages in messages nest a handful of levels. */
const DEEPEST = 32;
/** Streams may share sectors: of all together no more is read than so often the size of the file. */
const MOST_READS = 4;

export function isCompound(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** Opens a compound file; null for other bytes, and where its directory is damaged. Time and memory are linear in its size. */
export function openCompound(bytes: Uint8Array): CompoundFile | null {
  if (!isCompound(bytes) || bytes.length < HEAD_BYTES) return null;
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = head.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const sectors: Sectors = { bytes, size: 1 << shift, first: 1, next: new Uint32Array(0) };
  const main = { ...sectors, next: tableOf(sectors, head) };
  const directory = chained(main, head.getUint32(48, true), MOST_ENTRIES * ENTRY_BYTES);
  const [root, ...entries] = directory ? entriesIn(directory) : [];
  if (!root) return null;
  const cutoff = head.getUint32(56, true);
  const mini = { value: null as Sectors | null };
  const byPath = pathsBelow(root, [root, ...entries]);
  let left = MOST_READS * bytes.length;
  return {
    sizes: new Map([...byPath].map(([path, { size }]) => [path, size])),
    read(path) {
      const entry = byPath.get(path);
      if (!entry || entry.size > left) return null;
      left -= entry.size;
      if (entry.size >= cutoff) return chained(main, entry.start, entry.size);
      mini.value ??= miniSectors(main, root, head.getUint32(60, true));
      return chained(mini.value, entry.start, entry.size);
    },
  };
}

interface Sectors {
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Sectors before the first: the head of the file is one. */
  readonly first: number;
  /** The sector that follows each. */
  readonly next: Uint32Array;
}

/** The first `length` bytes of a chain of sectors, fewer where it or the file ends; null where it goes in a circle. */
function chained({ bytes, size, first, next }: Sectors, start: number, length: number): Uint8Array | null {
  const most = Math.ceil(bytes.length / size);
  // One buffer for all: a sector may have 64 bytes.
  const joined = Buffer.allocUnsafe(Math.min(length, (most + 1) * size));
  let end = 0;
  let left = length;
  for (let sector = start, count = 0; left > 0 && sector < LAST_SECTOR; sector = next[sector] ?? LAST_SECTOR) {
    if (count++ > most) return null;
    const at = (sector + first) * size;
    if (at >= bytes.length) break;
    const part = bytes.subarray(at, at + Math.min(size, left));
    joined.set(part, end);
    end += part.length;
    left -= part.length;
  }
  return end === 0 && length > 0 ? null : joined.subarray(0, end);
}

/** The table of all chains, from the sectors that the head names and those that continue it. */
function tableOf(sectors: Sectors, head: DataView): Uint32Array {
  const { bytes, size } = sectors;
  const most = Math.ceil(bytes.length / size);
  const names: number[] = [];
  for (let i = 0; i < ENTRIES_IN_HEAD; i++) names.push(head.getUint32(76 + 4 * i, true));
  let more = head.getUint32(68, true);
  for (let count = 0; more < LAST_SECTOR && count < most && names.length < most + ENTRIES_IN_HEAD; count++) {
    const part = numbersIn(sectorAt(sectors, more));
    names.push(...part.subarray(0, -1));
    more = part.at(-1) ?? LAST_SECTOR;
  }
  // A table is no longer than the file has sectors.
  const wanted = names.filter((name) => name < most).slice(0, Math.ceil((4 * most) / size) + 1);
  return numbersIn(Buffer.concat(wanted.map((name) => sectorAt(sectors, name))));
}

function sectorAt({ bytes, size, first }: Sectors, sector: number): Uint8Array {
  const at = (sector + first) * size;
  return bytes.subarray(at, at + size);
}

function numbersIn(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
}

/** Short streams lie in sectors of 64 bytes within one long stream, that of the root. */
function miniSectors(main: Sectors, root: Entry, start: number): Sectors {
  const bytes = chained(main, root.start, root.size) ?? new Uint8Array(0);
  const most = 4 * Math.ceil(bytes.length / MINI_SECTOR);
  return { bytes, size: MINI_SECTOR, first: 0, next: numbersIn(chained(main, start, most) ?? new Uint8Array(0)) };
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const STORAGE = 1;
const STREAM = 2;

function entriesIn(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, length - 2))),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      // Files of version 3 may have anything in the upper half; no stream here is larger than 4 GB.
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The streams below the root by path; an entry that a second one names is not read again. */
function pathsBelow(root: Entry, entries: readonly Entry[]): Map<string, Entry> {
  const streams = new Map<string, Entry>();
  const seen = new Set<number>();
  const waiting: [entry: number, folder: string, depth: number][] = [[root.child, '', 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [index, folder, depth] = next;
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    waiting.push([entry.left, folder, depth], [entry.right, folder, depth]);
    const path = `${folder}${entry.name}`;
    if (entry.kind === STREAM) streams.set(path, entry);
    else if (entry.kind === STORAGE && depth < DEEPEST) waiting.push([entry.child, `${path}/`, depth + 1]);
  }
  return streams;
}
