/** What the audit shows of a thing: the fields that differ, without secrets. */
import { isDeepStrictEqual } from 'node:util';
import { withoutMarks } from '../../../shared/unseen.ts';
import { isWellFormed, wellFormedIn } from '../../../shared/well-formed.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Of a field, as JSON: a row of the table may have 400 KB. */
const MAX_FIELD_BYTES = 8192;
/** Fields of a request that are kept, and the units of their names: bodies of the API have fewer, and shorter. */
const MAX_FIELDS = 30;
const MAX_NAME = 50;

/** Fields that are not equal; null: there is no such thing before, or after. */
export function difference(before: Fields | null, after: Fields | null): { before?: Fields; after?: Fields } {
  if (before === null || after === null) {
    return { ...(before && { before: shown(before) }), ...(after && { after: shown(after) }) };
  }
  const changed = Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return { before: shown(picked(before, changed)), after: shown(picked(after, changed)) };
}

/** Some of the fields of a thing. */
export function picked(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
}

/** What a request asks, which nothing has validated yet: its plain fields, and lists of such, well-formed and without marks that nobody sees. */
export function askedIn(body: string): Fields {
  const fields = objectIn(body);
  const plain = Object.entries(fields).filter(
    ([name, value]) => name.length <= MAX_NAME && isWellFormed(name) && isPlain(value),
  );
  return shown(withoutMarksIn(wellFormedIn(Object.fromEntries(plain.slice(0, MAX_FIELDS)))));
}

function withoutMarksIn(fields: Fields): Fields {
  const plain = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(plain) : typeof value === 'string' ? withoutMarks(value) : value;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [withoutMarks(name), plain(value)]));
}

/** The fields of a JSON object; none of anything else, which the route refuses. */
export function objectIn(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

const isPlain = (value: unknown): boolean => (Array.isArray(value) ? value.every(isScalar) : isScalar(value));
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

function shown(fields: Fields): Fields {
  const entries = Object.entries(fields).filter(([name]) => !SECRET.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, name === 'channel' ? placeIn(value) : cut(value)]));
}
const SECRET: ReadonlySet<string> = new Set(['token', 'secret']);

/** The way out of a subscription: the path of its URL is a secret, as its key is. */
function placeIn(channel: unknown): Fields {
  const { kind, url }: { kind?: unknown; url?: unknown } = Object(channel);
  return { kind, ...(typeof url === 'string' && { host: URL.parse(url)?.host }) };
}

function cut(value: unknown): unknown {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes <= MAX_FIELD_BYTES ? value : `(${bytes} bytes)`;
}
