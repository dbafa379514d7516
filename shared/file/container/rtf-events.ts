/** RTF as events: groups, control words, decoded text (RTF 1.9.1). */
import { codePageOf, decodeRun } from './rtf-charset.ts';

export interface RtfVisitor {
  readonly open: () => void;
  readonly close: () => void;
  /** A control word with its number, or null; `ignorable` where `\*` is before it: who does not know it skips the group. */
  readonly word: (name: string, value: number | null, ignorable: boolean) => void;
  readonly text: (text: string) => void;
  /** Whether text is dropped here, so that it need not be decoded. */
  readonly isSilent: () => boolean;
  /** Whether no more is wanted: the rest is not read. */
  readonly isFull: () => boolean;
}

/** Real documents nest a dozen groups. */
const DEEPEST = 1000;
const LONGEST_WORD = 32;
const LONGEST_NUMBER = 11;
/** Bytes that wait for the end of their run, if it ends at all. */
const MOST_WAITING = 65_536;
const MOST_WITHOUT_END = 1024 * 1024;
const [BACKSLASH, OPEN, CLOSE, CR, LF, QUOTE, STAR, SPACE, MINUS] = [
  0x5c, 0x7b, 0x7d, 0x0d, 0x0a, 0x27, 0x2a, 0x20, 0x2d,
];

/** Control symbols that are characters. */
const SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00a0', _: '-', '-': '' };
/** Words that are. A map, since files name words as they like: an object has a `constructor`. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
]);

/** What holds within a group for reading its characters. */
interface Scope {
  font: number | null;
  /** Bytes after a `\u` that repeat it for old readers. */
  fallback: number;
  inFonts: boolean;
}

/** Reads RTF as events; false where groups nest too deep. Linear in the number of bytes; ends with its outermost group. */
export function readRtfEvents(bytes: Uint8Array, visitor: RtfVisitor): boolean {
  return new RtfEvents(bytes, visitor).read();
}

class RtfEvents {
  private readonly bytes: Buffer;
  private readonly visitor: RtfVisitor;
  private at = 0;
  private readonly scopes: Scope[] = [];
  private scope: Scope = { font: null, fallback: 1, inFonts: false };
  private readonly codePages = new Map<number, number | null>();
  private font = 0;
  private defaultFont: number | null = null;
  private codePage = 1252;
  private waiting: number[] = [];
  private skip = 0;
  private isIgnorable = false;

  constructor(bytes: Uint8Array, visitor: RtfVisitor) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.visitor = visitor;
  }

  read(): boolean {
    const { bytes } = this;
    while (this.at < bytes.length && !this.visitor.isFull()) {
      const byte = bytes[this.at];
      if (byte === OPEN) {
        if (this.scopes.length === DEEPEST) return false;
        this.openGroup();
      } else if (byte === CLOSE) {
        this.closeGroup();
        if (this.scopes.length === 0) return true;
      } else if (byte === BACKSLASH) this.control();
      else if (byte === CR || byte === LF || byte === 0) this.at++;
      else this.run();
    }
    this.flush();
    return true;
  }

  private openGroup(): void {
    this.flush();
    this.at++;
    this.skip = 0;
    this.scopes.push(this.scope);
    this.scope = { ...this.scope };
    this.visitor.open();
  }

  private closeGroup(): void {
    this.flush();
    this.at++;
    this.skip = 0;
    this.scope = this.scopes.pop() ?? this.scope;
    this.visitor.close();
  }

  /** Characters up to the next sign of RTF. */
  private run(): void {
    const { bytes } = this;
    const start = this.at;
    let isAscii = true;
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] ?? 0;
      if (byte === BACKSLASH || byte === OPEN || byte === CLOSE || byte === CR || byte === LF || byte === 0) break;
      if (byte > 0x7f) isAscii = false;
    }
    const skipped = Math.min(this.skip, this.at - start);
    this.skip -= skipped;
    const run = bytes.subarray(start + skipped, this.at);
    if (run.length === 0 || this.isSilent()) return;
    // Plain letters tell how to take the bytes beside them where font and document disagree.
    const isClear = this.codePage === 1252 && this.waiting.length === 0;
    if (isAscii && isClear) this.visitor.text(this.latin1(start + skipped, this.at));
    else for (const byte of run) this.wait(byte);
  }

  private latin1(start: number, end: number): string {
    return this.bytes.toString('latin1', start, end);
  }

  private isSilent(): boolean {
    return this.scope.inFonts || this.visitor.isSilent();
  }

  /** Bytes wait for those after them, since two may be one character. */
  private wait(byte: number): void {
    this.waiting.push(byte);
    const { length } = this.waiting;
    if (length >= MOST_WITHOUT_END || (length >= MOST_WAITING && byte < 0x40)) this.flush();
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    const run = Uint8Array.from(this.waiting);
    this.waiting = [];
    const ofFont = this.codePages.get(this.scope.font ?? this.defaultFont ?? -1) ?? null;
    this.visitor.text(decodeRun(run, ofFont, this.codePage));
  }

  private control(): void {
    const byte = this.bytes[this.at + 1] ?? 0;
    if (isLetter(byte)) this.controlWord();
    else {
      this.at += 2;
      if (byte === QUOTE) this.hexByte();
      else if (byte === STAR) this.isIgnorable = true;
      else if (this.skip > 0) this.skip--;
      else this.symbol(byte);
    }
  }

  private symbol(byte: number): void {
    this.flush();
    // A line end behind a backslash ends a paragraph; TextEdit writes no other ends.
    if (byte === CR || byte === LF) this.visitor.word('par', null, false);
    else {
      const sign = String.fromCharCode(byte);
      const text = byte === BACKSLASH || byte === OPEN || byte === CLOSE ? sign : SYMBOLS[sign];
      if (text && !this.isSilent()) this.visitor.text(text);
    }
  }

  private hexByte(): void {
    const byte = Number.parseInt(String.fromCharCode(this.bytes[this.at] ?? 0, this.bytes[this.at + 1] ?? 0), 16);
    this.at += 2;
    if (this.skip > 0) this.skip--;
    else if (!Number.isNaN(byte) && !this.isSilent()) this.wait(byte);
  }

  private controlWord(): void {
    const [name, value] = this.nameAndValue();
    const ignorable = this.isIgnorable;
    this.isIgnorable = false;
    if (name === 'u') this.unicode(value ?? 0);
    else if (this.skip > 0) this.skip--;
    else {
      this.flush();
      if (this.ofEncoding(name, value)) return;
      const character = CHARACTERS.get(name);
      if (character === undefined) this.visitor.word(name, value, ignorable);
      else if (!this.isSilent()) this.visitor.text(character);
    }
  }

  private nameAndValue(): [name: string, value: number | null] {
    const { bytes } = this;
    const start = this.at + 1;
    let end = start;
    while (end - start < LONGEST_WORD && isLetter(bytes[end] ?? 0)) end++;
    let last = bytes[end] === MINUS ? end + 1 : end;
    while (last - end < LONGEST_NUMBER && isDigit(bytes[last] ?? 0)) last++;
    const hasValue = last > end && isDigit(bytes[last - 1] ?? 0);
    const name = this.latin1(start, end);
    const value = hasValue ? Number(this.latin1(end, last)) : null;
    this.at = hasValue ? last : end;
    if (bytes[this.at] === SPACE) this.at++;
    if (name === 'bin') this.at += Math.max(0, value ?? 0);
    return [name, value];
  }

  /** `\u8217`, negative from 32,768 on, in the private area for signs of symbol fonts. */
  private unicode(value: number): void {
    this.flush();
    this.skip = this.scope.fallback;
    const code = value < 0 ? value + 65_536 : value;
    if (this.isSilent() || code < 0 || code > 0xffff || (code >= 0xf000 && code <= 0xf0ff)) return;
    this.visitor.text(String.fromCharCode(code));
  }

  /** Handles what says how characters are encoded. */
  private ofEncoding(name: string, value: number | null): boolean {
    switch (name) {
      case 'ansicpg':
        this.codePage = value ?? this.codePage;
        return true;
      case 'mac':
        this.codePage = 10000;
        return true;
      case 'uc':
        this.scope.fallback = Math.min(20, Math.max(0, value ?? 1));
        return true;
      case 'deff':
        this.defaultFont = value;
        return true;
      case 'fonttbl':
        this.scope.inFonts = true;
        return true;
      case 'f':
        if (this.scope.inFonts) this.font = value ?? 0;
        else this.scope.font = value;
        return true;
      case 'fcharset':
        this.codePages.set(this.font, codePageOf(value ?? 1));
        return true;
      case 'cpg':
        this.codePages.set(this.font, value);
        return true;
      case 'plain':
        this.scope.font = this.defaultFont;
        return false;
      default:
        return this.scope.inFonts;
    }
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
