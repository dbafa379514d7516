/** What no queue, row or mail takes, and every format can spell, never reaches a clip: it is mended where text is read. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { resultOfClips } from '../../../shared/clip/result.ts';
import { uploadMetadataIn } from '../../../shared/file/index.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { unfitIn, wellFormed } from '../../../shared/well-formed.ts';
import { zip } from '../../support/make-zip.ts';

const BODY = 'The ferry goes on as before, and Mara Lind said that the harbour is open. '.repeat(4);
const NAMES = compileNames([{ id: 'mara', name: 'Mara Lind', aliases: [] }]);
const TODAY = '2026-11-22';

const read = (file: string | Uint8Array, fileName: string, metadata = {}) =>
  parseFile(Buffer.from(file), fileName, NAMES, { today: TODAY, metadata });

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
const encodedWord = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
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
const FORMATS: readonly (readonly [where: string, fileName: string, file: (text: string) => string | Uint8Array])[] = [
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

const UNFIT = [
  '\0',
  '\u0001',
  '\b',
  '\v',
  '\f',
  '\u001b',
  '\u001f',
  '\ufffe',
  '\uffff',
  '\ud83d',
  '\udea2',
  '\udea2\ud83d',
];

describe.each(FORMATS)('%s', (_, fileName, file) => {
  test.each(UNFIT.map((text) => [JSON.stringify(text).replace('\ufffe', 'U+FFFE').replace('\uffff', 'U+FFFF'), text]))(
    'with %s',
    async (_, text) => {
      await expectMended(fileName, file(text));
    },
  );

  test('with any text', async () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 1, 12, 0xd83d, 0xdea2, 0xffff));
    const anyText = fc.array(unit, { maxLength: 12 }).map((units) => String.fromCharCode(...units));
    await fc.assert(
      fc.asyncProperty(anyText, (text) => expectMended(fileName, file(text))),
      { numRuns: 25 },
    );
  });
});

async function expectMended(fileName: string, file: string | Uint8Array) {
  const clips = await read(file, fileName);
  expect(unfitIn(clips)).toBeNull();
  expect(new Set(clips.map(({ clip }) => clip.part))).toHaveProperty('size', clips.length);
  const version = { bucket: 'b', key: 'k', versionId: 'v', sequencer: '1', lastModified: TODAY, receivedAt: TODAY };
  expect(unfitIn(resultOfClips(version, clips, [], 1))).toBeNull();
}

test.each<[where: string, fileName: string, source: string]>([
  ['JSON', 'x.json', `{"title":"Ferry \\ud83d sails","outlet":"Herald","text":"${BODY}"}`],
  ['YAML', 'x.md', `---\ntitle: "Ferry \\ud83d sails"\n---\n${BODY}`],
  ['TOML', 'x.md', `+++\ntitle = "Ferry \\uffff sails"\n+++\n${BODY}`],
  ['RTF', 'x.rtf', `{\\rtf1 Ferry \\u-10179? sails\\par ${BODY}\\par}`],
  ['HTML', 'x.html', `<h1>Ferry &#xffff; sails</h1><p>${BODY}`],
  [
    'a feed',
    'x.xml',
    `<rss><channel><item><title>Ferry &#xffff; sails</title><description>${BODY}</description></item></channel></rss>`,
  ],
])('the rest of a title stays: %s', async (_, fileName, source) => {
  const [first] = await read(source, fileName);
  expect(first?.clip.title).toBe('Ferry \ufffd sails');
});

test('whole characters stay', async () => {
  const source = '{"title":"Ferry \\ud83d\\udea2 sails","outlet":"Herald","date":"2017-02-15","text":"On it goes."}';
  const [first] = await read(source, 'x.json');
  expect(first?.clip.title).toBe('Ferry 🚢 sails');
});

test.each([
  ['raw', 'x.txt', `Ferry\u0001\uffff sails\n\nMara\u0007Lind was there. ${BODY}`],
  ['by references', 'x.html', `<h1>Ferry&#1;&#xffff; sails</h1><p>Mara&#7;Lind was there. ${BODY}`],
])('offsets stay true where text is mended: %s', async (_, fileName, source) => {
  const [first] = await read(source, fileName);
  const { title, evidence, mentions } = first?.clip ?? {};
  expect(title).toBe('Ferry \ufffd sails');
  const written = source.slice(evidence?.title?.start, evidence?.title?.end);
  expect(written).toMatch(/^Ferry.* sails$/u);
  const spans = mentions?.[0]?.spans.slice(0, 2).map(({ start, end }) => wellFormed(source.slice(start, end)));
  expect(spans).toEqual([wellFormed(/Mara.{1,4}Lind/u.exec(source)?.[0] ?? ''), 'Mara Lind']);
});

test('offsets stay true in Markdown, which knows fewer code points', async () => {
  const source = `# Ferry &#1;&#xffff;&#xfdd0; sails\n\nOn &#7; board was Mara Lind. ${BODY}`;
  const [first] = await read(source, 'x.md');
  const { title, evidence, mentions } = first?.clip ?? {};
  expect(title).toBe('Ferry \ufffd\ufffd\ufffd sails');
  expect(source.slice(evidence?.title?.start, evidence?.title?.end)).toBe('Ferry &#1;&#xffff;&#xfdd0; sails');
  const spans = mentions?.[0]?.spans.map(({ start, end }) => source.slice(start, end));
  expect(spans).toEqual(Array.from({ length: 5 }, () => 'Mara Lind'));
});

test.each([
  ['an encoded word', encodedWord('Ferry \u0001\uffff sails')],
  ['percent encoding', `Ferry %01%EF%BF%BF sails`],
  ['a half of a character', 'Ferry \ud83d\ud83d sails'],
])('what an uploader states by %s', async (_, title) => {
  const metadata = uploadMetadataIn({ title });
  expect(metadata.title).toMatch(/^Ferry [ \ufffd]\ufffd sails$/u);
  expect(unfitIn(await read(BODY, 'x.txt', metadata))).toBeNull();
});
