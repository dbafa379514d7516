import type { Declared } from '../../document/document.ts';
import type { Mapping, Scalar, Value } from '../../document/json-value.ts';
import { byFieldName, fieldNameOf } from './key-names.ts';

export type { Mapping, Scalar, Value };

/** Keys of a map that hold its text, the best first: `author: { name: … }`, `title: { rendered: … }`. */
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
  '@id',
];
/** Deeper values are not of the clip. */
const DEEPEST = 4;
/** Values of one key; a list of tags has a few dozen. */
const MOST_VALUES = 200;

/** The texts in a value: its own, those of a list's items, the name of a map. */
export function textsIn(value: Value, depth = 0): Scalar[] {
  if (depth > DEEPEST) return [];
  if (value.kind === 'list') return value.items.slice(0, MOST_VALUES).flatMap((item) => textsIn(item, depth + 1));
  if (value.kind === 'scalar') return value.text.trim() === '' ? [] : [value];
  for (const name of NAMES) {
    const found = value.entries.find(([key]) => key.toLowerCase() === name);
    const texts = found ? textsIn(found[1], depth + 1) : [];
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

/** Keys of maps that only group the clip's own entries. */
const GROUPS = new Set(
  `params extra taxonomies meta metadata attributes fields snippet details info head seo frontmatter og opengraph acf custom
   contentdetails`.split(/\s+/),
);

/** The entries of a map, with those of maps that only group others. */
export function entriesOf(map: Mapping, depth = 0): Entry[] {
  return map.entries.flatMap(([key, value]): Entry[] => {
    if (value.kind !== 'map' || depth >= DEEPEST) return [[key, value]];
    const groups =
      fieldNameOf(key) === 'published-on' ? isDates(value) : GROUPS.has(key.toLowerCase().replace(/[^a-z]/g, ''));
    return groups ? entriesOf(value, depth + 1) : [[key, value]];
  });
}

export type Entry = readonly [key: string, value: Value];

/** Whether a map holds dates: `date: { published: …, updated: … }`. A `data` that wraps a whole response does not. */
function isDates(value: Mapping): boolean {
  return value.entries.some(([key]) => fieldNameOf(key) === 'published-on');
}

/** The entries as declarations, renamed to the fields that their keys stand for. */
export function declarationsIn(entries: readonly Entry[]): Declared[] {
  return byFieldName(
    entries.flatMap(([name, value]) => {
      if (fieldNameOf(name) === 'published-on' && value.kind === 'map') return [];
      return textsIn(value).map(({ text, start, end }) => ({ name, value: text.trim(), start, end }));
    }),
  );
}
