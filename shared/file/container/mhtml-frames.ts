/** The frames of a page saved with its resources: each named by the id or the address of a part (RFC 2557, 5). */
import type { Decoded } from '../bytes/decode.ts';
import { escaped } from './html-text.ts';
import { decodedBody, type Mime } from './mime.ts';

/** Turns a part's bytes into text, as `decode` of `bytes/` does. */
export type Decode = (bytes: Uint8Array, charset: string | null) => Decoded;

/** Frames in frames that are read; pages have one or two levels. */
const DEEPEST = 3;
/** Bytes of a frame that are read, and of all together: those of advertisements and players are many and large. */
const LARGEST = 500_000;
const LARGEST_IN_ALL = 3_000_000;

const FRAME = /<(?:i?frame|embed|object)(?=[\s/])[^<>]{0,4000}>/gi;
const NAMED = /(?<![\w-])(?:src|data)\s{0,9}=\s{0,9}/i;
const VALUE = /^(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/;

/** The parts of a saved page that frames may name. */
export class Frames {
  readonly #byName = new Map<string, Mime>();
  readonly #decode: Decode;
  #left = LARGEST_IN_ALL;

  constructor(leaves: readonly Mime[], decode: Decode) {
    this.#decode = decode;
    for (const leaf of leaves) {
      const id = leaf.head.get('content-id')?.replace(/^<|>$/g, '');
      const address = addressOf(leaf, null);
      if (id !== undefined) this.#byName.set(`cid:${id}`, leaf);
      if (address !== null && !this.#byName.has(address)) this.#byName.set(address, leaf);
    }
  }

  /**
   * The page with what its frames name in place: the address of the frame, and its mark-up as `srcdoc`. A page without
   * such frames stays as it is.
   */
  inPage(page: Mime, base: string | null): Uint8Array {
    const bytes = decodedBody(page);
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const filled = this.#filled(source, addressOf(page, base), [page]);
    return filled === source ? bytes : Buffer.from(filled, 'latin1');
  }

  #filled(source: string, base: string | null, around: readonly Mime[]): string {
    return source.replace(FRAME, (tag) => {
      const part = this.#partNamed(addressIn(tag), base);
      if (!part || around.includes(part)) return tag;
      const address = addressOf(part, null);
      const web = address !== null && /^https?:/.test(address) ? ` src="${escaped(address)}"` : '';
      const markup = /^<i?frame/i.test(tag) ? this.#markupOf(part, address, around) : null;
      const attributes = `${web}${markup === null ? '' : ` srcdoc="${markup}"`}`;
      if (attributes === '') return tag;
      // The first of repeated attributes counts.
      const end = /^<\w+/.exec(tag)?.[0].length ?? 0;
      const named = tag.startsWith('<object') ? attributes.replace(' src=', ' data=') : attributes;
      return `${tag.slice(0, end)}${named}${tag.slice(end)}`;
    });
  }

  #partNamed(written: string, base: string | null): Mime | null {
    if (/^cid:/i.test(written)) return this.#byName.get(`cid:${unescapedId(written.slice(4))}`) ?? null;
    const plain = written.replaceAll('&amp;', '&');
    return this.#byName.get(URL.parse(plain, base ?? undefined)?.href ?? plain) ?? null;
  }

  /** A frame's mark-up as the value of an attribute, in ASCII: frames may be in another charset than the page. */
  #markupOf(part: Mime, address: string | null, around: readonly Mime[]): string | null {
    if (part.type !== 'text/html' || around.length > DEEPEST) return null;
    const bytes = decodedBody(part);
    if (bytes.length > Math.min(LARGEST, this.#left)) return null;
    this.#left -= bytes.length;
    const decoded = this.#decode(bytes, part.parameters.charset ?? null);
    if (decoded.kind === 'refused') return null;
    const filled = this.#filled(decoded.source, address, [...around, part]);
    return escaped(filled).replace(/[^\n -~]/gu, (character) => `&#${character.codePointAt(0)};`);
  }
}

/** The address that a tag names; empty where it names none. */
function addressIn(tag: string): string {
  const named = NAMED.exec(tag);
  const value = named && VALUE.exec(tag.slice(named.index + named[0].length));
  return (value?.[1] ?? value?.[2] ?? value?.[3] ?? '').trim();
}

function unescapedId(id: string): string {
  return id.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The address of a part: its `Content-Location`, which may be relative to its `Content-Base`, or to that of the whole. */
export function addressOf({ head }: Mime, base: string | null): string | null {
  const location = head.get('content-location');
  const near = head.get('content-base') ?? base;
  return location === undefined ? near : (URL.parse(location, near ?? undefined)?.href ?? location);
}
