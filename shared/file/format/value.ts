import type { Declared } from '../../document.ts';
import { stated, statedName } from './stated.ts';

/** What YAML, TOML and JSON are made of, with its place in the source. */
export type Value = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: 'scalar';
  /** The words as written (a date stays the day it says), without quotes and escapes; empty for null. */
  readonly text: string;
  /** Between the quotes. */
  readonly start: number;
  readonly end: number;
}

export interface List {
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

/** Keys below which programs put the text of a value that has more to it: `author: { name: … }`, `title: { rendered: … }`. */
const NAMES = [
  'name',
  'rendered',
  'title',
  'headline',
  'main',
  'original',
  'html',
  'text',
  'value',
  '@value',
  '#text',
  'label',
  'url',
];
/** Deeper values are of something else. */
const DEEPEST = 4;
/** Values of one key; a list of tags has a few dozen. */
const MOST_VALUES = 200;

/** The texts that a value comes to: its own, those of a list, the names of things. */
export function textsOf(value: Value, depth = 0): Scalar[] {
  if (depth > DEEPEST) return [];
  if (value.kind === 'list') return value.items.slice(0, MOST_VALUES).flatMap((item) => textsOf(item, depth + 1));
  if (value.kind === 'scalar') return value.text.trim() === '' ? [] : [value];
  for (const name of NAMES) {
    const found = value.entries.find(([key]) => key.toLowerCase() === name);
    const texts = found ? textsOf(found[1], depth + 1) : [];
    if (texts.length > 0) return texts;
  }
  return [];
}

/** The value of the first of these keys (lower case) that a map has. */
export function valueAt(map: Mapping, ...keys: readonly string[]): Value | null {
  for (const wanted of keys) {
    const found = map.entries.find(([key]) => key.toLowerCase() === wanted);
    if (found) return found[1];
  }
  return null;
}

/** Keys with their values, those of maps that only group others (`params`, `attributes`) among them. */
export function entriesOf(map: Mapping, depth = 0): (readonly [key: string, value: Value])[] {
  return map.entries.flatMap(([key, value]) => {
    const groups = value.kind === 'map' && depth < DEEPEST && (statedName(key) === null || isDates(key, value));
    return groups ? entriesOf(value, depth + 1) : [[key, value] as const];
  });
}

/** `date: { published: …, updated: … }`. */
function isDates(key: string, value: Mapping): boolean {
  return statedName(key) === 'published-on' && value.entries.some(([inner]) => statedName(inner) === 'published-on');
}

/** What entries state, as declarations. */
export function statementsIn(entries: readonly (readonly [key: string, value: Value])[]): Declared[] {
  return stated(
    entries.flatMap(([name, value]) =>
      textsOf(value).map(({ text, start, end }) => ({ name, value: text.trim(), start, end })),
    ),
  );
}
