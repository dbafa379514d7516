/** Strings of old Excel workbooks (MS-XLS, 2.5.240, 2.5.293, 2.5.294). */
import { u16, u32 } from './little-endian.ts';
import { decodePage } from './rtf-charset.ts';

const [IS_WIDE, HAS_EXTENSION, HAS_RUNS] = [1, 4, 8];

/** A string of `length` characters behind its flags; those of versions before 97 have a code page and no flags. */
export function stringAt(bytes: Uint8Array, at: number, length: number, codePage: number | null): string {
  if (codePage !== null) return decodePage(bytes.subarray(at, at + length), codePage);
  return charactersAt(bytes, at + 1, length, ((bytes[at] ?? 0) & IS_WIDE) !== 0);
}

function charactersAt(bytes: Uint8Array, at: number, length: number, isWide: boolean): string {
  const end = at + (isWide ? 2 * length : length);
  return new TextDecoder(isWide ? 'utf-16le' : 'latin1', { ignoreBOM: true }).decode(bytes.subarray(at, end));
}

/** The strings that cells share, from the record that lists them and those that continue it. */
export function sharedStrings(records: readonly Uint8Array[]): string[] {
  const reader = new StringReader(records);
  const count = u32(reader.take(8), 4);
  const strings: string[] = [];
  while (strings.length < count && !reader.isAtEnd) strings.push(reader.string());
  return strings;
}

class StringReader {
  private readonly records: readonly Uint8Array[];
  private record = 0;
  private at = 0;

  constructor(records: readonly Uint8Array[]) {
    this.records = records;
  }

  get isAtEnd(): boolean {
    return this.record >= this.records.length;
  }

  /** The next bytes, which are in one record; what is not wanted may go on in others. */
  take(length: number): Uint8Array {
    const bytes = this.current.subarray(this.at, this.at + length);
    this.skip(length);
    return bytes;
  }

  string(): string {
    const head = this.take(3);
    const flags = head[2] ?? 0;
    const runs = flags & HAS_RUNS ? u16(this.take(2), 0) : 0;
    const extension = flags & HAS_EXTENSION ? u32(this.take(4), 0) : 0;
    const text = this.characters(u16(head, 0), (flags & IS_WIDE) !== 0);
    this.skip(4 * runs + extension);
    return text;
  }

  /** Characters that go on in the next record do so behind a flag of their own width. */
  private characters(length: number, isWide: boolean): string {
    let [left, wide, text] = [length, isWide, ''];
    for (;;) {
      const size = wide ? 2 : 1;
      const taken = Math.min(left, Math.floor((this.current.length - this.at) / size));
      text += charactersAt(this.current, this.at, taken, wide);
      left -= taken;
      if (left === 0 || this.record + 1 >= this.records.length) {
        this.skip(left === 0 ? taken * size : this.current.length - this.at);
        return text;
      }
      this.record++;
      this.at = 1;
      wide = ((this.current[0] ?? 0) & IS_WIDE) !== 0;
    }
  }

  private get current(): Uint8Array {
    return this.records[this.record] ?? new Uint8Array(0);
  }

  private skip(length: number): void {
    this.at += length;
    while (this.record < this.records.length && this.at >= this.current.length) {
      this.at -= this.current.length;
      this.record++;
    }
  }
}
