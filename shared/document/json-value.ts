/** Values of JSON and of formats like it, with their ranges in the source. */
import { wellFormed } from '../well-formed.ts';

export type Value = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: 'scalar';
  /** The words as written (a date stays the day it says), without quotes and escapes; empty for null. */
  readonly text: string;
  /** Between the quotes. */
  readonly start: number;
  readonly end: number;
}

interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly start: number;
  readonly end: number;
}

export interface Mapping {
  readonly kind: 'map';
  readonly entries: readonly (readonly [key: string, value: Value])[];
  readonly start: number;
  readonly end: number;
}

type Open =
  | { readonly kind: 'list'; readonly items: Value[]; readonly start: number }
  | { readonly kind: 'map'; readonly entries: [string, Value][]; readonly start: number; key: string | null };

/** Where the next token stands: before a key of a map, at the value of a key, in a list, or outside of all. */
export type Place = 'key' | 'value' | 'item' | 'root';

/** Builds a value from what is read, in order. Not recursive. */
export class ValueBuilder {
  /** The root value, once it is closed. */
  value: Value | null = null;
  readonly #open: Open[] = [];

  get depth(): number {
    return this.#open.length;
  }

  get place(): Place {
    const top = this.#open.at(-1);
    if (!top) return 'root';
    if (top.kind === 'list') return 'item';
    return top.key === null ? 'key' : 'value';
  }

  open(kind: Open['kind'], start: number): void {
    this.#open.push(kind === 'list' ? { kind, items: [], start } : { kind, entries: [], start, key: null });
  }

  /** Names the value that comes next; outside of a map it does nothing. */
  key(name: string): void {
    const top = this.#open.at(-1);
    if (top?.kind === 'map') top.key = name;
  }

  /** Closes what is open; false where that is of the other kind. */
  close(kind: Open['kind'], end: number): boolean {
    const top = this.#open.at(-1);
    if (top?.kind !== kind) return false;
    this.#open.pop();
    if (top.kind === 'list') this.put({ kind: 'list', items: top.items, start: top.start, end });
    else this.put({ kind: 'map', entries: top.entries, start: top.start, end });
    return true;
  }

  /** A value without a key in a map is left out. */
  put(value: Value): void {
    const holder = this.#open.at(-1);
    if (!holder) this.value = value;
    else if (holder.kind === 'list') holder.items.push(value);
    else if (holder.key !== null) {
      holder.entries.push([holder.key, value]);
      holder.key = null;
    }
  }

  /** Closes all that is open, at the end of the source; the root value, or null where nothing was opened. */
  finish(end: number): Value | null {
    for (let top = this.#open.at(-1); top; top = this.#open.at(-1)) this.close(top.kind, end);
    return this.value;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** An escape in a string of JSON. */
export const ESCAPE = /\\(?:u([\da-f]{4})|(.))/gis;

/** A string between its quotes, with its escapes resolved, well-formed. */
export function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  const text = raw.replace(ESCAPE, (_, code?: string, letter = '') =>
    code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );
  return wellFormed(text);
}
