/** Documents longer than any text that is read: their beginning, one warning, and nothing made of the rest. */
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { MOST_CHARACTERS, MOST_TAGS } from '../../../../shared/file/text/limits.ts';
import { zip } from '../../../support/make/make-zip.ts';

const odt = (body: string) =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: `<office:text><text:p>Bridge</text:p>${body}</office:text>`, stored: true },
  ]);
const docx = (body: string) =>
  zip([
    { name: '[Content_Types].xml', content: '' },
    { name: 'word/document.xml', content: `<w:p><w:r><w:t>Bridge</w:t></w:r></w:p>${body}`, stored: true },
  ]);
const rtf = (body: string) => Buffer.from(`{\\rtf1 Bridge\\par ${body}}`);

const LONG = 'The bridge is open. '.repeat(300);
const TIMES = Math.ceil(MOST_CHARACTERS / LONG.length) + 100;

const DOCUMENTS: readonly (readonly [
  what: string,
  name: string,
  make: (times: number) => Uint8Array,
  times: number,
])[] = [
  ['long paragraphs', 'x.docx', (n) => docx(`<w:p><w:r><w:t>${LONG}</w:t></w:r></w:p>`.repeat(n)), TIMES],
  ['long paragraphs', 'x.odt', (n) => odt(`<text:p>${LONG}</text:p>`.repeat(n)), TIMES],
  ['long paragraphs', 'x.rtf', (n) => rtf(`${LONG}\\par `.repeat(n)), TIMES],
  ['a paragraph without end', 'x.rtf', (n) => rtf(LONG.repeat(n)), TIMES],
  ['many paragraphs', 'x.docx', (n) => docx('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(n)), MOST_TAGS],
  ['many cells', 'x.rtf', (n) => rtf('\\trowd\\cellx1\\intbl a\\cell\\row '.repeat(n)), MOST_TAGS],
  ['letters in turns bold', 'x.rtf', (n) => rtf('{\\b a}b'.repeat(n)), MOST_TAGS],
];

describe.each(DOCUMENTS)('%s in %s', (_, name, make, times) => {
  const warningsOf = async (bytes: Uint8Array) => {
    const [clip] = await readFile(bytes, name, { today: '2026-11-22' });
    if (clip?.kind !== 'read') throw new Error('nothing was read');
    const cuts = clip.warnings.filter(({ code }) => code === 'too-large');
    return { source: clip.document.source, cuts: cuts.length };
  };

  test('too many are cut at what is read of a text, with one warning', async () => {
    const { source, cuts } = await warningsOf(make(times));
    expect(cuts).toBe(1);
    expect(source).toContain('<p>Bridge</p>');
    expect(source.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(source.split('<').length - 1).toBeLessThanOrEqual(MOST_TAGS);
    expect(Math.max(source.length / MOST_CHARACTERS, source.split('<').length / MOST_TAGS)).toBeGreaterThan(0.95);
  });

  test('an eighth of them is read whole', async () => {
    expect(await warningsOf(make(Math.floor(times / 8)))).toMatchObject({ cuts: 0 });
  });
});

test('what stands behind the end of what is read is not looked at', async () => {
  const tooDeep = '<w:p>'.repeat(1000);
  const body = `<w:p><w:r><w:t>${LONG}</w:t></w:r></w:p>`;
  const read = async (bytes: Uint8Array) => (await readFile(bytes, 'x.docx', { today: '2026-11-22' }))[0]?.kind;
  expect(await read(docx(body.repeat(TIMES + 50) + tooDeep))).toBe('read');
  expect(await read(docx(body + tooDeep))).toBe('refused');
});
