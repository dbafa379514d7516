/** A forgiving JSON parser that keeps source offsets. */
import type { Fragment } from '../fragment.ts';
import type { Scalar, Value } from '../value.ts';

type Open =
  | { readonly kind: 'list'; readonly items: Value[]; readonly start: number }
  | { readonly kind: 'map'; readonly entries: [string, Value][]; readonly start: number; key: string | null };

/** Sticky: they match at one offset only. */
const GAP = /[\s\ufeff,:]*/y;
const LITERAL = /(?:true|false|null|-?\d[\d.eE+-]{0,400})(?![\w.])/y;
/** Limits of one file: deeper nesting is not JSON, further values are left out. */
const DEEPEST = 10_000;
const MOST_VALUES = 500_000;

/**
 * The JSON value at `at` (or behind white space there) with its end; null where there is none. Not recursive. Forgives
 * line ends inside strings, missing or extra commas, and a file cut off: open lists and objects are closed at its end.
 */
export function readJson(source: string, at = 0): { readonly value: Value; readonly end: number } | null {
  const builder = new Builder();
  let next = after(GAP, source, at);
  for (let count = 0; next < source.length && count < MOST_VALUES; count++) {
    const token = tokenAt(source, next);
    if (!token || !builder.take(token)) return null;
    if (builder.value) return { value: builder.value, end: token.end };
    next = after(GAP, source, token.end);
  }
  const value = builder.end(source.length);
  return value && { value, end: source.length };
}

class Builder {
  /** The root value, once it is closed. */
  value: Value | null = null;
  readonly #open: Open[] = [];

  /** False where the token is not allowed there. */
  take(token: Token): boolean {
    const top = this.#open.at(-1);
    const key = top?.kind === 'map' && top.key === null;
    if (token.kind === 'open') {
      this.#open.push(token.open);
      return !key && this.#open.length <= DEEPEST;
    }
    if (token.kind === 'close') {
      if (!top || token.list !== (top.kind === 'list')) return false;
      this.#close(token.end);
    } else if (key) top.key = token.scalar.text;
    else this.#put(token.scalar);
    return true;
  }

  /** Closes all open lists and maps at the end of the source. */
  end(at: number): Value | null {
    while (this.#open.length > 0) this.#close(at);
    return this.value;
  }

  #close(end: number): void {
    const open = this.#open.pop();
    if (open?.kind === 'list') this.#put({ kind: 'list', items: open.items, start: open.start, end });
    else if (open) this.#put({ kind: 'map', entries: open.entries, start: open.start, end });
  }

  #put(value: Value): void {
    const holder = this.#open.at(-1);
    if (!holder) this.value = value;
    else if (holder.kind === 'list') holder.items.push(value);
    else if (holder.key !== null) {
      holder.entries.push([holder.key, value]);
      holder.key = null;
    }
  }
}

type Token =
  | { readonly kind: 'open'; readonly open: Open; readonly end: number }
  | { readonly kind: 'close'; readonly list: boolean; readonly end: number }
  | { readonly kind: 'scalar'; readonly scalar: Scalar; readonly end: number };

function tokenAt(source: string, at: number): Token | null {
  switch (source[at]) {
    case '{':
      return { kind: 'open', open: { kind: 'map', entries: [], start: at, key: null }, end: at + 1 };
    case '[':
      return { kind: 'open', open: { kind: 'list', items: [], start: at }, end: at + 1 };
    case '}':
    case ']':
      return { kind: 'close', list: source[at] === ']', end: at + 1 };
    case '"': {
      const end = endOfString(source, at + 1);
      const text = unescaped(source.slice(at + 1, end));
      return {
        kind: 'scalar',
        scalar: { kind: 'scalar', text, start: at + 1, end },
        end: Math.min(end + 1, source.length),
      };
    }
    default: {
      const end = after(LITERAL, source, at);
      const written = source.slice(at, end);
      const text = written === 'null' ? '' : written;
      return end === at ? null : { kind: 'scalar', scalar: { kind: 'scalar', text, start: at, end }, end };
    }
  }
}

function after(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : at;
}

function endOfString(source: string, start: number): number {
  for (let end = source.indexOf('"', start); end >= 0; end = source.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (end - backslashes > start && source[end - backslashes - 1] === '\\') backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return source.length;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const ESCAPE = /\\(?:u([\da-f]{4})|(.))/gis;

function unescaped(raw: string): string {
  return raw.includes('\\')
    ? raw.replace(ESCAPE, (_, code?: string, letter?: string) => characterOf(code, letter))
    : raw;
}

function characterOf(code: string | undefined, letter = ''): string {
  return code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
}

/** The string between `start` and `end` (inside its quotes), with offsets. */
export function fragmentAt(source: string, start: number, end: number): Fragment {
  const raw = source.slice(start, end);
  const text = unescaped(raw);
  const offsets = new Uint32Array(text.length + 1);
  let index = 0;
  let at = start;
  for (const { 0: written, index: found } of raw.matchAll(ESCAPE)) {
    while (at < start + found) offsets[index++] = at++;
    offsets[index++] = at;
    at += written.length;
  }
  while (index <= text.length) offsets[index++] = Math.min(at++, end);
  return { text, offsets };
}
