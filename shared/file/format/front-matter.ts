import { isMap, isScalar, parseDocument, type Scalar } from 'yaml';
import type { Declared } from '../../document.ts';
import { stated } from './stated.ts';

/** Front matter is a few lines; what is longer is not read as such. */
const LONGEST = 65_536;

/** The single values of YAML front matter between `start` and `end`; those of a nested map under its key (`publisher`). */
export function declaredInFrontMatter(source: string, start: number, end: number): Declared[] {
  if (end - start > LONGEST) return [];
  const declared: Declared[] = [];
  const contents = parsed(source.slice(start, end));
  if (!isMap(contents)) return [];
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) continue;
    const scalar = isMap(value) ? value.get('name', true) : value;
    const text = isScalar(scalar) ? textOf(scalar) : '';
    if (!isScalar(scalar) || !scalar.range || text === '') continue;
    const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE' ? 1 : 0;
    declared.push({
      name: String(key.value),
      value: text,
      start: start + scalar.range[0] + quoted,
      end: start + scalar.range[1] - quoted,
    });
  }
  return stated(declared);
}

/** The words as written: a number such as 20170215 is a date here. */
function textOf(scalar: Scalar): string {
  if (scalar.value === null) return '';
  return (typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value))).trim();
}

function parsed(yaml: string): unknown {
  try {
    return parseDocument(yaml, { strict: false, uniqueKeys: false, logLevel: 'silent' }).contents;
  } catch (error) {
    // The parser calls itself for each level: nesting too deep for it declares nothing.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
