import { isZip, kindOfZip } from './zip-kind.ts';

interface Signature {
  readonly what: string;
  /** Expected at offset `at` (0 by default), as Latin-1. */
  readonly bytes: string;
  readonly at?: number;
  /** Also expected at the beginning. */
  readonly begin?: string;
  /** Text may begin like this, too: used only for bytes that are known not to be text. */
  readonly weak?: true;
}

const SIGNATURES: readonly Signature[] = [
  { what: 'a JPEG picture', bytes: '\xff\xd8\xff' },
  { what: 'a PNG picture', bytes: '\x89PNG\r\n\x1a\n' },
  { what: 'a GIF picture', bytes: 'GIF87a' },
  { what: 'a GIF picture', bytes: 'GIF89a' },
  { what: 'a TIFF picture', bytes: 'II*\0' },
  { what: 'a TIFF picture', bytes: 'MM\0*' },
  { what: 'a WebP picture', bytes: 'WEBP', at: 8, begin: 'RIFF' },
  { what: 'a Photoshop file', bytes: '8BPS\0' },
  { what: 'a bitmap picture', bytes: 'BM', weak: true },
  { what: 'a JPEG 2000 picture', bytes: '\0\0\0\x0cjP  ' },
  { what: 'a JPEG XL picture', bytes: '\0\0\0\x0cJXL ' },
  { what: 'a JPEG XL picture', bytes: '\xff\x0a', weak: true },
  { what: 'an icon', bytes: '\0\0\x01\0' },
  { what: 'a DjVu scan', bytes: 'AT&TFORM' },
  { what: 'an OpenEXR picture', bytes: 'v/1\x01' },
  { what: 'a PostScript drawing', bytes: '%!PS' },
  { what: 'a PostScript drawing', bytes: '\xc5\xd0\xd3\xc6', weak: true },
  { what: 'an HEIC picture', bytes: 'ftyphei', at: 4, begin: '\0\0' },
  { what: 'an HEIC picture', bytes: 'ftypmif1', at: 4, begin: '\0\0' },
  { what: 'an M4A recording', bytes: 'ftypM4A', at: 4, begin: '\0\0' },
  { what: 'an AVIF picture', bytes: 'ftypavif', at: 4, begin: '\0\0' },
  { what: 'an MP4 or QuickTime video', bytes: 'ftyp', at: 4, begin: '\0\0' },
  { what: 'a WebM or Matroska video', bytes: '\x1aE\xdf\xa3' },
  { what: 'an AVI video', bytes: 'AVI ', at: 8, begin: 'RIFF' },
  { what: 'an MPEG video', bytes: '\0\0\x01\xba' },
  { what: 'an MPEG video', bytes: '\0\0\x01\xb3' },
  { what: 'an MPEG transport stream', bytes: 'G', at: 188, begin: 'G', weak: true },
  { what: 'a Windows Media file', bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
  { what: 'a Flash film', bytes: 'CWS', weak: true },
  { what: 'a QuickTime video', bytes: 'moov', at: 4, begin: '\0\0' },
  { what: 'a Flash video', bytes: 'FLV\x01' },
  { what: 'a WAV recording', bytes: 'WAVE', at: 8, begin: 'RIFF' },
  { what: 'an Ogg recording', bytes: 'OggS\0' },
  { what: 'a FLAC recording', bytes: 'fLaC\0' },
  { what: 'an AIFF recording', bytes: 'AIFF', at: 8, begin: 'FORM' },
  { what: 'an AMR recording', bytes: '#!AMR' },
  { what: 'a MIDI recording', bytes: 'MThd\0\0' },
  { what: 'an MP3 recording', bytes: 'ID3', weak: true },
  { what: 'an MP3 recording', bytes: '\xff\xfb', weak: true },
  { what: 'an MP3 recording', bytes: '\xff\xf3', weak: true },
  { what: 'a PDF document', bytes: '%PDF-' },
  { what: 'an RTF document', bytes: '{\\rtf' },
  {
    what: 'an old PowerPoint presentation (.ppt), or another old Office file, perhaps a damaged one',
    bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  },
  { what: 'a gzip archive', bytes: '\x1f\x8b' },
  { what: 'an xz archive', bytes: '\xfd7zXZ\0' },
  { what: 'a bzip2 archive', bytes: 'BZh', weak: true },
  { what: 'a 7-Zip archive', bytes: "7z\xbc\xaf'\x1c" },
  { what: 'a RAR archive', bytes: 'Rar!\x1a\x07' },
  { what: 'a Zstandard archive', bytes: '(\xb5/\xfd' },
  { what: 'an LZ4 archive', bytes: '\x04\x22\x4d\x18' },
  { what: 'a lzip archive', bytes: 'LZIP\x01' },
  { what: 'a compressed file (.Z)', bytes: '\x1f\x9d' },
  { what: 'a cabinet archive', bytes: 'MSCF\0\0\0\0' },
  { what: 'a tar archive', bytes: 'ustar', at: 257 },
  { what: 'a Debian package', bytes: '!<arch>\n' },
  { what: 'a disk image', bytes: 'CD001', at: 32_769 },
  { what: 'an Outlook mailbox', bytes: '!BDN' },
  { what: 'an Access database', bytes: '\0\x01\0\0Standard ' },
  { what: 'a Parquet table', bytes: 'PAR1', weak: true },
  { what: 'a SQLite database', bytes: 'SQLite format 3\0' },
  { what: 'a program', bytes: '\x7fELF' },
  { what: 'a program', bytes: 'MZ', weak: true },
  { what: 'a program', bytes: '\xcf\xfa\xed\xfe' },
  { what: 'a program', bytes: '\xfe\xed\xfa\xcf' },
  { what: 'a Java program', bytes: '\xca\xfe\xba\xbe' },
  { what: 'a WebAssembly module', bytes: '\0asm' },
  { what: 'a font', bytes: 'wOF2' },
  { what: 'a font', bytes: 'wOFF' },
  { what: 'a font', bytes: 'OTTO\0' },
  { what: 'a font', bytes: '\0\x01\0\0\0' },
  { what: 'a font', bytes: 'ttcf\0' },
  { what: 'an Apple property list', bytes: 'bplist00' },
];

/** What a file certainly is by its first bytes (`a JPEG picture`), or null. */
export function signatureOf(bytes: Uint8Array): string | null {
  return find(bytes, false);
}

/** A name for bytes that are known not to be text. */
export function nameOfBytes(bytes: Uint8Array): string {
  return find(bytes, true) ?? 'binary data';
}

/** Advice by kind of file. */
const ADVICE: readonly (readonly [what: RegExp, advice: string])[] = [
  [/archive|package|image|compressed/, 'Pack its files as a ZIP archive, or drop them one by one.'],
  [/picture|scan|drawing|icon/, 'Run text recognition (OCR) on it, or write its text into a file.'],
  [/video|recording|film|stream|Media/, 'Drop its captions (.vtt, .srt) or a text about it that links to it.'],
  [/Office|RTF|OpenDocument|Excel|PowerPoint|Pages/, 'Save it as a Word document (.docx) or as plain text.'],
  [/EPUB/, 'Save the chapter as HTML or as plain text.'],
];

/** Advice to the user about a file that is `what` (from `signatureOf`). */
export function adviceFor(what: string): string {
  return ADVICE.find(([kind]) => kind.test(what))?.[1] ?? 'Save the clip as plain text, HTML or Markdown.';
}

function find(bytes: Uint8Array, weakToo: boolean): string | null {
  const row = SIGNATURES.find(
    ({ bytes: signature, at = 0, begin = '', weak }) =>
      (weakToo || !weak) && matches(bytes, signature, at) && matches(bytes, begin, 0),
  );
  if (row) return row.what;
  return isZip(bytes) ? (kindOfZip(bytes)?.what ?? 'a ZIP archive') : null;
}

function matches(bytes: Uint8Array, signature: string, at: number): boolean {
  for (let i = 0; i < signature.length; i++) if (bytes[at + i] !== signature.charCodeAt(i)) return false;
  return true;
}
