import type { CompoundFile } from './compound.ts';

/** Code pages of Windows under the names of the Encoding standard; others are `windows-` and their number. */
const CHARSETS = new Map([
  [65001, 'utf-8'],
  [1200, 'utf-16le'],
  [20127, 'us-ascii'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [20932, 'euc-jp'],
  [51932, 'euc-jp'],
  [51936, 'gbk'],
  [51949, 'euc-kr'],
  [52936, 'gbk'],
  [54936, 'gb18030'],
  [50220, 'iso-2022-jp'],
  [50221, 'iso-2022-jp'],
  [50222, 'iso-2022-jp'],
]);
const ISO_8859 = 28590;

const ANSI = '001E';
const UNICODE = '001F';
const BINARY = '0102';
const TIME = 0x0040;
const NUMBER = 0x0003;
/** The code pages of the body and of the properties. */
const CODE_PAGES = [0x3fde, 0x3ffd];
/** Between 1601 and 1970, in milliseconds. */
const EPOCH = 11_644_473_600_000;
/** Longer texts are cut; those of the body are as long as any file that is read. */
const LONGEST = 10 * 1024 * 1024;

/** The properties of a message or an attachment: the longer ones have a stream each, the others share one (MS-OXMSG, 2.4). */
export class MessageProperties {
  readonly #file: CompoundFile;
  readonly #folder: string;
  #fixed: ReadonlyMap<number, DataView> | null = null;

  constructor(file: CompoundFile, folder: string) {
    this.#file = file;
    this.#folder = folder;
  }

  /** A text, by the number of its property. */
  text(property: string): string | null {
    const unicode = this.#read(property, UNICODE);
    if (unicode) return cleaned(new TextDecoder('utf-16le').decode(unicode));
    const ansi = this.#read(property, ANSI);
    return ansi ? cleaned(decoded(ansi, this.charset())) : null;
  }

  /** The first of several texts that is not empty. */
  first(properties: readonly string[]): string | null {
    return properties.map((property) => this.text(property)?.trim()).find(Boolean) ?? null;
  }

  /** The bytes of a text whose charset may have to be guessed. */
  bytes(property: string): { bytes: Uint8Array; charset: string | null } | null {
    const bytes = this.#read(property, BINARY) ?? this.#read(property, ANSI);
    if (bytes) return { bytes, charset: this.charset() };
    const unicode = this.#read(property, UNICODE);
    return unicode && { bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), unicode]), charset: null };
  }

  /** The day of a time, in UTC, as YYYY-MM-DD. */
  day(property: number): string | null {
    const value = this.#value(property, TIME);
    if (!value) return null;
    const time = Number(value.getBigUint64(8, true) / 10_000n) - EPOCH;
    return Math.abs(time) < 8e15 ? new Date(time).toISOString().slice(0, 10) : null;
  }

  charset(): string | null {
    const pages = CODE_PAGES.map((property) => this.#value(property, NUMBER)?.getUint32(8, true));
    const page = pages.find((one) => one !== undefined && one !== 0);
    if (page === undefined) return null;
    if (page > ISO_8859 && page < ISO_8859 + 16) return `iso-8859-${page - ISO_8859}`;
    return CHARSETS.get(page) ?? `windows-${page}`;
  }

  #read(property: string, type: string): Uint8Array | null {
    const path = `${this.#folder}__substg1.0_${property}${type}`;
    return this.#file.read(path)?.subarray(0, LONGEST) ?? null;
  }

  /** The 16 bytes of a property of fixed size, behind a head whose length depends on where it stands. */
  #value(property: number, type: number): DataView | null {
    this.#fixed ??= this.#fixedValues();
    return this.#fixed.get(((property << 16) | type) >>> 0) ?? null;
  }

  #fixedValues(): ReadonlyMap<number, DataView> {
    const values = new Map<number, DataView>();
    const bytes = this.#file.read(`${this.#folder}__properties_version1.0`) ?? new Uint8Array(0);
    const head = this.#folder === '' ? 32 : this.#folder.endsWith('3701000D/') ? 24 : 8;
    for (let at = head; at + 16 <= bytes.length; at += 16) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + at, 16);
      values.set(view.getUint32(0, true), view);
    }
    return values;
  }
}

function decoded(bytes: Uint8Array, charset: string | null): string {
  try {
    return new TextDecoder(charset ?? 'windows-1252').decode(bytes);
  } catch {
    // A code page that the standard does not know.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function cleaned(text: string): string {
  return text.replaceAll('\0', '');
}
