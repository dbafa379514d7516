/** TOML with offsets. */
import { parse, TomlDate, TomlError } from 'smol-toml';
import { wellFormed } from '../../well-formed.ts';
import type { Mapping, Value } from './value.ts';

/** Deeper values are not of the clip. */
const DEEPEST = 6;

/** The TOML between `start` and `end`; null where it is none. */
export function readToml(source: string, start: number, end: number): Mapping | null {
  // TOML has no line end CR.
  const toml = source.slice(start, end).replace(/\r(?!\n)/g, '\n');
  const table = parsed(toml);
  if (table === null) return null;
  let from = 0;
  /** The parser gives no offsets: a value is found behind its key and behind all values before it. */
  const behind = (words: string): number => {
    const at = words === '' ? -1 : toml.indexOf(words, from);
    if (at >= 0) from = at + words.length;
    return at;
  };
  const mapOf = (table: object, depth: number): Mapping => {
    const entries = Object.entries(table).flatMap(([key, value]): [string, Value][] => {
      behind(key);
      const converted = convert(value, depth + 1);
      return converted ? [[key, converted]] : [];
    });
    return { kind: 'map', entries, start, end };
  };
  const convert = (value: unknown, depth: number): Value | null => {
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) {
      return { kind: 'list', items: value.flatMap((item) => convert(item, depth + 1) ?? []), start, end };
    }
    if (typeof value === 'object' && value !== null && !(value instanceof TomlDate)) return mapOf(value, depth);
    // A date with a time keeps the offset it was written with.
    const text = value instanceof TomlDate ? value.toISOString() : String(value);
    const at = behind(value instanceof TomlDate ? text.slice(0, 10) : text);
    const place = at < 0 ? { start, end } : { start: start + at, end: start + from };
    return { kind: 'scalar', text: wellFormed(text), ...place };
  };
  return mapOf(table, 0);
}

function parsed(toml: string): object | null {
  try {
    return parse(toml);
  } catch (error) {
    // TomlError: no TOML. RangeError: nested deeper than the call stack of this recursive parser.
    if (error instanceof TomlError || error instanceof RangeError) return null;
    throw error;
  }
}
