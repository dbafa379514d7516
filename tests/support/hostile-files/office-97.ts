/** Documents, workbooks and messages of Office before 2007, and compound files with tables that lead nowhere. */
import { compoundFile } from '../make/compound.ts';
import type { HostileFile } from './hostile-file.ts';

const u16 = (...values: number[]) => {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, 2 * at);
  return bytes;
};
const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, 4 * at);
  return bytes;
};

const LONGEST = 57_000_000;

const row =
  (fileName: string, make: (length: number) => Uint8Array, longest = LONGEST) =>
  (what: string): HostileFile => ({ what, fileName, longest, make: (length) => make(Math.min(length, longest)) });

const HEAD = 0x400;
const SECTOR = 512;

/** A document of Word 97 with this text, in pieces of which each is so many characters long; all may begin at one place. */
function word97(text: string, longest = text.length, apart = true): Uint8Array {
  const document = Buffer.concat([Buffer.alloc(HEAD), Buffer.from(text, 'latin1')]);
  const count = Math.ceil(text.length / longest);
  const list = Buffer.alloc(4 * (count + 1) + 8 * count);
  for (let i = 0; i <= count; i++) list.writeUInt32LE(Math.min(text.length, i * longest), 4 * i);
  for (let i = 0; i < count; i++) {
    const place = 2 * (HEAD + (apart ? i * longest : 0));
    list.writeUInt32LE(place | 0x40000000, 4 * (count + 1) + 8 * i + 2);
  }
  const table = Buffer.concat([Buffer.from([2]), u32(list.length), list]);
  for (const [at, value] of [
    [0, 0x00c1a5ec],
    [0x4c, text.length],
    [0x1a6, table.length],
  ] as const)
    document.writeUInt32LE(value, at);
  return compoundFile({ WordDocument: document, '0Table': table });
}

const word = (piece: string) => row('x.doc', (length) => word97(piece.repeat(length / piece.length)));

const record = (kind: number, ...data: Uint8Array[]) => {
  const body = Buffer.concat(data);
  return Buffer.concat([u16(kind, body.length), body]);
};
const BEGIN = record(0x809, u16(0x600, 0x10));
const END = record(0x0a);
const cell = (row: number, column: number, text: string) =>
  record(0x204, u16(row, column, 0, text.length), Buffer.from([0]), Buffer.from(text, 'latin1'));
const HEADS = Buffer.concat(['Title', 'Outlet', 'Date'].map((text, column) => cell(0, column, text)));

/** A workbook of one sheet, which its directory may name many times. */
function excel97(cells: Uint8Array, ofWorkbook: Uint8Array = new Uint8Array(0), times = 1): Uint8Array {
  const place = BEGIN.length + ofWorkbook.length + times * 11 + END.length;
  const named = Buffer.concat(Array.from({ length: times }, () => record(0x85, u32(place), Buffer.alloc(3))));
  return compoundFile({ Workbook: Buffer.concat([BEGIN, ofWorkbook, named, END, BEGIN, HEADS, cells, END]) });
}

/** Records in so many rows. */
const rows = (length: number, one: (row: number) => Buffer) => {
  const { length: size } = one(1);
  return Buffer.concat(Array.from({ length: Math.ceil(length / size) }, (_, i) => one(1 + (i % 9999))));
};

/** Strings that cells share, in records of 8 KB; each string may go on in many of them. */
function shared(length: number, characters: number, recordBytes: number): Buffer {
  const string = Buffer.concat([u16(characters), Buffer.from([0]), Buffer.alloc(characters, 'a')]);
  const strings = Buffer.concat([u32(1, 1e9), ...Array<Buffer>(Math.ceil(length / string.length)).fill(string)]);
  const records: Buffer[] = [];
  for (let at = 0; at < strings.length; at += recordBytes) {
    records.push(record(at === 0 ? 0xfc : 0x3c, strings.subarray(at, at + recordBytes)));
  }
  return Buffer.concat(records);
}

const MESSAGE = '__properties_version1.0';
const message = (streams: (length: number) => Record<string, string | Uint8Array>, longest = LONGEST) =>
  row('x.msg', (length) => compoundFile({ [MESSAGE]: Buffer.alloc(32), ...streams(length) }), longest);

/** A file whose table of sectors, or the list of tables, leads in a circle. */
function circle(length: number, of: 'stream' | 'tables'): Uint8Array {
  const bytes = Buffer.from(compoundFile({ WordDocument: Buffer.alloc(length, 'a'), '0Table': 'a' }));
  if (of === 'tables') {
    // All of the head's tables are the file's first sector, and so is the list that goes on.
    for (let at = 68; at < 512; at += 4) bytes.writeUInt32LE(0, at);
    bytes.fill(0, 512, 1024);
    return bytes;
  }
  const table = (bytes.readUInt32LE(76) + 1) * 512;
  bytes.writeUInt32LE(0, table + 4 * 100);
  return bytes;
}

/** A file of nothing but lists of tables, each of which names the next, and all sectors as tables. */
function lists(length: number): Uint8Array {
  const count = Math.max(1, Math.floor(length / SECTOR));
  const numbers = SECTOR / 4;
  const sectors = Array.from({ length: count }, (_, i) =>
    u32(...Array.from({ length: numbers }, (_, at) => (at + 1 < numbers ? (i * numbers + at) % count : i + 1))),
  );
  const head = Buffer.from(compoundFile({}).subarray(0, SECTOR));
  head.writeUInt32LE(0, 68);
  head.writeUInt32LE(count, 72);
  return Buffer.concat([head, ...sectors]);
}

export const OFFICE_97: Readonly<Record<string, (what: string) => HostileFile>> = {
  'Word 97: prose': word('The council met on Monday, and Mara Lind said that the bridge is open. \r'),
  'Word 97: paragraphs of a letter': word('a\r'),
  'Word 97: fields': word('\x13HYPERLINK "https://a.example" \x14a'),
  'Word 97: pieces of a letter': row('x.doc', (length) => word97('a'.repeat(length / 13), 1)),
  'Word 97: pieces at one place': row('x.doc', (length) =>
    word97('The bridge is open\r'.repeat(length / 19), 900, false),
  ),
  'Excel 97: cells': row('x.xls', (length) => excel97(rows(length, (at) => cell(at, 0, 'Ferry')))),
  'Excel 97: one sheet named many times': row('x.xls', (length) =>
    excel97(
      rows(length / 2, (at) => cell(at, 0, 'Ferry')),
      Buffer.alloc(0),
      Math.floor(length / 22),
    ),
  ),
  'Excel 97: strings': row('x.xls', (length) => excel97(new Uint8Array(0), shared(length, 1, 8000))),
  'Excel 97: strings over many records': row('x.xls', (length) =>
    excel97(new Uint8Array(0), shared(length / 3, 60_000, 3)),
  ),
  'Excel 97: merged ranges': row('x.xls', (length) =>
    excel97(Buffer.concat([cell(1, 0, 'Ferry'), rows(length, () => record(0xe5, u16(1, 1, 9999, 0, 0)))])),
  ),
  'Excel 97: links': row('x.xls', (length) =>
    excel97(
      rows(length, () =>
        record(
          0x1b8,
          u16(0, 9999, 0, 9),
          Buffer.from('e0c9ea79f9bace118c8200aa004ba90b', 'hex'),
          u32(8),
          Buffer.from('h:\0\0', 'utf16le'),
        ),
      ),
    ),
  ),
  'Outlook: a text': message((length) => ({ '__substg1.0_1000001F': Buffer.alloc(length, 'a\0') })),
  'Outlook: RTF': message((length) => ({
    '__substg1.0_10090102': Buffer.concat([
      u32(length + 12, length, 0x414c454d, 0),
      Buffer.from(`{\\rtf1 ${'{a}'.repeat(length / 3)}}`),
    ]),
  })),
  'Outlook: compressed RTF': message((length) => ({
    '__substg1.0_10090102': Buffer.concat([u32(length + 12, 1e9, 0x75465a4c, 0), Buffer.alloc(length, 0xff)]),
  })),
  'Outlook: properties': row('x.msg', (length) => compoundFile({ [MESSAGE]: rows(length, (at) => u32(at, 0, 0, 0)) })),
  'Outlook: attached files': message(
    (length) =>
      Object.fromEntries(
        Array.from({ length: length / 300 }, (_, i) => [
          `__attach_version1.0_#${i.toString(16).padStart(8, '0')}/__substg1.0_37010102`,
          'a',
        ]),
      ),
    600_000,
  ),
  'compound file: a stream in a circle': row('x.doc', (length) => circle(length, 'stream')),
  'compound file: tables in a circle': row('x.doc', (length) => circle(length, 'tables')),
  'compound file: a chain of lists of tables': row('x.doc', lists),
  'compound file: a message of noise': message((length) => ({ [MESSAGE]: '\u0001a\u0002'.repeat(length / 3) })),
  'compound file: a document of noise': row('x.doc', (length) =>
    compoundFile({ WordDocument: '\u0001a\u0002'.repeat(length / 3) }),
  ),
  'compound file: a workbook of noise': row('x.xls', (length) =>
    compoundFile({ Workbook: '\u0009\u0008\u0001a'.repeat(length / 4) }),
  ),
};
