/** Files of each format whose numbers no reader expects. */
import { zip } from '../make/make-zip.ts';
import { BODY } from './text.ts';

const odt = (body: string) =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: `<office:text><text:p>${BODY}</text:p>${body}</office:text>` },
  ]);
const ods = (row: string) =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      content: `<table:table>${[
        ['Title', 'Outlet', 'Date', 'Summary'],
        ['Ferry sails', 'Herald', '2017-02-15', BODY],
      ]
        .map(
          (cells) =>
            `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`,
        )
        .join('')}${row}</table:table>`,
    },
  ]);
export const docx = (body: string) =>
  zip([
    { name: '[Content_Types].xml', content: '' },
    { name: 'word/document.xml', content: `<w:p><w:r><w:t>${BODY}</w:t></w:r></w:p>${body}` },
  ]);
const xlsx = (sheet: string) =>
  zip([
    { name: '[Content_Types].xml', content: '' },
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet r:id="a"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="a" Type="/worksheet" Target="a.xml"/></Relationships>',
    },
    {
      name: 'xl/a.xml',
      content: `<sheetData>${[
        ['Title', 'Outlet', 'Date', 'Summary'],
        ['Ferry sails', 'Herald', '2017-02-15', BODY],
      ]
        .map((cells) => `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`)
        .join('')}${sheet}</sheetData>`,
    },
  ]);

/** What a count, a size or a place in a file may say. */
export const NUMBERS = [
  '-1',
  '-5',
  '0',
  '1e9',
  '1e308',
  '-1e308',
  '2147483648',
  '4294967296',
  '9'.repeat(40),
  'NaN',
  'Infinity',
  '-Infinity',
  '0x7f',
  '1.5',
  '',
  ' ',
  'a',
];

/** Each place where a reader takes a number from a file. */
export const PLACES: readonly (readonly [where: string, fileName: string, (n: string) => string | Uint8Array])[] = [
  ['spaces of OpenDocument', 'x.odt', (n) => odt(`<text:p>a<text:s text:c="${n}"/>b</text:p>`)],
  ['levels of OpenDocument', 'x.odt', (n) => odt(`<text:h text:outline-level="${n}">Ferry</text:h>`)],
  [
    'spans of OpenDocument',
    'x.odt',
    (n) =>
      odt(
        `<table:table><table:table-row><table:table-cell table:number-columns-spanned="${n}" table:number-rows-spanned="${n}"><text:p>a</text:p></table:table-cell></table:table-row></table:table>`,
      ),
  ],
  [
    'repeated cells of OpenDocument',
    'x.ods',
    (n) =>
      ods(
        `<table:table-row><table:table-cell table:number-columns-repeated="${n}" table:number-rows-spanned="${n}"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>`,
      ),
  ],
  [
    'days of OpenDocument',
    'x.ods',
    (n) => ods(`<table:table-row><table:table-cell office:date-value="${n}"/></table:table-row>`),
  ],
  [
    'levels of Word',
    'x.docx',
    (n) => docx(`<w:p><w:pPr><w:outlineLvl w:val="${n}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`),
  ],
  [
    'spans of Word',
    'x.docx',
    (n) =>
      docx(
        `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="${n}"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
      ),
  ],
  ['rows of Excel', 'x.xlsx', (n) => xlsx(`<row r="${n}"><c t="str" r="A${n}"><v>a</v></c></row>`)],
  [
    'styles and texts of Excel',
    'x.xlsx',
    (n) => xlsx(`<row><c t="s" s="${n}"><v>${n}</v></c><c s="${n}"><v>${n}</v></c></row>`),
  ],
  ['ranges of Excel', 'x.xlsx', (n) => xlsx(`<mergeCell ref="A${n}:ZZZ${n}"/>`)],
  ['characters of RTF', 'x.rtf', (n) => `{\\rtf1 ${BODY}\\u${n}?\\uc${n}\\u${n} a\\par}`],
  [
    'words of RTF',
    'x.rtf',
    (n) =>
      `{\\rtf1\\ansicpg${n}{\\fonttbl{\\f${n}\\fcharset${n} A;}}\\deff${n}${BODY}\\s${n}\\outlinelevel${n} a\\'ff\\par\\bin${n} b}`,
  ],
  ['references of HTML', 'x.html', (n) => `<p>${BODY}&#${n};&#x${n};</p>`],
  [
    'spans of HTML',
    'x.html',
    (n) => `<p>${BODY}</p><table><tr><td colspan="${n}" rowspan="${n}">a<td>b<tr><td>c</table>`,
  ],
  [
    'times of HTML',
    'x.html',
    (n) =>
      `<time datetime="${n}">x</time><abbr data-utime="${n}">y</abbr><span data-timestamp="${n}">z</span><p>${BODY}</p>`,
  ],
  [
    'durations',
    'x.html',
    (n) =>
      `<meta property="video:duration" content="${n}"><script type="application/ld+json">{"@type":"VideoObject","name":"a","duration":"PT${n}S"}</script><p>${BODY}</p>`,
  ],
  [
    'instants of downloads',
    'x.json',
    (n) =>
      JSON.stringify({
        title: 'Ferry',
        extractor: 'youtube',
        webpage_url: 'https://youtu.be/dQw4w9WgXcQ',
        duration: n,
        timestamp: n,
        release_timestamp: n,
        description: BODY,
      }),
  ],
  ['JSON', 'x.json', (n) => `{"title":"Ferry","date":"${n}","text":"${BODY}","wordCount":"${n}"}`],
  ['YAML', 'x.md', (n) => `---\ntitle: Ferry\ndate: ${n}\n---\n\n${BODY}`],
  ['TOML', 'x.md', (n) => `+++\ntitle = "Ferry"\ndate = ${n}\n+++\n\n${BODY}`],
  ['days of tables', 'x.csv', (n) => `Title,Outlet,Date,Summary\nFerry,Herald,${n},"${BODY}"\n`],
  ['days of text', 'x.txt', (n) => `# Ferry\n\nHerald, ${n} May ${n}\n\n${n}/${n}/${n} ${n}-${n}-${n}\n\n${BODY}`],
  ['times of captions', 'x.vtt', (n) => `WEBVTT\n\n${n}:${n}:${n}.${n} --> ${n}:${n}\n${BODY}\n`],
  ['cues of captions', 'x.srt', (n) => `${n}\n00:00:${n},000 --> 00:${n}:02,000\n${BODY}\n`],
  [
    'days of mails',
    'x.eml',
    (n) =>
      `From: a@example.org\nTo: b@example.org\nSubject: Ferry\nDate: Mon, ${n} Feb ${n} ${n}:00:00 +${n}\nContent-Length: ${n}\n\n${BODY}`,
  ],
  [
    'parts of mails',
    'x.eml',
    (n) =>
      `From: a@example.org\nTo: b@example.org\nSubject: Ferry\nContent-Type: text/plain; name*${n}*=%${n}; name*0="a"\nContent-Transfer-Encoding: quoted-printable\n\n=${n} ${BODY}`,
  ],
  [
    'lengths of web archives',
    'x.warc',
    (n) =>
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: ${n}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${n}\r\n\r\n<p>${BODY}</p>\r\n\r\n`,
  ],
  [
    'chunks of answers',
    'x.txt',
    (n) =>
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n${n}\r\n<p>${BODY}</p>\r\n0\r\n\r\n`,
  ],
  [
    'feeds',
    'x.xml',
    (n) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><item><title>Ferry</title><pubDate>${n} ${n}</pubDate><itunes:duration>${n}</itunes:duration><description>${BODY}&#${n};</description></item></channel></rss>`,
  ],
];
