/** Packed files: what is packed in packed files, sizes that lie, many small members. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { zip } from '../make/make-zip.ts';
import type { HostileFile } from './hostile-file.ts';

const row =
  (fileName: string, longest: number, make: (length: number) => Uint8Array) =>
  (what: string): HostileFile => ({ what, fileName, longest, make, isPacked: true });

const LINE = 'The bridge is open, said Mara Lind.\n';
const filled = (piece: string, length: number) => piece.repeat(Math.max(1, Math.floor(length / piece.length)));
const WORD = { name: '[Content_Types].xml', content: '' };

/** The archive with each size in its directory and heads replaced: a reader that trusts it makes too much room, or too little. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (const [mark, offset] of [
    ['PK\x01\x02', 24],
    ['PK\x03\x04', 22],
  ] as const) {
    for (let at = copy.indexOf(mark, 0, 'latin1'); at >= 0; at = copy.indexOf(mark, at + 4, 'latin1'))
      copy.writeUInt32LE(size, at + offset);
  }
  return copy;
}

const docx = (content: string, relations = '', stored = true) =>
  zip([
    WORD,
    { name: 'word/document.xml', content, stored },
    { name: 'word/_rels/document.xml.rels', content: relations, stored },
  ]);

const sheet = (cells: string, strings = '', times = 1) =>
  zip([
    WORD,
    { name: 'xl/workbook.xml', content: `<workbook><sheets>${'<sheet r:id="a"/>'.repeat(times)}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<R><Relationship Id="a" Type="/worksheet" Target="a.xml"/><Relationship Id="b" Type="/sharedStrings" Target="b.xml"/></R>',
    },
    { name: 'xl/a.xml', content: cells, stored: true },
    { name: 'xl/b.xml', content: strings, stored: true },
  ]);

const warc = (body: string, head = '') =>
  Buffer.from(
    `WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ${body.length + head.length + 19}\r\n\r\nHTTP/1.1 200 OK\r\n${head}\r\n${body}`,
  );

export const PACKED: Readonly<Record<string, (what: string) => HostileFile>> = {
  'gzip: a file of zeros': row('x.txt.gz', 49e6, (length) => gzipSync(Buffer.alloc(length))),
  'gzip: packed again and again': row('x.txt.gz', 49e6, (length) =>
    gzipSync(gzipSync(gzipSync(gzipSync(filled(LINE, length))))),
  ),
  'gzip: members of a line': row('x.txt.gz', 10e6, (length) =>
    Buffer.concat(Array<Buffer>(Math.ceil(length / 40)).fill(gzipSync(LINE))),
  ),
  'WARC: members of a record': row('x.warc.gz', 10e6, (length) =>
    Buffer.concat(Array<Buffer>(Math.ceil(length / 100)).fill(gzipSync(warc(LINE)))),
  ),
  'WARC: heads without end': row('x.warc', 57e6, (length) => Buffer.from(filled('WARC/1.0\r\nA: b\r\n', length))),
  'ZIP: sizes that lie': row('x.zip', 19e6, (length) =>
    lying(zip([{ name: 'a.txt', content: filled(LINE, length) }]), 1),
  ),
  'ZIP: huge sizes that lie': row('x.zip', 19e6, (length) =>
    lying(zip([{ name: 'a.txt', content: filled(LINE, length) }]), 0xfffffff0),
  ),
  'ZIP: archives in it': row('x.zip', 19e6, (length) =>
    zip(
      Array.from({ length: 20 }, (_, i) => ({
        name: `${i}.zip`,
        content: zip([{ name: 'a.txt', content: filled(LINE, length / 20) }]),
      })),
    ),
  ),
  'ZIP: packed texts': row('x.zip', 19e6, (length) =>
    zip(Array.from({ length: 20 }, (_, i) => ({ name: `${i}.txt.gz`, content: gzipSync(filled(LINE, length / 2)) }))),
  ),
  'ZIP: documents in it': row('x.zip', 60e6, (length) =>
    zip(
      Array.from({ length: 20 }, (_, i) => ({
        name: `${i}.docx`,
        content: docx(filled('<w:p><w:r><w:t>The bridge is open</w:t></w:r></w:p>', length / 20)),
        stored: true,
      })),
    ),
  ),
  'Word: a bomb': row('x.docx', 29e6, (length) => docx(filled(' ', length), '', false)),
  'Word: sizes that lie': row('x.docx', 29e6, (length) =>
    lying(docx(filled('<w:p><w:r><w:t>The bridge is open</w:t></w:r></w:p>', length)), 1),
  ),
  'Word: relations': row('x.docx', 29e6, (length) =>
    docx('<w:p/>', filled('<Relationship Id="a" Target="https://a.example"/>', length)),
  ),
  'Word: fields that go on': row('x.docx', 29e6, (length) =>
    docx(
      filled(
        '<w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>a</w:t>',
        length,
      ),
    ),
  ),
  'Word: links': row('x.docx', 29e6, (length) =>
    docx(filled('<w:p><w:fldSimple w:instr=" HYPERLINK https://a.example "><w:t>a</w:t></w:fldSimple></w:p>', length)),
  ),
  'Excel: sheets that are one': row('x.xlsx', 29e6, (length) =>
    sheet(filled('<row><c t="str"><v>Title</v></c></row>', length), '', 50),
  ),
  'Excel: cells': row('x.xlsx', 29e6, (length) => sheet(filled('<row><c t="str"><v>Title</v></c></row>', length))),
  'Excel: strings': row('x.xlsx', 29e6, (length) =>
    sheet('<row><c t="s"><v>0</v></c></row>', filled('<si><t>a</t></si>', length)),
  ),
  'Excel: one string without end': row('x.xlsx', 29e6, (length) =>
    sheet('<row><c t="s"><v>0</v></c></row>', filled('<t>a</t>', length)),
  ),
  'Excel: merged ranges': row('x.xlsx', 29e6, (length) =>
    sheet(`<row><c t="str"><v>Title</v></c></row>${filled('<mergeCell ref="A1:A10000"/>', length)}`),
  ),
  'an answer packed five times': row('x.txt', 40e6, (length) => {
    let body: Uint8Array = Buffer.from(filled(LINE, length));
    for (let i = 0; i < 5; i++) body = gzipSync(body);
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip\r\n\r\n';
    return Buffer.concat([Buffer.from(head), body]);
  }),
  'an answer packed without a head': row('x.txt', 40e6, (length) =>
    Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\n\r\n'),
      deflateRawSync(filled(`<p>${LINE}`, length)),
    ]),
  ),
  'a saved page: objects in a circle': row('x.webarchive', 5e6, (length) => propertyList(length)),
};

/** A property list (binary) whose dictionary has a hundred keys, each a text as long as the list. */
function propertyList(length: number): Uint8Array {
  const keys = 100;
  const dictionary = Buffer.concat([Buffer.from([0xdf, 0x10, keys]), Buffer.alloc(keys, 1), Buffer.alloc(keys, 0)]);
  const text = Buffer.concat([Buffer.from([0x5f, 0x12]), Buffer.alloc(4), Buffer.alloc(length, 'a')]);
  text.writeUInt32BE(length, 2);
  const head = Buffer.from('bplist00');
  const table = Buffer.alloc(8);
  table.writeUInt32BE(head.length, 0);
  table.writeUInt32BE(head.length + dictionary.length, 4);
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeUInt32BE(2, 12);
  trailer.writeUInt32BE(head.length + dictionary.length + text.length, 28);
  return Buffer.concat([head, dictionary, text, table, trailer]);
}
