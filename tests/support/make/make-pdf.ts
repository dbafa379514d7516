import { deflateSync } from 'node:zlib';

export interface Run {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

interface PdfLink {
  readonly url: string;
  /** Left, bottom, right, top. */
  readonly at: readonly [number, number, number, number];
  /** How it is shown (ISO 32000-1, 12.5.3). */
  readonly flags?: number;
}

export interface Page {
  readonly runs: readonly Run[];
  readonly links?: readonly PdfLink[];
}

/** Lines of one size, from `y` downwards. */
export function lines(x: number, y: number, size: number, ...texts: string[]): Run[] {
  return texts.map((text, i) => ({ x, y: y - i * size * 1.2, size, text }));
}

const CATALOG = 1;
const PAGES = 2;
const FONT = 3;
const FIRST_FREE = 7;

/** Writes a PDF whose font tells its characters by a `ToUnicode` table, as word processors write it. */
export function pdf(pages: readonly Page[], info: Readonly<Record<string, string>> = {}): Uint8Array {
  const characters = [...new Set(pages.flatMap(({ runs }) => runs.flatMap(({ text }) => [...text])))];
  const code = (character: string) => (characters.indexOf(character) + 1).toString(16).padStart(4, '0');
  const objects = new Map<number, Buffer>();
  const put = (id: number, text: string) => objects.set(id, Buffer.from(text, 'latin1'));
  const stream = (id: number, text: string) => {
    const data = deflateSync(Buffer.from(text, 'latin1'));
    const head = `<</Length ${data.length}/Filter/FlateDecode>>\nstream\n`;
    objects.set(id, Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')]));
  };
  let free = FIRST_FREE;
  const kids: number[] = [];
  for (const { runs, links = [] } of pages) {
    const [page, content] = [free++, free++];
    const notes = links.map(({ url, at, flags = 0 }) => {
      put(free, `<</Type/Annot/Subtype/Link/Rect[${at.join(' ')}]/F ${flags}/Border[0 0 0]/A<</S/URI/URI(${url})>>>>`);
      return `${free++} 0 R`;
    });
    stream(
      content,
      runs
        .map(({ x, y, size, text }) => `BT /F ${size} Tf ${x} ${y} Td <${[...text].map(code).join('')}> Tj ET`)
        .join('\n'),
    );
    put(
      page,
      `<</Type/Page/Parent ${PAGES} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F ${FONT} 0 R>>>>/Contents ${content} 0 R/Annots[${notes.join(' ')}]>>`,
    );
    kids.push(page);
  }
  put(CATALOG, `<</Type/Catalog/Pages ${PAGES} 0 R>>`);
  put(PAGES, `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`);
  put(FONT, '<</Type/Font/Subtype/Type0/BaseFont/Some/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>');
  put(
    4,
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Some/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>',
  );
  const unicode = (character: string) => Buffer.from(character, 'utf16le').swap16().toString('hex');
  const mapped = characters.map((character) => `<${code(character)}> <${unicode(character)}>`);
  stream(
    5,
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange ${mapped.length} beginbfchar ${mapped.join('\n')} endbfchar
endcmap end end`,
  );
  const said = Object.entries(info).map(([key, text]) => `/${key}<feff${[...text].map(unicode).join('')}>`);
  put(6, `<<${said.join('')}>>`);
  return written(objects, 'Root 1 0 R/Info 6 0 R');
}

/** Puts numbered objects into a file with its table. */
export function written(objects: ReadonlyMap<number, Buffer>, trailer: string): Uint8Array {
  const pieces = [Buffer.from('%PDF-1.7\n')];
  let at = 9;
  const offsets = new Map<number, number>();
  for (const [id, body] of [...objects].sort(([a], [b]) => a - b)) {
    const piece = Buffer.concat([Buffer.from(`${id} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.set(id, at);
    pieces.push(piece);
    at += piece.length;
  }
  const size = Math.max(...objects.keys()) + 1;
  const rows = Array.from(
    { length: size - 1 },
    (_, i) => `${String(offsets.get(i + 1) ?? 0).padStart(10, '0')} 00000 n \n`,
  );
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`;
  pieces.push(Buffer.from(`${table}trailer\n<</Size ${size}/${trailer}>>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(pieces);
}
