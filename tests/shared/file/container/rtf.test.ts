import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { htmlInRtf } from '../../../../shared/file/container/rtf-html.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const FONTS =
  '{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil\\fcharset204 Arial CYR;}{\\f2\\fnil\\fcharset128 MS Mincho;}{\\f3\\fnil\\fcharset178 Arial (Arabic);}{\\f4\\fnil\\fcharset2 Symbol;}}';
const STYLES =
  '{\\stylesheet{\\ql Normal;}{\\s1\\ql\\outlinelevel0\\b heading 1;}{\\s2\\sbasedon1\\snext0 House;}{\\s7 Title;}{\\*\\cs10 \\additive Default Paragraph Font;}}';
const rtf = (body: string, head = '\\ansi\\ansicpg1252\\deff0') =>
  Buffer.from(`{\\rtf1${head}${FONTS}${STYLES}\n${body}}`, 'latin1');

async function clipIn(bytes: Uint8Array) {
  const opened = await containerOf(bytes, 'x.doc')?.open(bytes, 'x.doc');
  if (opened?.kind !== 'opened') throw new Error(opened?.reason);
  const [part] = opened.parts;
  if (part?.content.kind !== 'text') throw new Error('no text');
  return { html: part.content.text.split('\n'), declared: part.declared.map(({ value }) => value) };
}

test('RTF is read by the rules of any clip, whatever its name', async () => {
  const bytes = rtf(
    '{\\pard\\s7 The Bridge Is Open\\par}{\\pard Radio Hill, 3 March 2019\\par}{\\pard{\\b Summary:} The bridge opened on Sunday after two years of work.\\par}',
  );
  const [reading] = await readFile(bytes, 'clip.doc', { today: '2026-11-22' });
  expect(reading).toMatchObject({
    document: { format: 'rtf' },
    fields: {
      title: 'The Bridge Is Open',
      outlet: 'Radio Hill',
      publishedOn: '2019-03-03',
      summary: 'The bridge opened on Sunday after two years of work.',
    },
  });
});

describe('of RTF', () => {
  test.each<[why: string, body: string, html: string[]]>([
    ['paragraphs, of which the last need not end', 'A\\par\nB', ['<p>A</p>', '<p>B</p>']],
    ['line ends of the source, which say nothing', 'Ra\r\ndio\\par', ['<p>Radio</p>']],
    ['paragraphs of TextEdit', 'A\\\nB\\\n\\\nC', ['<p>A</p>', '<p>B</p>', '<p>C</p>']],
    ['breaks, tabs, pages', 'A\\line B\\tab C\\page D', ['<p>A<br>B C</p>', '<p>D</p>']],
    [
      'headings by style, on which others are based',
      '\\pard\\s1 A\\par\\pard\\s2 B\\par\\pard C\\par',
      ['<h1>A</h1>', '<h1>B</h1>', '<p>C</p>'],
    ],
    [
      'below a title the headings are a level lower',
      '\\pard\\s7 A\\par\\pard\\s1 B\\par',
      ['<h1>A</h1>', '<h2>B</h2>'],
    ],
    [
      'headings by their outline',
      '\\pard\\outlinelevel2 A\\par\\pard\\outlinelevel9 B\\par',
      ['<h3>A</h3>', '<p>B</p>'],
    ],
    [
      'items without their bullets',
      "\\pard\\ls1{\\listtext\\'b7\\tab}A\\par\\pard{\\pntext 1.\\tab}B\\par\\pard C",
      ['<li>A</li>', '<li>B</li>', '<p>C</p>'],
    ],
    ['bold, until it ends', 'A {\\b B} \\b C\\b0  D{\\plain E}', ['<p>A <b>B</b> <b>C</b> DE</p>']],
    ['hidden and deleted text', 'A{\\v B}{\\deleted C}D', ['<p>AD</p>']],
    ['signs of RTF and of HTML', 'A \\{\\\\\\} <&>', ['<p>A {\\} &lt;&amp;&gt;</p>']],
    ['dashes, quotes, spaces', 'A\\emdash\\endash\\lquote B\\rquote\\~C\\_D\\-E', ['<p>A—–‘B’\u00a0C-DE</p>']],
    ['letters of Western Europe', "caf\\'e9 \\'80", ['<p>café €</p>']],
    ['letters in the charset of their font', "{\\f1 \\'cc\\'ee\\'f1\\'f2} {\\f3 \\'cc\\'d3\\'d1}", ['<p>Мост جسر</p>']],
    ['two bytes a character, the second of which may be plain', "{\\f2 \\'8b\\'b4\\'83e}", ['<p>橋テ</p>']],
    [
      'Unicode with what old readers show instead',
      "\\u1052 ?\\u1086\\'ee\\uc2\\u1089 ab\\uc0\\u1090 A",
      ['<p>МостA</p>'],
    ],
    ['Unicode over 32,767 and in two halves', '\\u-28735 ?\\u-10179 ?\\u-8704 ?', ['<p>\u8fc1😀</p>']],
    ['signs of symbol fonts, which are none', '{\\f4\\u-3913 ?}A', ['<p>A</p>']],
    ['Unicode beside an old spelling', "{\\upr{A\\'3f}{\\*\\ud{A\\u1052 ?}}}", ['<p>AМ</p>']],
    [
      'links of fields',
      '{\\field{\\*\\fldinst{HYPERLINK "https://example.org/?a=1&b=2" \\\\o "x"}}{\\fldrslt{\\ul it}}} C',
      ['<p><a href="https://example.org/?a=1&amp;b=2">it</a> C</p>'],
    ],
    ['fields that are no links', '{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}', ['<p>3</p>']],
    ['links that lead nowhere', '{\\field{\\*\\fldinst{HYPERLINK "javascript:alert(1)"}}{\\fldrslt A}}', ['<p>A</p>']],
    [
      'tables',
      '\\trowd\\cellx1\\cellx2\\pard\\intbl A\\cell B\\par C\\cell\\row\\trowd\\pard\\intbl\\cell D\\cell\\row\\pard E\\par',
      [
        ...['<table>', '<tr>', '<td>', '<p>A</p>', '</td>', '<td>', '<p>B</p>', '<p>C</p>', '</td>', '</tr>'],
        ...['<tr>', '<td>', '</td>', '<td>', '<p>D</p>', '</td>', '</tr>', '</table>', '<p>E</p>'],
      ],
    ],
    [
      'cells that go on a cell above',
      '\\trowd\\clvmgf\\cellx1\\cellx2\\pard\\intbl A\\cell B\\cell\\row\\trowd\\clvmrg\\cellx1\\cellx2\\pard\\intbl\\cell C\\cell\\row\\pard',
      [
        ...['<table>', '<tr>', '<td>', '<p>A</p>', '</td>', '<td>', '<p>B</p>', '</td>', '</tr>'],
        ...['<tr>', '<td data-merged>', '</td>', '<td>', '<p>C</p>', '</td>', '</tr>', '</table>'],
      ],
    ],
    [
      'what is around the text: heads, notes, pictures, comments, unknown groups',
      '{\\header H{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par}{\\*\\unknown U}{\\pict\\pngblip 89504e47}{\\footnote F}{\\*\\annotation N}A\\par',
      ['<p>A</p>'],
    ],
    ['binary data', '{\\pict\\bin5 }{\\}x}A', ['<p>A</p>']],
    [
      'text boxes once',
      '{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt Box\\par}}{\\shprslt Box\\par}}A',
      ['<p>Box</p>', '<p>A</p>'],
    ],
    ['what stands behind the document', 'A}B{\\b C', ['<p>A</p>']],
  ])('%s', async (_, body, html) => {
    expect((await clipIn(rtf(body))).html).toEqual(html);
  });
});

test.each<[why: string, head: string, body: string, html: string]>([
  ['the code page of the document', '\\ansi\\ansicpg1251', "\\f9 \\'cc\\'ee\\'f1\\'f2", '<p>Мост</p>'],
  ['the same where fonts claim Western Europe', '\\ansi\\ansicpg1251\\deff0', "\\'cc\\'ee\\'f1\\'f2", '<p>Мост</p>'],
  ['but not for single letters', '\\ansi\\ansicpg1251\\deff0', "caf\\'e9", '<p>café</p>'],
  ['Macintosh', '\\mac', "\\f9 caf\\'8e", '<p>café</p>'],
])('characters: %s', async (_, head, body, html) => {
  expect((await clipIn(rtf(body, head))).html).toEqual([html]);
});

test('RTF behind a byte order mark is read', async () => {
  expect((await clipIn(Buffer.concat([Buffer.from('\ufeff\n'), rtf('A')]))).html).toEqual(['<p>A</p>']);
});

test('the title of the document, unless a program made it up', async () => {
  expect((await clipIn(rtf('{\\info{\\title The Bridge}{\\author X}}A'))).declared).toEqual(['The Bridge']);
  expect((await clipIn(rtf('{\\info{\\title Document1}}A'))).declared).toEqual([]);
});

test('HTML in RTF comes out as it was', () => {
  const source = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fswiss\fcharset204 Arial;}}
{\*\htmltag19 <html>}{\*\htmltag50 <body>}\htmlrtf {\htmlrtf0 {\*\htmltag64 <p class="a">}\htmlrtf \par\htmlrtf0 Caf\'e9 {\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 {\htmlrtf\f1\htmlrtf0 \'cc\'ee\'f1\'f2}{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0
{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 {\*\mhtmltag84 <x>}{\*\htmltag72 </p>}\htmlrtf }\htmlrtf0 {\*\htmltag58 </body>}{\*\htmltag27 </html>}}`;
  expect(htmlInRtf(Buffer.from(source, 'latin1'))).toBe(
    '<html><body><p class="a">Café <b>Мост</b>&nbsp;</p></body></html>',
  );
});

test.each<[why: string, bytes: Uint8Array, code: string]>([
  ['no text', rtf('{\\pict 00}'), 'empty'],
  ['groups in groups in groups', rtf('{'.repeat(2000)), 'not-text'],
])('refused: %s', async (_, bytes, code) => {
  expect(await containerOf(bytes, 'x')?.open(bytes, 'x')).toMatchObject({ kind: 'refused', code });
});

test('any bytes are read without a fault', async () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '\\',
    "\\'",
    '\\u1 ',
    '\\bin9 ',
    '\\par',
    '\\*',
    '\\field',
    '\\fldrslt',
    '\\cell',
    '\\row',
    '\\intbl ',
    'A',
    '\\f1',
    'é',
    '\\fonttbl',
    '\\s1 ',
    '\\stylesheet',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const bytes = rtf(pieces.join(''));
      expect(await containerOf(bytes, 'x')?.open(bytes, 'x')).toHaveProperty('kind');
    }),
  );
});

test('of a text without end the beginning is read, with a warning', async () => {
  const [read] = await readFile(rtf("\\'e9".repeat(6_000_000)), 'x.rtf', { today: '2026-11-22' });
  expect(read).toMatchObject({
    kind: 'read',
    warnings: expect.arrayContaining([expect.objectContaining({ code: 'too-large' })]),
  });
});

test.each<[why: string, unit: string]>([
  ['paragraphs', 'The bridge is open.\\par\n'],
  ['bytes of two', "{\\f2 \\'8b\\'b4\\'83e}"],
  ['groups', '{\\b A}'],
  ['fields that do not end', '\\field{\\*\\fldinst HYPERLINK "https://a.example"}'],
  ['cells', '\\pard\\intbl A\\cell\\row'],
  ['names of styles', '{\\stylesheet{\\s1 a}}'],
  ['a name of a style that does not end', '\\stylesheet\\s1 a\\~'],
])('time grows with the length only: %s', async (_, unit) => {
  const work = async (bytes: Uint8Array) => containerOf(bytes, 'x')?.open(bytes, 'x');
  await expectLinear(work, (length) => rtf(unit.repeat(length / unit.length)), 300_000);
});
