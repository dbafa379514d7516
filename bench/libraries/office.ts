/** Word and OpenDocument texts as HTML: our `openDocx` and `openOdt` against mammoth, which reads Word only. */
import type { Bench } from '../figures.ts';
import { install, load, versioned } from '../peers.ts';
import { type Candidate, columns, compare, explanation, type LabelledCase } from './compare.ts';

/** HTML; null where the file is refused. */
type Answer = string | null;

const OURS = `
import { openDocx } from '../../shared/file/container/docx.ts';
export const answer = async (bytes) => {
  const opened = await openDocx(bytes);
  const content = opened.kind === 'opened' ? opened.parts[0]?.content : null;
  return content?.kind === 'text' ? content.text : null;
};`;
const MAMMOTH = `
import mammoth from 'mammoth';
export const answer = async (bytes) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;`;

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const LINK = 'https://youtu.be/aqz-KE-bpKQ';

const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const cell = (text: string) => `<w:tc>${p(r(text))}</w:tc>`;

/** What the HTML must and must not have once attributes other than addresses, and paragraphs in cells and items, are gone. */
type Row = readonly [why: string, body: string, has: readonly string[], hasNot?: readonly string[]];

const DOCUMENTS: readonly Row[] = [
  ['paragraphs', p(r('One.')) + p(r('Two.')), ['<p>One.</p>', '<p>Two.</p>']],
  ['a heading by its style', p(r('Bridge'), style('Heading1')), ['<h1>Bridge</h1>']],
  ['a heading in a German template', p(r('Brücke'), style('berschrift2')), ['<h2>Brücke</h2>']],
  ['a heading by a style based on one', p(r('House style'), style('House')), ['<h1>House style</h1>']],
  ['a heading by its outline level', p(r('Level'), '<w:outlineLvl w:val="1"/>'), ['<h2>Level</h2>']],
  ['runs in the midst of a word', p(r('Bri') + r('dge')), ['<p>Bridge</p>']],
  ['bold text', p(r('Summary:', '<w:b/>') + r(' text')), ['Summary:', ' text</p>'], ['<p>Summary:']],
  ['bold turned off', p(r('Plain', '<w:b w:val="0"/>')), ['<p>Plain</p>']],
  ['a list', p(r('Item'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), ['<li>Item</li>']],
  ['a table', `<w:tbl><w:tr>${cell('A')}${cell('B')}</w:tr></w:tbl>`, ['<td>A</td>', '<td>B</td>', '<tr>']],
  ['a link', p(`<w:hyperlink r:id="rId7">${r('Watch')}</w:hyperlink>`), [`<a href="${LINK}">Watch</a>`]],
  [
    'a link as a field',
    p(
      `${field('begin')}<w:r><w:instrText> HYPERLINK "${LINK}" </w:instrText></w:r>${field('separate')}${r('Watch')}${field('end')}`,
    ),
    [`<a href="${LINK}">Watch</a>`],
    ['HYPERLINK'],
  ],
  [
    'a link as a simple field',
    p(`<w:fldSimple w:instr=' HYPERLINK "${LINK}" '>${r('Watch')}</w:fldSimple>`),
    [`<a href="${LINK}">Watch</a>`],
  ],
  ['a dangerous link', p(`<w:hyperlink r:id="rId8">${r('Click')}</w:hyperlink>`), ['Click'], ['javascript:']],
  [
    'deleted text',
    p(`${r('Kept')}<w:del>${r('Gone').replaceAll('w:t', 'w:delText')}</w:del>`),
    ['<p>Kept</p>'],
    ['Gone'],
  ],
  ['inserted text', p(`${r('Old ')}<w:ins>${r('new')}</w:ins>`), ['<p>Old new</p>']],
  [
    'moved text',
    p(`<w:moveFrom>${r('Moved')}</w:moveFrom>`) + p(`<w:moveTo>${r('Moved')}</w:moveTo>`),
    ['<p>Moved</p>'],
    ['Moved</p><p>Moved'],
  ],
  ['hidden text', p(r('Seen') + r('Hidden', '<w:vanish/>')), ['<p>Seen</p>'], ['Hidden']],
  ['a line break', p(`${r('One')}<w:r><w:br/></w:r>${r('two')}`), ['One<br>two']],
  ['a tab', p(`${r('One')}<w:r><w:tab/></w:r>${r('two')}`), ['One two']],
  [
    'a text box in two versions',
    p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r('Boxed'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r('Boxed'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    ['Boxed'],
    ['Boxed</p><p>Boxed'],
  ],
  [
    'an online video',
    p(
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"><a:hlinkClick r:id="rId7"/></wp:docPr><a:graphic><a:graphicData><pic:pic><wp15:webVideoPr embeddedHtml="&lt;iframe src=&quot;https://www.youtube.com/embed/aqz-KE-bpKQ&quot;&gt;&lt;/iframe&gt;" h="1" w="1"/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
    ),
    ['youtube.com/embed/aqz-KE-bpKQ'],
  ],
  ['a content control', `<w:sdt><w:sdtContent>${p(r('Controlled'))}</w:sdtContent></w:sdt>`, ['<p>Controlled</p>']],
  ['signs that HTML escapes', p(r('A &amp; B &lt;b&gt;')), ['A &amp; B &lt;b&gt;']],
];
/** For the time. */
const LONG: Row = [
  'a long document',
  Array.from({ length: 2000 }, (_, i) => p(r(`Sentence ${i} of the report.`))).join(''),
  ['<p>Sentence 1999 of the report.</p>'],
];

const STYLES = `<w:styles xmlns:w="${W}">
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House"/><w:basedOn w:val="Heading1"/></w:style></w:styles>`;
const NUMBERING = `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const NAMESPACES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"`;

interface Zip {
  file(name: string, content: string): void;
  generateAsync(options: { type: 'uint8array'; compression: 'DEFLATE' }): Promise<Uint8Array>;
}

/** A package with the parts that Word writes (ECMA-376, part 2). */
async function docx(JSZip: new () => Zip, body: string): Promise<Uint8Array> {
  const relation = (id: string, type: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${mode}/>`;
  const relations = (content: string) => `<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`;
  const type = (part: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part === 'document' ? 'document.main' : part}+xml"/>`;
  const zip = new JSZip();
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${['document', 'styles', 'numbering'].map(type).join('')}</Types>`,
  );
  zip.file('_rels/.rels', relations(relation('rId1', 'officeDocument', 'word/document.xml')));
  zip.file('word/document.xml', `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`);
  zip.file('word/styles.xml', STYLES);
  zip.file('word/numbering.xml', NUMBERING);
  zip.file(
    'word/_rels/document.xml.rels',
    relations(
      relation('rId1', 'styles', 'styles.xml') +
        relation('rId2', 'numbering', 'numbering.xml') +
        relation('rId7', 'hyperlink', LINK, ' TargetMode="External"') +
        relation('rId8', 'hyperlink', 'javascript:alert(1)', ' TargetMode="External"'),
    ),
  );
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

export const office: Bench = async (session, progress) => {
  const remark = await install(session, progress);
  if (remark !== null) return { title: 'Word documents', columns: {}, rows: [], remarks: [remark] };
  const { default: JSZip } = await load<{ default: new () => Zip }>('jszip');
  const cases = await Promise.all(
    [...DOCUMENTS, LONG].map(async ([why, body, has, hasNot = []]): Promise<LabelledCase<Uint8Array, Answer>> => {
      const isRight = (html: Answer) => {
        const text = simplified(html ?? '');
        return has.every((piece) => text.includes(piece)) && !hasNot.some((piece) => text.includes(piece));
      };
      return { input: await docx(JSZip, body), why, isRight };
    }),
  );
  progress(`Reading ${cases.length} Word documents…`);
  const candidates: Candidate<Uint8Array, Answer>[] = [
    { name: 'clipwatch', code: OURS },
    { name: await versioned('mammoth'), code: MAMMOTH },
  ];
  const { rows, wrong } = await compare(session, candidates, cases);
  return {
    title: `Word documents (DOCX) as HTML: ${cases.length} files, each with one feature`,
    columns,
    rows,
    remarks: [
      explanation,
      ...[...wrong].map(([name, cases]) => `${name} is wrong on: ${cases.map(({ why }) => why).join(', ') || 'none'}`),
      'mammoth reads no OpenDocument; the two formats share most of our code',
    ],
  };
};

/** HTML of both in one form: only addresses as attributes, no paragraphs within cells and items. */
function simplified(html: string): string {
  return html
    .replace(/\n/g, '')
    .replace(/<(\w+)(\s[^>]*)?>/g, (_, name: string, attributes = '') => `<${name}${addressIn(attributes)}>`)
    .replace(/<br ?\/?>/g, '<br>')
    .replace(/<(td|li)><p>/g, '<$1>')
    .replace(/<\/p><\/(td|li)>/g, '</$1>')
    .replace(/\t/g, ' ');
}

function addressIn(attributes: string): string {
  return /\s(?:href|src)="[^"]*"/.exec(attributes)?.[0] ?? '';
}
