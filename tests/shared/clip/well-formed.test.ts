/** What no queue, row or mail takes, and every format can spell, never reaches a clip: it is mended where text is read. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { resultOfClips } from '../../../shared/clip/result.ts';
import { uploadMetadataIn } from '../../../shared/file/index.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { unfitIn, wellFormed } from '../../../shared/well-formed.ts';
import { BODY, encodedWord, FORMATS } from '../../support/hostile-files/text.ts';

const NAMES = compileNames([{ id: 'mara', name: 'Mara Lind', aliases: [] }]);
const TODAY = '2026-11-22';

const read = (file: string | Uint8Array, fileName: string, metadata = {}) =>
  parseFile(Buffer.from(file), fileName, NAMES, { today: TODAY, metadata });

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
