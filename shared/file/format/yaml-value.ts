/** YAML with offsets. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { wellFormed } from '../../well-formed.ts';
import { fieldNameOf } from './key-names.ts';
import type { Mapping, Scalar, Value } from './value.ts';

/** Deeper values are not of the clip. */
const DEEPEST = 6;

/** The map in the YAML between `start` and `end`; null where there is none. */
export function readYaml(source: string, start: number, end: number): Mapping | null {
  const yaml = source.slice(start, end).replace(/\r(?!\n)/g, '\n');
  const document = parsed(yaml);
  if (!document || document.errors.length === 0) {
    return document && { kind: 'map', entries: entriesIn(document.contents, start, 0), start, end };
  }
  // `title: One: two` is an error in YAML, but people write it: such lines are read separately.
  const plain = plainLines(yaml, start);
  if (!plain.some(([key]) => fieldNameOf(key) !== null)) return null;
  const rest = parsed(yaml.replace(PLAIN_LINE, (line) => ' '.repeat(line.length)));
  return { kind: 'map', entries: [...plain, ...entriesIn(rest?.contents, start, 0)], start, end };
}

function parsed(yaml: string): ReturnType<typeof parseDocument> | null {
  try {
    return parseDocument(yaml, { strict: false, uniqueKeys: false, logLevel: 'silent' });
  } catch (error) {
    // Nested deeper than the call stack of this recursive parser.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Entry = readonly [key: string, value: Value];

function entriesIn(map: unknown, shift: number, depth: number): Entry[] {
  if (!isMap(map) || depth > DEEPEST) return [];
  return map.items.flatMap(({ key, value }): Entry[] => {
    const converted = isScalar(key) ? convert(value, shift, depth) : null;
    return isScalar(key) && converted ? [[String(key.value).trim(), converted]] : [];
  });
}

/** Aliases are not followed: ten of them, each of ten others, would be a million values. */
function convert(node: unknown, shift: number, depth: number): Value | null {
  if (isScalar(node)) {
    const [from, to] = node.range ?? [0, 0];
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
    // The words as written: a number such as 20170215 is a date here.
    const text =
      typeof node.value === 'string' ? node.value : node.value === null ? '' : (node.source ?? `${node.value}`);
    return { kind: 'scalar', text: wellFormed(text).trim(), start: shift + from + quoted, end: shift + to - quoted };
  }
  if (depth > DEEPEST || !(isMap(node) || isSeq(node))) return null;
  const [from, to] = node.range ?? [0, 0];
  const place = { start: shift + from, end: shift + to };
  if (isMap(node)) return { kind: 'map', entries: entriesIn(node, shift, depth + 1), ...place };
  return { kind: 'list', items: node.items.flatMap((item) => convert(item, shift, depth + 1) ?? []), ...place };
}

/** `key: words`, where the words are plain: no list, map, block or quoted string. */
const PLAIN_LINE =
  /^([\p{L}_][\p{L}\p{M}\p{N}_ -]{0,60})[ \t]{0,9}:[ \t]{1,9}(?![[{|>&*!]|["'][^\r\n]{0,400}["'][ \t]{0,9}$)(\S[^\r\n]*)$/gmu;

function plainLines(yaml: string, shift: number): Entry[] {
  return [...yaml.matchAll(PLAIN_LINE)].map(({ 0: line, 1: key = '', 2: words = '', index }): Entry => {
    const start = shift + index + line.length - words.length;
    const scalar: Scalar = { kind: 'scalar', text: words.trim(), start, end: start + words.trimEnd().length };
    return [key.trim(), scalar];
  });
}
