/** The encodings of RTF: code pages, and the charsets of fonts (RTF 1.9.1, "Font Table"). */

/** Labels of the Encoding standard by code page; `windows-125x` and a few others are made of the number. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1361, 'euc-kr'],
  [10000, 'macintosh'],
  [10001, 'shift_jis'],
  [10002, 'big5'],
  [10003, 'euc-kr'],
  [10007, 'x-mac-cyrillic'],
  [10008, 'gbk'],
  [10017, 'x-mac-cyrillic'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [28591, 'windows-1252'],
  [28592, 'iso-8859-2'],
  [28595, 'iso-8859-5'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** Code pages by the charset of a font; 0 (ANSI) is that of Western Europe. */
const CHARSETS: ReadonlyMap<number, number> = new Map([
  [0, 1252],
  [77, 10000],
  [128, 932],
  [129, 949],
  [130, 1361],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [179, 1256],
  [180, 1256],
  [181, 1255],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

/** The code page of a font's charset; null for a charset that leaves it to the document. */
export function codePageOf(charset: number): number | null {
  return CHARSETS.get(charset) ?? null;
}

const WESTERN = 1252;
const decoders = new Map([['utf-8', new TextDecoder()]]);

/**
 * Bytes of text as characters. Programs give any font the charset of Western Europe: text in it that is nearly all of high
 * bytes is in the document's own code page.
 */
export function decodeRun(bytes: Uint8Array, ofFont: number | null, ofDocument: number): string {
  const page = ofFont === null || (ofFont === WESTERN && isMostlyHigh(bytes)) ? ofDocument : ofFont;
  return decodePage(bytes, page);
}

/** Bytes in a code page of Windows or Macintosh; in that of Western Europe where the page is unknown. */
export function decodePage(bytes: Uint8Array, page: number): string {
  const label = CODE_PAGES.get(page) ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder.decode(bytes);
}

function isMostlyHigh(bytes: Uint8Array): boolean {
  let [high, letters] = [0, 0];
  for (const byte of bytes) {
    if (byte >= 0xc0) high++;
    else if (byte > 0x40) letters++;
  }
  return high > letters;
}
