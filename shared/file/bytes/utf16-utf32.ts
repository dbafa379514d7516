/** Texts whose characters have two or four bytes each, of which most are NUL or alike. */

/** UTF-32, marked or not (no decoder of the runtime's reads it); null where the bytes are not in it. */
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
/** The tabulator; text has no characters before it. */
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

/** UTF-16 without a mark shows by its spaces and line ends: plentiful in the right byte order, absent in the other. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4) return null;
  const sample = bytes.subarray(0, Math.min(65_536, bytes.length - (bytes.length % 2)));
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
