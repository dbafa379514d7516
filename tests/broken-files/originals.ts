/** Whole files of every kind that is read: saved ones, and small ones made here. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { HOSTILE } from '../support/hostile-files/index.ts';
import { NUMBERS, PLACES } from '../support/hostile-files/numbers.ts';
import { BODY, FORMATS } from '../support/hostile-files/text.ts';
import { compoundFile } from '../support/make/compound.ts';
import { lines, pdf } from '../support/make/make-pdf.ts';
import { zip } from '../support/make/make-zip.ts';
import { outlookMessage } from '../support/make/outlook-message.ts';
import { documents } from '../support/make/small-documents.ts';

export interface Original {
  readonly fileName: string;
  readonly bytes: Buffer;
}

const SAVED = ['clips', 'reports', 'documents'].map((folder) => new URL(`../fixtures/${folder}/`, import.meta.url));
/** Longer ones cost more than they show. */
const LONGEST = 100_000;
/** Of the costly shapes, which are made in any length. */
const LENGTH = 2000;

/** The files of a folder, in the order of their names. */
function savedIn(folder: URL): Original[] {
  return readdirSync(folder)
    .sort()
    .map((fileName) => ({ fileName, bytes: readFileSync(new URL(fileName, folder)) }));
}

const PAGE = `<h1>Ferry sails</h1><p>Radio Hill, 6 May 2019</p><p>${BODY}</p><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>`;
const warc = documents.find(([name]) => name === 'page.warc')?.[1] ?? '';

const MADE: readonly (readonly [fileName: string, bytes: string | Uint8Array])[] = [
  [
    'x.pdf',
    pdf(
      [
        {
          runs: [...lines(50, 800, 24, 'Ferry sails'), ...lines(50, 740, 10, 'Radio Hill, 6 May 2019', BODY)],
          links: [{ url: 'https://youtu.be/dQw4w9WgXcQ', at: [50, 700, 200, 750] }],
        },
        { runs: lines(50, 800, 10, BODY) },
      ],
      { Title: 'Ferry sails', Author: 'Ann Lee' },
    ),
  ],
  [
    'x.msg',
    outlookMessage({
      texts: { '0037': 'Ferry sails', '0C1A': 'Ann Lee', '1000': BODY },
      ansi: { '001A': Buffer.from('IPM.Note') },
      bytes: { '1013': Buffer.from(PAGE) },
      numbers: { '3FDE': 65001 },
      sent: '2019-05-06T10:00:00Z',
      attached: [
        { name: 'a.html', type: 'text/html', content: PAGE },
        { texts: { '0037': 'Inner', '1000': BODY }, sent: '2019-05-05T10:00:00Z' },
      ],
    }),
  ],
  ['x.zip', zip(documents.map(([name, content]) => ({ name, content })))],
  ['x.html.gz', gzipSync(PAGE)],
  ['x.warc.gz', gzipSync(warc)],
  [
    'x.mbox',
    [1, 2, 3]
      .map(
        (i) =>
          `From a@example.org Mon Feb  6 10:00:0${i} 2017\nFrom: a@example.org\nSubject: Ferry ${i}\n\n${BODY}\n\n`,
      )
      .join(''),
  ],
  ['x.doc', compoundFile({ WordDocument: Buffer.alloc(4096, BODY), '1Table': BODY })],
  ['x.webarchive', webArchive()],
];

/** A page as Safari saves it, a property list (binary) of a dictionary in a dictionary. */
function webArchive(): Uint8Array {
  const text = (value: string) => Buffer.concat([Buffer.from([0x5f, 0x10, value.length]), Buffer.from(value)]);
  const page = Buffer.from(PAGE);
  const data = Buffer.concat([Buffer.from([0x4f, 0x11, page.length >> 8, page.length & 0xff]), page]);
  const objects = [
    Buffer.from([0xd1, 1, 2]),
    text('WebMainResource'),
    Buffer.from([0xd3, 3, 4, 5, 6, 7, 8]),
    text('WebResourceData'),
    text('WebResourceURL'),
    text('WebResourceTextEncodingName'),
    data,
    text('https://herald.example/bridge'),
    text('UTF-8'),
  ];
  const pieces = [Buffer.from('bplist00'), ...objects];
  const offsets = Buffer.alloc(2 * objects.length);
  let at = 8;
  for (const [i, { length }] of objects.entries()) {
    offsets.writeUInt16BE(at, 2 * i);
    at += length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeUInt32BE(objects.length, 12);
  trailer.writeUInt32BE(at, 28);
  return Buffer.concat([...pieces, offsets, trailer]);
}

/** All of them; always in the same order. */
export const ORIGINALS: readonly Original[] = [
  ...SAVED.flatMap(savedIn),
  ...documents.map(([fileName, text]) => ({ fileName, bytes: Buffer.from(text) })),
  ...MADE.map(([fileName, bytes]) => ({ fileName, bytes: Buffer.from(bytes) })),
  ...FORMATS.map(([, fileName, make]) => ({ fileName, bytes: Buffer.from(make('Mara')) })),
  ...PLACES.map(([, fileName, make]) => ({ fileName, bytes: Buffer.from(make(NUMBERS[2] ?? '0')) })),
  ...HOSTILE.map(({ fileName, make }) => ({ fileName, bytes: Buffer.from(make(LENGTH)) })),
].filter(({ bytes }) => bytes.length <= LONGEST);
