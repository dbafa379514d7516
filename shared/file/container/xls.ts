/** Workbooks of Excel 5 to 2003 (MS-XLS). */
import { refusal } from '../refusal.ts';
import { openCompound } from './compound.ts';
import type { Opened } from './container.ts';
import { u16, u32 } from './little-endian.ts';
import { dayOfSerial, isDayFormat, MOST_SHEETS, Sheets } from './sheets.ts';
import { sharedStrings, stringAt } from './xls-strings.ts';

/** A workbook of clips as text: its visible sheets, days by the formats of cells, links of cells. */
export function openXls(bytes: Uint8Array): Opened {
  const file = openCompound(bytes);
  const stream = file?.read('Workbook') ?? file?.read('Book');
  return stream ? new WorkbookReader(stream).opened() : DAMAGED;
}

const DAMAGED = refusal('not-text', 'The workbook is damaged. Save it again, or save it as CSV.');
const WITH_PASSWORD = refusal(
  'not-text',
  'The workbook is protected by a password. Save it again without one, or save it as CSV.',
);

/** Kinds of records (2.3.1). */
const RECORD = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  password: 0x2f,
  more: 0x3c,
  codePage: 0x42,
  sheet: 0x85,
  numbers: 0xbd,
  richText: 0xd6,
  style: 0xe0,
  merged: 0xe5,
  strings: 0xfc,
  sharedText: 0xfd,
  link: 0x1b8,
  number: 0x203,
  text: 0x204,
  result: 0x207,
  shortNumber: 0x27e,
  format: 0x41e,
  begin: 0x809,
} as const;
const VERSION_97 = 0x600;
/** Merged and linked ranges of all sheets that are kept until the cells below them are read. */
const MOST_RANGES = 200_000;
/** The two code pages that old versions name by numbers of their own. */
const CODE_PAGES: Readonly<Record<number, number>> = { 32768: 10000, 32769: 1252 };

class WorkbookReader {
  private readonly stream: Uint8Array;
  private readonly sheets = new Sheets();
  private readonly places: number[] = [];
  private readonly stringRecords: Uint8Array[] = [];
  private strings: readonly string[] = [];
  private readonly codes = new Map<number, string>();
  private readonly formats: number[] = [];
  private from1904 = false;
  /** Null from version 97 on, in which strings are Unicode. */
  private codePage: number | null = null;
  private hasPassword = false;
  /** Bytes that are still read: sheets share none, except in files that are made to take long. */
  private left: number;
  private leftRanges = MOST_RANGES;
  /** The cell of a formula whose text is in the next record. */
  private awaiting: Uint8Array | null = null;

  constructor(stream: Uint8Array) {
    this.stream = stream;
    this.left = 2 * stream.length;
  }

  opened(): Opened {
    this.read(0, this.ofWorkbook);
    if (this.hasPassword) return WITH_PASSWORD;
    this.strings = sharedStrings(this.stringRecords);
    if (this.places.length > MOST_SHEETS) this.sheets.cut();
    for (const place of this.places.slice(0, MOST_SHEETS)) {
      this.sheets.startSheet();
      const ranges: (() => void)[] = [];
      this.read(place, (kind, data) => this.ofSheet(kind, data, ranges));
      for (const apply of ranges) apply();
    }
    return this.sheets.opened();
  }

  /** Reads the records from one place to the end of that part. */
  private read(from: number, use: (kind: number, data: Uint8Array) => void): void {
    let before: number | null = null;
    for (let at = from; at + 4 <= this.stream.length && this.left > 0; ) {
      const [kind, length] = [u16(this.stream, at), u16(this.stream, at + 2)];
      if (kind === RECORD.end) return;
      const data = this.stream.subarray(at + 4, at + 4 + length);
      if (kind === RECORD.more && before === RECORD.strings) this.stringRecords.push(data);
      else {
        use(kind, data);
        before = kind;
      }
      at += 4 + length;
      this.left -= 4 + length;
    }
  }

  private readonly ofWorkbook = (kind: number, data: Uint8Array): void => {
    switch (kind) {
      case RECORD.begin:
        this.codePage = u16(data, 0) < VERSION_97 ? 1252 : null;
        break;
      case RECORD.password:
        this.hasPassword = true;
        break;
      case RECORD.codePage:
        if (this.codePage !== null) this.codePage = CODE_PAGES[u16(data, 0)] ?? u16(data, 0);
        break;
      case RECORD.dateMode:
        this.from1904 = u16(data, 0) === 1;
        break;
      case RECORD.sheet:
        if (u16(data, 4) === 0) this.places.push(u32(data, 0));
        break;
      case RECORD.strings:
        this.stringRecords.push(data);
        break;
      case RECORD.style:
        this.formats.push(u16(data, 2));
        break;
      case RECORD.format:
        this.codes.set(u16(data, 0), this.formatIn(data));
        break;
    }
  };

  private formatIn(data: Uint8Array): string {
    return this.codePage === null
      ? stringAt(data, 4, u16(data, 2), null)
      : stringAt(data, 3, data[2] ?? 0, this.codePage);
  }

  private ofSheet(kind: number, data: Uint8Array, ranges: (() => void)[]): void {
    switch (kind) {
      case RECORD.sharedText:
        this.put(data, this.strings[u32(data, 6)] ?? '');
        break;
      case RECORD.text:
      case RECORD.richText:
        this.put(data, stringAt(data, 8, u16(data, 6), this.codePage));
        break;
      case RECORD.number:
        this.put(data, this.shown(u16(data, 4), doubleAt(data, 6)));
        break;
      case RECORD.shortNumber:
        this.put(data, this.shown(u16(data, 4), shortNumber(u32(data, 6))));
        break;
      case RECORD.numbers:
        this.putAll(data);
        break;
      case RECORD.formula:
        this.formula(data);
        break;
      case RECORD.result:
        if (this.awaiting) this.put(this.awaiting, stringAt(data, 2, u16(data, 0), this.codePage));
        this.awaiting = null;
        break;
      case RECORD.merged:
        for (let at = 2; at + 8 <= data.length; at += 8) this.keep(ranges, () => this.sheets.merge(rangeAt(data, at)));
        break;
      case RECORD.link: {
        const url = urlIn(data);
        if (url !== null) this.keep(ranges, () => this.sheets.link(rangeAt(data, 0), url));
        break;
      }
    }
  }

  private keep(ranges: (() => void)[], apply: () => void): void {
    if (this.leftRanges-- > 0) ranges.push(apply);
    else this.sheets.cut();
  }

  private put(cell: Uint8Array, text: string): void {
    this.sheets.put(u16(cell, 0), u16(cell, 2), text);
  }

  /** A row of numbers: the first column, style and number of each. */
  private putAll(data: Uint8Array): void {
    const first = u16(data, 2);
    for (let at = 4, i = 0; at + 6 < data.length; at += 6, i++) {
      const text = this.shown(u16(data, at), shortNumber(u32(data, at + 2)));
      this.sheets.put(u16(data, 0), first + i, text);
    }
  }

  private formula(data: Uint8Array): void {
    if (u16(data, 12) !== 0xffff) this.put(data, this.shown(u16(data, 4), doubleAt(data, 6)));
    else if (data[6] === 0) this.awaiting = data;
  }

  private shown(style: number, value: number): string {
    const format = this.formats[style] ?? 0;
    return (isDayFormat(format, this.codes.get(format)) && dayOfSerial(value, this.from1904)) || `${value}`;
  }
}

function doubleAt(bytes: Uint8Array, at: number): number {
  return bytes.length < at + 8 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0, true);
}

/** A number in 30 bits: whole, or the upper half of a double; perhaps a hundred times too large (2.5.217). */
function shortNumber(bits: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(4, bits & 0xfffffffc, true);
  const value = bits & 2 ? (bits | 0) >> 2 : view.getFloat64(0, true);
  return bits & 1 ? value / 100 : value;
}

function rangeAt(data: Uint8Array, at: number) {
  return { top: u16(data, at), bottom: u16(data, at + 2), left: u16(data, at + 4), right: u16(data, at + 6) };
}

/** Before the address of a link (MS-OSHARED, 2.3.7.6). */
const URL_MONIKER = 'e0c9ea79f9bace118c8200aa004ba90b';

function urlIn(data: Uint8Array): string | null {
  const at = Buffer.from(data.buffer, data.byteOffset, data.byteLength).indexOf(URL_MONIKER, 0, 'hex');
  if (at < 0) return null;
  const start = at + 20;
  const text = new TextDecoder('utf-16le').decode(data.subarray(start, start + u32(data, at + 16)));
  return text.split('\0', 1)[0] ?? null;
}
