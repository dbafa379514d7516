/** A forgiving JSON parser that keeps source offsets. */
import { ESCAPE, type Scalar, unescaped, type Value, ValueBuilder } from '../../../document/json-value.ts';
import type { Fragment } from '../fragment.ts';

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
  const builder = new ValueBuilder();
  let next = after(GAP, source, at);
  for (let count = 0; next < source.length && count < MOST_VALUES; count++) {
    const token = tokenAt(source, next);
    if (!token || !take(builder, token, next)) return null;
    if (builder.value) return { value: builder.value, end: token.end };
    next = after(GAP, source, token.end);
  }
  const value = builder.finish(source.length);
  return value && { value, end: source.length };
}

/** False where the token is not allowed there. */
function take(builder: ValueBuilder, token: Token, at: number): boolean {
  const isKey = builder.place === 'key';
  switch (token.kind) {
    case 'open':
      builder.open(token.of, at);
      return !isKey && builder.depth <= DEEPEST;
    case 'close':
      return builder.close(token.of, token.end);
    case 'scalar':
      if (isKey) builder.key(token.scalar.text);
      else builder.put(token.scalar);
      return true;
    default:
      return token satisfies never;
  }
}

type Token =
  | { readonly kind: 'open' | 'close'; readonly of: 'list' | 'map'; readonly end: number }
  | { readonly kind: 'scalar'; readonly scalar: Scalar; readonly end: number };

function tokenAt(source: string, at: number): Token | null {
  switch (source[at]) {
    case '{':
      return { kind: 'open', of: 'map', end: at + 1 };
    case '[':
      return { kind: 'open', of: 'list', end: at + 1 };
    case '}':
      return { kind: 'close', of: 'map', end: at + 1 };
    case ']':
      return { kind: 'close', of: 'list', end: at + 1 };
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
