import { isZip, kindOfZip } from './zip-kind.ts';

interface Signature {
  readonly what: string;
  /** Latin-1 characters that stand at `at`. */
  readonly bytes: string;
  readonly at?: number;
  /** Text could begin so too: only names bytes that are known not to be text. */
  readonly weak?: true;
}

const SIGNATURES: readonly Signature[] = [
  { what: 'a JPEG picture', bytes: '\xff\xd8\xff' },
  { what: 'a PNG picture', bytes: '\x89PNG\r\n\x1a\n' },
  { what: 'a GIF picture', bytes: 'GIF87a' },
  { what: 'a GIF picture', bytes: 'GIF89a' },
  { what: 'a TIFF picture', bytes: 'II*\0' },
  { what: 'a TIFF picture', bytes: 'MM\0*' },
  { what: 'a WebP picture', bytes: 'WEBP', at: 8 },
  { what: 'a Photoshop file', bytes: '8BPS\0' },
  { what: 'a bitmap picture', bytes: 'BM', weak: true },
  { what: 'an HEIC picture', bytes: 'ftyphei', at: 4 },
  { what: 'an AVIF picture', bytes: 'ftypavif', at: 4 },
  { what: 'an MP4 or QuickTime video', bytes: 'ftyp', at: 4 },
  { what: 'a WebM or Matroska video', bytes: '\x1aE\xdf\xa3' },
  { what: 'an AVI video', bytes: 'AVI ', at: 8 },
  { what: 'an MPEG video', bytes: '\0\0\x01\xba' },
  { what: 'a Flash video', bytes: 'FLV\x01' },
  { what: 'a WAV recording', bytes: 'WAVE', at: 8 },
  { what: 'an Ogg recording', bytes: 'OggS\0' },
  { what: 'a FLAC recording', bytes: 'fLaC\0' },
  { what: 'an MP3 recording', bytes: 'ID3', weak: true },
  { what: 'an MP3 recording', bytes: '\xff\xfb', weak: true },
  { what: 'an MP3 recording', bytes: '\xff\xf3', weak: true },
  { what: 'a PDF document', bytes: '%PDF-' },
  { what: 'an RTF document', bytes: '{\\rtf' },
  { what: 'an old Office document (.doc, .xls, .ppt)', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { what: 'a gzip archive', bytes: '\x1f\x8b' },
  { what: 'an xz archive', bytes: '\xfd7zXZ\0' },
  { what: 'a bzip2 archive', bytes: 'BZh', weak: true },
  { what: 'a 7-Zip archive', bytes: "7z\xbc\xaf'\x1c" },
  { what: 'a RAR archive', bytes: 'Rar!\x1a\x07' },
  { what: 'a Zstandard archive', bytes: '(\xb5/\xfd' },
  { what: 'a SQLite database', bytes: 'SQLite format 3\0' },
  { what: 'a program', bytes: '\x7fELF' },
  { what: 'a program', bytes: 'MZ', weak: true },
  { what: 'a WebAssembly module', bytes: '\0asm' },
  { what: 'a font', bytes: 'wOF2' },
  { what: 'a font', bytes: 'wOFF' },
  { what: 'an Apple property list', bytes: 'bplist00' },
];

/** What the first bytes say for certain that a file is (`a JPEG picture`), or null. */
export function signatureOf(bytes: Uint8Array): string | null {
  return find(bytes, false);
}

/** What to call bytes that are known not to be text. */
export function nameOfBytes(bytes: Uint8Array): string {
  return find(bytes, true) ?? 'binary data';
}

function find(bytes: Uint8Array, weakToo: boolean): string | null {
  const row = SIGNATURES.find((row) => (weakToo || !row.weak) && matches(bytes, row.bytes, row.at ?? 0));
  if (row) return row.what;
  return isZip(bytes) ? (kindOfZip(bytes)?.what ?? 'a ZIP archive') : null;
}

function matches(bytes: Uint8Array, signature: string, at: number): boolean {
  for (let i = 0; i < signature.length; i++) if (bytes[at + i] !== signature.charCodeAt(i)) return false;
  return true;
}
