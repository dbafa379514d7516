/** JSON-LD as pages hold it in `<script type="application/ld+json">`: read alike for fields and for videos. */
import { decodeHTML } from 'entities/decode';
import type { Element, Text } from './document.ts';
import { parseJson } from './json.ts';
import type { Value } from './json-value.ts';
import { looseJson } from './loose-json.ts';

/**
 * The value of a JSON-LD script; a list where it has several; undefined where it has none. What is not JSON is read as it
 * was meant (`looseJson`), also where a template escaped its quotes; there all scalars are texts.
 */
export function parseJsonLd(script: string): unknown {
  const json = parseJson(script.trim());
  if (json !== undefined) return json;
  const values = looseJson(withQuotes(script)).map(plain);
  return values.length > 1 ? values : values[0];
}

/** Whether an element is a script of JSON-LD, also by names that templates mistake for its type. */
export const isJsonLdScript = ({ name, attributes }: Element): boolean =>
  name === 'script' && /^\s*(?:application|text)\/(?:ld\+json|json\+ld)\b/i.test(attributes.type ?? '');

/** The same for the text of a script element, remembered: fields and videos are read from it. */
export function jsonLdOf(script: Text): unknown {
  if (!CACHE.has(script)) CACHE.set(script, parseJsonLd(script.value));
  return CACHE.get(script);
}

const CACHE = new WeakMap<Text, unknown>();

/** A script whose quotes are all escaped, for HTML (`{&quot;a&quot;…`) or for a string (`{\"a\"…`), with quotes. */
function withQuotes(script: string): string {
  if (/[{[]\s{0,99}&(?:quot|#0?34|#x22);/i.test(script)) return decodeHTML(script);
  return /[{[]\s{0,99}\\"/.test(script) ? script.replaceAll(/\\(["\\/])/g, '$1') : script;
}

/** Not deeper than `looseJson` reads. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.text;
    case 'list':
      return value.items.map(plain);
    case 'map':
      return Object.fromEntries(value.entries.map(([key, inner]) => [key, plain(inner)]));
    default:
      return value satisfies never;
  }
}
