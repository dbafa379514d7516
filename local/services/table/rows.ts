/** Rows by key, and in order by partition: of the table and of each index. */
import { table as wiring } from '../../../shared/wiring.ts';
import { compareText, type Row } from './row.ts';

export const INDEXES = Object.values(wiring.indexes);
export type Index = (typeof INDEXES)[number];

/** A row in the order of a partition. */
export interface Entry {
  readonly sort: string;
  /** The row's key as text: orders what has one sort key. */
  readonly key: string;
  row: Row;
}

/** Where reading a partition begins: at all entries of a sort key, or (with a `key`) behind one entry. */
export interface Start {
  readonly sort: string;
  readonly key: string | null;
}

/** The key of a row as text. */
export const keyText = (pk: unknown, sk: unknown): string => JSON.stringify([pk, sk]);

/** Rows by `keyText`; sets and deletes keep the partitions in order. */
export class Rows extends Map<string, Row> {
  private readonly partitions = new Map<string, Partition>();

  override set(key: string, row: Row): this {
    const old = this.get(key);
    super.set(key, row);
    for (const index of [undefined, ...INDEXES]) {
      const [before, after] = [placeOf(index, old), placeOf(index, row)];
      if (before !== null && before.partition === after?.partition && before.sort === after.sort) {
        this.partition(before.partition).replace(before.sort, key, row);
        continue;
      }
      if (before !== null) this.remove(before, key);
      if (after !== null) this.partition(after.partition).add({ sort: after.sort, key, row });
    }
    return this;
  }

  override delete(key: string): boolean {
    const old = this.get(key);
    for (const index of [undefined, ...INDEXES]) {
      const before = placeOf(index, old);
      if (before !== null) this.remove(before, key);
    }
    return super.delete(key);
  }

  override clear(): void {
    this.partitions.clear();
    super.clear();
  }

  /** Rows of a partition, of the table or of an index; null where there is none. */
  inOrder(index: Index | undefined, partition: string): Partition | null {
    return this.partitions.get(partitionName(index, partition)) ?? null;
  }

  private partition(name: string): Partition {
    let found = this.partitions.get(name);
    if (found === undefined) {
      found = new Partition();
      this.partitions.set(name, found);
    }
    return found;
  }

  private remove({ partition, sort }: Place, key: string): void {
    const found = this.partition(partition);
    found.remove(sort, key);
    if (found.size === 0) this.partitions.delete(partition);
  }
}

interface Place {
  readonly partition: string;
  readonly sort: string;
}

const partitionName = (index: Index | undefined, partition: string): string => `${index?.name ?? ''} ${partition}`;

function placeOf(index: Index | undefined, row: Row | undefined): Place | null {
  const partition = row?.[index?.partition ?? wiring.partition];
  const sort = row?.[index?.sort ?? wiring.sort];
  if (partition === undefined || sort === undefined) return null;
  return { partition: partitionName(index, String(partition)), sort: String(sort) };
}

/** Entries of a block at most: an insert moves so many. */
const BLOCK = 512;

/** The entries of one partition in order, in blocks, so that an insert into a large partition is cheap. */
export class Partition {
  private readonly blocks: Entry[][] = [[]];
  size = 0;

  add(entry: Entry): void {
    const { block, at } = this.place(entry.sort, entry.key);
    const entries = this.blocks[block] ?? [];
    entries.splice(at, 0, entry);
    this.size += 1;
    if (entries.length > BLOCK) this.blocks.splice(block + 1, 0, entries.splice(BLOCK / 2));
  }

  replace(sort: string, key: string, row: Row): void {
    const { block, at } = this.place(sort, key);
    const entry = this.blocks[block]?.[at];
    if (entry?.key === key) entry.row = row;
    else this.add({ sort, key, row });
  }

  remove(sort: string, key: string): void {
    const { block, at } = this.place(sort, key);
    const entries = this.blocks[block] ?? [];
    if (entries[at]?.key !== key || entries[at]?.sort !== sort) return;
    entries.splice(at, 1);
    this.size -= 1;
    if (entries.length === 0 && this.blocks.length > 1) this.blocks.splice(block, 1);
  }

  /**
   * Entries in order: ascending, those at or after `start` (with a `key`: after it); descending, those at or before it
   * (with a `key`: before it). Null: from the end where they begin.
   */
  *from(start: Start | null, forward: boolean): Generator<Entry> {
    let { block, at } = this.startOf(start, forward);
    for (;;) {
      const entries = this.blocks[block];
      if (entries === undefined) return;
      const entry = entries[at];
      if (entry !== undefined) yield entry;
      at += forward ? 1 : -1;
      if (at >= 0 && at < entries.length) continue;
      block += forward ? 1 : -1;
      at = forward ? 0 : (this.blocks[block]?.length ?? 0) - 1;
    }
  }

  private startOf(start: Start | null, forward: boolean) {
    const end = { block: this.blocks.length - 1, at: (this.blocks.at(-1)?.length ?? 0) - 1 };
    if (start === null) return forward ? { block: 0, at: 0 } : end;
    const { sort, key } = start;
    if (forward) {
      const place = this.place(sort, key ?? '');
      const entry = this.blocks[place.block]?.[place.at];
      return key !== null && entry?.key === key && entry.sort === sort
        ? { block: place.block, at: place.at + 1 }
        : place;
    }
    // The entry before the place where it stands, or where what follows all of its sort key would.
    const place = key === null ? this.place(sort, '\u{10FFFF}') : this.place(sort, key);
    return { block: place.block, at: place.at - 1, ...(place.at === 0 && this.lastBefore(place.block)) };
  }

  private lastBefore(block: number) {
    return { block: block - 1, at: (this.blocks[block - 1]?.length ?? 0) - 1 };
  }

  /** Where an entry stands, or would. */
  private place(sort: string, key: string): { block: number; at: number } {
    const block = firstIndex(this.blocks.length - 1, (i) => !isBefore(this.blocks[i]?.at(-1), sort, key));
    const entries = this.blocks[block] ?? [];
    return { block, at: firstIndex(entries.length, (i) => !isBefore(entries[i], sort, key)) };
  }
}

function isBefore(entry: Entry | undefined, sort: string, key: string): boolean {
  if (entry === undefined) return false;
  const between = compareText(entry.sort, sort);
  return between < 0 || (between === 0 && compareText(entry.key, key) < 0);
}

/** The first index below `length` for which it is true, or `length`; true for all after it. */
function firstIndex(length: number, isTrue: (i: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
