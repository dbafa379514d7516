/** A part of a document, as a document of its own. */
import type { Document, Element, Node, Text } from '../../document/document.ts';
import { blocksOf } from '../text/blocks.ts';
import { sourceOffsets } from '../text/source-map.ts';

/** The document between two offsets of its source, without the marks that quoted lines begin with. */
export function cutDocument(document: Document, start: number, end: number): Document {
  const root = copyBetween(document.root, document.source, start, end);
  return { ...document, root, blocks: blocksOf(root, document.source) };
}

/** Not recursive: trees may be deeper than the call stack. */
function copyBetween(root: Element, source: string, start: number, end: number): Element {
  const copy: Element = { ...root, children: [] };
  const waiting: [from: Element, to: Element][] = [[root, copy]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, to] = next;
    let atLineStart = true;
    for (const child of from.children) {
      if (child.end <= start || child.start >= end) {
        atLineStart = startsLine(child);
      } else if (child.kind === 'text') {
        for (const piece of unquoted(child, source, start, end, atLineStart)) to.children.push(piece);
        atLineStart = false;
      } else {
        const inner: Element = { ...child, children: [] };
        to.children.push(inner);
        waiting.push([child, inner]);
        atLineStart = startsLine(child);
      }
    }
  }
  return copy;
}

const startsLine = (node: Node) => node.kind === 'element' && /^(?:br|p|div|blockquote|hr|table|li)$/.test(node.name);

/** The part of a text in the range, as one text for each line that was quoted. */
function unquoted(text: Text, source: string, start: number, end: number, atLineStart: boolean): Text[] {
  const { value } = text;
  const plain = text.offsets === undefined && value.length === text.end - text.start;
  const offsets = plain ? null : (text.offsets ?? sourceOffsets(source, text.start, text.end, value));
  const offsetAt = (index: number) => (offsets ? (offsets[index] ?? text.end) : text.start + index);
  const from = indexAtLeast(value.length, offsetAt, start);
  const to = indexAtLeast(value.length, offsetAt, end);
  const pieces: Text[] = [];
  let at = from;
  const add = (until: number) => {
    if (until <= at) return;
    const part = value.slice(at, until);
    const place = { start: offsetAt(at), end: offsetAt(until) };
    pieces.push({ kind: 'text', value: part, ...place, ...(offsets && { offsets: offsets.slice(at, until + 1) }) });
  };
  for (const { index, 0: mark, 1: quotes = '' } of value.slice(from, to).matchAll(QUOTES)) {
    if (index === 0 && !(from === 0 ? atLineStart : /[\n\r]/.test(value.charAt(from - 1)))) continue;
    add(from + index);
    // One space belongs to the mark, more are indentation.
    at = from + index + mark.length - (quotes.length - quotes.trimEnd().length > 1 ? 1 : 0);
  }
  add(to);
  return pieces;
}

const QUOTES = /(?:^|(?<=[\n\r]))[ \t]{0,8}((?:>[ \t]?){1,40})/g;

/** The first index from whose offset on the source offset is at least `wanted`. */
function indexAtLeast(length: number, offsetAt: (index: number) => number, wanted: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
