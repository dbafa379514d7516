/** Encoders for legacy charsets, made by inverting the runtime's decoders. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Text in an encoding, with ASCII punctuation if it has no typographic marks; null if it lacks a letter. */
export function encode(text: string, encoding: string): Uint8Array | null {
  return exactly(text, encoding) ?? exactly(plain(text), encoding);
}

function plain(text: string): string {
  return text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replaceAll('…', '...')
    .replaceAll('\u200c', '');
}

function exactly(text: string, encoding: string): Uint8Array | null {
  if (encoding === 'iso-2022-jp') return inJis(text);
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of encoding === 'windows-1258' ? vietnamese(text) : text) {
    const own = table.get(character);
    if (!own) return null;
    bytes.push(...own);
  }
  return Uint8Array.from(bytes);
}

const WIDE = new Set(['shift_jis', 'euc-jp', 'gb18030', 'gbk', 'big5', 'euc-kr']);

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const put = (...bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !table.has(character)) table.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let lead = 0; lead < 256; lead++) put(lead);
  if (WIDE.has(encoding))
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) put(lead, trail);
  tables.set(encoding, table);
  return table;
}

/** In windows-1258 tone marks follow the letter, other marks are part of it. */
function vietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(.)([\u0302\u0306\u031b])/gu, (pair) => pair.normalize('NFC'))
    .replace(
      /([aeouAEOU])([\u0323\u0300\u0301\u0303\u0309])([\u0302\u0306\u031b])/gu,
      (_, letter, tone, mark) => `${letter}${mark}`.normalize('NFC') + tone,
    );
}

function inJis(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let isWide = false;
  for (const character of text) {
    const euc = exactly(character, 'euc-jp');
    if (!euc) return null;
    if (isWide !== euc.length > 1) bytes.push(0x1b, ...(isWide ? [0x28, 0x42] : [0x24, 0x42]));
    isWide = euc.length > 1;
    bytes.push(...[...euc].map((byte) => (isWide ? byte - 0x80 : byte)));
  }
  if (isWide) bytes.push(0x1b, 0x28, 0x42);
  return Uint8Array.from(bytes);
}
