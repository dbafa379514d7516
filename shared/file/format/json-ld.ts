import type { Declared, Text } from '../../document.ts';

/** Properties that are read, and the names they are declared under. `publisher` may be an object with a name. */
const PROPERTIES = [
  ['headline', 'jsonld:headline'],
  ['datePublished', 'jsonld:datepublished'],
  ['dateModified', 'jsonld:datemodified'],
  ['publisher', 'jsonld:publisher'],
  ['inLanguage', 'jsonld:inlanguage'],
] as const;
/** Objects looked at in one script; a page describes itself in a few dozen. */
const MOST_OBJECTS = 2000;

/** What a JSON-LD script declares, also in `@graph` and lists; nothing when it is not JSON. */
export function declaredInJsonLd(script: Text, source: string): Declared[] {
  const declared: Declared[] = [];
  const raw = source.slice(script.start, script.end);
  const waiting: unknown[] = [parsed(script.value)];
  for (let looked = 0; waiting.length > 0 && looked < MOST_OBJECTS; looked++) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_OBJECTS));
    if (!isObject(next)) continue;
    for (const [property, name] of PROPERTIES) {
      const value = nameOf(next[property]);
      if (value) declared.push({ name, value, ...rangeOf(value, raw, script) });
    }
    waiting.push(...Object.values(next).filter((value) => typeof value === 'object'));
  }
  return declared;
}

function parsed(json: string): unknown {
  for (const attempt of [json, json.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([\]}])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Line ends inside strings and commas too many are common in hand-made templates: the second attempt mends both.
    }
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string | null {
  const one = Array.isArray(value) ? value[0] : value;
  const name = isObject(one) ? one.name : one;
  return typeof name === 'string' && name.trim() ? name.trim() : null;
}

function rangeOf(value: string, raw: string, script: Text): { start: number; end: number } {
  const at = raw.indexOf(value);
  return at < 0
    ? { start: script.start, end: script.end }
    : { start: script.start + at, end: script.start + at + value.length };
}
