/** PDFs that swell, or have no ends. */
import { deflateSync } from 'node:zlib';
import { written } from '../make/make-pdf.ts';

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
    for (let next = 258, code = 258; next < 4094 && done < length; next++, code++) {
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

/** Pages of spaces; what is long has 4 MB in each. */
export function manySwelling(length: number): Uint8Array {
  const size = Math.max(1000, Math.min(4e6, length / 25));
  const data = deflateSync(spaces(size));
  return pdfOf(Array.from({ length: Math.ceil(length / size) }, () => ({ filter: '/FlateDecode', data })));
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

type Objects = readonly (readonly [id: number, body: string | Buffer])[];

/** A PDF of a page of text and these objects, of which those of the same number replace its own. */
function pdfWith(objects: Objects, trailer = 'Root 1 0 R'): Uint8Array {
  const own: Objects = [
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
    [3, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${FONT}>>/Contents 4 0 R>>`],
    [4, stream(Buffer.from(TEXT))],
  ];
  return written(new Map([...own, ...objects].map(([id, body]) => [id, Buffer.from(body)])), trailer);
}

function stream(data: Uint8Array, entries = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** A stream of objects: the numbers and places of each, then all of them (ISO 32000-1, 7.5.7). */
function objectStream(count: number, extended: string, object = '<<>>'): Buffer {
  const heads = Array.from({ length: count }, (_, i) => `${1000 + i} ${i * (object.length + 1)}`).join(' ');
  const data = deflateSync(Buffer.from(`${heads} ${`${object} `.repeat(count)}`));
  return stream(data, `/Type/ObjStm/N ${count}/First ${heads.length + 1}/Filter/FlateDecode${extended}`);
}

const many = (length: number, size: number, of: (i: number) => readonly [number, string | Buffer]): Objects =>
  Array.from({ length: Math.max(1, Math.ceil(length / size)) }, (_, i) => of(i));

/** PDFs of tables that lead in circles, nested forms, deep trees of pages, content that all pages share. */
export const STRUCTURES: Readonly<
  Record<string, readonly [longest: number, make: (length: number) => Uint8Array, countedFrom?: number | null]>
> = {
  'PDF: a table before itself': [
    1e6,
    (length) => {
      const bytes = pdfWith(many(length, 60, (i) => [10 + i, `<</A ${i}>>`]));
      const text = Buffer.from(bytes).toString('latin1');
      const at = text.lastIndexOf('startxref\n') + 10;
      return Buffer.from(text.replace('trailer\n<<', `trailer\n<</Prev ${text.slice(at).split('\n', 1)[0]}`), 'latin1');
    },
  ],
  'PDF: streams of objects': [
    5e6,
    (length) => pdfWith(many(length, 40_000, (i) => [10 + i, objectStream(4000, '')])),
    40_000,
  ],
  'PDF: streams of objects in a circle': [
    1e6,
    (length) => pdfWith(many(length, 400, (i) => [10 + i, objectStream(10, `/Extends ${10 + i} 0 R`)])),
  ],
  'PDF: a deep tree of pages': [
    2e6,
    (length) => {
      const depth = Math.ceil(length / 60);
      return pdfWith([
        [2, '<</Type/Pages/Count 1/Kids[10 0 R]>>'],
        ...many(length, 60, (i) => [10 + i, `<</Type/Pages/Count 1/Kids[${i + 1 === depth ? 3 : 11 + i} 0 R]>>`]),
      ]);
    },
  ],
  'PDF: pages in a circle': [100, () => pdfWith([[2, '<</Type/Pages/Count 99/Kids[2 0 R 2 0 R]>>']]), null],
  'PDF: pages that share their content': [
    2e6,
    (length) => {
      const kids = Array.from({ length: 100 }, () => '3 0 R').join(' ');
      return pdfWith([
        [2, `<</Type/Pages/Count 100/Kids[${kids}]>>`],
        [4, stream(deflateSync(Buffer.from(TEXT.repeat(length / TEXT.length))), '/Filter/FlateDecode')],
      ]);
    },
    700,
  ],
  'PDF: forms in forms': [
    100,
    () => {
      const form = (next: string) =>
        stream(
          Buffer.from('/F Do '.repeat(10)),
          `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${next}>>${FONT}>>`,
        );
      return pdfWith([
        [3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 10 0 R>>>>/Contents 5 0 R>>'],
        [5, stream(Buffer.from('/F Do'))],
        ...Array.from({ length: 12 }, (_, i) => [10 + i, form(`${11 + i} 0 R`)] as const),
        [22, stream(Buffer.from(TEXT), `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<${FONT}>>`)],
      ]);
    },
    null,
  ],
  'PDF: a form in itself': [
    100,
    () =>
      pdfWith([
        [3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 10 0 R>>>>/Contents 5 0 R>>'],
        [5, stream(Buffer.from('/F Do'))],
        [
          10,
          stream(
            Buffer.from('/F Do /F Do'),
            '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 10 0 R>>>>',
          ),
        ],
      ]),
    null,
  ],
  'PDF: a chain of filters': [
    20e6,
    (length) => {
      let data: Uint8Array = spaces(length);
      for (let i = 0; i < 20; i++) data = deflateSync(data);
      return pdfOf([{ filter: `[${'/FlateDecode'.repeat(20)}]`, data }]);
    },
  ],
  'PDF: encrypted': [
    1e6,
    (length) =>
      pdfWith(
        [
          [4, stream(Buffer.alloc(length, 'a'))],
          [9, `<</Filter/Standard/V 2/R 3/Length 128/P -1/O(${'a'.repeat(32)})/U(${'b'.repeat(32)})>>`],
        ],
        'Root 1 0 R/Encrypt 9 0 R/ID[(a)(a)]',
      ),
  ],
  'PDF: operators': [
    5e6,
    (length) => pdfWith([[4, stream(Buffer.from(`BT /F 12 Tf ${'(a)Tj '.repeat(length / 6)}ET`))]]),
  ],
  'PDF: arrays in arrays': [1e6, (length) => pdfWith([[4, stream(Buffer.from('['.repeat(length)))]])],
  'PDF: links': [
    5e6,
    (length) => {
      const notes = Array.from(
        { length: length / 80 },
        () => '<</Type/Annot/Subtype/Link/Rect[9 9 9 9]/A<</S/URI/URI(https://a.example)>>>>',
      );
      return pdfWith([
        [
          3,
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${FONT}>>/Contents 4 0 R/Annots[${notes.join('')}]>>`,
        ],
        [4, stream(Buffer.from(TEXT.repeat(notes.length / 10)))],
      ]);
    },
    // Work on each link and character shows only among thousands.
    100_000,
  ],
};
