/** The text of a clip in JSON. */
import type { Fragment } from '../fragment.ts';
import { type Scalar, type Value, valueAt } from '../value.ts';
import { fragmentAt } from './parse.ts';

/** Keys of a text, and keys of lists and maps that hold texts. */
const TEXT = ['rendered', 'html', 'text', 'value', '#text', '@value', 'insert', 'paragraph'];
const PARTS = [
  'children',
  'content',
  'blocks',
  'nodes',
  'paragraphs',
  'data',
  'items',
  'elements',
  'ops',
  'body',
  'document',
  'root',
];
/** Deeper parts and more paragraphs are left out. */
const DEEPEST = 12;
const MOST_PARAGRAPHS = 5000;

/**
 * The paragraphs of a clip's text: one string, a list of strings, or the tree of an editor (ProseMirror, Slate, Portable
 * Text and others), in which the spans of a block are one paragraph.
 */
export function bodyFragments(source: string, value: Value): Fragment[] {
  return paragraphsOf(value, 0)
    .slice(0, MOST_PARAGRAPHS)
    .map((spans) => joined(spans.map(({ start, end }) => fragmentAt(source, start, end))));
}

function paragraphsOf(value: Value, depth: number): Scalar[][] {
  if (depth > DEEPEST) return [];
  if (value.kind === 'scalar') return value.text.trim() === '' ? [] : [[value]];
  if (value.kind === 'list') return value.items.flatMap((item) => paragraphsOf(item, depth + 1));
  const text = valueAt(value, ...TEXT);
  if (text) return paragraphsOf(text, depth + 1);
  const parts = valueAt(value, ...PARTS);
  if (!parts) return [];
  const spans = parts.kind === 'list' ? parts.items.map(spanOf) : [null];
  const whole = spans.filter((span) => span !== null);
  return whole.length > 0 && whole.length === spans.length ? [whole] : paragraphsOf(parts, depth + 1);
}

/** A span of a paragraph: a map with its text directly in it, and no type of a block; else null. */
function spanOf(value: Value): Scalar | null {
  if (value.kind !== 'map') return null;
  const type = valueAt(value, 'type', '_type', 'nodetype');
  const alone = type?.kind === 'scalar' && !/text|span|leaf|link/i.test(type.text);
  const text = valueAt(value, ...TEXT);
  return text?.kind === 'scalar' && !alone ? text : null;
}

function joined(fragments: readonly Fragment[]): Fragment {
  const [only] = fragments;
  if (only && fragments.length === 1) return only;
  const text = fragments.map((fragment) => fragment.text).join('');
  const offsets = new Uint32Array(text.length + 1);
  let at = 0;
  for (const fragment of fragments) {
    offsets.set(fragment.offsets, at);
    at += fragment.text.length;
  }
  return { text, offsets };
}
