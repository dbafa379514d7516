import type { Warning } from '../../contract/clip.ts';
import { beginning, wellFormed } from '../../well-formed.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { MOST_CHARACTERS } from '../text/limits.ts';
import { fitOfEncoding, guessEncoding } from './guess-encoding.ts';
import { adviceFor, nameOfBytes, signatureOf } from './signature.ts';
import { unmarkedUtf16, utf32In } from './utf16-utf32.ts';

export type Decoded = Refusal | { kind: 'decoded'; source: string; encoding: string; warnings: Warning[] };

const MIB = 1024 * 1024;
/** Text beyond this is not read: in most encodings a character takes a byte. */
const MAX_BYTES = MOST_CHARACTERS;
/** A page must declare its encoding in its first 1024 bytes (HTML, 4.2.5.4); browsers that save it insert comments before. */
const DECLARATION_WITHIN = 4096;
const BOMS: readonly (readonly [encoding: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];
/** From this fit on the declared encoding is believed. */
const GOOD_FIT = 1.05;
/** By how much the fit of another encoding must exceed that of the declared one; more if it rests on few characters. */
const MARGIN = 0.4;
const MARGIN_OF_ONE = 4;

/**
 * The text in `bytes`, well-formed, without byte order mark and NULs, line ends as they are; or why there is none.
 * In this order: byte order mark, strict UTF-8, UTF-32 and UTF-16 without a mark, the encoding that its container
 * (`charset`) or the file declares unless it is plainly wrong, a guess (with the warning `encoding-guessed`). Strict
 * UTF-8 goes before the declaration because pages are often converted when saved while their `meta` stays, and text in
 * another encoding is hardly ever valid UTF-8. Of text over 5 MiB the beginning is read (`too-large`).
 */
export function decode(file: Uint8Array, charset: string | null = null): Decoded {
  const signature = signatureOf(file);
  if (signature !== null) return notText(signature);
  const bytes = beginningOf(file);
  const decoded = decodeAll(bytes, charset);
  if (decoded.kind === 'refused' || bytes.length === file.length) return decoded;
  const size = (file.length / MIB).toFixed(1);
  const message = `The text has ${size} MiB; the first ${MAX_BYTES / MIB} were read. Split it, or keep only the clip.`;
  return { ...decoded, warnings: [...decoded.warnings, { code: 'too-large', message }] };
}

/** Text that a container holds decoded, within the same limit and well-formed. */
export function decodedBeginning(text: string): Extract<Decoded, { kind: 'decoded' }> {
  const source = wellFormed(beginning(text, MOST_CHARACTERS));
  const message = `The text is longer than is read: the first ${MOST_CHARACTERS / MIB} million characters were. Split it.`;
  const warnings: Warning[] = text.length > MOST_CHARACTERS ? [{ code: 'too-large', message }] : [];
  return { kind: 'decoded', source, encoding: 'utf-16', warnings };
}

function decodeAll(bytes: Uint8Array, charset: string | null): Decoded {
  const hasNulls = bytes.subarray(0, DECLARATION_WITHIN).includes(0);
  const wide = hasNulls ? utf32In(bytes) : null;
  if (wide !== null) return decodedText(wide, 'utf-32', [], bytes);
  const marked = BOMS.find(([, ...bom]) => bom.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(bytes, marked[0], [], marked.length - 1);

  const binary = hasManyControls(bytes);
  if (!binary) {
    if (isIso2022Jp(bytes)) return decodeAs(bytes, 'iso-2022-jp', []);
    const utf8 = decodeStrictly('utf-8', bytes);
    if (utf8 !== null) return isUtf7(utf8, charset) ? UTF_7 : decodedText(utf8, 'utf-8', [], bytes);
  }
  const utf16 = unmarkedUtf16(bytes);
  if (utf16 !== null) return decodeAs(bytes, utf16, []);
  if (binary) return notText(nameOfBytes(bytes));
  return decodeLegacy(bytes, knownEncoding(charset) ?? declaredEncoding(bytes));
}

/** Text that is not in Unicode. */
function decodeLegacy(bytes: Uint8Array, declared: string | null): Decoded {
  if (declared !== null && declared !== 'utf-8' && isGood(bytes, declared)) return decodeAs(bytes, declared, []);
  if (isDamagedUtf8(bytes)) return decodeAs(bytes, 'utf-8', [guessed('utf-8', declared)]);
  const guess = guessEncoding(bytes);
  if (declared !== null && declared !== 'utf-8') {
    if (guess === null || guess.fit < fitOfEncoding(bytes, declared) + MARGIN + MARGIN_OF_ONE / guess.characters)
      return decodeAs(bytes, declared, []);
  }
  if (guess === null) return notText(nameOfBytes(bytes));
  return decodeAs(bytes, guess.encoding, [guessed(guess.encoding, declared)]);
}

/** Bytes that a declared encoding lacks are not in it; where it has them all, they must read as writing. */
function isGood(bytes: Uint8Array, declared: string): boolean {
  return fitOfEncoding(bytes, declared) >= GOOD_FIT;
}

function guessed(encoding: string, declared: string | null): Warning {
  const why =
    declared === null || declared === encoding
      ? 'The file is not clean UTF-8 and declares no other encoding'
      : `The file is not in ${declared}, as it declares`;
  return { code: 'encoding-guessed', message: `${why}; it was read as ${encoding}. Save it as UTF-8 to be sure.` };
}

/** The first `MAX_BYTES`, cut between two characters. */
function beginningOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= MAX_BYTES) return bytes;
  // White space at a multiple of four is a character boundary in every encoding.
  for (let at = MAX_BYTES; at > MAX_BYTES - 4096; at -= 4) {
    if (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d) return bytes.subarray(0, at);
  }
  let at = MAX_BYTES;
  while (((bytes[at] ?? 0) & 0xc0) === 0x80 && at > MAX_BYTES - 4) at--;
  return bytes.subarray(0, at);
}

/** Seven bits, and escape sequences that switch to Japanese and back (RFC 1468). */
function isIso2022Jp(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  if (at < 0) return false;
  const sequence = new TextDecoder('latin1').decode(bytes.subarray(at + 1, at + 3));
  return ['$B', '$@', '(J', '(I'].includes(sequence) && !bytes.some((byte) => byte > 0x7f);
}

/** No decoder supports UTF-7 (the standard forbids it for pages), and read as ASCII it is gibberish. */
function isUtf7(source: string, charset: string | null): boolean {
  const label =
    charset ?? /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:-]{2,40})/i.exec(source.slice(0, DECLARATION_WITHIN))?.[1];
  return /^(?:unicode-1-1-)?utf-?7$/i.test(label ?? '') && /\+[A-Za-z0-9+/]{2,9999}-?/.test(source);
}

const UTF_7 = refusal('not-text', 'The file is in UTF-7, which no browser reads any more. Save it as UTF-8.');

function decodeAs(bytes: Uint8Array, encoding: string, warnings: Warning[], skip = 0): Decoded {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(skip));
  return decodedText(text, encoding, warnings, bytes);
}

/** No encoding has a NUL without a byte of zero, and those are found in a tenth of the time. */
function decodedText(text: string, encoding: string, warnings: Warning[], bytes: Uint8Array): Decoded {
  const source = wellFormed(bytes.includes(0) ? text.replaceAll('\0', '') : text);
  if (/[^\s\u200b-\u200f\ufeff]/u.test(source)) return { kind: 'decoded', source, encoding, warnings };
  return refusal('empty', 'The file holds no text. Drop it again with its content.');
}

function notText(what: string): Refusal {
  return refusal('not-text', `The file is ${what}, not text. ${adviceFor(what)}`);
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // A fatal decoder reports invalid bytes by a TypeError.
    return null;
  }
}

/** Bytes by which a file is judged to be text or not. */
const JUDGED_BY = 32_768;

/** Control characters are a tenth of arbitrary bytes but rare in text; a few stray ones are tolerated. */
function hasManyControls(file: Uint8Array): boolean {
  const bytes = file.subarray(0, JUDGED_BY);
  let controls = 0;
  let nulls = 0;
  // By index, because an iterator takes six times as long.
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x20 && byte !== 0x7f) continue;
    if (byte === 0) nulls++;
    else if ((byte < 0x09 || byte > 0x0d) && byte !== 0x1a && byte !== 0x1b) controls++;
  }
  return controls > 1 + bytes.length * 0.02 || nulls > 4 + bytes.length * 0.1;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_WITHIN));
  const label =
    /<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:-]{2,40})/i.exec(head)?.[1] ??
    /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:-]{2,40})/i.exec(head)?.[1];
  return knownEncoding(label ?? null);
}

function knownEncoding(label: string | null): string | null {
  if (label === null) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A declaration that is readable as single bytes cannot be in UTF-16 (HTML, 13.2.3.3).
    return encoding.startsWith('utf-16') ? null : encoding;
  } catch {
    // An unknown label is treated like none.
    return null;
  }
}

/** UTF-8 that was cut or patched somewhere: most of what is not ASCII still decodes. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  let good = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) bad++;
    else if (unit > 0x7f) good++;
  }
  return good >= 4 * bad;
}
