/** What is read of a file at most: one more is told, in a warning or refusal that says what was read and what to do. */
import { describe, expect, test } from 'vitest';
import { Sheets } from '../../../shared/file/container/sheets.ts';
import { readFile } from '../../../shared/file/index.ts';
import { STRUCTURES } from '../../support/hostile-files/pdf.ts';
import { lines, pdf } from '../../support/make/make-pdf.ts';
import { zip } from '../../support/make/make-zip.ts';
import { openAs } from '../../support/read/open-container.ts';

const PROSE = 'The ferry sails on with the wind, and the harbour is open. ';
const HEADS = ['Title', 'Outlet', 'Date'];
const CLIP = ['Ferry sails', 'Herald', '2017-02-15'];

const csv = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join(',')).join('\n');
const sheet = (rows: readonly (readonly string[])[]) =>
  `<sheetData>${rows.map((cells) => `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`).join('')}</sheetData>`;

/** A workbook of a list of one clip, and sheets that repeat another one. */
function xlsx(content: string, sheets = 1): Uint8Array {
  return zip([
    { name: '[Content_Types].xml', content: '' },
    { name: 'xl/workbook.xml', content: `<workbook><sheets>${'<sheet r:id="a"/>'.repeat(sheets)}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<R><Relationship Id="a" Type="/worksheet" Target="a.xml"/></R>',
    },
    { name: 'xl/a.xml', content, stored: true },
  ]);
}

const wide = (columns: number) => sheet([HEADS, CLIP, Array<string>(columns).fill('a')]);
const long = (row: number) => `${sheet([HEADS, CLIP])}<row r="${row}"><c t="str"><v>a</v></c></row>`;

/** A mail with so many files attached. */
const mail = (files: number) =>
  `From: a@example.org\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${PROSE}\n${'--b\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment\n\nx\n'.repeat(files)}--b--\n`;

const mailbox = (mails: number) =>
  `From a@example.org Mon Feb  6 10:00:00 2017\nFrom: a@example.org\nSubject: Ferry\n\n${PROSE}\n\n`.repeat(mails);

const TEXT = lines(50, 700, 10, PROSE);
const linked = (links: number) =>
  pdf([{ runs: TEXT, links: Array.from({ length: links }, () => ({ url: 'https://a.example', at: [9, 9, 9, 9] })) }]);
const printed = (runs: number) =>
  pdf([{ runs: Array.from({ length: runs }, (_, i) => ({ x: 50, y: 700 - 20 * (i % 2), size: 10, text: 'a' })) }]);
const paged = (pages: number) => pdf(Array.from({ length: pages }, () => ({ runs: TEXT })));

const members = (count: number) =>
  zip(Array.from({ length: count }, (_, i) => ({ name: `${i}.txt`, content: PROSE, stored: true })));
const docx = (length: number) =>
  zip([
    { name: '[Content_Types].xml', content: '' },
    { name: 'word/document.xml', content: Buffer.alloc(length, '<w:p><w:r><w:t>a</w:t></w:r></w:p>'), stored: true },
  ]);

/** Of each bound the most that is read whole, and a part of what is said of one more. */
const BOUNDS: readonly (readonly [
  what: string,
  fileName: string,
  most: number,
  make: (count: number) => string | Uint8Array,
  says: string,
])[] = [
  [
    'clips of a list',
    'x.csv',
    500,
    (n) => csv([HEADS, ...Array(n).fill(CLIP)]),
    'Of 501 clips in the file the first 500',
  ],
  ['sheets of a workbook', 'x.xlsx', 50, (n) => xlsx(sheet([HEADS, CLIP]), n), 'up to 50 sheets'],
  ['rows of a workbook', 'x.xlsx', 10_000, (n) => xlsx(long(n)), '10,000 rows'],
  ['columns of a workbook', 'x.xlsx', 400, (n) => xlsx(wide(n)), '400 columns'],
  ['mails of a mailbox', 'x.mbox', 200, mailbox, '200'],
  ['files attached to a mail', 'x.eml', 100, mail, '100 are listed'],
  ['files of an archive', 'x.zip', 200, members, '1 files more than the 200'],
  ['pages of a PDF', 'x.pdf', 100, paged, 'has 101 pages; the first 100'],
  ['links on a page of a PDF', 'x.pdf', 1000, linked, 'over 1,000 links'],
  [
    'characters of a text',
    'x.txt',
    5 * 1024 ** 2,
    (n) => PROSE.repeat(n / PROSE.length + 1).slice(0, n),
    'the first 5 were read',
  ],
  ['tags of a page', 'x.html', 150_000, (n) => `${PROSE}${'<br>'.repeat(n)}${PROSE}`, 'more than 150,000 tags'],
];

async function told(file: string | Uint8Array, fileName: string): Promise<string[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const clips = await readFile(bytes, fileName, { today: '2026-11-22' });
  return clips.flatMap((clip) => (clip.kind === 'read' ? clip.warnings.map(({ message }) => message) : [clip.reason]));
}

describe('one more than is read is told', () => {
  test.each(BOUNDS)('%s', async (_, fileName, most, make, says) => {
    expect((await told(make(most), fileName)).filter((message) => message.includes(says))).toEqual([]);
    expect((await told(make(most + 1), fileName)).filter((message) => message.includes(says))).toHaveLength(1);
  });

  test.each<[what: string, fileName: string, file: () => Uint8Array, says: string]>([
    // The library gives the text of a page in portions.
    ['runs on a page of a PDF', 'x.pdf', () => printed(20_100), 'over 20,000 pieces of text'],
    ['bytes of a PDF', 'x.pdf', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50e6)]), 'over 50 MB'],
    ['bytes of a member of a document', 'x.docx', () => docx(30e6 + 1), 'over 30 MB'],
  ])('%s', async (_, fileName, file, says) => {
    expect(await told(file(), fileName)).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
  });
});

test('runs of all pages of a PDF', async () => {
  const [, pagesOfOneContent] = STRUCTURES['PDF: pages that share their content'] ?? [];
  const opened = await openAs('pdf', Uint8Array.from(pagesOfOneContent?.(5e5) ?? []), 'x.pdf');
  const message = expect.stringMatching(/^The PDF has 100 pages; the first \d\d were read/);
  expect(opened).toMatchObject({ warnings: [{ code: 'too-large', message }] });
});

describe('cells of sheets', () => {
  const filled = (rows: number, columns: number, text = 'a') => {
    const sheets = new Sheets();
    sheets.startSheet();
    for (const [row, cells] of [HEADS, CLIP].entries())
      for (const [column, cell] of cells.entries()) sheets.put(row, column, cell);
    for (let row = 2; row < rows; row++) for (let column = 0; column < columns; column++) sheets.put(row, column, text);
    const opened = sheets.opened();
    return opened.kind === 'opened' ? opened.warnings.map(({ code }) => code) : opened.reason;
  };
  test.each<[what: string, within: Parameters<typeof filled>, over: Parameters<typeof filled>]>([
    ['a million', [2501, 400], [2503, 400]],
    ['20 million characters', [200, 100, 'a'.repeat(1000)], [204, 100, 'a'.repeat(1000)]],
  ])('%s', (_, within, over) => {
    expect(filled(...within)).toEqual([]);
    expect(filled(...over)).toEqual(['parts-cut']);
  });

  test('blank ones beyond them are none', () => {
    const sheets = new Sheets();
    sheets.startSheet();
    for (const [row, cells] of [HEADS, CLIP].entries())
      for (const [column, cell] of cells.entries()) sheets.put(row, column, cell);
    sheets.put(20_000, 0, ' ');
    sheets.put(0, 1000, '');
    expect(sheets.opened()).toMatchObject({ warnings: [] });
  });
});

test('what comes behind the tags of all parts is refused, each part by itself, with what to do', async () => {
  const page = `${PROSE}${'<b>a</b>'.repeat(1600)}`;
  const file = zip(Array.from({ length: 200 }, (_, i) => ({ name: `${i}.html`, content: page })));
  const clips = await readFile(file, 'x.zip', { today: '2026-11-22' });
  const refused = clips.filter((clip) => clip.kind === 'refused');
  expect(clips).toHaveLength(200);
  expect(refused.map(({ part }) => part)).toEqual(Array.from({ length: 12 }, (_, i) => `${188 + i}.html`));
  for (const { code, reason } of refused) {
    expect(code).toBe('too-large');
    expect(reason).toMatch(/600,000 tags\. Split the file\.$/);
  }
});
