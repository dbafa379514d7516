/** A short file of each hostile kind, for tests of the whole pipeline. */
import { gzipSync } from 'node:zlib';
import { zip } from '../make/make-zip.ts';
import { HOSTILE } from './index.ts';
import { PLACES } from './numbers.ts';
import { manySwelling, SWELLING, withoutEnds } from './pdf.ts';
import { BODY, FORMATS } from './text.ts';

export interface SmallFile {
  readonly what: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const LENGTH = 300;
/** Halves of a character, a control, and a code point that is none. */
const UNFIT = '\udea2\ud83d\u0001\uffff';
const MB = 1e6;
const bytesOf = (file: string | Uint8Array) => (typeof file === 'string' ? Buffer.from(file) : file);

/** Files whose name is what is odd about them; all keys that S3 takes. */
const ODD_NAMES: readonly (readonly [what: string, fileName: string])[] = [
  ['bidi', 'a\u202egnp.txt'],
  ['isolates', 'a\u2066b\u2067c.txt'],
  ['a line end', 'a\nb.txt'],
  ['controls', 'a\u0001\u001b[31m\u007f\u0085b.txt'],
  ['U+FFFE', 'a\ufffeb.txt'],
  ['U+FFFF', 'a\uffff.txt'],
  ['beyond the first plane', '\u{1f6a2}\u{10ffff}.txt'],
  ['mark-up', '<script>alert(1)</script>.txt'],
  ['quotes', `'"\`\\.txt`],
  ['what addresses are made of', '?a=b&c#d%2e%00+e.txt'],
  ['folders without names', 'a//b///c.txt'],
  ['the most bytes', `${'ن'.repeat(480)}.txt`],
];

/** Nothing to read, or far more than it seems. */
const REST: readonly (readonly [what: string, fileName: string, bytes: string | Uint8Array])[] = [
  ['nothing', 'x.txt', ''],
  ['nothing, as a PDF', 'x.pdf', ''],
  ['NUL', 'x.txt', new Uint8Array(999)],
  ['noise', 'x.bin', Uint8Array.from({ length: 999 }, (_, i) => (i * i * 31) % 251)],
  ['U+FFFE alone', 'x.txt', '\ufffe'],
  ['a gzip of 60 MB', 'x.txt.gz', gzipSync(Buffer.alloc(60 * MB))],
  ['an archive of 60 MB', 'x.zip', zip([{ name: 'a.txt', content: Buffer.alloc(60 * MB, 'a ') }])],
  [
    'an archive in an archive',
    'x.zip',
    zip([{ name: 'a.zip', content: zip([{ name: 'b.txt', content: BODY }]), stored: true }]),
  ],
  ...SWELLING.map(([what, make]) => [`a PDF that swells by ${what}`, 'x.pdf', make(60 * MB)] as const),
  ['a PDF whose pages swell', 'x.pdf', manySwelling(300 * MB)],
  ['a PDF of 80,000 streams without ends', 'x.pdf', withoutEnds(720_000)],
];

/** One place of each format. */
const NUMBERED = new Map(PLACES.map((place) => [place[1], place])).values().toArray();

export const SMALL: readonly SmallFile[] = [
  ...HOSTILE.map(({ what, fileName, make }) => ({ what, fileName, bytes: make(LENGTH) })),
  ...FORMATS.map(([where, fileName, file]) => ({
    what: `text in ${where}`,
    fileName: fileName.replaceAll(/[^\w.]/g, ''),
    bytes: bytesOf(file(UNFIT)),
  })),
  ...NUMBERED.map(([where, fileName, file]) => ({ what: `numbers in ${where}`, fileName, bytes: bytesOf(file('-5')) })),
  ...ODD_NAMES.map(([what, fileName]) => ({ what: `${what} in the name`, fileName, bytes: bytesOf(BODY) })),
  ...REST.map(([what, fileName, file]) => ({ what, fileName, bytes: bytesOf(file) })),
];
