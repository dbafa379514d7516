/** Rows as text: equal for tables that hold the same. */
import type { Row } from './row.ts';

const BYTES = '$bytes';
const SET = '$set';

/** JSON in which bytes and sets survive. */
export function rowsToText(rows: Iterable<[key: string, row: Row]>): string {
  const inOrder = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(inOrder, function (name) {
    // From the object itself: `Buffer` has a `toJSON` of its own.
    const value: unknown = this[name];
    if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') };
    return value instanceof Set ? { [SET]: [...value] } : value;
  });
}

export function rowsFromText(text: string): [key: string, row: Row][] {
  return JSON.parse(text, (_, value) => {
    if (typeof value?.[BYTES] === 'string') return new Uint8Array(Buffer.from(value[BYTES], 'base64'));
    return Array.isArray(value?.[SET]) ? new Set(value[SET]) : value;
  });
}
