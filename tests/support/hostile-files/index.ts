/** The costliest files of each kind that is read, in any length: for tests in a small one, for the bench as long as they may be. */
import { gzipSync } from 'node:zlib';
import { zip } from '../make/make-zip.ts';
import type { HostileFile } from './hostile-file.ts';
import { OFFICE_97 } from './office-97.ts';
import { PACKED } from './packed.ts';
import { besidePicture, manySwelling, STRUCTURES, SWELLING, withoutEnds } from './pdf.ts';

export type { HostileFile } from './hostile-file.ts';

const MB = 1e6;
const PROSE = 'The council of the town met on Monday, and Mara Lind said that the old bridge would be mended. ';

const filled = (piece: string, length: number) => piece.repeat(Math.max(1, Math.floor(length / piece.length)));

/** Text with so much of one piece between a head and an end. */
const text =
  (fileName: string, longest: number, head: string, piece: string, end = '') =>
  (what: string): HostileFile => ({
    what,
    fileName,
    longest,
    make: (length) => Buffer.from(`${head}${filled(piece, length)}${end}`, 'utf8'),
  });

/** An Office document whose member holds so much of one piece. */
const office =
  (fileName: string, first: { name: string; content: string }, member: string, piece: string, tags = ['', '']) =>
  (what: string): HostileFile => ({
    what,
    fileName,
    longest: 29 * MB,
    make: (length) =>
      zip([
        { ...first, stored: true },
        { name: member, content: `${tags[0]}${filled(piece, length)}${tags[1]}`, stored: true },
      ]),
  });

const WORD = { name: '[Content_Types].xml', content: '' };
const ODT = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' };
const ODS = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' };
const docx = (piece: string) => office('x.docx', WORD, 'word/document.xml', piece);
const odt = (piece: string) => office('x.odt', ODT, 'content.xml', piece);
const ods = (piece: string) => office('x.ods', ODS, 'content.xml', piece, ['<table:table>', '</table:table>']);

const mail = (heads: string, piece: string) =>
  text('x.eml', 57 * MB, `From: a@example.org\nTo: b@example.org\nSubject: Ferry\n${heads}\n`, piece);
const rtf = (piece: string, head = '{\\rtf1 ') => text('x.rtf', 57 * MB, head, piece, '}');
const html = (piece: string, head = '<h1>Bridge</h1>', end = '') => text('x.html', 5 * MB, head, piece, end);

const pages = (piece: string) => (what: string) => ({
  what,
  fileName: 'x.zip',
  longest: 60 * MB,
  make: (length: number) =>
    zip(
      Array.from({ length: 20 }, (_, i) => ({ name: `${i}.html`, content: filled(piece, length / 20), stored: true })),
    ),
});

const pdf =
  (longest: number, make: HostileFile['make'], countedFrom?: number | null) =>
  (what: string): HostileFile => ({ what, fileName: 'x.pdf', longest, make, isApart: true, countedFrom });

const ROWS: Readonly<Record<string, (what: string) => HostileFile>> = {
  'PDF: streams without ends': pdf(2 * MB, withoutEnds),
  'PDF: objects without ends': pdf(5 * MB, (length) => Buffer.from(`%PDF-1.7\n${filled('1 0 obj\n', length)}`)),
  'PDF: many pages that swell': pdf(100 * MB, manySwelling),
  'PDF: a picture that swells': pdf(100 * MB, besidePicture),
  ...Object.fromEntries(SWELLING.map(([filter, make]) => [`PDF: ${filter}`, pdf(100 * MB, make)])),
  ...Object.fromEntries(Object.entries(STRUCTURES).map(([what, row]) => [what, pdf(...row)])),
  ...OFFICE_97,
  ...PACKED,
  'ZIP: long pages': pages(`<p>${PROSE}</p>`),
  'ZIP: pages of tags': pages('<p><b>a'),
  'ZIP: many files': (what) => ({
    what,
    fileName: 'x.zip',
    longest: 5 * MB,
    make: (length) => zip(Array.from({ length: length / 100 }, (_, i) => ({ name: `${i}.txt`, content: PROSE }))),
  }),
  'gzip: prose': (what) => ({
    what,
    fileName: 'x.txt.gz',
    longest: 49 * MB,
    make: (length) => gzipSync(filled(PROSE, length)),
  }),
  'Word: prose': docx(`<w:p><w:r><w:t>${PROSE}</w:t></w:r></w:p>`),
  'Word: paragraphs of a letter': docx('<w:p><w:r><w:t>a</w:t></w:r></w:p>'),
  'Word: empty paragraphs': docx('<w:p/>'),
  'Word: open paragraphs': docx('<w:p><w:r>'),
  'Word: cells': docx('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'),
  'Word: fields': docx('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a</w:instrText></w:r>'),
  'OpenDocument: spaces': odt('<text:p>a<text:s text:c="100"/></text:p>'),
  'OpenDocument: styles': odt('<style:style style:name="a" style:parent-style-name="a"/>'),
  'OpenDocument: cells': ods(
    '<table:table-row><table:table-cell table:number-columns-repeated="400"><text:p>a</text:p></table:table-cell></table:table-row>',
  ),
  'RTF: prose': rtf(`${PROSE}\\par\n`),
  'RTF: bytes': rtf("\\'e9"),
  'RTF: characters': rtf('\\u233?'),
  'RTF: groups': rtf('{a}'),
  'RTF: open groups': rtf('{'),
  'RTF: cells': rtf('\\trowd\\cellx1\\intbl a\\cell\\row '),
  'RTF: fields': rtf('{\\field{\\*\\fldinst HYPERLINK "https://a'),
  'RTF: a page in it': rtf('{\\*\\htmltag64 <p>}a', '{\\rtf1\\fromhtml1 '),
  'mail: prose': mail('', `${PROSE}\n`),
  'mail: quoted-printable': mail(
    'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n',
    '=C3=A9',
  ),
  'mail: base64': mail(
    'Content-Transfer-Encoding: base64\n',
    `${Buffer.from(PROSE.slice(0, 57)).toString('base64')}\n`,
  ),
  'mail: empty parts': mail('Content-Type: multipart/mixed; boundary=x\n', '--x\n\na\n'),
  'mail: parts in parts': mail(
    'Content-Type: multipart/mixed; boundary=x\n',
    '--x\nContent-Type: multipart/mixed; boundary=x\n\n',
  ),
  'mail: boundaries that nearly are': mail('Content-Type: multipart/mixed; boundary=x\n', '--xy\n--\n -x\n'),
  'mail: a long boundary': mail(
    `Content-Type: multipart/mixed; boundary=${'x'.repeat(70)}\n`,
    `--${'x'.repeat(69)}y\n`,
  ),
  'mail: many boundaries': mail(
    'Content-Type: multipart/mixed; boundary=x\n',
    '--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\na\n--y--\n',
  ),
  'mail: mails in mails': mail('Content-Type: message/rfc822\n', '\nContent-Type: message/rfc822\n\n'),
  'mail: heads': text('x.eml', 57 * MB, 'From: a@example.org\nSubject: Ferry\n', 'X: a\n', `\n${PROSE}`),
  'mail: encoded words': text('x.eml', 5 * MB, 'From: a@example.org\nSubject:', ' =?utf-8?B?YQ==?=', `\n\n${PROSE}`),
  'mail: marks of quoting': mail('', '> > > a\n'),
  mailbox: text(
    'x.mbox',
    57 * MB,
    '',
    `From a@example.org Mon Feb  6 10:00:00 2017\nFrom: a@example.org\nSubject: a\n\n${PROSE}\n\n`,
  ),
  'a mailbox of heads': text('x.mbox', 57 * MB, '', 'From a@example.org Mon Feb  6 10:00:00 2017\nFrom: a\n\n'),
  'a mailbox that nearly is': text(
    'x.mbox',
    57 * MB,
    'From a@example.org Mon Feb  6 10:00:00 2017\nA: b\n\n',
    '\nFrom a 1\n',
  ),
  'MHTML: parts': text(
    'x.mhtml',
    57 * MB,
    'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="x"\n\n',
    `--x\nContent-Type: text/html\nContent-Location: https://example.org/\n\n<p>${PROSE}\n`,
  ),
  'WARC: records': text(
    'x.warc',
    57 * MB,
    '',
    'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: 58\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>aaaaaaaaa\r\n\r\n',
  ),
  'an answer in chunks': text(
    'x.txt',
    57 * MB,
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n',
    '1\r\na\r\n',
  ),
  'JSON: clips': text('x.json', 5 * MB, '[', '{"title":"a","url":"https://example.org/a"},', '{}]'),
  'JSON: depth': text('x.json', 5 * MB, '', '[{"a":'),
  'YAML: anchors': text('x.md', 5 * MB, '---\n', 'a: &a [*a, b]\n', `---\n\n${PROSE}`),
  'YAML: depth': text('x.md', 5 * MB, '---\na: ', '[', `\n---\n\n${PROSE}`),
  'TOML: tables': text('x.md', 5 * MB, '+++\n', '[[a]]\nb = 1\n', `+++\n\n${PROSE}`),
  'Markdown: all of it': text('x.md', 5 * MB, '# A\n\n', '> - [a](b "c") `d` **e** | f |\n'),
  'Markdown: brackets': text('x.md', 5 * MB, '# A\n\n', '['),
  'Markdown: stars': text('x.md', 5 * MB, '# A\n\n', '*a '),
  // Its parser looks at each pair of marks of a paragraph.
  'Markdown: marks that nearly pair': text('x.md', 5 * MB, '# A\n\n', `${'*a_ '.repeat(100)}\n\n`),
  'CSV: clips': text('x.csv', 57 * MB, 'Title,Outlet,Date,Summary\n', `Ferry,Herald,2017-02-15,"${PROSE}"\n`),
  'CSV: quotes': text('x.csv', 5 * MB, 'Title,Outlet,Date,Summary\n', '"'),
  'feed: items': text(
    'x.xml',
    5 * MB,
    '<rss><channel>',
    `<item><title>a</title><description>${PROSE}</description></item>`,
    '</channel></rss>',
  ),
  'captions: cues': text('x.vtt', 57 * MB, 'WEBVTT\n\n', '00:00:01.000 --> 00:00:02.000\nMara Lind\n\n'),
  'a page: prose': html(`<div class=a><a href="https://youtu.be/dQw4w9WgXcQ">${PROSE}</a></div>`),
  'a page: its title': html(PROSE, '<title>', `</title><p>${PROSE}`),
  'a page: a title of parts': html('a | b - c – d: ', '<title>', `</title><p>${PROSE}`),
  'a page: its heading': html(PROSE, '<h1>', `</h1><p>${PROSE}`),
  'a page: bold that goes on': (what) => ({
    what,
    fileName: 'x.html',
    longest: 5 * MB,
    // Each is another one: of those alike no more than three go on.
    make: (length) =>
      Buffer.from(`<h1>Bridge</h1>${Array.from({ length: length / 17 }, (_, i) => `<b id=${i}><p>x`).join('')}`),
  }),
  'a page: nested elements': html('<div>'),
  'a page: unclosed elements': html('<p><b><i><a href=x>y'),
  'a page: attributes': html('a=1 ', '<p ', `>${PROSE}`),
  'a page: angles': html('<'),
  'a page: data': html(
    '{"@type":"NewsArticle","headline":"a"},',
    '<script type="application/ld+json">[',
    `{}]</script><p>${PROSE}`,
  ),
  'text: prose': text('x.txt', 5 * MB, 'Bridge\n\n', PROSE),
  'text: lines with numbers': text('x.txt', 5 * MB, 'Bridge\n\n', 'The ferry sails on 5.\n'),
  'text: days': text('x.txt', 5 * MB, 'Bridge\n\n', '3 May 2020, 04/05/2019 '),
  'text: slashes': text('x.txt', 5 * MB, 'A\n\n', '0/'),
};

/** Files whose cost grows with their length at most in proportion. */
export const HOSTILE: readonly HostileFile[] = Object.entries(ROWS).map(([what, row]) => row(what));
