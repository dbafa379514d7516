import { expect, test } from 'vitest';
import { lines, pdf, type Run } from '../../../support/make/make-pdf.ts';
import { readAll } from '../../../support/read/read-all.ts';

const TITLE = 'Council Weighs Future of Old Ferry Line';
const FIRST =
  'The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners, from two unions and from the harbour master, who asked for a decision before the summer. The line has run for ninety years, and nobody remembers a winter without it, though fewer people take it every year.';
const SECOND =
  'A vote is expected in spring, the chair said after the meeting in the town hall. Mara Lind, who leads the harbour office, declined to comment, and so did the owners. Two unions want the line to stay, and the harbour master says that the pier has to be mended before another winter comes.';
const CLIP = {
  part: null,
  title: TITLE,
  outlet: 'Northgate Herald',
  publishedOn: '2010-01-11',
  author: 'Ada Holm',
};

const UNI = [
  TITLE,
  'Northgate Herald',
  'January 11, 2010 Monday',
  'Copyright 2010 Northgate Herald All Rights Reserved',
  'Section: NEWS; Pg. 7',
  'Length: 120 words',
  'Byline: Ada Holm',
  'Body',
  FIRST,
  SECOND,
  'Classification',
  'Language: ENGLISH',
  'Load-Date: January 14, 2010',
  'End of Document',
];
const ACADEMIC = [
  '1 of 1 DOCUMENTS',
  'Northgate Herald',
  'January 11, 2010 Monday',
  TITLE,
  'BYLINE: Ada Holm',
  'SECTION: NEWS; Pg. 7',
  'LENGTH: 66 words',
  FIRST,
  SECOND,
  'LOAD-DATE: January 14, 2010',
  'LANGUAGE: ENGLISH',
  'Copyright 2010 Northgate Herald',
  'All Rights Reserved',
];
const FACTIVA = [
  '{\\b News}',
  `{\\b\\fs28 ${TITLE}}`,
  'Ada Holm',
  '808 words',
  '11 January 2010',
  'Northgate Herald',
  'NGHH',
  '1; National',
  '13',
  'English',
  '(c) 2010 Northgate Press',
  FIRST,
  SECOND,
  'Document NGHH000020100111e61b0000d',
];
const CODES = Object.entries({
  HD: TITLE,
  BY: 'By Ada Holm',
  WC: '808 words',
  PD: '11 January 2010',
  SN: 'Northgate Herald',
  LP: FIRST,
  TD: SECOND,
  AN: 'Document NGHH000020100111e61b0000d',
}).map(([code, value]) => `\\trowd\\cellx1000\\cellx9000\\intbl {\\b ${code}}\\cell\\intbl ${value}\\cell\\row`);

const rtf = (paragraphs: readonly string[], between = '\\par\n\\par\n') =>
  Buffer.from(
    `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}${paragraphs.map((text) => `\\pard ${text}`).join(between)}\\par}`,
  );
/** Each text wrapped, with a gap below. */
function page(texts: readonly string[]): Uint8Array {
  const runs: Run[] = [];
  let y = 780;
  for (const text of texts) {
    const wrapped = text.match(/.{1,60}(?:\s|$)/g) ?? [];
    runs.push(...lines(60, y, text === TITLE ? 16 : text === 'Body' ? 14 : 10, ...wrapped.map((line) => line.trim())));
    y -= wrapped.length * 12 + 16;
  }
  return pdf([{ runs }]);
}
const mail = (text: string) =>
  `From: Library <a@example.org>\r\nSubject: Nexis articles\r\nDate: Thu, 14 Jan 2010 10:00:00 +0000\r\n\r\n${text}`;

test.each<[why: string, fileName: string, source: string | Uint8Array]>([
  ['PDF of Nexis Uni', 'a.pdf', page(UNI)],
  ['PDF of LexisNexis Academic', 'a.pdf', page(ACADEMIC)],
  ['RTF of Nexis Uni', 'a.rtf', rtf(UNI)],
  ['RTF of LexisNexis Academic', 'a.rtf', rtf(ACADEMIC)],
  ['RTF of Factiva, values alone', 'a.rtf', rtf(FACTIVA)],
  ['RTF of Factiva, lines without space', 'a.rtf', rtf(FACTIVA, '\\par\n')],
  ['RTF of Factiva with codes', 'a.rtf', rtf(CODES, '\n')],
  ['a mail with an article', 'a.eml', mail(ACADEMIC.join('\r\n\r\n'))],
])('%s', async (_, fileName, source) => {
  const clips = await readAll(source, fileName);
  expect(clips).toMatchObject([CLIP]);
  expect(clips[0]?.text).toBe(`${TITLE}\n\n${FIRST}\n\n${SECOND}`);
});
