/** XML as events, for office documents. Feeds are read as trees instead (`format/xml-tree.ts`). */
import { Parser } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

export interface Visitor {
  /** Element and attribute names are without prefix (`w:p` → `p`). */
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** Whether no more is wanted: the rest is not read. */
  readonly isFull?: () => boolean;
}

/** Real documents nest a few dozen levels. */
const DEEPEST = 256;
/** Parsed in pieces, so that endless nesting is noticed early. */
const PIECE = 65_536;

/** Reads XML (UTF-8, or UTF-16 with a byte order mark) as events; false where it nests too deep. */
export function readXmlEvents(bytes: Uint8Array, { open, close, text, isFull }: Visitor): boolean {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        open(local(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])));
      },
      onclosetag(name) {
        depth--;
        close(local(name));
      },
      ontext: text,
    },
    { xmlMode: true },
  );
  const source = sourceOf(bytes);
  for (let at = 0; at < source.length; at += PIECE) {
    parser.write(source.slice(at, at + PIECE));
    if (depth > DEEPEST) return false;
    if (isFull?.()) return true;
  }
  parser.end();
  return true;
}

function sourceOf(bytes: Uint8Array): string {
  const mark = `${bytes[0]?.toString(16)}${bytes[1]?.toString(16)}`;
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
