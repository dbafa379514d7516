/** Halves of characters, which formats can spell alone, never reach a clip: what is stored and sent is well-formed. */
import { expect, test } from 'vitest';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { compileNames } from '../../../shared/name/index.ts';

const BODY = 'The ferry goes on as before, and Mara Lind said that the harbour is open. '.repeat(4);
const ld = (json: string) => `<script type="application/ld+json">${json}</script><p>${BODY}</p>`;

test.each<[why: string, fileName: string, source: string]>([
  ['RTF', 'x.rtf', `{\\rtf1 Ferry \\u-10179? sails\\par ${BODY}\\u-9216?\\par}`],
  [
    'HTML in RTF',
    'x.rtf',
    `{\\rtf1\\fromhtml1 {\\*\\htmltag64 <h1>}Ferry \\u-10179? sails{\\*\\htmltag72 </h1>}${BODY}}`,
  ],
  ['JSON', 'x.json', `{"title":"Ferry \\ud83d sails","outlet":"Her\\udc00ald","date":"2017-02-15","text":"${BODY}"}`],
  ['JSON-LD', 'x.html', ld('{"@type":"NewsArticle","headline":"Ferry \\ud83d sails"}')],
  ['loose JSON-LD', 'x.html', ld('{"@type":"NewsArticle",,"headline":"Ferry \\ud83d sails"}')],
])('%s', async (_, fileName, source) => {
  const names = compileNames([{ id: 'mara', name: 'Mara Lind', aliases: [] }]);
  const [read] = await parseFile(Buffer.from(source), fileName, names, { today: '2026-11-22' });
  expect(read?.clip.title).toBe('Ferry \ufffd sails');
  // JSON writes a half alone as an escape.
  expect(JSON.stringify(read)).not.toMatch(/\\ud[89a-f]/i);
});

test('whole characters stay', async () => {
  const source = '{"title":"Ferry \\ud83d\\udea2 sails","outlet":"Herald","date":"2017-02-15","text":"On it goes."}';
  const [read] = await parseFile(Buffer.from(source), 'x.json', compileNames([]), { today: '2026-11-22' });
  expect(read?.clip.title).toBe('Ferry 🚢 sails');
});
