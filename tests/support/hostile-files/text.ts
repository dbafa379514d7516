/** Files of each format that hold a text which no queue, row or mail takes. */
import { Buffer } from 'node:buffer';
import { zip } from '../make/make-zip.ts';

export const BODY = 'The ferry goes on as before, and Mara Lind said that the harbour is open. '.repeat(4);

const hex = (text: string, before: string, digits: number, behind = '') =>
  [...Array(text.length).keys()]
    .map((i) => `${before}${text.charCodeAt(i).toString(16).padStart(digits, '0')}${behind}`)
    .join('');
/** As JSON, and formats like it, spell any UTF-16 unit. */
const escaped = (text: string) => hex(text, '\\u', 4);
const referenced = (text: string) => hex(text, '&#x', 1, ';');
const rtf = (text: string) =>
  [...Array(text.length).keys()].map((i) => `\\u${(text.charCodeAt(i) << 16) >> 16}?`).join('');
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
export const encodedWord = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const ld = (json: string) => `<script type="application/ld+json">${json}</script><p>${BODY}</p>`;
const document = (text: string) =>
  zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p><w:p><w:r><w:t>${BODY}</w:t></w:r></w:p></w:body></w:document>`,
    },
  ]);

/** Where a format takes a text: raw as it is, or by its own escapes. */
export const FORMATS: readonly (readonly [
  where: string,
  fileName: string,
  file: (text: string) => string | Uint8Array,
])[] = [
  ['text', 'x.txt', (t) => `Ferry ${t} sails\nHerald\n2017-02-15\n\n${BODY} ${t}`],
  ['text in UTF-16', 'x.txt', (t) => utf16(`Ferry ${t} sails\nHerald\n2017-02-15\n\n${BODY} ${t}`)],
  ['Markdown', 'x.md', (t) => `# Ferry ${t} sails\n\n${BODY}\n\n![${t}](https://example.org/${t}.mp4)`],
  ['references in Markdown', 'x.md', (t) => `# Ferry ${referenced(t)} sails\n\n${BODY}`],
  ['YAML', 'x.md', (t) => `---\ntitle: "Ferry ${escaped(t)} sails"\ntags: ["${escaped(t)}"]\n---\n${BODY}`],
  ['YAML, raw', 'x.md', (t) => `---\ntitle: 'Ferry ${t} sails'\n---\n${BODY}`],
  ['TOML', 'x.md', (t) => `+++\ntitle = "Ferry ${escaped(t)} sails"\n+++\n${BODY}`],
  ['HTML', 'x.html', (t) => `<title>${t}</title><h1 class="${t}">Ferry ${t} sails</h1><p>${BODY}${t}`],
  [
    'references in HTML',
    'x.html',
    (t) =>
      `<title>Ferry ${referenced(t)} sails</title><meta name=author content="Ann ${referenced(t)} Lee"><p>${BODY}${referenced(t)}`,
  ],
  [
    'an address in HTML',
    'x.html',
    (t) =>
      `<h1>Ferry</h1><p>${BODY}<iframe src="https://www.youtube.com/embed/${referenced(t)}"></iframe><video src="https://example.org/a${hex(t, '%', 2)}.mp4">`,
  ],
  ['JSON', 'x.json', (t) => `{"title":"Ferry ${escaped(t)} sails","outlet":"Her${escaped(t)}ald","text":"${BODY}"}`],
  [
    'calls in scripts',
    'x.html',
    (t) =>
      `<h1>Ferry</h1><p>${BODY}<script>jwplayer("a").setup({file:"https://example.org/${escaped(t)}.mp4"});$bp("x",{"video":"${escaped(t)}"});kWidget.embed({entry_id:"${escaped(t)}"});new YT.Player("x",{videoId:"${escaped(t)}"})</script>`,
  ],
  [
    'attributes that hold JSON or an id',
    'x.html',
    (t) =>
      `<h1>Ferry</h1><p>${BODY}<div data-setup='{"sources":[{"src":"https://www.youtube.com/watch?v=${escaped(t)}"}]}'></div><video-js data-account="1" data-video-id="${referenced(t)}"></video-js><lite-youtube videoid="${t}"></lite-youtube>`,
  ],
  [
    'marks for videos',
    'x.txt',
    (t) => `Ferry\n\n${BODY}\n\n[youtube ${t}]\n\n{{< vimeo ${t} >}}\n\nhttps://youtu.be/${t}`,
  ],
  [
    'what yt-dlp writes',
    'x.info.json',
    (t) =>
      `{"id":"${escaped(t)}","extractor":"youtube","extractor_key":"Youtube","title":"Ferry","description":"${BODY}${escaped(t)}","webpage_url":"https://www.youtube.com/watch?v=${escaped(t)}","upload_date":"20170215"}`,
  ],
  ['keys of JSON', 'x.json', (t) => `{"title":"Ferry","${escaped(t)}":"A","text":"${BODY}"}`],
  [
    'several clips in JSON',
    'x.json',
    (t) => `[{"title":"A ${escaped(t)}","text":"${BODY}"},{"title":"B","text":"${BODY}"}]`,
  ],
  ['JSON-LD', 'x.html', (t) => ld(`{"@type":"NewsArticle","headline":"Ferry ${escaped(t)} sails"}`)],
  ['loose JSON-LD', 'x.html', (t) => ld(`{"@type":"NewsArticle",,"headline":"Ferry ${escaped(t)} sails"}`)],
  [
    'a feed',
    'x.xml',
    (t) =>
      `<rss><channel><title>${t}</title><item><title>Ferry ${referenced(t)} sails</title><description><![CDATA[${BODY}${t}]]></description></item></channel></rss>`,
  ],
  ['CSV', 'x.csv', (t) => `title,outlet,date,text\n"Ferry ${t} sails",Herald,2017-02-15,"${BODY}"\n`],
  [
    'subtitles',
    'x.srt',
    (t) => `1\n00:00:01,000 --> 00:00:04,000\nFerry ${t} sails\n\n2\n00:00:05,000 --> 00:00:09,000\n${BODY}\n`,
  ],
  [
    'a mail',
    'x.eml',
    (t) =>
      `Subject: ${encodedWord(`Ferry ${t} sails`)}\nFrom: ${encodedWord(t)} <a@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n${BODY}${t}\n--b\nContent-Type: image/png; name="${encodedWord(`${t}.png`)}"\nContent-Disposition: attachment\n\nx\n--b--\n`,
  ],
  ['RTF', 'x.rtf', (t) => `{\\rtf1 Ferry ${rtf(t)} sails\\par ${BODY}${rtf(t)}\\par}`],
  [
    'HTML in RTF',
    'x.rtf',
    (t) => `{\\rtf1\\fromhtml1 {\\*\\htmltag64 <h1>}Ferry ${rtf(t)} sails{\\*\\htmltag72 </h1>}${BODY}}`,
  ],
  ['a document of Word', 'x.docx', (t) => document(`Ferry ${t} sails`)],
  ['references in a document of Word', 'x.docx', (t) => document(`Ferry ${referenced(t)} sails`)],
  [
    'members of an archive',
    'x.zip',
    (t) => zip(['', '2'].map((n) => ({ name: `a${t}${n}.txt`, content: `Ferry ${t}\n\n${BODY}` }))),
  ],
  ['a name of a file', 'clips/a\ud800\u0001\uffff.txt', (t) => `Ferry ${t}\n\n${BODY}`],
];
