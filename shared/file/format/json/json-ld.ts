/** What the JSON-LD of a page declares about it. */
import { decodeHTML } from 'entities/decode';
import type { Declared, Text } from '../../../document/document.ts';
import { jsonLdOf } from '../../../document/json-ld.ts';

/** Objects read of one script; real pages have a few dozen. */
const MOST_OBJECTS = 1000;
/** Offsets of values are looked for in so much of a script. */
const LONGEST_SEARCHED = 100_000;

type Role = 'article' | 'page' | 'site';

/** The role of a type of schema.org; null for types that do not describe the page: pictures, comments, menus. */
const ROLES: readonly (readonly [type: RegExp, role: Role | null])[] = [
  [
    /^(?:comment|answer|imageobject|person|breadcrumblist|listitem|searchaction|readaction|rating|aggregaterating)$/,
    null,
  ],
  [/^(?:organization|newsmediaorganization|localbusiness|corporation)$/, null],
  [/^website$/, 'site'],
  [/page$/, 'page'],
];

/** Properties that are read, by role, and the names of their declarations. */
const PROPERTIES: Readonly<Record<Role, readonly (readonly [property: string, name: string])[]>> = {
  article: [
    ['headline', 'jsonld:headline'],
    ['datePublished', 'jsonld:datepublished'],
    ['uploadDate', 'jsonld:uploaddate'],
    ['dateCreated', 'jsonld:datecreated'],
    ['dateModified', 'jsonld:datemodified'],
    ['publisher', 'jsonld:publisher'],
    ['sourceOrganization', 'jsonld:publisher'],
    ['inLanguage', 'jsonld:inlanguage'],
    ['author', 'jsonld:author'],
    ['creator', 'jsonld:author'],
    ['articleSection', 'jsonld:section'],
    ['keywords', 'jsonld:keywords'],
    ['duration', 'jsonld:duration'],
    ['url', 'jsonld:url'],
  ],
  page: [
    ['headline', 'jsonld:headline'],
    ['name', 'jsonld:pagename'],
    ['datePublished', 'jsonld:pagepublished'],
    ['dateModified', 'jsonld:datemodified'],
    ['publisher', 'jsonld:publisher'],
    ['inLanguage', 'jsonld:inlanguage'],
    ['keywords', 'jsonld:keywords'],
  ],
  site: [
    ['name', 'jsonld:site'],
    ['publisher', 'jsonld:sitepublisher'],
  ],
};
/** Properties whose objects describe other pages, or comments. */
const ABOUT_OTHERS = new Set(
  'itemListElement comment review relatedLink significantLink citation mentions suggestedAnswer acceptedAnswer isBasedOn hasPart potentialAction image logo'.split(
    ' ',
  ),
);

/** The declarations in a JSON-LD script, at any depth. */
export function declaredInJsonLd(script: Text, source: string): Declared[] {
  const raw = source.slice(script.start, Math.min(script.end, script.start + LONGEST_SEARCHED));
  return inObjects(objectsIn(jsonLdOf(script)), script, raw);
}

type Thing = Readonly<Record<string, unknown>>;

/** The objects in a script, breadth first: deeper ones say less about the page. */
function objectsIn(json: unknown): Thing[] {
  const waiting: unknown[] = [json];
  const things: Thing[] = [];
  for (let at = 0; at < waiting.length && at < MOST_OBJECTS; at++) {
    const next = waiting[at];
    if (Array.isArray(next)) for (const one of next.slice(0, MOST_OBJECTS)) waiting.push(one);
    if (!isThing(next)) continue;
    const thing = withBareNames(next);
    things.push(thing);
    for (const [property, value] of Object.entries(thing)) {
      if (typeof value === 'object' && !ABOUT_OTHERS.has(property)) waiting.push(value);
    }
  }
  return things;
}

/** An object whose properties are named without the prefix or address of schema.org. */
function withBareNames(thing: Thing): Thing {
  const names = Object.keys(thing);
  if (!names.some((name) => name.includes(':'))) return thing;
  return Object.fromEntries(names.map((name) => [name.replace(/^.*[:/#](?=\w)/, ''), thing[name]]));
}

function inObjects(things: readonly Thing[], script: Text, raw: string): Declared[] {
  const named = new Map(
    things.flatMap((thing) => (typeof thing['@id'] === 'string' && nameOf(thing) ? [[thing['@id'], thing]] : [])),
  );
  return things.flatMap((thing) => {
    const role = roleOf(thing);
    if (role === null) return [];
    return PROPERTIES[role].flatMap(([property, name]) =>
      namesOf(thing[property], named).map((value) => ({
        name,
        value: readable(value),
        ...rangeOf(value, raw, script),
      })),
    );
  });
}

/** Of several types the one of a text decides; else the first. */
function roleOf(thing: Thing): Role | null {
  const types = [thing['@type']].flat().filter((type) => typeof type === 'string');
  const names = types.map((type) =>
    type
      .trim()
      .toLowerCase()
      .replace(/^.*[/:#]/, ''),
  );
  const name = names.find((one) => TEXT.test(one)) ?? names[0] ?? '';
  const row = ROLES.find(([pattern]) => pattern.test(name));
  return row ? row[1] : 'article';
}

const TEXT = /(?:article|posting|report|creativework)$/;
/** Names in names in names: a mistake of a template. */
const DEEPEST_NAME = 4;

/** Texts, or names of objects, also of objects that are referred to by `@id`. */
function namesOf(value: unknown, named: ReadonlyMap<unknown, Thing>, depth = 0): string[] {
  if (depth > DEEPEST_NAME) return [];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((one) => namesOf(one, named, depth + 1));
  if (typeof value === 'string') {
    const referred = named.get(value);
    return referred ? namesOf(nameOf(referred), named, depth + 1) : [value.trim()].filter((text) => text !== '');
  }
  if (!isThing(value)) return [];
  return namesOf(nameOf(value) ?? nameOf(named.get(value['@id']) ?? {}), named, depth + 1);
}

/** The name of an object: a text, or what holds it. */
function nameOf(thing: Thing): unknown {
  const parts = [thing.givenName, thing.familyName].filter((part) => typeof part === 'string');
  const whole = parts.length > 0 ? parts.join(' ') : undefined;
  return thing['@value'] ?? thing['@list'] ?? thing['@set'] ?? thing.name ?? whole ?? thing.legalName;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Decodes entities, which many templates leave in JSON. */
function readable(value: string): string {
  return value.includes('&') ? decodeHTML(value) : value;
}

function rangeOf(value: string, raw: string, script: Text): { start: number; end: number } {
  const at = raw.indexOf(value);
  return at < 0
    ? { start: script.start, end: script.end }
    : { start: script.start + at, end: script.start + at + value.length };
}
