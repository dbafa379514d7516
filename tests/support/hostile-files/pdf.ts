/** PDFs that swell, or have no ends. */
import { deflateSync } from 'node:zlib';
import { written } from '../make-pdf.ts';

interface Stream {
  readonly filter: string;
  readonly data: Uint8Array;
}

/** A PDF of a page for each stream, which is its content; `more` objects follow them. */
function pdfOf(streams: readonly Stream[], more: readonly Stream[] = []): Uint8Array {
  const objects = new Map<number, Buffer>();
  const text = (id: number, content: string) => objects.set(id, Buffer.from(content));
  const kids = streams.map((_, i) => `${3 + i} 0 R`);
  text(1, '<</Type/Catalog/Pages 2 0 R>>');
  text(2, `<</Type/Pages/Count ${streams.length}/Kids[${kids.join(' ')}]>>`);
  const first = 3 + streams.length;
  streams.forEach((_, i) => {
    text(3 + i, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${FONT}>>/Contents ${first + i} 0 R>>`);
  });
  [...streams, ...more].forEach(({ filter, data }, i) => {
    const head = Buffer.from(`<</Length ${data.length}/Filter${filter}>>\nstream\n`);
    objects.set(first + i, Buffer.concat([head, data, Buffer.from('\nendstream')]));
  });
  return written(objects, 'Root 1 0 R');
}

const FONT = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>';
const TEXT = 'BT /F 12 Tf 50 700 Td (The council met on Monday) Tj ET\n';

/** A content of some text and so many spaces. */
const spaces = (length: number) => Buffer.concat([Buffer.from(TEXT), Buffer.alloc(length, ' ')]);

/** 128 times the byte behind it (ISO 32000-1, 7.4.5). */
const runs = (length: number) => Buffer.alloc(Math.ceil(length / 64), Buffer.from([129, 32]));

/** Codes that each stand for one space more than the one before (ISO 32000-1, 7.4.4). */
function lzw(length: number): Uint8Array {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  const put = (code: number, width: number) => {
    bits = (bits << width) | code;
    held += width;
    for (; held >= 8; held -= 8) bytes.push((bits >> (held - 8)) & 0xff);
    bits &= (1 << held) - 1;
  };
  for (let done = 0, width = 9; done < length; ) {
    put(256, width);
    put(32, 9);
    for (let next = 258, code = 258; next < 4094; next++, code++) {
      width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
      put(code, width);
      done += code - 256;
    }
  }
  return Uint8Array.from(bytes);
}

/** PDFs whose only stream has about so many bytes once it is decoded, by each of the filters that swell. */
export const SWELLING: readonly (readonly [what: string, make: (length: number) => Uint8Array])[] = [
  ['Flate', (length) => pdfOf([{ filter: '/FlateDecode', data: deflateSync(spaces(length)) }])],
  [
    'Flate twice',
    (length) => pdfOf([{ filter: '[/FlateDecode/FlateDecode]', data: deflateSync(deflateSync(spaces(length))) }]),
  ],
  ['RunLength', (length) => pdfOf([{ filter: '/RunLengthDecode', data: runs(length) }])],
  [
    'RunLength in Flate',
    (length) => pdfOf([{ filter: '[/FlateDecode/RunLengthDecode]', data: deflateSync(runs(length)) }]),
  ],
  ['LZW', (length) => pdfOf([{ filter: '/LZWDecode', data: lzw(length) }])],
  [
    'hexadecimal in Flate',
    (length) => pdfOf([{ filter: '[/FlateDecode/ASCIIHexDecode]', data: deflateSync(Buffer.alloc(2 * length, '20')) }]),
  ],
];

/** Pages of 4 MB of spaces each. */
export function manySwelling(length: number): Uint8Array {
  const data = deflateSync(spaces(4e6));
  return pdfOf(Array.from({ length: Math.ceil(length / 4e6) }, () => ({ filter: '/FlateDecode', data })));
}

/** A page of text beside a picture, which no reader of text decodes. */
export function besidePicture(length: number): Uint8Array {
  const picture = { filter: '/FlateDecode/Subtype/Image/Width 9/Height 9', data: deflateSync(Buffer.alloc(length)) };
  return pdfOf([{ filter: '/FlateDecode', data: deflateSync(Buffer.from(TEXT.repeat(3))) }], [picture]);
}

/** Streams that begin and never end. */
export function withoutEnds(length: number): Uint8Array {
  return Buffer.from(`%PDF-1.7\n${'stream\nx\x9c'.repeat(length / 9)}`, 'latin1');
}
