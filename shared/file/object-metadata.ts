/** What an uploader states about a clip in S3 object metadata (`x-amz-meta-title` and so on). */
import { UPLOAD_METADATA, type UploadMetadata } from '../contract/clip.ts';
import type { Declared } from '../document/document.ts';
import { beginning, wellFormed } from '../well-formed.ts';

/** S3 allows 2 KB of metadata in all. */
const LONGEST = 2000;

/**
 * The clipwatch entries of an object's metadata, well-formed; others are left out. Decodes text beyond ASCII, which S3 hands out as
 * RFC 2047 encoded words (UserGuide, "Editing object metadata") and many tools send percent-encoded.
 */
export function uploadMetadataIn(metadata: Readonly<Record<string, string>>): UploadMetadata {
  const byName = new Map(Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    UPLOAD_METADATA.flatMap((name) => {
      const value = beginning(wellFormed(readable(byName.get(name) ?? '')).trim(), LONGEST);
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** Upload metadata as declarations `given:title`, …, with empty ranges since they are not in the file. */
export function declaredInMetadata(metadata: UploadMetadata): Declared[] {
  return UPLOAD_METADATA.flatMap((name): Declared[] => {
    const value = metadata[name]?.trim();
    return value ? [{ name: `given:${name}`, value, start: 0, end: 0 }] : [];
  });
}

const ENCODED_WORD = /=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,4000})\?=(?:\s{1,9}(?==\?))?/gi;

function readable(value: string): string {
  const words = value.replaceAll(ENCODED_WORD, (whole, charset: string, how: string, text: string) => {
    const bytes = how.toLowerCase() === 'b' ? fromBase64(text) : fromQuoted(text.replaceAll('_', ' '), '=');
    return decoded(charset, bytes) ?? whole;
  });
  // A title may hold a percent sign; only what decodes to letters beyond ASCII was encoded.
  const plain = /%[89a-f][\da-f]/i.test(words) ? decoded('utf-8', fromQuoted(words, '%')) : null;
  return plain ?? words;
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

/** The bytes of text in which `mark` and two hexadecimal digits encode one byte. */
function fromQuoted(text: string, mark: '=' | '%'): Uint8Array {
  const bytes: number[] = [];
  const source = new TextEncoder().encode(text);
  for (let i = 0; i < source.length; i++) {
    const hex = source[i] === mark.charCodeAt(0) ? byteAt(source, i + 1) : null;
    bytes.push(hex ?? source[i] ?? 0);
    if (hex !== null) i += 2;
  }
  return Uint8Array.from(bytes);
}

function byteAt(source: Uint8Array, at: number): number | null {
  const digits = String.fromCharCode(source[at] ?? 0, source[at + 1] ?? 0);
  return /^[\da-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}

function decoded(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // An unknown charset, or bytes that are not in it: the value was not encoded so.
    return null;
  }
}
