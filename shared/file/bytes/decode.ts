import type { Warning } from '../../contract.ts';
import type { Refusal } from '../carrier/carrier.ts';
import { guessEncoding } from './encoding.ts';
import { nameOfBytes, signatureOf } from './signature.ts';

export type Decoded = Refusal | { kind: 'decoded'; source: string; encoding: string; warnings: Warning[] };

const MIB = 1024 * 1024;
/** Largest file that is read; a clip is text, and the longest in the examples has 3 KB. */
const LIMIT = 20 * MIB;
/** A page must declare its encoding in its first 1024 bytes (HTML, 4.2.5.4); saved pages put their own notes before. */
const DECLARATION_WITHIN = 4096;
const BOMS: readonly (readonly [encoding: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/**
 * The text in `bytes`, without byte order mark and stray NULs, line ends as they are; or why there is none.
 * In this order: byte order mark, strict UTF-8, UTF-16 without a mark, the encoding that its carrier (`charset`) or the
 * file declares, a guess (with the warning `encoding-guessed`). Strict UTF-8 goes before the declaration because pages are often converted
 * when saved while their `meta` stays, and text in another encoding is hardly ever valid UTF-8.
 */
export function decode(bytes: Uint8Array, charset: string | null = null): Decoded {
  if (bytes.length > LIMIT) {
    const size = (bytes.length / MIB).toFixed(1);
    return refused('too-large', `The file has ${size} MiB; at most 20 are read. Split it, or keep only its text.`);
  }
  const signature = signatureOf(bytes);
  if (signature !== null) return notText(signature);

  const marked = BOMS.find(([, ...bom]) => bom.every((byte, index) => bytes[index] === byte));
  if (marked) return settle(bytes, marked[0], [], marked.length - 1);

  if (!hasManyControls(bytes)) {
    const utf8 = strictly('utf-8', bytes);
    if (utf8 !== null) return settled(utf8, 'utf-8', []);
  }
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return settle(bytes, wide, []);
  if (hasManyControls(bytes)) return notText(nameOfBytes(bytes));

  const declared = knownEncoding(charset) ?? declaredEncoding(bytes);
  if (declared !== null && declared !== 'utf-8') return settle(bytes, declared, []);
  const guess = isDamagedUtf8(bytes) ? 'utf-8' : guessEncoding(bytes);
  if (guess === null) return notText(nameOfBytes(bytes));
  return settle(bytes, guess, [
    {
      code: 'encoding-guessed',
      message: `The file is not clean UTF-8 and declares no other encoding; it was read as ${guess}. Save it as UTF-8 to be sure.`,
    },
  ]);
}

function settle(bytes: Uint8Array, encoding: string, warnings: Warning[], skip = 0): Decoded {
  return settled(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(skip)), encoding, warnings);
}

function settled(text: string, encoding: string, warnings: Warning[]): Decoded {
  const source = text.includes('\0') ? text.replaceAll('\0', '') : text;
  if (/[^\s\u200b-\u200f\ufeff]/u.test(source)) return { kind: 'decoded', source, encoding, warnings };
  return refused('empty', 'The file holds no text. Drop it again with its content.');
}

function refused(code: Refusal['code'], reason: string): Refusal {
  return { kind: 'refused', code, reason };
}

function notText(what: string): Refusal {
  return refused('not-text', `The file is ${what}, not text. Save the clip as plain text, HTML or Markdown.`);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // A fatal decoder says "not in this encoding" by a TypeError only.
    return null;
  }
}

/** Control characters are rare in text (a few stray ones pass) and a tenth of arbitrary bytes. */
function hasManyControls(bytes: Uint8Array): boolean {
  let controls = 0;
  let nulls = 0;
  for (const byte of bytes) {
    if (byte === 0) nulls++;
    else if ((byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a && byte !== 0x1b) || byte === 0x7f)
      controls++;
  }
  return controls > 1 + bytes.length * 0.02 || nulls > 4 + bytes.length * 0.1;
}

/** UTF-16 shows by its spaces and line ends: they are plentiful in the right byte order and absent in the other. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, 65_536);
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
    const spaces = text.match(/[ \n\r\t.,\u3000-\u3002\uff0c]/g)?.length ?? 0;
    const swapped = text.match(/[\u2000\u0a00\u0d00\u2e00\u2c00]/g)?.length ?? 0;
    const strange = text.match(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0;
    const breaks = text.match(/[\n\r\t\0]/g)?.length ?? 0;
    if (spaces > text.length / 100 && spaces > 4 * swapped && strange - breaks < text.length / 50) return encoding;
  }
  return null;
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
    // A declaration that could be read as single bytes is not in UTF-16 (HTML, 13.2.3.3 says the same).
    return encoding.startsWith('utf-16') ? null : encoding;
  } catch {
    // The decoder knows no such label: as good as not declared.
    return null;
  }
}

/** UTF-8 that was cut or patched somewhere: nearly all of what is not ASCII still decodes. */
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
