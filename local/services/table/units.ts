/**
 * What DynamoDB bills for a request, on demand. Rules: Amazon DynamoDB Developer Guide, "DynamoDB Item sizes and
 * formats", "DynamoDB read and write operations", "Managing complex workflows with DynamoDB transactions" (capacity) and
 * "Global secondary indexes" (write and storage considerations).
 */
import type { Row } from './row.ts';

const KB = 1024;
/** Storage is billed for so many bytes more, for each item and each index entry. */
const STORED_OVERHEAD = 100;

/** Bytes of an item, names of the attributes included. `undefined` attributes are not stored. */
export function itemBytes(item: Row): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => (value === undefined ? sum : sum + Buffer.byteLength(name) + valueBytes(value)),
    0,
  );
}

function valueBytes(value: unknown): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (value instanceof Uint8Array) return value.length;
  // A list or a map: three bytes, and one for each element.
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + 1 + valueBytes(one), 3);
  const entries = Object.values(value as Row).filter((one) => one !== undefined);
  return 3 + entries.length + itemBytes(value as Row);
}

/** About one byte for two significant digits, and one more; zeros at either end are trimmed. */
function numberBytes(value: number): number {
  const digits = String(Math.abs(value))
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1;
}

/** Units of one write: 1 KB each, by the larger of the item before and after. A condition that fails costs the same. */
export function writeUnits(before: Row | null, after: Row | null): number {
  return Math.max(1, ...[before, after].map((item) => (item === null ? 0 : Math.ceil(itemBytes(item) / KB))));
}

/** Units of a read of so many bytes: 4 KB each, at least one; half where the read need not be consistent. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / (4 * KB))) * (consistent ? 1 : 0.5);
}

/** Units of an index for a write to the table; an entry is the item as it is projected, null where it has none. */
export function indexWriteUnits(before: Row | null, after: Row | null, isMoved: boolean): number {
  if (before === null && after === null) return 0;
  // A new key: the old entry is deleted and a new one is put.
  if (before !== null && after !== null && isMoved) return writeUnits(before, null) + writeUnits(null, after);
  if (before !== null && after !== null && JSON.stringify(before) === JSON.stringify(after)) return 0;
  return writeUnits(before, after);
}

/** Bytes that are billed as storage for an item or an index entry. */
export const storedBytes = (item: Row): number => itemBytes(item) + STORED_OVERHEAD;

/** Units billed, in all and by `table` or the name of the index; and requests by the name of the operation. */
export interface Units {
  readonly write: number;
  readonly read: number;
  readonly writes: Readonly<Record<string, number>>;
  readonly reads: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
}

/** Adds up units. */
export class Meter {
  private readonly writes = new Map<string, number>();
  private readonly reads = new Map<string, number>();
  private readonly requests = new Map<string, number>();

  write(where: string, units: number): void {
    if (units > 0) add(this.writes, where, units);
  }

  read(where: string, units: number): void {
    add(this.reads, where, units);
  }

  request(operation: string): void {
    add(this.requests, operation, 1);
  }

  total(): Units {
    const sum = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((a, b) => a + b, 0);
    return {
      write: sum(this.writes),
      read: sum(this.reads),
      writes: Object.fromEntries(this.writes),
      reads: Object.fromEntries(this.reads),
      requests: Object.fromEntries(this.requests),
    };
  }
}

function add(map: Map<string, number>, key: string, units: number): void {
  map.set(key, (map.get(key) ?? 0) + units);
}
