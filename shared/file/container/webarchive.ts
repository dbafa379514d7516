/** Pages that Safari saves as one file: a binary property list that holds the page and what belongs to it. */
import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { savedPage } from './saved-page.ts';

/** The page in a web archive of Safari, with its charset and address. */
export function openWebArchive(bytes: Uint8Array): Opened {
  const list = new PropertyList(bytes);
  const main = list.dictionary(list.top)?.get('WebMainResource');
  const page = main === undefined ? null : list.dictionary(main);
  const data = list.bytes(page?.get('WebResourceData'));
  if (!page || !data)
    return refusal('not-text', 'The saved page is damaged or cut off. Save the page again from Safari.');
  const charset = list.text(page.get('WebResourceTextEncodingName'));
  return savedPage(data, charset, list.text(page.get('WebResourceURL')) ?? undefined);
}

const TRAILER = 32;
const DATA = 4;
const ASCII = 5;
const UTF16 = 6;
const DICTIONARY = 13;
/** Keys of a dictionary that are read. */
const MOST_KEYS = 100;

/** A binary property list, read by the number of each object; every look-up stays within the bytes. */
class PropertyList {
  readonly #bytes: Uint8Array;
  readonly #offsetSize: number;
  readonly #referenceSize: number;
  readonly #table: number;
  readonly top: number;

  constructor(bytes: Uint8Array) {
    const trailer = Math.max(0, bytes.length - TRAILER);
    this.#bytes = bytes;
    this.#offsetSize = bytes[trailer + 6] ?? 0;
    this.#referenceSize = bytes[trailer + 7] ?? 0;
    this.top = this.#number(trailer + 16, 8);
    this.#table = this.#number(trailer + 24, 8);
  }

  /** The objects of a dictionary by their keys; null for another object. */
  dictionary(object: number): Map<string, number> | null {
    const place = this.#place(object, DICTIONARY);
    if (!place || place.count > MOST_KEYS) return null;
    const entries = new Map<string, number>();
    for (let i = 0; i < place.count; i++) {
      const at = place.at + i * this.#referenceSize;
      const key = this.text(this.#number(at, this.#referenceSize));
      if (key !== null) entries.set(key, this.#number(at + place.count * this.#referenceSize, this.#referenceSize));
    }
    return entries;
  }

  bytes(object: number | undefined): Uint8Array | null {
    const place = object === undefined ? null : this.#place(object, DATA);
    return place && this.#bytes.subarray(place.at, place.at + place.count);
  }

  text(object: number | undefined): string | null {
    if (object === undefined) return null;
    const ascii = this.#place(object, ASCII);
    if (ascii) return new TextDecoder('latin1').decode(this.#bytes.subarray(ascii.at, ascii.at + ascii.count));
    const wide = this.#place(object, UTF16);
    return wide && new TextDecoder('utf-16be').decode(this.#bytes.subarray(wide.at, wide.at + 2 * wide.count));
  }

  /** Where the content of an object of this kind begins, and its length; null for other kinds. */
  #place(object: number, kind: number): { at: number; count: number } | null {
    const start = this.#number(this.#table + object * this.#offsetSize, this.#offsetSize);
    const marker = this.#bytes[start];
    if (marker === undefined || marker >> 4 !== kind) return null;
    if ((marker & 15) < 15) return { at: start + 1, count: marker & 15 };
    // Longer ones have their length as a number of 1, 2, 4 or 8 bytes.
    const size = 1 << ((this.#bytes[start + 1] ?? 0) & 3);
    return { at: start + 2 + size, count: this.#number(start + 2, size) };
  }

  #number(at: number, size: number): number {
    let value = 0;
    for (let i = 0; i < Math.min(size, 8); i++) value = value * 256 + (this.#bytes[at + i] ?? 0);
    return value;
  }
}
