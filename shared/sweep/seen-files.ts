/**
 * Which files a listing of the inbox has had, in two bytes a file: Bloom filters (B. Bloom, 1970), each twice as large as
 * the one before it, so that nobody needs to know how many files there will be (Almeida et al., "Scalable Bloom
 * Filters", 2007). A file that was added is always seen; one that was not is taken for seen once in some thousands of
 * times, and another time under another salt.
 */

/** Files that the first filter is for. */
const FIRST = 2 ** 13;
/** Files that all filters together are for: 64 MB. */
const MOST = 2 ** 25;
const BYTES_PER_FILE = 2;
/** 16 bits a file × ln 2: with so many a filter that is full is wrong once in 2,000 times. */
const HASHES = 11;
/** Before the bytes of the filters: the salt and the number of files. */
const HEAD_BYTES = 8;

/** Files that one sweep can look for in the table; a larger inbox takes several sweeps, a slice each. */
export const MOST_FILES = MOST - FIRST;

export class SeenFiles {
  private readonly salt: number;
  private readonly filters: Uint8Array[];
  private count: number;

  private constructor(salt: number, filters: Uint8Array[], count: number) {
    this.salt = salt;
    this.filters = filters;
    this.count = count;
  }

  /** `salt`: any whole number of 32 bits; another one for each sweep. */
  static none(salt: number): SeenFiles {
    return new SeenFiles(salt >>> 0, [], 0);
  }

  /** From `toBytes`. */
  static fromBytes(bytes: Uint8Array): SeenFiles {
    const head = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
    const filters: Uint8Array[] = [];
    for (let start = HEAD_BYTES; start < bytes.length; ) {
      const end = start + BYTES_PER_FILE * capacityOf(filters.length);
      filters.push(bytes.slice(start, end));
      start = end;
    }
    return new SeenFiles(head.getUint32(0), filters, head.getUint32(4));
  }

  toBytes(): Uint8Array {
    const bytes = new Uint8Array(this.filters.reduce((sum, { length }) => sum + length, HEAD_BYTES));
    const head = new DataView(bytes.buffer);
    head.setUint32(0, this.salt);
    head.setUint32(4, this.count);
    let start = HEAD_BYTES;
    for (const filter of this.filters) {
      bytes.set(filter, start);
      start += filter.length;
    }
    return bytes;
  }

  /** `clipId`: at least 16 hexadecimal digits of a hash. */
  add(clipId: string): void {
    if (this.has(clipId)) return;
    if (this.count >= roomOf(this.filters.length)) {
      this.filters.push(new Uint8Array(BYTES_PER_FILE * capacityOf(this.filters.length)));
    }
    const filter = this.filters.at(-1) ?? new Uint8Array();
    for (const bit of bitsOf(hashesOf(clipId, this.salt), filter)) {
      filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
    }
    this.count += 1;
  }

  /** Whether the file was added. Once the filters are full, every file is taken for one that was. */
  has(clipId: string): boolean {
    if (this.isFull()) return true;
    const hashes = hashesOf(clipId, this.salt);
    return this.filters.some((filter) => hasAll(filter, bitsOf(hashes, filter)));
  }

  private isFull(): boolean {
    return this.count >= MOST_FILES;
  }
}

const capacityOf = (filter: number): number => FIRST * 2 ** filter;
/** Files that so many filters are for together. */
const roomOf = (filters: number): number => FIRST * (2 ** filters - 1);

interface Hashes {
  readonly first: number;
  readonly step: number;
}

function hashesOf(clipId: string, salt: number): Hashes {
  const word = (start: number) => mixed(Number.parseInt(clipId.slice(start, start + 8), 16) ^ salt);
  return { first: word(0), step: word(8) | 1 };
}

/** The bits of a file in a filter, whose size is a power of two (double hashing: Kirsch and Mitzenmacher, 2006). */
function* bitsOf({ first, step }: Hashes, filter: Uint8Array): Generator<number, void, undefined> {
  for (let i = 0; i < HASHES; i++) yield (first + Math.imul(i, step)) & (filter.length * 8 - 1);
}

function hasAll(filter: Uint8Array, bits: Iterable<number>): boolean {
  for (const bit of bits) if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
  return true;
}

/** The finaliser of MurmurHash3: every bit of the salt changes half of the bits. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
