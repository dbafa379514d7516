import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Opened } from '../../../../shared/file/container/container.ts';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { compoundFile } from '../../../support/make/compound.ts';
import { type Packed, zip } from '../../../support/make/make-zip.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document2.xml"/></Relationships>`;
const STYLES = `<w:styles>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="House"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="heading 9"/></w:style></w:styles>`;
const LINKS = `<Relationships>
<Relationship Id="rId7" Type="${RELATIONS}/hyperlink" Target="https://youtu.be/dQw4w9WgXcQ?a=1&amp;b=2" TargetMode="External"/>
<Relationship Id="rId8" Type="${RELATIONS}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`;

function docx(body: string, others: readonly Packed[] = [], stored = false): Uint8Array {
  return zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: MAIN },
    {
      name: 'word/document2.xml',
      content: `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
      stored,
    },
    { name: 'word/styles.xml', content: STYLES },
    { name: 'word/_rels/document2.xml.rels', content: LINKS },
    ...others,
  ]);
}

function odt(body: string, styles = '', others: readonly Packed[] = []): Uint8Array {
  const content = `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content },
    ...others,
  ]);
}

const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

async function open(bytes: Uint8Array): Promise<[id: string | null | undefined, opened: Opened | undefined]> {
  const container = containerOf(bytes, 'x');
  return [container?.id, await container?.open(bytes, 'x')];
}

async function clipIn(bytes: Uint8Array) {
  const [, opened] = await open(bytes);
  if (opened?.kind !== 'opened') throw new Error(opened?.reason);
  const [part] = opened.parts;
  if (part?.content.kind !== 'text') throw new Error('no text');
  return { html: part.content.text.split('\n'), declared: part.declared.map(({ value }) => value) };
}

test('a Word document is read by the rules of any clip', async () => {
  const body = [
    p(r('The Bridge Is Open'), style('Titel')),
    p(r('Radio Hill, 3 March 2019')),
    p(`${r('Summary:', '<w:b/>')}${r(' The bridge opened on Sunday after two years of work.')}`),
  ];
  const [reading] = await readFile(docx(body.join('')), 'clip.docx', { today: '2026-11-22' });
  expect(reading).toMatchObject({
    kind: 'read',
    document: { format: 'docx' },
    fields: {
      title: 'The Bridge Is Open',
      outlet: 'Radio Hill',
      publishedOn: '2019-03-03',
      summary: 'The bridge opened on Sunday after two years of work.',
    },
  });
});

describe('of a Word document', () => {
  test.each<[why: string, body: string, html: string[]]>([
    [
      'headings by style, whatever the language of Word',
      p(r('A'), style('berschrift1')) + p(r('B')),
      ['<h1>A</h1>', '<p>B</p>'],
    ],
    [
      'below a title the headings are a level lower',
      p(r('A'), style('Titel')) + p(r('B'), style('Eigene')),
      ['<h1>A</h1>', '<h2>B</h2>'],
    ],
    [
      'headings by their outline',
      p(r('A'), '<w:outlineLvl w:val="2"/>') + p(r('B'), '<w:outlineLvl w:val="9"/>'),
      ['<h3>A</h3>', '<p>B</p>'],
    ],
    ['a style that is derived from itself', p(r('A'), style('Loop')), ['<p>A</p>']],
    [
      'list items',
      p(r('A'), style('Liste')) +
        p(r('B'), '<w:numPr><w:numId w:val="3"/></w:numPr>') +
        p(r('C'), `${style('Liste')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
      ['<li>A</li>', '<li>B</li>', '<p>C</p>'],
    ],
    ['runs are joined, white space kept', p(r('Ra') + r('dio ') + r('Hill')), ['<p>Radio Hill</p>']],
    ['bold', p(r('A ', '<w:b/>') + r('B', '<w:b w:val="true"/>') + r('C', '<w:b w:val="0"/>')), ['<p><b>A B</b>C</p>']],
    ['what is hidden', p(r('A') + r('B', '<w:vanish/>')), ['<p>A</p>']],
    [
      'breaks, tabs, hyphens',
      p('<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:tab/><w:t>C</w:t><w:noBreakHyphen/><w:t>D</w:t></w:r>'),
      ['<p>A<br>B C-D</p>'],
    ],
    [
      'what was deleted or moved away is gone, what was inserted is there',
      p(
        `<w:ins>${r('A')}</w:ins><w:del><w:r><w:delText>B</w:delText></w:r></w:del><w:moveFrom>${r('C')}</w:moveFrom><w:moveTo>${r('D')}</w:moveTo>`,
      ),
      ['<p>AD</p>'],
    ],
    [
      'a paragraph whose mark was deleted goes on in the next, of which it takes the style',
      p(r('Mara '), `${style('berschrift1')}<w:rPr><w:del w:id="3"/></w:rPr>`) + p(r('Lind left.')) + p(r('B')),
      ['<p>Mara Lind left.</p>', '<p>B</p>'],
    ],
    [
      'of a paragraph that was moved or deleted whole nothing is left, not even its style',
      ['del', 'moveFrom']
        .map((gone) => p(`<w:${gone}>${r('A')}</w:${gone}>`, `<w:rPr><w:${gone} w:id="4"/></w:rPr>`))
        .join('') + p(r('B'), style('berschrift1')),
      ['<h1>B</h1>'],
    ],
    [
      'three in one, and an inserted mark parts two',
      p(r('A'), '<w:rPr><w:del/></w:rPr>') +
        p(r('B'), '<w:rPr><w:del/></w:rPr>') +
        p(r('C'), '<w:rPr><w:ins/></w:rPr>') +
        p(r('D')),
      ['<p>ABC</p>', '<p>D</p>'],
    ],
    ['the last paragraph has none to go on in', p(r('A'), '<w:rPr><w:del/></w:rPr>'), ['<p>A</p>']],
    [
      'it does not go on in a table nor in a text box',
      p(r('A'), '<w:rPr><w:del/></w:rPr>') +
        `<w:tbl><w:tr><w:tc>${p(r('B'), '<w:rPr><w:del/></w:rPr>')}</w:tc></w:tr></w:tbl>` +
        p(r('C'), '<w:rPr><w:del/></w:rPr>') +
        p(`<w:r><w:txbxContent>${p(r('Box'))}</w:txbxContent></w:r>${r('D')}`),
      ['<p>A</p>', '<table>', '<tr>', '<td>', '<p>B</p>', '</td>', '</tr>', '</table>', '<p>Box</p>', '<p>CD</p>'],
    ],
    [
      'what the style was before',
      p(r('A'), `<w:pPrChange><w:pPr>${style('berschrift1')}</w:pPr></w:pPrChange>`),
      ['<p>A</p>'],
    ],
    [
      'a comment is no text',
      p(
        `<w:commentRangeStart w:id="0"/>${r('A')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      ['<p>A</p>'],
    ],
    [
      'links',
      p(`${r('Watch ')}<w:hyperlink r:id="rId7">${r('it')}</w:hyperlink>${r('!')}`),
      ['<p>Watch <a href="https://youtu.be/dQw4w9WgXcQ?a=1&amp;b=2">it</a>!</p>'],
    ],
    [
      'links that lead nowhere',
      p(`<w:hyperlink r:id="rId8">${r('A')}</w:hyperlink><w:hyperlink r:id="rId9">${r('B')}</w:hyperlink>`),
      ['<p>AB</p>'],
    ],
    [
      'links of fields',
      p(
        `${field('begin')}<w:r><w:instrText> HYPERLINK "https://example.org/" \\o "x" </w:instrText></w:r>${field('separate')}${r('A')}${field('end')}${r('B')}`,
      ),
      ['<p><a href="https://example.org/">A</a>B</p>'],
    ],
    [
      'tables',
      `<w:tbl><w:tr><w:tc>${p(r('A'))}</w:tc><w:tc>${p(r('B'))}</w:tc></w:tr></w:tbl>`,
      ['<table>', '<tr>', '<td>', '<p>A</p>', '</td>', '<td>', '<p>B</p>', '</td>', '</tr>', '</table>'],
    ],
    [
      'cells over several columns, and those that go on a cell above',
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>${p(r('A'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc><w:tc/></w:tr></w:tbl>`,
      [
        ...['<table>', '<tr>', '<td colspan="2">', '<p>A</p>', '</td>', '</tr>'],
        ...['<tr>', '<td data-merged>', '</td>', '<td>', '</td>', '</tr>', '</table>'],
      ],
    ],
    [
      'a text box once',
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('Box'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('Box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${r('Text')}`,
      ),
      ['<p>Box</p>', '<p>Text</p>'],
    ],
    [
      'an online video',
      p(
        '<w:r><w:drawing><wp15:webVideoPr embeddedHtml="&lt;iframe width=&quot;9&quot; src=&quot;https://www.youtube.com/embed/dQw4w9WgXcQ?a=1&amp;amp;b&quot;&gt;&lt;/iframe&gt;"/></w:drawing></w:r>',
      ) + p(r('A')),
      ['<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?a=1&amp;b"></iframe>', '<p>A</p>'],
    ],
    [
      'a picture that leads somewhere',
      p('<w:r><w:drawing><a:hlinkClick r:id="rId7"/></w:drawing></w:r>') + p(r('A')),
      [
        '<p><a href="https://youtu.be/dQw4w9WgXcQ?a=1&amp;b=2">https://youtu.be/dQw4w9WgXcQ?a=1&amp;b=2</a></p>',
        '<p>A</p>',
      ],
    ],
    ['signs', p(r('a &lt;b&gt; &amp; &#233;')), ['<p>a &lt;b&gt; &amp; é</p>']],
    ['elements that nobody knows', `<w:constructor><w:toString/>${p(r('A'))}</w:constructor>`, ['<p>A</p>']],
  ])('%s', async (_why, body, html) => {
    expect((await clipIn(docx(body))).html).toEqual(html);
  });
});

describe('of an OpenDocument text', () => {
  test.each<[why: string, body: string, html: string[]]>([
    [
      'headings',
      '<text:p text:style-name="P1">A</text:p><text:h text:outline-level="1">B</text:h><text:h>C</text:h>',
      ['<h1>A</h1>', '<h2>B</h2>', '<h2>C</h2>'],
    ],
    ['white space', '<text:p>A<text:s text:c="3"/>B<text:tab/>C<text:line-break/>D</text:p>', ['<p>A   B C<br>D</p>']],
    ['bold', '<text:p>A <text:span text:style-name="T1">B</text:span> C</text:p>', ['<p>A <b>B</b> C</p>']],
    [
      'lists',
      '<text:list><text:list-item><text:p>A</text:p></text:list-item></text:list><text:p>B</text:p>',
      ['<li>A</li>', '<p>B</p>'],
    ],
    [
      'links',
      '<text:p><text:a xlink:href="https://example.org/">A</text:a>B</text:p>',
      ['<p><a href="https://example.org/">A</a>B</p>'],
    ],
    [
      'tables',
      '<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell></table:table-row></table:table>',
      ['<table>', '<tr>', '<td>', '<p>A</p>', '</td>', '</tr>', '</table>'],
    ],
    [
      'cells over several columns and rows, without what they cover',
      '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>A</text:p></table:table-cell><table:covered-table-cell><text:p>X</text:p></table:covered-table-cell></table:table-row></table:table>',
      ['<table>', '<tr>', '<td colspan="2" rowspan="3">', '<p>A</p>', '</td>', '</tr>', '</table>'],
    ],
    [
      'notes and what was deleted are no text',
      '<text:tracked-changes><text:p>X</text:p></text:tracked-changes><text:p>A<text:note><text:p>X</text:p></text:note>B</text:p>',
      ['<p>AB</p>'],
    ],
  ])('%s', async (_why, body, html) => {
    const styles =
      '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>';
    expect((await clipIn(odt(body, styles))).html).toEqual(html);
  });
});

test.each([
  ['Fähre nach Süden', ['Fähre nach Süden']],
  ['Microsoft Word - clip.docx', []],
  ['Document1', []],
  ['', []],
])('the title %j in the data of a document', async (title, declared) => {
  const core = `<cp:coreProperties><dc:creator>Jo</dc:creator><dc:title>${title}</dc:title><dcterms:created>2019-03-03T00:00:00Z</dcterms:created></cp:coreProperties>`;
  expect((await clipIn(docx(p(r('A')), [{ name: 'docProps/core.xml', content: core }]))).declared).toEqual(declared);
  expect((await clipIn(odt('<text:p>A</text:p>', '', [{ name: 'meta.xml', content: core }]))).declared).toEqual(
    declared,
  );
});

test('a document with a password is refused as that, whatever program wrote it (MS-OFFCRYPTO)', async () => {
  const bytes = compoundFile({ EncryptionInfo: 'x', EncryptedPackage: 'y'.repeat(5000) });
  for (const name of ['list.xlsx', 'text.docx', 'talk.pptx']) {
    const [clip] = await readFile(bytes, name, { today: '2026-11-22' });
    expect(clip).toMatchObject({ kind: 'refused', code: 'not-text', reason: expect.stringContaining('password') });
  }
  expect(
    await readFile(compoundFile({ 'PowerPoint Document': 'x' }), 'talk.ppt', { today: '2026-11-22' }),
  ).toMatchObject([{ kind: 'refused', reason: expect.stringMatching(/old PowerPoint.+Save it as/) }]);
});

describe('refused', () => {
  const good = docx(p(r('A')));
  test.each<[why: string, bytes: Uint8Array, id: string, code: string, says: string]>([
    ['no text', docx(p('')), 'docx', 'empty', 'no text'],
    [
      'no document in it',
      zip([
        { name: '[Content_Types].xml', content: '' },
        { name: 'word/x', content: '' },
      ]),
      'docx',
      'empty',
      'no text',
    ],
    ['cut off', good.subarray(0, -30), 'docx', 'not-text', 'damaged'],
    [
      'encrypted',
      docx('', [{ name: 'word/styles.xml', content: 'x', encrypted: true }]),
      'docx',
      'not-text',
      'encrypted',
    ],
    ['one that swells a thousandfold', docx(' '.repeat(25e6)), 'docx', 'too-large', 'bomb'],
    ['one that nests without end', docx('<w:p>'.repeat(1e6), [], true), 'docx', 'not-text', 'damaged'],
    [
      'one that closes what it never opened',
      docx(`${'<w:p>'.repeat(250)}${'</w:x>'.repeat(1e6)}`, [], true),
      'docx',
      'empty',
      'no text',
    ],
    ['entities in entities', docx('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), 'docx', 'empty', 'no text'],
  ])('%s', async (_why, bytes, id, code, says) => {
    expect(await open(bytes)).toMatchObject([id, { kind: 'refused', code, reason: expect.stringContaining(says) }]);
  });

  test.each<[why: string, count: number, make: (count: number) => Uint8Array]>([
    ['blanks that swell a thousandfold', 25e6, (n) => docx(' '.repeat(n))],
    ['elements that nest without end', 1e6, (n) => docx('<w:p>'.repeat(n), [], true)],
    ['ends of what never began', 1e6, (n) => docx(`${'<w:p>'.repeat(250)}${'</w:x>'.repeat(n)}`, [], true)],
  ])('%s take linear time', async (_why, count, make) => {
    await expectLinear(open, make, count);
  });

  test('no damage makes it throw', async () => {
    const body = p(r('A'), style('Titel')) + p(`<w:hyperlink r:id="rId7">${r('it')}</w:hyperlink>`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(body.length - 1), fc.constantFrom(...'<>/"&=\0 w:')), { maxLength: 9 }),
        async (changes) => {
          const characters = [...body];
          for (const [at, character] of changes) characters[at] = character;
          await open(docx(characters.join('')));
        },
      ),
      { numRuns: 200 },
    );
  });
});
