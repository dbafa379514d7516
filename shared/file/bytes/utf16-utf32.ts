/** UTF-16 and UTF-32 without a declaration. */

/** Decodes UTF-32, with or without a mark (`TextDecoder` does not); null if the bytes are not valid UTF-32. */
export function utf32In(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 4));
  for (const littleEndian of [true, false]) {
    const text = textOf(view, littleEndian);
    if (text !== null) return text;
  }
  return null;
}

const MARK = 0xfeff;
/** The tab; text has no characters below it. */
const LOWEST = 9;
const HIGHEST = 0x10ffff;
const PIECE = 8192;

function textOf(view: DataView, littleEndian: boolean): string | null {
  const pieces: string[] = [];
  let points: number[] = [];
  for (let at = view.getUint32(0, littleEndian) === MARK ? 4 : 0; at < view.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point < LOWEST || point > HIGHEST || (point >= 0xd800 && point < 0xe000)) return null;
    points.push(point);
    if (points.length === PIECE) {
      pieces.push(String.fromCodePoint(...points));
      points = [];
    }
  }
  pieces.push(String.fromCodePoint(...points));
  return pieces.join('');
}

/** Detects UTF-16 without a mark by its spaces and line ends: frequent in the right byte order, absent in the other. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4) return null;
  const sample = bytes.subarray(0, Math.min(65_536, bytes.length - (bytes.length % 2)));
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const spaces = count(/[ \n\r\t.,\u3000-\u3002\uff0c]/g);
    // Bytes of other encodings hardly ever make spaces: for them no more is counted.
    if (spaces <= text.length / 100 || spaces <= 4 * count(/[\u2000\u0a00\u0d00\u2e00\u2c00]/g)) continue;
    if (count(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu) - count(/[\n\r\t\0]/g) < text.length / 50) return encoding;
  }
  return null;
}
