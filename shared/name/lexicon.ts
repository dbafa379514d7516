/**
 * The lexicon: the distinct folded words of all names, each with a number. It is a hash table with open addressing, behind a
 * blocked Bloom filter that rejects nearly all words of a text that no name has with one memory access. Words are looked up
 * by a rolling hash that the scan has computed anyway; a hit is compared letter by letter, so lookups are exact.
 */

/** Start value and prime of the rolling hash: FNV-1a over folded UTF-16 units. */
export const SEED = 0x811c9dc5 | 0;
export const PRIME = 0x01000193;

/** The rolling hash of `units[start, end)`. */
export function hashOfWord(units: Uint16Array, start: number, end: number): number {
  let hash = SEED;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (units[i] ?? 0), PRIME);
  return hash;
}

/** Word `w` has the folded units `pool[ends[w - 1], ends[w])`. */
export interface LexiconTables {
  readonly pool: Uint16Array;
  readonly ends: Uint32Array;
  /** Hash table: number of the word plus one, or 0 for an empty slot. */
  readonly slots: Uint32Array;
  /** Bloom filter of all words, two bits each in one cell. */
  readonly filter: Uint32Array;
  /** Bloom filter of the words that begin a form: so few that it stays in the processor's first-level cache. */
  readonly beginnings: Uint32Array;
}

/** Looks words up. */
export class Lexicon {
  readonly tables: LexiconTables;
  readonly #slotMask: number;
  readonly #filterMask: number;
  readonly #beginningsMask: number;

  constructor(tables: LexiconTables) {
    this.tables = tables;
    this.#slotMask = tables.slots.length - 1;
    this.#filterMask = tables.filter.length - 1;
    this.#beginningsMask = tables.beginnings.length - 1;
  }

  get count(): number {
    return this.tables.ends.length;
  }

  /** Whether a form may begin with a word that has this rolling hash; false is certain. */
  mayBegin(rolling: number): boolean {
    const hash = mix(rolling);
    const bits = filterBits(hash);
    return ((this.tables.beginnings[hash & this.#beginningsMask] ?? 0) & bits) === bits;
  }

  /** Whether some word may have this rolling hash; false is certain. */
  mayHave(rolling: number): boolean {
    const hash = mix(rolling);
    const bits = filterBits(hash);
    return ((this.tables.filter[hash & this.#filterMask] ?? 0) & bits) === bits;
  }

  /** The number of the word `units[start, end)`, whose rolling hash is given; -1 if no name has it. */
  find(units: Uint16Array, start: number, end: number, rolling: number): number {
    const hash = mix(rolling);
    const bits = filterBits(hash);
    if (((this.tables.filter[hash & this.#filterMask] ?? 0) & bits) !== bits) return -1;
    const { slots } = this.tables;
    for (let slot = slotOf(hash) & this.#slotMask; ; slot = (slot + 1) & this.#slotMask) {
      const word = (slots[slot] ?? 0) - 1;
      if (word < 0 || this.#equals(word, units, start, end)) return word;
    }
  }

  /** The folded word with that number. */
  word(number: number): string {
    const { pool, ends } = this.tables;
    return String.fromCharCode(...pool.subarray(ends[number - 1] ?? 0, ends[number]));
  }

  #equals(word: number, units: Uint16Array, start: number, end: number): boolean {
    const { pool, ends } = this.tables;
    const from = word === 0 ? 0 : (ends[word - 1] ?? 0);
    if ((ends[word] ?? 0) - from !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (pool[from + i] !== units[start + i]) return false;
    return true;
  }
}

/** Collects words. They are numbered as they are added; `finish` numbers them anew. */
export class LexiconBuilder {
  count = 0;
  #pool = new Uint16Array(1 << 12);
  #used = 0;
  #ends = new Uint32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  #slots = new Uint32Array(1 << 11);

  /** The number of the word, which is added if it is new. */
  add(units: Uint16Array, start: number, end: number, rolling: number): number {
    const hash = mix(rolling);
    const mask = this.#slots.length - 1;
    let slot = slotOf(hash) & mask;
    for (let word = this.#slots[slot] ?? 0; word !== 0; word = this.#slots[slot] ?? 0) {
      if (this.#hashes[word - 1] === hash && this.#equals(word - 1, units, start, end)) return word - 1;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.count + 1;
    return this.#append(units, start, end, hash);
  }

  /** The tables; word `order[i]` of this builder gets number `i`, and the first `roots` words begin a form. */
  finish(order: Uint32Array, roots: number): LexiconTables {
    const pool = new Uint16Array(this.#used);
    const ends = new Uint32Array(this.count);
    const slots = new Uint32Array(powerOfTwo(this.count * 1.5));
    const filter = new Uint32Array(powerOfTwo(this.count / 4));
    const beginnings = new Uint32Array(powerOfTwo(roots / 2));
    let at = 0;
    order.forEach((word, number) => {
      const letters = this.#pool.subarray(word === 0 ? 0 : this.#ends[word - 1], this.#ends[word]);
      pool.set(letters, at);
      at += letters.length;
      ends[number] = at;
      const hash = this.#hashes[word] ?? 0;
      setBits(filter, hash);
      if (number < roots) setBits(beginnings, hash);
      let slot = slotOf(hash) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    });
    return { pool, ends, slots, filter, beginnings };
  }

  #append(units: Uint16Array, start: number, end: number, hash: number): number {
    if (this.#used + end - start > this.#pool.length) this.#pool = longer(this.#pool, end - start);
    for (let i = start; i < end; i++) this.#pool[this.#used++] = units[i] ?? 0;
    if (this.count === this.#ends.length) {
      this.#ends = longer(this.#ends, 0);
      this.#hashes = longer(this.#hashes, 0);
    }
    this.#ends[this.count] = this.#used;
    this.#hashes[this.count] = hash;
    this.count++;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return this.count - 1;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    for (let word = 0; word < this.count; word++) {
      let slot = slotOf(this.#hashes[word] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = word + 1;
    }
    this.#slots = slots;
  }

  #equals(word: number, units: Uint16Array, start: number, end: number): boolean {
    const from = word === 0 ? 0 : (this.#ends[word - 1] ?? 0);
    if ((this.#ends[word] ?? 0) - from !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (this.#pool[from + i] !== units[start + i]) return false;
    return true;
  }
}

/** The units of a word given as a string. */
function unitsOf(word: string): Uint16Array {
  return Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
}

/** Looks up a word given as a string. */
export function findWord(lexicon: Lexicon, word: string): number {
  const units = unitsOf(word);
  return lexicon.find(units, 0, units.length, hashOfWord(units, 0, units.length));
}

/** The finaliser of MurmurHash3: every bit of the rolling hash affects every bit of the result. */
function mix(rolling: number): number {
  let hash = rolling ^ (rolling >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The lower bits of the hash select the cell of a filter; so the bits within the cell are taken from the upper ones. */
function filterBits(hash: number): number {
  return (1 << (hash >>> 27)) | (1 << ((hash >>> 22) & 31));
}

function setBits(filter: Uint32Array, hash: number): void {
  const cell = hash & (filter.length - 1);
  filter[cell] = (filter[cell] ?? 0) | filterBits(hash);
}

function slotOf(hash: number): number {
  return hash ^ (hash >>> 15);
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.max(4, Math.ceil(Math.log2(atLeast + 1)));
}

function longer<T extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  array: T,
  atLeast: number,
): T {
  const grown = array.constructor as new (length: number) => T;
  const copy = new grown(array.length * 2 + atLeast);
  copy.set(array);
  return copy;
}
