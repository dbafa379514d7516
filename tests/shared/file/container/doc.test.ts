import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterLooks, paragraphLooks, styleKinds } from '../../../../shared/file/container/doc-formats.ts';
import { DocText } from '../../../../shared/file/container/doc-text.ts';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { MOST_TAGS } from '../../../../shared/file/text/limits.ts';
import { compoundFile } from '../../../support/make/compound.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/documents/${name}`, import.meta.url));

async function open(bytes: Uint8Array) {
  return containerOf(bytes, 'x')?.open(bytes, 'x');
}

async function htmlOf(bytes: Uint8Array) {
  const opened = await open(bytes);
  if (opened?.kind !== 'opened') throw new Error(opened?.reason);
  const [part] = opened.parts;
  if (part?.content.kind !== 'text') throw new Error('no text');
  return { html: part.content.text.split('\n'), declared: part.declared.map(({ value }) => value) };
}

/** The head of a document of Word 6 or 97, and numbers in it. */
function head(length: number, numbers: readonly (readonly [at: number, value: number])[]): Buffer {
  const bytes = Buffer.alloc(length);
  for (const [at, value] of numbers) bytes.writeUInt32LE(value, at);
  return bytes;
}

/** A document of Word 97 with this text in one piece, without looks. */
function word97(text: string): Uint8Array {
  const start = 0x400;
  const document = Buffer.concat([
    head(start, [
      [0, 0x00c1a5ec],
      [0x4c, text.length],
      [0x1a2, 0],
      [0x1a6, 21],
    ]),
    Buffer.from(text, 'utf16le'),
  ]);
  const pieces = Buffer.alloc(21);
  pieces[0] = 2;
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length, 9);
  pieces.writeUInt32LE(start, 15);
  return compoundFile({ WordDocument: document, '0Table': pieces });
}

test('an old Word document is read by the rules of any clip', async () => {
  const [reading] = await readFile(fixture('headings.doc'), 'clip.doc', { today: '2026-11-22' });
  expect(reading).toMatchObject({
    document: { format: 'doc' },
    fields: {
      title: 'The Bridge Is Open — “finally”',
      outlet: 'Radio Hill',
      publishedOn: '2019-03-03',
      summary: 'The bridge opened on Sunday after two years of work, said Žofie Nováková.',
    },
  });
});

test('of what LibreOffice saved: headings, bold, items, tables, links, every script', async () => {
  const { html, declared } = await htmlOf(fixture('headings.doc'));
  expect(html.filter((line) => !/^<\/?(?:table|tr|td)>$/.test(line))).toEqual([
    '<h1>The Bridge Is Open — “finally”</h1>',
    '<p>Radio Hill, 3 March 2019</p>',
    '<p><b>Summary:</b> The bridge opened on Sunday after two years of work, said Žofie Nováková.</p>',
    '<h2>Мост открыт для всех</h2>',
    '<p>Открыт в воскресенье. 橋は日曜日に開通した。 افتتح الجسر يوم الأحد</p>',
    '<li>One</li>',
    '<li>Two</li>',
    ...['A', 'B', 'C', 'D'].map((text) => `<p>${text}</p>`),
    '<p>After é è ü</p>',
    '<p>Watch <a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">https://www.youtube.com/watch?v=dQw4w9WgXcQ</a></p>',
  ]);
  expect(declared).toEqual(['The Bridge Is Open — “finally”']);
});

test('what is hidden, deleted, in heads and notes is left out; text boxes come last', async () => {
  expect((await htmlOf(fixture('notes.doc'))).html).toEqual([
    '<p><b>Bridge mended</b></p>',
    '<p>Radio Hill, 15 March 2018</p>',
    '<p>The bridge is open again. Mara\u00a0Lind said<br>so twice.</p>',
    '<p>See <a href="https://www.youtube.com/watch?v=aqz-KE-bpKQ">the film</a> on page 1.</p>',
    '<p>After the page</p>',
    ...[
      '<table>',
      '<tr>',
      '<td>',
      '<p>One</p>',
      '</td>',
      '<td>',
      '<p>Two</p>',
      '<p>Three</p>',
      '</td>',
      '</tr>',
      '</table>',
    ],
    '<p>End.</p>',
    '<p>BOX TEXT</p>',
  ]);
});

describe('of its characters', () => {
  test.each<[why: string, text: string, html: string]>([
    ['paragraphs and pages', 'A\rB\fC', '<p>A</p>\n<p>B</p>\n<p>C</p>'],
    ['breaks, tabs, hyphens, places of pictures', 'A\vB\tC\x1eD\x1fE\x01\x08', '<p>A<br>B C-DE</p>'],
    [
      'fields in fields',
      '\x13 HYPERLINK "https://x.example/" \x14A\x13 PAGE \x142\x15\x15B',
      '<p><a href="https://x.example/">A2</a>B</p>',
    ],
    ['fields without a result', 'A\x13 XE "Bridge" \x15B', '<p>AB</p>'],
    ['links that lead nowhere', '\x13 HYPERLINK "javascript:x" \x14A\x15', '<p>A</p>'],
    ['signs of HTML', '<b>&', '<p>&lt;b&gt;&amp;</p>'],
  ])('%s', async (_, text, html) => {
    expect((await htmlOf(word97(text))).html.join('\n')).toBe(html);
  });
});

test('the text of Word 6 is read in the code page of its language', async () => {
  const text = Buffer.from('cceef1f20dce', 'hex');
  const document = Buffer.concat([
    head(0x300, [
      [0, 0x0065a5dc],
      [6, 0x0419],
      [0x18, 0x300],
      [0x34, text.length],
    ]),
    text,
  ]);
  expect((await htmlOf(compoundFile({ WordDocument: document }))).html).toEqual(['<p>Мост</p>', '<p>О</p>']);
});

test.each<[why: string, bytes: Uint8Array, code: string, reason: string]>([
  [
    'with a password',
    compoundFile({
      WordDocument: head(0x200, [
        [0, 0x00c1a5ec],
        [0x0a, 0x100],
      ]),
    }),
    'not-text',
    'password',
  ],
  ['without its table', compoundFile({ WordDocument: head(0x200, [[0, 0x00c1a5ec]]) }), 'not-text', 'damaged'],
  ['without a head', compoundFile({ WordDocument: Buffer.alloc(8) }), 'not-text', 'damaged'],
  ['without text', word97('\r\r'), 'empty', 'no text'],
])('refused: %s', async (_, bytes, code, reason) => {
  expect(await open(bytes)).toMatchObject({ kind: 'refused', code, reason: expect.stringContaining(reason) });
});

test('styles that are based on themselves, and tables of looks that lead nowhere, do no harm', () => {
  const sheet = Buffer.from([2, 0, 1, 0, 4, 0, 0xfe, 0x0f, 1, 0]);
  expect(styleKinds(sheet)(0)).toEqual({ heading: null, isItem: false });
  const table = Buffer.alloc(40, 0xff);
  expect(characterLooks(Buffer.alloc(600, 0xff), table).at(5).value.hidden).toBe(false);
  expect(paragraphLooks(Buffer.alloc(600, 0xff), table).at(5).value.style).toBe(0);
});

test('damaged documents are read or refused, without a fault', async () => {
  const whole = fixture('headings.doc');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
      fc.integer({ min: 600, max: whole.length }),
      async (changes, length) => {
        const bytes = Uint8Array.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at < length && at > 8) bytes[at] = value;
        const opened = await open(bytes);
        expect(opened?.kind ?? 'unknown').toMatch(/^(?:opened|refused|unknown)$/);
      },
    ),
  );
});

test('fields that do not end cost no more than others', async () => {
  const unit = '\x13 HYPERLINK "https://x.example/" \x14A';
  const write = (text: string) => new DocText(null).write(text, 0, 1);
  await expectLinear(write, (length) => unit.repeat(length / unit.length), 800_000);
});

test('paragraphs behind the end of what is read are not looked at', () => {
  let looked = 0;
  const none = new Uint8Array(0);
  const text = new DocText({
    characters: characterLooks(none, none),
    paragraphs: paragraphLooks(none, none),
    kindOf: () => {
      looked++;
      return { heading: null, isItem: false };
    },
  });
  text.write('a\r'.repeat(MOST_TAGS), 0, 1);
  const written = text.ended().toString();
  expect(looked).toBe(written.split('\n').length);
  expect(looked).toBeLessThanOrEqual(MOST_TAGS / 2);
});

test.each<[why: string, unit: string]>([
  ['paragraphs', 'The bridge is open.\r'],
  ['fields that do not end', '\x13 HYPERLINK "https://x.example/" \x14A'],
  ['cells', 'A\x07'],
])('time grows with the length only: %s', async (_, unit) => {
  await expectLinear(open, (length) => word97(unit.repeat(length / unit.length)), 25_000);
});
