/** XML as a tree with offsets, for feeds. Office documents are read as events instead (`container/xml-events.ts`). */
import { Parser } from 'htmlparser2';
import type { Text } from '../../document/document.ts';
import { wellFormed } from '../../well-formed.ts';
import type { Fragment } from './fragment.ts';

/** An element of XML; its name in lower case, with its prefix as written (`dc:date`). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | Text)[];
  readonly start: number;
  end: number;
}

/** Deeper nesting is not read. */
const DEEPEST = 1000;
const PIECE = 16_384;
const CDATA = '<![CDATA[';

/**
 * The tree of XML, which need not be well formed. Decodes the five entities of XML and numeric ones only: entities of a
 * document type are not read, so that none can expand.
 */
export function readXmlTree(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], start: 0, end: source.length };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = {
          name: name.toLowerCase(),
          attributes,
          children: [],
          start: parser.startIndex,
          end: source.length,
        };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(value) {
        const [start, end] = [parser.startIndex, parser.endIndex + 1];
        const from = start + (source.startsWith(CDATA, start) ? CDATA.length : 0);
        // The parser reports an end of its own for a CDATA section that the file leaves open.
        const to = Math.min(from === start ? end : from + value.length, source.length);
        open.at(-1)?.children.push({ kind: 'text', value: wellFormed(value), start: Math.min(from, to), end: to });
      },
      onclosetag() {
        const element = open.length > 1 ? open.pop() : undefined;
        if (element) element.end = Math.min(parser.endIndex + 1, source.length);
      },
    },
    { xmlMode: true },
  );
  // In pieces, so that it can stop early: the parser's time grows with the square of the nesting.
  for (let at = 0; at < source.length && open.length <= DEEPEST; at += PIECE)
    parser.write(source.slice(at, at + PIECE));
  parser.end();
  return root;
}

/** Every element below `root`, in document order; not the ones inside an element for which `stops` is true. */
export function* elementsBelow(root: XmlElement, stops: (name: string) => boolean): Generator<XmlElement> {
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next !== root) yield next;
    if (next !== root && stops(next.name)) continue;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child && 'name' in child) waiting.push(child);
    }
  }
}

/** The content of an element: its text, or its mark-up as written where it has child elements; null where it is empty. */
export function fragmentIn({ children }: XmlElement, source: string): Fragment | null {
  const [first, last] = [children.at(0), children.at(-1)];
  if (!first || !last) return null;
  const marked = children.some((child) => 'name' in child);
  const texts: readonly Text[] = marked
    ? [{ kind: 'text', value: source.slice(first.start, last.end), start: first.start, end: last.end }]
    : children.filter((child): child is Text => !('name' in child));
  const text = texts.map(({ value }) => value).join('');
  if (text.trim() === '') return null;
  const offsets = new Uint32Array(text.length + 1);
  let index = 0;
  for (const { value, start, end } of texts) {
    // An entity (`&amp;`) is a text of its own; all its characters have the offset where it begins.
    const plain = value.length === end - start;
    for (let i = 0; i < value.length; i++) offsets[index++] = plain ? Math.min(start + i, end) : start;
  }
  offsets[index] = texts.at(-1)?.end ?? 0;
  return { text, offsets };
}
