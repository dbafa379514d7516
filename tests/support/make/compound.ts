/** Writes compound files (MS-CFB, version 3), for tests of what reads them. */

const SECTOR = 512;
const MINI = 64;
const CUTOFF = 4096;
const FREE = 0xffffffff;
const END = 0xfffffffe;
const FAT = 0xfffffffd;
const LIST = 0xfffffffc;
/** Tables that the head names; the lists of further ones name as many as fit beside the place of the next list. */
const IN_HEAD = 109;
const IN_LIST = SECTOR / 4 - 1;

interface Entry {
  readonly name: string;
  readonly kind: 1 | 2 | 5;
  readonly children: Entry[];
  readonly bytes: Buffer;
}

/** A compound file with these streams; `/` in a path parts storages. */
export function compoundFile(streams: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const root: Entry = { name: 'Root Entry', kind: 5, children: [], bytes: Buffer.alloc(0) };
  for (const [path, content] of Object.entries(streams)) {
    let folder = root;
    const names = path.split('/');
    for (const [at, name] of names.entries()) {
      const last = at === names.length - 1;
      const bytes = last ? Buffer.from(content) : Buffer.alloc(0);
      const known = last ? undefined : folder.children.find((child) => child.name === name);
      const next: Entry = known ?? { name, kind: last ? 2 : 1, children: [], bytes };
      if (!known) folder.children.push(next);
      folder = next;
    }
  }
  return written(root);
}

function written(root: Entry): Buffer {
  const entries: Entry[] = [root];
  for (const entry of entries) entries.push(...entry.children);
  const sectors: Buffer[] = [];
  const next: number[] = [];
  const add = (bytes: Buffer): number => {
    if (bytes.length === 0) return END;
    const first = sectors.length;
    for (let at = 0; at < bytes.length; at += SECTOR) {
      sectors.push(padded(bytes.subarray(at, at + SECTOR), SECTOR));
      next.push(sectors.length);
    }
    next[next.length - 1] = END;
    return first;
  };
  const minis: Buffer[] = [];
  const nextMini: number[] = [];
  const starts = entries.map(({ kind, bytes }) => {
    if (kind !== 2 || bytes.length === 0) return END;
    if (bytes.length >= CUTOFF) return add(bytes);
    const first = minis.length;
    for (let at = 0; at < bytes.length; at += MINI) {
      minis.push(padded(bytes.subarray(at, at + MINI), MINI));
      nextMini.push(minis.length);
    }
    nextMini[nextMini.length - 1] = END;
    return first;
  });
  const miniStream = Buffer.concat(minis);
  starts[0] = add(miniStream);
  const miniTable = add(numbers(nextMini));
  const directory = add(Buffer.concat(entries.map((entry, at) => entryOf(entry, at, entries, starts, miniStream))));
  // A table has a place for each sector, its own and those of the lists too.
  const listsOf = (tables: number) => Math.max(0, Math.ceil((tables - IN_HEAD) / IN_LIST));
  let tables = 1;
  while (tables * (SECTOR / 4) < sectors.length + tables + listsOf(tables)) tables++;
  const lists = listsOf(tables);
  const firstTable = sectors.length;
  const firstList = firstTable + tables;
  for (let i = 0; i < tables; i++) next.push(FAT);
  for (let i = 0; i < lists; i++) next.push(LIST);
  const table = numbers(next);
  const head = Buffer.alloc(SECTOR, 0xff);
  head.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    head.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, tables],
    [48, directory],
    [56, CUTOFF],
    [60, miniTable],
    [64, Math.ceil(nextMini.length / (SECTOR / 4))],
    [68, lists > 0 ? firstList : END],
    [72, lists],
  ] as const)
    head.writeUInt32LE(value, at);
  const placesOf = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => (from + i < tables ? firstTable + from + i : FREE));
  numbers(placesOf(0, IN_HEAD)).copy(head, 76);
  const listed = Array.from({ length: lists }, (_, i) =>
    numbers([...placesOf(IN_HEAD + i * IN_LIST, IN_LIST), i + 1 < lists ? firstList + i + 1 : END]),
  );
  return Buffer.concat([head, ...sectors, padded(table, tables * SECTOR), ...listed]);
}

/** Children hang on each other to the right: readers need no balanced tree. */
function entryOf({ name, kind, children, bytes }: Entry, at: number, entries: Entry[], starts: number[], mini: Buffer) {
  const entry = Buffer.alloc(128);
  entry.write(name, 'utf16le');
  entry.writeUInt16LE(2 * name.length + 2, 64);
  entry.writeUInt8(kind, 66);
  const own = entries[at];
  const siblings = own ? (entries.find((one) => one.children.includes(own))?.children ?? []) : [];
  const sibling = own && siblings[siblings.indexOf(own) + 1];
  entry.writeUInt32LE(FREE, 68);
  entry.writeUInt32LE(sibling ? entries.indexOf(sibling) : FREE, 72);
  entry.writeUInt32LE(children[0] ? entries.indexOf(children[0]) : FREE, 76);
  entry.writeUInt32LE(starts[at] ?? END, 116);
  entry.writeUInt32LE(kind === 5 ? mini.length : bytes.length, 120);
  return entry;
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, 4 * at);
  return bytes;
}

function padded(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0xff)]);
}
